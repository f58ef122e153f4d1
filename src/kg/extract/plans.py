"""What somebody meant to do: plans for what is not yet, and the purposes of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.model import Literal, Modality, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Ground, Record, Unit
    from kg.resolve import Draft

__all__ = ["claim_plan", "purpose_of"]

_PLAN = Rule("plan", "Somebody planned something that did not exist yet.")


def claim_plan(
    context: Context,
    unit: Unit,
    predicate: Predicate,
    created: tuple[Draft, ...],
    ground: Ground,
) -> None:
    """Claim a plan to create something: planned by somebody, aiming at what is not yet.

    Whose proposal it was is told by the verb of proposing: the subject of "it was proposed that
    X be founded" is not who proposed it.
    """
    noun = "proposal" if predicate.modality is Modality.PROPOSED else "plan"
    words = context.article.surface(_span(unit, predicate))
    plan = context.registry.new("Plan", f"{noun} {words}", unit.parse.sentence)
    context.plans[unit.number] = plan
    context.rules[_PLAN.id] = _PLAN.means
    planners = predicate.role("subject") if noun == "plan" else _proposers(context, unit, predicate)
    if planners:
        for planner in context.all_entities(unit, planners):
            if context.registry.is_a(planner.type, "Agent"):
                context.claim(plan, "plannedBy", planner, unit.ground(_PLAN))
    for draft in created:
        draft.type = "ProposedEntity"
        for word in draft.label.split():
            context.add_kind(draft, word.casefold())
        context.claim(plan, "aimsAt", draft, ground.by(ground.rule))


def _proposers(context: Context, unit: Unit, predicate: Predicate) -> tuple[int, ...]:
    above = unit.predicates.get(predicate.governor)
    proposes = above is not None and context.lexicon.attitudes.get(above.lemma) == "proposed"
    return above.role("subject") if above is not None and proposes else ()


def _span(unit: Unit, predicate: Predicate) -> Span:
    """Return the words of a plan, from "to" to the last of its object and its place."""
    tokens = unit.parse.tokens
    verb = tokens[predicate.index].span
    marks = (t.span.start for t in tokens if t.head == predicate.index and t.dep == "mark")
    ends = [p.span.end for i in _plan_words(unit, predicate) if (p := unit.phrases.get(i))]
    start = next(marks, verb.start)
    return Span(start, max([verb.end, *ends]))


def _plan_words(unit: Unit, predicate: Predicate) -> Iterator[int]:
    for index in predicate.role("object"):
        yield index
        yield from unit.dependents(index, "in")
    yield from predicate.role("in")


def purpose_of(record: Record, unit: Unit, predicate: Predicate) -> Literal | None:
    """Return the aim of an act in the words of the source ("in order to ...")."""
    tokens = unit.parse.tokens
    for token in tokens[:-2]:
        if token.text.casefold() != "in" or tokens[token.index + 1].text.casefold() != "order":
            continue
        if not _has_purpose(unit, predicate, token.index):
            return None
        first = token.index + 2
        if tokens[first].text.casefold() == "to":
            first += 1
        last = next((t.index for t in tokens[first:] if t.text in {",", ";"}), len(tokens))
        while last > first and tokens[last - 1].upos == "PUNCT":
            last -= 1
        if last <= first:
            return None
        words = record.article.surface(Span(tokens[first].span.start, tokens[last - 1].span.end))
        return Literal(" ".join(words.split()), "en")
    return None


def _has_purpose(unit: Unit, predicate: Predicate, index: int) -> bool:
    """Say whether the purpose that starts at a token is that of a predicate.

    It is that of the verb before it and of the verb that governs this one.
    """
    before = [p for p in unit.predicates.values() if p.index < index and p.kind == "verb"]
    nearest = max(before, key=lambda p: p.index, default=None)
    return nearest is not None and predicate.index in {nearest.index, nearest.governor}
