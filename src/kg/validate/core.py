"""SHACL core over a graph: what ``ontology/shapes.ttl`` uses of it, and nothing else.

The tests prove on every example that the results are those of pySHACL, which takes half a
second to load. A constraint that is not known here is an error, never passed over. Whether
the digits of a date are in the calendar is left to :mod:`kg.validate.dates`. See
https://www.w3.org/TR/shacl/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import FormatError
from kg.rdf.vocab import RDF, RDFS, SH, is_subclass, ontology_triples
from kg.validate.facts import Facts, Node, read_facts
from kg.validate.report import Severity, ValidationResult

if TYPE_CHECKING:
    from kg.validate.facts import Term

__all__ = ["check_core", "focus_nodes", "severity_of", "shapes"]

Check = Callable[[Facts, "Term", Sequence["Term"], "Term", "Term"], "Iterator[Term | None]"]
"""From graph, focus node, value nodes, shape and parameter to the values that are wrong."""

_NOT_CONSTRAINTS = frozenset(
    {RDF + "type", RDFS + "label", RDFS + "comment"}
    | {SH + name for name in ("path", "sparql", "message", "severity")}
    | {SH + name for name in ("targetClass", "targetSubjectsOf", "qualifiedMinCount")}
)


def check_core(facts: Facts) -> Iterator[ValidationResult]:
    """Find what the shapes do not allow, but for their rules in SPARQL."""
    for shape in shapes().values:
        for node in focus_nodes(facts, shape):
            yield from _results(facts, node, shape)


@cache
def shapes() -> Facts:
    """Return the shapes of ``ontology/shapes.ttl``."""
    return read_facts(ontology_triples("shapes.ttl"))


def focus_nodes(facts: Facts, shape: Node) -> list[Node]:
    """Return the focus nodes of a shape; see https://www.w3.org/TR/shacl/#targets."""
    wanted = [c for c in shapes().of(shape, SH + "targetClass") if isinstance(c, NamedNode)]
    named = shapes().of(shape, SH + "targetSubjectsOf")
    subjects = {p.value for p in named if isinstance(p, NamedNode)}
    if not wanted and not subjects:
        return []
    return [
        node
        for node, properties in facts.values.items()
        if any(_is_a(facts, node, cls) for cls in wanted) or not subjects.isdisjoint(properties)
    ]


def severity_of(shape: Term) -> Severity:
    """Return the severity that a shape gives to its results."""
    node = shapes().one(shape, SH + "severity")
    if isinstance(node, NamedNode):
        return Severity(node.value.removeprefix(SH))
    return Severity.VIOLATION


def _results(facts: Facts, focus: Term, shape: Term) -> Iterator[ValidationResult]:
    path = shapes().one(shape, SH + "path")
    values: Sequence[Term] = [focus] if path is None else _follow(facts, focus, path)
    message = shapes().one(shape, SH + "message")
    for name, parameters in _said(shape).items():
        if name in _NOT_CONSTRAINTS:
            continue
        for parameter in parameters:
            if name == SH + "property":
                for node in values:
                    yield from _results(facts, node, parameter)
                continue
            component, check = _constraint(name)
            for value in check(facts, focus, values, shape, parameter):
                yield ValidationResult(
                    focus=focus,
                    message=message.value if isinstance(message, Literal) else "",
                    shape=_named(shape),
                    component=component,
                    path=path if isinstance(path, NamedNode) else None,
                    value=value,
                    severity=severity_of(shape),
                )


def _said(shape: Term) -> Mapping[str, Sequence[Term]]:
    return shapes().values.get(shape, {}) if isinstance(shape, Node) else {}


def _named(shape: Term) -> NamedNode:
    if not isinstance(shape, NamedNode):
        raise FormatError("a shape that reports has an IRI", where=str(shape))
    return shape


