"""Lives in politics and war: names of the lead, posts from and until, ranks, fates, honours."""

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


def _life(title: str, lead: str) -> Said:
    article = read_article(f"= {title} =\n\n{lead}\n".encode(), "life.txt")
    return Said(extract(article, parse_article(article), load_lexicon()))


# --- who the lead is about ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "lead", "alias"),
    [
        (
            "Red Falk",
            "Anton Karl Falk, better known as Red Falk (1880 \u2013 1930), was a general.",
            "Anton Karl Falk",
        ),
        (
            "Simon Varga",
            "Ismael Agha Varga (1887 \u2013 1930) was a Ruritanian chieftain of the Holm tribe.",
            "Ismael Agha Varga",
        ),
        (
            "Anna Varga",
            "Anna Varga or Anna Holt (1880 \u2013 1930) was a Ruritanian politician.",
            "Anna Holt",
        ),
    ],
)
def test_the_name_that_opens_a_life_is_its_subjects(title: str, lead: str, alias: str) -> None:
    said = _life(title, lead)

    assert (title, alias) in {(owner, text) for owner, text, _, _ in said.names()}
    assert said.facts("deathDate") == {(title, "deathDate", "1930")}
    assert [label for label, type_ in said.types.items() if type_ == "Person"] == [title]


def test_a_title_that_is_a_given_name_is_no_post() -> None:
    said = _life("Sultan Varga", "Sultan Varga (1891 \u2013 1982) was a Ruritanian general.")

    assert said.facts("hasOccupation") == {("Sultan Varga", "hasOccupation", "general")}


def test_what_contradicts_the_dates_of_a_life_is_of_somebody_else() -> None:
    said = _life(
        "Karl Varga",
        "Karl Varga (1890 \u2013 1940) was a Ruritanian general. He was executed in 1911.",
    )

    assert said.facts("deathDate") == {("Karl Varga", "deathDate", "1940")}
    assert "execution of Karl Varga" not in said.entities


# --- posts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "post", "edtf"),
    [
        ("She resigned as mayor of Zenda in May 1928.", "mayor of Zenda", "../1928-05"),
        ("She stepped down as mayor of Zenda in 1928.", "mayor of Zenda", "../1928"),
        ("She was dismissed as mayor of Zenda in 1928.", "mayor of Zenda", "../1928"),
        ("She was mayor of Zenda until her death in 1928.", "mayor of Zenda", "../1928"),
        (
            "She was mayor of Zenda from 1920 until her death in 1928.",
            "mayor of Zenda",
            "1920/1928",
        ),
    ],
)
def test_a_post_ends_when_somebody_leaves_it(
    read: Read, sentence: str, post: str, edtf: str
) -> None:
    said = read(sentence)
    time = said.time("Anna Varga", "holdsOffice", post)

    assert time is not None
    assert time.edtf == edtf
    assert (time.bounds.earliest_end[:4], time.bounds.latest_end[:4]) == ("1928", "1928")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1913 she was appointed mayor of Zenda, a post she held until 1920.",
        "In 1913 she was appointed mayor of Zenda, a position from which she resigned in 1920.",
    ],
)
def test_a_post_that_a_clause_refers_back_to_is_held_until_then(read: Read, sentence: str) -> None:
    said = read(sentence)
    held = [s for s in said.statements("holdsOffice") if said.value(s) == "mayor of Zenda"]

    assert sorted(s.time.edtf for s in held if s.time is not None) == ["../1920", "1913"]


def test_who_was_appointed_is_who_held_the_post(read: Read) -> None:
    said = read("The king made Karl Holt mayor of Zenda, a post from which he resigned in 1920.")

    assert said.facts("holdsOffice") == {("Karl Holt", "holdsOffice", "mayor of Zenda")}
    assert said.roles("resignation of Karl Holt") == {("Karl Holt", "agent")}


def test_a_post_held_twice_has_two_times(read: Read) -> None:
    said = read("She was mayor of Zenda from 1844 to 1848 and from 1851 to 1865.")

    assert {s.time.edtf for s in said.statements("holdsOffice") if s.time is not None} == {
        "1844/1848",
        "1851/1865",
    }


def test_who_replaces_somebody_in_a_sentence_holds_their_post(read: Read) -> None:
    said = read(
        "President Karl Roth removed her as mayor of Zenda in 1920 and replaced her with Emil "
        "Holt, the ambassador to Gondal."
    )

    assert said.facts("holdsOffice") == {
        ("Anna Varga", "holdsOffice", "mayor of Zenda"),
        ("Emil Holt", "holdsOffice", "mayor of Zenda"),
        ("Emil Holt", "holdsOffice", "ambassador to Gondal"),
    }
    assert {"predecessor": "Anna Varga"} in said.qualifiers("holdsOffice")


