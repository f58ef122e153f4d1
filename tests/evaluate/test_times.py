from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.times import Stretch, stretch_of, stretch_of_time
from kg.rdf.describe import Time


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1923", (1923, 1, 1), (1923, 12, 31)),
        ("1923-05", (1923, 5, 1), (1923, 5, 31)),
        ("1923-05-04", (1923, 5, 4), (1923, 5, 4)),
        ("1946-12~", (1946, 12, 1), (1946, 12, 31)),
        ("193X", (1930, 1, 1), (1939, 12, 31)),
        ("1944-21", (1944, 3, 1), (1944, 5, 31)),
        ("1944-24", (1944, 12, 1), (1945, 2, 31)),
        ("1930/1939", (1930, 1, 1), (1939, 12, 31)),
        ("../1948-08", (-(10**9), 1, 1), (1948, 8, 31)),
        ("1949/..", (1949, 1, 1), (10**9, 12, 31)),
        ("[..1944-09]", (-(10**9), 1, 1), (1944, 9, 31)),
        ("-0043-03-15", (-43, 3, 15), (-43, 3, 15)),
    ],
)
def test_a_time_is_a_stretch_of_days(
    edtf: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert stretch_of(edtf) == Stretch(first, last)


@pytest.mark.parametrize("text", ["", "soon", "../..", "/", "Zenda 1923", "1923/soon"])
def test_what_is_no_time_is_no_stretch(text: str) -> None:
    assert stretch_of(text) is None


def test_bounds_stand_in_for_a_time_that_is_not_stated() -> None:
    told = Time("t", "not dated", earliest_start="1944-03-01", latest_end="1946-12-31")

    assert stretch_of_time(told) == Stretch((1944, 3, 1), (1946, 12, 31))
    assert stretch_of_time(Time("t", "later")) is None


@given(st.text(alphabet="0123456789-/.[]X~?% a"))
def test_any_text_has_a_stretch_that_does_not_end_before_it_starts_or_none(text: str) -> None:
    found = stretch_of(text)

    assert found is None or "/" in text or ".." in text or found.first <= found.last
