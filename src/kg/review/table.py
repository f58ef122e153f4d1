"""The statements of a graph as a table to decide on, and the decisions of a filled-in one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.rdf.describe import describe
from kg.rdf.passages import CONTEXT
from kg.rdf.vocab import shorten
from kg.records import person_text
from kg.review.decision import Action
from kg.review.file import decision_of, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Reviewer
    from kg.rdf.describe import DescribedGraph, StatementRow
    from kg.rdf.graph import RdfGraph
    from kg.review.decision import Decision

__all__ = ["COLUMNS", "NEEDED", "new_decisions", "review_rows"]

_KEYS = {
    "statement IRI": "statement", "subject": "subject", "property": "property",
    "object": "object", "time": "time", "EDTF": "edtf", "modality": "modality",
    "quote": "quote", "rule": "rule", "decision": "action", "note": "note",
    "new subject": "new-subject", "new property": "new-property", "new object": "new-object",
    "new time": "new-time", "new EDTF": "new-edtf", "new modality": "new-modality",
    "subject class": "subject-class", "object class": "object-class",
    "new subject class": "new-subject-class", "new object class": "new-object-class",
    "by": "by", "date": "date", "prefix": "prefix", "suffix": "suffix",
}  # fmt: skip
_IRIS = ("subject IRI", "object IRI")
COLUMNS = (
    "statement IRI", "subject", "subject IRI", "property", "object", "object IRI", "time", "EDTF",
    "modality", "quote", "rule", "decision", "note",
    *(c for c in _KEYS if c.startswith("new ") and not c.endswith(" class")),
    "subject class", "object class", "new subject class", "new object class", "by", "date",
    "prefix", "suffix",
)  # fmt: skip
"""The columns of the table, those to be filled in after those to be read."""
NEEDED = ("subject", "property", "object", "quote", "decision")
"""The columns without which a table says nothing."""


def review_rows(graph: RdfGraph, decisions: Iterable[Decision] = ()) -> tuple[dict[str, str], ...]:
    """Return one row a statement in the order of the text, with what was decided before.

    A decision on a statement that is not in the graph, such as an added one, gets a row of
    its own at the end.
    """
    described = describe(graph)
    classes = {entity.iri: entity.type for entity in described.entities}
    rows = [_row(row, described, classes) for row in described.statements]
    latest = {decision.target: _as_row(decision) for decision in decisions}
    for row in rows:
        found = next((key for key, made in latest.items() if _agrees(made, row)), None)
        if found is not None:
            made = latest.pop(found)
            row |= {c: text for c, text in made.items() if not row[c]}
    empty = dict.fromkeys(_IRIS, "")
    return (*rows, *(empty | made for made in latest.values()))


def new_decisions(
    rows: Iterable[Mapping[str, str]],
    known: Iterable[Decision],
    reviewer: Reviewer | None,
    date: str,
    where: str,
) -> tuple[Decision, ...]:
    """Return what a filled-in table decides and was not decided before.

    Args:
        rows: The rows of the table; those without a decision are passed over.
        known: The decisions that were made before.
        reviewer: Who decided where a row does not say, or changes an older decision.
        date: When, likewise.
        where: What messages call the table.

    Raises:
        InputError: A row cannot be understood; the message says which.
    """
    latest = {decision.target: decision for decision in known}
    found: dict[tuple[object, ...], Decision] = {}
    for number, row in enumerate(rows, start=2):
        if not row["decision"].strip():
            continue
        here = f"{where}, row {number}"
        record = {key: row.get(column, "") for column, key in _KEYS.items()}
        if not record["by"].strip():
            if reviewer is None:
                raise InputError("nobody decided it", where=here, hint="say who: --by NAME")
            record |= {"by": person_text(reviewer), "date": record["date"].strip() or date}
        decision = decision_of(record, here)
        before = latest.get(decision.target)
        if before is not None and before.content == decision.content:
            continue
        if before is not None and reviewer is not None and before.reviewer == decision.reviewer:
            decision = replace(decision, reviewer=reviewer, date=date)
        found[decision.target] = decision
    return tuple(found.values())


def _row(
    row: StatementRow, described: DescribedGraph, classes: Mapping[str, str]
) -> dict[str, str]:
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {
        "statement IRI": row.iri,
        "subject": row.subject_label,
        "subject IRI": row.subject,
        "subject class": classes.get(row.subject, ""),
        "property": shorten(row.property),
        "object": row.value,
        "object IRI": row.object,
        "object class": classes.get(row.object, ""),
        "modality": row.modality,
        "rule": row.rule,
    }
    if row.time is not None:
        cells |= {"time": row.time.label, "EDTF": row.time.edtf}
    if row.passages:
        passage = row.passages[0]
        cells |= {
            "quote": passage.quote,
            "prefix": described.text[max(0, passage.start - CONTEXT) : passage.start],
            "suffix": described.text[passage.end : passage.end + CONTEXT],
        }
    return cells


def _as_row(decision: Decision) -> dict[str, str]:
    record = record_of(decision)
    return {column: str(record[key]) for column, key in _KEYS.items()}


def _agrees(made: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether a decision, as a row, is on the statement of a row."""
    said = ("subject", "property", "object", "quote")
    qualified = ("subject class", "object class", "modality", "time", "EDTF")
    return (
        made["decision"] != Action.ADD
        and all(" ".join(made[c].split()) == " ".join(row[c].split()) for c in said)
        and all(made[c] in ("", row[c]) for c in qualified)
    )
