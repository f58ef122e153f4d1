"""Times in the values of infobox lines: a date, an interval, the times of a note.

Values hold what templates left: ages, the same date twice, glued dates, calendars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.dates import date_literal
from kg.mentions import find_times
from kg.model import Bounds, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from kg.mentions import TimeExpression
    from kg.model import Literal

__all__ = ["Dated", "date_of", "interval", "intervals_of", "single", "time_of"]

_AGE = re.compile(r"\(?\s*\b(?:aged?|at age)\b[^);,]*\)?|\(\s*\d{1,3}\s*(?:years? old|years)\s*\)")
_CALENDAR = re.compile(
    r"[\[(]\s*(?:O\.? ?S\.?|N\.? ?S\.?|Old Style|New Style|Julian|Gregorian)\b[^\])]*[\])]|"
    r"\((?:O\.S\.|N\.S\.|Old Style|New Style)\)"
)
_MACHINE = re.compile(r"\(\s*(\d{4}(?:-\d{2}){0,2})\s*\)")
_GLUED = re.compile(r"(?<=\d{4})(?=\d{1,2}\s+[A-Z][a-z])|(?<=\d{4})(?=[A-Z][a-z]+ \d)")
_CIRCA = re.compile(r"\b(?:c\.|ca\.|circa|c|cca)\s*(?=\d|early|late|mid)", re.IGNORECASE)
_SMALL_YEAR = re.compile(r"(?:^|(?<=[^\d.,-]))([1-9]\d{2})(?![\d,.]*\d|\s*(?:AD|CE|BC|[a-z]{3,}))")
_OPEN_END = re.compile(
    r"[-\u2013\u2014]\s*(present|incumbent|current|now|ongoing|today)\b", re.IGNORECASE
)
_EITHER = re.compile(r"^\D{0,12}(\d{3,4})\s*(?:or|/)\s*(\d{3,4})\W*$")
_BEFORE_CHRIST = re.compile(r"\bB\.?\s?C")
_STYLE = re.compile(r"\b[ON]\. ?S\.|\b(?:Old|New) Style")
_GLUED_DATES = 2
_AT = frozenset({"at", "during"})
_GAP = re.compile(r"\s*(?:[-\u2013\u2014]|to|until|\u2212)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as a literal, and its time where the literal does not hold all of it."""

    literal: Literal
    time: TimeSpan | None


def _plain(text: str) -> str:
    """Return a value with its dates written in the way that they are read."""
    text = _CALENDAR.sub(" ", text)
    text = _AGE.sub(" ", text)
    without = _MACHINE.sub(" ", text)
    text = without if re.search(r"\d{3,4}", without) else _MACHINE.sub(r" \1 ", text)
    text = _GLUED.sub("; ", text)
    text = _CIRCA.sub("c. ", text)
    if not re.search(r"\d{4}", text):
        text = _SMALL_YEAR.sub(r"\1 AD", text)
    return re.sub(r"\s+,", ",", " ".join(text.replace("\u2212", "\u2013").split()))


def _found(text: str) -> list[TimeExpression]:
    """Return the times with a year that a value states, in its own words."""
    if _BEFORE_CHRIST.search(text):
        return []
    plain = _plain(text)
    added = "AD" in plain and "AD" not in text
    return [
        replace(t, label=t.label.replace(" AD", "")) if added else t
        for t in find_times(plain)
        if t.edtf
    ]


def time_of(text: str) -> TimeSpan | None:
    """Return the one time that a value states, an interval perhaps; None for none or several."""
    spans = intervals_of(text)
    return spans[0] if len(spans) == 1 else None


def single(text: str) -> TimeExpression | None:
    """Return the one time of a value that is a day, month or year."""
    found = _found(text)
    same = {t.edtf for t in found}
    whole = len(same) == 1 and "/" not in found[0].edtf and found[0].relation in _AT
    return found[0] if whole else None


