"""Every node has a name that we would mint, and every term is one that the ontology knows.

Also the domains and ranges of properties, read as a promise of the graph: a node is of the
classes that the graph says, and a property stands between classes that fit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.vocab import BASE, KG, RDF, RDFS, SKOS, VOCAB, label, ontology
from kg.validate.report import ValidationResult, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validate.facts import Facts, Node, Term

__all__ = ["check_domains", "check_nodes", "check_terms"]

_TYPE = RDF + "type"
_OURS = re.compile(
    re.escape(BASE) + r"(?:id|statement|participation|name|time|evidence|document|rule|run|review"
    r"|reviewer|link)/(.*)",
    re.DOTALL,
)
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*", re.ASCII)


def check_nodes(facts: Facts) -> Iterator[ValidationResult]:
    """Find blank nodes, triple terms, and IRIs of ours with a local name that is none."""
    nodes = {node for row in facts.triples for node in row}
    for node in nodes:
        if isinstance(node, BlankNode):
            yield found("NodeShape", node, "a node is an IRI, not a blank node")
        elif isinstance(node, NamedNode):
            ours = _OURS.fullmatch(node.value)
            if ours and not _LOCAL_NAME.fullmatch(ours[1].rsplit("/", 1)[-1]):
                yield found("NodeShape", node, "a local name is made of letters, digits, - and _")
    for subject, predicate, value in facts.triples:
        if isinstance(value, Triple):
            message = "a value is an IRI or a literal, not a triple"
            yield found("NodeShape", subject, message, path=predicate, value=value)


def check_terms(facts: Facts) -> Iterator[ValidationResult]:
    """Find classes, properties, datatypes and terms of our namespaces that are not defined."""
    known = ontology()
    for subject, predicate, value in facts.triples:
        if predicate.value not in known.properties:
            message = f"the ontology does not define the property {predicate.value}"
            yield found("KnownTermShape", subject, message, path=predicate)
        unknown = _unknown(predicate.value, value)
        if unknown:
            yield found("KnownTermShape", subject, unknown, path=predicate, value=value)
        if subject.value.startswith((KG, VOCAB)) and subject.value not in known.terms:
            message = f"the ontology does not define {subject.value}"
            yield found("KnownTermShape", subject, message)


def _unknown(prop: str, value: Term) -> str:
    known = ontology()
    if isinstance(value, Literal):
        datatype = value.datatype.value
        return "" if datatype in known.listed else f"the ontology does not list {datatype}"
    if not isinstance(value, NamedNode):
        return ""
    if prop == _TYPE:
        terms, what = known.classes, "class"
    elif prop == RDF + "predicate":
        terms, what = known.properties, "property"
    elif value.value.startswith((KG, VOCAB)):
        terms, what = known.terms, "term"
    else:
        return ""
    return "" if value.value in terms else f"the ontology does not define the {what} {value.value}"


def check_domains(facts: Facts) -> Iterator[ValidationResult]:
    """Find triples, and claims of statements, whose ends are not of the property's classes."""
    said = set(facts.triples)
    for row in facts.triples:
        yield from _misfits(facts, row[0], row)
    for statement, classes in facts.classes.items():
        if KG + "Statement" in classes:
            for claim in _claims(facts, statement):
                if claim not in said:
                    yield from _misfits(facts, statement, claim)


def _claims(facts: Facts, statement: Node) -> Iterator[tuple[Node, NamedNode, Term]]:
    for subject in facts.of(statement, RDF + "subject"):
        for predicate in facts.of(statement, RDF + "predicate"):
            for value in facts.of(statement, RDF + "object"):
                if not isinstance(subject, (Literal, Triple)) and isinstance(predicate, NamedNode):
                    yield subject, predicate, value


def _misfits(
    facts: Facts, focus: Node, triple: tuple[Node, NamedNode, Term]
) -> Iterator[ValidationResult]:
    subject, predicate, value = triple
    known, name = ontology(), label(predicate)
    domain = known.domains.get(predicate.value)
    if domain and not _is_one_of(facts, subject, domain):
        message = f"what has “{name}” is {_either(domain)}"
        yield found("DomainShape", focus, message, path=predicate, value=subject)
    range_ = known.ranges.get(predicate.value)
    if range_ and not _is_one_of(facts, value, range_):
        message = f"the value of “{name}” is {_either(range_)}"
        yield found("RangeShape", focus, message, path=predicate, value=value)


def _is_one_of(facts: Facts, node: Term, wanted: tuple[str, ...]) -> bool:
    if isinstance(node, Literal):
        return RDFS + "Literal" in wanted
    if isinstance(node, Triple):
        return False
    known = ontology()
    if node.value.startswith(VOCAB):
        return SKOS + "Concept" in wanted and node.value in known.listed
    return any(
        not known.parents.get(cls, frozenset({cls})).isdisjoint(wanted)
        for cls in facts.classes.get(node, ())
    )


def _either(classes: tuple[str, ...]) -> str:
    return "one of: " + ", ".join(label(NamedNode(cls)) for cls in classes)
