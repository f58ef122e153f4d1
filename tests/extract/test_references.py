"""Pronouns, descriptions and names that lead back to what was named before; states, land."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_he_is_the_man_of_the_sentence_before_not_the_woman_of_the_article(read: Read) -> None:
    said = read("Karl Brandt joined the Red League in 1920. He fled to Zenda in 1922.")

    assert said.roles("flight of Karl Brandt to Zenda") == {("Karl Brandt", "mover")}


def test_it_is_no_person(read: Read) -> None:
    said = read("The Red League supported Karl Brandt. It fled to Zenda.")

    assert said.roles("flight of Red League to Zenda") == {("Red League", "mover")}


def test_she_without_another_woman_is_the_subject_of_the_article(read: Read) -> None:
    said = read("In 1931 she fled to Zenda.")

    assert said.roles("flight of Anna Varga to Zenda") == {("Anna Varga", "mover")}


def test_he_is_the_member_named_before(read: Read) -> None:
    said = read(
        "Clara Weiss led the Red League in 1905. Jonas Kern was a member of the Red League. "
        "He was appointed governor of the Zenda District in 1910."
    )

    assert said.facts("holdsOffice") == {
        ("Jonas Kern", "holdsOffice", "governor of the Zenda District")
    }


def test_a_name_in_full_is_the_same_person_as_the_family_name_alone(read: Read) -> None:
    said = read("Karl Brandt joined the Red League. Brandt fled to Zenda in 1921.")

    assert set(said.types) == {
        "Anna Varga", "Karl Brandt", "Red League", "Zenda",
        "joining of Karl Brandt to Red League", "flight of Karl Brandt to Zenda",
    }  # fmt: skip


def test_a_family_name_that_acts_tells_what_the_name_in_full_is(read: Read) -> None:
    said = read("They came with Karl Brandt. Brandt fled to Zenda in 1921.")

    assert said.roles("flight of Karl Brandt to Zenda") == {("Karl Brandt", "mover")}


def test_what_a_person_is_of_is_no_name_of_theirs(read: Read) -> None:
    said = read("Queen Flavia of Hentzau fled to Zenda. In 1921 Karl Brandt died in Hentzau.")

    assert said.facts("deathPlace") == {("Karl Brandt", "deathPlace", "Hentzau")}


def test_marks_on_letters_do_not_part_a_name(read: Read) -> None:
    said = read("Zoë Kállay joined the Red League. Zoe Kallay fled to Zenda in 1921.")

    assert {label for label, type_ in said.types.items() if type_ == "Person"} == {
        "Anna Varga",
        "Zoë Kállay",
    }


def test_names_that_are_only_near_stay_apart(read: Read) -> None:
    said = read("Karl Brandt joined the Red League. Karl Brandl fled to Zenda in 1921.")

    assert {label for label, type_ in said.types.items() if type_ == "Person"} == {
        "Anna Varga", "Karl Brandt", "Karl Brandl",
    }  # fmt: skip


def test_a_family_name_that_two_share_is_the_subject_of_the_article(read: Read) -> None:
    said = read("In 1925 she married Paul Varga. Varga died in Zenda in 1937.")

    assert said.facts("deathPlace") == {("Anna Varga", "deathPlace", "Zenda")}


def test_a_spouse_in_the_infobox_does_not_take_the_family_name(read: Read) -> None:
    said = read("Varga died in Zenda in 1937.", infobox="- Spouse: Paul Varga")

    assert said.facts("deathPlace") == {("Anna Varga", "deathPlace", "Zenda")}


def test_an_acronym_in_parentheses_leads_to_its_name(read: Read) -> None:
    said = read("She joined the Red Liberation Army (RLA) in 1920. The RLA fled to Zenda.")

    assert said.names() == {("Red Liberation Army", "RLA", "en", "abbreviation")}
    assert said.roles("flight of Red Liberation Army to Zenda") == {
        ("Red Liberation Army", "mover")
    }


def test_a_name_without_its_ordinal_is_the_same_state(read: Read) -> None:
    said = read(
        "The Second Zenda Republic supported Anna Varga. "
        "The Zenda Republic invaded Hungary in 1921."
    )

    assert {label for label, type_ in said.types.items() if type_ == "Polity"} == {
        "Second Zenda Republic",
        "Hungary",
    }
    assert said.facts("supported") == {("Second Zenda Republic", "supported", "Anna Varga")}


def test_a_body_of_a_body_is_not_the_body(read: Read) -> None:
    said = read("The Red League supported Anna Varga. The Red League Guard fled to Zenda.")

    assert said.types["Red League"] == "Organization"
    assert said.types["Red League Guard"] == "ArmedForce"


def test_a_state_and_its_land_are_two_things(read: Read) -> None:
    said = read("In 1930 the Red League supported Hungary. She fled to Hungary in 1931.")
    land = "Hungary (territory)"

    assert said.facts("supported", "movedTo", "underAuthorityOf") == {
        ("Red League", "supported", "Hungary"),
        ("flight of Anna Varga to Hungary", "movedTo", land),
        (land, "underAuthorityOf", "Hungary"),
    }
    assert (said.types["Hungary"], said.types[land]) == ("Polity", "Place")


def test_a_possessive_is_part_of_a_name(read: Read) -> None:
    said = read("She was enshrined in the Heroes' Shrine in Strelsau in 1950.")

    assert {label for label, type_ in said.types.items() if type_ == "Place"} == {
        "Heroes' Shrine",
        "Strelsau",
    }


@pytest.mark.xfail(reason="an unknown name that acts is taken for a person, without any word of it")
def test_an_unknown_name_that_acts_is_an_agent_and_no_more(read: Read) -> None:
    said = read("Osterland supported the Red League.")

    assert said.types["Osterland"] == "Agent"


def test_who_is_named_after_by_is_no_place(read: Read) -> None:
    said = read("The Red League was founded by Otto Reiss in 1848.")

    assert said.types["Otto Reiss"] == "Person"
    assert said.facts("foundedBy", "tookPlaceAt") == {("Red League", "foundedBy", "Otto Reiss")}


def test_a_founding_is_of_what_was_founded(read: Read) -> None:
    said = read("The Red League was founded by Otto Reiss in 1848.")

    assert "founding of Red League" in said.types


def test_a_name_that_acts_and_is_gone_to_is_a_state(read: Read) -> None:
    said = read("The soldiers fled to Gondal. In 1909 the Red League was supported by Gondal.")

    assert ("Gondal", "supported", "Red League") in said.facts("supported")


def test_it_is_not_several(read: Read) -> None:
    said = read(
        "Karl Lund (1891 – 1937) was a general. Lund reached Zenda with 900 men and took it."
    )
    assert "Zenda" in {o for _, _, o in said.facts("tookPlaceAt")}
    assert [e for e in said.types if e.startswith("capture")] == []


def test_he_is_whom_the_sentence_before_has_a_pronoun_for(read: Read) -> None:
    said = read(
        "The Red League was a party. Karl Lund was born in Zenda. "
        "In 1853 his mother was captured by Jan Roe of the Varga clan. Then he fled to Gondal."
    )
    assert ("flight of Karl Lund to Gondal", "hasParticipant", "Karl Lund") in said.facts(
        "hasParticipant"
    )
