"""Times as stretches of days, as far as two of them have to be compared.

Owns no calendar: a month is taken to have 31 days, which changes nothing about which of two
months comes first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.rdf.describe import Time

__all__ = ["Stretch", "stretch_of", "stretch_of_time"]

_DATE = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?[~?%]?", re.ASCII
)
_SEASON = 20
_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_LAST_MONTH = 12

Day = tuple[int, int, int]
_BEGINNING: Day = (-(10**9), 1, 1)
_END: Day = (10**9, 12, 31)


class Stretch(NamedTuple):
    """From a first to a last day, as (year, month, day)."""

    first: Day
    last: Day

    def overlaps(self, other: Stretch) -> bool:
        """Say whether both have a day in common."""
        return self.first <= other.last and other.first <= self.last


def stretch_of(edtf: str) -> Stretch | None:
    """Return the days that an EDTF text (level 0 or 1, or ``[..]``) may mean.

    >>> stretch_of("1944-21")
    Stretch(first=(1944, 3, 1), last=(1944, 5, 31))
    >>> stretch_of("soon") is None
    True
    """
    text = edtf.removeprefix("[").removesuffix("]")
    for mark in ("/", ".."):
        start, found, end = text.partition(mark)
        if found and not (mark == "/" and ".." in (start, end)):
            return _between(start, end)
        if found:
            return _between(start.replace("..", ""), end.replace("..", ""))
    return _single(text)


def stretch_of_time(time: Time) -> Stretch | None:
    """Return the days of a time of a graph: of its EDTF, or else of its bounds."""
    if time.edtf:
        return stretch_of(time.edtf)
    first, last = time.earliest_start or "", time.latest_end or time.latest_start
    return _between(first, last) if first or last else None


def _between(start: str, end: str) -> Stretch | None:
    first, last = _single(start), _single(end)
    if (start and first is None) or (end and last is None) or not (start or end):
        return None
    return Stretch(first.first if first else _BEGINNING, last.last if last else _END)


def _single(text: str) -> Stretch | None:
    parts = _DATE.fullmatch(text)
    if not parts:
        return None
    year = parts["year"]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    month, day = (_number(parts[name]) for name in ("month", "day"))
    if month > _SEASON:
        begin = _FIRST_MONTHS.get(month, 1)
        # Winter goes over the end of the year.
        over, end = divmod(begin + 1, _LAST_MONTH)
        return Stretch((first, begin, 1), (last + over, end + 1, 31))
    return Stretch(
        (first, month or 1, day or 1),
        (last, month or _LAST_MONTH, day or 31),
    )


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
