"""Fights: who took part in which role and on which side, why, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_a_named_battle_has_two_opposed_sides(read: Read) -> None:
    said = read("The Red League fought against the Royal Army in the Battle of Strelsau.")

    assert said.types["Battle of Strelsau"] == "Battle"
    assert said.roles("Battle of Strelsau") == {
        ("Red League", "belligerent"),
        ("Royal Army", "belligerent"),
    }
    assert said.facts("hasSide", "opposesSide") == {
        ("Battle of Strelsau", "hasSide", "Red League"),
        ("Battle of Strelsau", "hasSide", "Royal Army"),
        ("Red League", "opposesSide", "Royal Army"),
        ("Royal Army", "opposesSide", "Red League"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1926, the Red League defeated the Royal Army in the Battle of Strelsau.",
        "In 1926, the Royal Army was defeated by the Red League in the Battle of Strelsau.",
    ],
)
def test_who_won_is_the_same_in_either_voice(read: Read, sentence: str) -> None:
    assert read(sentence).roles("Battle of Strelsau") == {
        ("Red League", "victor"),
        ("Royal Army", "defeated"),
    }


def test_somebodys_troops_are_led_by_them_and_fight_as_a_force_of_their_own(read: Read) -> None:
    said = read("In 1926, her troops defeated the Red League in the Battle of Strelsau.")

    assert said.facts("leaderOf", "opposedTo") == {
        ("Anna Varga", "leaderOf", "Anna Varga’s troops"),
        ("Anna Varga’s troops", "opposedTo", "Red League"),
    }
    assert said.types["Anna Varga’s troops"] == "ArmedForce"


@pytest.mark.parametrize(
    ("sentence", "event", "roles"),
    [
        (
            "She was captured in Strelsau in 1930.",
            "capture of Anna Varga in Strelsau",
            {("Anna Varga", "target")},
        ),
        (
            "By May 1924, the Red League had been expelled from Zenda.",
            "expulsion of Red League from Zenda",
            {("Red League", "target")},
        ),
    ],
)
def test_a_passive_without_an_agent_has_none(
    read: Read, sentence: str, event: str, roles: set[tuple[str, str]]
) -> None:
    assert read(sentence).roles(event) == roles


def test_who_expelled_whom_from_where(read: Read) -> None:
    said = read("In 1925 the Red League expelled her from Zenda.")

    assert said.roles("expulsion of Anna Varga from Zenda by Red League") == {
        ("Anna Varga", "target"),
        ("Red League", "agent"),
    }
    assert said.facts("tookPlaceAt", "opposedTo") == {
        ("expulsion of Anna Varga from Zenda by Red League", "tookPlaceAt", "Zenda"),
        ("Red League", "opposedTo", "Anna Varga"),
    }


def test_a_cause_goes_from_the_effect_to_the_cause(read: Read) -> None:
    said = read("The rebellion was caused by the transfer of pastures to settlers.")

    assert said.facts("causedBy") == {("rebellion", "causedBy", "transfer of pastures to settlers")}
    assert said.roles("transfer of pastures to settlers") == {("settlers", "recipient")}


def test_the_rebels_are_those_of_the_uprising_told_before(read: Read) -> None:
    said = read(
        "In 1921, Karl Brandt led the Ruritanian uprising. The rebels were defeated in 1922."
    )

    assert said.roles("Ruritanian uprising") == {
        ("Karl Brandt", "leader"),
        ("rebels of the Ruritanian uprising", "belligerent"),
    }
    assert said.roles("defeat of rebels of the Ruritanian uprising") == {
        ("rebels of the Ruritanian uprising", "defeated")
    }


def test_a_part_of_a_group_is_a_group_with_its_size_in_words(read: Read) -> None:
    said = read("In 1926, many of her followers fled to Zenda.")

    assert said.facts("memberOf", "allegianceTo") == {
        ("many of Anna Varga’s followers", "memberOf", "Anna Varga’s followers"),
        ("Anna Varga’s followers", "allegianceTo", "Anna Varga"),
    }
    assert said.entities["many of Anna Varga’s followers"].size == "many"


def test_a_quantity_of_soldiers_is_one_group_with_its_size_in_words(read: Read) -> None:
    said = read("In 1926, several hundred soldiers of the Red League fled to Zenda.")

    assert said.facts("memberOf") == {
        ("several hundred soldiers of the Red League", "memberOf", "Red League")
    }
    assert said.entities["several hundred soldiers of the Red League"].size == "several hundred"


def test_a_rough_number_stays_rough(read: Read) -> None:
    said = read("In 1926, about 300 soldiers fled to Zenda.")

    assert {e.size for e in said.knowledge.entities if e.size} == {"about 300"}


def test_a_suspension_is_not_of_the_opponent(read: Read) -> None:
    said = read(
        "In 1940, the Red League army suspended military operations "
        "against the Kingdom of Ruritania."
    )

    assert "suspension of Kingdom of Ruritania" not in said.types
