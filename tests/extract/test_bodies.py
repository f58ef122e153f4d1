"""States, parties, families and forces: who made them, what they are called, where they sit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

STATE = {"title": "Republic of Zenda", "infobox": "- Currency: Krone"}
PARTY = {"title": "Green Party", "infobox": "- Colours: green"}


def test_all_who_are_listed_founded_it(read: Read) -> None:
    said = read(
        "Founded in 1893 in Strelsau by Karl Varga, Jonas Kern, Anton Falk and Josef Holt, it "
        "was led by Karl Varga.",
        **PARTY,
    )

    assert said.facts("foundedBy", "inception") == {
        ("Green Party", "foundedBy", "Karl Varga"),
        ("Green Party", "foundedBy", "Jonas Kern"),
        ("Green Party", "foundedBy", "Anton Falk"),
        ("Green Party", "foundedBy", "Josef Holt"),
        ("Green Party", "inception", "1893"),
    }


def test_a_participle_after_a_noun_is_passive(read: Read) -> None:
    said = read("The Green Party was a party formed in 1904 by Karl Varga and Jonas Kern.", **PARTY)

    assert said.facts("foundedBy", "inception") == {
        ("Green Party", "foundedBy", "Karl Varga"),
        ("Green Party", "foundedBy", "Jonas Kern"),
        ("Green Party", "inception", "1904"),
    }


@pytest.mark.parametrize("noun", ["organization", "group", "movement"])
def test_a_noun_for_any_body_means_the_party(read: Read, noun: str) -> None:
    said = read(f"The Green Party was small. The {noun} was dissolved in 1924.", **PARTY)

    assert said.facts("dissolution") == {("Green Party", "dissolution", "1924")}


def test_a_state_that_is_told_to_be_short_lived_is_the_state(read: Read) -> None:
    said = read("The short-lived state was recognised by Poland.", **STATE)

    assert said.roles("recognition of Republic of Zenda by Poland") == {
        ("Poland", "agent"),
        ("Republic of Zenda", "recipient"),
    }


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Its capital was moved from Zenda to Holm in 1920.",
            {("capital", "Holm"), ("capital", "Zenda")},
        ),
        ("The republic had its capital at Holm.", {("capital", "Holm")}),
        ("The republic had a population of 12,000.", {("detail", "12,000")}),
        ("The republic has about 900 inhabitants.", {("detail", "about 900 inhabitants")}),
        ("It covered an area of 30 square miles.", {("detail", "30 square miles")}),
        ("The population was estimated at 12,000.", {("detail", "12,000")}),
        ("The republic came to an end in 1924.", {("dissolution", "1924")}),
    ],
)
def test_what_is_told_of_a_state(read: Read, sentence: str, facts: set[tuple[str, str]]) -> None:
    properties = sorted({name for name, _ in facts})
    said = read(sentence, title="Republic of Zenda", infobox="- Today: Ruritania")

    told = {fact for fact in said.facts(*properties) if fact[2] != "Ruritania"}
    assert told == {("Republic of Zenda", *fact) for fact in facts}


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("The party had its headquarters in Strelsau.", {("basedAt", "Strelsau")}),
        ("Its headquarters were in Strelsau.", {("basedAt", "Strelsau")}),
        ("The party was headquartered in Strelsau.", {("basedAt", "Strelsau")}),
        ("The party advocated socialism.", {("ideology", "socialism")}),
        (
            "The party was formed by the merger of the Red League and the Blue Union.",
            {("predecessor", "Red League"), ("predecessor", "Blue Union")},
        ),
        (
            "The party split into the Red Party and the Blue Party.",
            {("successor", "Red Party"), ("successor", "Blue Party")},
        ),
    ],
)
def test_what_is_told_of_a_party(read: Read, sentence: str, facts: set[tuple[str, str]]) -> None:
    properties = sorted({name for name, _ in facts})

    assert {fact[1:] for fact in read(sentence, **PARTY).facts(*properties)} >= facts


def test_its_newspaper_is_not_what_the_next_its_means(read: Read) -> None:
    said = read(
        "The party's newspaper was Dawn, and its headquarters were located in Strelsau.", **PARTY
    )

    assert said.facts("basedAt") == {("Green Party", "basedAt", "Strelsau")}


def test_who_is_named_with_a_post_has_it(read: Read) -> None:
    said = read(
        "The Republic of Zenda was proclaimed on 3 May 1920, with Karl Varga as its president.",
        **STATE,
    )

    assert said.facts("holdsOffice", "postIn") == {
        ("Karl Varga", "holdsOffice", "president (Republic of Zenda)"),
        ("president (Republic of Zenda)", "postIn", "Republic of Zenda"),
    }


def test_the_first_president_is_that_of_the_party(read: Read) -> None:
    said = read("Karl Varga was the first president.", **PARTY)

    assert said.facts("postIn") == {("president (Green Party)", "postIn", "Green Party")}


def test_a_king_of_nothing_told_is_no_king_of_the_state(read: Read) -> None:
    assert read("Karl Varga became emperor in 1920.", **STATE).facts("postIn") == set()


def test_a_former_name_is_told_from_a_later_one(read: Read) -> None:
    said = read("It was originally called the Zenda League. It was renamed Red Union.", **PARTY)

    assert {(name, kind) for _, name, _, kind in said.names()} == {
        ("Zenda League", "formerName"),
        ("Red Union", "alias"),
    }


def test_a_movement_may_be_named_after_its_aim(read: Read) -> None:
    said = read("Karl Varga founded the Movement for the Freedom of Zenda.")

    assert said.facts("foundedBy") == {
        ("Movement for the Freedom of Zenda", "foundedBy", "Karl Varga")
    }


def test_a_family_is_named_with_its_seat(read: Read) -> None:
    said = read("The House of Zenda was founded by Karl Varga. The house was founded in 1160.")

    assert ("House of Zenda", "foundedBy", "Karl Varga") in said.facts("foundedBy")


def test_a_war_with_a_number_ends_a_sentence(read: Read) -> None:
    said = read("Varga fought in World War I. The Green Party was founded in 1904.", **PARTY)

    assert said.facts("inception") == {("Green Party", "inception", "1904")}


def test_who_annexes_a_state_forms_what_comes_after(read: Read) -> None:
    said = read(
        "The republic came to an end in 1843 when Polish forces annexed it to form the Colony of "
        "Holm.",
        **STATE,
    )

    assert said.facts("foundedBy") == {("Colony of Holm", "foundedBy", "Polish forces")}


def test_the_time_of_what_went_before_is_not_that_of_the_clause(read: Read) -> None:
    said = read("After independence in 1960, the Poles rebelled against Ruritania in 1962.")

    time = said.time("Poles", "opposedTo", "Ruritania")
    assert time is not None
    assert time.edtf == "1962"


def test_who_begins_the_next_clause_was_not_captured(read: Read) -> None:
    said = read("In 1903 Jonas Kern captured Zenda, and Sultan Falk fled to Strelsau.")

    assert [s for s in said.statements("hasParticipant") if s.object == "falk"] == []


def test_a_general_post_office_is_no_general(read: Read) -> None:
    said = read("In 1916 Jonas Kern occupied the General Post Office.")

    assert said.facts("hasOccupation") == set()


def test_a_land_is_not_called_like_a_government_in_it(read: Read) -> None:
    said = read(
        "It formed a government in Poland known as the Government of National Unity.", **PARTY
    )

    assert {(owner, name) for owner, name, _, _ in said.names()} == {
        ("government", "Government of National Unity")
    }


def test_what_went_before_keeps_its_own_time(read: Read) -> None:
    said = read("After Jonas Kern died in 1960, the Poles rebelled against Ruritania.")

    assert said.facts("deathDate") == {("Jonas Kern", "deathDate", "1960")}
