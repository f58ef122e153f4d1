"""Expressions of time: from words to EDTF and four bounds.

The reading of vague words is one table (``PARTS``), the same as in ``docs/time.md``: spring
is March to May (northern hemisphere), the beginning and the end of a period its first and
last part. A bound that the words do not give stays empty.
EDTF: https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Bounds, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TimeExpression", "find_times", "parse_date"]

_MONTHS = {name[:3].casefold(): n for n, name in enumerate(calendar.month_name) if name}
# EDTF code, first and last month.
_SEASONS = {
    "spring": (21, 3, 5),
    "summer": (22, 6, 8),
    "autumn": (23, 9, 11),
    "fall": (23, 9, 11),
    "winter": (24, 12, 2),
}
# Which part of a year, a month or a decade the words mean: (first, last) as fractions.
PARTS = {
    "beginning": (0.0, 0.25), "start": (0.0, 0.25), "early": (0.0, 0.34), "outbreak": (0.0, 0.25),
    "middle": (0.34, 0.67), "mid": (0.34, 0.67), "late": (0.67, 1.0), "end": (0.75, 1.0),
    "close": (0.75, 1.0), "turn": (0.0, 0.25), "first half": (0.0, 0.5), "second half": (0.5, 1.0),
}  # fmt: skip
# Parts that fall on whole months of a year.
_QUARTERS_AND_HALVES = frozenset({(0.0, 0.25), (0.75, 1.0), (0.5, 1.0), (0.0, 0.5)})
_RELATIONS = {
    "by": "by", "until": "until", "till": "until", "up to": "until", "since": "since",
    "from": "since", "after": "after", "before": "before", "during": "during",
    "throughout": "during", "between": "between",
}  # fmt: skip
_APPROXIMATE = frozenset({"around", "about", "circa", "c.", "ca.", "approximately"})
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_LONGEST_MONTH = 31
# The beginning or the end of a month is its first or last ten days.
_TEN_DAYS = dt.timedelta(days=9)
_LAST_CENTURY = 2100

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_YEAR = r"(?P<year>[12]\d{3}|[1-9]\d{2}(?=\s*(?:AD|CE|BC|BCE)\b))(?P<era>\s*(?:AD|CE|BCE?))?"


def _numbered(pattern: str, number: int) -> str:
    """Give the groups of a pattern names of their own, so that it can stand twice in one."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{number}>", pattern)


