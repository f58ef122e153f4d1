"""Who did something with somebody: "fled along with X", "Anna, together with Y, attacked Z"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS
from kg.extract.record import Circumstances, Rule
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["read_companions"]

_WITH = Rule("along-with", "\u201cX along with Y\u201d: what X took part in, Y did too.")
# What stands before "with" or "by" where it tells of company, and the words that do so alone.
_COMPANY = {"with": {"along", "together", "jointly"}, "by": {"accompanied", "joined"}}
# What may stand between a companion and the next one.
_JOINTS = frozenset({",", "and", "his", "her", "their", "the"})


def read_companions(context: Context, unit: Unit) -> None:
    """Claim that companions took part in the events of a sentence as those did whom they joined."""
    tokens = unit.parse.tokens
    for token in tokens[1:-1]:
        before = tokens[token.index - 1]
        if before.text.casefold() not in _COMPANY.get(token.text.casefold(), ()):
            continue
        clause = _clause(unit, before.index)
        companions = _named_from(context, unit, token.index + 1)
        if clause is None or not companions or clause.modality is not Modality.ASSERTED:
            continue
        ground = unit.ground(_WITH, before.span)
        for event, role, time in _parts(context, unit, clause):
            for companion in companions:
                context.sides.participate(event, companion, role, ground, Circumstances(time=time))


def _clause(unit: Unit, index: int) -> Predicate | None:
    """Return the clause that company is told of: that of the subject right before, or the last."""
    tokens = unit.parse.tokens
    last = index - 1 - (tokens[index - 1].text == "," and index > 1)
    subject = unit.phrases.get(last)
    if subject is not None and tokens[subject.head].dep in SUBJECTS:
        return unit.predicates.get(tokens[subject.head].head)
    clauses = [p for p in unit.predicates.values() if p.kind == "verb" and p.index < index]
    return clauses[-1] if clauses else None


def _named_from(context: Context, unit: Unit, index: int) -> list[Draft]:
    """Return the people and groups that are named in a row from a token on."""
    tokens = unit.parse.tokens
    found: list[Draft] = []
    while index < len(tokens):
        phrase = unit.phrases.get(index)
        adjective = tokens[index].text.casefold() in context.lexicon.adjectives
        if phrase is not None and phrase.kind == "name" and not adjective:
            drafts = context.entities(unit, phrase.head)
            if not all(context.registry.fits(d, ("Agent",)) for d in drafts):
                break
            found += drafts
            index = max(i for i, h in unit.phrases.covered.items() if h == phrase.head) + 1
        elif adjective or tokens[index].text.casefold() in _JOINTS or _describes(unit, index):
            index += 1
        else:
            break
    return found


def _describes(unit: Unit, index: int) -> bool:
    """Say whether a word belongs to what a companion is ("his comrade X")."""
    phrase = unit.phrases.get(index)
    last = phrase.head if phrase is not None else index
    after = unit.phrases.get(last + 1)
    adjective = unit.parse.tokens[index].upos == "ADJ"
    named = after is not None and (after.kind == "name" or adjective)
    return named and unit.parse.tokens[index].upos in {"NOUN", "ADJ"}


def _parts(
    context: Context, unit: Unit, clause: Predicate
) -> list[tuple[Draft, str, TimeSpan | None]]:
    """Return the events of a clause in which its subject took part, with role and side.

    Of a passive that is who underwent it.
    """
    tokens = unit.parse.tokens
    trigger = tokens[clause.index].span
    passive = any(t.head == clause.index and t.dep == "aux:pass" for t in tokens)
    acting = clause.role("subject") if not passive else ()
    subjects = {d.key for d in context.all_entities(unit, (acting or clause.role("object"))[:1])}
    found = []
    for claim in context.told_in(unit):
        own = claim.trigger in {None, trigger} and claim.object in subjects
        if claim.property == "hasParticipant" and own and claim.modality is Modality.ASSERTED:
            qualifiers = {name: str(value) for name, value in claim.qualifiers}
            side = qualifiers.get("onSide", "").rpartition("-")[2]
            role = qualifiers.get("role", "").removeprefix("t:")
            event = context.registry.drafts[claim.subject]
            found.append((event, f"{role}/{side}" if side else role, claim.time))
    return found
