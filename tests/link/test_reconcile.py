"""``kg reconcile`` as a program against a service in another process: asked, decided, linked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.rdf.load import load_graph
from kg.rdf.vocab import OWL, SKOS
from kg.records import read_table, write_table
from kg.validate import validate

if TYPE_CHECKING:
    from tests.link.conftest import RunningService

ROOT = Path(__file__).parents[2]
ARTICLE = """= Anna Varga =

Anna Varga
- Birth Date: 1891-03-14
- Birth Place: Zenda

Anna Varga (14 March 1891 – 2 November 1937) was a general. Karl Brandt captured her in Zenda.
"""
COLUMNS = ("entity", "candidate", "identifier", "score", "match", "decision", "note", "by",
           "date", "class", "entity IRI", "service", "description", "types")  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "anna.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def command(*arguments: str | Path, cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kg.cli", *map(str, arguments)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_CACHE_HOME": str(cache),
            "NO_PROXY": "127.0.0.1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(*arguments: str | Path, cache: Path) -> tuple[int, str, str]:
    with command(*arguments, cache=cache) as process:
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(read_table(path.read_bytes(), COLUMNS, COLUMNS, str(path)))


def test_candidates_are_written_decided_and_linked(
    service: RunningService, article: Path, tmp_path: Path
) -> None:
    table = tmp_path / "candidates.csv"
    asked = run(
        "reconcile", article, "--service", service.url("ok"), "-o", table,
        "--property-map", "schema:birthDate=P569", "--type-map", "Person=Q5", cache=tmp_path,
    )  # fmt: skip
    rows = rows_of(table)

    assert asked == (0, "", "")
    assert [(r["entity"], r["identifier"], r["score"], r["match"]) for r in rows] == [
        ("Anna Varga", "https://example.org/entity/R1", "100", "true"),
        ("Anna Varga", "https://example.org/entity/R2", "60", "false"),
        ("Karl Brandt", "https://example.org/entity/R4", "60", "false"),
        ("Zenda", "https://example.org/entity/R3", "60", "false"),
    ]
    queries = [query for batch in service.batches("ok") for query in batch]
    assert queries[0] == {
        "query": "Anna Varga",
        "type": "Q5",
        "properties": [{"pid": "P569", "v": "1891-03-14"}],
        "limit": 5,
    }

    # The service is certain of the first; a person decides on the two last.
    rows[1] |= {"decision": "reject"}
    rows[2] |= {"decision": "close", "note": "the article does not say which Brandt"}
    rows[3] |= {"decision": "accept"}
    table.write_bytes(write_table(COLUMNS, rows))
    target = tmp_path / "anna.authority.toml"
    arguments = ("--accept", table, "--by", "Irena Novak", "--date", "2026-11-22")
    kept = run("reconcile", article, *arguments, cache=tmp_path)
    again = run("reconcile", article, *arguments, cache=tmp_path)

    assert kept == (0, f"4 new entries in {target}\n", "")
    assert again == (0, f"0 new entries in {target}\n", "")

    built = run("build", article, "--out", tmp_path / "out", cache=tmp_path)
    graph = load_graph(tmp_path / "out" / "anna-varga.ttl")
    links = {
        (str(t.subject).rsplit("/", 1)[-1].rstrip(">"), t.predicate.value, str(t.object))
        for t in graph.triples
        if t.predicate.value in {OWL + "sameAs", SKOS + "closeMatch"}
    }

    assert (built[0], built[2]) == (0, "")
    assert validate(graph).results == ()
    assert links == {
        ("anna-varga", SKOS + "closeMatch", "<https://example.org/entity/R1>"),
        ("karl-brandt", SKOS + "closeMatch", "<https://example.org/entity/R4>"),
        ("zenda", OWL + "sameAs", "<https://example.org/entity/R3>"),
    }

    # What was decided is not offered again, and what is linked is not asked for again.
    run("reconcile", article, "--service", service.url("later"), "-o", table, cache=tmp_path)

    assert [r["identifier"] for r in rows_of(table)] == ["https://example.org/entity/R1"]
    assert service.asked("later") == [["Anna Varga", "Karl Brandt"]]


def test_a_killed_run_goes_on_where_it_was(
    service: RunningService, article: Path, tmp_path: Path
) -> None:
    table = tmp_path / "candidates.csv"
    arguments = ("reconcile", article, "--service", service.url("one-by-one"), "-o", table)
    with command(*arguments, cache=tmp_path) as process:
        end = time.monotonic() + 30
        # The third batch is on its way, so the first two are on the disk.
        while len(service.asked("one-by-one")) < 3 and time.monotonic() < end:
            time.sleep(0.05)
        process.kill()
    before = service.asked("one-by-one")

    assert len(before) == 3
    assert not table.exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".kg")] == []

    service.get("release")
    code, _, _ = run(*arguments, cache=tmp_path)
    after = service.asked("one-by-one")[len(before) :]

    assert code == 0
    assert after == [before[2]]
    assert len(rows_of(table)) == 4


def test_a_dry_run_sends_nothing(article: Path, tmp_path: Path) -> None:
    code, out, err = run(
        "reconcile", article, "--dry-run", "--service", "http://127.0.0.1:9/", "--class", "Person",
        "--limit", "2", cache=tmp_path,
    )  # fmt: skip

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        '{"q0":{"query":"Anna Varga","limit":2}}',
        '{"q0":{"query":"Karl Brandt","limit":2}}',
    ]


def test_a_query_without_an_answer_is_told_and_the_rest_is_written(
    service: RunningService, article: Path, tmp_path: Path
) -> None:
    table = tmp_path / "candidates.tsv"
    code, out, err = run(
        "reconcile", article, "--service", service.url("deaf"), "-o", table, cache=tmp_path
    )

    assert (code, out, err) == (1, "", "kg: Zenda: got no answer\n")
    assert {row["entity"] for row in rows_of(table)} == {"Anna Varga", "Karl Brandt"}
    assert b"\t" in table.read_bytes()


def test_a_service_that_fails_is_one_line_and_the_exit_code_2(
    service: RunningService, article: Path, tmp_path: Path
) -> None:
    url = service.url("html")
    code, out, err = run("reconcile", article, "--service", url, cache=tmp_path)

    assert (code, out) == (2, "")
    assert err == f"kg: {url}: answers with a web page, not JSON; check the address\n"


def test_a_graph_is_asked_for_too_and_its_links_need_a_file(
    service: RunningService, article: Path, tmp_path: Path
) -> None:
    run("build", article, "--out", tmp_path, cache=tmp_path)
    graph, table = tmp_path / "anna-varga.ttl", tmp_path / "c.csv"
    code, _, err = run(
        "reconcile", graph, "--service", service.url("ok"), "-o", table, "--min-score", "61",
        "--property-map", "schema:birthDate=P569", cache=tmp_path,
    )  # fmt: skip

    assert (code, err) == (0, "")
    assert [row["identifier"] for row in rows_of(table)] == ["https://example.org/entity/R1"]

    code, _, err = run("reconcile", graph, "--accept", table, cache=tmp_path)
    assert code == 2
    assert "links are kept beside an article" in err

    shared = tmp_path / "shared.toml"
    code, out, _ = run("reconcile", graph, "--accept", table, "--authority", shared, cache=tmp_path)
    assert (code, out) == (0, f"1 new entries in {shared}\n")


def test_no_service_and_wrong_maps_are_clear_errors(article: Path, tmp_path: Path) -> None:
    expected = {
        (): "kg: no service is named; --service URL\n",
        ("--type-map", "Q5"): "kg: 'Q5': not a pair; write OURS=THEIRS: Person=Q5\n",
        ("--type-map", "Persn=Q5"): "kg: Persn: no such class; see ontology/kg.ttl\n",
        ("--property-map", "born=P569"): "kg: born: no such property; write kg:... or schema:...\n",
    }  # fmt: skip
    for arguments, message in expected.items():
        assert run("reconcile", article, *arguments, cache=tmp_path) == (2, "", message)
    shutil.rmtree(tmp_path)
