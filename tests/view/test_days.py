"""Days as numbers, and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.days import day_of, iso_of, span_of, span_of_year, year_of

EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_days_are_counted_as_the_calendar_does(day: date) -> None:
    number = (day - EPOCH).days

    assert day_of(day.isoformat()) == number
    assert iso_of(number) == day.isoformat()
    assert year_of(number) == day.year
    assert span_of(day.isoformat()[:4]) == span_of_year(day.year)
    first, last = span_of(day.isoformat()[:7])
    assert first is not None
    assert last is not None
    assert first <= number <= last
    assert (EPOCH + timedelta(first)).day == 1


@given(st.integers(-4_000_000, 4_000_000))
def test_every_day_has_a_date_even_before_the_common_era(number: int) -> None:
    assert day_of(iso_of(number)) == number
    first, last = span_of_year(year_of(number))
    assert first <= number <= last


@pytest.mark.parametrize(
    "text", ["", "later", "1944-13-01", "1944-02-30", "1944-00-01", "44-01-01", "1944-21", "١٩٤٤"]
)
def test_what_is_no_date_has_no_day(text: str) -> None:
    assert day_of(text) is None
    assert span_of(text) == (None, None)


def test_a_year_or_month_is_no_single_day_and_a_time_zone_does_no_harm() -> None:
    assert (day_of("1944"), day_of("1944-05")) == (None, None)
    assert day_of("1970-01-02Z") == day_of("1970-01-02+08:00") == 1


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    first, last = span_of(text)

    assert (first is None) == (last is None)
