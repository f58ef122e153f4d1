from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.evaluate import Aspect, Counts, Match, Region, System, Verdict, evaluate, overall, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.evaluate.conftest import GoldMaker

ANNA = "Anna Varga"
PROSE = Region.PROSE
NAME = {"subject": ANNA, "property": "hasName", "object": "Анна Варга", "quote": "Анна Варга"}
BIRTH = {"subject": ANNA, "property": "birthDate", "object": "1901", "quote": "born 1901"}
LOYAL = {
    "subject": ANNA,
    "property": "allegianceTo",
    "object": "Ruritania",
    "quote": "of Ruritania",
}
OFFICE = {
    "subject": ANNA,
    "property": "holdsOffice",
    "object": "governor of Zenda",
    "edtf": "1923",
    "quote": "In 1923 she was appointed",
}
POST = {
    "subject": "governor of Zenda",
    "property": "postIn",
    "object": "Red League",
    "quote": "governor of Zenda",
}
HOPE = {
    "subject": "Gondal",
    "property": "supported",
    "object": ANNA,
    "modality": "hoped",
    "quote": "support from Gondal",
}


def test_without_a_complete_gold_only_recall_is_known(gold: GoldMaker, system: System) -> None:
    found = evaluate(gold(NAME, BIRTH, {**LOYAL, "object": "Gondal"}, OFFICE, HOPE), system)
    told = found.counts[Aspect.STATEMENTS, Region.INFOBOX]

    assert told == Counts(right=2, missed=1)
    assert (told.precision, told.recall, told.f1) == (None, 2 / 3, None)
    assert found.counts[Aspect.STATEMENTS, PROSE] == Counts(right=2)


def test_a_complete_gold_tells_what_is_wrong(gold: GoldMaker, system: System) -> None:
    found = evaluate(gold(OFFICE, POST, HOPE, complete=True), system)
    told = found.counts[Aspect.STATEMENTS, PROSE]

    # The jurisdiction, the leader of the troops and both participants; sides are not counted.
    assert told == Counts(right=3, missed=0, judged=3, wrong=4)
    assert (told.precision, told.recall) == (3 / 7, 1.0)
    assert told.f1 == 2 * (3 / 7) / (3 / 7 + 1)
    assert [f.what for f in found.findings if f.region is PROSE and f.verdict is Verdict.WRONG][
        -4:
    ] == [
        "governor of Zenda: jurisdiction Zenda, rule appoint",
        "Anna Varga: leader of Anna Varga's troops, rule possessed-force",
        "Battle of Strelsau: has participant Anna Varga's troops, as belligerent, rule fight",
        "Battle of Strelsau: has participant Red League, as belligerent, rule fight",
    ]


def test_what_is_optional_is_neither_asked_for_nor_wrong(gold: GoldMaker, system: System) -> None:
    optional = {
        "subject": "governor of Zenda",
        "property": "jurisdiction",
        "object": "Zenda",
        "quote": "governor of Zenda",
        "optional": True,
    }
    without = evaluate(gold(OFFICE, complete=True), system)
    with_it = evaluate(gold(OFFICE, optional, complete=True), system)

    assert without.counts[Aspect.STATEMENTS, PROSE] == Counts(1, 0, 1, 6)
    assert with_it.counts[Aspect.STATEMENTS, PROSE] == Counts(1, 0, 1, 5)


def test_each_statement_answers_one_claim_only(gold: GoldMaker, system: System) -> None:
    other = {**OFFICE, "object": {"type": "Office"}}

    assert evaluate(gold(OFFICE, other), system).counts[Aspect.STATEMENTS, PROSE] == Counts(1, 1)


def test_a_fact_told_twice_counts_once(gold: GoldMaker, system: System) -> None:
    again = {**OFFICE, "quote": "as governor of Zenda"}
    office = next(row for row in system.statements if row.property.endswith("holdsOffice"))
    twice = replace(system, statements=(*system.statements, replace(office, iri="again")))

    for told in (system, twice):
        counts = evaluate(gold(OFFICE, again, complete=True), told).counts
        assert counts[Aspect.STATEMENTS, PROSE] == Counts(1, 0, 1, 6)


def test_what_is_about_the_same_and_not_right_is_missed_and_wrong(
    gold: GoldMaker, system: System
) -> None:
    found = evaluate(gold({**OFFICE, "edtf": "1924"}, complete=True), system)

    assert found.counts[Aspect.STATEMENTS, PROSE] == Counts(0, 1, 0, 7)
    assert found.counts[Aspect.TIMES, PROSE] == Counts(0, 1, 0, 1)
    assert found.counts[Aspect.MODALITY, PROSE] == Counts(1, 0, 1, 0)
    assert found.counts[Aspect.EVIDENCE, PROSE] == Counts(1, 0, 1, 0)
    assert "the graph has: Anna Varga: holds office governor of Zenda" in next(
        f.what for f in found.findings if f.verdict is Verdict.MISSED and f.region is PROSE
        and f.aspect is Aspect.STATEMENTS
    )  # fmt: skip


