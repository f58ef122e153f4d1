"""The communities of a large graph, and its things placed by them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.view.layout import large_layout
from kg.view.model import Community, Layouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.model import Edge, Node

__all__ = ["by_communities"]


def by_communities(
    nodes: Sequence[Node], edges: Sequence[Edge]
) -> tuple[tuple[Node, ...], Layouts, tuple[Community, ...]]:
    """Return the nodes, each with its community, their places, and the communities.

    A community is called after its heaviest thing; the one of what is left over has no name.
    """
    found = large_layout(
        [node.weight for node in nodes], [(edge.source, edge.target) for edge in edges]
    )
    home = {thing: n for n, circle in enumerate(found.circles) for thing in circle.things}
    communities = tuple(
        Community(
            label="" if circle.pooled else nodes[circle.things[0]].label,
            x=circle.x,
            y=circle.y,
            radius=circle.radius,
            count=len(circle.things),
        )
        for circle in found.circles
    )
    placed = tuple(replace(node, community=home[number]) for number, node in enumerate(nodes))
    return placed, Layouts(relations=found.places), communities
