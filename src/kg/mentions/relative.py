"""Times that are told from another: "the next day", "two weeks later", "in the same year".

Which other time it is, the reader of the whole article knows; here is only how far away.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["relative_times", "shifted"]

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve",
        )
    )
    for word in words.split()
}  # fmt: skip
_UNIT = r"(?P<unit>day|week|month|year)"
_COUNT = rf"(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_EVENT = r"(?:the\s+)?(?:battle|siege|war|uprising|rebellion|revolt|treaty|election|coup)\b"

_RELATIVE = re.compile(
    rf"(?:(?:in|on|during|later|late|early|by)\s+)*(?:later\s+)?(?:"
    rf"\b(?P<next>the\s+(?:next|following))\s+(?P<unit1>day|month|year)\b"
    rf"|\bthe\s+(?P<after>day)\s+after\b(?!\s+(?:the|his|her|their|its|a)\b)"
    rf"|\b(?P<same>(?:the|that)\s+same|that)\s+(?P<unit2>day|month|year)\b"
    rf"|\b{_COUNT}\s+{_UNIT}s?\s+(?P<way>later|afterwards|afterward|after\s+{_EVENT}|"
    rf"earlier|before\s+{_EVENT})"
    rf")",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7}
_LAST_YEAR = 9999


def relative_times(text: str) -> Iterator[tuple[int, int, tuple[str, int], str]]:
    """Yield the start, end, (unit, number) and anchor of each time told from another."""
    for match in _RELATIVE.finditer(text):
        if match["next"]:
            yield *match.span(), (match["unit1"].casefold(), 1), ""
        elif match["after"]:
            yield *match.span(), ("day", 1), ""
        elif match["same"]:
            yield *match.span(), (match["unit2"].casefold(), 0), ""
        else:
            way = match["way"].casefold()
            word = match["count"].casefold()
            count = int(word) if word.isdigit() else _NUMBERS[word]
            back = way.startswith(("earlier", "before"))
            anchor = way.split()[-1] if " " in way else ""
            yield *match.span(), (match["unit"].casefold(), -count if back else count), anchor


def shifted(shift: tuple[str, int], first: str, last: str) -> tuple[str, str, str] | None:
    """Return EDTF, first and last day of a time told from another; None if that is too vague.

    Weeks after a day are about that day; months and years are as exact as the words.

    >>> shifted(("year", 2), "1848-03-01", "1848-03-31")
    ('1850', '1850-01-01', '1850-12-31')
    """
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    try:
        return _SHIFTS[shift[0]](begin, end, shift)
    except (OverflowError, ValueError):
        return None


def _days_on(begin: dt.date, end: dt.date, shift: tuple[str, int]) -> tuple[str, str, str] | None:
    unit, count = shift
    if begin != end:
        return None
    day = (begin + dt.timedelta(days=count * _DAYS[unit])).isoformat()
    return (day if unit == "day" else f"{day}~"), day, day


def _months_on(begin: dt.date, end: dt.date, shift: tuple[str, int]) -> tuple[str, str, str] | None:
    if (begin.year, begin.month) != (end.year, end.month):
        return None
    year, month = divmod(begin.year * 12 + begin.month - 1 + shift[1], 12)
    days = calendar.monthrange(year, month + 1)[1]
    edtf = f"{year:04}-{month + 1:02}"
    return edtf, f"{edtf}-01", f"{edtf}-{days:02}"


def _years_on(begin: dt.date, end: dt.date, shift: tuple[str, int]) -> tuple[str, str, str] | None:
    year = begin.year + shift[1]
    if begin.year != end.year or not 1 <= year <= _LAST_YEAR:
        return None
    return f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31"


_SHIFTS = {"day": _days_on, "week": _days_on, "month": _months_on, "year": _years_on}
