"""What the page needs of a graph beyond its entities and statements.

Owns the way from triples to the article's subject, its licence, the sides of its events and
the words of the reading rules. Everything here is optional: a page without it still shows
every node and statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import DCTERMS, KG, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.rdf.graph import RdfGraph

__all__ = ["ArticleContext", "Participation", "article_context"]

_ABOUT = SCHEMA + "about"
_DEFINITION = SKOS + "definition"

Index = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """Who took part in which event, all IRIs; ``side`` and ``role`` may be empty."""

    event: str
    agent: str
    side: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """The article around a graph.

    Attributes:
        subject: IRI of what the article is about, or empty.
        rights: The attribution that its licence asks for, or empty.
        license: IRI of its licence, or empty.
        participations: Sorted; one for each part taken.
        definitions: Pairs of a rule's local name and what it reads, in words.
    """

    subject: str = ""
    rights: str = ""
    license: str = ""
    participations: tuple[Participation, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()


def article_context(graph: RdfGraph) -> ArticleContext:
    """Return the context of the article whose graph this is."""
    index: Index = defaultdict(lambda: defaultdict(list))
    for triple in graph.triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            index[triple.subject.value][triple.predicate.value].append(triple.object.value)
    document = index.get(graph.name.value, {})
    return ArticleContext(
        subject=_one(document, _ABOUT),
        rights=_one(document, DCTERMS + "rights"),
        license=_one(document, DCTERMS + "license"),
        participations=_participations(index),
        definitions=tuple(
            sorted(
                (iri.rsplit("/", 1)[-1], _one(properties, _DEFINITION))
                for iri, properties in index.items()
                if properties.get(_DEFINITION)
            )
        ),
    )


def _participations(index: Index) -> tuple[Participation, ...]:
    found = [
        Participation(
            event=event,
            agent=_one(index.get(iri, {}), KG + "participant"),
            side=_one(index.get(iri, {}), KG + "onSide"),
            role=_one(index.get(iri, {}), KG + "role"),
        )
        for event, properties in index.items()
        for iri in properties.get(KG + "hasParticipation", ())
    ]
    return tuple(sorted(set(found)))


def _one(properties: Mapping[str, list[str]], name: str) -> str:
    return min(properties.get(name, ()), default="")
