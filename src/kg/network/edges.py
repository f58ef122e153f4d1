"""The seam to networkx: from its untyped edge dictionaries to typed edges and back.

Owns what counts as a connection: an asserted statement between two entities. Everything is
built in sorted order, because networkx's algorithms break ties by insertion order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Edge", "edges_of", "simple_graph"]

_ASSERTED = "asserted"


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One statement between two entities, from its subject to its object (IRIs).

    ``label`` says it in words; ``time`` is when, in the words of the source, or empty.
    """

    source: str
    target: str
    statement: str
    property: str
    label: str
    modality: str
    time: str
    quotes: tuple[str, ...]


def edges_of(graph: nx.MultiDiGraph[str], *, asserted_only: bool = True) -> tuple[Edge, ...]:
    """Return the statements of a network, sorted; by default only the asserted ones."""
    edges = sorted(
        Edge(
            source=str(source),
            target=str(target),
            statement=str(key),
            property=str(data["property"]),
            label=str(data["label"]),
            modality=str(data["modality"]),
            time=str(data["time"]),
            quotes=tuple(data["quotes"]),
        )
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    return tuple(e for e in edges if e.modality == _ASSERTED or not asserted_only)


def simple_graph(names: Sequence[str], edges: Iterable[Edge]) -> nx.Graph[int]:
    """Return the undirected graph in which two entities are joined if any edge joins them.

    Its nodes are positions in ``names``: integers hash to themselves, so that sets of them
    are walked in one order in every process.
    """
    number = {name: n for n, name in enumerate(names)}
    pairs = {(number[e.source], number[e.target]) for e in edges if e.source != e.target}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(names)))
    simple.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs}))
    return simple
