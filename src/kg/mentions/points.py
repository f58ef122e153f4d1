"""Times that words state: a day, a month, a year, a season, a decade, a century.

Each is read as EDTF with the first and the last day it may mean. What relates it to
something else ("by", "at the end of") is read in ``times``.
"""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Point", "calendar_days", "cut", "joined", "stated_points"]

_FULL = tuple(calendar.month_name[1:])
_SHORT = ("Sept", *(name for name in calendar.month_abbr[1:] if name != "May"))
_MONTHS = {name[:3].casefold(): n for n, name in enumerate(calendar.month_name) if name}
# EDTF code, first and last month.
_SEASONS = {
    "spring": (21, 3, 5),
    "summer": (22, 6, 8),
    "autumn": (23, 9, 11),
    "fall": (23, 9, 11),
    "winter": (24, 12, 2),
}
_LAST_CENTURY = 2100
_LEAP_YEAR = 2000

# A month begins with a capital: "may" and "march" are verbs.
_MONTH = (
    "(?P<month>(?-i:"
    + "|".join([f"{n}|{n.upper()}" for n in _FULL] + [rf"(?:{n}|{n.upper()})\.?" for n in _SHORT])
    + "))"
)
_ERA = r"(?:A\.D\.|C\.E\.|B\.C\.E\.|B\.C\.|(?:AD|CE|BCE?)\b)"
_YEAR = rf"(?P<year>[12]\d{{3}}|[1-9]\d{{2}}(?=\s*{_ERA}))(?P<era>\s*{_ERA})?(?!\w)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_DASH = "[-\u2013\u2014]"
_COMMA = r"(?:\s*,\s*|\s+)"


def _either(*patterns: str) -> re.Pattern[str]:
    """Return one pattern of several, their groups numbered so that names may stand twice."""
    numbered = (
        re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{number}>", pattern)
        for number, pattern in enumerate(patterns)
    )
    return re.compile("|".join(numbered), re.IGNORECASE)


_POINT = _either(
    r"(?P<iso>\b\d{4}-\d{2}-\d{2}\b)",
    rf"\b{_MONTH}\s+{_DAY}\s*{_DASH}\s*{_LAST}{_COMMA}{_YEAR}",
    rf"\b{_DAY}\s*(?:to|until|till|through|and|{_DASH})\s*{_LAST}\s+(?:of\s+)?{_MONTH}"
    rf"(?:,?\s+{_YEAR})?(?!\w)",
    rf"\b{_MONTH}\s+{_DAY}{_COMMA}{_YEAR}",
    rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
    rf"\b{_MONTH}\s+{_DAY}\b(?!\s*,?\s*\d)",
    rf"\b{_MONTH}(?:\s+(?:of|in))?,?\s+{_YEAR}",
    rf"\b(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_YEAR}",
    r"\b(?P<decade>[12]\d{2}0)(?:'|\u2019)?s\b",
    r"\b(?P<century>\d{1,2})(?:st|nd|rd|th)[ -]century\b",
    r"\b(?P<year>[12]\d{3})[-\u2013](?P<short>\d{2})(?![\w-]|\.\d)",
    rf"\b(?<![$\u20ac\u00a3]){_YEAR}",
    rf"\b{_MONTH}(?!\w)(?!\s+\d)",
)


class Point(NamedTuple):
    """A stated time.

    Attributes:
        start: Where its words begin in the text.
        end: Where they end.
        edtf: The time; empty where the year is missing.
        first: First day it may mean, ISO date.
        last: Last day it may mean.
        month: Set where the year is missing.
        day: As ``month``; 0 where only a month is named.
        until: First and last day of the end, where the words state two ends.
        bare: Whether it is a number alone, which may count something.
        last_day: With a day and without a year, the last day of a stretch.
    """

    start: int
    end: int
    edtf: str
    first: str
    last: str
    month: int = 0
    day: int = 0
    until: tuple[str, str] = ("", "")
    bare: bool = False
    last_day: int = 0

    def in_year(self, year: int) -> Point | None:
        """Return a point without a year in a given one, or None where it has no such day."""
        return _dated(self.start, self.end, (year, self.month, self.day))


def stated_points(text: str) -> Iterator[Point]:
    """Yield the times that a text states, in order."""
    for match in _POINT.finditer(text):
        point = _point(match)
        if point is not None:
            yield point


