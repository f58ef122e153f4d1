"""What the page needs of a graph beyond its entities and statements.

Owns the way from triples to the article's subject, its licence, the sides of its events, the
kinds of names, the places on earth and the words of the reading rules. Everything here is
optional: a page without it still shows every node and statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import DCTERMS, KG, RDFS, SCHEMA, SKOS
from kg.view.coordinates import coordinates
from kg.view.terms import GraphTerms, graph_terms
from kg.view.words import local_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.rdf.graph import RdfGraph

__all__ = ["ArticleContext", "NameKind", "Participation", "Spot", "article_context"]

_ABOUT = SCHEMA + "about"
_DEFINITION = SKOS + "definition"

Properties = dict[str, list[NamedNode | Literal]]
Index = dict[str, Properties]


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """Who took part in which event, all IRIs; ``side`` and ``role`` may be empty."""

    event: str
    agent: str
    side: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, order=True)
class NameKind:
    """A name of an entity and the local name of what kind of name it is."""

    entity: str
    text: str
    tag: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where on earth an entity is, in degrees (WGS 84)."""

    entity: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The article around a graph.

    Attributes:
        subject: IRI of what the article is about, or empty.
        language: BCP 47 tag of its title, or empty.
        rights: The attribution that its licence asks for, or empty.
        license: IRI of its licence, or empty.
        participations: Sorted; one for each part taken.
        definitions: Pairs of a rule's local name and what it reads, in words.
        names: Sorted; the names whose kind is told.
        spots: Sorted; the things whose place on earth is told.
        terms: What its statements share as RDF.
    """

    subject: str = ""
    language: str = ""
    rights: str = ""
    license: str = ""
    participations: tuple[Participation, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    names: tuple[NameKind, ...] = ()
    spots: tuple[Spot, ...] = ()
    terms: GraphTerms = field(default_factory=GraphTerms)


def article_context(graph: RdfGraph) -> ArticleContext:
    """Return the context of the article whose graph this is."""
    index: Index = defaultdict(lambda: defaultdict(list))
    for triple in graph.triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            index[triple.subject.value][triple.predicate.value].append(triple.object)
    document = index.get(graph.name.value, {})
    return ArticleContext(
        subject=_one(document, _ABOUT),
        language=min(_tags(document, RDFS + "label"), default=""),
        rights=_one(document, DCTERMS + "rights"),
        license=_one(document, DCTERMS + "license"),
        participations=_participations(index),
        definitions=tuple(
            sorted(
                (local_name(iri), _one(properties, _DEFINITION))
                for iri, properties in index.items()
                if properties.get(_DEFINITION)
            )
        ),
        names=_names(index),
        spots=_spots(index),
        terms=graph_terms(graph),
    )


def _participations(index: Index) -> tuple[Participation, ...]:
    found = [
        Participation(
            event=event,
            agent=_one(index.get(part.value, {}), KG + "participant"),
            side=_one(index.get(part.value, {}), KG + "onSide"),
            role=_one(index.get(part.value, {}), KG + "role"),
        )
        for event, properties in index.items()
        for part in properties.get(KG + "hasParticipation", ())
    ]
    return tuple(sorted(set(found)))


def _names(index: Index) -> tuple[NameKind, ...]:
    found = {
        NameKind(entity, text.value, text.language or "", kind.value.rsplit("/", 1)[-1])
        for entity, properties in index.items()
        for name in properties.get(KG + "hasName", ())
        for text in index.get(name.value, {}).get(KG + "nameText", ())
        for kind in index.get(name.value, {}).get(KG + "hasKind", ())
        if isinstance(text, Literal)
    }
    return tuple(sorted(found))


def _spots(index: Index) -> tuple[Spot, ...]:
    found = ((iri, coordinates(iri, index)) for iri in sorted(index))
    return tuple(Spot(iri, *at) for iri, at in found if at is not None)


def _one(properties: Mapping[str, list[NamedNode | Literal]], name: str) -> str:
    return min((term.value for term in properties.get(name, ())), default="")


def _tags(properties: Mapping[str, list[NamedNode | Literal]], name: str) -> list[str]:
    terms = properties.get(name, ())
    return [t.language for t in terms if isinstance(t, Literal) and t.language]
