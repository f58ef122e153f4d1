"""Bounds from the order in which an article tells: after what is dated before it.

They are weaker than any stated date, and say so: their basis is ``narrativeOrder``, and their
label begins with "not dated".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.properties import TIMED
from kg.extract.timing import time_span
from kg.model import Bounds, Modality, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.record import Unit
    from kg.model import Entity, Statement

    _Dated = tuple[int, int, TimeSpan]  # number of the sentence, where its date stands, the date

__all__ = ["narrative_bounds"]

# How a noun hangs on the clause that tells of its event.
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "root"})
# The EDTF of a longer time is an interval: decades and ranges order nothing.
_LONGEST_POINT = 11


def narrative_bounds(
    context: Context, claims: list[tuple[int, Statement]], entities: tuple[Entity, ...]
) -> tuple[list[Statement], tuple[Entity, ...]]:
    """Give undated claims of the main narrative bounds from the dated ones around them.

    Only sentences under a heading tell in order; the lead summarises. Past perfect and times
    that only bound ("by", "until") date nothing else.
    """
    dated = _dated_units(context)
    # Only what a verb tells moves the narrative on; what a name or a possessive implies does not.
    told = {frame.id for frame in context.lexicon.frames}
    filled: list[Statement] = []
    spans: dict[str, TimeSpan] = {}
    for number, statement in claims:
        bounds = None
        if (
            statement.time is None
            and statement.rule in told
            and statement.property in TIMED
            and statement.modality is Modality.ASSERTED
            and number >= 0
            and _narrates(context, context.units[number])
            and not _is_aside(context.units[number], statement)
        ):
            bounds = _between(number, statement, dated)
        if bounds is not None:
            spans.setdefault(statement.subject, bounds)
        filled.append(statement if bounds is None else replace(statement, time=bounds))
    timed = tuple(
        replace(e, time=spans[e.key])
        if e.time is None and e.key in spans and context.registry.is_a(e.type, "Event")
        else e
        for e in entities
    )
    return filled, timed


def _is_under_heading(context: Context, unit: Unit) -> bool:
    return context.article.sections[unit.parse.section].level > 1


def _narrates(context: Context, unit: Unit) -> bool:
    """Say whether the main clause of a sentence tells what happened next."""
    root = next((p for p in unit.predicates.values() if p.link == "root"), None)
    return (
        _is_under_heading(context, unit)
        and root is not None
        and root.kind != "noun"
        and not root.perfect
    )


def _is_aside(unit: Unit, statement: Statement) -> bool:
    """Say whether a noun tells of an event beside the clause: "caused by", "after the fall of"."""
    for predicate in unit.predicates.values():
        if unit.parse.tokens[predicate.index].span == statement.trigger:
            return predicate.kind == "noun" and predicate.link not in _ARGUMENTS
    return False


def _dated_units(context: Context) -> list[_Dated]:
    found = []
    for unit in context.units:
        root = next((p for p in unit.predicates.values() if p.link == "root"), None)
        if not _is_under_heading(context, unit) or root is None or root.perfect:
            continue
        for expression in unit.times:
            if expression.relation in {"at", "during"}:
                span = time_span(context, unit, expression, state=False)
                if span is not None and len(span.edtf) <= _LONGEST_POINT:
                    found.append((unit.number, expression.span.start, span))
    return found


def _between(number: int, statement: Statement, dated: list[_Dated]) -> TimeSpan | None:
    # In its own sentence a date that stands after what is told bounds it too.
    place = (number, statement.trigger.start if statement.trigger else 0)
    before = [span for n, start, span in dated if (n, start) < place and n < number]
    after = [span for n, start, span in dated if (n, start) > place]
    first = before[-1].bounds.earliest_start if before else ""
    last = after[0].bounds.latest_end if after else ""
    if (first and last and first > last) or not (first or last):
        return None
    words = []
    if first:
        words.append(f"after \u201c{before[-1].label}\u201d")
    if last:
        words.append(f"before \u201c{after[0].label}\u201d")
    label = "not dated; told " + " and ".join(words)
    return TimeSpan(label, "", Bounds(first, last, "", ""), TimeBasis.NARRATIVE_ORDER)
