"""When: stated, carried from the sentence before, or only bounded by the order of telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Bounds, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def year(number: int) -> tuple[str, str]:
    return f"{number}-01-01", f"{number}-12-31"


@pytest.mark.parametrize(
    ("words", "edtf", "bounds"),
    [
        ("In 1930", "1930", (*year(1930), *year(1930))),
        ("In May 1930", "1930-05", ("1930-05-01", "1930-05-31", "1930-05-01", "1930-05-31")),
        ("On 3 May 1930", "1930-05-03", ("1930-05-03",) * 4),
        ("On May 3, 1930", "1930-05-03", ("1930-05-03",) * 4),
        (
            "In the spring of 1930",
            "1930-21",
            ("1930-03-01", "1930-05-31", "1930-03-01", "1930-05-31"),
        ),
        ("By May 1930", "[..1930-05]", ("", "1930-05-31", "", "1930-05-31")),
    ],
)
def test_a_stated_time_keeps_its_words_and_has_bounds(
    read: Read, words: str, edtf: str, bounds: tuple[str, str, str, str]
) -> None:
    said = read(f"{words}, she fled to Zenda.")

    assert said.time("flight of Anna Varga to Zenda", "movedTo", "Zenda") == TimeSpan(
        words, edtf, Bounds(*bounds), TimeBasis.STATED
    )


def test_a_state_has_no_end_that_nobody_told(read: Read) -> None:
    said = read("In 1919 she joined the Red League.")

    assert said.time("Anna Varga", "allegianceTo", "Red League") == TimeSpan(
        "In 1919", "1919", Bounds(*year(1919), "", ""), TimeBasis.STATED
    )


def test_from_one_year_to_another_is_an_interval(read: Read) -> None:
    said = read("From 1920 to 1925 she led the Red League.")

    assert said.time("Anna Varga", "leaderOf", "Red League") == TimeSpan(
        "From 1920 to 1925", "1920/1925", Bounds(*year(1920), *year(1925)), TimeBasis.STATED
    )


def test_a_day_without_a_year_takes_it_from_the_sentence_before(read: Read) -> None:
    said = read("In June 1926, her troops invaded Hungary. On June 5, she fled to Zenda.")

    assert said.time("flight of Anna Varga to Zenda", "movedTo", "Zenda") == TimeSpan(
        "On June 5", "1926-06-05", Bounds(*("1926-06-05",) * 4), TimeBasis.STATED_ELSEWHERE
    )


def test_what_is_undated_lies_between_the_dates_told_around_it(read: Read) -> None:
    said = read(
        "In 1920 she joined the Red League. She then fled to Zenda. "
        "In 1930 she was captured in Strelsau."
    )

    assert said.time("flight of Anna Varga to Zenda", "movedTo", "Zenda") == TimeSpan(
        "not dated; told after “In 1920” and before “In 1930”",
        "",
        Bounds("1920-01-01", "1930-12-31", "", ""),
        TimeBasis.NARRATIVE_ORDER,
    )


def test_nothing_is_bounded_where_nothing_is_dated(read: Read) -> None:
    said = read("She fled to Zenda.")

    assert said.time("flight of Anna Varga to Zenda", "movedTo", "Zenda") is None


def test_a_flashback_does_not_bound(read: Read) -> None:
    said = read(
        "In 1920 she joined the Red League. By 1910, the Royal Army had been expelled from Zenda. "
        "She then fled to Strelsau."
    )
    time = said.time("flight of Anna Varga to Strelsau", "movedTo", "Strelsau")

    assert time is not None
    assert time.bounds == Bounds("1920-01-01", "", "", "")


def test_dates_that_go_back_bound_nothing_rather_than_wrongly(read: Read) -> None:
    said = read(
        "In 1930 she joined the Red League. She then fled to Zenda. "
        "In 1920 she was captured in Strelsau."
    )

    assert said.time("flight of Anna Varga to Zenda", "movedTo", "Zenda") is None


def test_what_is_hoped_or_denied_is_not_dated_by_the_order_of_telling(read: Read) -> None:
    said = read(
        "In 1920 she joined the Red League. She hoped for support from Hungary. "
        "She did not support the Royal Army. In 1930 she fled to Zenda."
    )

    assert [s.time for s in said.statements("supported", modality="hoped")] == [None]
    assert [s.time for s in said.statements("supported", modality="negated")] == [None]


@settings(max_examples=15, deadline=None)
@given(
    years=st.lists(st.integers(1801, 1999), min_size=2, max_size=4, unique=True).map(sorted),
    undated=st.integers(0, 2),
)
def test_bounds_never_leave_the_dates_told_around_them(
    read: Read, years: list[int], undated: int
) -> None:
    sentences = [f"In {number} she fled to Zenda." for number in years]
    place = min(undated, len(years) - 2) + 1
    sentences.insert(place, "She joined the Red League.")
    time = read(" ".join(sentences)).time("Anna Varga", "allegianceTo", "Red League")

    assert time is not None
    assert time.basis is TimeBasis.NARRATIVE_ORDER
    assert (time.bounds.earliest_start, time.bounds.latest_start) == (
        year(years[place - 1])[0],
        year(years[place])[1],
    )


def test_a_long_chain_of_times_told_from_each_other_is_followed_once(read: Read) -> None:
    said = read("On 1 May 1920 she fled to Zenda. " + "Two days later she fled to Holm. " * 60)

    times = {s.time.edtf for s in said.statements("movedTo") if s.time is not None}
    assert max(times) == "1920-08-29"
    assert len(times) == 61


def test_later_and_earlier_years_in_one_section_do_not_take_ever_longer(read: Read) -> None:
    said = read("In 1920 she fled. " + "On 3 May of the next year she fled, and in June. " * 40)

    assert said.knowledge.statements
