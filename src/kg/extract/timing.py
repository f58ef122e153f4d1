"""Which predicate a time belongs to, and bounds from the order of the narrative."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Bounds, Modality, TimeBasis, TimeSpan

if TYPE_CHECKING:
    from kg.extract.context import Context, Unit
    from kg.extract.predicates import Predicate
    from kg.mentions import TimeExpression
    from kg.model import Entity, Statement

__all__ = ["narrative_bounds", "times_of"]


def times_of(unit: Unit, predicate: Predicate) -> tuple[TimeExpression, ...]:
    """Return the times that hold for a predicate: its own, or the one that opens the sentence."""
    own = tuple(t for t in unit.times if _anchor(unit, t) == predicate.index)
    if own:
        return own
    opening = tuple(t for t in unit.times if _opens(unit, t))
    if opening and predicate.link not in {
        "when",
        "after",
        "before",
        "since",
        "acl",
        "acl:relcl",
        "advcl",
    }:
        return opening
    if predicate.governor in unit.predicates and predicate.link in {"xcomp", "ccomp", "to"}:
        return times_of(unit, unit.predicates[predicate.governor])
    if predicate.kind == "noun" and predicate.governor in unit.predicates:
        return times_of(unit, unit.predicates[predicate.governor])
    return ()


def _tokens(unit: Unit, time: TimeExpression) -> list[int]:
    return [t.index for t in unit.parse.tokens if time.span.contains(t.span)]


def _anchor(unit: Unit, time: TimeExpression) -> int:
    """Return the predicate that the words of a time hang on, or -1."""
    tokens = _tokens(unit, time)
    if not tokens:
        return -1
    if _opens(unit, time):
        return -2
    inside = set(tokens)
    heads = [unit.parse.tokens[i].head for i in tokens if unit.parse.tokens[i].head not in inside]
    index = heads[0] if heads else tokens[0]
    seen: set[int] = set()
    # A time right after a verb's own words is the verb's, though the tree may hang it on a
    # place name in between.
    while index not in unit.predicates and index not in seen:
        seen.add(index)
        index = unit.parse.tokens[index].head
    return index if index in unit.predicates else -1


def _opens(unit: Unit, time: TimeExpression) -> bool:
    """Say whether a time stands before the subject of the sentence, so for all its clauses."""
    tokens = _tokens(unit, time)
    if not tokens or tokens[0] > 1:
        return False
    after = tokens[-1] + 1
    return after < len(unit.parse.tokens) and (
        unit.parse.tokens[after].text == ","
        or unit.parse.tokens[after].dep in {"det", "nsubj", "nmod:poss"}
    )


_Dated = tuple[int, int, TimeSpan]
"""Number of the unit, where its date stands, the date."""


def narrative_bounds(
    context: Context, claims: list[tuple[int, Statement]], entities: tuple[Entity, ...]
) -> tuple[list[tuple[int, Statement]], tuple[Entity, ...]]:
    """Give undated claims of the main narrative bounds from the dated ones around them.

    Only sentences under a heading tell in order; the lead summarises. Past perfect and times
    that only bound ("by", "until") date nothing else.
    """
    dated = _dated_units(context)
    # Only what a verb tells moves the narrative on; what a name or a possessive implies does not.
    told = {frame.id for frame in context.lexicon.frames}
    filled: list[tuple[int, Statement]] = []
    spans: dict[str, TimeSpan] = {}
    for number, statement in claims:
        span = statement.time
        if (
            span is None
            and number >= 0
            and statement.rule in told
            and statement.modality is Modality.ASSERTED
            and _narrated(context, number)
        ):
            span = _between(number, statement, dated)
        if span is not None and statement.property in _TIMED:
            statement = replace(statement, time=span)
            if span.basis is TimeBasis.NARRATIVE_ORDER:
                spans.setdefault(statement.subject, span)
        filled.append((number, statement))
    timed = tuple(
        replace(e, time=spans[e.key])
        if e.time is None and e.key in spans and context.registry.is_a(e.type, "Event")
        else e
        for e in entities
    )
    return filled, timed


# Properties whose statements hold at some time; what something is called or is part of does not.
_TIMED = frozenset(
    "allegianceTo holdsOffice leaderOf opposedTo supported hasParticipant tookPlaceAt movedTo "
    "movedFrom movedThrough sideJoined sideLeft underAuthorityOf agreedTo".split()
)


def _narrated(context: Context, number: int) -> bool:
    unit = context.units[number]
    section = context.article.sections[unit.parse.section]
    if section.level <= 1:
        return False
    root = next((p for p in unit.predicates.values() if p.link == "root"), None)
    return root is not None and root.kind != "noun" and not root.perfect


def _dated_units(context: Context) -> list[_Dated]:
    found = []
    for unit in context.units:
        if context.article.sections[unit.parse.section].level <= 1:
            continue
        root = next((p for p in unit.predicates.values() if p.link == "root"), None)
        if root is None or root.perfect:
            continue
        for expression in unit.times:
            if expression.relation in {"at", "during"}:
                span = context.time_span(expression, unit, state=False)
                if span is not None and len(span.edtf) < 12:  # noqa: PLR2004 - decades order nothing
                    found.append((unit.number, expression.span.start, span))
    return found


def _between(number: int, statement: Statement, dated: list[_Dated]) -> TimeSpan | None:
    # In its own sentence a date that stands after what is told bounds it too.
    place = (number, statement.trigger.start if statement.trigger else 0)
    before = [span for n, start, span in dated if (n, start) < place and n < number]
    after = [span for n, start, span in dated if (n, start) > place]
    first = before[-1].bounds.earliest_start if before else ""
    last = after[0].bounds.latest_end if after else ""
    if first and last and first > last:
        return None
    if not first and not last:
        return None
    words = []
    if before and first:
        words.append(f"after \u201c{before[-1].label}\u201d")
    if after and last:
        words.append(f"before \u201c{after[0].label}\u201d")
    label = "not dated; told " + " and ".join(words)
    return TimeSpan(label, "", Bounds(first, last, "", ""), TimeBasis.NARRATIVE_ORDER)
