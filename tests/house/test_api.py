"""The public API: complete, typed, lazy."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[2]
HEAVY = ("click", "networkx", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "spacy", "numpy")


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    return done.stdout


def test_every_public_name_is_there() -> None:
    assert [name for name in kg.__all__ if getattr(kg, name, None) is None] == []
    assert dir(kg) == sorted(kg.__all__)


def test_the_public_names_are_sorted_and_pinned() -> None:
    assert kg.__all__ == [
        "FormatError",
        "InputError",
        "KgError",
        "NotFoundError",
        "OutputError",
        "QueryError",
        "RdfGraph",
        "ServiceError",
        "UnknownTermError",
        "__version__",
        "all_files",
        "build_graph",
        "describe",
        "find_entity",
        "find_query",
        "load_graph",
        "named_queries",
        "page",
        "read_article",
        "read_source_note",
        "run_query",
        "shortest_paths",
        "statistics",
        "to_dataset",
        "to_networkx",
        "to_rdflib",
        "to_store",
        "validate_graph",
        "write_graph",
    ]


def test_no_public_name_is_that_of_a_module() -> None:
    modules = {path.stem for path in (ROOT / "src" / "kg").iterdir()}

    assert modules & set(kg.__all__) == set()


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'nothing'"):
        getattr(kg, "nothing")  # noqa: B009 - the point is the run time


def test_import_loads_nothing_heavy() -> None:
    loaded = run("import sys, kg; print(*sys.modules)").split()

    assert set(HEAVY) & set(loaded) == set()
    assert [name for name in loaded if name.startswith("kg.")] == ["kg._version"]


def test_the_version_of_the_command_loads_nothing_but_click() -> None:
    code = "import sys, kg.cli; kg.cli.main(['--version']); print(*sys.modules)"
    loaded = run(code).split()

    assert set(HEAVY) & set(loaded) == {"click"}


def test_every_error_is_a_kg_error() -> None:
    errors = import_module("kg.errors")

    assert all(issubclass(getattr(errors, name), kg.KgError) for name in errors.__all__)
