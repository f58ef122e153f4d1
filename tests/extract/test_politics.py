"""Offices, sides and help; and what was only planned, proposed, hoped for or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.extract.conftest import Read

CHANGE = ("allegianceTo", "sideJoined", "sideLeft")
PLAN = ("plannedBy", "aimsAt", "outcome", "agreedTo")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1923 she was appointed by the Red League as governor of the Zenda District.",
        "In 1923 the Red League appointed her as governor of the Zenda District.",
    ],
)
def test_an_appointment_tells_the_office_its_area_its_body_and_who_gave_it(
    read: Read, sentence: str
) -> None:
    said = read(sentence)
    office = "governor of the Zenda District (Red League)"

    assert said.facts("holdsOffice", "jurisdiction", "postIn") == {
        ("Anna Varga", "holdsOffice", office),
        (office, "jurisdiction", "Zenda District"),
        (office, "postIn", "Red League"),
    }
    assert said.qualifiers("holdsOffice") == [{"appointedBy": "Red League"}]
    assert said.roles("appointment of Anna Varga") == {
        ("Anna Varga", "appointee"),
        ("Red League", "agent"),
    }


def test_an_office_that_nobody_is_said_to_have_given_has_no_giver(read: Read) -> None:
    said = read("In 1923 she was appointed governor of the Zenda District.")

    assert said.facts("holdsOffice", "jurisdiction", "postIn") == {
        ("Anna Varga", "holdsOffice", "governor of the Zenda District"),
        ("governor of the Zenda District", "jurisdiction", "Zenda District"),
    }
    assert said.qualifiers("holdsOffice") == [{}]
    assert said.roles("appointment of Anna Varga") == {("Anna Varga", "appointee")}


def test_an_office_over_a_bare_name_makes_it_a_place(read: Read) -> None:
    said = read("In 1923 she was appointed governor of Zenda.")

    assert said.facts("holdsOffice", "jurisdiction") == {
        ("Anna Varga", "holdsOffice", "governor of Zenda"),
        ("governor of Zenda", "jurisdiction", "Zenda"),
    }


def test_the_label_of_an_office_is_in_the_words_of_the_source(read: Read) -> None:
    said = read("In 1923 she was appointed by the Red League as governor of Zenda.")

    assert said.facts("holdsOffice") == {
        ("Anna Varga", "holdsOffice", "governor of Zenda (Red League)")
    }


def test_who_became_something_held_the_office_from_then_on(read: Read) -> None:
    said = read("She became the governor of the Zenda District in 1923.")
    time = said.time("Anna Varga", "holdsOffice", "governor of the Zenda District")

    assert time is not None
    assert (time.edtf, time.bounds.earliest_start, time.bounds.latest_end) == (
        "1923", "1923-01-01", "",
    )  # fmt: skip


def test_joining_is_a_change_and_then_an_allegiance(read: Read) -> None:
    said = read("In 1919 she joined the Red League.")

    assert said.facts(*CHANGE) == {
        ("Anna Varga", "allegianceTo", "Red League"),
        ("joining of Anna Varga to Red League", "sideJoined", "Red League"),
    }


def test_a_defection_leaves_one_side_for_the_other(read: Read) -> None:
    said = read("In 1925 she defected from the Red League to the Kingdom of Ruritania.")
    event = "defection of Anna Varga to Kingdom of Ruritania"

    assert said.facts(*CHANGE) == {
        ("Anna Varga", "allegianceTo", "Kingdom of Ruritania"),
        (event, "sideJoined", "Kingdom of Ruritania"),
        (event, "sideLeft", "Red League"),
    }


def test_leaving_a_side_is_told(read: Read) -> None:
    said = read("In 1925 she left the Red League and joined the Kingdom of Ruritania.")

    assert {fact[1:] for fact in said.facts("sideLeft", "sideJoined")} == {
        ("sideLeft", "Red League"),
        ("sideJoined", "Kingdom of Ruritania"),
    }


@pytest.mark.parametrize(
    "sentence",
    ["The Red League supported Anna Varga.", "Anna Varga was supported by the Red League."],
)
def test_support_goes_from_who_helps_to_who_is_helped_in_either_voice(
    read: Read, sentence: str
) -> None:
    assert read(sentence).facts("supported") == {("Red League", "supported", "Anna Varga")}


def test_the_government_of_a_state_is_a_body_of_it(read: Read) -> None:
    said = read("The Hungarian government supplied the Red League.")

    assert said.facts("supported", "memberOf") == {
        ("Hungarian government", "memberOf", "Hungary"),
        ("Hungarian government", "supported", "Red League"),
    }


@pytest.mark.parametrize("verb", ["joined", "fought against"])
def test_x_backed_says_who_supported_it(read: Read, verb: str) -> None:
    said = read(f"She {verb} the Hungarian-backed Mountain Republic.")

    assert said.facts("supported") == {("Hungary", "supported", "Mountain Republic")}


def test_a_plan_is_not_what_it_aims_at(read: Read) -> None:
    said = read("She planned to create a Zenda Republic.")
    plan = "plan to create a Zenda Republic"

    assert said.facts(*PLAN, "foundedBy") == {
        (plan, "plannedBy", "Anna Varga"),
        (plan, "aimsAt", "Zenda Republic"),
    }
    assert said.types == {
        "Anna Varga": "Person", plan: "Plan", "Zenda Republic": "ProposedEntity",
    }  # fmt: skip


def test_what_became_of_a_plan_is_told_in_the_next_sentence(read: Read) -> None:
    said = read(
        "She planned to create a Zenda Republic. However these plans never came to fruition."
    )

    assert said.facts("outcome") == {
        ("plan to create a Zenda Republic", "outcome", "t:neverRealised")
    }


def test_a_proposal_is_a_plan_that_others_may_agree_to(read: Read) -> None:
    said = read("The Red League accepted the proposal to create a coalition government.")
    plan = "proposal to create a coalition government"

    assert said.facts(*PLAN) == {
        (plan, "aimsAt", "coalition government"),
        ("Red League", "agreedTo", plan),
    }
    assert said.types["coalition government"] == "ProposedEntity"


def test_a_proposal_is_planned_by_who_makes_it(read: Read) -> None:
    said = read("The Red League proposed to create a coalition government.")

    assert ("proposal to create a coalition government", "plannedBy", "Red League") in said.facts(
        *PLAN
    )


def test_support_that_is_hoped_for_is_no_fact(read: Read) -> None:
    said = read("She hoped for support from Hungary.")

    assert said.facts("supported") == set()
    assert said.unasserted() == {("hoped", "Hungary", "supported", "Anna Varga")}


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("She did not support the Red League.", ("Anna Varga", "supported", "Red League")),
        ("She never joined the Red League.", ("Anna Varga", "allegianceTo", "Red League")),
        (
            "The Red League did not support Karl Brandt.",
            ("Red League", "supported", "Karl Brandt"),
        ),
    ],
)
def test_what_is_denied_is_no_fact_and_makes_no_event(
    read: Read, sentence: str, denied: tuple[str, str, str]
) -> None:
    said = read(sentence)

    assert said.unasserted() == {("negated", *denied)}
    assert said.facts("supported", "hasParticipant", *CHANGE) == set()


def test_an_appointment_that_is_denied_gives_no_office(read: Read) -> None:
    said = read("The Red League did not appoint her as governor of the Zenda District.")

    assert said.facts("holdsOffice", "hasParticipant") == set()


def test_a_dispute_stands_between_two(read: Read) -> None:
    said = read("Disputes immediately began between her and the Red League.")

    assert said.facts("opposedTo") == {
        ("Anna Varga", "opposedTo", "Red League"),
        ("Red League", "opposedTo", "Anna Varga"),
    }


def test_a_rebellion_goes_one_way(read: Read) -> None:
    said = read("In 1921 she rebelled against the Kingdom of Ruritania.")

    assert said.facts("opposedTo") == {("Anna Varga", "opposedTo", "Kingdom of Ruritania")}


def test_a_member_is_a_member(read: Read) -> None:
    said = read("Karl Brandt was a member of the Red League.")

    assert said.facts("memberOf") == {("Karl Brandt", "memberOf", "Red League")}


def test_a_state_tells_its_capital(read: Read) -> None:
    said = read("Its capital was Holm.", title="Duchy of Glottenberg", infobox="- Currency: Krone")

    assert said.facts("capital") == {("Duchy of Glottenberg", "capital", "Holm")}


def test_the_place_of_an_office_is_not_where_the_appointment_was(read: Read) -> None:
    said = read("In 1923 she was appointed head of the Salt Board in Zenda District.")

    assert said.facts("tookPlaceAt", "jurisdiction") == {
        ("head of the Salt Board in Zenda District", "jurisdiction", "Zenda District")
    }


def test_an_event_is_before_what_it_was_done_before(read: Read) -> None:
    said = read("She fought in Zenda, before defecting to the Red League.")

    assert said.facts("before") == {
        ("fighting of Anna Varga in Zenda", "before", "defection of Anna Varga to Red League")
    }


def test_an_event_is_before_what_was_done_after_it(read: Read) -> None:
    said = read("She fled to Zenda after joining the Red League.")

    assert said.facts("before") == {
        ("joining of Anna Varga to Red League", "before", "flight of Anna Varga to Zenda")
    }


def test_places_in_a_row_lie_in_each_other(read: Read) -> None:
    said = read("She was captured in the Old Fortress in Zenda.")

    assert said.facts("locatedIn") == {("Old Fortress", "locatedIn", "Zenda")}


def test_a_native_language_is_known(read: Read) -> None:
    said = read("She was born Anna Kovacs, or Hanna Kovač in her native Polish, in 1890.")

    assert said.facts("knowsLanguage") == {("Anna Varga", "knowsLanguage", "Polish")}


def test_a_people_takes_part_in_the_rising_that_is_called_after_it(read: Read) -> None:
    said = read("In 1901 Karl Brandt led the Basque uprising against the Royal Army.")

    assert said.roles("Basque uprising") == {
        ("Basques", "belligerent"),
        ("Karl Brandt", "leader"),
        ("Royal Army", "target"),
    }
