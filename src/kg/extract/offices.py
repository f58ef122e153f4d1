"""Posts: "head of the government in the district" is an office of a body, over a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.record import Ground, Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["Offices"]

_OFFICE = Rule("office-of", "A post is in the body, and over the place, that its words name.")


class Offices:
    """The offices of one article, one for each label, body and place."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.known: dict[tuple[str, str, str], Draft] = {}

    def named_by(self, unit: Unit, index: int, body: Draft | None = None) -> Draft | None:
        """Return the post that the phrase at a token names, or None.

        Args:
            unit: The sentence.
            index: A token of the phrase.
            body: Who appoints, for a post whose words name no body.
        """
        phrase = unit.phrases.get(index)
        if phrase is None or phrase.kind != "common":
            return None
        if phrase.lemma not in self.referents.lexicon.offices:
            return None
        is_a = self.referents.registry.is_a
        named = list(self.around(unit, index, phrase))
        bodies = [d for d in named if is_a(d.type, "Organization")]
        places = [d for d in named if is_a(d.type, "Place")]
        if body is not None and is_a(body.type, "Organization"):
            bodies.append(body)
        own, place = next(iter(bodies), None), next(iter(places), None)
        if own is None and place is None:
            return None
        label = self._label(unit, phrase, own, place)
        return self.make(label, own, place, unit.ground(_OFFICE, phrase.span))

    def make(self, label: str, body: Draft | None, place: Draft | None, ground: Ground) -> Draft:
        """Return the office with this label, body and place, made when it is new."""
        key = (label, body.key if body else "", place.key if place else "")
        office = self.known.get(key)
        if office is None:
            office = self.referents.registry.new("Office", label, ground.trigger)
            self.known[key] = office
            if body is not None:
                self.referents.claim(office, "postIn", body, ground)
            if place is not None:
                self.referents.claim(office, "jurisdiction", place, ground)
        return office

    def of_state(self, label: str, state: Draft, unit: Unit, phrase: Phrase) -> Draft:
        """Return the office of a state that a title before a name stands for."""
        return self.make(label, state, None, unit.ground(_OFFICE, phrase.span))

    def around(self, unit: Unit, index: int, phrase: Phrase) -> Iterator[Draft]:
        """Yield what the words around a post name, the nearest first."""
        inner = list(phrase.of)
        for preposition in ("in", "for", "at"):
            inner += unit.dependents(phrase.head, preposition)
        for i in phrase.of:
            inner += unit.dependents(i, "in")
        for predicate in unit.predicates.values():
            if predicate.kind == "verb" and any(index in v for v in predicate.roles.values()):
                inner += predicate.role("in")
                break
        yield from self.referents.all_entities(unit, inner)
        for word in phrase.peoples:
            if (state := self.referents.people(word, phrase.span)) is not None:
                yield state
        for name, _ in phrase.names_before:
            if (draft := self.referents.registry.find(name)) is not None:
                yield draft

    def _label(self, unit: Unit, phrase: Phrase, own: Draft | None, place: Draft | None) -> str:
        words = " ".join([*phrase.modifiers, unit.parse.tokens[phrase.head].text])
        named = list(self.referents.all_entities(unit, phrase.of))
        label = words
        if named:
            inner = unit.phrases.get(phrase.of[0])
            definite = inner is not None and inner.definite == "the"
            article = "the " if definite and named[0].type != "Polity" else ""
            label += f" of {article}{named[0].label}"
        elif phrase.peoples:
            label = f"{phrase.peoples[0].title()} {words}"
        if place is not None and place not in named:
            label += f" in {place.label}"
        if own is not None and own not in named and not phrase.peoples:
            label += f" ({own.label})"
        return label
