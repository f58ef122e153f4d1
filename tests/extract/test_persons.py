"""Who somebody is: kin, birth and death, names, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

KIN = ("hasFather", "hasMother", "hasChild", "spouse")


def test_a_daughter_of_two_has_a_father_and_a_mother(read: Read) -> None:
    said = read("She was the daughter of Peter Varga, a farmer, and Ilona.")

    assert said.facts(*KIN, "hasOccupation") == {
        ("Anna Varga", "hasFather", "Peter Varga"),
        ("Anna Varga", "hasMother", "Ilona"),
        ("Peter Varga", "hasOccupation", "farmer"),
    }


def test_a_son_of_one_has_that_father(read: Read) -> None:
    said = read("Karl Brandt was the son of Peter Brandt.")

    assert said.facts(*KIN) == {("Karl Brandt", "hasFather", "Peter Brandt")}


def test_her_father_was_somebody(read: Read) -> None:
    said = read("Her father was Peter Varga. Her mother was Ilona Varga.")

    assert said.facts(*KIN) == {
        ("Anna Varga", "hasFather", "Peter Varga"),
        ("Anna Varga", "hasMother", "Ilona Varga"),
    }


def test_a_marriage_holds_both_ways(read: Read) -> None:
    said = read("She married Paul Lenz in 1925.")

    assert said.facts(*KIN) == {
        ("Anna Varga", "spouse", "Paul Lenz"),
        ("Paul Lenz", "spouse", "Anna Varga"),
    }


def test_a_birth_has_a_date_a_place_and_a_name(read: Read) -> None:
    said = read("Anna was born Anna Maria Roth in Zenda in 1891.")

    assert said.facts("birthDate", "birthPlace") == {
        ("Anna Varga", "birthDate", "1891"),
        ("Anna Varga", "birthPlace", "Zenda"),
    }
    assert said.names() == {("Anna Varga", "Anna Maria Roth", "und-Latn", "birthName")}


def test_a_death_has_a_date_and_a_place(read: Read) -> None:
    said = read("She died in Zenda in 1937.")

    assert said.facts("deathDate", "deathPlace") == {
        ("Anna Varga", "deathDate", "1937"),
        ("Anna Varga", "deathPlace", "Zenda"),
    }


def test_an_execution_is_a_death_that_nobody_is_blamed_for(read: Read) -> None:
    said = read("She was executed in Strelsau on 3 May 1937.")

    assert said.facts("deathDate", "deathPlace", "tookPlaceAt") == {
        ("Anna Varga", "deathDate", "1937-05-03"),
        ("Anna Varga", "deathPlace", "Strelsau"),
        ("execution of Anna Varga in Strelsau", "tookPlaceAt", "Strelsau"),
    }
    assert said.roles("execution of Anna Varga in Strelsau") == {("Anna Varga", "victim")}


def test_parentheses_hold_the_dates_of_a_life(read: Read) -> None:
    said = read("Karl Brandt (1880 – 1940) joined the Red League.")

    assert said.facts("birthDate", "deathDate") == {
        ("Anna Varga", "birthDate", "1891"),
        ("Karl Brandt", "birthDate", "1880"),
        ("Karl Brandt", "deathDate", "1940"),
    }


def test_parentheses_hold_the_name_in_another_script(read: Read) -> None:
    said = read("Karl Brandt (Карл Брандт) joined the Red League.")

    assert said.names() == {("Karl Brandt", "Карл Брандт", "und-Cyrl", "nativeName")}
    assert said.entities["Karl Brandt"].alternatives == (("Карл Брандт", "und-Cyrl"),)


def test_an_honorific_has_a_meaning_and_a_giver(read: Read) -> None:
    said = read('She later received the honorific Falkon, meaning "falcon", from her followers.')
    (name,) = (s.object for s in said.statements("hasName"))

    assert said.names() == {("Anna Varga", "Falkon", "und-Latn", "honorific")}
    assert getattr(name, "meaning", None) == "falcon"
    assert said.qualifiers("hasName") == [{"givenBy": "Anna Varga’s followers"}]


@pytest.mark.parametrize("title", ["General", "Chairman", "Governor"])
def test_a_title_before_a_name_is_no_part_of_it(read: Read, title: str) -> None:
    said = read(f"{title} Karl Brandt supported the Red League.")

    assert said.facts("supported", "hasOccupation") == {
        ("Karl Brandt", "supported", "Red League"),
        ("Karl Brandt", "hasOccupation", title.casefold()),
    }


def test_what_somebody_was_is_an_occupation_only_where_it_is_one(read: Read) -> None:
    said = read("Karl Brandt was a farmer.")

    assert said.facts("hasOccupation", "holdsOffice") == {
        ("Karl Brandt", "hasOccupation", "farmer")
    }
