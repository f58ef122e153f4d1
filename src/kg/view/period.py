"""Which statements are shown in a period: the rule that the page's slider follows.

Time is a window of days, both ends included, None for an open one. Where a statement's bounds
are open, it may have begun at any time before and may end at any time after (``docs/time.md``).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.view.days import year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.view.model import Bounds, StatementView

__all__ = ["begins", "certainly", "ends", "histogram", "in_period", "possibly"]

_EVER = float("inf")


def possibly(when: Bounds, first: int | None, last: int | None) -> bool:
    """Whether something may have been, for a moment at least, within a window."""
    earliest_start, _, _, latest_end = _filled(when)
    return earliest_start <= _end(last) and latest_end >= _start(first)


def certainly(when: Bounds, first: int | None, last: int | None) -> bool:
    """Whether something surely was, for a moment at least, within a window."""
    _, latest_start, earliest_end, _ = _filled(when)
    return latest_start <= _end(last) and earliest_end >= _start(first)


def begins(when: Bounds, first: int | None, last: int | None) -> bool:
    """Whether something surely began within a window that has a beginning."""
    earliest_start, latest_start, _, _ = _filled(when)
    return first is not None and earliest_start >= first and latest_start <= _end(last)


def ends(when: Bounds, first: int | None, last: int | None) -> bool:
    """Whether something surely ended within a window that has an end."""
    _, _, earliest_end, latest_end = _filled(when)
    return last is not None and earliest_end >= _start(first) and latest_end <= last


def in_period(
    statements: Sequence[StatementView],
    first: int | None,
    last: int | None,
    *,
    sure: bool = False,
    undated: bool = True,
) -> tuple[int, ...]:
    """Return the numbers of the statements that are shown in a period, in order.

    Args:
        statements: The statements of a model.
        first: First day of the period, None for an open one.
        last: Last day, likewise.
        sure: Whether only those are shown that surely held; else those that may have.
        undated: Whether those without a time are shown.
    """
    if first is None and last is None:
        return tuple(n for n, s in enumerate(statements) if undated or s.when is not None)
    holds = certainly if sure else possibly
    return tuple(
        n
        for n, s in enumerate(statements)
        if (undated if s.when is None else holds(s.when, first, last))
    )


def histogram(statements: Iterable[StatementView]) -> tuple[tuple[int, int], ...]:
    """Return the years with how many statements each has, from first to last.

    A statement counts in every year from its first known bound to its last.
    """
    counts: Counter[int] = Counter()
    for statement in statements:
        if statement.when is not None:
            days = statement.when.known
            counts.update(range(year_of(min(days)), year_of(max(days)) + 1))
    return tuple(sorted(counts.items()))


def _filled(when: Bounds) -> tuple[float, float, float, float]:
    """Return the bounds with what follows from them; what is not known is infinite."""
    earliest_start = -_EVER if when.earliest_start is None else when.earliest_start
    latest_end = _EVER if when.latest_end is None else when.latest_end
    latest_start = _EVER if when.latest_start is None else when.latest_start
    earliest_end = -_EVER if when.earliest_end is None else when.earliest_end
    return (
        earliest_start,
        min(latest_start, latest_end),
        max(earliest_end, earliest_start),
        latest_end,
    )


def _start(day: int | None) -> float:
    return -_EVER if day is None else day


def _end(day: int | None) -> float:
    return _EVER if day is None else day
