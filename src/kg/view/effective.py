"""When a statement held, as far as the page can select by it.

A statement's own time comes first; a date that is its value is its time too. Otherwise it has
the time of the event that it is told of: an event happened once, and whoever took part did so
then. Bounds that are still open are closed where something else closes them: a part in an
event ends with the event, what the text tells in order ends before what it tells next, and
nobody is anybody's friend before being born or after dying. A statement that nothing dates
stays undated.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.view.days import span_of
from kg.view.model import Bounds
from kg.view.words import local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.view.model import TimeView

__all__ = ["Told", "date_span", "effective_times", "event_bounds"]

_DATES = frozenset({"date", "gYear", "gYearMonth"})
_BORN, _DIED = "birthDate", "deathDate"
_AT = {"birthPlace": _BORN, "deathPlace": _DIED, "causeOfDeath": _DIED}


@dataclass(frozen=True, slots=True)
class Told:
    """What :func:`effective_times` needs to know of a statement.

    Attributes:
        subject: Index of the node that it is about, or -1.
        object: Index of the node that is its value, or -1.
        property: IRI of the property.
        value: Its text, for a literal.
        datatype: IRI of the datatype of a literal.
        firm: Whether the source takes it to be true.
        time: Its own time.
    """

    subject: int
    object: int
    property: str
    value: str
    datatype: str
    firm: bool
    time: TimeView | None


def date_span(told: Told) -> Bounds | None:
    """Return the time that a date is, for a statement whose value is one."""
    if local_name(told.datatype) not in _DATES:
        return None
    first, last = span_of(told.value)
    return None if first is None else Bounds(first, last, first, last)


def event_bounds(time: TimeView) -> Bounds:
    """Return the bounds of something that happened, closed if the order of the text does it."""
    bounds = time.bounds
    if time.basis == "narrativeOrder" and bounds.latest_end is None:
        return replace(bounds, latest_end=bounds.latest_start)
    return bounds


def effective_times(
    statements: Sequence[Told], events: Mapping[int, TimeView]
) -> tuple[Bounds | None, ...]:
    """Return the bounds of each statement, None for one that nothing dates.

    Args:
        statements: The statements of a graph.
        events: The times of its events, by the index of their node.
    """
    happened = {node: event_bounds(time) for node, time in events.items()}
    lives = _lives(statements)
    return tuple(_effective(told, happened, events, lives) for told in statements)


def _effective(
    told: Told,
    happened: Mapping[int, Bounds],
    events: Mapping[int, TimeView],
    lives: Mapping[tuple[int, str], Bounds],
) -> Bounds | None:
    event = happened.get(told.subject) or happened.get(told.object)
    own = told.time.bounds if told.time else None
    if told.time and told.subject in events:
        own = event_bounds(told.time)
    found = own if own and own.known else date_span(told)
    if found is None and local_name(told.property) in _AT:
        found = lives.get((told.subject, _AT[local_name(told.property)]))
    if found is None:
        return event if event and event.known else None
    if told.subject in happened:
        return _within(found, None, happened[told.subject].latest_end)
    ends = (told.subject, told.object)
    born = [lives[node, _BORN].earliest_start for node in ends if (node, _BORN) in lives]
    died = [lives[node, _DIED].latest_end for node in ends if (node, _DIED) in lives]
    return _within(
        found,
        max((day for day in born if day is not None), default=None),
        min((day for day in died if day is not None), default=None),
    )


def _within(bounds: Bounds, first: int | None, last: int | None) -> Bounds:
    """Close open bounds by the first and last day possible, unless they lie elsewhere."""
    known = bounds.known
    if bounds.earliest_start is None and first is not None and first <= min(known):
        bounds = replace(bounds, earliest_start=first)
    if bounds.latest_end is None and last is not None and max(known) <= last:
        bounds = replace(bounds, latest_end=last)
    return bounds


def _lives(statements: Iterable[Told]) -> dict[tuple[int, str], Bounds]:
    """Return the days of birth and death of each node; of several dates, all that they span."""
    found: dict[tuple[int, str], Bounds] = {}
    for told in statements:
        name, span = local_name(told.property), date_span(told)
        if told.subject < 0 or not told.firm or span is None or name not in (_BORN, _DIED):
            continue
        old = found.get((told.subject, name), span)
        days = (*span.known, *old.known)
        found[told.subject, name] = Bounds(min(days), max(days), min(days), max(days))
    return found