_POINT = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    rf"|\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR}\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_numbered(_MONTH, 2)}"
    rf"(?:,?\s+{_numbered(_YEAR, 2)})?\b"
    rf"|\b{_numbered(_MONTH, 3)}\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d)"
    rf"|\b{_numbered(_MONTH, 4)}(?:\s+of)?,?\s+{_numbered(_YEAR, 4)}\b"
    rf"|\b(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{_numbered(_YEAR, 5)}\b"
    rf"|\b(?P<decade>[12]\d{{2}}0)(?:'|\u2019)?s\b"
    rf"|\b(?P<century>\d{{1,2}})(?:st|nd|rd|th)[ -]century\b"
    rf"|\b{_numbered(_YEAR, 6)}\b"
    rf"|(?<=\bin\s)(?:the\s)?{_numbered(_MONTH, 7)}\b(?!\s+\d)",
    re.IGNORECASE,
)
# How far before a time its preposition may stand, in characters.
_BEFORE = 80
_PART_BEFORE = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?P<part>beginning|start|end|middle|early|late|mid|first half|"
    r"second half|close|turn|outbreak)[\s-](?:part\s+)?(?:of\s+)?(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?P<lead>\b(?:by|until|till|up to|since|from|after|before|during|in|on|at|as early as|"
    r"as late as|around|about|circa|c\.|ca\.|approximately|between|throughout|of|for))\s+"
    r"(?:(?P<approx>around|about|circa|c\.|ca\.)\s+)?(?:the\s+)?(?:night of\s+|morning of\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"^\s*(?:to|until|till|and|-|\u2013|\u2014|through)\s*(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when.

    Attributes:
        span: From the preposition to the last word.
        label: The words.
        relation: ``at``, ``by``, ``until``, ``since``, ``after``, ``before``, ``during`` or
            ``span`` (from .. to).
        edtf: The stated time itself, without the relation; empty when the year is missing.
        first: First day it may mean, ISO date.
        last: Last day it may mean.
        month: Set when the year is missing and has to come from the sentence before.
        day: As ``month``; 0 where only a month is named.
        until: First and last day of the end, for ``span``.
    """

    span: Span
    label: str
    relation: str
    edtf: str
    first: str
    last: str
    month: int = 0
    day: int = 0
    until: tuple[str, str] = ("", "")

    def with_year(self, year: int) -> TimeExpression:
        """Return the same day or month in a given year.

        Raises:
            ValueError: The year has no such day (29 February).
        """
        edtf, first, last = _calendar(year, self.month, self.day)
        return TimeExpression(self.span, self.label, self.relation, edtf, first, last)

    def bounds(self, *, state: bool) -> Bounds:
        """Return the bounds for an event, or for a state that begins (or holds) then."""
        if self.relation in {"by", "before"}:
            latest = self.last if self.relation == "by" else _day_before(self.first)
            return Bounds("", latest, "", "" if state else latest)
        if self.relation == "until":
            return Bounds("", "", self.first, self.last)
        if self.relation in {"since", "after"}:
            return Bounds(self.first, self.last if self.relation == "since" else "", "", "")
        if self.relation == "span":
            return Bounds(self.first, self.last, *self.until)
        if self.relation == "during" or not state:
            return Bounds(self.first, self.last, self.first, self.last)
        return Bounds(self.first, self.last, "", "")

    def stated_edtf(self) -> str:
        """Return the EDTF of the whole expression, relation included."""
        if not self.edtf or "/" in self.edtf:
            return self.edtf
        exact = self.edtf.rstrip("~")
        # An interval cannot end in a season: its last month stands for it.
        limit = self.last[:7] if re.fullmatch(r"\d{4}-2[1-4]", exact) else exact
        return {
            "by": f"[..{limit}]",
            "before": f"[..{limit}]",
            "until": f"../{limit}",
            "since": f"{limit}/..",
            "after": f"{limit}/..",
        }.get(self.relation, self.edtf)


def find_times(text: str, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a sentence, in order, none within another.

    Args:
        text: The sentence.
        offset: Where it stands in the article; spans count from there.
    """
    return tuple(_expressions(text, offset))


def parse_date(text: str) -> TimeExpression | None:
    """Return the one time that a whole value states, or None when it states none or two."""
    found = find_times(text)
    return found[0] if len(found) == 1 else None


class _Point(NamedTuple):
    """A stated time: where it stands, EDTF, first and last day; month and day if yearless."""

    start: int
    end: int
    edtf: str
    first: str
    last: str
    month: int = 0
    day: int = 0


def _expressions(text: str, offset: int) -> Iterator[TimeExpression]:
    points = [p for p in map(_point, _POINT.finditer(text)) if p is not None]
    number = 0
    while number < len(points):
        relation, point = _in_context(text, points[number])
        until = ("", "")
        number += 1
        if number < len(points) and _is_range(text, relation, point, points[number]):
            end = points[number]
            edtf = f"{point.edtf.rstrip('~')}/{end.edtf}"
            point = point._replace(end=end.end, edtf=edtf)
            until = (end.first, end.last)
            relation = "span" if end.first else "since"
            number += 1
        yield TimeExpression(
            span=Span(offset + point.start, offset + point.end),
            label=text[point.start : point.end],
            relation="at" if relation == "between" else relation,
            edtf=point.edtf,
            first=point.first,
            last=point.last,
            month=point.month,
            day=point.day,
            until=until if until[0] else ("", ""),
        )


def _is_range(text: str, relation: str, point: _Point, following: _Point) -> bool:
    """Say whether two times are the ends of one: "from X to Y", "X - Y"."""
    words = text[point.end : following.start]
    if not point.edtf or not _RANGE.match(words):
        return False
    if relation == "at":
        return words.strip() in _DASHES | {"to"}
    return relation in {"since", "between", "during"}


# --- points ----------------------------------------------------------------------------


def _point(match: re.Match[str]) -> _Point | None:
    """Return the time that a match states, or None where it is no date after all."""
    found = {k.rstrip("0123456789"): v for k, v in match.groupdict().items() if v}
    start, end = match.span()
    if "decade" in found:
        first = int(found["decade"])
        last = first + 9
        return _Point(start, end, f"{first}/{last}", f"{first:04}-01-01", f"{last:04}-12-31")
    if "century" in found:
        return _century(start, end, int(found["century"]) * 100)
    if "bc" in found.get("era", "").casefold() or found.get("month") == "may":
        # Before the common era nothing is promised to stores: words only. "may" is a verb.
        return None
    if "season" in found:
        return _season(start, end, found["season"].casefold(), int(found["year"]))
    if "iso" in found:
        year, month, day = map(int, found["iso"].split("-"))
    else:
        year, day = int(found.get("year", 0)), int(found.get("day", 0))
        month = _MONTHS.get(found.get("month", "")[:3].casefold(), 0)
    return _day_or_more(start, end, (year, month, day))


def _century(start: int, end: int, last: int) -> _Point | None:
    if not 1 <= last <= _LAST_CENTURY:
        return None
    edtf = f"{(last - 100) // 100:02}XX"
    return _Point(start, end, edtf, f"{last - 99:04}-01-01", f"{last:04}-12-31")


def _season(start: int, end: int, season: str, year: int) -> _Point:
    code, begin, stop = _SEASONS[season]
    # Winter ends in the next year.
    last_year = year + (stop < begin)
    days = calendar.monthrange(last_year, stop)[1]
    return _Point(
        start,
        end,
        f"{year:04}-{code}",
        f"{year:04}-{begin:02}-01",
        f"{last_year:04}-{stop:02}-{days:02}",
    )


def _day_or_more(start: int, end: int, date: tuple[int, int, int]) -> _Point | None:
    year, month, day = date
    if year:
        try:
            return _Point(start, end, *_calendar(year, month, day))
        except (ValueError, calendar.IllegalMonthError):
            return None
    if not month or day > _LONGEST_MONTH:
        return None
    return _Point(start, end, "", "", "", month, day)


def _calendar(year: int, month: int, day: int) -> tuple[str, str, str]:
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


# --- the words before a point ----------------------------------------------------------


def _in_context(text: str, point: _Point) -> tuple[str, _Point]:
    """Widen a point by the words before it: "at the end of", "by", "until"."""
    part = _PART_BEFORE.search(text, max(0, point.start - _BEFORE), point.start)
    if part:
        point = _part(point, part["part"].casefold())._replace(start=part.start())
    lead = _LEAD.search(text, max(0, point.start - _BEFORE), point.start)
    word = " ".join(lead["lead"].casefold().split()) if lead else ""
    if lead is None or word in {"of", "for"}:
        return "at", point
    if lead["approx"] or word in _APPROXIMATE:
        point = point._replace(edtf=point.edtf and f"{point.edtf}~")
    return _RELATIONS.get(word, "at"), point._replace(start=lead.start())


def _part(point: _Point, part: str) -> _Point:
    """Narrow a point to a part of it; one without a year stays as it is."""
    if not point.edtf or not point.first:
        return point
    first, last = _part_days(
        dt.date.fromisoformat(point.first), dt.date.fromisoformat(point.last), part
    )
    return point._replace(edtf=_part_edtf(point.edtf, first, last), first=first, last=last)


def _part_days(begin: dt.date, end: dt.date, part: str) -> tuple[str, str]:
    """Return the first and last day of a part of a day, month, year or more."""
    days = (end - begin).days + 1
    low, high = PARTS[part]
    if days <= _LONGEST_MONTH:
        if days > 1 and part in {"beginning", "start"}:
            end = begin + _TEN_DAYS
        elif days > 1 and part in {"end", "close"}:
            begin = end - _TEN_DAYS
        elif days > 1:
            return _fraction(begin, days, (low, high))
        return begin.isoformat(), end.isoformat()
    if days in {365, 366} and (low, high) in _QUARTERS_AND_HALVES:
        # Of a year: quarters and halves, to the month.
        first, last = round(low * 12) + 1, round(high * 12)
        length = calendar.monthrange(begin.year, last)[1]
        return f"{begin.year:04}-{first:02}-01", f"{begin.year:04}-{last:02}-{length:02}"
    return _fraction(begin, days, (low, high))


def _fraction(begin: dt.date, days: int, part: tuple[float, float]) -> tuple[str, str]:
    low, high = part
    first = begin + dt.timedelta(days=round(days * low))
    last = begin + dt.timedelta(days=round(days * high) - 1)
    return first.isoformat(), last.isoformat()


def _part_edtf(edtf: str, first: str, last: str) -> str:
    """Name the part as precisely as EDTF can: an approximate month, or the whole."""
    if re.fullmatch(r"\d{4}", edtf):
        if last.endswith("12-31") and first[5:7] == "10":
            return f"{edtf}-12~"
        if first.endswith("01-01") and last[5:7] == "03":
            return f"{edtf}-01~"
        return f"{edtf}~"
    return f"{edtf}~" if "/" not in edtf and not edtf.endswith("~") else edtf


def _day_before(date: str) -> str:
    return (dt.date.fromisoformat(date) - dt.timedelta(days=1)).isoformat() if date else ""
