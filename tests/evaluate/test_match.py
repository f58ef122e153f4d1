from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.evaluate import Match, Matcher, System

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.evaluate.conftest import GoldMaker

ANNA = "Anna Varga"
OFFICE = {"subject": ANNA, "property": "holdsOffice", "object": "governor of Zenda"}
FIGHT = {"subject": "Battle of Strelsau", "property": "hasParticipant", "object": "Red League"}


def ways(gold: GoldMaker, system: System, *lines: Mapping[str, object]) -> list[str]:
    """Return by which ways of matching the last line is found; the others are entities."""
    made = gold(*lines)
    return [m.value for m in Match if Matcher(made, system, m).finds(made.claims[-1])]


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (OFFICE, ["exact", "lenient"]),
        ({**OFFICE, "subject": "Varga"}, ["lenient"]),
        ({**OFFICE, "subject": "ANNA VARGA"}, ["lenient"]),
        ({**OFFICE, "subject": "Anna Vargas"}, []),
        ({**OFFICE, "object": "Governor of Żenda"}, ["lenient"]),
        ({**OFFICE, "object": {"type": "Office"}}, ["exact", "lenient"]),
        ({**OFFICE, "object": {"type": "Place"}}, []),
        ({**OFFICE, "object": ["mayor", "governor of Zenda"]}, ["exact", "lenient"]),
        ({"subject": ANNA, "property": "holdsOffice"}, ["exact", "lenient"]),
        ({**OFFICE, "property": ["leaderOf", "holdsOffice"]}, ["exact", "lenient"]),
        ({**OFFICE, "property": "leaderOf"}, []),
        ({**OFFICE, "modality": "planned"}, []),
        ({**OFFICE, "edtf": "1923"}, ["exact", "lenient"]),
        ({**OFFICE, "edtf": "1923-05"}, ["lenient"]),
        ({**OFFICE, "edtf": "1924"}, []),
        ({**OFFICE, "time": "In 1923"}, ["exact", "lenient"]),
        ({**OFFICE, "time": "in May"}, []),
        ({**OFFICE, "appointedBy": "Red League"}, ["exact", "lenient"]),
        ({**OFFICE, "appointedBy": "Gondal"}, []),
        ({**OFFICE, "givenBy": "Gondal"}, ["lenient"]),
        ({**OFFICE, "quote": "as governor of Zenda"}, ["exact", "lenient"]),
        ({**OFFICE, "quote": "of Ruritania. In 1923 she"}, ["lenient"]),
        ({**OFFICE, "quote": "support from Gondal"}, []),
        ({**FIGHT, "role": "belligerent"}, ["exact", "lenient"]),
        ({**FIGHT, "role": "victor"}, []),
        ({"subject": "Gondal", "property": "supported", "modality": "hoped"}, ["exact", "lenient"]),
        ({"subject": "Gondal", "property": "supported"}, []),
        ({"subject": ANNA, "property": "birthDate", "object": "1901"}, ["exact", "lenient"]),
        ({"subject": ANNA, "property": "birthDate", "object": "1901-05-04"}, ["lenient"]),
        ({"subject": ANNA, "property": "birthDate", "object": "1902"}, []),
        ({"subject": ANNA, "property": "hasName", "object": "Анна Варга"}, ["exact", "lenient"]),
    ],
    ids=str,
)
def test_a_claim_is_found_by_these_ways(
    gold: GoldMaker, system: System, claim: Mapping[str, object], found: list[str]
) -> None:
    assert ways(gold, system, claim) == found


def test_an_event_is_found_by_class_and_links_whatever_its_label(
    gold: GoldMaker, system: System
) -> None:
    fight = {"entity": "the fight", "type": "Conflict", "linked": ["Red League"]}
    claim = {"subject": "the fight", "property": "hasParticipant", "object": "Red League"}

    assert ways(gold, system, fight, claim) == ["exact", "lenient"]
    assert ways(gold, system, {**fight, "linked": ["Gondal"]}, claim) == []
    # A thing of the graph without a kind may be the one that is meant.
    assert ways(gold, system, {**fight, "kind": "raid"}, claim) == ["lenient"]


def test_a_claim_takes_over_the_time_of_the_event_it_is_about(
    gold: GoldMaker, system: System
) -> None:
    fight = {"entity": "Battle of Strelsau", "type": "Battle", "edtf": "1926"}

    # The graph does not date the battle.
    assert ways(gold, system, fight, FIGHT) == ["lenient"]
    assert ways(gold, system, {**fight, "edtf": ["", "1926"]}, FIGHT) == ["exact", "lenient"]


def test_a_complete_gold_without_a_time_says_that_there_is_none(
    gold: GoldMaker, system: System
) -> None:
    for complete, found in ((False, 1), (True, 0)):
        made = gold(OFFICE, complete=complete)
        assert len(Matcher(made, system).finds(made.claims[0])) == found


def test_a_symmetric_or_inverse_property_is_found_from_its_other_end_leniently(
    gold: GoldMaker, system: System
) -> None:
    row = next(r for r in system.statements if r.label == "Anna Varga: allegiance to Ruritania")
    for told, asked in (("spouse", "spouse"), ("hasFather", "hasChild"), ("hasChild", "hasMother")):
        turned = replace(row, property=row.property.replace("allegianceTo", told))
        claim = {"subject": "Ruritania", "property": asked, "object": ANNA}

        assert ways(gold, replace(system, statements=(turned,)), claim) == ["lenient"]
