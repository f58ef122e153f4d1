"""What happened when, in lanes: a life, the sides, the offices, the events, the others.

Everything that has a time of its own is in one lane: a statement that only has the time of its
event is told by the event. In the lane of the sides each state, group or person that the
subject stood with or against has rows of its own; elsewhere an item takes the first row in
which there is room for it and its words when the whole time is a thousand pixels wide.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.days import span_of_year, year_of
from kg.view.lettering import width_of
from kg.view.model import Lane, Timeline, TimelineItem
from kg.view.words import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.view.model import Bounds, Node, PropertyView, StatementView

__all__ = ["LANES", "layout_timeline"]

LANES = {
    "life": "Life",
    "sides": "With and against",
    "offices": "Offices",
    "events": "Events",
    "others": "Others",
}
"""Lanes from top to bottom."""

_WISHED = frozenset({"sides", "offices"})  # lanes whose undated statements are listed
_OFFICES = frozenset({"holdsOffice", "hasRank"})
_SIDES = frozenset({"with", "against"})
_WIDTH = 1000.0
_FONT = 13
_LONGEST = 300.0  # pixels of a label
_LEAST = 9.0  # pixels of a bar
_FADE = 44.0  # pixels of an end that is open
_SPACE = 12.0


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to be shown: when, what, and ``other``, the thing it is about in its lane."""

    when: Bounds
    kind: str
    id: int
    tone: str
    other: int
    words: str


def layout_timeline(
    nodes: Sequence[Node],
    statements: Sequence[StatementView],
    properties: Sequence[PropertyView],
    subject: int,
    *,
    most: int | None = None,
) -> Timeline:
    """Return the timeline of a graph.

    Args:
        nodes: Its things.
        statements: Its statements.
        properties: Their properties.
        subject: Index of the thing that the article is about, or -1.
        most: So many items at most in a lane, those of the heaviest things.
    """
    found: dict[str, list[_Item]] = defaultdict(list)
    undated: list[tuple[str, int]] = []
    for number, node in enumerate(nodes):
        if node.family == "event" and node.when is not None:
            found["events"].append(_Item(node.when, "thing", number, "", number, node.label))
        elif node.family == "event":
            undated.append(("thing", number))
    for number, s in _once(statements):
        prop = properties[s.property]
        key = _lane(s, prop, nodes, subject)
        if key and s.when is not None:
            other = s.object if s.subject == subject else s.subject
            words = f"{prop.label} {s.value}"
            if s.subject != subject:
                words = f"{s.subject_label} {words}"
            found[key].append(_Item(s.when, "statement", number, prop.tone, other, words))
        elif key in _WISHED:
            undated.append(("statement", number))
    most = len(statements) + len(nodes) if most is None else most
    _keep(found, most, nodes)
    days = [day for items in found.values() for item in items for day in item.when.known]
    start = span_of_year(year_of(min(days)))[0] if days else 0
    end = span_of_year(year_of(max(days)))[1] if days else 0
    scale = _WIDTH / max(1, end - start)
    lanes = []
    for key, label in LANES.items():
        if found[key]:
            items = _packed(found[key], scale, start, together=key == "sides")
            rows = 1 + max(item.row for item in items)
            lanes.append(Lane(key, label, rows, items))
    return Timeline(start, end, tuple(lanes), tuple(undated[:most]))


def _once(statements: Sequence[StatementView]) -> Iterator[tuple[int, StatementView]]:
    """Return the statements with their numbers, but what is said twice of one time only once.

    The infobox and the text often say the same; one bar is enough for it.
    """
    said = set()
    for number, s in enumerate(statements):
        what = (s.subject, s.property, s.object, s.value, s.modality, s.when)
        if s.when is None or what not in said:
            said.add(what)
            yield number, s


def _keep(lanes: dict[str, list[_Item]], most: int, nodes: Sequence[Node]) -> None:
    """Leave only so many items in a lane, those of the heaviest things."""

    def weight(item: _Item) -> int:
        return nodes[item.other].weight if item.other >= 0 else 0

    for items in lanes.values():
        items.sort(key=weight, reverse=True)
        del items[most:]


def _lane(s: StatementView, prop: PropertyView, nodes: Sequence[Node], subject: int) -> str:
    """Return the lane of a statement; empty if it has none of its own."""
    events = [e for e in (s.subject, s.object) if e >= 0 and nodes[e].family == "event"]
    # An event tells when; what is told of it without a time of its own says no more.
    if events and (s.subject in events or s.time is None):
        return ""
    if subject in (s.subject, s.object) and prop.tone in _SIDES:
        return "sides"
    if s.subject != subject:
        return "others"
    return "offices" if local_name(prop.iri) in _OFFICES else "life"


def _packed(
    items: Iterable[_Item], scale: float, start: int, *, together: bool
) -> tuple[TimelineItem, ...]:
    """Give each item a row; ``together``: things of one group share rows that no other has."""
    order = sorted(items, key=lambda item: (*_span(item.when), item.kind, item.id))
    groups: dict[int, list[_Item]] = defaultdict(list)
    for item in order:
        groups[item.other if together else -1].append(item)
    rows: dict[tuple[str, int], int] = {}
    base = 0
    for group in groups.values():
        ends: list[float] = []
        for item in group:
            left, right = _room(item, scale, start)
            row = next((n for n, end in enumerate(ends) if end < left), len(ends))
            ends[row : row + 1] = [right]
            rows[item.kind, item.id] = base + row
        base += len(ends)
    return tuple(
        TimelineItem(item.kind, item.id, rows[item.kind, item.id], item.when, item.tone)
        for item in order
    )


def _span(when: Bounds) -> tuple[int, int]:
    return min(when.known), max(when.known)


def _room(item: _Item, scale: float, start: int) -> tuple[float, float]:
    """Return from where to where an item reaches: its bar, and its words that begin there."""
    first, last = _span(item.when)
    left, right = (first - start) * scale, (last + 1 - start) * scale
    if item.when.earliest_start is None:
        left -= _FADE
    if item.when.latest_end is None:
        right += _FADE
    label = min(_LONGEST, width_of(item.words) * _FONT)
    return left, left + max(right - left, _LEAST, label) + _SPACE
