"""Expressions of time: from words to EDTF and four bounds.

The reading of vague words is one table (``PARTS``), the same as in ``docs/time.md``: spring
is March to May (northern hemisphere), the beginning and the end of a period its first and
last part. A bound that the words do not give stays empty.
EDTF: https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Bounds, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TimeExpression", "find_times", "parse_date"]

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: n for name, n in tuple(_MONTHS.items())} | {"sept": 9}
_SEASONS = {"spring": (21, 3, 5), "summer": (22, 6, 8), "autumn": (23, 9, 11), "fall": (23, 9, 11),
            "winter": (24, 12, 2)}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2}

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"  # noqa: E501
_YEAR = r"(?P<year>[12]\d{3}|[1-9]\d{2}(?=\s*(?:AD|CE|BC|BCE)\b))(?P<era>\s*(?:AD|CE|BCE?))?"
_POINT = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    rf"|\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+){_YEAR}\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.replace('month', 'month2')}"
    rf"(?:,?\s+{_YEAR.replace('year', 'year2').replace('era', 'era2')})?\b"
    rf"|\b{_MONTH.replace('month', 'month3')}\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*\d)"
    rf"|\b{_MONTH.replace('month', 'month4')}(?:\s+of)?,?\s+"
    rf"{_YEAR.replace('year', 'year4').replace('era', 'era4')}\b"
    rf"|\b(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+"
    rf"{_YEAR.replace('year', 'year5').replace('era', 'era5')}\b"
    rf"|\b(?P<decade>[12]\d{{2}}0)(?:'|\u2019)?s\b"
    rf"|\b(?P<century>\d{{1,2}})(?:st|nd|rd|th)[ -]century\b"
    rf"|\b{_YEAR.replace('year', 'year6').replace('era', 'era6')}\b"
    rf"|(?<=\bin\s)(?:the\s)?{_MONTH.replace('month', 'month7')}\b(?!\s+\d)",
    re.IGNORECASE,
)
_PART = (
    r"(?:the\s+)?(?:very\s+)?(?P<part>beginning|start|end|middle|early|late|mid|first half|"
    r"second half|close|turn|outbreak)[\s-](?:part\s+)?(?:of\s+)?(?:the\s+)?(?:year\s+)?"
)
_LEAD = re.compile(
    r"(?P<lead>\b(?:by|until|till|up to|since|from|after|before|during|in|on|at|as early as|"
    r"as late as|around|about|circa|c\.|ca\.|approximately|between|throughout|of|for))\s+"
    r"(?:(?P<approx>around|about|circa|c\.|ca\.)\s+)?(?:the\s+)?(?:night of\s+|morning of\s+)?$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(_PART + "$", re.IGNORECASE)
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
        month, day: Set when the year is missing and has to come from the sentence before.
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
        """Return the same day or month in a given year."""
        edtf, first, last = _calendar(year, self.month, self.day)
        return TimeExpression(self.span, self.label, self.relation, edtf, first, last)

    def bounds(self, *, state: bool) -> Bounds:
        """Return the bounds for an event, or for a state that begins (or holds) then."""
        if self.relation == "by":
            return Bounds("", self.last, "", "" if state else self.last)
        if self.relation == "before":
            return Bounds("", _before(self.first), "", "" if state else _before(self.first))
        if self.relation == "until":
            return Bounds("", "", self.first, self.last)
        if self.relation in {"since", "after"}:
            return Bounds(self.first, self.last if self.relation == "since" else "", "", "")
        if self.relation == "span":
            return Bounds(self.first, self.last, *self.until)
        if self.relation == "during" or not state:
            return Bounds(self.first, self.last, self.first, self.last)
        return Bounds(self.first, self.last, "", "")

    def stated_edtf(self, *, state: bool) -> str:
        """Return the EDTF of the whole expression, relation included."""
        if not self.edtf or "/" in self.edtf:
            return self.edtf
        plain = re.sub(r"-2[1-4]$", "", self.edtf.rstrip("~"))
        season = self.last[:7] if plain != self.edtf.rstrip("~") else plain
        return {
            "by": f"[..{season}]",
            "before": f"[..{season}]",
            "until": f"../{season}",
            "since": f"{season}/..",
            "after": f"{season}/..",
        }.get(self.relation, self.edtf if not state or self.relation != "at" else self.edtf)


def find_times(text: str, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a sentence, in order, none within another."""
    return tuple(_expressions(text, offset))


