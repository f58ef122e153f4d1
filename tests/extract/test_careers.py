"""Careers of soldiers and politicians: posts, commands, fates; openings and torn names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

POSTS = ("holdsOffice", "hasRank", "leaderOf", "memberOf")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "She was elected provisional president.",
            ("holdsOffice", "provisional president"),
        ),
        ("She was appointed vizier by the king.", ("holdsOffice", "vizier")),
        ("She was promoted to brigadier general.", ("hasRank", "brigadier general")),
        ("She became the head of state in 1923.", ("holdsOffice", "head of state")),
        ("She was appointed Minister of Defence.", ("holdsOffice", "minister of Defence")),
        ("She was given command of the Zenda Army.", ("leaderOf", "Zenda Army")),
        ("She was transferred to the Zenda Brigade.", ("memberOf", "Zenda Brigade")),
        (
            "The Army of the North came under Varga\u2019s command.",
            ("leaderOf", "Army of the North"),
        ),
    ],
)
def test_a_turn_of_a_career_tells_the_post_rank_or_command(
    read: Read, sentence: str, told: tuple[str, str]
) -> None:
    assert read(sentence).facts(*POSTS) == {("Anna Varga", *told)}


def test_what_is_offered_is_not_held(read: Read) -> None:
    assert read("The rebels offered her the command of the Zenda Army.").facts(*POSTS) == set()


def test_a_name_right_before_a_post_is_who_gets_it(read: Read) -> None:
    said = read("Varga appointed Karl Holt commander of the Army of the North.")

    assert said.facts("leaderOf") == {("Karl Holt", "leaderOf", "Army of the North")}
    assert said.roles("appointment of Karl Holt") == {
        ("Anna Varga", "agent"),
        ("Karl Holt", "appointee"),
    }


def test_a_chief_of_staff_leads_no_staff(read: Read) -> None:
    said = read("She was chief of staff of the Zenda District.")

    assert said.facts("holdsOffice", "jurisdiction", "leaderOf") == {
        ("Anna Varga", "holdsOffice", "chief of staff of the Zenda District"),
        ("chief of staff of the Zenda District", "jurisdiction", "Zenda District"),
    }


def test_kin_that_open_a_sentence_are_the_subjects(read: Read) -> None:
    said = read("The daughter of Karl Holt and Eva Marr, she worked as a nurse.")

    assert said.facts("hasFather", "hasMother") == {
        ("Anna Varga", "hasFather", "Karl Holt"),
        ("Anna Varga", "hasMother", "Eva Marr"),
    }


def test_the_month_of_the_following_year_is_a_year_on(read: Read) -> None:
    said = read("In 1946 she left. Karl Holt was hanged in March of the following year.")

    assert said.facts("deathDate") == {("Karl Holt", "deathDate", "1947-03")}


def test_the_elder_of_two_is_not_who_bears_the_name_alone(read: Read) -> None:
    assert read("In 1856 the elder Varga became an officer.").facts("hasOccupation") == set()


def test_who_takes_up_arms_rises_and_who_flees_a_city_leaves_it(read: Read) -> None:
    said = read("In 1923 she took up arms against Karl Holt. In 1924 she fled Zenda.")

    assert said.facts("opposedTo", "movedFrom") == {
        ("Anna Varga", "opposedTo", "Karl Holt"),
        ("flight of Anna Varga", "movedFrom", "Zenda"),
    }


def test_a_revolt_of_somebody_is_theirs_and_no_place(read: Read) -> None:
    said = read("In 1919 she joined the revolt of Karl Holt against the Red League.")

    assert said.facts("tookPlaceAt", "opposedTo") == {("Karl Holt", "opposedTo", "Red League")}


def test_of_two_forces_under_tells_of_the_second(read: Read) -> None:
    said = read("The Zenda Army and the Holm Army under Karl Holt fought in Strelsau.")

    assert said.facts("leaderOf") == {("Karl Holt", "leaderOf", "Holm Army")}


def test_a_span_of_years_is_no_place_somebody_was_taken_from(read: Read) -> None:
    said = read("Varga was imprisoned in Zenda from 1934 to 1936.")

    assert said.roles("capture of Anna Varga in Zenda") == {("Anna Varga", "target")}


def test_a_peace_is_signed_like_a_treaty(read: Read) -> None:
    said = read("On 18 March 1921 Gondal and Ruritania signed the Peace of Holm.")

    assert said.roles("Peace of Holm") == {("Gondal", "signatory"), ("Ruritania", "signatory")}
