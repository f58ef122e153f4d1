"""What is shown in a period: possibly and certainly, beginnings and ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.model import Bounds
from kg.view.period import begins, certainly, ends, histogram, in_period, possibly

if TYPE_CHECKING:
    from kg.view.model import ViewModel

days = st.integers(-50, 50)
maybe = st.none() | days


@st.composite
def truths(draw: st.DrawFn) -> tuple[Bounds, int, int]:
    """Return bounds, and days on which something within them really began and ended."""
    start = draw(days)
    end = draw(st.integers(start, 60))

    def around(day: int) -> tuple[int | None, int | None]:
        before, after = draw(st.integers(0, 20)), draw(st.integers(0, 20))
        return (
            draw(st.sampled_from([None, day - before])),
            draw(st.sampled_from([None, day + after])),
        )

    return Bounds(*around(start), *around(end)), start, end


@given(truths(), days, days)
def test_what_was_is_possible_and_what_is_certain_was(
    truth: tuple[Bounds, int, int], a: int, b: int
) -> None:
    bounds, start, end = truth
    first, last = min(a, b), max(a, b)
    was = start <= last and end >= first

    assert possibly(bounds, first, last) or not was
    assert was or not certainly(bounds, first, last)
    assert first <= start <= last or not begins(bounds, first, last)
    assert first <= end <= last or not ends(bounds, first, last)


@given(st.builds(Bounds, maybe, maybe, maybe, maybe), maybe)
def test_open_windows_begin_and_end_nothing(bounds: Bounds, day: int | None) -> None:
    assert not begins(bounds, None, day)
    assert not ends(bounds, day, None)
    assert possibly(bounds, None, None)


@pytest.mark.parametrize(
    ("bounds", "first", "last", "maybe_so", "surely"),
    [
        (Bounds(0, 0, 0, 0), 0, 0, True, True),
        (Bounds(0, 0, 0, 0), 1, 9, False, False),
        (Bounds(0, 10), 20, 30, True, False),
        (Bounds(0, 10), 5, 30, True, False),
        (Bounds(0, 10), 0, 30, True, True),
        (Bounds(0, 10, None, 25), 26, 30, False, False),
        (Bounds(None, 10, None, 10), -90, -80, True, False),
        (Bounds(None, None, 5, 9), 0, 3, True, False),
        (Bounds(None, None, 5, 9), 3, 9, True, True),
        (Bounds(0, 3, 20, 25), 5, 6, True, True),
        (Bounds(0, 3, 20, 25), 22, 30, True, False),
        (Bounds(0, 3, 20, 25), 1, 2, True, False),
    ],
)
def test_possibly_and_certainly(
    bounds: Bounds, first: int, last: int, maybe_so: bool, surely: bool
) -> None:
    assert (possibly(bounds, first, last), certainly(bounds, first, last)) == (maybe_so, surely)


def test_an_open_period_shows_all_and_the_undated_are_a_choice(sample: ViewModel) -> None:
    numbers = tuple(range(len(sample.statements)))
    dated = tuple(n for n in numbers if sample.statements[n].when)

    assert in_period(sample.statements, None, None) == numbers
    assert in_period(sample.statements, None, None, undated=False) == dated
    assert set(in_period(sample.statements, 10**6, 10**6)) >= set(numbers) - set(dated)
    assert in_period(sample.statements, -(10**6), 1 - 10**6, sure=True, undated=False) == ()


def test_a_statement_counts_in_each_year_that_it_names(sample: ViewModel) -> None:
    statement = sample.statements[0]
    bounds = (Bounds(0, 364), Bounds(latest_end=364), Bounds(-1, 730), None)

    assert histogram(replace(statement, when=each) for each in bounds) == (
        (1969, 1), (1970, 3), (1971, 1), (1972, 1),
    )  # fmt: skip