@pytest.mark.parametrize(
    ("sentence", "post"),
    [
        ("She was appointed Minister of Energy and Water.", "minister of Energy and Water"),
        ("She served as ambassador to Gondal.", "ambassador to Gondal"),
        ("She became governor of the province.", "governor of province"),
        ("She was sworn in as president of Ruritania.", "president of Ruritania"),
        ("She regained her position as mayor of Zenda.", "mayor of Zenda"),
        ("Karl Roth restored her to the office of head of state.", "head of state"),
    ],
)
def test_a_post_is_told_in_many_ways(read: Read, sentence: str, post: str) -> None:
    assert read(sentence).facts("holdsOffice") == {("Anna Varga", "holdsOffice", post)}


def test_with_somebody_as_this_and_that_they_have_both_posts(read: Read) -> None:
    said = read(
        "In 1921 the congress proclaimed the Republic of Zenda, with Karl Holt as its prime "
        "minister and minister of defence."
    )

    assert {post for holder, _, post in said.facts("holdsOffice") if holder == "Karl Holt"} == {
        "prime minister (Republic of Zenda)",
        "minister of defence (Republic of Zenda)",
    }


def test_a_deputy_commander_does_not_lead(read: Read) -> None:
    said = read("She was appointed deputy commander of the Northern Army.")

    assert said.facts("leaderOf") == set()


# --- ranks and forces ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("She was a captain in the Northern Army.", {("memberOf", "Northern Army"),
            ("hasRank", "captain")}),
        ("She was given the rank of general in the Northern Army.", {
            ("memberOf", "Northern Army"), ("hasRank", "general")}),
        ("She graduated as a lieutenant from the Zenda Academy.", {("hasRank", "lieutenant"),
            ("educatedAt", "Zenda Academy")}),
        ("In 1913 she was drafted into the Northern Army.", {("memberOf", "Northern Army")}),
        ("She was promoted to captain.", {("hasRank", "captain")}),
    ],
)  # fmt: skip
def test_a_rank_and_the_force_it_is_in(
    read: Read, sentence: str, told: set[tuple[str, str]]
) -> None:
    said = read(sentence)

    assert {(p, o) for _, p, o in said.facts("hasRank", "memberOf", "educatedAt")} == told


def test_of_two_ranks_each_has_its_own_time(read: Read) -> None:
    said = read("She was promoted to colonel and, in March 1911, to brigadier general.")
    times = {said.value(s): s.time for s in said.statements("hasRank")}

    assert times["colonel"] is None
    assert times["brigadier general"] is not None
    assert times["brigadier general"].edtf == "1911-03"


# --- with whom, against whom ----------------------------------------------------------------------


def test_companions_take_part_as_those_do_whom_they_join(read: Read) -> None:
    said = read("In 1938 she fled to Hofbau together with Karl Holt and Emil Roth.")

    assert said.roles("flight of Anna Varga to Hofbau") == {
        ("Anna Varga", "mover"),
        ("Karl Holt", "mover"),
        ("Emil Roth", "mover"),
    }


def test_his_revolt_is_that_of_the_one_who_is_helped(read: Read) -> None:
    said = read("Karl Holt helped Otto Falk in his revolt against the Green League.")

    assert ("Karl Holt", "supported", "Otto Falk") in said.facts("supported")
    assert any(label.endswith("of Otto Falk") for label in said.entities)


def test_a_role_before_a_name_is_told_of_the_name(read: Read) -> None:
    said = read("The commander of the Northern Army, General Karl Holt, attacked Zenda.")

    assert ("Karl Holt", "leaderOf", "Northern Army") in said.facts("leaderOf")
    assert ("Karl Holt", "attacker") in said.roles("attack on Zenda by Karl Holt")


@pytest.mark.parametrize(
    ("sentence", "event", "roles"),
    [
        ("She quarrelled with Karl Holt.", "dispute of Anna Varga",
            {("Anna Varga", "belligerent"), ("Karl Holt", "belligerent")}),
        ("She sent a letter to Karl Holt.", "message of Anna Varga to Karl Holt",
            {("Anna Varga", "agent"), ("Karl Holt", "recipient")}),
        ("She went over to the Green League.", "defection of Anna Varga to Green League",
            {("Anna Varga", "agent")}),
        ("She was sent into exile in Gondal.", "exile of Anna Varga in Gondal",
            {("Anna Varga", "mover")}),
        ("She was arrested along with Karl Holt.", "capture of Anna Varga",
            {("Anna Varga", "target"), ("Karl Holt", "target")}),
        ("She was tried in Zenda.", "trial of Anna Varga", {("Anna Varga", "target")}),
        ("A statue of her was unveiled in Zenda.", "monument to Anna Varga in Zenda",
            {("Anna Varga", "honouree")}),
    ],
)  # fmt: skip
def test_what_befell_somebody(
    read: Read, sentence: str, event: str, roles: set[tuple[str, str]]
) -> None:
    said = read(sentence)

    assert said.roles(event) == roles, sorted(said.entities)


