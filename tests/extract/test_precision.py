"""What must not be read: events that were only meant, others of the same name, halves of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

LEAD = "Anna Varga (1891 – 1937) was a general. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Karl Lund became minister of war.",
        "An invasion of Zenda that they attempted was halted.",
        "The planned invasion of Zenda was never begun.",
        "Varga ran an election campaign in Zenda.",
        "They ordered the invasion of Zenda.",
    ],
)
def test_a_fight_that_is_only_a_word_or_a_plan_is_no_event(read: Read, sentence: str) -> None:
    said = read(LEAD + sentence)
    assert [e for e, cls in said.types.items() if cls in {"Conflict", "Battle"}] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund claimed that Varga joined the Red League.",
        "Varga was accused of leading the Red League.",
    ],
)
def test_what_is_only_claimed_is_left_out(read: Read, sentence: str) -> None:
    assert read(LEAD + sentence).facts("memberOf", "leaderOf", "allegianceTo") == set()


def test_what_was_announced_or_is_to_be_is_a_plan(read: Read) -> None:
    said = read(LEAD + "The Red League announced that it would dissolve the Green League.")
    assert said.facts("dissolution") == set()
    assert [e for e, cls in said.types.items() if cls == "Event"] == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Karl van der Lund", "Karl van der Lund fled to Zenda."),
        ("Karl the Great", "In 1920 Karl the Great fled to Zenda."),
        ('Karl "Kari" Lund', 'Karl "Kari" Lund fled to Zenda.'),
        ("Karl Lund", "In 1920 Major-General Karl Lund fled to Zenda."),
        ("Karl Lund", "Lieutenant Colonel Karl Lund fled to Zenda."),
    ],
)
def test_a_name_is_whole_and_without_its_title(read: Read, name: str, sentence: str) -> None:
    assert read(LEAD + sentence).types.get(name) == "Person"


def test_a_title_of_two_words_is_one(read: Read) -> None:
    said = read(LEAD + "Prime Minister Karl Lund fled. Major-General Jan Roe followed.")
    assert said.facts("hasOccupation") >= {("Karl Lund", "hasOccupation", "prime minister")}
    assert said.facts("hasRank") >= {("Jan Roe", "hasRank", "Major-General")}


def test_the_first_or_last_words_of_a_name_are_that_name(read: Read) -> None:
    said = read("Karl Lund Varga (1891 – 1937) was a general. Lund Varga died in Zenda in 1937.")
    assert ("Karl Lund Varga", "deathPlace", "Zenda") in said.facts("deathPlace")


def test_first_and_last_name_alone_may_be_another(read: Read) -> None:
    said = read(
        "Karl Emil Varga (1891 – 1937) was a general. His father, Karl Varga, was a banker."
    )
    assert said.facts("hasFather") == {("Karl Emil Varga", "hasFather", "Karl Varga")}


def test_an_earlier_battle_of_that_name_is_another(read: Read) -> None:
    said = read(
        "The Battle of Zenda was fought in 1923 between the Poles and the Danes. "
        "An earlier Battle of Zenda had been fought in 1811 between the British and the French."
    )
    battles = [e.key for e in said.knowledge.entities if e.type == "Battle"]
    assert len(battles) == 2


def test_one_dies_and_is_executed_once(read: Read) -> None:
    said = read(LEAD + "Varga was executed in 1937. She was the only general to be executed.")
    assert [e for e in said.types if e.startswith("execution")] == ["execution of Anna Varga"]


def test_who_is_shot_in_the_leg_need_not_die(read: Read) -> None:
    assert read("In 1920 Karl Lund was shot in the leg.").facts("deathDate") == set()
    assert read("Karl Lund was shot in 1920.").facts("deathDate") == {
        ("Karl Lund", "deathDate", "1920")
    }


def test_his_wife_after_and_is_the_wife_of_the_one_before(read: Read) -> None:
    said = read(
        "Karl Varga (1891 – 1937) was a general. "
        "Varga was the third son of a gardener, Joachim Varga, and his wife Grete.",
        title="Karl Varga",
    )
    assert said.facts("spouse", "hasFather", "hasMother") == {
        ("Karl Varga", "hasFather", "Joachim Varga"),
        ("Karl Varga", "hasMother", "Grete"),
        ("Joachim Varga", "spouse", "Grete"),
        ("Grete", "spouse", "Joachim Varga"),
    }


def test_a_clan_is_no_part_of_its_name(read: Read) -> None:
    assert read(LEAD + "The Lund clan fled to Zenda.").facts("memberOf") == set()


def test_a_river_is_crossed_and_a_town_of_a_name_is_that_place(read: Read) -> None:
    said = read(
        LEAD + "In 1920 Varga crossed the Lund River. Karl Roe was born in the town of Hofbau."
    )
    assert said.facts("movedThrough", "movedTo", "birthPlace") == {
        ("movement of Anna Varga across Lund River", "movedThrough", "Lund River"),
        ("Karl Roe", "birthPlace", "Hofbau"),
    }


def test_a_defeat_at_the_polls_is_no_fight(read: Read) -> None:
    said = read(LEAD + "In 1920 Varga defeated Karl Roe in the election.")
    assert said.types["defeat of Karl Roe by Anna Varga"] == "PoliticalEvent"


def test_a_state_by_name_is_that_state(read: Read) -> None:
    said = read(LEAD + "Varga rebelled against the Lund shogunate.")
    assert said.facts("opposedTo") == {("Anna Varga", "opposedTo", "Lund shogunate")}


def test_the_many_are_a_group(read: Read) -> None:
    assert read(LEAD + "The Hofbauians attacked Varga in 1920.").types["Hofbauians"] == "Group"


def test_years_too_far_apart_are_no_marriage(read: Read) -> None:
    said = read(LEAD, infobox="- Spouse: Eva Roe (1800–1879)")
    assert {s.time for s in said.statements("spouse")} == {None}


def test_who_is_proclaimed_something_is_no_state(read: Read) -> None:
    assert read(LEAD + "In 1920 Karl Roe was proclaimed imam.").facts("inception") == set()


def test_a_town_named_after_a_saint_is_no_saint(read: Read) -> None:
    said = read(LEAD + "Varga fled to Saint Helm in 1920.")
    assert said.facts("hasOccupation") == {("Anna Varga", "hasOccupation", "general")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Instead of joining the Red League, Varga fled to Gondal.",
        "Rather than joining the Red League, Varga fled to Gondal.",
        "Varga left Zenda without joining the Red League.",
    ],
)
def test_what_was_left_undone_did_not_happen(read: Read, sentence: str) -> None:
    said = read(LEAD + sentence)
    assert said.facts("memberOf", "allegianceTo") == set()


def test_what_one_sets_out_or_is_sentenced_to_is_not_done_yet(read: Read) -> None:
    said = read(
        LEAD + "Lund moved to capture Zenda. Roe was sentenced to be executed by Karl Holt."
    )
    assert set(said.types.values()) & {"Conflict", "LifeEvent"} == set()


def test_who_shoots_may_miss(read: Read) -> None:
    said = read(LEAD + "Karl Lund shot five members of the Red League.")
    assert "LifeEvent" not in said.types.values()


def test_who_shoots_himself_is_not_executed(read: Read) -> None:
    said = read("Karl Lund (1891 – 1937) was a general. In 1937 Lund shot himself in Zenda.")
    assert ("Karl Lund", "deathPlace", "Zenda") in said.facts("deathPlace")
    assert "LifeEvent" not in said.types.values()


def test_a_calling_before_and_is_one_of_two(read: Read) -> None:
    said = read(LEAD + "Karl Lund, a schoolteacher and former officer, became mayor of Zenda.")
    assert said.facts("hasOccupation") >= {
        ("Karl Lund", "hasOccupation", "schoolteacher"),
        ("Karl Lund", "hasOccupation", "officer"),
    }


def test_a_column_marches_and_not_who_leads_it(read: Read) -> None:
    said = read(LEAD + "A column of 220 men under Lieutenant Colonel Karl Lund marched on Zenda.")
    movers = {o for _, p, o in said.facts("hasParticipant")}
    assert "Karl Lund" not in movers


def test_a_name_with_its_description_before_the_verb_is_its_subject(read: Read) -> None:
    said = read(LEAD + "In June 1928 Karl Lund, a deputy of the Red League, killed Jan Roe.")
    assert ("death of Jan Roe", "hasParticipant", "Karl Lund") in said.facts("hasParticipant")


def test_the_campaign_of_a_state_is_not_where_it_was(read: Read) -> None:
    said = read(LEAD + "In 1901 the campaign of the Kingdom of Ruritania failed.")
    assert said.facts("tookPlaceAt") == set()


def test_a_ship_of_thirty_guns_is_one_ship(read: Read) -> None:
    said = read(LEAD + "Varga's 3,000-strong army attacked Zenda.")
    assert said.facts("memberOf") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Varga was prevented from joining the Red League.",
        "Varga refrained from joining the Red League.",
        "The king forbade Varga to join the Red League.",
    ],
)
def test_what_was_prevented_did_not_happen(read: Read, sentence: str) -> None:
    assert read(LEAD + sentence).facts("memberOf", "allegianceTo") == set()


def test_what_was_to_be_done_is_only_planned(read: Read) -> None:
    said = read(LEAD + "The Green League was to be supported by the Red League.")
    assert said.facts("supported") == set()
    assert len(said.statements("supported", modality="planned")) == 1


def test_who_calls_on_others_to_act_does_not_act(read: Read) -> None:
    said = read(LEAD + "Karl Lund called on the Green League to join the Red League.")
    assert [s for s in said.knowledge.statements if s.subject == "karl-lund"] == []


def test_a_vice_president_is_no_president(read: Read) -> None:
    said = read(LEAD + "Jan Paz, son of Vice President Karl Paz, was killed.")
    assert ("Karl Paz", "hasOccupation", "president") not in said.facts("hasOccupation")


def test_what_was_before_has_not_the_time_of_what_came_then(read: Read) -> None:
    said = read(
        LEAD + "Between the capture of Zenda and the attack on Holm, Varga met Karl Lund on "
        "12 September 1866."
    )
    times = {e.label: e.time for e in said.entities.values()}
    assert [t for label, t in times.items() if label.startswith("capture") and t and t.edtf] == []


def test_a_name_with_an_article_in_it_is_the_name_without(read: Read) -> None:
    said = read(
        "Karl al-Rassan (1858 – 1931) was a general. On 16 September 1931 Rassan was hanged."
    )
    assert said.facts("deathDate") == {("Karl al-Rassan", "deathDate", "1931-09-16")} | {
        ("Karl al-Rassan", "deathDate", "1931")
    }


def test_one_garrison_is_none_of_the_garrisons(read: Read) -> None:
    said = read(
        LEAD + "The rebels attacked Polish garrisons. The Polish garrison was defeated by Varga."
    )
    assert "Polish garrison" in said.types


def test_who_marries_a_sister_is_not_her(read: Read) -> None:
    said = read(
        LEAD + "Karl Holt, who was the brother of Jan Roe, married the sister of Otto Lund."
    )
    assert said.facts("spouse") == set()
    assert ("Otto Lund", "hasSibling", "Jan Roe") not in said.facts("hasSibling")


def test_an_army_is_another_than_the_one_before(read: Read) -> None:
    said = read(
        LEAD + "Varga gathered an army of 40,000 men. She was defeated by an army of 20,000 men."
    )
    armies = {s for s, _, _ in said.facts("strength")}
    assert armies == {"army of 40,000 men", "army of 20,000 men"}


def test_who_is_appointed_to_do_it_has_not_done_it(read: Read) -> None:
    said = read(LEAD + "The king appointed Karl Lund to lead the Red League.")
    assert said.facts("leaderOf") == set()


def test_the_secretary_to_somebody_is_no_secretary_of_state(read: Read) -> None:
    said = read(
        "The Republic of Zenda was a state. Karl Lund served as secretary to Jan Roe, its founder."
    )
    assert said.facts("postIn") == set()


def test_a_force_of_two_states_belongs_to_none_named_after_both(read: Read) -> None:
    said = read(LEAD + "A Franco-Spanish force attacked Zenda.")
    assert "Franco-Spanish" not in said.types


def test_nobody_takes_over_another_s_own_troops_with_his_post(read: Read) -> None:
    said = read(
        "Karl Lund (1891 – 1937) was governor of Zenda. Lund's troops attacked Holm. "
        "Jan Roe was elected to succeed him."
    )
    assert ("Jan Roe", "leaderOf", "Karl Lund’s troops") not in said.facts("leaderOf")


def test_they_are_those_told_of_together(read: Read) -> None:
    said = read(
        LEAD + "The rebels fled. Karl Lund and Jan Roe were captured. They were beheaded in Zenda."
    )
    killed = {o for s, _, o in said.facts("hasParticipant") if s.startswith("execution")}
    assert killed == {"Karl Lund", "Jan Roe"}


def test_nobody_defeats_his_own_army(read: Read) -> None:
    said = read(LEAD + "Karl Lund led his army into Gondal and defeated them in 1805.")
    assert "Karl Lund’s army" not in {o for _, _, o in said.facts("opposedTo")}


def test_the_capital_of_a_state_is_a_place(read: Read) -> None:
    said = read(LEAD + "The Polish capital, Strelsau, was captured in 1905.")
    assert said.types.get("Strelsau") == "Place"


def test_who_is_forced_to_act_acts(read: Read) -> None:
    said = read(LEAD + "In 1807 Gondal tried to force Holm to join the Red League.")
    intended = said.statements("allegianceTo", modality="intended")
    assert {s.subject for s in intended} <= {"holm"}


def test_what_was_considered_did_not_happen(read: Read) -> None:
    said = read(LEAD + "Varga considered withdrawing to Zenda.")
    assert "Movement" not in said.types.values()


def test_an_ambassador_to_a_city_was_not_sent_there(read: Read) -> None:
    said = read(LEAD + "The king recalled Karl Lund, his ambassador to Paris.")
    assert said.facts("movedTo") == set()


def test_armies_of_two_states_are_two(read: Read) -> None:
    said = read(LEAD + "Russian and French armies fought at the Battle of Zenda.")
    assert {o for _, _, o in said.facts("hasParticipant")} == {"Russian armies", "French armies"}


def test_two_posts_have_each_their_years(read: Read) -> None:
    said = read(
        LEAD + "Karl Lund was governor of Zenda from 1970 to 1974 and mayor of Holm from 1975 "
        "to 1978."
    )
    times = {
        s.object: s.time.edtf
        for s in said.statements("holdsOffice")
        if s.subject == "karl-lund" and s.time is not None
    }
    assert times == {"governor-of-zenda": "1970/1974", "mayor-of-holm": "1975/1978"}


def test_what_one_finds_out_is_so(read: Read) -> None:
    said = read(
        LEAD + "Varga returned to Zenda to discover that the Red League had deposed Karl Lund."
    )
    assert ("Red League", "opposedTo", "Karl Lund") in said.facts("opposedTo")


def test_who_stands_in_her_place_is_another(read: Read) -> None:
    said = read(
        LEAD + "In 1920 Varga was imprisoned. Maria Roe governed in her place. She fled to Zenda."
    )
    assert ("flight of Anna Varga to Zenda", "hasParticipant", "Anna Varga") in said.facts(
        "hasParticipant"
    )


def test_the_polish_state_is_poland(read: Read) -> None:
    said = read(LEAD + "Troops of the new Polish state occupied Zenda.")
    assert "Polish new state" not in said.types
    assert "Poland" in {o for _, _, o in said.facts("memberOf")}


def test_a_title_within_a_name_leaves_the_parents(read: Read) -> None:
    said = read(
        "Karl Lund (1891 – 1937) was a general. Lund was born in Zenda, the natural son of Captain "
        "Juan Manuel Roldán and Maria Lopez."
    )
    assert said.facts("hasFather") == {("Karl Lund", "hasFather", "Juan Manuel Roldán")}


def test_half_an_adjective_of_a_land_is_no_part_of_a_calling(read: Read) -> None:
    said = read(LEAD + "Karl Lund was a Central American politician.")
    assert ("Karl Lund", "hasOccupation", "politician") in said.facts("hasOccupation")


def test_a_captain_general_has_one_rank(read: Read) -> None:
    said = read(LEAD + "The French left Captain General Karl Lund in Zenda.")
    told = [o.casefold() for s, _, o in said.facts("hasRank", "hasOccupation") if s == "Karl Lund"]
    assert told == ["captain general"]
