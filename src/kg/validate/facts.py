"""A graph indexed for the checks: who says what of whom, and on which passage it rests."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Dataset, DefaultGraph, Literal, NamedNode, Quad, Triple
from pyoxigraph import CanonicalizationAlgorithm as Canonicalization

from kg.rdf.vocab import KG, OA, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Facts", "Node", "Term", "read_facts"]

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True)
class Facts:
    """The triples of a graph, by subject and property.

    Attributes:
        triples: All triples, in the order of the graph.
        values: For a subject, by the IRI of the property, its values in order.
        classes: For a node, the IRIs of the classes that the graph gives it.
    """

    triples: tuple[tuple[Node, NamedNode, Term], ...]
    values: Mapping[Node, Mapping[str, Sequence[Term]]]
    classes: Mapping[Node, frozenset[str]]

    def of(self, node: Term, prop: str) -> Sequence[Term]:
        """Return the values of a property at a node, in order."""
        return self.values.get(node, {}).get(prop, ()) if isinstance(node, Node) else ()

    def one(self, node: Term, prop: str) -> Term | None:
        """Return the first value of a property at a node."""
        return next(iter(self.of(node, prop)), None)

    def label(self, node: Term) -> str:
        """Return a label of a node, or nothing."""
        value = self.one(node, RDFS + "label")
        return value.value if isinstance(value, Literal) else ""

    def quote(self, node: Term) -> str:
        """Return the first passage that a node, or else a thing that uses it, rests on."""
        near = (node, *self.users.get(node, ())) if isinstance(node, Node) else ()
        for candidate in near:
            passages = (candidate, *self.of(candidate, KG + "hasEvidence"))
            quotes = (text for passage in passages for text in self._quotes(passage))
            first = next(quotes, None)
            if first is not None:
                return first
        return ""

    def _quotes(self, passage: Term) -> list[str]:
        selectors = (passage, *self.of(passage, OA + "hasSelector"))
        texts = [text for selector in selectors for text in self.of(selector, OA + "exact")]
        return [text.value for text in texts if isinstance(text, Literal)]

    @cached_property
    def users(self) -> Mapping[Node, Sequence[Node]]:
        """For a node, the nodes that point at it, in order."""
        users: dict[Node, list[Node]] = defaultdict(list)
        for subject, _, value in self.triples:
            if isinstance(value, Node):
                users[value].append(subject)
        return users


def read_facts(triples: Iterable[Triple]) -> Facts:
    """Index triples; blank nodes get the labels of RDFC-1.0, so that reports are stable."""
    rows = [(t.subject, t.predicate, t.object) for t in triples]
    if any(isinstance(s, BlankNode) or isinstance(o, BlankNode) for s, _, o in rows):
        rows = _canonical(rows)
    values: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    classes: dict[Node, set[str]] = defaultdict(set)
    kept = []
    for subject, predicate, value in rows:
        if isinstance(subject, Triple):
            continue
        kept.append((subject, predicate, value))
        values[subject][predicate.value].append(value)
        if predicate.value == RDF + "type" and isinstance(value, NamedNode):
            classes[subject].add(value.value)
    return Facts(
        tuple(kept),
        {node: dict(properties) for node, properties in values.items()},
        {node: frozenset(names) for node, names in classes.items()},
    )


def _canonical(
    rows: list[tuple[Node | Triple, NamedNode, Term]],
) -> list[tuple[Node | Triple, NamedNode, Term]]:
    dataset = Dataset(Quad(s, p, o, DefaultGraph()) for s, p, o in rows)
    dataset.canonicalize(Canonicalization.RDFC_1_0)
    return [(q.subject, q.predicate, q.object) for q in sorted(dataset, key=str)]