# --- family and origin ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Her parents were Peter Varga and Ilona Varga.", {
            ("Anna Varga", "hasFather", "Peter Varga"),
            ("Anna Varga", "hasMother", "Ilona Varga")}),
        ("She was survived by two sons, Karl and Emil.", {
            ("Anna Varga", "hasChild", "Karl"), ("Anna Varga", "hasChild", "Emil")}),
        ("Karl Holt and Ilona Roth were married in 1900.", {
            ("Karl Holt", "spouse", "Ilona Roth"), ("Ilona Roth", "spouse", "Karl Holt")}),
        ("She was of Kurdish descent.", {("Anna Varga", "ethnicGroup", "Kurds")}),
        ("Her body was buried in Zenda.", {("Anna Varga", "burialPlace", "Zenda")}),
    ],
)  # fmt: skip
def test_family_origin_and_grave(
    read: Read, sentence: str, facts: set[tuple[str, str, str]]
) -> None:
    said = read(sentence)
    asked = ("hasFather", "hasMother", "hasChild", "spouse", "ethnicGroup", "burialPlace")

    assert said.facts(*asked) == facts


def test_an_unknown_trade_is_told_by_the_end_of_its_noun(read: Read) -> None:
    assert read("She became a muleteer.").facts("hasOccupation") == {
        ("Anna Varga", "hasOccupation", "muleteer")
    }


# --- names and what they name ---------------------------------------------------------------------


def test_a_name_with_an_article_is_nobodys(read: Read) -> None:
    said = read("She was captured by the Zaliban. The Zaliban released her in 1930.")

    assert said.types["Zaliban"] == "Organization"


def test_an_acronym_means_the_body_with_its_initials(read: Read) -> None:
    said = read("She joined the Zendan Workers Union in 1908. She left the ZWU in 1937.")

    assert said.facts("sideLeft") == {
        ("leaving of Zendan Workers Union by Anna Varga", "sideLeft", "Zendan Workers Union")
    }


def test_the_districts_of_several_names_are_all_of_them(read: Read) -> None:
    said = read("In 1918 the Green League occupied the districts of Zenda, Hofbau and Kesten.")

    assert {place for _, _, place in said.facts("tookPlaceAt")} == {"Zenda", "Hofbau", "Kesten"}


def test_what_is_against_somebody_is_not_theirs(read: Read) -> None:
    said = read("She was a commander of an anti-Soviet guerrilla movement.")

    assert said.facts("memberOf") == set()


def test_every_relation_of_the_lexicon_knows_between_whom_it_holds(read: Read) -> None:
    for noun in sorted(load_lexicon().relations):
        read(f"The {noun} of the Green League, General Karl Holt, attacked Zenda.")


# --- turns that a tree often gets wrong -----------------------------------------------------------


def test_after_the_name_of_a_war_one_is_a_number(read: Read) -> None:
    said = read("During World War I she served in the Northern Army.")

    assert said.facts("memberOf") == {("Anna Varga", "memberOf", "Northern Army")}


def test_who_fights_together_with_somebody_is_on_their_side(read: Read) -> None:
    said = read("She fought in the Battle of Holm together with Karl Holt.")
    sides = {str(dict(s.qualifiers).get("onSide")) for s in said.statements("hasParticipant")}

    assert said.roles("Battle of Holm") == {
        ("Anna Varga", "belligerent"),
        ("Karl Holt", "belligerent"),
    }
    assert len(sides) == 1


def test_the_son_after_a_town_is_who_was_born_there() -> None:
    said = _life(
        "Karim Varga",
        "Omar ibn Karim Varga (1882 \u2013 1963), better known as Karim Varga, was a politician. "
        "Varga was born in Zenda, the son of Peter Holt.",
    )

    assert said.facts("birthPlace", "hasFather") == {
        ("Karim Varga", "birthPlace", "Zenda"),
        ("Karim Varga", "hasFather", "Peter Holt"),
    }


def test_where_somebody_lived_is_where_they_went(read: Read) -> None:
    said = read("She was exiled to Gondal, where she lived from 1926 to 1947.")

    assert said.facts("residence") == {("Anna Varga", "residence", "Gondal")}


def test_the_daughter_that_is_given_is_the_givers(read: Read) -> None:
    said = read("Karl Holt met Emil Roth, who gave him his daughter Ilona in marriage.")

    assert said.facts("hasChild") == {("Emil Roth", "hasChild", "Ilona")}


def test_what_is_joined_to_an_accusation_is_told(read: Read) -> None:
    said = read("She was accused of plotting with Karl Holt and was imprisoned in Zenda.")

    assert said.roles("capture of Anna Varga in Zenda") == {("Anna Varga", "target")}
