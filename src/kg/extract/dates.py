"""Dates as literals, and what a literal cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Literal, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from kg.mentions import TimeExpression

__all__ = ["date_literal", "vague_time"]

# Length of an exact date in EDTF, and the datatype of XML Schema that holds it.
_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def date_literal(edtf: str) -> Literal:
    """Return a date as ``xsd:date``, ``gYearMonth`` or ``gYear``, by its precision.

    That it is approximate, or a season, is said by the time of the statement.

    >>> date_literal("1899")
    Literal(text='1899', language='', datatype='gYear')
    """
    plain = edtf.rstrip("~?")
    if len(plain) not in _DATATYPES or "X" in plain or plain[5:6] == "2":
        return Literal(plain[:4] if plain[:4].isdigit() else "", datatype="gYear")
    return Literal(plain, datatype=_DATATYPES[len(plain)])


def vague_time(time: TimeExpression) -> TimeSpan | None:
    """Return the time of a date that its literal cannot hold whole: an approximate one."""
    if "~" not in time.edtf:
        return None
    return TimeSpan(time.label, time.edtf, time.bounds(state=False), TimeBasis.STATED)
