"""Campaigns in the wording of an encyclopedia: forces, losses, towns, treaties, commanders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

WAR = "Second Selby War"
BATTLE = "Battle of Felsen"
BATTLE_BOX = "- Date: 1 March 1896"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Poles numbered about 3,000.", "about 3,000"),
        ("The Poles, commanded by Holt, consisted of 12,000 infantry.", "12,000 infantry"),
        ("The Polish army was made up of 1,600 men.", "1,600 men"),
    ],
)
def test_the_strength_of_a_force_is_in_the_words_of_the_source(
    read: Read, text: str, words: str
) -> None:
    said = read(text, title=WAR, infobox="")

    assert {o for _, _, o in said.facts("strength")} == {words}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Poles lost 300 men killed and 200 wounded.", "300 men killed and 200 wounded"),
        ("The Poles lost over 2,000 men in the second attack.", "over 2,000 men"),
        ("Polish losses were estimated at 559 dead and wounded.", "559 dead and wounded"),
    ],
)
def test_losses_are_in_the_words_of_the_source(read: Read, text: str, words: str) -> None:
    said = read(text, title=WAR, infobox="")

    assert {o for _, _, o in said.facts("casualties")} == {words}


def test_towns_that_are_captured_are_places_though_nothing_else_tells_it(read: Read) -> None:
    said = read("The Poles captured Temesh and Solnok in 1552.", title=WAR, infobox="")

    assert (said.types["Temesh"], said.types["Solnok"]) == ("Place", "Place")
    assert {o for _, _, o in said.facts("tookPlaceAt")} == {"Temesh", "Solnok"}


def test_who_acts_before_a_finite_verb_is_no_object_of_the_verb_before(read: Read) -> None:
    said = read("The Poles stormed the castle and Zrinski was killed.", title=WAR, infobox="")

    assert said.roles("death of Zrinski") == {("Zrinski", "victim")}


def test_an_army_led_by_somebody_has_a_verb_of_its_own(read: Read) -> None:
    said = read(
        "The Polish army led by Karl Holt and Jan Roe defeated an invading German force.",
        title=WAR,
        infobox="",
    )

    assert said.facts("leaderOf") == {
        ("Karl Holt", "leaderOf", "Polish army"),
        ("Jan Roe", "leaderOf", "Polish army"),
    }
    assert ("Polish army", "opposedTo", "German invading force") in said.facts("opposedTo")


def test_a_defeat_on_the_day_of_the_battle_is_that_battle(read: Read) -> None:
    said = read(
        "The Polish army defeated the German army on 1 March 1896.",
        title=BATTLE,
        infobox=BATTLE_BOX,
    )

    assert said.roles(BATTLE) == {("Polish army", "victor"), ("German army", "defeated")}


def test_who_marches_with_an_army_leads_it(read: Read) -> None:
    said = read(
        "General Karl Holt, with an army of 5,000 men, marched on Zenda.", title=WAR, infobox=""
    )

    assert said.facts("leaderOf") == {("Karl Holt", "leaderOf", "army of 5,000 men")}


def test_a_force_loyal_to_somebody_is_on_their_side(read: Read) -> None:
    said = read(
        "The war was fought between the Polish army loyal to King Rudolf and the rebels.",
        title=WAR,
        infobox="",
    )

    assert ("Polish army", "allegianceTo", "Rudolf") in said.facts("allegianceTo")
    assert said.roles(WAR) == {("Polish army", "belligerent"), ("rebels", "belligerent")}


@pytest.mark.parametrize(
    "text",
    [
        "The Peace of Holm was a treaty signed in 1555 between Poland and Germany.",
        "In October 1896 Poland and Germany signed the Treaty of Holm.",
        "The Treaty of Holm was concluded between Karl of Poland and Jan of Germany.",
    ],
)
def test_those_who_sign_a_treaty_are_its_two_signatories(read: Read, text: str) -> None:
    said = read(text, title=WAR, infobox="")
    treaty = next(label for label in said.types if label.endswith("of Holm"))

    assert [role for _, role in said.roles(treaty)] == ["signatory", "signatory"]


def test_an_alliance_is_signed_with_somebody_against_somebody(read: Read) -> None:
    said = read("Poland signed an alliance with France against Germany.", title=WAR, infobox="")

    assert said.facts("allegianceTo", "opposedTo") == {
        ("Poland", "allegianceTo", "France"),
        ("Poland", "opposedTo", "Germany"),
    }


def test_troops_sent_to_a_province_are_no_help_for_it(read: Read) -> None:
    said = read("The Polish army sent troops to the province of Gondal.", title=WAR, infobox="")

    assert said.facts("supported") == set()


def test_a_rising_against_the_rule_of_a_state_is_against_the_state(read: Read) -> None:
    said = read("The uprising against Polish rule broke out in Gondal.", title=WAR, infobox="")

    assert said.roles("uprising against Polish rule") == {("Poland", "target")}


def test_the_losses_of_both_sides_are_nobodys_own(read: Read) -> None:
    said = read(
        "The Poles under Karl Holt attacked the German army. Both sides suffered heavy losses.",
        title=WAR,
        infobox="",
    )

    assert {s for s, _, _ in said.facts("casualties")} == {"Poles", "German army"}


def test_a_day_of_the_fight_is_in_its_year_though_another_was_told_last(read: Read) -> None:
    said = read(
        "Holt had seized power in December 1951. On 21 May the Poles captured Zenda.",
        title="Zenda rising",
        infobox="- Conflict: Zenda rising\n- Date: 18–27 May 1952",
    )
    time = said.time("takeover of Zenda by Poles", "tookPlaceAt", "Zenda")

    assert time is not None
    assert time.edtf == "1952-05-21"


def test_a_year_in_the_name_of_a_war_is_not_when_the_battle_was(read: Read) -> None:
    said = read(
        "The Battle of Felsen was a battle between Poland and Germany during the Selby War of "
        "1788.",
        title=BATTLE,
        infobox="",
    )
    (part,) = said.statements("subEventOf")

    assert part.time is None


def test_the_war_that_ended_is_the_rebellion_that_the_article_is_about(read: Read) -> None:
    said = read(
        "The war ended with the defeat of the Poles.",
        title="Gondal Rebellion",
        infobox="- Conflict: Gondal Rebellion\n- Date: 1963",
    )

    assert said.roles("Gondal Rebellion") == {("Poles", "defeated")}


def test_somebody_in_company_is_on_the_side_of_the_subject(read: Read) -> None:
    said = read(
        "Karl Holt defeated the Poles at the Battle of Felsen together with Jan Roe.",
        title=WAR,
        infobox="",
    )

    assert said.roles(BATTLE) == {
        ("Karl Holt", "victor"),
        ("Jan Roe", "victor"),
        ("Poles", "defeated"),
    }


def test_those_who_are_led_at_the_head_of_a_sentence_are_its_subject(read: Read) -> None:
    said = read(
        "Led by Pacifico Holt, the rebels attacked the Polish garrison.", title=WAR, infobox=""
    )

    assert said.facts("leaderOf") == {("Pacifico Holt", "leaderOf", "rebels")}
