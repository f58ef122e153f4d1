"""Whole invented articles through the whole pipeline: what must be read, what must not.

Each folder holds ``article.txt``, ``note.md`` (what the case is for) and ``expected.jsonl``,
one claim a line, in the form of ``docs/evaluation.md``. A claim marked ``missed`` (or, if
``forbidden``, its absence) is not reached yet; the test fails when it is, so that the mark
goes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.evaluate import Matcher, parse_gold, read_system
from kg.pipeline import build, read_article
from kg.rdf.describe import describe
from kg.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.evaluate import Gold, GoldClaim
    from kg.rdf.describe import DescribedGraph, StatementRow
    from kg.rdf.graph import RdfGraph

CASES = Path(__file__).parent
FOLDERS = sorted(p.name for p in CASES.iterdir() if p.is_dir() and p.name != "__pycache__")


@dataclass(frozen=True)
class Reading:
    """A case as it was read."""

    graph: RdfGraph
    described: DescribedGraph
    matcher: Matcher

    def finds(self, claim: GoldClaim) -> list[StatementRow]:
        return self.matcher.finds(claim)


@cache
def reading(name: str) -> Reading:
    article = read_article((CASES / name / "article.txt").read_bytes(), name)
    graph = build(article).graph
    return Reading(graph, describe(graph), Matcher(gold(name), read_system(graph, article)))


@cache
def gold(name: str) -> Gold:
    return parse_gold((CASES / name / "expected.jsonl").read_text("utf-8"), name)


def marked(name: str, *, forbidden: bool, missed: bool) -> Iterator[GoldClaim]:
    for claim in gold(name).claims:
        if (claim.forbidden, claim.missed) == (forbidden, missed):
            yield claim


def shown(rows: list[StatementRow]) -> list[tuple[str, str]]:
    return [(row.label, row.passages[0].quote) for row in rows]


def test_every_folder_is_a_case() -> None:
    assert len(FOLDERS) == 24
    assert {name: sorted(p.name for p in (CASES / name).iterdir()) for name in FOLDERS} == {
        name: ["article.txt", "expected.jsonl", "note.md"] for name in FOLDERS
    }


def test_every_case_is_either_learned_from_or_measured_on() -> None:
    split = tomllib.loads((CASES / "split.toml").read_text("utf-8"))
    notes = {name: (CASES / name / "note.md").read_text("utf-8") for name in FOLDERS}

    assert sorted(split["learn"] + split["measure"]) == FOLDERS
    assert split == {
        kind: [name for name in FOLDERS if notes[name].startswith(f"Set: {kind}.\n")]
        for kind in ("learn", "measure")
    }


@pytest.mark.parametrize("name", FOLDERS)
def test_a_case_is_well_made(name: str) -> None:
    article = (CASES / name / "article.txt").read_text("utf-8")

    claims = gold(name).claims

    assert [c for c in claims if any(quote not in article for quote in c.quotes)] == []
    assert [c for c in claims if not c.quotes and not c.forbidden] == []
    assert len([c for c in claims if c.forbidden]) >= 5


@pytest.mark.parametrize("name", FOLDERS)
def test_what_the_article_says_is_read(name: str) -> None:
    wanted = marked(name, forbidden=False, missed=False)

    assert [claim for claim in wanted if not reading(name).finds(claim)] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_what_the_article_does_not_say_is_not_read(name: str) -> None:
    refused = marked(name, forbidden=True, missed=False)

    assert [row for claim in refused for row in shown(reading(name).finds(claim))] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_marked_as_missed_is_still_missed(name: str) -> None:
    wanted = marked(name, forbidden=False, missed=True)
    refused = marked(name, forbidden=True, missed=True)

    assert [claim for claim in wanted if reading(name).finds(claim)] == []
    assert [claim for claim in refused if not reading(name).finds(claim)] == []


@pytest.mark.parametrize("name", FOLDERS)
def test_the_graph_conforms(name: str) -> None:
    assert validate(reading(name).graph).results == ()


@pytest.mark.parametrize("name", FOLDERS)
def test_every_quote_is_verbatim_at_its_offsets(name: str) -> None:
    described = reading(name).described
    passages = {p for row in described.statements for p in row.passages}
    passages |= {p for entity in described.entities for p in entity.passages}

    assert passages
    assert [p for p in passages if described.text[p.start : p.end] != p.quote] == []
