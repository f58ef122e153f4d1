"""Links between events that are seen only when all sentences are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Unit
    from kg.model import Statement
    from kg.resolve import Draft

__all__ = ["link_causes", "link_order", "link_parts"]

_WITHIN = Rule(
    "within-named-fight",
    "A dated act told right after a named fight, at its time and by one of its sides, is part of "
    "it.",
)


_ORDER = Rule(
    "order-of-clauses", "\u201cX did this before doing that\u201d: the one event was first."
)


def link_order(context: Context) -> None:
    """Claim which of two events of one sentence was first, where "before" or "after" says so."""
    for unit in context.units:
        for index, event in unit.events.items():
            predicate = unit.predicates.get(index)
            if predicate is None or predicate.kind != "verb":
                continue
            other = _main_event(unit, predicate)
            if other is None or other is event:
                continue
            ground = unit.ground(_ORDER, unit.parse.tokens[index].span)
            if predicate.link == "before":
                context.claim(other, "before", event, ground)
            elif predicate.link == "after":
                context.claim(event, "before", other, ground)


def _main_event(unit: Unit, clause: Predicate) -> Draft | None:
    """Return the event of the clause above, or the last of those that are joined to it."""
    joined = [
        p.index
        for p in unit.predicates.values()
        if p.governor == clause.governor and p.link == "conj" and p.index < clause.index
    ]
    found = [unit.events[i] for i in (clause.governor, *joined) if i in unit.events]
    return found[-1] if found else None


def link_causes(context: Context) -> None:
    """Claim that what a decision was made upon caused it, where that is an event."""
    for unit, event, index, ground in context.causes:
        cause = unit.events.get(index)
        if cause is not None:
            context.claim(event, "causedBy", cause, ground)


def link_parts(context: Context) -> None:
    """Put the acts that carry a named fight on under it ("On June 5, ... troops approached")."""
    belongs = _Belonging(context)
    for before, unit in pairwise(context.units):
        if before.parse.paragraph != unit.parse.paragraph:
            continue
        battles = [d for d in before.events.values() if d.type == "Battle" and d.time]
        for battle in dict.fromkeys(battles):
            for event in unit.events.values():
                if event is not battle and belongs.carries_on(battle, event):
                    context.claim(event, "subEventOf", battle, unit.ground(_WITHIN))


class _Belonging:
    """Who fought where, and who is part of whom, before any link was made."""

    def __init__(self, context: Context) -> None:
        statements = [s for _, s in context.claims]
        self.parts = {(s.subject, s.object) for s in statements if _is_part(s)}
        self.fighters: dict[str, set[str]] = {}
        for statement in statements:
            if statement.property == "hasParticipant" and isinstance(statement.object, str):
                self.fighters.setdefault(statement.subject, set()).add(statement.object)

    def carries_on(self, battle: Draft, event: Draft) -> bool:
        """Say whether an event was at the time of a battle and by one of its sides."""
        if event.time is None or battle.time is None:
            return False
        start, span = event.time.bounds.earliest_start, battle.time.bounds
        if not start or not span.earliest_start <= start <= (span.latest_end or span.latest_start):
            return False
        sides = self.fighters.get(battle.key, set())
        return any(
            agent in sides or any((agent, side) in self.parts for side in sides)
            for agent in self.fighters.get(event.key, set())
        )


def _is_part(statement: Statement) -> bool:
    part = statement.property in {"memberOf", "underAuthorityOf"}
    return part and statement.modality is Modality.ASSERTED
