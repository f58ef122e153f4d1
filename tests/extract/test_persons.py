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


@pytest.mark.parametrize("title", ["Chairman", "Governor"])
def test_a_title_before_a_name_is_no_part_of_it(read: Read, title: str) -> None:
    said = read(f"{title} Karl Brandt supported the Red League.")

    assert said.facts("supported", "hasOccupation") == {
        ("Karl Brandt", "supported", "Red League"),
        ("Karl Brandt", "hasOccupation", title.casefold()),
    }


def test_a_rank_before_a_name_is_the_rank_in_the_words_of_the_source(read: Read) -> None:
    said = read("General Karl Brandt supported the Red League.")

    assert said.facts("hasRank", "hasOccupation") == {("Karl Brandt", "hasRank", "General")}


def test_what_somebody_was_is_an_occupation_only_where_it_is_one(read: Read) -> None:
    said = read("Karl Brandt was a farmer.")

    assert said.facts("hasOccupation", "holdsOffice") == {
        ("Karl Brandt", "hasOccupation", "farmer")
    }


# --- kin ---------------------------------------------------------------------------------

MORE_KIN = (*KIN, "hasSibling", "hasRelative")


@pytest.mark.parametrize(
    ("sentence", "kin"),
    [
        (
            "Anna was born in Zenda to Karl Roth, a miller, and his wife Eva.",
            {("hasFather", "Karl Roth"), ("hasMother", "Eva")},
        ),
        (
            "She was born in Strelsau, the eldest of five children of Karl Roth and Eva Holt.",
            {("hasFather", "Karl Roth"), ("hasMother", "Eva Holt")},
        ),
        ("Her husband, Paul Lenz, was a painter.", {("spouse", "Paul Lenz")}),
        ("She had two sons, Karl and Otto.", {("hasChild", "Karl"), ("hasChild", "Otto")}),
        ("Her younger brother Ivan was a painter.", {("hasSibling", "Ivan")}),
        ("Her father-in-law, Otto Lenz, was a miller.", {("hasRelative", "Otto Lenz")}),
        ("Karl Brandt was her uncle.", {("hasRelative", "Karl Brandt")}),
    ],
)
def test_kin_are_read_from_the_noun_and_the_name_beside_it(
    read: Read, sentence: str, kin: set[tuple[str, str]]
) -> None:
    said = read(sentence)

    assert {f[1:] for f in said.facts(*MORE_KIN) if f[0] == "Anna Varga"} == kin


def test_kin_that_is_not_named_is_who_was_told_before(read: Read) -> None:
    said = read("She married Paul Lenz in 1925. Her husband, a painter, died in 1950.")

    assert said.facts("hasOccupation", "deathDate") == {
        ("Paul Lenz", "hasOccupation", "painter"),
        ("Paul Lenz", "deathDate", "1950"),
    }


def test_a_couple_has_children(read: Read) -> None:
    said = read("She married Paul Lenz in 1925. They had a daughter, Eva.")

    assert said.facts("hasChild") == {
        ("Anna Varga", "hasChild", "Eva"),
        ("Paul Lenz", "hasChild", "Eva"),
    }


# --- what somebody is, does and gets --------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("She was a famous opera singer.", {("hasOccupation", "opera singer")}),
        (
            "She was one of the leading painters and a member of the Green Party.",
            {("hasOccupation", "painter"), ("memberOf", "Green Party")},
        ),
        (
            "A member of the Green Party, she served as minister of war from 1920 to 1924.",
            {("memberOf", "Green Party"), ("holdsOffice", "minister of war")},
        ),
        (
            "She studied physics at the University of Zenda under Eva Holt.",
            {
                ("educatedAt", "University of Zenda"),
                ("fieldOfWork", "physics"),
                ("hasTeacher", "Eva Holt"),
            },
        ),
        ("She was awarded the Holt Prize in Physics.", {("hasAward", "Holt Prize in Physics")}),
        ("She was the first woman to win the Holt Prize.", {("hasAward", "Holt Prize")}),
        ("She wrote the novel The Long Winter.", {("creatorOf", "The Long Winter")}),
        ('Her novel "The Bridge" was published in 1920.', {("creatorOf", "The Bridge")}),
        ("She invented the gas lamp.", {("creatorOf", "gas lamp")}),
        ("She died of cancer in Zenda.", {("causeOfDeath", "cancer"), ("deathPlace", "Zenda")}),
        ("She was elected a fellow of the Royal Society.", {("memberOf", "Royal Society")}),
        ("She held the rank of major general.", {("hasRank", "major general")}),
        ("She converted to Catholicism.", {("religion", "Catholicism")}),
        ("She spoke German.", {("knowsLanguage", "German")}),
        ("She is best known for her work on bees.", {("knownFor", "work on bees")}),
        ("She grew up in Hofbau.", {("residence", "Hofbau")}),
        ("She taught chemistry at the University of Zenda.", {
            ("employedBy", "University of Zenda"), ("fieldOfWork", "chemistry"),
        }),
    ],
)  # fmt: skip
def test_a_sentence_of_a_life_says_this_and_no_more(
    read: Read, sentence: str, told: set[tuple[str, str]]
) -> None:
    said = read(sentence)
    of_her = [s for s in said.knowledge.statements if s.subject == said.knowledge.subject]
    of_her = [s for s in of_her if s.rule != "infobox-birth-date"]

    assert {(s.property, said.value(s)) for s in of_her} == told
    assert {str(s.modality) for s in of_her} == {"asserted"}