def _follow(facts: Facts, focus: Term, path: Term) -> Sequence[Term]:
    if isinstance(path, NamedNode):
        return [*facts.of(focus, path.value), *_lists().of(focus, path.value)]
    inverse = shapes().one(path, SH + "inversePath")
    if not isinstance(inverse, NamedNode):
        raise FormatError("a path is a property or the inverse of one", where=str(path))
    users = facts.users.get(focus, ()) if isinstance(focus, Node) else ()
    return [user for user in users if focus in facts.of(user, inverse.value)]


@cache
def _lists() -> Facts:
    """Return the controlled lists: a shape may ask which of them a concept is in."""
    return read_facts(ontology_triples("vocab.ttl"))


def _constraint(name: str) -> tuple[NamedNode, Check]:
    local = name.removeprefix(SH)
    if local not in _CHECKS:
        raise FormatError("this constraint of SHACL is not supported", where=name)
    title = {"qualifiedValueShape": "QualifiedMinCount"}.get(local, local[0].upper() + local[1:])
    return NamedNode(f"{SH}{title}ConstraintComponent"), _CHECKS[local]


def _is_a(facts: Facts, node: Term, cls: NamedNode) -> bool:
    given = facts.classes.get(node, ()) if isinstance(node, Node) else ()
    return any(is_subclass(NamedNode(name), cls) for name in given)


def _conforms(facts: Facts, value: Term, shape: Term) -> bool:
    return next(_results(facts, value, shape), None) is None


def _number(parameter: Term) -> int:
    return int(parameter.value) if isinstance(parameter, Literal) else 0


def _shape_list(head: Term) -> list[Term]:
    members: list[Term] = []
    rest: Term | None = head
    while isinstance(rest, BlankNode):
        members += shapes().of(rest, RDF + "first")
        rest = shapes().one(rest, RDF + "rest")
    return members


def _integer(value: Term) -> int | None:
    digits = value.value if isinstance(value, Literal) else ""
    return int(digits) if re.fullmatch(r"[+-]?[0-9]+", digits, re.ASCII) else None


def _min_count(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[None]:
    if len(values) < _number(p):
        yield None


def _max_count(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[None]:
    if len(values) > _number(p):
        yield None


def _node_kind(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    kinds = {NamedNode: "IRI", Literal: "Literal", BlankNode: "BlankNode"}
    allowed = str(p).rsplit("#", 1)[-1]
    yield from (v for v in values if kinds.get(type(v), "None") not in allowed)


def _class(f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    yield from (v for v in values if not (isinstance(p, NamedNode) and _is_a(f, v, p)))


def _datatype(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    yield from (v for v in values if not (isinstance(v, Literal) and v.datatype == p))


def _has_value(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[None]:
    if p not in values:
        yield None


def _pattern(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    pattern = p.value if isinstance(p, Literal) else ""
    yield from (v for v in values if not re.search(pattern, getattr(v, "value", "")))


def _min_length(_f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    yield from (v for v in values if len(getattr(v, "value", "")) < _number(p))


def _min_inclusive(
    _f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term
) -> Iterator[Term]:
    for value in values:
        number = _integer(value)
        if number is None or number < _number(p):
            yield value


def _less_than(f: Facts, n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    for value in values:
        for limit in f.of(n, p.value) if isinstance(p, NamedNode) else ():
            first, second = _integer(value), _integer(limit)
            if first is None or second is None or first >= second:
                yield value


def _or(f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    members = _shape_list(p)
    yield from (v for v in values if not any(_conforms(f, v, member) for member in members))


def _node(f: Facts, _n: Term, values: Sequence[Term], _s: Term, p: Term) -> Iterator[Term]:
    yield from (v for v in values if not _conforms(f, v, p))


def _qualified(f: Facts, _n: Term, values: Sequence[Term], s: Term, p: Term) -> Iterator[None]:
    wanted = shapes().of(s, SH + "qualifiedMinCount")[0]
    if sum(_conforms(f, v, p) for v in values) < _number(wanted):
        yield None


_CHECKS: dict[str, Check] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "nodeKind": _node_kind,
    "class": _class,
    "datatype": _datatype,
    "hasValue": _has_value,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _min_inclusive,
    "lessThan": _less_than,
    "or": _or,
    "node": _node,
    "qualifiedValueShape": _qualified,
}
