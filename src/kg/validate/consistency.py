"""Whether a graph contradicts the ontology, by the rules of OWL 2 RL that it needs.

The rules are cax-sco, prp-dom, prp-rng, prp-symp, prp-spo1, prp-spo2, prp-fp and eq-rep for
what follows; cax-dw, cax-adc, prp-irp and prp-asyp, and prp-fp on literals, for what cannot
be. Only axioms of ``ontology/kg.ttl`` count: nothing is disjoint in the alignments. See
https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf.vocab import KG, OWL, RDF, RDFS, label, ontology, ontology_triples
from kg.validate.facts import read_facts
from kg.validate.report import ValidationResult, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.validate.facts import Facts, Node, Term

__all__ = ["check_consistency", "infer_classes"]

_SAME = OWL + "sameAs"
Edge = tuple["Node", str, "Node"]


@dataclass(frozen=True, slots=True)
class _Axioms:
    """What the ontology says beyond classes, domains and ranges; all by IRI."""

    disjoint: Mapping[str, frozenset[str]]
    functional: frozenset[str]
    symmetric: frozenset[str]
    irreflexive: frozenset[str]
    asymmetric: frozenset[str]
    parents: Mapping[str, tuple[str, ...]]
    chains: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Closure:
    """What follows from a graph: edges between nodes that stand for all that are the same."""

    edges: frozenset[Edge]
    same: dict[Node, Node]

    def of(self, node: Node) -> Node:
        while node in self.same:
            node = self.same[node]
        return node


def check_consistency(facts: Facts) -> Iterator[ValidationResult]:
    """Find what no world can be like: a person that is a place, an event before itself."""
    axioms, closure = _axioms(), _close(facts)
    for node, classes in _classes(facts, closure).items():
        for first, second in combinations(sorted(classes), 2):
            if second in axioms.disjoint.get(first, ()):
                names = f"{label(NamedNode(first))} and {label(NamedNode(second))}"
                message = f"nothing is both {names}: {classes[first]}; {classes[second]}"
                yield found("ConsistencyShape", node, message)
    for subject, prop, value in closure.edges:
        path = NamedNode(prop)
        if prop in axioms.irreflexive and subject == value:
            message = f"nothing has “{label(path)}” itself"
            yield found("ConsistencyShape", subject, message, path=path, value=value)
        elif prop in axioms.asymmetric and (value, prop, subject) in closure.edges:
            message = f"“{label(path)}” does not hold in both directions"
            yield found("ConsistencyShape", subject, message, path=path, value=value)
    yield from _two_texts(facts, closure)


def infer_classes(facts: Facts) -> dict[Node, frozenset[str]]:
    """Return the IRIs of the classes that each node of a graph is of by the rules."""
    closure = _close(facts)
    classes = _classes(facts, closure)
    nodes = {*classes, *closure.same}
    return {node: frozenset(classes.get(closure.of(node), ())) for node in nodes}


@cache
def _axioms() -> _Axioms:
    facts = read_facts(ontology_triples("kg.ttl"))
    disjoint: dict[str, set[str]] = defaultdict(set)
    groups = [_list(facts, v) for n in facts.values for v in facts.of(n, OWL + "members")]
    groups += [
        (n.value, v.value)
        for n in facts.values
        for v in facts.of(n, OWL + "disjointWith")
        if isinstance(v, NamedNode)
    ]
    for group in groups:
        for first in group:
            disjoint[first] |= set(group) - {first}
    kinds = {
        kind: frozenset(n.value for n, classes in facts.classes.items() if OWL + kind in classes)
        for kind in ("Functional", "Symmetric", "Irreflexive", "Asymmetric")
        for kind in (f"{kind}Property",)
    }
    chains = [
        (n.value, _list(facts, v))
        for n in facts.values
        for v in facts.of(n, OWL + "propertyChainAxiom")
    ]
    parents = {
        n.value: tuple(
            v.value for v in facts.of(n, RDFS + "subPropertyOf") if isinstance(v, NamedNode)
        )
        for n in facts.values
    }
    return _Axioms(
        disjoint={cls: frozenset(others) for cls, others in disjoint.items()},
        functional=kinds["FunctionalProperty"],
        symmetric=kinds["SymmetricProperty"],
        irreflexive=kinds["IrreflexiveProperty"],
        asymmetric=kinds["AsymmetricProperty"],
        parents={prop: ups for prop, ups in parents.items() if ups},
        chains=tuple(chains),
    )


def _list(facts: Facts, head: Term) -> tuple[str, ...]:
    members: list[str] = []
    current: Term | None = head
    while isinstance(current, BlankNode):
        member = facts.one(current, RDF + "first")
        if isinstance(member, NamedNode):
            members.append(member.value)
        current = facts.one(current, RDF + "rest")
    return tuple(members)


def _close(facts: Facts) -> _Closure:
    axioms = _axioms()
    edges = {
        (s, p.value, o)
        for s, p, o in facts.triples
        if isinstance(o, (NamedNode, BlankNode)) and (p.value.startswith(KG) or p.value == _SAME)
    }
    same: dict[Node, Node] = {}
    while True:
        closure = _Closure(frozenset(edges), same)
        merged = _merge(closure, axioms)
        edges = {(closure.of(s), p, closure.of(o)) for s, p, o in closure.edges if p != _SAME}
        followed = edges | set(_follow(edges, axioms))
        if not merged and followed == closure.edges:
            return closure
        edges = followed


def _merge(closure: _Closure, axioms: _Axioms) -> bool:
    """Record which nodes are the same, by owl:sameAs and by functional properties."""
    same, merged = closure.same, False
    pairs = [(s, o) for s, p, o in closure.edges if p == _SAME]
    values: dict[tuple[Node, str], list[Node]] = defaultdict(list)
    for s, p, o in closure.edges:
        if p in axioms.functional:
            values[s, p].append(o)
    pairs += [(nodes[0], other) for nodes in values.values() for other in nodes[1:]]
    for pair in pairs:
        first, second = sorted((closure.of(node) for node in pair), key=str)
        if first != second:
            same[second] = first
            merged = True
    return merged


def _follow(edges: set[Edge], axioms: _Axioms) -> Iterator[Edge]:
    outgoing: dict[tuple[Node, str], list[Node]] = defaultdict(list)
    for s, p, o in edges:
        outgoing[s, p].append(o)
        if p in axioms.symmetric:
            yield o, p, s
        for parent in axioms.parents.get(p, ()):
            yield s, parent, o
    for prop, chain in axioms.chains:
        for s in {s for s, p, _ in edges if p == chain[0]}:
            ends = [s]
            for link in chain:
                ends = [o for end in ends for o in outgoing.get((end, link), ())]
            for o in ends:
                yield s, prop, o


def _classes(facts: Facts, closure: _Closure) -> dict[Node, dict[str, str]]:
    """Return for each node its classes, each with the reason for it."""
    known = ontology()
    reasons: dict[Node, dict[str, str]] = defaultdict(dict)

    def give(node: Node, cls: str, reason: str) -> None:
        for parent in sorted(known.parents.get(cls, (cls,))):
            given = reasons[closure.of(node)]
            # The first reason by text, so that the order of the graph does not matter.
            given[parent] = min(given.get(parent, reason), reason)

    for node, classes in facts.classes.items():
        for cls in classes:
            give(node, cls, f"it is given as {label(NamedNode(cls))}")
    for prop, subject, value in _uses(facts, closure):
        name = label(NamedNode(prop))
        if len(domain := known.domains.get(prop, ())) == 1:
            give(subject, domain[0], f"it has “{name}”")
        if len(range_ := known.ranges.get(prop, ())) == 1 and value is not None:
            give(value, range_[0], f"it is a value of “{name}”")
    return reasons


def _uses(facts: Facts, closure: _Closure) -> Iterable[tuple[str, Node, Node | None]]:
    yield from ((p, s, o) for s, p, o in closure.edges)
    yield from ((p.value, s, None) for s, p, o in facts.triples if isinstance(o, Literal))


def _two_texts(facts: Facts, closure: _Closure) -> Iterator[ValidationResult]:
    """Find two different literals for one functional property."""
    texts: dict[tuple[Node, str], set[str]] = defaultdict(set)
    for s, p, o in facts.triples:
        if isinstance(o, Literal) and p.value in _axioms().functional:
            texts[closure.of(s), p.value].add(str(o))
    for (node, prop), values in texts.items():
        if len(values) > 1:
            path = NamedNode(prop)
            message = f"“{label(path)}” has one value, not " + " and ".join(sorted(values))
            yield found("ConsistencyShape", node, message, path=path)