def test_modality_and_evidence_are_counted_over_what_is_about_the_same(
    gold: GoldMaker, system: System
) -> None:
    denied = {**HOPE, "modality": "negated"}
    elsewhere = {**POST, "quote": "her troops fought the Red League"}
    found = evaluate(gold(denied, elsewhere), system).counts

    assert found[Aspect.STATEMENTS, PROSE] == Counts(1, 1)
    assert found[Aspect.MODALITY, PROSE] == Counts(1, 1)
    assert found[Aspect.EVIDENCE, PROSE] == Counts(1, 1)


def test_a_stated_time_that_a_complete_gold_does_not_have_is_wrong(
    gold: GoldMaker, system: System
) -> None:
    untimed = {key: value for key, value in OFFICE.items() if key != "edtf"}
    exact = evaluate(gold(untimed, complete=True), system).counts
    lenient = evaluate(gold(untimed, complete=True), system, Match.LENIENT).counts

    assert exact[Aspect.TIMES, PROSE] == lenient[Aspect.TIMES, PROSE] == Counts(0, 0, 0, 1)
    assert exact[Aspect.STATEMENTS, PROSE].right == 0
    assert lenient[Aspect.STATEMENTS, PROSE].right == 1


def test_forbidden_claims_that_are_made_are_told(gold: GoldMaker, system: System) -> None:
    forbidden = {key: value for key, value in OFFICE.items() if key != "quote"}
    absent = {"subject": "Gondal", "property": "supported", "forbidden": True}
    found = evaluate(gold({**forbidden, "forbidden": True}, absent), system)

    assert (found.violated, found.forbidden) == (1, 2)
    assert [(f.verdict, f.what) for f in found.findings] == [
        (Verdict.FORBIDDEN, "Anna Varga, holdsOffice, governor of Zenda, at 1923")
    ]


def test_entities_are_counted_with_their_class(gold: GoldMaker, system: System) -> None:
    lines: list[Mapping[str, object]] = [
        {"entity": ANNA, "type": "Person"},
        {"entity": "Ruritania", "type": "Organization"},
        {"entity": "Gondal", "type": "Person"},
        {"entity": "Karst", "type": "Place", "optional": True},
    ]
    made = gold(*lines, LOYAL, HOPE, complete=True)
    found = evaluate(made, system).counts

    assert found[Aspect.ENTITIES, Region.INFOBOX] == Counts(2, 0, 2, 0)
    # Gondal is no person; five others are in no line of the gold.
    assert found[Aspect.ENTITIES, PROSE] == Counts(1, 1, 1, 6)


def test_a_gold_without_entity_lines_asks_for_what_its_claims_name(
    gold: GoldMaker, system: System
) -> None:
    karst = {"subject": "Karst", "property": "supported", "object": ANNA, "quote": "She hoped"}
    found = evaluate(gold(NAME, HOPE, karst), system).counts

    # A name and a literal are no entities.
    assert found[Aspect.ENTITIES, Region.INFOBOX] == Counts(1, 0)
    assert found[Aspect.ENTITIES, PROSE] == Counts(2, 1)


def test_the_whole_is_the_sum_and_precision_is_that_of_complete_golds(
    gold: GoldMaker, system: System
) -> None:
    complete = evaluate(gold(OFFICE, complete=True), system)
    partial = evaluate(gold({**OFFICE, "edtf": "1924"}), system)
    total = overall((complete, partial))
    told = total.counts[Aspect.STATEMENTS, PROSE]

    assert told == Counts(right=1, missed=1, judged=1, wrong=6)
    assert (told.precision, told.recall) == (1 / 7, 1 / 2)
    assert (total.name, total.complete) == ("overall", False)
    assert not overall(()).complete


def test_a_row_shows_a_dash_for_what_is_not_known(gold: GoldMaker, system: System) -> None:
    shown = list(rows(evaluate(gold(OFFICE), system)))

    assert len(shown) == 15
    assert shown[3:6] == [
        ("anna", "statements", "infobox", "-", "-", "-", "0", "0", "-"),
        ("anna", "statements", "prose", "-", "1.000", "-", "1", "0", "-"),
        ("anna", "statements", "both", "-", "1.000", "-", "1", "0", "-"),
    ]
