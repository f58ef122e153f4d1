"""Dates as numbers of days, which the page compares and draws.

A day is counted from 1970-01-01 in the proleptic Gregorian calendar, as XML Schema has it
(https://www.w3.org/TR/xmlschema11-2/#dateTime), so years before 1 are no trouble.
"""

from __future__ import annotations

import re
from itertools import accumulate

__all__ = ["day_of", "iso_of", "span_of", "span_of_year", "year_of"]

_DATE = re.compile(
    r"(?P<year>-?\d{4,6})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:Z|[+-]\d\d:\d\d)?\Z", re.ASCII
)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = tuple(accumulate(_LENGTHS, initial=0))
_FEBRUARY = 2


def day_of(date: str) -> int | None:
    """Return the number of a day given as ``xsd:date``, or None for anything else.

    >>> day_of("1970-01-02"), day_of("1969-02-30"), day_of("")
    (1, None, None)
    """
    first, last = span_of(date)
    return first if first == last else None


def span_of(date: str) -> tuple[int | None, int | None]:
    """Return the first and the last day of an ``xsd:date``, ``gYearMonth`` or ``gYear``.

    >>> span_of("1970"), span_of("1970-02"), span_of("some day")
    ((0, 364), (31, 58), (None, None))
    """
    match = _DATE.match(date)
    if match is None:
        return None, None
    year, month, day = (int(match[part]) if match[part] else 0 for part in ("year", "month", "day"))
    if match["month"] is None:
        return span_of_year(year)
    if not 1 <= month <= len(_LENGTHS):
        return None, None
    length = _length(year, month)
    if match["day"] is None:
        return _count(year, month, 1), _count(year, month, length)
    if not 1 <= day <= length:
        return None, None
    return _count(year, month, day), _count(year, month, day)


def span_of_year(year: int) -> tuple[int, int]:
    """Return the first and the last day of a year.

    >>> span_of_year(1971)
    (365, 729)
    """
    return _count(year, 1, 1), _count(year, 12, 31)


def iso_of(day: int) -> str:
    """Return the ISO date of a day's number.

    >>> iso_of(0), iso_of(-719_529)
    ('1970-01-01', '-0001-12-31')
    """
    year = year_of(day)
    rest, month = day - _count(year, 1, 1), 1
    while rest >= _length(year, month):
        rest -= _length(year, month)
        month += 1
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{rest + 1:02}"


def year_of(day: int) -> int:
    """Return the year that a day is in.

    >>> year_of(0), year_of(-1)
    (1970, 1969)
    """
    year = 1970 + day * 400 // 146_097
    while _count(year, 1, 1) > day:
        year -= 1
    while _count(year + 1, 1, 1) <= day:
        year += 1
    return year


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year: int, month: int) -> int:
    return 29 if month == _FEBRUARY and _is_leap(year) else _LENGTHS[month - 1]


def _count(year: int, month: int, day: int) -> int:
    before = year - 1
    leaps = before // 4 - before // 100 + before // 400
    leaped = month > _FEBRUARY and _is_leap(year)
    return before * 365 + leaps + _BEFORE[month - 1] + leaped + day - 719_163
