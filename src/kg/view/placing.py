"""The things of a graph placed: who stands where in each order of the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.layout import layout_map, layout_relations, layout_types
from kg.view.lettering import box_of
from kg.view.model import Layouts
from kg.view.words import FAMILIES, INSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.view.model import Edge, Node

__all__ = ["layouts_of"]

_HANDS = {"with": -1, "against": 1}


def layouts_of(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    subject: int,
    friends: frozenset[int],
    stands: Mapping[int, int],
) -> Layouts:
    """Return where the nodes stand, in every order that the page offers.

    Args:
        nodes: The nodes.
        edges: The edges between them.
        subject: Index of the subject, or -1.
        friends: Indices of those whom the subject stands with, itself among them.
        stands: For things that have a place, such as events, the index of that place.
    """
    boxes = [
        box_of(node.drawn, node.font, node.size, inside=node.family in INSIDE) for node in nodes
    ]
    families = _families(nodes, subject)
    order = _around(families, subject)
    spots = [
        node.at or (nodes[stands[number]].at if number in stands else None)
        for number, node in enumerate(nodes)
    ]
    rest = [[n for n in family if spots[n] is None] for family in families]
    places, projection = layout_map(boxes, spots, [family for family in rest if family])
    types, heads = layout_types(boxes, [families[n] for n in order])
    return Layouts(
        relations=layout_relations(
            boxes,
            [(edge.source, edge.target) for edge in edges],
            subject,
            _leans(nodes, edges, subject, friends),
        ),
        types=types,
        heads=tuple(heads[order.index(n)] for n in range(len(families))),
        map=places,
        projection=projection,
    )


def _leans(
    nodes: Sequence[Node], edges: Sequence[Edge], subject: int, friends: frozenset[int]
) -> list[int]:
    """Return -1 for what stands with the subject, 1 for what stands against it, else 0.

    Counts what the source says of the two, and on which side of an event they were; the side
    of the subject or its friends comes first.
    """
    scores = [0] * len(nodes)
    for edge in edges:
        ends = {edge.source, edge.target}
        if edge.firm and subject in ends and edge.tone in _HANDS:
            scores[(ends - {subject} or ends).pop()] += 2 * _HANDS[edge.tone]
    for node in nodes:
        if node.sides and not friends.isdisjoint(node.sides[0].members):
            for number, side in enumerate(node.sides):
                for member in side.members:
                    scores[member] += 1 if number else -1
    return [
        0 if number == subject else (score > 0) - (score < 0) for number, score in enumerate(scores)
    ]


def _families(nodes: Sequence[Node], subject: int) -> list[list[int]]:
    """Return the things of each family: events in order of time, others the busiest first."""
    groups: dict[str, list[int]] = {family: [] for family in FAMILIES}
    for number, node in enumerate(nodes):
        groups[node.family].append(number)

    def order(number: int) -> tuple[bool, float, int, str, int]:
        node = nodes[number]
        known = node.when.known if node.family == "event" and node.when else ()
        first = min(known, default=float("inf"))
        return number != subject, first, -node.weight, node.label, number

    return [sorted(group, key=order) for group in groups.values() if group]


def _around(families: Sequence[Sequence[int]], subject: int) -> list[int]:
    """Return the order of the families: that of the legend, the subject's in the middle."""
    own = next((n for n, things in enumerate(families) if subject in things), -1)
    order = [n for n in range(len(families)) if n != own]
    if own >= 0:
        total, before, at = sum(len(families[n]) for n in order), 0, 0
        while at < len(order) and 2 * before + len(families[order[at]]) < total:
            before += len(families[order[at]])
            at += 1
        order.insert(at, own)
    return order
