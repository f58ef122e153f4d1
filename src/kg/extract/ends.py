"""The beginning or the end of when a predicate holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.timing import time_span, times_of

if TYPE_CHECKING:
    from kg.extract.predicates import Predicate
    from kg.extract.record import Record, Unit
    from kg.model import TimeSpan

__all__ = ["time_part"]


def time_part(
    record: Record, unit: Unit, predicate: Predicate, part: str, whole: TimeSpan | None
) -> TimeSpan | None:
    """Return the time of a predicate, or that of its beginning or its end alone.

    Args:
        record: The article.
        unit: The sentence.
        predicate: What holds or happens then.
        part: ``time``, ``start``, ``end``; ``first`` and ``last`` are only what is told as an end
            of something longer, ``opening`` and ``closing`` where both ends are told.
        whole: The whole time of the predicate.
    """
    if part == "time" or whole is None:
        return whole
    both = part in {"opening", "closing"}
    strict = both or part in {"first", "last"}
    begins = part in {"start", "first", "opening"}
    for expression in times_of(unit, predicate):
        if both and expression.relation != "span":
            continue
        end = expression.start_of(strict=strict) if begins else expression.end_of(strict=strict)
        span = time_span(record, unit, end, state=False) if end is not None else None
        if span is None:
            continue
        bounds = span.bounds
        if part == "start":
            return replace(span, bounds=replace(bounds, earliest_end="", latest_end=""))
        if part == "end":
            return replace(span, bounds=replace(bounds, earliest_start="", latest_start=""))
        return span
    return None