def calendar_days(year: int, month: int, day: int) -> tuple[str, str, str]:
    """Return EDTF, first and last day of a year, month or day.

    Raises:
        ValueError: There is no such day.
    """
    if not month:
        return f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31"
    days = calendar.monthrange(year, month)[1]
    if not day:
        edtf = f"{year:04}-{month:02}"
        return edtf, f"{edtf}-01", f"{edtf}-{days:02}"
    if not 1 <= day <= days:
        raise ValueError(day)
    date = f"{year:04}-{month:02}-{day:02}"
    return date, date, date


def cut(edtf: str, day: str) -> str:
    """Return a day as precisely as a time is stated: EDTF allows but dates as limits.

    >>> cut("1923-22", "1923-08-31"), cut("1920/1929", "1929-12-31")
    ('1923-08', '1929')
    """
    exact = edtf.rstrip("~")
    if "/" in exact or "X" in exact:
        return day[:4]
    return day[: len(exact)]


def _point(match: re.Match[str]) -> Point | None:
    """Return the time that a match states, or None where it is no date after all."""
    found = {k.rstrip("0123456789"): v for k, v in match.groupdict().items() if v}
    start, end = match.span()
    if "b" in found.get("era", "").casefold():
        # Before the common era nothing is promised to stores: words only.
        return None
    if "decade" in found:
        first = int(found["decade"])
        last = first + 9
        return Point(start, end, f"{first}/{last}", f"{first:04}-01-01", f"{last:04}-12-31")
    if "century" in found:
        return _century(start, end, int(found["century"]) * 100)
    if "season" in found:
        return _season(start, end, found["season"].casefold(), int(found["year"]))
    if "short" in found:
        return _years(start, end, int(found["year"]), int(found["short"]))
    return _date(start, end, found)


def _date(start: int, end: int, found: dict[str, str]) -> Point | None:
    """Return the year, month, day or days that the parts of a date give."""
    if "iso" in found:
        found = dict(zip(("year", "month", "day"), found["iso"].split("-"), strict=True))
        month = int(found["month"])
    else:
        month = _MONTHS.get(found.get("month", "")[:3].casefold(), 0)
    if 0 in (int(found.get("day", 1)), int(found.get("year", 1))):
        return None
    year, day = int(found.get("year", 0)), int(found.get("day", 0))
    if day and not month:
        return None
    point = _dated(start, end, (year, month, day))
    if point is None or "last" not in found:
        return point and point._replace(bare=not month and "era" not in found)
    last = int(found["last"])
    if not year:
        return point._replace(last_day=last) if day < last else None
    return joined(point, _dated(start, end, (year, month, last)))


def joined(point: Point, end: Point | None) -> Point | None:
    """Return the time from one to another, or None where they are not in this order."""
    if end is None or not (point.first <= end.first and point.last <= end.last):
        return None
    edtf = f"{cut(point.edtf, point.first)}/{cut(end.edtf, end.last)}"
    return point._replace(end=end.end, edtf=edtf, until=(end.first, end.last), bare=False)


def _years(start: int, end: int, year: int, short: int) -> Point:
    """Return the years of "1923-25", or the first where the second is no later year."""
    first = Point(start, start + 4, *calendar_days(year, 0, 0), bare=True)
    last = Point(start, end, *calendar_days(year - year % 100 + short, 0, 0))
    return (short > year % 100 and joined(first, last)) or first


def _century(start: int, end: int, last: int) -> Point | None:
    if not 1 <= last <= _LAST_CENTURY:
        return None
    edtf = f"{(last - 100) // 100:02}XX"
    return Point(start, end, edtf, f"{last - 99:04}-01-01", f"{last:04}-12-31")


def _season(start: int, end: int, season: str, year: int) -> Point:
    code, begin, stop = _SEASONS[season]
    # Winter ends in the next year.
    last_year = year + (stop < begin)
    days = calendar.monthrange(last_year, stop)[1]
    return Point(
        start,
        end,
        f"{year:04}-{code}",
        f"{year:04}-{begin:02}-01",
        f"{last_year:04}-{stop:02}-{days:02}",
    )


def _dated(start: int, end: int, date: tuple[int, int, int]) -> Point | None:
    """Return a year, month or day, without a year where it is 0; None if there is none."""
    year, month, day = date
    try:
        days = calendar_days(year or _LEAP_YEAR, month, day)
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Point(start, end, *days) if year else Point(start, end, "", "", "", month, day)
