"""The time that a person wrote: EDTF or words, with the days it may begin and end on."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.mentions.points import calendar_days, stated_points
from kg.model import Bounds, Literal, TimeBasis, TimeSpan

__all__ = ["date_literal", "time_span"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-2([1-4])[~?%]?", re.ASCII)
_UNSPECIFIED = re.compile(r"(\d{2,3})(X{1,2})[~?%]?", re.ASCII)
# First and last month of spring, summer, autumn and winter, which ends in the next year.
_MONTHS = {"1": (3, 5), "2": (6, 8), "3": (9, 11), "4": (12, 2)}
_WINTER = "4"
_OPEN = ("", "..")
_YEAR_DIGITS = 4
_FORMS = "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21 to -24 for seasons, 192X, or two with / between"
_TYPES = ("gYear", "gYearMonth", "date")


def time_span(words: str, edtf: str) -> TimeSpan | None:
    """Return the time that words and EDTF state; None where both are empty.

    Words alone are read for the one time they state.

    Raises:
        InputError: The EDTF is not of level 1 as far as it is known here.
    """
    if edtf:
        return TimeSpan(words or edtf, edtf, _bounds(edtf), TimeBasis.STATED)
    if not words:
        return None
    points = [point for point in stated_points(words) if point.edtf]
    if len(points) != 1:
        return TimeSpan(words, "", Bounds(), TimeBasis.STATED)
    (point,) = points
    bounds = Bounds(point.first, point.last, *point.until)
    return TimeSpan(words, point.edtf, bounds, TimeBasis.STATED)


def date_literal(text: str) -> Literal:
    """Return a date to the year, month or day as the literal of that precision.

    >>> date_literal("1891-03").datatype
    'gYearMonth'

    Raises:
        InputError: It is not written so, or not in the calendar.
    """
    parts = _DATE.fullmatch(text)
    if parts is None or not text[-1].isdecimal():
        raise InputError("not a date", where=text, hint="write YYYY, YYYY-MM or YYYY-MM-DD")
    _days(text)
    return Literal(text, datatype=_TYPES[sum(1 for part in parts.groups() if part) - 1])


def _bounds(edtf: str) -> Bounds:
    if "/" not in edtf:
        return Bounds(*_days(edtf))
    ends = edtf.split("/")
    if len(ends) != 2 or all(end in _OPEN for end in ends):  # noqa: PLR2004 - from and to
        raise InputError("not a time in EDTF", where=edtf, hint=f"write {_FORMS}")
    if any(_SEASON.fullmatch(end) for end in ends):
        raise InputError("a season in an interval", where=edtf, hint="name its months")
    first, last = (("", "") if end in _OPEN else _days(end) for end in ends)
    if not (first[0] and last[0]):
        return Bounds(*first, *last)
    if first[0] > last[1]:
        raise InputError("ends before it begins", where=edtf)
    # "1919/1919-03" begins in March at the latest.
    return Bounds(first[0], min(first[1], last[1]), max(first[0], last[0]), last[1])


def _days(text: str) -> tuple[str, str]:
    """Return the first and the last day that a date of EDTF may mean."""
    date, season, unspecified = (form.fullmatch(text) for form in (_DATE, _SEASON, _UNSPECIFIED))
    if season:
        year, (first, last) = int(season[1]), _MONTHS[season[2]]
        later = year + 1 if season[2] == _WINTER else year
        return _day([year, first], text)[0], _day([later, last], text)[1]
    if date:
        parts = [int(part) for part in date.groups() if part]
        return _day(parts, text)
    if unspecified and len(unspecified[1] + unspecified[2]) == _YEAR_DIGITS:
        digits = len(unspecified[2])
        return f"{unspecified[1]}{'0' * digits}-01-01", f"{unspecified[1]}{'9' * digits}-12-31"
    raise InputError("not a time in EDTF", where=text, hint=f"write {_FORMS}")


def _day(parts: list[int], text: str) -> tuple[str, str]:
    year, month, day = (*parts, 0, 0)[:3]
    try:
        # Nothing left out is 0: there is no month and no day of this number.
        _, first, last = calendar_days(year, month, day) if all(parts[1:]) else ("", "", "")
    except (ValueError, IndexError):
        first = last = ""
    if not first:
        raise InputError("not in the calendar", where=text)
    return first, last
