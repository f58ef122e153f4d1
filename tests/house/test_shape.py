"""The shape of the source: small modules, stated public names, contracts that cover all."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kg"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools"}
# Contracts of the kind "only X knows Y": what may know it.
OWNERS = {
    "click-in-cli": {"cli"},
    "pyvis-in-view": {"view"},
    "spacy-in-language": {"language"},
}
# Where the reading half ends: these may know RDF.
WRITING_HALF = {
    "cli", "coverage", "errors", "evaluate", "explain", "export", "files", "link", "network",
    "pipeline", "publish", "query", "rdf", "records", "resources", "review", "source", "text",
    "validate", "view", "_version",
}  # fmt: skip


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def packages() -> set[str]:
    return {
        path.stem
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"__init__"}


def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {c["id"]: c for c in settings["tool"]["importlinter"]["contracts"]}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_long_or_vague(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_file_is_one_that_pytest_collects(path: Path) -> None:
    shared = path.stem in {"conftest", "strategies"} or path.parent.name == "support"
    assert shared or path.stem.startswith("test_")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_states_its_public_names(path: Path) -> None:
    if path.name == "__main__.py":
        return
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.ClassDef, ast.FunctionDef)
    defined = {n.name for n in tree.body if isinstance(n, kinds) and not n.name.startswith("_")}
    stated = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and [t.id for t in node.targets if isinstance(t, ast.Name)] == ["__all__"]
    ]

    if defined:
        assert len(stated) == 1, "the module has no __all__"
        assert defined <= set(stated[0])


@pytest.mark.parametrize(("contract", "owners"), OWNERS.items())
def test_a_contract_on_a_library_covers_every_other_package(
    contract: str, owners: set[str]
) -> None:
    covered = {module.removeprefix("kg.") for module in contracts()[contract]["source_modules"]}
    reading = {"extract", "language", "lexicon", "mentions", "model", "read", "resolve"}
    # The reading half is kept from pyvis by its own contract.
    elsewhere = reading if contract == "pyvis-in-view" else set()

    assert packages() - covered - elsewhere - {"_version"} == owners


def test_the_reading_half_is_everything_that_may_not_know_rdf() -> None:
    covered = contracts()["reading-knows-no-rdf"]["source_modules"]

    assert {module.removeprefix("kg.") for module in covered} == packages() - WRITING_HALF


def test_no_verb_is_longer_than_a_page() -> None:
    lengths = {
        p.name: len(p.read_text("utf-8").splitlines())
        for p in (SOURCE / "cli").iterdir()
        if p.suffix == ".py"
    }

    assert max(lengths.values()) <= 120, lengths
