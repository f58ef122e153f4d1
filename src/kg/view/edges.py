"""The edges of the drawing, and the sides that colour those of an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.view.model import Edge, SideView
from kg.view.words import FIRM, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.view.context import ArticleContext
    from kg.view.model import PropertyView, StatementView

__all__ = ["edges_of", "sides_of"]

_MAX_LABEL = 48


def sides_of(
    context: ArticleContext,
    labels: Mapping[str, str],
    index: Mapping[str, int],
    subject: int,
    friends: frozenset[int],
) -> dict[int, tuple[SideView, ...]]:
    """Return the sides of each event, the one with the subject or its friends first.

    Args:
        context: Who took part, and on which side.
        labels: What things are called, by IRI.
        index: The index of the node of each thing.
        subject: Index of the subject's node.
        friends: Indices of the nodes that the subject stands with.
    """
    members: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for part in context.participations:
        if part.side and part.event in index:
            found = members[index[part.event]][part.side]
            if part.agent in index:
                found.append(index[part.agent])
    sides = {}
    for event, by_side in members.items():
        order = sorted(
            by_side,
            key=lambda side: (
                subject not in by_side[side],
                friends.isdisjoint(by_side[side]),
                side,
            ),
        )
        sides[event] = tuple(
            SideView(labels.get(side) or side, tuple(sorted(set(by_side[side])))) for side in order
        )
    return sides


def edges_of(
    statements: Sequence[StatementView],
    properties: Sequence[PropertyView],
    sides: Mapping[int, tuple[SideView, ...]],
) -> tuple[Edge, ...]:
    """Return the statements between two things as edges, parallel ones bent apart."""
    drawn = [
        (number, s)
        for number, s in enumerate(statements)
        # A side stands within its event, so what joins the two is no edge.
        if min(s.subject, s.object) >= 0 and (s.subject != s.object or s.subject not in sides)
    ]
    together = Counter(tuple(sorted((s.subject, s.object))) for _, s in drawn)
    met: Counter[tuple[int, ...]] = Counter()
    edges = []
    for number, s in drawn:
        pair = tuple(sorted((s.subject, s.object)))
        edges.append(
            Edge(
                statement=number,
                source=s.subject,
                target=s.object,
                label=_label(s, properties[s.property].label),
                tone=_tone(s, properties[s.property].tone, sides.get(s.subject, ())),
                firm=s.modality in FIRM,
                curve=_curve(met[pair], together[pair], forward=s.subject == pair[0]),
            )
        )
        met[pair] += 1
    return tuple(edges)


def _label(s: StatementView, name: str) -> str:
    parts = [name]
    if s.modality not in FIRM:
        parts.append(f"({spoken(s.modality)})")
    if s.time and s.time.short and s.time.is_told:
        parts.append(f"\N{MIDDLE DOT} {s.time.short}")
    label = " ".join(parts)
    return label if len(label) <= _MAX_LABEL else f"{label[: _MAX_LABEL - 1]}…"


def _tone(s: StatementView, tone: str, sides: Sequence[SideView]) -> str:
    if tone == "part":
        for number, side in enumerate(sides[:3], 1):
            if s.object in side.members:
                return f"side{number}"
    return tone


def _curve(number: int, count: int, *, forward: bool) -> float:
    """Spread parallel edges evenly to both sides of the straight line.

    A bend is to the right of the way from source to target, so that two edges of opposite
    direction need opposite signs to bend apart.
    """
    bend = round((number - (count - 1) / 2) * min(0.22, 0.8 / count), 3)
    return bend if forward or not bend else -bend
