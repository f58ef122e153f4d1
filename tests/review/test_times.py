"""A time that a person writes is read with the days it may begin and end on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Bounds, TimeBasis, TimeSpan
from kg.review.times import date_literal, time_span
from kg.validate.dates import is_edtf


@pytest.mark.parametrize(
    ("edtf", "bounds"),
    [
        ("1919", Bounds("1919-01-01", "1919-12-31")),
        ("1919-02~", Bounds("1919-02-01", "1919-02-28")),
        ("1920-02-29?", Bounds("1920-02-29", "1920-02-29")),
        ("1919-21", Bounds("1919-03-01", "1919-05-31")),
        ("1919-24", Bounds("1919-12-01", "1920-02-29")),
        ("192X", Bounds("1920-01-01", "1929-12-31")),
        ("19XX", Bounds("1900-01-01", "1999-12-31")),
        ("1919/1921", Bounds("1919-01-01", "1919-12-31", "1921-01-01", "1921-12-31")),
        ("1919/..", Bounds("1919-01-01", "1919-12-31")),
        ("/1919", Bounds("", "", "1919-01-01", "1919-12-31")),
        ("1919/1919-03", Bounds("1919-01-01", "1919-03-31", "1919-03-01", "1919-03-31")),
    ],
)
def test_edtf_gives_bounds(edtf: str, bounds: Bounds) -> None:
    assert time_span("then", edtf) == TimeSpan("then", edtf, bounds, TimeBasis.STATED)
    assert is_edtf(edtf)


@pytest.mark.parametrize(
    "edtf",
    ["then", "1919-13", "1919-00", "1919-02-30", "1919-01-00", "1921/1919", "/", "../..", "19",
     "1919-21/1920", "1919/1920/1921", "19X", "\u0661\u0669\u0661\u0669", "-0044"],
)  # fmt: skip
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(InputError):
        time_span("", edtf)


def test_words_are_read_for_the_one_time_they_state() -> None:
    stated = TimeSpan(
        "in May 1919", "1919-05", Bounds("1919-05-01", "1919-05-31"), TimeBasis.STATED
    )
    assert time_span("in May 1919", "") == stated
    for words in ("in 1919 or in 1921", "later"):
        assert time_span(words, "") == TimeSpan(words, "", Bounds(), TimeBasis.STATED)
    assert time_span("", "") is None


@given(edtf=st.text(max_size=12) | st.from_regex(r"[0-9X/.~?-]{1,12}", fullmatch=True))
def test_what_is_taken_is_edtf_with_bounds_in_order(edtf: str) -> None:
    try:
        time = time_span("", edtf)
    except InputError:
        return
    if time is not None:
        found = [b for b in (time.bounds.earliest_start, time.bounds.latest_start) if b]
        found += [b for b in (time.bounds.latest_end,) if b]
        assert is_edtf(edtf)
        assert found == sorted(found)


def test_a_date_is_of_the_precision_it_is_written_in() -> None:
    found = [date_literal(text).datatype for text in ("1891", "1891-03", "1891-03-14")]

    assert found == ["gYear", "gYearMonth", "date"]
    for text in ("", "1891~", "1891-3", "1891-02-29", "soon"):
        with pytest.raises(InputError):
            date_literal(text)
