"""Posts: "head of the government in the district" is an office of a body, over a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import DEPUTIES, RANKING
from kg.extract.record import Rule
from kg.model import Span

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

    def named_by(
        self, unit: Unit, index: int, body: Draft | None = None, *, told: bool = False
    ) -> Draft | None:
        """Return the post that the phrase at a token names, or None.

        Args:
            unit: The sentence.
            index: A token of the phrase.
            body: Who appoints, for a post whose words name no body.
            told: Whether the verb tells that it is a post ("was appointed vizier"), so that it
                is one without a body or place.
        """
        phrase = unit.phrases.get(index)
        if phrase is None or phrase.kind != "common" or self._is_no_post(phrase):
            return None
        abroad = self._accredited(unit, phrase)
        return abroad or self._at_home(unit, index, phrase, body, told=told)

    def _is_no_post(self, phrase: Phrase) -> bool:
        """Say whether a noun names no post, or praises: "a prominent speaker for the party"."""
        words = self.referents.lexicon.words
        praised = phrase.definite in {"a", "an"} and not words["evaluative"].isdisjoint(
            phrase.modifiers
        )
        private = praised and phrase.lemma in words["private-post"]
        return private or phrase.lemma not in self.referents.lexicon.offices

    def _at_home(
        self, unit: Unit, index: int, phrase: Phrase, body: Draft | None, *, told: bool
    ) -> Draft | None:
        """Return the post that a phrase names with the body it is in, or the place it is over."""
        is_a = self.referents.registry.is_a
        named = list(self.around(unit, index, phrase))
        if phrase.lemma in self.referents.lexicon.words["teaching"]:
            # What a professor is of is a field; only a school is where.
            schools = (d for d in named if is_a(d.type, "Organization"))
            named = [d for d in schools if self.referents.registry.class_of_name(d.label)]
        self._settle(phrase, named)
        leads = phrase.lemma in self.referents.lexicon.words["leader"]
        leads = leads and DEPUTIES.isdisjoint(phrase.modifiers)
        if phrase.of and any(is_a(d.type, "ArmedForce") for d in named[:1] if leads):
            return None  # who commands an army leads it
        bodies = [d for d in named if is_a(d.type, "Organization")]
        places = [d for d in named if is_a(d.type, "Place")]
        if body is not None and is_a(body.type, "Organization"):
            bodies.append(body)
        own, place = next(iter(bodies), None), next(iter(places), None)
        if own is None and place is None and not unit.dependents(index, "to"):
            own = self._topic(phrase)  # but for "secretary to X"
        if own is None and place is None and not self._is_whole(unit, phrase):
            private = phrase.lemma in self.referents.lexicon.words["private-post"]
            if not told or private or phrase.plural or phrase.possessor >= 0:
                return None
        label = self._label(unit, phrase, own, place)
        return self.make(label, own, place, unit.ground(_OFFICE, phrase.span))

    def _accredited(self, unit: Unit, phrase: Phrase) -> Draft | None:
        """Return the post of "ambassador to X", which is in no body of X."""
        if phrase.plural or phrase.lemma not in self.referents.lexicon.words["accredited"]:
            return None
        after = unit.parse.tokens[phrase.head + 1 : phrase.head + 2]
        near = [h for h in sorted(unit.phrases.by_head) if h > phrase.head][:1]
        heads = near if after and after[0].text == "to" else unit.dependents(phrase.head, "to")
        hosts = tuple(self.referents.all_entities(unit, heads))
        hosts = tuple(d for d in hosts if self.referents.registry.is_a(d.type, "Place", "Polity"))
        if not hosts:
            return None
        named = f"{self._label(unit, phrase, None, None)} to {hosts[0].label}"
        return self.make(named, None, None, unit.ground(_OFFICE, phrase.span))

    def _topic(self, phrase: Phrase) -> Draft | None:
        """Return the article's state or body, where "its" is left out ("the first president").

        A president without more is of the state; of a party it is told which in a row.
        """
        subject, lexicon = self.referents.subject, self.referents.lexicon
        apart = phrase.of or phrase.peoples or phrase.names_before or phrase.possessor >= 0
        if apart or phrase.plural or phrase.definite not in {"", "the"}:
            return None
        if subject.type == "Polity":
            # "Became emperor" tells no more of what: only the posts of a republic are its own.
            return None if self._is_royal(phrase.lemma) else subject
        if not self.referents.registry.is_a(subject.type, "Organization"):
            return None
        words = lexicon.words
        of_states = words["sovereign"] | words["territorial"] | words["departmental"]
        ranked = RANKING.intersection(phrase.modifiers) and phrase.definite == "the"
        return subject if ranked or phrase.lemma not in of_states else None

    def _is_royal(self, noun: str) -> bool:
        words = self.referents.lexicon.words
        return noun in words["territorial"] or (
            noun in words["sovereign"] and noun not in words["elected"]
        )

    def _settle(self, phrase: Phrase, named: list[Draft]) -> None:
        """Settle what an open name is by the post over it: a king's is a state."""
        words = self.referents.lexicon.words
        for draft in named[:1]:
            if draft.type or not phrase.of:
                continue
            if self._is_portfolio(phrase, draft):
                named.remove(draft)  # "Minister of Defence": the word, and no body
                continue
            if phrase.lemma in words["sovereign"]:
                draft.type = "Polity"
            elif phrase.lemma in words["territorial"]:
                draft.type = "Place"
            else:
                draft.type = "Organization"

    def _is_portfolio(self, phrase: Phrase, draft: Draft) -> bool:
        """Say whether a name is what a minister is for ("Defence", "Civil Aviation")."""
        words = self.referents.lexicon.words
        last = draft.label.casefold().split()[-1]
        if last in words["portfolio"]:
            return True
        known = self.referents.registry.class_of_name(draft.label)
        return phrase.lemma in words["ministerial"] and known in {"", "ArmedForce"}

    def _is_whole(self, unit: Unit, phrase: Phrase) -> bool:
        """Say whether words alone say which post it is: "minister of war", "prime minister"."""
        words = self.referents.lexicon.words["departmental"]
        if " of " in phrase.lemma and not phrase.plural:
            return True  # "head of state"
        if phrase.lemma not in words or phrase.plural:
            return False
        inner = unit.phrases.get(phrase.of[0]) if phrase.of else None
        if inner is not None and inner.name:
            draft = self.referents.entity(unit, inner.head)
            if draft is not None and self._is_portfolio(phrase, draft):
                return True
        if inner is not None:
            return inner.kind == "common" or not inner.name_span
        ministerial = phrase.lemma in self.referents.lexicon.words["ministerial"]
        left_out = self.referents.lexicon.words["evaluative"]
        return ministerial and any(m not in left_out for m in phrase.modifiers)

    def make(self, label: str, body: Draft | None, place: Draft | None, ground: Ground) -> Draft:
        """Return the office with this label, body and place, made when it is new."""
        key = (label.casefold(), body.key if body else "", place.key if place else "")
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

    def over(self, title: str, land: Draft, unit: Unit, phrase: Phrase) -> Draft:
        """Return the office of "King X of Y"."""
        is_polity = self.referents.registry.is_a(land.type, "Organization")
        body, place = (land, None) if is_polity else (None, land)
        ground = unit.ground(_OFFICE, phrase.span)
        return self.make(f"{title} of {land.label}", body, place, ground)

    def around(self, unit: Unit, index: int, phrase: Phrase) -> Iterator[Draft]:
        """Yield what the words around a post name, the nearest first."""
        inner = list(phrase.of)
        for preposition in ("in", "for", "at"):
            inner += unit.dependents(phrase.head, preposition)
        for i in phrase.of:
            inner += unit.dependents(i, "in")
        for predicate in unit.predicates.values():
            if predicate.kind == "verb" and any(index in v for v in predicate.roles.values()):
                # What stands before the post is where it happened.
                inner += [i for i in predicate.role("in") if i > index]
                break
        yield from self.referents.all_entities(unit, inner)
        for word in phrase.peoples:
            if (state := self.referents.people(word, phrase.span)) is not None:
                yield state
        for name, _ in phrase.names_before:
            if (draft := self.referents.registry.find(name)) is not None:
                yield draft
        yield from self._owner(unit, phrase)

    def _owner(self, unit: Unit, phrase: Phrase) -> Iterator[Draft]:
        """Yield the body or state in "Ruritania's minister of war"; a person's aide is none."""
        owner = self.referents.entity(unit, phrase.possessor) if phrase.possessor >= 0 else None
        if owner is not None and owner.type != "Person":
            yield owner

    def _label(self, unit: Unit, phrase: Phrase, own: Draft | None, place: Draft | None) -> str:
        left_out = self.referents.lexicon.words["evaluative"]
        modifiers = [m for m in phrase.modifiers if m not in left_out and m != "-"]
        noun = unit.parse.tokens[phrase.head].text
        own_word = noun.islower() and " of " not in phrase.lemma and "-" not in phrase.lemma
        modifiers = [m for m in modifiers if m not in phrase.lemma.split("-")]
        words = " ".join([*modifiers, noun if own_word else phrase.lemma])
        named = list(self.referents.all_entities(unit, phrase.of))
        if phrase.lemma in self.referents.lexicon.words["departmental"]:
            named = [d for d in named if not self._is_portfolio(phrase, d)]
        label = words
        if named:
            inner = unit.phrases.get(phrase.of[0])
            definite = inner is not None and inner.definite == "the"
            article = "the " if definite and named[0].type != "Polity" else ""
            label += f" of {article}{named[0].label}"
        elif phrase.of:
            inner = unit.phrases.get(phrase.of[0])
            label += f" of {self._surface(unit, inner)}" if inner is not None else ""
        elif phrase.names_before:
            label = f"{phrase.names_before[0][0]} {words}"
        elif phrase.peoples:
            label = f"{phrase.peoples[0].title()} {words}"
        if place is not None and place not in named and place.label not in label:
            label += f" {'of' if phrase.possessor >= 0 else 'in'} {place.label}"
        if own is not None and own not in named and not phrase.peoples:
            label += f" ({own.label})"
        return label

    def _surface(self, unit: Unit, phrase: Phrase) -> str:
        """Return the words of a complement with what "and" joins to it."""
        tokens = unit.parse.tokens
        ends = [phrase.span.end]
        for token in tokens:
            joined = unit.phrases.get(token.index)
            if token.head != phrase.head or token.dep != "conj" or joined is None:
                continue
            lexicon = self.referents.lexicon
            field = joined.name.casefold().split()[:1]
            named = joined.kind == "name" and lexicon.words["portfolio"].isdisjoint(field)
            if not named and joined.lemma not in lexicon.offices:
                ends.append(joined.span.end)
        words = self.referents.article.surface(Span(phrase.span.start, max(ends)))
        return words.removeprefix("the ").removeprefix("The ")
