"""From the graph to a table, from the filled-in table to decisions, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Reviewer
from kg.records import read_table, write_table
from kg.review import (
    COLUMNS,
    NEEDED,
    Action,
    Claim,
    Decision,
    apply_decisions,
    new_decisions,
    review_rows,
)

if TYPE_CHECKING:
    from kg.pipeline import Built

IRENA, PETER = Reviewer("Irena Novak"), Reviewer("Peter Holt", "https://example.org/peter")


def test_a_row_says_a_statement_and_where_it_is_from(built: Built) -> None:
    (row,) = [r for r in review_rows(built.graph) if r["property"] == "kg:tookPlaceAt"]

    assert row | {"statement IRI": "", "prefix": "", "suffix": ""} == dict.fromkeys(COLUMNS, "") | {
        "subject": "capture of Anna Varga in Hofbau",
        "subject IRI": "https://w3id.org/article-kg/id/anna-varga/capture-of-anna-varga-in-hofbau",
        "subject class": "Event",
        "property": "kg:tookPlaceAt",
        "object": "Hofbau",
        "object IRI": "https://w3id.org/article-kg/id/anna-varga/hofbau",
        "object class": "Place",
        "time": "In 1936",
        "EDTF": "1936",
        "modality": "asserted",
        "quote": "In 1936 she was captured in Hofbau.",
        "rule": "capture-person",
    }
    assert row["statement IRI"].startswith("https://w3id.org/article-kg/statement/anna-varga/")
    assert f"{row['prefix']}{row['quote']}{row['suffix']}" in built.article.text


def test_every_statement_has_a_row_and_every_row_can_be_decided_on(built: Built) -> None:
    rows = [row | {"decision": "reject"} for row in review_rows(built.graph)]
    decisions = new_decisions(rows, (), IRENA, "", "t")
    knowledge, unapplied = apply_decisions(built.knowledge, decisions)

    assert len(rows) == len(built.knowledge.statements)
    assert unapplied == ()
    assert knowledge.statements == ()
    assert [e.key for e in knowledge.entities] == [built.knowledge.subject]


@given(
    data=st.data(),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
        lambda text: " ".join(text.split())
    ),
    who=st.sampled_from([IRENA, PETER]),
)
def test_decisions_go_to_a_table_and_come_back(
    built: Built, data: st.DataObject, note: str, who: Reviewer
) -> None:
    filled = [
        row | {"decision": data.draw(st.sampled_from(["", "accept", "Reject "])), "note": note}
        for row in review_rows(built.graph)
    ]
    filled.append(
        dict.fromkeys(COLUMNS, "")
        | {"decision": "add", "subject": "=Ilona", "property": "kg:spouse", "object": "-x",
           "quote": "born in Zenda", "note": note}
    )  # fmt: skip
    decisions = new_decisions(filled, (), who, "2026-11-22", "t")
    table = write_table(COLUMNS, review_rows(built.graph, decisions))
    rows = read_table(table, COLUMNS, NEEDED, "t")

    assert new_decisions(rows, (), None, "", "t") == decisions
    assert new_decisions(rows, decisions, None, "", "t") == ()


def test_who_changes_a_decision_has_made_it(built: Built) -> None:
    rows = [r | {"decision": "accept"} for r in review_rows(built.graph)[:1]]
    before = new_decisions(rows, (), IRENA, "2026-11-01", "t")
    again = [r | {"decision": "reject"} for r in review_rows(built.graph, before)[:1]]
    (changed,) = new_decisions(again, before, PETER, "2026-11-22", "t")
    (by_irena,) = new_decisions(again, before, None, "", "t")

    assert (changed.action, changed.reviewer, changed.date) == (
        Action.REJECT, PETER, "2026-11-22",
    )  # fmt: skip
    assert (by_irena.reviewer, by_irena.date) == (IRENA, "2026-11-01")


def test_a_decision_on_what_is_gone_keeps_its_row(built: Built) -> None:
    gone = Decision(Action.REJECT, Claim("Karl", "", "kg:spouse", "Ilona"), "Karl and Ilona", IRENA)
    row = review_rows(built.graph, [gone])[-1]

    assert (row["subject"], row["decision"], row["by"]) == ("Karl", "reject", "Irena Novak")
    assert new_decisions([row], (), None, "", "t") == (gone,)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"decision": "maybe", "by": "I"},
         "t, row 2: not a decision: 'maybe'; write one of accept, reject, correct, add"),
        ({"decision": "accept"}, "t, row 2: nobody decided it; say who: --by NAME"),
        ({"decision": "accept", "by": "I", "quote": ""},
         "t, row 2: accept without its quote; see docs/review.md"),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_is_told(built: Built, cells: dict[str, str], message: str) -> None:
    rows = [review_rows(built.graph)[0] | cells]

    with pytest.raises(InputError) as error:
        new_decisions(rows, (), None, "", "t")
    assert str(error.value) == message
