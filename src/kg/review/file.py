"""The file of decisions beside an article: ``<article>.decisions.toml``, one block each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.records import checked_date, parse_person, person_text, read_blocks, write_block
from kg.review.decision import Action, Claim, Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.records.blocks import Value

__all__ = ["CLAIM_KEYS", "KEYS", "decision_of", "parse_decisions", "record_of", "write_decisions"]

_BLOCK = "decision"
CLAIM_KEYS = (
    "subject", "subject-class", "property", "object", "object-class", "modality", "time", "edtf",
)  # fmt: skip
"""The keys of a claim; a correction has them again with ``new-`` before them."""
KEYS = (
    "action", *CLAIM_KEYS, *(f"new-{key}" for key in CLAIM_KEYS), "quote", "prefix", "suffix",
    "rule", "statement", "by", "date", "note",
)  # fmt: skip
"""The keys of a decision in the order they are written."""
_HINT = "see docs/review.md"


def parse_decisions(text: str, where: str) -> tuple[Decision, ...]:
    """Return the decisions of a file, in order.

    Raises:
        InputError: It is not TOML, or a decision lacks what it needs; the message says which.
    """
    records = read_blocks(text, _BLOCK, dict.fromkeys(KEYS, str), where)
    return tuple(
        decision_of({key: str(value) for key, value in record.items()}, f"{where}, {_BLOCK} {n}")
        for n, record in enumerate(records, start=1)
    )


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Return decisions as :func:`parse_decisions` reads them; to be appended to a file."""
    return "\n".join(write_block(_BLOCK, record_of(decision)) for decision in decisions)


def decision_of(record: Mapping[str, str], where: str) -> Decision:
    """Return the decision that a record of :data:`KEYS` says.

    Raises:
        InputError: It lacks what it needs.
    """
    action = record.get("action", "").strip().casefold()
    if action not in set(Action):
        known = ", ".join(Action)
        raise InputError(f"not a decision: {action!r}", where=where, hint=f"write one of {known}")
    for key in ("subject", "property", "object", "quote"):
        if not record.get(key, "").strip():
            raise InputError(f"{action} without its {key}", where=where, hint=_HINT)
    new = _claim(record, "new-")
    if (action == Action.CORRECT) != (new != Claim()):
        what = "says nothing new" if action == Action.CORRECT else "says something new"
        raise InputError(f"{action} {what}", where=where, hint=f"correct needs it; {_HINT}")
    return Decision(
        action=Action(action),
        claim=_claim(record, ""),
        quote=record["quote"],
        reviewer=parse_person(record.get("by", ""), where),
        new=new,
        prefix=record.get("prefix", ""),
        suffix=record.get("suffix", ""),
        date=checked_date(record.get("date", "").strip(), where),
        note=_tidy(record.get("note", "")),
        rule=_tidy(record.get("rule", "")),
        statement=_tidy(record.get("statement", "")),
    )


def record_of(decision: Decision) -> dict[str, Value]:
    """Return a decision as a record of :data:`KEYS`."""
    said: dict[str, Value] = {
        "action": decision.action.value,
        **_cells(decision.claim, ""),
        **_cells(decision.new, "new-"),
        "quote": decision.quote,
        "prefix": decision.prefix,
        "suffix": decision.suffix,
        "rule": decision.rule,
        "statement": decision.statement,
        "by": person_text(decision.reviewer),
        "date": decision.date,
        "note": decision.note,
    }
    return {key: said[key] for key in KEYS}


def _claim(record: Mapping[str, str], mark: str) -> Claim:
    return Claim(**{key.replace("-", "_"): _tidy(record.get(mark + key, "")) for key in CLAIM_KEYS})


def _cells(claim: Claim, mark: str) -> dict[str, str]:
    return {mark + key: str(getattr(claim, key.replace("-", "_"))) for key in CLAIM_KEYS}


def _tidy(text: str) -> str:
    """Return a text on one line: what is typed into a cell may end in a line break."""
    return " ".join(text.split())
