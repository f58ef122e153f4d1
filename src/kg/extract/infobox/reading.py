"""The order in which the lines of an infobox are read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.infobox.coordinates import read_coordinates
from kg.extract.infobox.desk import Desk
from kg.extract.infobox.offices import read_blanks, read_offices
from kg.extract.infobox.readers import READERS
from kg.extract.infobox.rows import (
    read_ends,
    read_events,
    read_figures,
    read_rulers,
    read_teams,
)
from kg.extract.infobox.sides import read_sides, read_victor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.extract.context import Context
    from kg.extract.infobox.desk import Line

__all__ = ["FAMILIES", "read_infobox"]

_TEAMS = ("club", "national", "youth", "manager", "pro", "amateur", "college")
FAMILIES: Mapping[str, Callable[[Desk, Iterable[Line]], None]] = {
    "side": read_sides,
    "start": read_ends,
    "end": read_ends,
    "leader": read_rulers,
    "deputy": read_rulers,
    "representative": read_rulers,
    "titled": read_rulers,
    "event": read_events,
    "stat": read_figures,
    "office": read_offices,
    "coordinates": read_coordinates,
    **dict.fromkeys(_TEAMS, read_teams),
}
# What is surely a date or an agent is read before the places, whose names may be the same.
_LAST = frozenset({"place", "places", "life"})


def read_infobox(context: Context) -> None:
    """Claim what the infobox states of the article's subject; report what is not understood."""
    desk = Desk(context)
    families: dict[str, list[Line]] = defaultdict(list)
    lines: list[Line] = []
    for line in desk.lines():
        family, part, _ = line.entry.property.partition(":")
        if part:
            families[family].append(line)
        else:
            lines.append(line)
    families["titled"] += _titled(lines, families["titled"])
    lines.sort(key=lambda line: line.entry.value in _LAST)
    # The time of an event is the time of those who took part.
    for line in [x for x in lines if x.entry.value == "when"]:
        _read(desk, line)
    families["office"] += read_blanks(desk, families.pop("blank", []))
    for family in sorted(families.keys() - {"coordinates"}):
        if families[family]:
            FAMILIES[family](desk, families[family])
    for line in lines:
        if line.entry.value != "when":
            _read(desk, line)
        if line.entry.property == "result":
            read_victor(desk, line)
    # The capital that a state's are of is known only now.
    FAMILIES["coordinates"](desk, families["coordinates"])
    _keep_names(context)


def _keep_names(context: Context) -> None:
    """Let the subject's short names lead to the subject where relatives share them."""
    subject, registry = context.subject, context.registry
    words = subject.label.split()
    if subject.type != "Person" or not all(w[0].isupper() for w in words):
        return
    for own in (words[0], words[-1]) if len(words) > 1 else ():
        shared = any(
            d is not subject and d.type == "Person" and own in d.label.split()
            for d in registry.drafts.values()
        )
        if shared and own.isalpha() and not own.isupper():
            registry.alias(own, subject.key)


def _titled(lines: list[Line], titles: list[Line]) -> list[Line]:
    """Take the leaders out of the lines whose title another line tells."""
    numbers = {line.number for line in titles}
    found = [x for x in lines if x.entry.id == "infobox-leader" and x.number in numbers]
    for line in found:
        lines.remove(line)
    return [replace(x, entry=replace(x.entry, property="titled:person")) for x in found]


def _read(desk: Desk, line: Line) -> None:
    if desk.is_silent(line):
        desk.unread(line.field.span, "the value says that it is not known")
    elif not READERS[line.entry.value](desk, line):
        desk.unread(line.field.span, f"value not understood as {line.entry.value}")