def test_a_successor_and_a_predecessor_are_said_on_the_holding_of_the_post(read: Read) -> None:
    said = read(
        "She succeeded Peter Adler as governor of Zenda in 1926 and was succeeded by Paul Weber."
    )
    held = {
        (said.value(s), s.subject, tuple(sorted(dict(s.qualifiers))))
        for s in said.statements("holdsOffice")
    }

    assert held == {
        ("governor of Zenda", "anna-varga", ("predecessor", "successor")),
        ("governor of Zenda", "peter-adler", ("successor",)),
        ("governor of Zenda", "paul-weber", ("predecessor",)),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "She was nominated for the Holt Prize.",
        "She was offered the post of minister of war.",
        "According to legend, she married Paul Lenz.",
        "She allegedly joined the Green Party.",
        "She may have studied at the University of Zenda.",
        "She is said to have married Paul Lenz.",
        "If she had won the Holt Prize, she would have married Paul Lenz.",
        "She never married again.",
    ],
)
def test_what_is_not_vouched_for_is_not_claimed(read: Read, sentence: str) -> None:
    said = read(sentence)

    assert {s.rule for s in said.knowledge.statements} == {"infobox-birth-date"}


def test_a_pronoun_keeps_to_the_subject_after_a_word_on_kin(read: Read) -> None:
    said = read("Her sister Eva was a painter. She died in 1950.")

    assert said.facts("deathDate") == {("Anna Varga", "deathDate", "1950")}


def test_a_pronoun_goes_to_who_the_sentence_before_was_about(read: Read) -> None:
    said = read("She was a miller. Eva Holt was a painter. She died in 1950.")

    assert said.facts("deathDate") == {("Eva Holt", "deathDate", "1950")}


def test_an_object_pronoun_is_not_the_subject_of_its_clause(read: Read) -> None:
    said = read("Eva Holt taught her.")

    assert said.facts("hasTeacher") == {("Anna Varga", "hasTeacher", "Eva Holt")}


def test_a_work_has_its_year_in_parentheses_and_no_birth(read: Read) -> None:
    said = read("She wrote the novel The Red Rose (1925).")

    assert said.facts("inception", "birthDate") == {
        ("The Red Rose", "inception", "1925"),
        ("Anna Varga", "birthDate", "1891"),
    }


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Her father was the lawyer Max Holt.", {("Anna Varga", "hasFather", "Max Holt")}),
        (
            "Her brother, the painter Karl Holt, fled to Zenda.",
            {("Anna Varga", "hasSibling", "Karl Holt"), ("Karl Holt", "hasSibling", "Anna Varga")},
        ),
    ],
)
def test_kin_may_be_described_before_they_are_named(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    assert read(sentence).facts("hasFather", "hasSibling") == facts


@pytest.mark.parametrize(
    "sentence",
    [
        "Varga later worked as a teacher in Zenda.",
        "Varga received the honorific Lioness from the people of Zenda.",
    ],
)
def test_a_verb_that_another_rule_read_is_not_unread(read: Read, sentence: str) -> None:
    said = read("Anna Varga (1891 – 1937) was a general. " + sentence)
    assert said.unread() == []


def test_a_verb_of_hearsay_is_unread_and_says_why(read: Read) -> None:
    said = read("Anna Varga (1891 – 1937) was a general. Varga reportedly joined the Red League.")
    assert said.unread() == [("joined", "told as hearsay, as possible or under a condition")]