def date_of(text: str, *, last: bool = False) -> Dated | None:
    """Return the date of a value; of two glued dates the first or the last.

    "1899 or 1900" is the first, with both as its time.
    """
    plain = _plain(text)
    either = _EITHER.match(plain)
    if either and int(either[2]) > int(either[1]) and not _BEFORE_CHRIST.search(text):
        return _uncertain(text, f"{int(either[1]):04}", f"{int(either[2]):04}")
    found = _found(text)
    if len({t.edtf for t in found}) == _GLUED_DATES and (
        _STYLE.search(text) or re.search(r"\d{4};", plain)
    ):
        found = found[-1:] if last else found[:1]
    if len({t.edtf for t in found}) != 1 or "XX" in found[0].edtf:
        return None
    first, ranged, end = found[0].edtf.partition("/")
    if ranged:
        years = first.isdigit() and end.isdigit() and not re.search(r"\d0s", plain)
        return _uncertain(text, first, end) if years else None
    return _dated(text, found[0]) if found[0].relation == "at" else None


def _dated(text: str, time: TimeExpression) -> Dated | None:
    """Return a day, month or year; what is not sure of it is said by its time."""
    literal = date_literal(time.edtf)
    if not literal.text:
        return None
    uncertain = re.search(r"\d\s*\?|\?\s*\d|probably|possibly|perhaps|likely", text)
    mark = "~" if "~" in time.edtf else "?" if uncertain else ""
    if not mark and not _season(time):
        return Dated(literal, None)
    edtf = f"{time.edtf.rstrip('~?')}{mark}"
    span = TimeSpan(_label(text), edtf, time.bounds(state=False), TimeBasis.STATED)
    return Dated(literal, span)


def _uncertain(text: str, first: str, last: str) -> Dated:
    edtf = f"[{first},{last}]" if int(last) == int(first) + 1 else f"[{first}..{last}]"
    bounds = Bounds(f"{first}-01-01", f"{last}-12-31", f"{first}-01-01", f"{last}-12-31")
    return Dated(date_literal(first), TimeSpan(_label(text), edtf, bounds, TimeBasis.STATED))


def _label(text: str) -> str:
    return " ".join(text.split()).strip(" ,;()")


def intervals_of(text: str) -> tuple[TimeSpan, ...]:
    """Return the times of a value, in order: "1920-1922, 1925-present" has two."""
    spans: list[TimeSpan] = []
    plain = _plain(text)
    found = _found(text)
    skip = False
    for number, time in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[number + 1] if number + 1 < len(found) else None
        gap = plain[time.span.end : following.span.start] if following else ""
        goes_on = _OPEN_END.match(plain[time.span.end :].strip())
        if following is not None and _GAP.fullmatch(gap) and "/" not in time.edtf + following.edtf:
            span = interval(time, following)
            skip = span is not None
            spans += [span] if span is not None else []
        elif goes_on is not None and "/" not in time.edtf:
            spans.append(_open(time, f"{time.label} \u2013 {goes_on[1]}"))
        else:
            spans.append(_span(time))
    return tuple(dict.fromkeys(spans))


def interval(start: TimeExpression | None, end: TimeExpression | None) -> TimeSpan | None:
    """Return the time from one date to another; None where they are not in this order."""
    if start is None or end is None:
        if start is not None:
            return _open(start, start.label)
        return None if end is None else _until(end)
    if start.first > end.last or _season(start) or _season(end):
        return None
    return TimeSpan(
        label=f"{start.label} \u2013 {end.label}",
        edtf=f"{start.edtf}/{end.edtf}",
        bounds=Bounds(start.first, start.last, max(start.first, end.first), end.last),
        basis=TimeBasis.STATED,
    )


def _season(time: TimeExpression) -> bool:
    return time.edtf[4:6] == "-2" or "X" in time.edtf


def _open(start: TimeExpression, label: str) -> TimeSpan:
    edtf = "" if _season(start) else f"{start.edtf}/.."
    return TimeSpan(label, edtf, Bounds(start.first, start.last, "", ""), TimeBasis.STATED)


def _until(end: TimeExpression) -> TimeSpan:
    edtf = "" if _season(end) else f"../{end.edtf}"
    bounds = Bounds("", "", end.first, end.last)
    return TimeSpan(f"until {end.label}", edtf, bounds, TimeBasis.STATED)


def _span(time: TimeExpression) -> TimeSpan:
    bounds = time.bounds(state=False)
    return TimeSpan(time.label, time.stated_edtf(), bounds, TimeBasis.STATED)
