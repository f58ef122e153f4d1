"""The wheel works where the source tree is not."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg._version import __version__

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "sample.ttl"
ARTICLE = """= Anna Varga =

Anna Varga
- Birth Date: 1901

Anna Varga (born 1901) was a general of Ruritania.
"""


def run(
    *command: str | Path, cwd: Path, code: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == code, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target, cwd=ROOT)
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", "--target", target, wheel, cwd=target,
    )  # fmt: skip
    return target


def kg(installed: Path, *arguments: str | Path, cwd: Path) -> str:
    # Before everything else on the path, so also before a source tree that is linked there.
    command = (sys.executable, "-P", "-m", "kg.cli", *arguments)
    return run(*command, cwd=cwd, PYTHONPATH=str(installed)).stdout


def test_the_wheel_holds_code_data_model_and_licences(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert wheel.name == f"article_kg-{__version__}-py3-none-any.whl"
    for name in (
        "kg/py.typed", "kg/_data/ontology/kg.ttl", "kg/language/model/meta.json",
        "kg/view/assets/template.html", "kg/coverage/assets/template.html",
    ):  # fmt: skip
        assert name in names
    assert any(n.startswith("kg/_data/queries/") and n.endswith(".rq") for n in names)
    assert any(n.endswith("licenses/LICENSE") for n in names)
    assert [n for n in names if n.startswith(("tests/", "articles/", "exports/"))] == []


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import kg; print(kg.__file__)"
    out = run(sys.executable, "-P", "-c", code, cwd=tmp_path, PYTHONPATH=str(installed)).stdout

    assert Path(out.strip()) == installed / "kg" / "__init__.py"
    assert kg(installed, "--version", cwd=tmp_path) == f"kg {__version__}\n"


def test_it_validates_a_graph(installed: Path, tmp_path: Path) -> None:
    assert "conforms" in kg(installed, "validate", SAMPLE, cwd=tmp_path)


def test_it_knows_its_queries(installed: Path, tmp_path: Path) -> None:
    assert kg(installed, "query", "--list", cwd=tmp_path).startswith("name ")


def test_it_builds_an_article(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    out = kg(installed, "build", "article.txt", "--out", "out", cwd=tmp_path)

    assert "out/anna-varga.ttl" in out.splitlines()
    assert (tmp_path / "out" / "anna-varga.html").stat().st_size > 10_000
