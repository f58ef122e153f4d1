"""Dates that exist: XML Schema dates to the day, month or year, and EDTF texts.

Validators get dates wrong (rdflib calls days before year 1 ill-formed, others let
30 February pass), so both forms are read here. Years are astronomical and the calendar is
the proleptic Gregorian one, as XML Schema 1.1 and EDTF have it: 0000 is 1 BCE.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.rdf.vocab import EDTF, XSD
from kg.validate.report import ValidationResult, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.validate.facts import Facts

__all__ = ["DATE_TYPES", "check_dates", "is_edtf", "is_xsd_date"]

_YEAR = r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_ZONE = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_FORMS = {
    XSD + "date": re.compile(rf"({_YEAR})-([0-9]{{2}})-([0-9]{{2}}){_ZONE}", re.ASCII),
    XSD + "gYearMonth": re.compile(rf"({_YEAR})-([0-9]{{2}})(){_ZONE}", re.ASCII),
    XSD + "gYear": re.compile(rf"({_YEAR})()(){_ZONE}", re.ASCII),
}
DATE_TYPES = frozenset(_FORMS)
"""The XML Schema datatypes that are read here."""

_LONG_MONTHS = (1, 3, 5, 7, 8, 10, 12)
# Levels 0 and 1 of EDTF without times of day; years, months and days may be unspecified.
_EDTF_DATE = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[~?%]?",
    re.ASCII,
)
_EDTF_SEASON = re.compile(r"-?[0-9]{4}-2[1-4][~?%]?", re.ASCII)
_EDTF_LONG_YEAR = re.compile(r"Y-?[1-9][0-9]{4,}", re.ASCII)
_OPEN = ("", "..")


def check_dates(facts: Facts) -> Iterator[ValidationResult]:
    """Find dates that are not in the calendar and EDTF texts that are not well formed."""
    for subject, predicate, value in facts.triples:
        if not isinstance(value, Literal):
            continue
        datatype = value.datatype.value
        if datatype in DATE_TYPES and not is_xsd_date(value.value, datatype):
            message = "a date is a day, month or year of the calendar"
            yield found("DateShape", subject, message, path=predicate, value=value)
        elif datatype == EDTF.value and not is_edtf(value.value):
            message = "a time in EDTF is well formed"
            yield found("EdtfShape", subject, message, path=predicate, value=value)


def is_xsd_date(text: str, datatype: str) -> bool:
    """Whether a text is in the lexical space of one of :data:`DATE_TYPES`.

    See https://www.w3.org/TR/xmlschema11-2/#date.

    >>> is_xsd_date("1923-02-28", XSD + "date"), is_xsd_date("1923-02-30", XSD + "date")
    (True, False)
    """
    parts = _FORMS[datatype].fullmatch(text)
    if not parts:
        return False
    year, month, day = parts.groups()
    return _in_calendar(int(year), int(month or 1), int(day or 1))


def is_edtf(text: str) -> bool:
    """Whether a text is Extended Date/Time Format, as far as the texts of articles need it.

    Levels 0 and 1 without times of day, and the sets ``[..]`` and ``{..}`` of level 2. A
    season in an interval is refused, because readers of EDTF disagree on it, and so is an
    interval that ends before it starts. See https://www.loc.gov/standards/datetime/.

    >>> [is_edtf(text) for text in ("1944-21", "[..1944-09]", "1946-12~", "1947-02-30")]
    [True, True, True, False]
    """
    if text[:1] + text[-1:] in ("[]", "{}"):
        return all(_is_range(part.strip(), "..") for part in text[1:-1].split(","))
    if "/" in text:
        return _is_interval(text)
    return _is_single(text)


def _is_single(text: str) -> bool:
    whole = (_EDTF_SEASON.fullmatch(text) or _EDTF_LONG_YEAR.fullmatch(text)) is not None
    return whole or _is_date(text)


def _is_date(text: str) -> bool:
    parts = _EDTF_DATE.fullmatch(text)
    if not parts:
        return False
    year, month, day = parts["year"], parts["month"] or "01", parts["day"] or "01"
    if month == "XX":
        return day in ("01", "XX") and not (day == "01" and parts["day"])
    # An unspecified year may be a leap year.
    leap = 2000 if "X" in year else int(year)
    return _in_calendar(leap, int(month), 1 if day == "XX" else int(day))


def _is_interval(text: str) -> bool:
    start, _, end = text.partition("/")
    if start in _OPEN and end in _OPEN:
        return False
    if not all(part in _OPEN or _is_date(part) for part in (start, end)):
        return False
    first, last = _numbers(start), _numbers(end)
    shared = min(len(first), len(last))
    return first[:shared] <= last[:shared]


def _is_range(text: str, mark: str) -> bool:
    start, found_mark, end = text.partition(mark)
    if not found_mark:
        return _is_single(text)
    return bool(start or end) and all(not part or _is_date(part) for part in (start, end))


def _numbers(text: str) -> tuple[int, ...]:
    """Year, month and day as far as they are specified; nothing for an open end."""
    parts = _EDTF_DATE.fullmatch(text)
    if not parts or "X" in text:
        return ()
    return tuple(int(part) for part in parts.groups() if part)


def _in_calendar(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if month == 2:  # noqa: PLR2004 - February
        return 1 <= day <= (29 if leap else 28)
    return 1 <= month <= 12 and 1 <= day <= (31 if month in _LONG_MONTHS else 30)  # noqa: PLR2004
