"""How two entities are connected: the shortest paths, with the evidence of every step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.edges import edges_of, simple_graph

if TYPE_CHECKING:
    from kg.network.edges import Edge

__all__ = ["Link", "Path", "Step", "shortest_paths"]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that connects the two ends of a step.

    Attributes:
        statement: The IRI of the statement.
        property: The IRI of its property.
        label: The statement in words.
        modality: ``asserted``, or how the text weakens it.
        time: When, in the words of the source, or empty.
        forward: Whether the statement goes the way of the path.
        quotes: The passages it was read from.
    """

    statement: str
    property: str
    label: str
    modality: str
    time: str
    forward: bool
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity of a path to the next, by one statement or more."""

    source: str
    source_label: str
    target: str
    target_label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest path; none of its steps can be left out."""

    steps: tuple[Step, ...]


def shortest_paths(
    graph: nx.MultiDiGraph[str],
    start: str,
    end: str,
    *,
    asserted_only: bool = True,
    limit: int = 10,
) -> tuple[Path, ...]:
    """Return up to ``limit`` of the shortest paths between two entities.

    Statements connect in both directions; by default only asserted ones do. Empty when the
    two are not connected; one path without steps when they are the same.

    Args:
        graph: The network, keyed by IRI.
        start: The IRI where the paths begin.
        end: The IRI where they end.
        asserted_only: Whether to walk only along what the text states as a fact.
        limit: The most paths to return.
    """
    edges = edges_of(graph, asserted_only=asserted_only)
    names = sorted(graph.nodes)
    simple = simple_graph(names, edges)
    joining: defaultdict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        joining[frozenset((edge.source, edge.target))].append(edge)
    try:
        found = nx.all_shortest_paths(simple, names.index(start), names.index(end))
        routes = [[names[n] for n in route] for route in islice(found, limit)]
    except nx.NetworkXNoPath:
        return ()
    return tuple(
        Path(tuple(_step(graph, a, b, joining[frozenset((a, b))]) for a, b in pairwise(route)))
        for route in routes
    )


def _step(graph: nx.MultiDiGraph[str], source: str, target: str, edges: list[Edge]) -> Step:
    return Step(
        source=source,
        source_label=str(graph.nodes[source]["label"]),
        target=target,
        target_label=str(graph.nodes[target]["label"]),
        links=tuple(
            Link(e.statement, e.property, e.label, e.modality, e.time, e.source == source, e.quotes)
            for e in edges
        ),
    )
