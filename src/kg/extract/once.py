"""What can be but once or one way: somebody's death and burial, and the side that they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.record import Record
    from kg.lexicon import Event
    from kg.resolve import Draft

    Filled = list[tuple[tuple[Draft, ...], str, int]]  # agents, role, side (0: none)

__all__ = ["fights_itself", "told_once"]

# What happens to one person once, and the roles of that person.
_ONCE = frozenset({"death", "execution", "burial"})
_ONCE_TO = frozenset({"victim", "patient"})


def fights_itself(filled: Filled) -> bool:
    """Say whether somebody would act on themselves: then the sentence was not understood."""
    agents = [a.key for found, _, _ in filled for a in dict.fromkeys(found)]
    return len(set(agents)) < len(agents)


def told_once(record: Record, pattern: Event, filled: Filled) -> Draft | None:
    """Return the death or burial of somebody that was told before: one dies once."""
    if pattern.cls != "LifeEvent" or pattern.kind not in _ONCE:
        return None
    keys = {a.key for agents, role, _ in filled if role in _ONCE_TO for a in agents}
    for _, claim in record.claims if keys else ():
        event = record.registry.drafts.get(claim.subject)
        if claim.property != "hasParticipant" or claim.object not in keys or event is None:
            continue
        role = dict(claim.qualifiers).get("role", "")
        if pattern.kind in event.kinds and role in {f"t:{name}" for name in _ONCE_TO}:
            return event
    return None
