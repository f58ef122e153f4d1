"""What articles on short-lived states, parties, forces and tribes tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.extract.conftest import Said

from kg.extract import extract
from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.pipeline import read_article

if TYPE_CHECKING:
    from tests.extract.conftest import Read

STATE = {"title": "Republic of Zenda", "infobox": "- Currency: Krone"}
LAND = "Republic of Zenda (territory)"
PARTY = {"title": "Green Party", "infobox": "- Colours: green"}
FORCE = {"title": "Northern Army", "infobox": "- Garrison: Holm"}


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "The Republic of Zenda was a short-lived state in Ruritania from 1918 to 1920.",
            {(LAND, "locatedIn", "Ruritania"), ("Republic of Zenda", "dissolution", "1920")},
        ),
        (
            "It encompassed a small area, including Holm and the towns of Strelsau and Kesten.",
            {
                ("Holm", "underAuthorityOf", "Republic of Zenda"),
                ("Strelsau", "underAuthorityOf", "Republic of Zenda"),
                ("Kesten", "underAuthorityOf", "Republic of Zenda"),
            },
        ),
        (
            "In 1920 the territory was annexed by Poland.",
            {(LAND, "underAuthorityOf", "Poland")},
        ),
        (
            "In 1920 it was incorporated into Poland.",
            {(LAND, "underAuthorityOf", "Poland")},
        ),
        (
            "In 1919 the republic came under Polish control.",
            {(LAND, "underAuthorityOf", "Poland")},
        ),
        (
            "The Republic of Zenda, a puppet state of Poland, arose in 1919.",
            {(LAND, "underAuthorityOf", "Poland")},
        ),
        (
            "In 1920 it became part of Poland.",
            {(LAND, "underAuthorityOf", "Poland")},
        ),
        (
            "The population of the republic consisted of Poles and Germans.",
            {
                ("Republic of Zenda", "ethnicGroup", "Poles"),
                ("Republic of Zenda", "ethnicGroup", "Germans"),
            },
        ),
        (
            "Its flag was a tricolour of red and green.",
            {("Republic of Zenda", "detail", "tricolour of red and green")},
        ),
        (
            "The republic bordered on Poland.",
            {("Republic of Zenda", "detail", "Poland")},
        ),
        (
            "It was divided into seven districts.",
            {("Republic of Zenda", "detail", "seven districts")},
        ),
        (
            "On 3 May 1919, Karl Varga announced the formation of the Republic of Zenda.",
            {("Republic of Zenda", "inception", "1919-05-03")},
        ),
        (
            "Its first president was Karl Varga, and Jonas Kern was the prime minister.",
            {
                ("Karl Varga", "holdsOffice", "president (Republic of Zenda)"),
                ("Jonas Kern", "holdsOffice", "prime minister (Republic of Zenda)"),
            },
        ),
        (
            (
                "The cabinet included Karl Varga as minister of war and Jonas Kern as minister of "
                "justice."
            ),
            {
                ("Karl Varga", "holdsOffice", "minister of war (Republic of Zenda)"),
                ("Jonas Kern", "holdsOffice", "minister of justice (Republic of Zenda)"),
            },
        ),
        (
            "Karl Varga ruled from 1783 to 1794. He was succeeded by his son Jonas Kern.",
            {
                ("Karl Varga", "leaderOf", "Republic of Zenda"),
                ("Jonas Kern", "leaderOf", "Republic of Zenda"),
            },
        ),
    ],
)
def test_what_is_told_of_a_state(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    said = read(sentence, **STATE)
    properties = sorted({name for _, name, _ in facts})

    given = {
        (LAND, "underAuthorityOf", "Republic of Zenda"),
        ("Republic of Zenda", "detail", "Krone"),
    }
    assert said.facts(*properties) - given == facts


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "The Green Party was a political party in Ruritania between 1923 and 1934.",
            {
                ("Green Party", "activeIn", "Ruritania"),
                ("Green Party", "inception", "1923"),
                ("Green Party", "dissolution", "1934"),
            },
        ),
        ("The party called for free trade.", {("Green Party", "detail", "free trade")}),
        (
            "The party was formed through a split in the Red League in 1921.",
            {("Green Party", "predecessor", "Red League"), ("Green Party", "inception", "1921")},
        ),
        (
            "In 1930 the party merged with the Red League to form the Blue Union.",
            {
                ("Blue Union", "predecessor", "Green Party"),
                ("Blue Union", "predecessor", "Red League"),
                ("Blue Union", "inception", "1930"),
            },
        ),
        (
            "In the 1926 elections the party won 14 seats.",
            {("Green Party", "detail", "14 seats")},
        ),
    ],
)
def test_what_is_told_of_a_party(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    properties = sorted({name for _, name, _ in facts})

    given = {("Green Party", "detail", "green")}
    assert read(sentence, **PARTY).facts(*properties) - given == facts


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "In 1923 the army was attached to the Red Guard.",
            {("Northern Army", "memberOf", "Red Guard")},
        ),
        (
            "The army had a strength of 900 men.",
            {("Northern Army", "strength", "900 men")},
        ),
        (
            "The army was stationed around Strelsau.",
            {("Northern Army", "basedAt", "Strelsau")},
        ),
        (
            "It was commanded by Karl Varga until 1918. He was succeeded by Jonas Kern.",
            {
                ("Karl Varga", "leaderOf", "Northern Army"),
                ("Jonas Kern", "leaderOf", "Northern Army"),
            },
        ),
        ("The army disbanded in 1920.", {("Northern Army", "dissolution", "1920")}),
    ],
)
def test_what_is_told_of_a_force(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    properties = sorted({name for _, name, _ in facts})

    assert read(sentence, **FORCE).facts(*properties) >= facts


def test_a_tribal_confederation_is_a_people() -> None:
    text = b"= Tarn =\n\nThe Tarn is a tribal confederation in Ruritania.\n"
    article = read_article(text, "article.txt")
    said = Said(extract(article, parse_article(article), load_lexicon()))

    assert said.types["Tarn"] == "EthnicGroup"
    assert said.facts("residence") == {("Tarn", "residence", "Ruritania")}


def test_a_country_in_parentheses_is_no_class(read: Read) -> None:
    said = read(
        "The Eighth Army was disbanded in 1920.",
        title="Eighth Army (Ruritanian States)",
        infobox="",
    )

    assert said.types["Eighth Army"] == "ArmedForce"


def test_a_guerrilla_group_with_the_name_of_a_man_is_armed(read: Read) -> None:
    said = read(
        "The Karl Varga Commandos was a small guerrilla group. It was named after Karl Varga, a "
        "commander of the EPL who had been killed in 1987.",
        title="Karl Varga Commandos",
        infobox="",
    )

    assert said.types["Karl Varga Commandos"] == "ArmedForce"
    assert said.facts("namedAfter", "deathDate") == {
        ("Karl Varga Commandos", "namedAfter", "Karl Varga"),
        ("Karl Varga", "deathDate", "1987"),
    }


def test_other_names_in_a_row_are_names_of_the_state(read: Read) -> None:
    said = read(
        "The Republic of Zenda, also referred to as the Mountain Republic, Free Zenda, or the "
        "Republic of the Hills, was a state in Poland.",
        **STATE,
    )

    assert {name for _, name, _, _ in said.names()} == {
        "Mountain Republic",
        "Free Zenda",
        "Republic of the Hills",
    }


def test_a_creed_in_parentheses_is_no_name(read: Read) -> None:
    said = read("The Green Party (Marxist) fought the Red League (Maoist).", **PARTY)

    assert said.names() == set()


def test_until_a_time_when_is_at_that_time(read: Read) -> None:
    said = read("It lasted until June 1919, when it was occupied by Poland.", **STATE)

    time = said.time("takeover of Republic of Zenda by Poland", "hasParticipant", "Poland")
    assert time is not None
    assert time.edtf == "1919-06"


def test_who_led_until_his_murder_murdered_nobody(read: Read) -> None:
    said = read("The party was led by Karl Varga from 1905 until his murder in 1923.", **PARTY)

    assert said.roles("murder of Karl Varga") == {("Karl Varga", "victim")}


def test_a_party_called_so_is_called_so(read: Read) -> None:
    said = read("A political party called the Society for the Peace was formed.", **STATE)

    assert [name for _, name, _, _ in said.names()] == ["Society for the Peace"]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1920 troops commanded by General Karl Varga attacked Zenda.",
        "On 24 December 1920 the Red Guard led by General Karl Varga attacked Zenda.",
    ],
)
def test_the_force_attacks_and_not_who_leads_it(read: Read, sentence: str) -> None:
    said = read(sentence, **PARTY)

    attackers = {who for who, role in said.roles("attack on Zenda by troops") if role == "attacker"}
    attackers |= {
        who for who, role in said.roles("attack on Zenda by Red Guard") if role == "attacker"
    }
    assert attackers <= {"troops", "Red Guard"}
    assert attackers
    assert {fact[0] for fact in said.facts("leaderOf")} == {"Karl Varga"}


def test_who_is_kidnapped_is_taken_away(read: Read) -> None:
    said = read(
        "On 14 October 1930 members of the party kidnapped former president Karl Varga and took "
        "him to Strelsau.",
        **PARTY,
    )

    assert ("Karl Varga", "target") in said.roles("capture of Karl Varga")


def test_a_participle_before_a_comma_is_of_the_subject(read: Read) -> None:
    said = read("Led by Karl Varga, it was banned in 1932.", **PARTY)

    assert said.facts("leaderOf") == {("Karl Varga", "leaderOf", "Green Party")}


def test_nobody_is_his_own_son(read: Read) -> None:
    said = read(
        "Emir Karl bin Mitab died in 1906. He was succeeded by his son Mitab, who was murdered in "
        "1907.",
        **STATE,
    )

    assert ("Karl bin Mitab", "hasChild", "Mitab") in said.facts("hasChild")
    assert ("Mitab", "deathDate", "1907") in said.facts("deathDate")


def test_who_comes_after_holds_the_same_post(read: Read) -> None:
    said = read(
        "Its chairman was Karl Varga from 1989 to 2012. He was succeeded by Jonas Kern.", **PARTY
    )

    assert {fact[0] for fact in said.facts("holdsOffice")} == {"Karl Varga", "Jonas Kern"}


def test_what_was_formed_is_a_company_and_no_volunteers(read: Read) -> None:
    said = read("It began as a company of volunteers that was formed in 1914.", **FORCE)

    assert said.facts("inception") == {("company of volunteers", "inception", "1914")}
    assert said.facts("memberOf") == set()


def test_a_secretary_in_apposition_is_that_of_the_party(read: Read) -> None:
    said = read("General Karl Varga, the party's secretary, was arrested.", **PARTY)

    assert said.facts("postIn") == {("secretary (Green Party)", "postIn", "Green Party")}


def test_an_end_alone_ends_no_state(read: Read) -> None:
    said = read("The Green Party was a party in Ruritania fighting until 1919.", **PARTY)

    assert said.facts("dissolution") == set()


def test_a_party_is_named_as_what_it_was_founded(read: Read) -> None:
    said = read(
        "The party was founded in 1931 as the Farmers' League. In 1935 it was re-designated as the "
        "Red Union.",
        **PARTY,
    )

    assert {name for _, name, _, _ in said.names()} == {"Farmers' League", "Red Union"}


def test_a_shorter_name_is_the_army(read: Read) -> None:
    said = read(
        "The Citizen Army was founded in 1913. Karl Varga became the new commander.",
        title="Ruritanian Citizen Army",
        infobox="- Garrison: Holm",
    )

    assert ("Ruritanian Citizen Army", "inception", "1913") in said.facts("inception")
    assert said.facts("leaderOf") == {("Karl Varga", "leaderOf", "Ruritanian Citizen Army")}


def test_a_command_is_that_of_the_general(read: Read) -> None:
    said = read("The army was put under the command of General Petar Varga.", **FORCE)

    assert said.facts("leaderOf") == {("Petar Varga", "leaderOf", "Northern Army")}


def test_a_second_time_is_that_of_the_second_verb(read: Read) -> None:
    said = read("In 1918 the army liberated Holm and entered Strelsau on 1 November.", **FORCE)

    time = said.time("movement of Northern Army to Strelsau", "movedTo", "Strelsau")
    assert time is not None
    assert time.edtf == "1918-11-01"


def test_towns_after_a_colon_are_the_towns(read: Read) -> None:
    said = read("The republic encompassed the following towns: Holm, Kesten and Strelsau.", **STATE)

    told = {place for place, _, owner in said.facts("underAuthorityOf") if place != LAND}
    assert told == {"Holm", "Kesten", "Strelsau"}


def test_a_spelling_and_another_name_in_one_parenthesis(read: Read) -> None:
    said = read(
        "The Republic of Zenda (alternate spelling: Senda, also known as the Hill Republic) was "
        "a state.",
        **STATE,
    )

    assert {name for _, name, _, _ in said.names()} == {"Senda", "Hill Republic"}


def test_what_an_event_is_known_as_is_no_name_of_the_state(read: Read) -> None:
    said = read("It fought in the invasion of Zenda (also known as the Battle of Holm).", **FORCE)

    assert said.names() == set()


def test_a_village_is_made_the_capital(read: Read) -> None:
    said = read("In 1927, Holm was designated as the provisional capital.", **STATE)

    assert said.facts("capital") == {("Republic of Zenda", "capital", "Holm")}


def test_who_commands_between_commas_leads(read: Read) -> None:
    said = read("In 1920 the army, commanded by Colonel Hans Varga, attacked Zenda.", **FORCE)

    assert said.facts("leaderOf") == {("Hans Varga", "leaderOf", "Northern Army")}
    assert ("Northern Army", "attacker") in said.roles("attack on Zenda by Northern Army")


def test_a_state_is_bordered_by_others(read: Read) -> None:
    said = read("The republic was bordered by Poland to the north.", **STATE)

    assert ("Republic of Zenda", "detail", "Poland") in said.facts("detail")
