"""The shapes of ``ontology/shapes.ttl`` over a graph: SHACL core and SHACL-SPARQL.

The core is checked by pySHACL on copies. The rules in SPARQL are run here, each once over
the whole graph with ``$this`` unbound, which is a thousand times faster and finds the same.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    Store,
    Triple,
)

from kg.errors import FormatError
from kg.rdf.vocab import RDF, RDFS, SH, SKOS, is_subclass, ontology_triples
from kg.validate.dates import DATE_TYPES
from kg.validate.facts import Facts, read_facts
from kg.validate.report import Severity, ValidationResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node as RdflibNode

    from kg.validate.facts import Node, Term

__all__ = ["check_core", "check_rules"]

_CONTEXT = (RDFS + "subClassOf", SKOS + "inScheme")
_SPARQL_COMPONENT = NamedNode(SH + "SPARQLConstraintComponent")
_FORM_COMPONENTS = (SH + "DatatypeConstraintComponent", SH + "OrConstraintComponent")


def check_core(facts: Facts) -> Iterator[ValidationResult]:
    """Find what the shapes of SHACL core do not allow, by pySHACL.

    Whether a date is in the calendar is not asked here: rdflib is wrong on years before 1.
    """
    # Both take half a second to import, which only a validation should pay.
    from pyshacl import validate  # noqa: PLC0415
    from rdflib import URIRef  # noqa: PLC0415

    core = [t for t in ontology_triples("shapes.ttl") if t.predicate.value != SH + "sparql"]
    with _silent("rdflib.term"):
        data = _to_rdflib([*(Triple(*row) for row in facts.triples), *_context()])
        # pySHACL adds triples to the shapes that it is given: they are made afresh each time.
        _, report, _ = validate(data, shacl_graph=_to_rdflib(core), inplace=True)
    for node in report.objects(None, URIRef(SH + "result")):
        row = {str(p): _from_rdflib(o) for p, o in report.predicate_objects(node)}
        result = _core_result(row)
        if not _is_about_calendar(result):
            yield result


def check_rules(facts: Facts) -> Iterator[ValidationResult]:
    """Find what the SPARQL rules of the shapes do not allow, each rule run once."""
    store = Store()
    triples = [*(Triple(*row) for row in facts.triples), *_context()]
    store.bulk_extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples)
    shapes = _shapes()
    for shape in shapes.values:
        targets = None
        for rule in shapes.of(shape, SH + "sparql"):
            targets = _targets(facts, shape) if targets is None else targets
            yield from _run(store, shape, rule, targets)


def _run(
    store: Store, shape: Node, rule: Term, targets: frozenset[Term]
) -> Iterator[ValidationResult]:
    shapes = _shapes()
    select, message = (_text(shapes.one(rule, SH + name)) for name in ("select", "message"))
    severity = _severity(shapes.one(shape, SH + "severity"))
    solutions = store.query(select, prefixes=dict(_declared()))
    if not isinstance(solutions, QuerySolutions) or not isinstance(shape, NamedNode):
        raise FormatError("a rule is a SELECT of a shape with an IRI", where=str(rule))
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        row = {name: solution[name] for name in names}
        if row["this"] in targets:
            yield ValidationResult(
                focus=row["this"],
                message=message,
                shape=shape,
                component=_SPARQL_COMPONENT,
                path=row.get("path"),
                value=row["value"] if row.get("value") is not None else row["this"],
                severity=severity,
            )


def _targets(facts: Facts, shape: Node) -> frozenset[Term]:
    """Return the focus nodes of a shape; see https://www.w3.org/TR/shacl/#targets."""
    shapes = _shapes()
    classes = [c for c in shapes.of(shape, SH + "targetClass") if isinstance(c, NamedNode)]
    found: set[Term] = {
        node
        for node, given in facts.classes.items()
        if any(is_subclass(NamedNode(cls), wanted) for cls in given for wanted in classes)
    }
    subjects = shapes.of(shape, SH + "targetSubjectsOf")
    found |= {s for s, p, _ in facts.triples if p in subjects}
    return frozenset(found)


@cache
def _shapes() -> Facts:
    return read_facts(ontology_triples("shapes.ttl"))


@cache
def _declared() -> tuple[tuple[str, str], ...]:
    """Return the prefixes that the rules declare with ``sh:declare``."""
    shapes = _shapes()
    nodes = [node for node in shapes.values if shapes.of(node, SH + "prefix")]
    return tuple(
        (_text(shapes.one(n, SH + "prefix")), _text(shapes.one(n, SH + "namespace"))) for n in nodes
    )


@cache
def _context() -> tuple[Triple, ...]:
    """Return what the shapes need of the ontology: subclasses, and schemes of concepts."""
    triples = (*ontology_triples("kg.ttl"), *ontology_triples("vocab.ttl"))
    return tuple(t for t in triples if t.predicate.value in _CONTEXT)


def _core_result(row: Mapping[str, NamedNode | BlankNode | Literal]) -> ValidationResult:
    path = row.get(SH + "resultPath")
    return ValidationResult(
        focus=row[SH + "focusNode"],
        message=_text(row.get(SH + "resultMessage")),
        shape=NamedNode(row[SH + "sourceShape"].value),
        component=NamedNode(row[SH + "sourceConstraintComponent"].value),
        path=path if isinstance(path, NamedNode) else None,
        value=row.get(SH + "value"),
        severity=_severity(row.get(SH + "resultSeverity")),
    )


def _is_about_calendar(result: ValidationResult) -> bool:
    """Whether a date is of an allowed datatype, and only its digits were found wrong."""
    value = result.value
    if result.component.value not in _FORM_COMPONENTS or not isinstance(value, Literal):
        return False
    shapes, allowed = _shapes(), set(_shapes().of(result.shape, SH + "datatype"))
    for head in shapes.of(result.shape, SH + "or"):
        rest: Term | None = head
        while isinstance(rest, BlankNode):
            for member in shapes.of(rest, RDF + "first"):
                allowed |= set(shapes.of(member, SH + "datatype"))
            rest = shapes.one(rest, RDF + "rest")
    return value.datatype in allowed and value.datatype.value in DATE_TYPES


@contextmanager
def _silent(logger: str) -> Iterator[None]:
    """Keep a library from logging a traceback for each text that is no date to it."""
    log = logging.getLogger(logger)
    was, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = was


def _severity(node: Term | None) -> Severity:
    if isinstance(node, NamedNode):
        return Severity(node.value.removeprefix(SH))
    return Severity.VIOLATION


def _text(node: Term | None) -> str:
    return node.value if isinstance(node, Literal) else ""


def _to_rdflib(triples: Iterable[Triple]) -> Graph:
    import rdflib  # noqa: PLC0415

    terms: dict[Term, RdflibNode] = {}

    def convert(term: Node | Literal) -> RdflibNode:
        made = terms.get(term)
        if made is None:
            made = terms[term] = _to_rdflib_term(term)
        return made

    graph = rdflib.Graph(bind_namespaces="none")
    # What is no RDF 1.1 term is reported by the check of nodes and left out here.
    graph.addN(
        (convert(t.subject), convert(t.predicate), convert(t.object), graph)
        for t in triples
        if not isinstance(t.subject, Triple) and not isinstance(t.object, Triple)
    )
    return graph


def _to_rdflib_term(term: Node | Literal) -> RdflibNode:
    import rdflib  # noqa: PLC0415

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language, normalize=False)
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _from_rdflib(node: RdflibNode) -> NamedNode | BlankNode | Literal:
    import rdflib  # noqa: PLC0415

    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    if not isinstance(node, rdflib.Literal):
        return NamedNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)
