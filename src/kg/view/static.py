"""What the page shows without its script: a drawing and the statements, passage by passage.

The drawing is the layout of relations as plain SVG; its colours come from the classes of the
page's style. Each passage is said once, with all that was read from it below it. A large graph
has no drawing here, and only its first passages.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.lettering import LINE_HEIGHT, box_of
from kg.view.words import FAMILIES, INSIDE, TONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.view.lettering import Box
    from kg.view.model import Edge, Node, Place, StatementView, ViewModel

__all__ = [
    "Card",
    "Drawing",
    "Name",
    "Sign",
    "StaticView",
    "Strokes",
    "Told",
    "is_turned",
    "static_view",
]

_MARGIN = 16
_MOST = 400  # things up to which there is a drawing
_LONGEST = 600  # statements that are told
_HEAD = 7  # pixels that the head of an arrow takes
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Strokes:
    """Edges that look alike: the ``d`` of a path for each."""

    tone: str
    firm: bool
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape with its name below: its family, upper left corner and width."""

    family: str
    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Card:
    """A shape with its name inside."""

    family: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Name:
    """The lines of a name around one vertical axis: each with its base line."""

    x: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The parts of the drawing, from back to front; names by the size of their letters."""

    left: int
    top: int
    width: int
    height: int
    strokes: tuple[Strokes, ...]
    cards: tuple[Card, ...]
    signs: tuple[Sign, ...]
    names: tuple[tuple[int, tuple[Name, ...]], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage and the numbers of the statements read from it; ``turned``: right to left."""

    passage: str
    turned: bool
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StaticView:
    """All that is shown without a script.

    Attributes:
        drawing: None for a graph that is too large to be drawn so.
        told: Passages in the order of the text; the empty one is for what has no passage.
        count: How many statements are told.
    """

    drawing: Drawing | None
    told: tuple[Told, ...]
    count: int


def static_view(model: ViewModel) -> StaticView:
    """Return what is shown of a model without a script."""
    shown = model.statements[:_LONGEST]
    groups: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for number, statement in enumerate(shown):
        for key in _passages(statement):
            groups[key].append(number)
    told = (Told(key[2], is_turned(key[2]), tuple(groups[key])) for key in sorted(groups))
    drawing = _drawing(model) if 0 < len(model.nodes) <= _MOST else None
    return StaticView(drawing, tuple(told), len(shown))


def is_turned(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _passages(statement: StatementView) -> Iterable[tuple[int, int, str]]:
    found = dict.fromkeys((q.start, q.end, q.text) for q in statement.quotes)
    return found or ((0, 0, ""),)


def _drawing(model: ViewModel) -> Drawing:
    nodes, places = model.nodes, model.layouts.relations
    boxes = [_box(node) for node in nodes]
    left = round(min(x - box.half for (x, _), box in zip(places, boxes, strict=True))) - _MARGIN
    right = round(max(x + box.half for (x, _), box in zip(places, boxes, strict=True))) + _MARGIN
    top = round(min(y - box.top for (_, y), box in zip(places, boxes, strict=True))) - _MARGIN
    low = round(max(y + box.bottom for (_, y), box in zip(places, boxes, strict=True))) + _MARGIN
    strokes: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for edge in model.edges:
        if edge.source != edge.target:
            strokes[edge.tone, edge.firm].append(_path(edge, nodes, places, boxes))
    names: dict[int, list[Name]] = defaultdict(list)
    for node, place in zip(nodes, places, strict=True):
        names[node.font].append(_name(node, place))
    families = list(FAMILIES)
    order = sorted(range(len(nodes)), key=lambda n: (families.index(nodes[n].family), n))
    tones = list(TONES)
    return Drawing(
        left,
        top,
        right - left,
        low - top,
        # What matters most is drawn last.
        tuple(
            Strokes(tone, firm, tuple(strokes[tone, firm]))
            for tone, firm in sorted(strokes, key=lambda key: (-tones.index(key[0]), key[1]))
        ),
        tuple(_card(nodes[n], places[n], boxes[n]) for n in order if nodes[n].family in INSIDE),
        tuple(_sign(nodes[n], places[n]) for n in order if nodes[n].family not in INSIDE),
        tuple((size, tuple(names[size])) for size in sorted(names)),
    )


def _box(node: Node) -> Box:
    return box_of(node.drawn, node.font, node.size, inside=node.family in INSIDE)


def _sign(node: Node, place: Place) -> Sign:
    # The shape of a symbol takes twelve of its sixteen units.
    half = round(node.size * 16 / 12)
    return Sign(node.family, place[0] - half, place[1] - half, 2 * half)


def _card(node: Node, place: Place, box: Box) -> Card:
    x, y = place
    return Card(
        node.family,
        round(x - box.half),
        round(y - box.top),
        round(2 * box.half),
        round(box.top + box.bottom),
    )


def _name(node: Node, place: Place) -> Name:
    x, y = place
    step = node.font * LINE_HEIGHT
    first = y + node.size + 5.0
    if node.family in INSIDE:
        first = y - step * len(node.drawn) / 2
    lines = ((round(first + step * (n + 0.8)), line) for n, line in enumerate(node.drawn))
    return Name(x, tuple(lines))


def _path(edge: Edge, nodes: Sequence[Node], places: Sequence[Place], boxes: Sequence[Box]) -> str:
    """Return the way of an edge from rim to rim, a straight line or one bend."""
    (ax, ay), (bx, by) = places[edge.source], places[edge.target]
    dx, dy = bx - ax, by - ay
    # To the right of the way, as y grows downwards.
    via = ((ax + bx) / 2 - dy * edge.curve, (ay + by) / 2 + dx * edge.curve)
    x, y = _rim((ax, ay), via, nodes[edge.source], boxes[edge.source], 0)
    u, v = _rim((bx, by), via, nodes[edge.target], boxes[edge.target], _HEAD if edge.firm else 0)
    end = f"{u - x} {v - y}".replace(" -", "-")
    if not edge.curve:
        return f"M{x} {y}l{end}"
    bend = f"{round(via[0]) - x} {round(via[1]) - y}".replace(" -", "-")
    return f"M{x} {y}q{bend} {end}"


def _rim(
    centre: Place, towards: tuple[float, float], node: Node, box: Box, gap: int
) -> tuple[int, int]:
    """Return the point where a line from the centre of a shape leaves it."""
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return centre
    if node.family in INSIDE:
        share = min(
            box.half / abs(dx) if dx else float("inf"), box.top / abs(dy) if dy else float("inf")
        )
    else:
        share = node.size / length
    share = min(1.0, share + gap / length)
    return round(centre[0] + dx * share), round(centre[1] + dy * share)
