"""From a described graph to the model of its page.

Owns what is a node, what is an edge and what is folded away: a Participation is the colour of
the edge from an event to an agent, and the sides of an event are shown within the event, so
that the drawing says who stood against whom without two more nodes for each battle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.view.context import ArticleContext
from kg.view.layout import layout
from kg.view.lettering import box_of, lines_of
from kg.view.model import (
    MODEL_VERSION,
    Edge,
    LegendEntry,
    Node,
    QualifierView,
    Quote,
    SideView,
    StatementView,
    ViewModel,
)
from kg.view.scripts import label_view
from kg.view.times import time_view
from kg.view.words import FAMILIES, FIRM, TONES, family_of, local_name, spoken, tone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow

__all__ = ["INSIDE", "view_model"]

INSIDE = frozenset({"event", "office", "plan"})
"""Families whose label stands inside their shape."""

_NO_CONTEXT = ArticleContext()
_MAX_EDGE_LABEL = 48
_BUSY = 6  # edges from which on a name is written larger


def view_model(described: DescribedGraph, context: ArticleContext = _NO_CONTEXT) -> ViewModel:
    """Return everything that the page of a graph shows, placed.

    Args:
        described: The graph as values.
        context: The article around it; without one there are no sides and no licence, and
            the node with most edges counts as the subject.
    """
    event_of = {part.side: part.event for part in context.participations if part.side}
    shown = [entity for entity in described.entities if entity.iri not in event_of]
    index = {entity.iri: number for number, entity in enumerate(shown)}
    place_of = index | {side: index[event] for side, event in event_of.items() if event in index}
    definitions = dict(context.definitions)
    statements = tuple(
        _statement(row, place_of, described, definitions) for row in described.statements
    )
    subject = _subject(context.subject, index, statements)
    sides = _sides(described, context, index, subject, statements)
    edges = _edges(statements, sides)
    nodes = _nodes(shown, described.text, edges, sides, subject)
    return ViewModel(
        version=MODEL_VERSION,
        title=described.title,
        subject=subject,
        rights=context.rights,
        license=context.license,
        text=described.text,
        nodes=nodes,
        edges=edges,
        statements=statements,
        families=_legend(FAMILIES, (node.family for node in nodes)),
        tones=_legend(TONES, (edge.tone for edge in edges)),
    )


def _legend(names: Mapping[str, str], keys: Iterable[str]) -> tuple[LegendEntry, ...]:
    counts = Counter(keys)
    return tuple(
        LegendEntry(key, label, counts[key]) for key, label in names.items() if counts[key]
    )


def _statement(
    row: StatementRow,
    place_of: Mapping[str, int],
    described: DescribedGraph,
    definitions: Mapping[str, str],
) -> StatementView:
    return StatementView(
        iri=row.iri,
        subject=place_of.get(row.subject, -1),
        object=place_of.get(row.object, -1),
        subject_label=row.subject_label,
        property=row.property,
        property_label=spoken(local_name(row.property)),
        value=row.value,
        modality=row.modality or "unstated",
        time=time_view(row.time),
        quotes=_quotes(row.passages, described.text),
        rule=row.rule,
        rule_text=definitions.get(row.rule, ""),
        qualifiers=tuple(
            QualifierView(
                spoken(local_name(name)),
                described.labels.get(value) or value,
                place_of.get(value, -1),
            )
            for name, value in row.qualifiers
        ),
    )


def _quotes(passages: Sequence[Passage], text: str) -> tuple[Quote, ...]:
    return tuple(
        Quote(p.start, p.end, p.quote, in_text=bool(p.quote) and text[p.start : p.end] == p.quote)
        for p in passages
    )


def _subject(iri: str, index: Mapping[str, int], statements: Sequence[StatementView]) -> int:
    """Return the node that the article is about; the busiest one if it does not say."""
    if iri in index:
        return index[iri]
    busy = Counter(
        end for s in statements if min(s.subject, s.object) >= 0 for end in (s.subject, s.object)
    )
    return max(busy, key=lambda node: (busy[node], -node), default=0 if index else -1)


def _sides(
    described: DescribedGraph,
    context: ArticleContext,
    index: Mapping[str, int],
    subject: int,
    statements: Sequence[StatementView],
) -> dict[int, tuple[SideView, ...]]:
    """Return the sides of each event, the one with the subject or its allies first."""
    allies = {subject} | {
        end
        for s in statements
        if s.modality in FIRM and tone_of(s.property) == "with" and subject in (s.subject, s.object)
        for end in (s.subject, s.object)
    }
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
            key=lambda side: (subject not in by_side[side], allies.isdisjoint(by_side[side]), side),
        )
        sides[event] = tuple(
            SideView(described.labels.get(side) or side, tuple(sorted(set(by_side[side]))))
            for side in order
        )
    return sides


def _edges(
    statements: Sequence[StatementView], sides: Mapping[int, tuple[SideView, ...]]
) -> tuple[Edge, ...]:
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
                label=_edge_label(s),
                tone=_tone(s, sides.get(s.subject, ())),
                firm=s.modality in FIRM,
                curve=_curve(met[pair], together[pair], forward=s.subject == pair[0]),
            )
        )
        met[pair] += 1
    return tuple(edges)


def _edge_label(s: StatementView) -> str:
    parts = [s.property_label]
    if s.modality not in FIRM:
        parts.append(f"({spoken(s.modality)})")
    if s.time and s.time.short:
        parts.append(f"\N{MIDDLE DOT} {s.time.short}")
    label = " ".join(parts)
    return label if len(label) <= _MAX_EDGE_LABEL else f"{label[: _MAX_EDGE_LABEL - 1]}…"


def _tone(s: StatementView, sides: Sequence[SideView]) -> str:
    tone = tone_of(s.property)
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


def _nodes(
    shown: Sequence[Entity],
    text: str,
    edges: Sequence[Edge],
    sides: Mapping[int, tuple[SideView, ...]],
    subject: int,
) -> tuple[Node, ...]:
    weights = Counter(end for edge in edges for end in {edge.source, edge.target})
    drafts = []
    for number, entity in enumerate(shown):
        family = family_of(entity.type)
        time = time_view(entity.time)
        label = entity.label if entity.label.strip() else entity.iri
        drawn = lines_of(label)
        if family == "event" and time and time.short:
            drawn = (*drawn, *lines_of(time.short))
        weight = weights[number]
        drafts.append(
            Node(
                iri=entity.iri,
                family=family,
                type=spoken(entity.type),
                label=label,
                drawn=drawn,
                labels=tuple(label_view(*pair) for pair in entity.labels),
                kinds=tuple(spoken(kind) for kind in entity.kinds),
                time=time,
                quotes=_quotes(entity.passages, text),
                sides=sides.get(number, ()),
                weight=weight,
                x=0,
                y=0,
                font=_font(weight, is_subject=number == subject),
                size=20 if number == subject else min(16, 7 + weight // 2),
            )
        )
    return _placed(drafts, edges, subject)


def _font(weight: int, *, is_subject: bool) -> int:
    if is_subject:
        return 20
    return 15 if weight >= _BUSY else 13


def _placed(drafts: Sequence[Node], edges: Sequence[Edge], subject: int) -> tuple[Node, ...]:
    boxes = [
        box_of(node.drawn, node.font, node.size, inside=node.family in INSIDE) for node in drafts
    ]
    places = layout(boxes, [(edge.source, edge.target) for edge in edges], subject)
    return tuple(replace(node, x=x, y=y) for node, (x, y) in zip(drafts, places, strict=True))
