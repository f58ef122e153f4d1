"""Wars, battles and sieges in the wording of an encyclopedia: who, where, against whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.extract.conftest import Read

SIEGE = "Siege of Zenda"
SIEGE_BOX = "- Date: 14 March – 2 June 1831\n- Place: Zenda"


def test_the_town_of_a_siege_is_the_one_that_the_siege_is_called_after(read: Read) -> None:
    said = read(
        "They came from Hofbau. On 5 May the Red League bombarded the town.",
        title=SIEGE,
        infobox=SIEGE_BOX,
    )

    assert said.facts("tookPlaceAt") >= {
        ("attack on Zenda by Red League", "tookPlaceAt", "Zenda"),
    }
    assert "attack on Hofbau by Red League" not in said.types


def test_who_besieges_the_town_of_a_siege_takes_part_in_it(read: Read) -> None:
    said = read("On 14 March the Red League besieged the town.", title=SIEGE, infobox=SIEGE_BOX)

    assert said.roles(SIEGE) == {("Red League", "attacker")}


def test_a_siege_in_another_year_is_another_one(read: Read) -> None:
    said = read("In 1790 the Red League besieged Zenda.", title=SIEGE, infobox=SIEGE_BOX)

    assert said.roles(SIEGE) == set()
    assert said.roles("siege of Zenda by Red League") == {("Red League", "attacker")}


def test_the_dead_of_a_number_are_a_part_of_their_group(read: Read) -> None:
    said = read("Hundreds of her soldiers were killed.")

    assert said.roles("death of Hundreds of Anna Varga’s soldiers") == {
        ("Hundreds of Anna Varga’s soldiers", "victim")
    }


def test_of_killed_or_wounded_nobody_says_which(read: Read) -> None:
    said = read("The Red League killed or wounded 200 Ruritanian soldiers in 1831.")

    assert said.facts("hasParticipant") == set()


def test_what_somebody_was_sent_to_do_or_could_not_do_is_no_fact(read: Read) -> None:
    said = read(
        "The Royal Army, sent to recapture Zenda in 1831, was unable to defeat the Red League."
    )

    assert said.facts("tookPlaceAt", "opposedTo", "hasParticipant") == set()


def test_all_who_a_force_is_under_lead_it(read: Read) -> None:
    said = read("A Ruritanian army under General Gustav Marr and Edmund Ashe besieged Zenda.")

    assert said.facts("leaderOf") == {
        ("Gustav Marr", "leaderOf", "Ruritanian army"),
        ("Edmund Ashe", "leaderOf", "Ruritanian army"),
    }


def test_a_force_is_sent_under_its_leader(read: Read) -> None:
    said = read("A relief force was sent to Zenda under Gustav Marr.")

    assert said.facts("leaderOf") == {("Gustav Marr", "leaderOf", "relief force")}


def test_a_name_that_was_fought_is_no_fight(read: Read) -> None:
    said = read("In 1831 she fought the Velinists at Zenda.")

    assert said.types["Velinists"] != "Conflict"


def test_who_stands_after_a_date_acts(read: Read) -> None:
    said = read(
        "On 24 September 1831, General Gustav Marr, commander of the Third Army, began the "
        "siege of Zenda."
    )

    assert said.roles("siege of Zenda") == {("Gustav Marr", "attacker")}


def test_a_defeat_for_somebody_names_the_loser(read: Read) -> None:
    said = read(
        "The battle was a crushing defeat for Ruritania.",
        title="Battle of Zenda",
        infobox=SIEGE_BOX,
    )

    assert said.roles("Battle of Zenda") == {("Ruritania", "defeated")}


def test_an_event_beside_the_clause_has_no_place_in_the_order_of_telling(read: Read) -> None:
    said = read(
        "In 1830 she left Zenda. After the murder of Gustav Marr, the Red League attacked "
        "Hofbau. In 1832 she died."
    )

    murder = said.entities["murder of Gustav Marr"]
    attack = said.entities["attack on Hofbau by Red League"]
    assert murder.time is None
    assert attack.time is not None
    assert (
        attack.time.label
        == "not dated; told after \u201cIn 1830\u201d and before \u201cIn 1832\u201d"
    )


def test_a_town_falls_and_a_person_does_not(read: Read) -> None:
    said = read("The city of Hofbau fell in 1584. In 1585 Gustav Marr fell ill.")

    assert said.facts("tookPlaceAt") == {("fall of Hofbau", "tookPlaceAt", "Hofbau")}


def test_a_revolt_is_no_part_of_the_sort_that_it_is_one_of(read: Read) -> None:
    said = read(
        "The Zenda Rising was one of the largest revolts in Ruritania.",
        title="Zenda Rising",
        infobox="- Date: 1831",
    )

    assert said.facts("subEventOf") == set()


def test_who_only_meant_to_put_down_a_rising_did_not_win(read: Read) -> None:
    said = read(
        "In 1831 the government formed a committee to suppress the rebellion.",
        title="Zenda Rebellion",
        infobox="- Date: 1831",
    )

    assert said.roles("Zenda Rebellion") == set()
