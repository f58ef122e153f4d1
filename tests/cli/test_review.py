"""``kg review`` from an article to a table, and from the table to the graph."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from kg.rdf.load import load_graph
from kg.rdf.vocab import SCHEMA, kg
from kg.records import read_table, write_table
from kg.review import COLUMNS, NEEDED
from kg.validate import validate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

TEXT = """= Anna Varga =

Anna Varga
- Birth Place: Zenda

Anna Varga was a general. She was the daughter of Istvan Varga, owner of a mill. In 1936 she was \
captured in Hofbau.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "anna.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(read_table(path.read_bytes(), COLUMNS, NEEDED, str(path)))


def of_property(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    (row,) = [row for row in rows if row["property"] == name]
    return row


@pytest.fixture
def decided(kg: Runner, article: Path, tmp_path: Path) -> Path:
    """Return a table with one decision of each kind."""
    table = tmp_path / "review.csv"
    assert kg("review", article, "-o", table).code == 0
    rows = rows_of(table)
    of_property(rows, "kg:birthPlace")["decision"] = "accept"
    of_property(rows, "kg:hasFather")["decision"] = "reject"
    captured = of_property(rows, "kg:tookPlaceAt")
    captured |= {"decision": "correct", "new object": "Hofbau Castle", "new object class": "Place"}
    added = {"decision": "add", "subject": "Istvan Varga", "subject class": "Person",
             "property": "schema:hasOccupation", "object": "miller",
             "quote": "Istvan Varga, owner of a mill", "note": "=1+1"}  # fmt: skip
    table.write_bytes(write_table(COLUMNS, [*rows, added]))
    return table


def test_the_table_opens_in_a_spreadsheet(kg: Runner, article: Path, tmp_path: Path) -> None:
    table = tmp_path / "review.tsv"
    outcome = kg("review", article, "-o", table)

    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert table.read_bytes().startswith("\ufeffstatement IRI\tsubject\t".encode())
    plain = kg("review", article, "--no-bom", "--format", "csv")
    assert plain.out.startswith("statement IRI,subject,")
    assert ",'- Birth Place: Zenda," in plain.out


def test_decisions_are_kept_beside_the_article_and_applied_on_every_build(
    kg: Runner, article: Path, decided: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "anna.decisions.toml"
    by = ("--by", "Irena Novak <0000-0002-1825-0097>", "--date", "2026-11-22")
    outcome = kg("review", article, "--apply", decided, *by)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"4 new decisions in {kept}\n"
    said = tomllib.loads(kept.read_text("utf-8"))["decision"]
    assert [d["action"] for d in said] == ["accept", "reject", "correct", "add"]
    assert {d["by"] for d in said} == {"Irena Novak <https://orcid.org/0000-0002-1825-0097>"}

    assert kg("build", article, "--out", tmp_path).code == 0
    graph = load_graph(tmp_path / "anna-varga.ttl")
    said_of = {t.predicate.value: str(t.object) for t in graph.triples if "/id/" in str(t.subject)}

    assert validate(graph).results == ()
    assert said_of[SCHEMA + "hasOccupation"] == '"miller"@en'
    assert said_of[kg_iri("tookPlaceAt")].endswith("/hofbau-castle>")
    assert kg_iri("hasFather") not in said_of
    assert "miller" in kg("extract", article).out
    assert "hasFather" not in kg("extract", article).out


def kg_iri(name: str) -> str:
    return kg(name).value


def test_a_table_is_applied_once_and_shows_what_was_decided(
    kg: Runner, article: Path, decided: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "anna.decisions.toml"
    kg("review", article, "--apply", decided, "--by", "Irena Novak")
    before = "# kept by hand\n" + kept.read_text("utf-8")
    kept.write_text(before, "utf-8")
    again = tmp_path / "again.csv"
    kg("review", article, "-o", again)

    assert sorted(r["decision"] for r in rows_of(again) if r["decision"]) == [
        "accept", "add", "correct", "reject",
    ]  # fmt: skip
    assert kg("review", article, "--apply", again).out == f"0 new decisions in {kept}\n"
    assert kept.read_text("utf-8") == before

    rows = rows_of(again)
    of_property(rows, "kg:hasFather")["decision"] = "accept"
    again.write_bytes(write_table(COLUMNS, rows))
    assert kg("review", article, "--apply", again, "--by", "Peter").out.startswith("1 new")
    assert kept.read_text("utf-8").startswith(before)
    assert "hasFather" in kg("extract", article).out


def test_a_decision_whose_passage_is_gone_is_told_and_not_applied(
    kg: Runner, article: Path, decided: Path, tmp_path: Path
) -> None:
    kg("review", article, "--apply", decided, "--by", "Irena Novak")
    article.write_text(TEXT.replace("Istvan Varga, owner of a mill", "Karl"), "utf-8")
    outcome = kg("build", article, "--out", tmp_path)

    assert outcome.code == 0
    assert outcome.err == (
        f"kg: {article}: not applied: reject (Anna Varga, kg:hasFather, Istvan Varga): "
        "its passage is not in the article\n"
        f"kg: {article}: not applied: add (Istvan Varga, schema:hasOccupation, miller): "
        "its passage is not in the article\n"
    )
    assert kg("review", article, "--apply", decided, "--by", "Irena Novak").code == 1


def test_a_graph_gives_a_table_but_keeps_no_decisions(
    kg: Runner, article: Path, decided: Path, tmp_path: Path
) -> None:
    kg("build", article, "--out", tmp_path)
    graph = tmp_path / "anna-varga.ttl"

    assert kg("review", graph).out == kg("review", article).out
    outcome = kg("review", graph, "--apply", decided, "--by", "Irena")
    assert outcome.code == 2
    assert outcome.err == (f"kg: {graph}: decisions are kept beside an article; name the article\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "row 2: nobody decided it; say who: --by NAME"),
        (("--by", "<x>"), "--by: names no person: '<x>'; "),
        (("--by", "I", "--date", "soon"), "--date: not a date: 'soon'; write YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_is_one_line_and_nothing_is_written(
    kg: Runner, article: Path, decided: Path, arguments: tuple[str, ...], message: str
) -> None:
    outcome = kg("review", article, "--apply", decided, *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert not article.with_name("anna.decisions.toml").exists()


def test_a_file_of_decisions_with_a_slip_stops_the_build(
    kg: Runner, article: Path, tmp_path: Path
) -> None:
    (tmp_path / "anna.decisions.toml").write_text('[[decision]]\naction = "acept"\n', "utf-8")
    outcome = kg("build", article, "--out", tmp_path)

    assert outcome.code == 2
    assert "anna.decisions.toml, decision 1: not a decision: 'acept'" in outcome.err


def test_an_authority_file_links_and_tells_what_is_not_clear(
    kg: Runner, article: Path, tmp_path: Path
) -> None:
    entry = '[[entry]]\nidentifier = "https://example.org/{}"\nlabels = ["{}"]\nby = "Irena"\n'
    (tmp_path / "anna.authority.toml").write_text(entry.format(1, "Zenda"), "utf-8")
    shared = tmp_path / "shared.csv"
    shared.write_text(
        "identifier,labels\nhttps://example.org/2,Hofbau\nhttps://example.org/3,Hofbau\n", "utf-8"
    )
    outcome = kg("build", article, "--out", tmp_path, "--authority", shared)
    turtle = (tmp_path / "anna-varga.ttl").read_text("utf-8")

    assert outcome.code == 0
    assert outcome.err == (
        f"kg: {article}: not linked: Hofbau: its name fits https://example.org/2 and "
        "https://example.org/3\n"
    )
    assert "owl:sameAs <https://example.org/1>" in turtle
    assert kg("build", article, "--out", tmp_path, "--authority", tmp_path / "no.toml").code == 2


def test_explain_and_coverage_show_what_was_decided(
    kg: Runner, article: Path, decided: Path
) -> None:
    by = ("--by", "Irena Novak", "--date", "2026-11-22")
    before = kg("explain", article, "--sentence", "2").out
    father = next(word for word in before.split() if "hasFather" in word)
    assert kg("explain", article, "--statement", father).code == 0
    kg("review", article, "--apply", decided, *by)
    second = kg("explain", article, "--sentence", "2").out

    assert "hasFather" not in second
    assert "Overruled in review\n\n  Anna Varga: has father Istvan Varga\n" in second
    rejected = kg("explain", article, "--statement", father)
    assert (rejected.code, rejected.err) == (
        2,
        f"kg: {father}: was read, and overruled in review: Anna Varga: has father Istvan Varga\n",
    )
    assert "Istvan Varga: has occupation miller" in second
    told = kg("explain", article, "--statement", "capture-of-anna-varga-in-hofbau-tookPlaceAt").out
    assert "took place at Hofbau Castle" in told
    assert (
        "Decided by\n\n  Irena Novak: corrected on 2026-11-22\n"
        "    on the words “In 1936 she was captured in Hofbau.”\n"
        "    before: capture of Anna Varga in Hofbau: took place at Hofbau\n"
    ) in told
    miller = second.partition("Istvan Varga: has occupation miller\n")[2].split()[0]
    added = kg("explain", article, "--statement", miller).out
    assert "Sentence 2, Anna Varga" in added
    assert "Irena Novak: added on 2026-11-22\n" in added
    assert "  note: =1+1\n" in added
    covered = json.loads(kg("coverage", article, "--format", "json").out)
    words = [statement["words"] for statement in covered["statements"]]
    assert "Istvan Varga: has occupation miller" in words
    assert not [w for w in words if "has father" in w]


@pytest.mark.parametrize("verb", ["explain", "coverage", "extract"])
def test_a_decision_that_does_not_fit_is_told_by_every_verb(
    kg: Runner, article: Path, decided: Path, verb: str
) -> None:
    kg("review", article, "--apply", decided, "--by", "Irena Novak")
    article.write_text(TEXT.replace("Istvan Varga, owner of a mill", "Karl"), "utf-8")
    outcome = kg(verb, article)

    assert outcome.code == 0
    assert outcome.err.splitlines()[0].startswith(f"kg: {article}: not applied: reject (Anna Varga")


def test_a_page_of_wikitext_is_reviewed_explained_and_linked(kg: Runner, tmp_path: Path) -> None:
    page = tmp_path / "Anna Varga.wiki"
    page.write_text("'''Anna Varga''' was born in [[Zenda]] in 1891.", encoding="utf-8")
    table = tmp_path / "review.csv"
    assert kg("review", page, "-o", table).code == 0
    rows = rows_of(table)
    of_property(rows, "kg:birthPlace")["decision"] = "accept"
    table.write_bytes(write_table(COLUMNS, rows))

    assert kg("review", page, "--apply", table, "--by", "Irena Novak").code == 0
    told = kg("explain", page, "--statement", "anna-varga-birthPlace").out
    assert "Irena Novak: accepted\n" in told
    assert "“'''Anna" not in told
    assert kg("coverage", page).code == 0
    asked = kg("reconcile", page, "--dry-run", "--class", "Place").out
    assert '"query": "Zenda"' in asked or '"query":"Zenda"' in asked


def test_the_form_and_the_title_can_be_said_to_every_verb(kg: Runner, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Anna Varga was born in [[Zenda]] in 1891.", encoding="utf-8")
    said = ("--form", "wikitext", "--title", "Anna Varga")

    assert "anna-varga-birthPlace" in kg("explain", page, "--sentence", "1", *said).out
    assert '"title": "Anna Varga"' in kg("coverage", page, "--format", "json", *said).out
    assert "Anna Varga" in kg("review", page, "--no-bom", *said).out
    assert "Zenda" in kg("reconcile", page, "--dry-run", *said).out
