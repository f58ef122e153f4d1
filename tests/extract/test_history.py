"""Battles, states, parties and treaties: whole sentences of an encyclopedia, whole answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

BATTLE = {"title": "Battle of Zenda", "infobox": "- Date: 3 June 1926"}
STATE = {"title": "Republic of Zenda", "infobox": "- Government Type: Republic"}
PARTY = {"title": "Green Party", "infobox": "- Colours: green"}


def test_the_opening_of_a_battle_tells_sides_and_place(read: Read) -> None:
    said = read(
        "The Battle of Zenda was fought on 3 June 1926 near Strelsau between the Royal Army and "
        "the Red League.",
        **BATTLE,
    )

    assert said.roles("Battle of Zenda") == {
        ("Royal Army", "belligerent"),
        ("Red League", "belligerent"),
    }
    assert said.facts("tookPlaceAt", "hasSide") == {
        ("Battle of Zenda", "tookPlaceAt", "Strelsau"),
        ("Battle of Zenda", "hasSide", "Royal Army"),
        ("Battle of Zenda", "hasSide", "Red League"),
    }


def test_what_a_battle_was_part_of_and_ended_in(read: Read) -> None:
    said = read(
        "The Battle of Zenda was a battle of the Salt War. It resulted in a decisive victory.",
        **BATTLE,
    )

    assert said.facts("subEventOf", "result") == {
        ("Battle of Zenda", "subEventOf", "Salt War"),
        ("Battle of Zenda", "result", "decisive victory"),
    }


def test_who_won_is_told_by_the_adjective_of_a_state(read: Read) -> None:
    said = read("The battle ended in a Polish victory.", **BATTLE)

    assert said.roles("Battle of Zenda") == {("Poland", "victor")}
    assert said.facts("result") == {("Battle of Zenda", "result", "Polish victory")}


def test_a_force_under_somebody_is_led_by_them(read: Read) -> None:
    said = read("In 1926 a Polish army of 5,000 men under General Anna Varga besieged Zenda.")

    army = "Polish army of 5,000 men"
    assert said.facts("leaderOf", "strength", "memberOf") == {
        ("Anna Varga", "leaderOf", army),
        (army, "strength", "5,000 men"),
        (army, "memberOf", "Poland"),
    }
    assert said.roles(f"siege of Zenda by {army}") == {
        (army, "attacker"),
        ("Anna Varga", "commander"),
    }


def test_losses_are_told_in_the_words_of_the_source(read: Read) -> None:
    said = read("The Red League lost more than 2,000 men.")

    assert said.facts("casualties") == {("Red League", "casualties", "more than 2,000 men")}


def test_a_city_is_the_place_named_before(read: Read) -> None:
    said = read("In May 1926 the Red League attacked Zenda. In June it captured the city.")

    assert ("takeover of Zenda by Red League", "tookPlaceAt", "Zenda") in said.facts("tookPlaceAt")


def test_many_of_a_party_are_a_part_of_it(read: Read) -> None:
    said = read(
        "The Greens were a party. Many Greens left the Red League in 1920.",
        title="Greens",
        infobox="- Colours: green",
    )

    assert said.facts("memberOf", "sideLeft") == {
        ("Many Greens", "memberOf", "Greens"),
        ("leaving of Red League by Many Greens", "sideLeft", "Red League"),
    }


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "The Republic of Zenda was a state that existed from 1920 to 1924.",
            {("inception", "1920"), ("dissolution", "1924")},
        ),
        ("The republic ceased to exist in 1924.", {("dissolution", "1924")}),
        ("It was founded in 1920.", {("inception", "1920")}),
        ("The republic was dissolved on 3 May 1924.", {("dissolution", "1924-05-03")}),
        ("Its capital was Holm.", {("capital", "Holm")}),
        ("Holm was the capital of the Republic of Zenda.", {("capital", "Holm")}),
        ("The population was 12,000.", {("detail", "12,000")}),
        ("The republic was succeeded by the Duchy of Holm.", {("successor", "Duchy of Holm")}),
        ("In 1921 the republic was part of the Red League.", {("memberOf", "Red League")}),
        ("In 1921 the republic declared war on Poland.", {("opposedTo", "Poland")}),
    ],
)
def test_what_a_state_is_told_to_be(read: Read, sentence: str, facts: set[tuple[str, str]]) -> None:
    properties = sorted({name for name, _ in facts})

    assert {fact[1:] for fact in read(sentence, **STATE).facts(*properties)} == facts
    assert {fact[0] for fact in read(sentence, **STATE).facts(*properties)} == {"Republic of Zenda"}


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "The Green Party was a party founded in 1905 by Clara Weiss.",
            {("Green Party", "inception", "1905"), ("Green Party", "foundedBy", "Clara Weiss")},
        ),
        ("Its ideology was liberalism.", {("Green Party", "ideology", "liberalism")}),
        (
            "In 1912 the party merged with the Red League into the Union Party.",
            {
                ("Green Party", "successor", "Union Party"),
                ("Red League", "successor", "Union Party"),
                ("Union Party", "predecessor", "Green Party"),
                ("Union Party", "predecessor", "Red League"),
            },
        ),
        ("Clara Weiss was the leader of the party.", {("Clara Weiss", "leaderOf", "Green Party")}),
    ],
)
def test_what_a_party_is_told_to_be(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    properties = sorted({name for _, name, _ in facts})

    assert read(sentence, **PARTY).facts(*properties) == facts


def test_who_left_to_form_a_party_has_founded_it(read: Read) -> None:
    said = read("In 1910 Jonas Kern left the Red League to form the Union Party.", **PARTY)

    assert said.facts("foundedBy") == {("Union Party", "foundedBy", "Jonas Kern")}
    assert said.unasserted() == set()


def test_a_treaty_has_signatories_and_a_date(read: Read) -> None:
    said = read("On 5 May 1920 the Treaty of Holm was signed between Poland and Hungary.")

    assert said.roles("Treaty of Holm") == {("Poland", "signatory"), ("Hungary", "signatory")}
    time = said.entities["Treaty of Holm"].time
    assert time is not None
    assert time.edtf == "1920-05-05"


def test_a_war_that_is_declared_is_no_fight_yet(read: Read) -> None:
    said = read("In 1920 Poland declared war on Hungary.")

    assert [label for label, type_ in said.types.items() if type_ == "Conflict"] == []
    assert said.facts("opposedTo") == {("Poland", "opposedTo", "Hungary")}


def test_an_adjective_that_names_nothing_is_no_owner(read: Read) -> None:
    said = read("In 1920 the Imperial army retreated to Zenda.")

    assert said.facts("memberOf") == set()
    assert said.types["Imperial army"] == "ArmedForce"


def test_an_adjective_made_of_a_name_is_of_what_is_named(read: Read) -> None:
    said = read("In 1920 Gondal attacked Holm. In 1921 the Gondalese army retreated.")

    assert ("Gondalese army", "memberOf", "Gondal") in said.facts("memberOf")


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("On 3 May 1926 they met. The next day the Red League fled to Zenda.", "1926-05-04"),
        ("In 1926 they met. Two years later the Red League fled to Zenda.", "1928"),
        ("In 1926 they met. The following year the Red League fled to Zenda.", "1927"),
        ("In May 1926 they met. Later that month the Red League fled to Zenda.", "1926-05"),
        ("In July and August 1926 the Red League fled to Zenda.", "1926-07/1926-08"),
        (
            "They met in 1926. The Red League fled to Zenda on 5\u20136 May.",
            "1926-05-05/1926-05-06",
        ),
    ],
)
def test_a_time_told_from_another_is_found_from_it(read: Read, sentence: str, edtf: str) -> None:
    time = read(sentence).time("flight of Red League to Zenda", "movedTo", "Zenda")

    assert time is not None
    assert time.edtf == edtf


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1926 they met. Three days later the Red League fled to Zenda.",
        "After the 1926 elections the Red League fled to Zenda.",
    ],
)
def test_a_time_too_vague_or_of_something_else_dates_nothing(read: Read, sentence: str) -> None:
    time = read(sentence).time("flight of Red League to Zenda", "movedTo", "Zenda")

    assert time is None or time.edtf == ""
