"""Which entity a phrase stands for, asked phrase by phrase and answered once.

How each kind of phrase is answered is told by :class:`~kg.extract.context.Context`; the rules
for pronouns, groups and posts need only this.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from kg.extract.record import Record
from kg.extract.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.record import Unit
    from kg.lexicon import Lexicon
    from kg.mentions import Phrase
    from kg.model import Article, Parse
    from kg.resolve import Draft

__all__ = ["Referents"]


class Referents(Record, ABC):
    """A record whose phrases can be asked for what they stand for."""

    def __init__(self, article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> None:
        super().__init__(article, parses, lexicon)
        self.sides = Sides(self)

    @abstractmethod
    def _resolve(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return what a phrase stands for, making entities that are new."""

    def entities(self, unit: Unit, index: int) -> tuple[Draft, ...]:
        """Return what the phrase at a token stands for; several for "Czech and Polish units"."""
        phrase = unit.phrases.get(index)
        if phrase is None or index in unit.time_tokens:
            return ()
        if phrase.head not in unit.entities:
            unit.entities[phrase.head] = ()  # a phrase inside itself ends here
            found = self._resolve(unit, phrase)
            unit.entities[phrase.head] = found
            for draft in found:
                if phrase.kind != "pronoun":
                    draft.mentions.append(phrase.span)
        return unit.entities[phrase.head]

    def all_entities(self, unit: Unit, indices: Iterable[int]) -> Iterator[Draft]:
        """Yield what the phrases at some tokens stand for, each when it is asked for."""
        return (d for i in indices for d in self.entities(unit, i))

    def entity(self, unit: Unit, index: int) -> Draft | None:
        """Return the first entity of a phrase."""
        found = self.entities(unit, index)
        return found[0] if found else None

    def owner_of(self, unit: Unit, index: int) -> Draft | None:
        """Return whose thing a phrase names: "government orders", "orders of the king"."""
        phrase = unit.phrases.get(index)
        if phrase is None:
            return None
        if phrase.possessor >= 0:
            return self.entity(unit, phrase.possessor)
        if phrase.names_before:
            name, span = phrase.names_before[0]
            return self.registry.find(name) or self.registry.name(name, span)
        if phrase.of:
            return self.entity(unit, phrase.of[0])
        if phrase.peoples:
            return self.people(phrase.peoples[0], phrase.span)
        groups = (
            draft
            for word in phrase.modifiers
            for draft in reversed(self.registry.drafts.values())
            if draft.lemma == word and self.registry.is_a(draft.type, "Group")
        )
        return next(groups, None)
