from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.validate import Severity, ValidationReport, ValidationResult

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

    from kg.rdf.graph import RdfGraph

pytestmark = pytest.mark.usefixtures("pipeline")
SUFFIXES = ("csv", "gexf", "graphml", "html", "jsonld", "nt", "rdf", "trig", "ttl")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("= Anna Varga =\n", encoding="utf-8")
    return path


@pytest.fixture
def conforming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.validate.validate", lambda graph: ValidationReport(graph.name, ()))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def validate(graph: RdfGraph) -> ValidationReport:
        result = ValidationResult(graph.name, "is wrong", graph.name, severity=Severity.VIOLATION)
        return ValidationReport(graph.name, (result,))

    monkeypatch.setattr("kg.validate.validate", validate)


@pytest.mark.usefixtures("conforming")
def test_every_format_is_written_and_its_path_printed(
    kg: Runner, article: Path, tmp_path: Path
) -> None:
    out = tmp_path / "exports"
    outcome = kg("build", article, "--out", out)
    expected = {f"anna-varga.{s}" for s in (*SUFFIXES, "void.ttl", "validation.ttl")}

    assert (outcome.code, outcome.err) == (0, "")
    assert {path.name for path in out.iterdir()} == expected
    assert set(outcome.out.splitlines()) == {str(out / name) for name in expected}


@pytest.mark.usefixtures("conforming")
def test_a_second_run_writes_the_same_bytes(kg: Runner, article: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    kg("build", article, "--out", first)
    kg("build", "-", "--out", second, stdin=article.read_bytes())

    assert {p.name: p.read_bytes() for p in first.iterdir()} == {
        p.name: p.read_bytes() for p in second.iterdir()
    }


@pytest.mark.usefixtures("failing")
def test_what_does_not_conform_is_not_written(kg: Runner, article: Path, tmp_path: Path) -> None:
    outcome = kg("build", article, "--out", tmp_path / "exports")

    assert (outcome.code, outcome.out) == (1, "")
    assert "does not conform" in outcome.err
    assert not (tmp_path / "exports").exists()


@pytest.mark.usefixtures("failing")
def test_force_writes_it_all_the_same(kg: Runner, article: Path, tmp_path: Path) -> None:
    outcome = kg("build", article, "--out", tmp_path / "exports", "--force")

    assert outcome.code == 1
    assert (tmp_path / "exports" / "anna-varga.ttl").is_file()


@pytest.mark.usefixtures("conforming")
def test_two_articles_of_one_title_do_not_overwrite_each_other(
    kg: Runner, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(article.read_bytes())
    outcome = kg("build", article, other, "--out", tmp_path / "exports")

    assert outcome.code == 2
    assert outcome.err == (
        f"kg: {other}: has the same title as {article}; build them into two folders\n"
    )


def test_an_empty_article_is_one_clear_line(kg: Runner, tmp_path: Path) -> None:
    outcome = kg("build", "-", "--out", tmp_path / "exports")

    assert (outcome.code, outcome.err) == (2, "kg: -: the article is empty\n")
    assert not (tmp_path / "exports").exists()


def test_a_missing_article_is_one_clear_line(kg: Runner, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    outcome = kg("build", missing, "--out", tmp_path)

    assert outcome.code == 2
    assert outcome.err == (
        f"kg: {missing}: cannot be read: No such file or directory; check the path\n"
    )


@pytest.mark.usefixtures("conforming")
def test_a_folder_that_cannot_be_made_is_one_clear_line(kg: Runner, article: Path) -> None:
    outcome = kg("build", article, "--out", article / "exports")

    assert outcome.code == 2
    assert outcome.err.count("\n") == 1


def test_a_title_is_for_one_article(kg: Runner, article: Path, tmp_path: Path) -> None:
    outcome = kg("build", article, article, "--out", tmp_path, "--title", "Zenda")

    assert outcome.code == 2
    assert outcome.err == "kg: --title is for one article; build the others without it\n"
