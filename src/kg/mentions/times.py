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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.mentions.points import Point, calendar_days, cut, joined, stated_points
from kg.mentions.relative import relative_times, shifted
from kg.model import Bounds, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TimeExpression", "find_times", "parse_date"]

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
# How far before a time, in characters, its preposition may begin.
_WIDEST_LEAD = 80
# After a number: what it counts, if no preposition says that it is a year.
_COUNTED = re.compile(
    r"\s+(?!(?:was|is|has|as|its|this|his|us|thus|does|always|perhaps)\b)"
    r"(?:[a-z]+s|men|women|people|children|cavalry|infantry)\b"
)
_DETERMINED = re.compile(r"\b(?:the|this|that|its|his|her|their)\s+$|['\u2019]s\s+$", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+[A-Z]")

_PART_BEFORE = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?P<part>beginning|start|end|middle|early|late|mid|first half|"
    r"second half|close|turn|outbreak)[\s-](?:part\s+)?(?:of\s+)?(?:the\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
# What ends somebody's holding a post: "until his death in 1865".
_ENDING = (
    r"(?:(?:his|her|its|their)\s+)?(?:death|resignation|abdication|dismissal|removal|retirement|"
    r"deposition|overthrow|assassination|execution|departure|dissolution)\s+(?:in|on)"
)
_LEAD = re.compile(
    rf"(?P<lead>\b(?:(?:until|till)\s+{_ENDING}|by|until|till|up to|since|from|after|before|"
    r"during|in|on|at|as early as|as late as|around|about|circa|c\.|ca\.|approximately|between|"
    r"throughout|of|for))\s+"
    r"(?:(?P<approx>around|about|circa|c\.|ca\.)\s+)?"
    r"(?:the\s+)?(?:night of\s+|morning of\s+|year\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"^\s*(?:(?:until|till)\s+{_ENDING}|to|until|till|and|-|\u2013|\u2014|through)\s*"
    r"(?:the\s+)?$",
    re.IGNORECASE,
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
        last_day: With ``day``, the last day of a stretch within the month; 0 for none.
        shift: Of a time told from another ("two weeks later"): unit and number, or ("", 0).
        anchor: What such a time is told from, in the words of the source ("after the battle").
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
    last_day: int = 0
    shift: tuple[str, int] = ("", 0)
    anchor: str = ""

    def with_year(self, year: int) -> TimeExpression:
        """Return the same day or month in a given year.

        Raises:
            ValueError: The year has no such day (29 February).
        """
        edtf, first, last = calendar_days(year, self.month, self.day)
        if not self.last_day:
            return replace(self, edtf=edtf, first=first, last=last, month=0, day=0)
        _, *until = calendar_days(year, self.month, self.last_day)
        return replace(
            self,
            relation="span",
            edtf=f"{edtf}/{until[1]}",
            first=first,
            last=last,
            until=(until[0], until[1]),
            month=0,
            day=0,
            last_day=0,
        )

    def told_from(self, first: str, last: str) -> TimeExpression | None:
        """Return a time that is told from another, whose first and last day are given.

        None where the other is too vague for it: no day comes after a year.
        """
        found = shifted(self.shift, first, last)
        if found is None:
            return None
        edtf, first, last = found
        return replace(self, edtf=edtf, first=first, last=last, shift=("", 0))

    def start_of(self, *, strict: bool = False) -> TimeExpression | None:
        """Return when it begins; strictly only where the words tell a beginning."""
        if self.relation == "span":
            edtf = self.edtf.partition("/")[0]
            return replace(self, relation="at", edtf=edtf, until=("", ""))
        if self.relation == "since":
            return replace(self, relation="at")
        return None if strict or self.relation == "until" else self

    def end_of(self, *, strict: bool = False) -> TimeExpression | None:
        """Return when it ends; strictly only where the words tell an end."""
        if self.relation == "span":
            first, last = self.until
            edtf = self.edtf.partition("/")[2]
            return replace(self, relation="at", edtf=edtf, first=first, last=last, until=("", ""))
        if self.relation == "until":
            return replace(self, relation="at")
        return None if strict or self.relation == "since" else self

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
        if not self.edtf:
            return ""
        first, last = cut(self.edtf, self.first), cut(self.edtf, self.last)
        # Before the first day of our era lies the year 0.
        before = cut(self.edtf, _day_before(self.first)) or "0000"
        return {
            "by": f"[..{last}]",
            "before": f"[..{before}]",
            "until": f"../{last}",
            "since": f"{first}/..",
            "after": f"{first}/..",
        }.get(self.relation, self.edtf)


def find_times(text: str, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a sentence, in order, none within another.

    Args:
        text: The sentence.
        offset: Where it stands in the article; spans count from there.
    """
    stated = list(_expressions(text, offset))
    for start, end, shift, anchor in relative_times(text):
        span = Span(offset + start, offset + end)
        if not any(s.span.start < span.end and span.start < s.span.end for s in stated):
            label = text[start:end]
            stated.append(TimeExpression(span, label, "at", "", "", "", shift=shift, anchor=anchor))
    return tuple(sorted(stated, key=lambda s: s.span))


def parse_date(text: str) -> TimeExpression | None:
    """Return the one time that a whole value states, or None when it states none or two."""
    found = find_times(text)
    return found[0] if len(found) == 1 else None


def _expressions(text: str, offset: int) -> Iterator[TimeExpression]:
    points = list(stated_points(text))
    number = 0
    while number < len(points):
        relation, point = _in_context(text, points[number])
        number += 1
        whole = _range(text, relation, point, points[number]) if number < len(points) else None
        if whole is not None:
            point = whole
            number += 1
        elif not _is_time(text, relation, point, points[number - 1]):
            continue
        relation = "span" if point.until[0] else relation
        yield TimeExpression(
            span=Span(offset + point.start, offset + point.end),
            label=text[point.start : point.end],
            relation="at" if relation == "between" else relation,
            edtf=point.edtf,
            first=point.first,
            last=point.last,
            month=point.month,
            day=point.day,
            until=point.until,
            last_day=point.last_day,
        )


def _range(text: str, relation: str, point: Point, following: Point) -> Point | None:
    """Return two times as the ends of one: "from X to Y", "X - Y"; None if they are not."""
    words = text[point.end : following.start]
    if point.until[0] or following.until[0] or not _RANGE.match(words):
        return None
    if words.strip() == "and" and relation == "at":
        # "In July and August 1943": two months on end are one time.
        start = None if point.edtf or point.day else point.in_year(int(following.first[:4] or 0))
        next_to = start is not None and following.edtf[:4].isdigit() and _follows(start, following)
        return joined(start, following) if start is not None and next_to else None
    if relation == "at" and words.strip() not in _DASHES | {"to"}:
        return None
    if relation not in {"at", "since", "between", "during"}:
        return None
    # One end may leave the year to the other.
    start, end = point, following
    if not point.edtf and following.edtf:
        start = point.in_year(int(following.first[:4])) or point
    elif point.edtf and not following.edtf:
        end = following.in_year(int(point.last[:4])) or following
    return joined(start, end) if start.edtf and end.edtf else None


def _follows(point: Point, following: Point) -> bool:
    """Say whether one time begins the day after another ends."""
    next_day = dt.date.fromisoformat(point.last) + dt.timedelta(days=1)
    return next_day.isoformat() == following.first


def _is_time(text: str, relation: str, point: Point, stated: Point) -> bool:
    """Say whether a number is a year and counts nothing, and a bare month is no name."""
    led = point.start < stated.start
    if stated.month and not stated.day:
        # "By May they met", but "by May Roe" and "May she rest".
        named = _CAPITAL.match(text, point.end) and relation != "at"
        return led and not named
    counts = stated.bare and relation == "at" and _COUNTED.match(text, stated.end)
    if not counts or _DETERMINED.search(text, max(0, point.start - _WIDEST_LEAD), point.start):
        return True
    return led and not point.edtf.endswith("~")


# --- the words before a point ----------------------------------------------------------


def _in_context(text: str, point: Point) -> tuple[str, Point]:
    """Widen a point by the words before it: "at the end of", "by", "until"."""
    part = _PART_BEFORE.search(text, max(0, point.start - _WIDEST_LEAD), point.start)
    if part:
        point = _part(point, part["part"].casefold())._replace(start=part.start())
    lead = _LEAD.search(text, max(0, point.start - _WIDEST_LEAD), point.start)
    word = " ".join(lead["lead"].casefold().split()) if lead else ""
    if lead is None or word in {"of", "for"}:
        return "at", point
    if (lead["approx"] or word in _APPROXIMATE) and not point.until[0]:
        point = point._replace(edtf=point.edtf and f"{point.edtf.rstrip('~')}~")
    word = word if word in _RELATIONS else word.partition(" ")[0]
    return _RELATIONS.get(word, "at"), point._replace(start=lead.start())


def _part(point: Point, part: str) -> Point:
    """Narrow a point to a part of it; one without a year stays as it is."""
    if not point.edtf or point.until[0]:
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
    """Return the day before a date; empty where there is none in our era."""
    if date in {"", dt.date.min.isoformat()}:
        return ""
    return (dt.date.fromisoformat(date) - dt.timedelta(days=1)).isoformat()
