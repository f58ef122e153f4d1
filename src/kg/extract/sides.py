"""Who took part in an event, in which role, and on which of two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import AS_STATED, Circumstances, Rule
from kg.model import Modality

if TYPE_CHECKING:
    from kg.extract.record import Ground, Record
    from kg.resolve import Draft

__all__ = ["Sides"]

_SIDES = Rule("sides-of-event", "Those who fight each other stand on opposed sides.")


class Sides:
    """The participants of the events of one article, and the sides they stand on."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.drafts: dict[tuple[str, int], Draft] = {}
        self.members: dict[tuple[str, int], dict[str, None]] = {}
        self.side_of: dict[tuple[str, str], str] = {}

    def participate(
        self,
        event: Draft,
        agent: Draft,
        role: str,
        ground: Ground,
        how: Circumstances = AS_STATED,
    ) -> None:
        """Claim that somebody took part in an event.

        Args:
            event: What they took part in; nothing is claimed of what is no event.
            agent: Who.
            role: Role of the vocabulary, and the side (``attacker/1``) if the event has sides.
            ground: What the claim rests on.
            how: When, by default at the time of the event; who only meant to take part stands
                on no side.
        """
        if not self.record.registry.is_a(event.type, "Event") or agent is event:
            return
        name, _, side = role.partition("/")
        qualifiers = [("role", f"t:{name}")]
        sided = side and self.record.registry.is_a(event.type, "Conflict")
        if sided and how.modality is Modality.ASSERTED:
            qualifiers.append(("onSide", self._side_of(event, agent, int(side), ground)))
        how = Circumstances(how.modality, how.time or event.time, tuple(qualifiers))
        self.record.claim(event, "hasParticipant", agent, ground, how)

    def _side_of(self, event: Draft, agent: Draft, number: int, ground: Ground) -> str:
        """Return the side that somebody stands on; nobody changes sides within an event."""
        known = self.side_of.get((event.key, agent.key))
        if known is None:
            known = self.side(event, number, ground).key
            self.side_of[event.key, agent.key] = known
            self.members.setdefault((event.key, number), {})[agent.key] = None
        return known

    def side(self, event: Draft, number: int, ground: Ground) -> Draft:
        """Return a side of an event by its number, made when it is new."""
        side = self.drafts.get((event.key, number))
        if side is None:
            base = f"{event.key}-side-{number}"
            side = self.record.registry.new("Side", event.label, ground.passage, base=base)
            self.drafts[event.key, number] = side
            ground = ground.by(_SIDES)
            self.record.claim(event, "hasSide", side, ground)
            other = self.drafts.get((event.key, 3 - number))
            if other is not None:
                self.record.claim(other, "opposesSide", side, ground)
                self.record.claim(side, "opposesSide", other, ground)
        return side

    def has_sides(self, event: Draft) -> bool:
        """Say whether both sides of an event have been told."""
        return all((event.key, number) in self.drafts for number in (1, 2))

    def members_of(self, event: Draft, number: int) -> tuple[Draft, ...]:
        """Return who stands on a side of an event, in the order they were told."""
        drafts = self.record.registry.drafts
        return tuple(drafts[key] for key in self.members.get((event.key, number), {}))

    def latest_opponents(self) -> tuple[Draft, ...]:
        """Return those who fought each other in the last event that has two sides."""
        for event in reversed(dict.fromkeys(event for event, _ in self.members)):
            both = [self.members.get((event, number), {}) for number in (1, 2)]
            if all(both):
                drafts = self.record.registry.drafts
                return tuple(drafts[key] for side in both for key in side)
        return ()

    def name_all(self) -> None:
        """Label every side by those who stand on it."""
        for key, side in self.drafts.items():
            labels = [self.record.registry.drafts[k].label for k in self.members.get(key, {})]
            side.label = ", ".join(labels) or f"side {key[1]}"
