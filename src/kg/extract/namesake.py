"""The place that the fight an article is about is called after: "the city" in "Siege of Zenda"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import TimeBasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.referents import Referents
    from kg.lexicon import Event
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["is_about_siege_of", "namesake", "siege_told"]

_SIEGE = "siege"
# The side of those who are attacked.
_ATTACKED = 2


def namesake(referents: Referents) -> Draft | None:
    """Return the place in the name of the fight that the article is about, or None."""
    subject = referents.subject
    if not referents.registry.is_a(subject.type, "Conflict"):
        return None
    for joint in (" of ", " at ", " on "):
        _, found, name = subject.label.partition(joint)
        place = referents.registry.find(name) if found else None
        if place is None and found and subject.label.casefold().startswith(_SIEGE):
            place = referents.registry.name(name, None, "Place")
        if place is not None and referents.registry.is_a(place.type, "Place"):
            return place
    return None


def siege_told(
    referents: Referents,
    pattern: Event,
    filled: Iterable[tuple[tuple[Draft, ...], str, int]],
    at: TimeSpan | None,
) -> Draft | None:
    """Return the siege or battle that the article is about where a frame tells of it, or None.

    Args:
        referents: The article.
        pattern: The event of the frame.
        filled: Its participants, with their roles and sides.
        at: The time that the frame tells.
    """
    attacked = tuple(d for agents, _, side in filled for d in agents if side == _ATTACKED)
    own = pattern.kind == _SIEGE and is_about_siege_of(referents, attacked, at)
    return referents.subject if own or _is_that_day(referents, pattern, at) else None


def _is_that_day(referents: Referents, pattern: Event, at: TimeSpan | None) -> bool:
    """Say whether a defeat is that of the battle which the article is about, fought that day."""
    subject = referents.subject
    if subject.type != "Battle" or pattern.kind != "defeat" or at is None or subject.time is None:
        return False
    days = subject.time.bounds
    one = days.earliest_start == days.latest_end != ""
    return one and at.basis is not TimeBasis.NARRATIVE_ORDER and at.bounds == days


def is_about_siege_of(referents: Referents, places: tuple[Draft, ...], at: TimeSpan | None) -> bool:
    """Say whether a siege of one of these places is the one that the article is about.

    A siege in another year is another one.
    """
    subject = referents.subject
    if not subject.label.casefold().startswith(_SIEGE) or namesake(referents) not in places:
        return False
    if at is None or at.basis is TimeBasis.NARRATIVE_ORDER or subject.time is None:
        return True
    told, own = at.bounds, subject.time.bounds
    first, last = own.earliest_start[:4], (own.latest_end or own.latest_start)[:4]
    year = (told.earliest_start or told.latest_end)[:4]
    return not (first and last and year) or first <= year <= last
