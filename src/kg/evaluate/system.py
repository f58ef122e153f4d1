"""A graph as it is evaluated: its things, what joins them, and where each claim was read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.model import Span
from kg.rdf.describe import describe
from kg.rdf.vocab import KG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Article
    from kg.rdf.describe import Entity, Passage, StatementRow
    from kg.rdf.graph import RdfGraph

__all__ = ["Region", "System", "local_name", "read_system"]


class Region(StrEnum):
    """Where an article states something."""

    INFOBOX = "infobox"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class System:
    """What a graph says of one article.

    Attributes:
        text: The text that offsets count in.
        infobox: The lines of the infobox, as stretches of the text.
        statements: All statements, of any modality, in the order of the text.
        entities: All entities, by IRI.
        labels: A label for each node.
        roles: Local names of the roles of a participant in an event, by both IRIs.
        neighbours: The entities that an asserted statement joins each entity to.
    """

    text: str
    infobox: tuple[Span, ...]
    statements: tuple[StatementRow, ...]
    entities: Mapping[str, Entity]
    labels: Mapping[str, str]
    roles: Mapping[tuple[str, str], frozenset[str]]
    neighbours: Mapping[str, frozenset[str]]

    def names(self, node: str) -> frozenset[str]:
        """Return all that a node is called; a literal is called by its text."""
        entity = self.entities.get(node)
        labels = {text for text, _ in entity.labels} if entity else set()
        return frozenset(labels | {self.labels.get(node, node)})

    def regions(self, passages: Iterable[Passage]) -> frozenset[Region]:
        """Return where passages stand."""
        return frozenset(self._region(Span(p.start, p.end)) for p in passages)

    def regions_of_quotes(self, quotes: Iterable[str]) -> frozenset[Region]:
        """Return where quotes stand; one that stands in both is of the prose."""
        found = set()
        for quote in quotes:
            places = {self._region(span) for span in self.places(quote)}
            found |= {Region.PROSE} if Region.PROSE in places else places
        return frozenset(found)

    def places(self, quote: str) -> list[Span]:
        """Return all stretches of the text that read like a quote."""
        found: list[Span] = []
        start = self.text.find(quote) if quote else -1
        while start >= 0:
            found.append(Span(start, start + len(quote)))
            start = self.text.find(quote, start + 1)
        return found

    def _region(self, span: Span) -> Region:
        inside = any(line.contains(span) for line in self.infobox)
        return Region.INFOBOX if inside else Region.PROSE


def read_system(graph: RdfGraph, article: Article) -> System:
    """Return what a graph says of the article that it was built from."""
    described = describe(graph)
    entities = {e.iri: e for e in described.entities}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for row in described.statements:
        if row.modality == "asserted" and row.object in entities:
            neighbours[row.subject].add(row.object)
            neighbours[row.object].add(row.subject)
    return System(
        text=article.text,
        infobox=tuple(field.span for field in article.infobox),
        statements=described.statements,
        entities=entities,
        labels=described.labels,
        roles=_roles(graph),
        neighbours={node: frozenset(others) for node, others in neighbours.items()},
    )


def local_name(iri: str) -> str:
    """Return the last part of the IRI of a term.

    >>> local_name("https://schema.org/birthDate")
    'birthDate'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _roles(graph: RdfGraph) -> dict[tuple[str, str], frozenset[str]]:
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in graph.triples:
        if isinstance(triple.object, NamedNode) and isinstance(triple.subject, NamedNode):
            name = triple.predicate.value.removeprefix(KG)
            about[triple.subject.value][name].append(triple.object.value)
    roles: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for event, properties in list(about.items()):
        for node in properties["hasParticipation"]:
            for participant in about[node]["participant"]:
                roles[event, participant] |= {local_name(r) for r in about[node]["role"]}
    return roles