def parse_date(text: str) -> TimeExpression | None:
    """Return the one time that a whole value states, or None when it states none or two."""
    found = find_times(text)
    return found[0] if len(found) == 1 else None


def _expressions(text: str, offset: int) -> Iterator[TimeExpression]:
    points = [p for p in (_point(m) for m in _POINT.finditer(text)) if p is not None]
    number = 0
    while number < len(points):
        start, end, edtf, first, last, month, day = points[number]
        relation, start, edtf, first, last = _context(text, start, edtf, first, last)
        until = ("", "")
        following = points[number + 1] if number + 1 < len(points) else None
        if (
            following
            and edtf
            and _RANGE.match(text[end : following[0]])
            and (relation in {"since", "between", "at", "during"})
            and (
                relation != "at"
                or text[end : following[0]].strip() in {"-", "\u2013", "\u2014", "to"}
            )
        ):
            until = (following[3], following[4])
            relation, edtf, end = "span", f"{edtf.rstrip('~')}/{following[2]}", following[1]
            number += 1
            if not until[0]:
                until, relation = ("", ""), "since"
        relation = {"between": "at"}.get(relation, relation)
        yield TimeExpression(
            Span(offset + start, offset + end), text[start:end], relation, edtf, first, last,
            month, day, until,
        )  # fmt: skip
        number += 1


_Point = tuple[int, int, str, str, str, int, int]


def _point(match: re.Match[str]) -> _Point | None:
    groups = {k: v for k, v in match.groupdict().items() if v}
    get = lambda name: next((v for k, v in groups.items() if k.rstrip("0123456789") == name), "")  # noqa: E731
    if "iso" in groups:
        year, month, day = map(int, groups["iso"].split("-"))
        return _made(match, year, month, day)
    if "decade" in groups:
        first = int(groups["decade"])
        edtf = f"{first}/{first + 9}"
        return (*match.span(), edtf, f"{first:04}-01-01", f"{first + 9:04}-12-31", 0, 0)
    if "century" in groups:
        last = int(groups["century"]) * 100
        if not 1 <= last <= 2100:  # noqa: PLR2004
            return None
        return (
            *match.span(),
            f"{(last - 100) // 100:02}XX",
            f"{last - 99:04}-01-01",
            f"{last:04}-12-31",
            0,
            0,
        )
    year = int(get("year") or 0)
    if "bc" in get("era").casefold():
        # Before the common era nothing is promised to stores: words only.
        return None
    if "season" in groups:
        code, begin, end = _SEASONS[groups["season"].casefold()]
        stop = year + (1 if end < begin else 0)
        return (
            *match.span(), f"{year:04}-{code}", f"{year:04}-{begin:02}-01",
            f"{stop:04}-{end:02}-{calendar.monthrange(stop, end)[1]:02}", 0, 0,
        )  # fmt: skip
    month = _MONTHS.get(get("month").rstrip(".").casefold()[:3], 0) if get("month") else 0
    if get("month").casefold() == "may" and get("month")[0].islower():
        return None
    day = int(get("day") or 0)
    return _made(match, year, month, day)


def _made(match: re.Match[str], year: int, month: int, day: int) -> _Point | None:
    start, end = match.span()
    if year:
        try:
            return (start, end, *_calendar(year, month, day), 0, 0)
        except (ValueError, calendar.IllegalMonthError):
            return None
    if not month or day > 31:  # noqa: PLR2004
        return None
    return (start, end, "", "", "", month, day)


