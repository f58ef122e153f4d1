"""The order in which a person reads a graph: sections, subjects, properties.

Owns that order and nothing of any syntax. It follows from the graph alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.export.terms import DCTERMS, KG, OA, RDF, RDFS, SCHEMA, SKOS
from kg.rdf.vocab import DCAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.export.terms import Term
    from kg.rdf.graph import RdfGraph

    Properties = Mapping[NamedNode, list[Term]]

__all__ = ["Block", "blocks"]

_TYPE = NamedNode(RDF + "type")
_EVIDENCE = NamedNode(KG + "hasEvidence")
_SELECTOR = NamedNode(OA + "hasSelector")
_START = NamedNode(OA + "start")

_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Dataset", (DCAT + "Dataset",)),
    ("Distributions", (DCAT + "Distribution",)),
    ("Checksums", ("http://spdx.org/rdf/terms#Checksum",)),
    ("Document", (SCHEMA + "Article",)),
    ("Persons", (KG + "Person",)),
    ("Groups", (KG + "Agent", KG + "Group", KG + "EthnicGroup")),
    ("Organizations", (KG + "Organization",)),
    ("States", (KG + "Polity",)),
    ("Armed forces", (KG + "ArmedForce",)),
    ("Places", (KG + "Place", KG + "AdministrativeArea")),
    (
        "Events",
        tuple(
            KG + name
            for name in (
                "Event", "LifeEvent", "Conflict", "Battle", "Movement", "PoliticalEvent",
                "AllegianceChange",
            )
        ),
    ),
    ("Plans and what they propose", (KG + "Plan", KG + "ProposedEntity")),
    ("Offices", (KG + "Office",)),
    ("Works", (KG + "Work",)),
    ("Honours", (KG + "Award",)),
    ("Sides", (KG + "Side",)),
    ("Statements", (KG + "Statement",)),
    ("Reviews", (KG + "Review",)),
    ("Links", (KG + "Link",)),
    ("Participations", (KG + "Participation",)),
    ("Names", (KG + "Name",)),
    ("Times", (KG + "TimeSpan",)),
    ("Evidence", (KG + "Evidence",)),
    ("Markup", (OA + "SpecificResource",)),
    ("Selectors", (OA + "TextQuoteSelector", OA + "TextPositionSelector")),
    ("Run", ("http://www.w3.org/ns/prov#Activity",)),
    ("Rules", (KG + "Rule",)),
    ("Partitions", ("http://rdfs.org/ns/void#Dataset",)),
)  # fmt: skip
_OTHER = ("Other", len(_SECTIONS))
_RANKS = {iri: (title, rank) for rank, (title, classes) in enumerate(_SECTIONS) for iri in classes}
# What follows the passages and what follows the order of the text.
_BY_PLACE = frozenset({"Statements", "Evidence"})

_PROPERTIES = {
    iri: rank
    for rank, iri in enumerate(
        (
            RDF + "type", RDFS + "label", SKOS + "altLabel", DCTERMS + "title",
            DCTERMS + "description", SKOS + "definition", SCHEMA + "about",
            RDF + "subject", RDF + "predicate", RDF + "object", KG + "modality", KG + "nameText",
            KG + "hasKind", KG + "participant", KG + "role", KG + "onSide", KG + "appointedBy",
            KG + "hasTime", KG + "timeBasis", KG + "edtf", KG + "earliestStart",
            KG + "latestStart", KG + "earliestEnd", KG + "latestEnd", OA + "hasSource",
            OA + "hasSelector", OA + "exact", OA + "prefix", OA + "suffix", OA + "start",
            OA + "end",
        )
    )
}  # fmt: skip
_LAST = {
    iri: 1000 + rank
    for rank, iri in enumerate(
        (
            KG + "hasName", KG + "hasParticipation", KG + "hasEvidence", KG + "readBy",
            "http://www.w3.org/ns/prov#wasGeneratedBy", KG + "normalizedText",
        )
    )
}  # fmt: skip
_RANK_OF_PROPERTY = _PROPERTIES | _LAST


@dataclass(frozen=True, slots=True)
class Block:
    """All that is said of one subject.

    Attributes:
        subject: The subject.
        properties: Properties in reading order, each with its sorted objects.
        heading: The title of the section that this block opens; empty inside a section.
        depth: 1 where the subject belongs to the block before it, as selectors do; else 0.
    """

    subject: Term
    properties: tuple[tuple[NamedNode, tuple[Term, ...]], ...]
    heading: str = ""
    depth: int = 0


def blocks(graph: RdfGraph) -> Iterator[Block]:
    """Yield the whole graph in reading order; nothing is left out, nothing comes twice."""
    index = _index(graph)
    owners = _owners(index)
    members: dict[tuple[int, str], list[Term]] = defaultdict(list)
    for subject, properties in index.items():
        if subject not in owners:
            title, rank = _section(properties)
            members[rank, title].append(subject)
    nested: dict[Term, list[Term]] = defaultdict(list)
    for selector, evidence in owners.items():
        nested[evidence].append(selector)
    for (_, title), subjects in sorted(members.items()):
        if title in _BY_PLACE:
            subjects.sort(key=lambda s: _place(s, index))
        for rank, subject in enumerate(subjects):
            yield Block(subject, _ordered(index[subject]), heading="" if rank else title)
            for inner in nested.get(subject, ()):
                yield Block(inner, _ordered(index[inner]), depth=1)


def _index(graph: RdfGraph) -> dict[Term, dict[NamedNode, list[Term]]]:
    """Group the triples; the canonical order of the graph goes on inside every group."""
    index: dict[Term, dict[NamedNode, list[Term]]] = {}
    last: Term | None = None
    properties: dict[NamedNode, list[Term]] = {}
    for subject, predicate, target in graph.triples:
        # Subjects come in one piece, so one look-up for each is enough.
        if subject != last:
            last, properties = subject, index.setdefault(subject, {})
        if predicate in properties:
            properties[predicate].append(target)
        else:
            properties[predicate] = [target]
    return index


def _owners(index: Mapping[Term, Properties]) -> dict[Term, Term]:
    """Return for each selector that has a block the one passage it is shown with."""
    owners: dict[Term, Term] = {}
    for subject, properties in index.items():
        if _section(properties)[0] == "Evidence":
            for target in properties.get(_SELECTOR, ()):
                if target in index and _section(index[target])[0] == "Selectors":
                    owners.setdefault(target, subject)
    return owners


def _section(properties: Properties) -> tuple[str, int]:
    ranks = [_RANKS.get(getattr(t, "value", ""), _OTHER) for t in properties.get(_TYPE, ())]
    return min(ranks, key=lambda pair: pair[1], default=_OTHER)


def _ordered(properties: Properties) -> tuple[tuple[NamedNode, tuple[Term, ...]], ...]:
    ranked = sorted((_RANK_OF_PROPERTY.get(p.value, 500), p.value, p) for p in properties)
    return tuple((p, tuple(properties[p])) for _, _, p in ranked)


def _place(subject: Term, index: Mapping[Term, Properties]) -> tuple[int, str]:
    """Return where in the text a passage, or the first passage of a statement, begins."""
    properties = index[subject]
    passages: Iterable[Term] = properties.get(_EVIDENCE) or (subject,)
    starts = [
        int(start.value)
        for passage in passages
        for selector in index.get(passage, {}).get(_SELECTOR, ())
        for start in index.get(selector, {}).get(_START, ())
        if isinstance(start, Literal) and start.value.isdecimal()
    ]
    return min(starts, default=0), str(subject)
