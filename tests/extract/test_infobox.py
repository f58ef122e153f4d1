"""Infobox lines: what is known is read, what is not is reported, nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.extract.conftest import Read


def test_a_persons_lines_are_read(read: Read) -> None:
    said = read(
        "",
        infobox="- Birth Date: 1891-03-14\n- Death Date: 1937\n- Birth Place: Zenda, Ruritania\n"
        "- Spouse: Paul Lenz\n- Occupation: engineer\n- Party: Red League",
    )

    assert said.facts(
        "birthDate", "deathDate", "birthPlace", "locatedIn", "spouse", "hasOccupation", "memberOf"
    ) == {
        ("Anna Varga", "birthDate", "1891-03-14"),
        ("Anna Varga", "deathDate", "1937"),
        ("Anna Varga", "birthPlace", "Zenda"),
        ("Zenda", "locatedIn", "Ruritania"),
        ("Anna Varga", "spouse", "Paul Lenz"),
        ("Paul Lenz", "spouse", "Anna Varga"),
        ("Anna Varga", "hasOccupation", "engineer"),
        ("Anna Varga", "memberOf", "Red League"),
    }
    assert said.unread() == []
    assert said.types["Anna Varga"] == "Person"


def test_a_fights_lines_are_read(read: Read) -> None:
    said = read(
        "",
        title="Battle of Strelsau",
        infobox="- Date: 3 June 1926\n- Place: Strelsau\n- Combatant1: Red League\n"
        "- Combatant2: Royal Army\n- Commander1: Anna Varga",
    )
    battle = said.entities["Battle of Strelsau"]

    assert said.facts("tookPlaceAt") == {("Battle of Strelsau", "tookPlaceAt", "Strelsau")}
    assert said.roles("Battle of Strelsau") == {
        ("Red League", "belligerent"),
        ("Royal Army", "belligerent"),
        ("Anna Varga", "commander"),
    }
    assert (battle.type, battle.time and battle.time.edtf) == ("Battle", "1926-06-03")


def test_combatants_of_two_numbers_stand_on_two_sides(read: Read) -> None:
    said = read(
        "",
        title="Battle of Strelsau",
        infobox="- Combatant1: Red League\n- Combatant2: Royal Army",
    )

    assert said.facts("opposesSide") == {
        ("Red League", "opposesSide", "Royal Army"),
        ("Royal Army", "opposesSide", "Red League"),
    }


def test_a_line_with_an_unknown_key_is_reported(read: Read) -> None:
    said = read("", infobox="- Birth Date: 1891\n- Favourite Colour: blue")

    assert said.unread() == [("- Favourite Colour: blue", "infobox key not known")]


def test_a_line_that_is_not_what_its_key_promises_is_reported(read: Read) -> None:
    said = read("", infobox="- Birth Date: in a cold winter\n- Death Date: 1937")

    assert said.facts("birthDate", "deathDate") == {("Anna Varga", "deathDate", "1937")}
    assert said.unread() == [("- Birth Date: in a cold winter", "value not understood as date")]


def test_a_line_and_a_sentence_that_say_the_same_are_one_claim_with_two_passages(
    read: Read,
) -> None:
    said = read(
        "Karl Brandt was born in Zenda.", infobox="- Birth Place: Zenda", title="Karl Brandt"
    )
    (statement,) = said.statements("birthPlace")

    assert [said.knowledge.article.surface(span) for span in statement.evidence] == [
        "- Birth Place: Zenda",
        "Karl Brandt was born in Zenda.",
    ]


def test_an_army_with_commanders_is_no_fight(read: Read) -> None:
    said = read("", title="Northern Army", infobox="- Commanders: Karl Brandt")

    assert said.types["Northern Army"] == "ArmedForce"


def test_a_partys_lines_are_read(read: Read) -> None:
    said = read(
        "",
        title="Red League",
        infobox="- Founder: Clara Weiss\n- Leader: Karl Brandt\n- Headquarters: Hentzau",
    )

    assert said.facts("foundedBy", "leaderOf", "basedAt") == {
        ("Red League", "foundedBy", "Clara Weiss"),
        ("Karl Brandt", "leaderOf", "Red League"),
        ("Red League", "basedAt", "Hentzau"),
    }


def test_a_value_that_is_too_long_to_be_one_is_reported(read: Read) -> None:
    said = read("", infobox="- Birth Date: 1891\n- Spouse: " + "Eva Roth, " * 700)

    assert said.facts("spouse") == set()
    assert [why for _, why in said.unread()] == ["a value of over 6,000 characters"]
