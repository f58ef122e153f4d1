"""What people add to a graph, as triples: reviews of statements, and links.

PROV in its short and its qualified form: a statement is attributed to whoever decided on it,
and the attribution is a node of its own that says what was decided, on what passage. See
https://www.w3.org/TR/prov-o/#qualifiedAttribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.vocab import BASE, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, kg, term
from kg.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Link, Review, Reviewer

__all__ = ["link_triples", "review_triples"]

_TYPE = NamedNode(RDF + "type")
_LABEL = NamedNode(RDFS + "label")
_COMMENT = NamedNode(RDFS + "comment")
_DATE = NamedNode(DCTERMS + "date")
_ATTRIBUTED = NamedNode(PROV + "wasAttributedTo")


def review_triples(
    node: NamedNode, statement: NamedNode, review: Review, passage: NamedNode
) -> Iterator[Triple]:
    """Yield what a graph says of the review of a statement.

    Args:
        node: The IRI of the review.
        statement: The IRI of the statement.
        review: The decision.
        passage: The IRI of the evidence that stands for its passage.
    """
    agent = _agent(review.reviewer)
    yield Triple(statement, _ATTRIBUTED, agent)
    yield Triple(statement, NamedNode(PROV + "qualifiedAttribution"), node)
    yield Triple(node, _TYPE, kg("Review"))
    yield Triple(node, _TYPE, NamedNode(PROV + "Attribution"))
    label = f"{review.verdict} by {review.reviewer.name}"
    yield Triple(node, _LABEL, Literal(label, language="en"))
    yield Triple(node, NamedNode(PROV + "agent"), agent)
    yield Triple(node, kg("decision"), term(review.verdict))
    yield Triple(node, kg("hasEvidence"), passage)
    if review.corrected_from:
        words = Literal(review.corrected_from, language="en")
        yield Triple(node, kg("correctedFrom"), words)
    yield from _circumstances(node, review.date, review.note)
    yield from _person(review.reviewer)


def link_triples(node: NamedNode, entity: NamedNode, label: str, link: Link) -> Iterator[Triple]:
    """Yield what a graph says of a link, its direct triple included.

    Args:
        node: The IRI of the link.
        entity: The IRI of the entity.
        label: What a reader calls the entity.
        link: Where it leads, and how that is known.
    """
    target = NamedNode(link.target)
    predicate = NamedNode(OWL + "sameAs" if link.same else SKOS + "closeMatch")
    words = "is the same as" if link.same else "is close to"
    yield Triple(entity, predicate, target)
    yield Triple(node, _TYPE, kg("Link"))
    yield Triple(node, _TYPE, NamedNode(RDF + "Statement"))
    yield Triple(node, _LABEL, Literal(f"{label} {words} {link.target}", language="en"))
    yield Triple(node, NamedNode(RDF + "subject"), entity)
    yield Triple(node, NamedNode(RDF + "predicate"), predicate)
    yield Triple(node, NamedNode(RDF + "object"), target)
    yield Triple(node, NamedNode(DCTERMS + "source"), Literal(link.source))
    if link.reviewer is not None:
        yield Triple(node, _ATTRIBUTED, _agent(link.reviewer))
        yield from _person(link.reviewer)
    yield from _circumstances(node, link.date, link.how)


def _circumstances(node: NamedNode, date: str, note: str) -> Iterator[Triple]:
    if date:
        yield Triple(node, _DATE, Literal(date, datatype=NamedNode(XSD + "date")))
    if note:
        yield Triple(node, _COMMENT, Literal(note, language="en"))


def _person(person: Reviewer) -> Iterator[Triple]:
    yield Triple(_agent(person), _TYPE, NamedNode(PROV + "Agent"))
    yield Triple(_agent(person), _LABEL, Literal(person.name, language="en"))


def _agent(person: Reviewer) -> NamedNode:
    return NamedNode(person.iri or f"{BASE}reviewer/{slug(person.name)}")