def _calendar(year: int, month: int, day: int) -> tuple[str, str, str]:
    """Return EDTF, first and last day of a year, month or day.

    Raises:
        ValueError: There is no such day.
    """
    if not month:
        return f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31"
    days = calendar.monthrange(year, month)[1]
    if not day:
        return (
            f"{year:04}-{month:02}",
            f"{year:04}-{month:02}-01",
            f"{year:04}-{month:02}-{days:02}",
        )
    if not 1 <= day <= days:
        raise ValueError(day)
    date = f"{year:04}-{month:02}-{day:02}"
    return date, date, date


# Which part of a year, a month or a decade the words mean: (first, last) as fractions.
PARTS = {
    "beginning": (0.0, 0.25), "start": (0.0, 0.25), "early": (0.0, 0.34), "outbreak": (0.0, 0.25),
    "middle": (0.34, 0.67), "mid": (0.34, 0.67), "late": (0.67, 1.0), "end": (0.75, 1.0),
    "close": (0.75, 1.0), "turn": (0.0, 0.25), "first half": (0.0, 0.5), "second half": (0.5, 1.0),
}  # fmt: skip


def _context(
    text: str, start: int, edtf: str, first: str, last: str
) -> tuple[str, int, str, str, str]:
    """Widen a point by the words before it: "at the end of", "by", "until"."""
    part = _PART_BEFORE.search(text, 0, start)
    if part and part.end() == start:
        start = part.start()
        if edtf and first:
            first, last = _part(first, last, part["part"].casefold())
            edtf = _part_edtf(edtf, first, last)
    lead = _LEAD.search(text, 0, start)
    relation = "at"
    if lead and lead.end() == start:
        word = " ".join(lead["lead"].casefold().split())
        if word in {"of", "for"}:
            return relation, start, edtf, first, last
        start = lead.start()
        relation = {
            "by": "by", "until": "until", "till": "until", "up to": "until", "since": "since",
            "from": "since", "after": "after", "before": "before", "during": "during",
            "throughout": "during", "between": "between",
        }.get(word, "at")  # fmt: skip
        if lead["approx"] or word in {"around", "about", "circa", "c.", "ca.", "approximately"}:
            edtf = edtf and f"{edtf}~"
    return relation, start, edtf, first, last


def _part(first: str, last: str, part: str) -> tuple[str, str]:
    import datetime

    begin, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    days = (end - begin).days + 1
    low, high = PARTS[part]
    if days == 1:
        return first, last
    if days <= 31:  # noqa: PLR2004 - a month: its first or last third, the fifth for a beginning
        if part in {"beginning", "start"}:
            return first, (begin + datetime.timedelta(days=9)).isoformat()
        if part in {"end", "close"}:
            return (end - datetime.timedelta(days=9)).isoformat(), last
    if 360 < days < 370 and (low, high) in {(0.0, 0.25), (0.75, 1.0), (0.5, 1.0), (0.0, 0.5)}:  # noqa: PLR2004
        # Of a year: quarters and halves, to the month.
        months = (round(low * 12) + 1, round(high * 12))
        return (
            f"{begin.year:04}-{months[0]:02}-01",
            f"{begin.year:04}-{months[1]:02}-{calendar.monthrange(begin.year, months[1])[1]:02}",
        )
    return (
        (begin + datetime.timedelta(days=round(days * low))).isoformat(),
        (begin + datetime.timedelta(days=round(days * high) - 1)).isoformat(),
    )


def _part_edtf(edtf: str, first: str, last: str) -> str:
    """Name the part as precisely as EDTF can: an approximate month, or the whole."""
    if re.fullmatch(r"\d{4}", edtf):
        if last.endswith("12-31") and first[5:7] == "10":
            return f"{edtf}-12~"
        if first.endswith("01-01") and last[5:7] == "03":
            return f"{edtf}-01~"
        return f"{edtf}~"
    return f"{edtf}~" if "/" not in edtf and not edtf.endswith("~") else edtf


def _before(date: str) -> str:
    import datetime

    return (
        (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat() if date else ""
    )
