"""What a network is made of: counts, components, communities and who stands in the middle."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.network.edges import edges_of, simple_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Count", "Rank", "Statistics", "statistics"]

_SEED = 0
# Exact betweenness takes nodes x edges steps; beyond this many nodes it is estimated from
# as many pivots (Brandes and Pich 2007), always the same ones.
_PIVOTS = 1000


@dataclass(frozen=True, slots=True)
class Count:
    """How often something (a class, a property, a modality) occurs."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Rank:
    """How central an entity is.

    Attributes:
        iri: The entity.
        label: Its name.
        degree: The number of entities that it is directly connected with.
        betweenness: The share of shortest paths between other entities that lead through
            it, 0 to 1.
    """

    iri: str
    label: str
    degree: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """A network in figures; counts and ranks lead with the largest, ties go by name.

    Attributes:
        nodes: The number of entities.
        edges: The number of statements between entities.
        types: Entities by class.
        properties: Statements by property.
        modalities: Statements by modality, those left out included.
        ranks: Every entity, the most central first.
        components: The connected parts: entity IRIs, the largest part first.
        communities: The groups that hold together more than chance would have it (Louvain,
            fixed seed), the largest first.
    """

    nodes: int
    edges: int
    types: tuple[Count, ...]
    properties: tuple[Count, ...]
    modalities: tuple[Count, ...]
    ranks: tuple[Rank, ...]
    components: tuple[tuple[str, ...], ...]
    communities: tuple[tuple[str, ...], ...]


def statistics(graph: nx.MultiDiGraph[str], *, asserted_only: bool = True) -> Statistics:
    """Return the figures of a network; by default only asserted statements connect."""
    edges = edges_of(graph, asserted_only=asserted_only)
    names = sorted(str(node) for node in graph.nodes)
    simple = simple_graph(names, edges)
    return Statistics(
        nodes=len(names),
        edges=len(edges),
        types=_counts(str(graph.nodes[n]["type"]) for n in names),
        properties=_counts(e.property for e in edges),
        modalities=_counts(e.modality for e in edges_of(graph, asserted_only=False)),
        ranks=_ranks(graph, names, simple),
        components=_groups(names, nx.connected_components(simple)),
        communities=_groups(names, nx.community.louvain_communities(simple, seed=_SEED)),
    )


def _counts(values: Iterable[str]) -> tuple[Count, ...]:
    counted = Counter(values)
    return tuple(
        Count(name, counted[name]) for name in sorted(counted, key=lambda n: (-counted[n], n))
    )


def _ranks(
    graph: nx.MultiDiGraph[str], names: list[str], simple: nx.Graph[int]
) -> tuple[Rank, ...]:
    pivots = _PIVOTS if len(names) > _PIVOTS else None
    betweenness = nx.betweenness_centrality(simple, k=pivots, seed=_SEED)
    ranks = (
        Rank(iri, str(graph.nodes[iri]["label"]), int(simple.degree[n]), float(betweenness[n]))
        for n, iri in enumerate(names)
    )
    return tuple(sorted(ranks, key=lambda r: (-r.betweenness, -r.degree, r.iri)))


def _groups(names: list[str], groups: Iterable[set[int]]) -> tuple[tuple[str, ...], ...]:
    named = (tuple(sorted(names[n] for n in group)) for group in groups)
    return tuple(sorted(named, key=lambda group: (-len(group), group)))
