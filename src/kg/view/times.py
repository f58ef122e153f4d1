"""Saying a time in a few words.

Reads the part of the Extended Date/Time Format (https://www.loc.gov/standards/datetime/)
that the graph uses; what it cannot read is shown in the words of the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.view.days import day_of
from kg.view.model import Bounds, TimeView

if TYPE_CHECKING:
    from kg.rdf.describe import Time

__all__ = ["read_edtf", "time_view"]

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DECADE = re.compile(r"(\d{3})X\Z", re.ASCII)
_CENTURY = re.compile(r"(\d{2})XX\Z", re.ASCII)
_DATE = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)\Z", re.ASCII
)


def time_view(time: Time | None) -> TimeView | None:
    """Return a time as the page shows it."""
    if time is None:
        return None
    short, precision = read_edtf(time.edtf)
    if not short:
        short, precision = _between(time.earliest_start[:7], time.latest_start[:7])
    return TimeView(
        short=short or time.label,
        words=time.label,
        edtf=time.edtf,
        precision=precision,
        bounds=Bounds(
            day_of(time.earliest_start),
            day_of(time.latest_start),
            day_of(time.earliest_end),
            day_of(time.latest_end),
        ),
        basis=time.basis,
    )


def read_edtf(edtf: str) -> tuple[str, str]:
    """Return an EDTF string in words and its precision, both empty if it is not understood.

    >>> read_edtf("1947-06-05"), read_edtf("[..1944-09]"), read_edtf("1946-12~")
    (('5 Jun 1947', 'day'), ('by Sep 1944', 'interval'), ('about Dec 1946', 'month'))
    >>> read_edtf("1944-21"), read_edtf("193X"), read_edtf("../1948-08"), read_edtf("later")
    (('spring 1944', 'season'), ('1930s', 'decade'), ('until Aug 1948', 'interval'), ('', ''))
    """
    if edtf.startswith("[..") and edtf.endswith("]"):
        return _bounded("by", edtf[3:-1])
    if edtf.startswith("[") and edtf.endswith("..]"):
        return _bounded("from", edtf[1:-3])
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _moment(edtf)


def _between(first: str, last: str) -> tuple[str, str]:
    """Say bounds in words, to the month: all there is of a time that the source leaves open.

    >>> _between("1944-03", "1946-12"), _between("1949-01", "")
    (('between Mar 1944 and Dec 1946', 'interval'), ('after Jan 1949', 'interval'))
    """
    earliest, latest = _moment(first)[0], _moment(last)[0]
    if earliest and latest:
        return f"between {earliest} and {latest}", "interval"
    if earliest:
        return f"after {earliest}", "interval"
    return (f"before {latest}", "interval") if latest else ("", "")


def _interval(start: str, end: str) -> tuple[str, str]:
    if start in ("", ".."):
        return _bounded("until", end)
    if end in ("", ".."):
        return _bounded("from", start)
    first, last = _moment(start)[0], _moment(end)[0]
    return (f"{first} \N{EN DASH} {last}", "interval") if first and last else ("", "")


def _bounded(word: str, edtf: str) -> tuple[str, str]:
    moment, _ = _moment(edtf)
    return (f"{word} {moment}", "interval") if moment else ("", "")


def _moment(edtf: str) -> tuple[str, str]:
    for pattern, zeros, precision in ((_DECADE, "0s", "decade"), (_CENTURY, "00s", "century")):
        if match := pattern.match(edtf):
            return f"{match[1]}{zeros}", precision
    if match := _DATE.match(edtf):
        about = "about " if match["mark"] else ""
        words, precision = _calendar(match["year"], match["month"], match["day"])
        return (f"{about}{words}", precision) if words else ("", "")
    return "", ""


def _calendar(year: str, month: str | None, day: str | None) -> tuple[str, str]:
    if month is None:
        return year, "year"
    if month in _SEASONS and day is None:
        return f"{_SEASONS[month]} {year}", "season"
    if not 1 <= int(month) <= len(_MONTHS):
        return "", ""
    name = _MONTHS[int(month) - 1]
    return (f"{name} {year}", "month") if day is None else (f"{int(day)} {name} {year}", "day")
