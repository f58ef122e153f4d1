"""Whole invented articles through the whole pipeline: what must be read, what must not.

Each folder holds ``article.txt``, ``note.md`` (what the case is for) and ``expected.jsonl``,
one claim a line:

``subject``, ``object``
    A label or other name of the entity, the value of a literal, or ``{"type", "kind"}`` for
    any entity of that class (or below) and kind; a missing object is any object.
``modality``
    ``asserted`` when missing.
``edtf``, ``time``
    The EDTF of the statement's or the event's time; a piece of its words.
``role``, ``appointedBy``, ``givenBy``, ``predecessor``, ``successor``, ``servedUnder``
    The role of a participant; qualifiers by the label of what they lead to.
``kinship``, ``detailKind``
    Qualifiers by the words of the source.
``quote``
    A piece of a passage that the claim was read from.
``forbidden``
    The claim must not be there.
``missed``
    The claim (or, if forbidden, its absence) is not reached yet; the test fails when it is,
    so that the mark goes.
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode

from kg.pipeline import build, read_article
from kg.rdf.describe import describe
from kg.rdf.vocab import is_subclass
from kg.rdf.vocab import kg as kg_term
from kg.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.rdf.describe import DescribedGraph, Entity, StatementRow
    from kg.rdf.graph import RdfGraph

CASES = Path(__file__).parent
FOLDERS = sorted(p.name for p in CASES.iterdir() if p.is_dir() and p.name != "__pycache__")
KG = "https://w3id.org/article-kg/ontology#"
KEYS = frozenset(
    "subject property object modality edtf time role appointedBy givenBy predecessor successor "
    "servedUnder kinship detailKind quote forbidden missed".split()
)
# A name that the article gives twice, once with its language, is one name with two texts.
NOT_CONFORMING = frozenset({"free-city-of-kesten"})
QUALIFIERS = (
    *("appointedBy", "givenBy", "predecessor", "successor"),
    *("servedUnder", "kinship", "detailKind"),
)
Claim = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """A case as it was read."""

    graph: RdfGraph
    described: DescribedGraph
    entities: dict[str, Entity]
    roles: dict[tuple[str, str], set[str]]

    def finds(self, claim: Claim) -> list[StatementRow]:
        return [row for row in self.described.statements if self._is(row, claim)]

    def _is(self, row: StatementRow, claim: Claim) -> bool:
        local = row.property.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        qualifiers = {
            name.removeprefix(KG): self.described.labels.get(value, value)
            for name, value in row.qualifiers
        }
        return (
            local == claim["property"]
            and row.modality == claim.get("modality", "asserted")
            and self._names(row.subject, claim["subject"])
            and ("object" not in claim or self._names(row.object or row.value, claim["object"]))
            and any(claim.get("quote", "") in passage.quote for passage in row.passages)
            and self._is_dated(row, claim)
            and claim.get("role") in {None, *self.roles[row.subject, row.object]}
            and all(qualifiers.get(name) == claim[name] for name in QUALIFIERS if name in claim)
        )

    def _names(self, node: str, wanted: str | dict[str, str]) -> bool:
        entity = self.entities.get(node)
        if isinstance(wanted, str):
            labels = {text for text, _ in entity.labels} if entity else set()
            return wanted in labels | {self.described.labels.get(node, node)}
        return (
            entity is not None
            and is_subclass(kg_term(entity.type), kg_term(wanted["type"]))
            and wanted.get("kind") in {None, *entity.kinds}
        )

    def _is_dated(self, row: StatementRow, claim: Claim) -> bool:
        entity = self.entities.get(row.subject)
        times = [t for t in (row.time, entity.time if entity else None) if t is not None]
        return ("edtf" not in claim or claim["edtf"] in {t.edtf for t in times}) and (
            "time" not in claim or any(claim["time"] in t.label for t in times)
        )


@cache
def reading(name: str) -> Reading:
    graph = build(read_article((CASES / name / "article.txt").read_bytes(), name)).graph
    described = describe(graph)
    return Reading(graph, described, {e.iri: e for e in described.entities}, roles_of(graph))


def roles_of(graph: RdfGraph) -> dict[tuple[str, str], set[str]]:
    """Return the roles of each participant in each event."""
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in graph.triples:
        if isinstance(triple.object, NamedNode) and isinstance(triple.subject, NamedNode):
            local = triple.predicate.value.removeprefix(KG)
            about[triple.subject.value][local].append(triple.object.value)
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event, properties in list(about.items()):
        for node in properties["hasParticipation"]:
            for participant in about[node]["participant"]:
                roles[event, participant] |= {r.rsplit("/", 1)[-1] for r in about[node]["role"]}
    return roles


def claims(name: str) -> list[Claim]:
    lines = (CASES / name / "expected.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def marked(name: str, *, forbidden: bool, missed: bool) -> Iterator[Claim]:
    for claim in claims(name):
        if (claim.get("forbidden", False), claim.get("missed", False)) == (forbidden, missed):
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

    assert [c for c in claims(name) if not {"subject", "property"} <= set(c) <= KEYS] == []
    assert [c for c in claims(name) if c.get("quote", "") not in article] == []
    assert [c for c in claims(name) if "quote" not in c and "forbidden" not in c] == []
    assert len([c for c in claims(name) if c.get("forbidden")]) >= 5


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
    conforms = validate(reading(name).graph).results == ()

    assert conforms == (name not in NOT_CONFORMING)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_quote_is_verbatim_at_its_offsets(name: str) -> None:
    described = reading(name).described
    passages = {p for row in described.statements for p in row.passages}
    passages |= {p for entity in described.entities for p in entity.passages}

    assert passages
    assert [p for p in passages if described.text[p.start : p.end] != p.quote] == []
