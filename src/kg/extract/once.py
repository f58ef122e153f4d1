"""What can be but once or one way: somebody's death and burial, and the side that they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Literal, Modality

if TYPE_CHECKING:
    from kg.extract.record import Record
    from kg.extract.roles import Roles
    from kg.lexicon import Event, Frame
    from kg.model import TimeSpan
    from kg.resolve import Draft

    Filled = list[tuple[tuple[Draft, ...], str, int]]  # agents, role, side (0: none)

__all__ = ["fights_itself", "of_another", "told_once"]

# What happens to one person once, and the roles of that person.
_ONCE = frozenset({"death", "execution", "burial"})
_ONCE_TO = frozenset({"victim", "patient"})
_ENDS_OF_LIFE = frozenset({"birthDate", "deathDate"})


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


def of_another(record: Record, frame: Frame, roles: Roles, point: TimeSpan | None) -> bool:
    """Say whether a birth or death is told of somebody whose own was in another year.

    Then a name or a pronoun was taken for the wrong one of two.
    """
    year = point.edtf[:4] if point is not None else ""
    dated = [y for y in frame.yields if y.property in _ENDS_OF_LIFE]
    if not (year.isdigit() and dated):
        return False
    told = {
        (s.subject, s.property): s.object.text[:4]
        for _, s in record.claims
        if s.property in _ENDS_OF_LIFE
        and s.modality is Modality.ASSERTED
        and isinstance(s.object, Literal)
    }
    return any(
        told.get((who.key, item.property), year) != year
        for item in dated
        for who in roles.fill(item.subject)
    )
