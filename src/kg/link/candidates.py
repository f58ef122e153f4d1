"""The candidates of a service as a table to decide on, and the entries of a filled-in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.link.authority import Entry, Relation, parse_authority, write_entries
from kg.records import parse_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.link.authority import Authority
    from kg.link.protocol import Candidate, Manifest, Query
    from kg.link.questions import Question
    from kg.model import Reviewer

__all__ = ["COLUMNS", "NEEDED", "candidate_rows", "new_entries"]

COLUMNS = (
    "entity", "candidate", "description", "types", "score", "match", "decision", "note", "by",
    "date", "identifier", "class", "entity IRI", "service",
)  # fmt: skip
"""The columns of the table; ``decision`` and what follows up to ``date`` is to be filled in."""
NEEDED = ("entity", "decision", "identifier", "match")
"""The columns without which a table says nothing."""
_DECISIONS = {
    "accept": Relation.SAME, "close": Relation.CLOSE, "reject": Relation.DIFFERENT,
}  # fmt: skip


def candidate_rows(  # noqa: PLR0913 - what was asked, of whom, and what came
    asked: Iterable[Question],
    answers: Mapping[Query, Iterable[Candidate]],
    manifest: Manifest,
    service: str,
    *,
    min_score: float,
    known: Authority = (),
) -> tuple[dict[str, str], ...]:
    """Return one row a candidate, in the order of the questions, the best first.

    Args:
        asked: What was asked.
        answers: The candidates of each query.
        manifest: What the service says of itself.
        service: Its address.
        min_score: Candidates with a lower score are left out.
        known: What was decided before; a candidate that was looked at is not offered again.
    """
    seen = {(e.entity, e.identifier) for e in known if e.reviewer is not None}
    rows = []
    for question in asked:
        for candidate in answers.get(question.query, ()):
            iri = manifest.iri(candidate.identifier)
            new = iri and (question.entity.iri, iri) not in seen
            if new and candidate.score >= min_score:
                rows.append(
                    {
                        "entity": question.entity.label,
                        "entity IRI": question.entity.iri,
                        "class": question.entity.type,
                        "candidate": candidate.name,
                        "identifier": iri,
                        "description": candidate.description,
                        "types": "; ".join(candidate.types),
                        "score": f"{candidate.score:g}",
                        "match": str(candidate.match).lower(),
                        "service": service,
                    }
                )
    return tuple(rows)


def new_entries(
    rows: Iterable[Mapping[str, str]],
    known: Authority,
    reviewer: Reviewer | None,
    date: str,
    where: str,
) -> Authority:
    """Return what a filled-in table says and the authority file does not yet.

    ``accept`` says that both are the same, ``close`` that they are close, ``reject`` that
    they are not. A candidate that the service takes for certain and nobody looked at becomes
    a close one that nobody verified.

    Raises:
        InputError: A row cannot be understood; the message says which.
    """
    found: dict[object, Entry] = {}
    for number, row in enumerate(rows, start=2):
        here = f"{where}, row {number}"
        decision = row["decision"].strip().casefold()
        if decision and decision not in _DECISIONS:
            hint = f"write one of {', '.join(_DECISIONS)}"
            raise InputError(f"not a decision: {decision!r}", where=here, hint=hint)
        if decision or row["match"].strip().casefold() == "true":
            entry = _entry(row, decision, reviewer, date, here)
            found[entry.target] = entry
    return tuple(entry for entry in found.values() if not _is_known(entry, known))


def _entry(
    row: Mapping[str, str], decision: str, reviewer: Reviewer | None, date: str, where: str
) -> Entry:
    by = row.get("by", "").strip()
    person = parse_person(by, where) if by else reviewer
    if decision and person is None:
        raise InputError("nobody decided it", where=where, hint="say who: --by NAME")
    score = row.get("score", "").strip()
    entry = Entry(
        identifier=row["identifier"].strip(),
        labels=(" ".join(row["entity"].split()),),
        class_=row.get("class", "").strip(),
        relation=_DECISIONS.get(decision, Relation.CLOSE),
        entity=row.get("entity IRI", "").strip(),
        source=row.get("service", "").strip(),
        reviewer=person if decision else None,
        date=(row.get("date", "").strip() or date) if decision else "",
        how=" ".join(row.get("note", "").split())
        or (f"proposed with the score {score}" if score else ""),
    )
    # Through the door that checks what a hand may have typed.
    return parse_authority(write_entries([entry]).encode(), where)[0]


def _is_known(entry: Entry, known: Authority) -> bool:
    """Whether it was said before, or a person has spoken already where the service only guesses."""
    same = [old for old in known if old.target == entry.target]
    return entry in same[-1:] or (
        entry.reviewer is None and any(old.reviewer is not None for old in same)
    )
