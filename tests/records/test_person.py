"""A person is written in one way and read in several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Reviewer
from kg.records import checked_date, parse_person, person_text

ORCID = "https://orcid.org/0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Irena Novak", Reviewer("Irena Novak")),
        (" Irena  Novak <https://example.org/irena> ", Reviewer("Irena Novak", "https://example.org/irena")),
        ("Irena Novak <0000-0002-1825-0097>", Reviewer("Irena Novak", ORCID)),
        ("0000-0002-1825-0097", Reviewer("0000-0002-1825-0097", ORCID)),
        (ORCID, Reviewer(ORCID, ORCID)),
        (f"<{ORCID}>", Reviewer(ORCID, ORCID)),
    ],
)  # fmt: skip
def test_a_name_and_an_identifier_are_read(text: str, person: Reviewer) -> None:
    assert parse_person(text) == person


@pytest.mark.parametrize("text", ["", " ", "<>", "Irena <javascript:1>", "a <b> c", "<a", "a>"])
def test_what_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="names no person"):
        parse_person(text)


@given(text=st.text(max_size=30) | st.from_regex(r"\w{1,9} <https://example.org/\w{1,9}>"))
def test_a_person_that_was_read_is_written_so_that_it_is_read_again(text: str) -> None:
    try:
        person = parse_person(text)
    except InputError:
        return
    assert parse_person(person_text(person)) == person


def test_a_date_is_a_day_of_the_calendar() -> None:
    assert checked_date("2026-11-22", "d") == "2026-11-22"
    assert checked_date("", "d") == ""
    with pytest.raises(InputError, match="d: not a date: '2026-02-30'; write YYYY-MM-DD"):
        checked_date("2026-02-30", "d")
