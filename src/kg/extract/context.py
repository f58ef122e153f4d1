"""Who is who in one article: what each phrase stands for.

Everything here is order-dependent in the way a reader is: a pronoun looks back, a definite
noun looks back, a new name makes a new entity.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar import DEMONSTRATIVES, PLURAL
from kg.extract.groups import Groups
from kg.extract.kinship import Kinship
from kg.extract.offices import Offices
from kg.extract.pronouns import antecedent
from kg.extract.record import Rule
from kg.extract.referents import Referents
from kg.extract.works import title_after
from kg.model import Literal, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.record import Ground, Unit
    from kg.lexicon import Lexicon
    from kg.mentions import Phrase
    from kg.model import Article, Parse, Statement
    from kg.resolve import Draft

    EventMaker = Callable[["Context", Unit, int], Draft | None]

__all__ = ["Context"]

_HELD_BY = Rule("adjective-of-place", "\u201ca Polish outpost\u201d is held by Poland.")
_REGION_OF = Rule("region-of", "\u201cthe X region of Y\u201d lies in Y.")


class Context(Referents):
    """Everything that the rules share while an article is read.

    Attributes:
        offices: Its posts.
        groups: Its groups without a name.
        kinship: Its kin.
        plans: Number of a sentence to the plan that it tells of.
        causes: Events whose cause is told by the clause of a token: sentence, event, token.
        read_asides: Parentheses that were read with what stands before them.
        transliterations: Subject, Latin name and native name that render each other.
    """

    def __init__(
        self,
        article: Article,
        parses: Iterable[Parse],
        lexicon: Lexicon,
        make_event: EventMaker,
    ) -> None:
        super().__init__(article, parses, lexicon)
        # Handed in, because the frames that make events ask in turn who is who.
        self._make_event = make_event
        self.offices = Offices(self)
        self.groups = Groups(self)
        self.kinship = Kinship(self)
        self.plans: dict[int, Draft] = {}
        self.causes: list[tuple[Unit, Draft, int, Ground]] = []
        self.read_asides: set[Span] = set()
        self.transliterations: list[tuple[str, str, str]] = []

    def _resolve(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        if phrase.kind == "name":
            return self._named(unit, phrase)
        if phrase.kind == "pronoun":
            couple = self._couple(unit) if phrase.lemma in PLURAL else ()
            found = None if couple else antecedent(self, unit, phrase)
            return couple or ((found,) if found else ())
        return self._common(unit, phrase)

    def _couple(self, unit: Unit) -> tuple[Draft, ...]:
        """Return the two whose marriage was told in this sentence or the one before."""
        for number, claim in reversed(self.claims):
            if number >= 0 and number < unit.number - 1:
                break
            told = number >= 0 and claim.property == "spouse" and isinstance(claim.object, str)
            if told and isinstance(claim.object, str):
                pair = (self.registry.drafts[claim.subject], self.registry.drafts[claim.object])
                return pair if self.subject in pair else ()
        return ()

    # --- names -------------------------------------------------------------------------

    def _named(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        word = phrase.name.casefold()
        people = self.lexicon.peoples.get(word)
        if people is not None and people.type == "Polity":
            # "the Poles": the force of Poland that was just told of, or people of Poland.
            force = self._active_force(unit, people.name)
            if force is not None and phrase.definite == "the":
                return (force,)
            known = self.registry.find(phrase.name)
            draft = known or self.registry.name(phrase.name, None, "Group")
            draft.people = people.name
            return (draft,)
        if word in self.lexicon.adjectives and phrase.possessor >= 0:
            return ()  # "her native Polish": a language, not a people
        return (self.registry.name(phrase.name, None, "Person" if phrase.titles else ""),)

    def _active_force(self, unit: Unit, people: str) -> Draft | None:
        """Return the force of a state that the sentence before told of last."""
        for other in reversed(self.units[max(0, unit.number - 1) : unit.number]):
            for found in reversed(other.entities.values()):
                for draft in found:
                    if draft.type == "ArmedForce" and draft.people == people:
                        return draft
        return None

    def words_of(self, unit: Unit, phrase: Phrase, property_: str) -> str:
        """Return the words of a phrase as the value of a property, or nothing if it is none."""
        lemma = phrase.lemma
        if property_ == "fieldOfWork":
            kind = self.class_of(lemma) or lemma in self.lexicon.occupations | self.lexicon.kin.keys()
            told = phrase.name.casefold().split()[-1:]
            named = phrase.kind == "name" and not self.lexicon.words["field"].intersection(told)
            if kind or named or phrase.possessor >= 0:
                return ""
        if property_ == "causeOfDeath" and phrase.kind == "name":
            return ""
        end = phrase.span.end
        if property_ == "knownFor":
            end = _subtree_end(unit, phrase)
        elif property_ == "causeOfDeath":
            inner = (unit.phrases.get(i) for i in phrase.of)
            end = max([end, *(p.span.end for p in inner if p is not None)])
        if end < len(self.article.text) and self.article.text[end] == "-":
            # "major-general": a parser takes the hyphen for the end.
            end += len(re.split(r"[^\w-]", self.article.text[end:], maxsplit=1)[0])
        words = self.article.surface(Span(phrase.span.start, end))
        first, _, rest = words.partition(" ")
        own = first.casefold() in {"a", "an", "the", "his", "her", "its", "their"}
        return rest if own else words

    # --- common nouns --------------------------------------------------------------------

    def _common(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        if phrase.lemma in self.lexicon.words["plan"] and phrase.definite in DEMONSTRATIVES:
            plan = self.latest(lambda d: d.type == "Plan")
            if plan is not None:
                return (plan,)
        if phrase.lemma in self.lexicon.kin:
            return self.kinship.named_by(unit, phrase)
        cls = self.class_of(phrase.lemma)
        is_place = self.registry.is_a(cls, "Place")
        if phrase.names_before and is_place:
            return (self._place_by_name(unit, phrase, cls),)
        if phrase.lemma in self.lexicon.by_noun or self.registry.is_a(cls, "Event"):
            return self._event(unit, phrase)
        if is_place:
            return self._place(unit, phrase, cls)
        if cls == "Group" and phrase.lemma in self.lexicon.relations and not phrase.plural:
            return ()  # "his opponent" is one of them
        if cls == "Polity" and phrase.definite == "the" and phrase.span.start == (
            unit.parse.tokens[phrase.head - 1].span.start
        ):
            return self._land_told(unit, phrase)
        if self.registry.is_a(cls, "Group"):
            return self.groups.named_by(unit, phrase, cls)
        if cls == "Work":
            work = title_after(self, unit, phrase)
            return () if work is None else (work,)
        if cls == "Award":
            return self._award(phrase)
        return self._person_by_noun(unit, phrase)

    def _land_told(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return the state that "the kingdom" means: the only one told in this paragraph."""
        if phrase.of or phrase.possessor >= 0:
            return self.groups.named_by(unit, phrase, "Polity")
        told = {
            d.key: d
            for other in self.units[max(0, unit.number - 2) : unit.number + 1]
            if other.parse.paragraph == unit.parse.paragraph
            for found in other.entities.values()
            for d in found
            if d.type == "Polity"
        }
        return tuple(told.values()) if len(told) == 1 else ()

    def _says_noun(self, claim: Statement, noun: str) -> bool:
        """Say whether a claim tells that somebody is an N, or holds the post of N."""
        if claim.property in {"hasOccupation", "hasRank"} and isinstance(claim.object, Literal):
            return claim.object.text.casefold().split()[-1:] == [noun]
        if claim.property != "holdsOffice" or not isinstance(claim.object, str):
            return False
        words = self.registry.drafts[claim.object].label.casefold().split(" of ")[0].split()
        return words[-1:] == [noun]

    def _award(self, phrase: Phrase) -> tuple[Draft, ...]:
        """Return the award of "a gold medal": words before it tell which."""
        words = [m for m in phrase.modifiers if m not in self.lexicon.words["evaluative"]]
        if phrase.plural or not words or phrase.names_before:
            return ()
        label = f"{' '.join(words)} {phrase.lemma}"
        return (self.registry.find(label) or self.registry.name(label, phrase.span, "Award"),)

    def _person_by_noun(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return whom "the general" or "the physicist" means: the one who was said to be that."""
        after = unit.phrases.get(phrase.head + 1)
        if after is not None and after.kind == "name" and not phrase.plural:
            named = self.entities(unit, after.head)  # "the physicist X" is X
            if all(d.type == "Person" for d in named):
                return named
        bare = not (phrase.of or phrase.peoples or phrase.names_before or phrase.modifiers)
        if phrase.definite != "the" or phrase.plural or not bare or phrase.possessor >= 0:
            return ()
        found = {
            s.subject
            for _, s in self.claims
            if self._says_noun(s, phrase.lemma)
        }
        return (self.registry.drafts[found.pop()],) if len(found) == 1 else ()

    def _place_by_name(self, unit: Unit, phrase: Phrase, cls: str) -> Draft:
        """Return the place of "the Zenda region of Ruritania", which lies in Ruritania."""
        name, _ = phrase.names_before[0]
        place = self.registry.name(f"{name} {phrase.lemma}", None, cls)
        for outer in self.all_entities(unit, phrase.of):
            if self.registry.is_a(outer.type, "Place"):
                self.claim(place, "locatedIn", outer, unit.ground(_REGION_OF, phrase.span))
        return place

    def _place(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        inner = list(self.all_entities(unit, phrase.of))
        if phrase.lemma in self.lexicon.words["territory"] and inner:
            return (self.registry.land_of(inner[0]),)
        # "the Polish outpost of X": the name says which outpost.
        place = next((e for e in inner if e.type in {"", "Place"}), None)
        if place is None or phrase.head not in unit.phrases.by_head:
            return ()
        place.type = cls
        self.add_kind(place, phrase.lemma)
        for word in phrase.peoples:
            holder = self.people(word, None)
            if holder is not None and holder.type == "Polity":
                ground = unit.ground(_HELD_BY, phrase.span)
                self.claim(place, "underAuthorityOf", holder, ground)
        return (place,)

    def _event(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        bare = not (phrase.of or phrase.peoples or phrase.names_before or phrase.possessor >= 0)
        if phrase.definite in {"the", "this", "that"} and bare:
            same = self.latest(lambda d: self._is_same_event(d.lemma, phrase.lemma))
            if same is not None:
                return (same,)
        event = self._make_event(self, unit, phrase.head)
        return (event,) if event is not None else ()

    def _is_same_event(self, lemma: str, other: str) -> bool:
        group = self.lexicon.synonyms.get(other)
        return lemma == other or (bool(group) and self.lexicon.synonyms.get(lemma) == group)


def _subtree_end(unit: Unit, phrase: Phrase) -> int:
    """Return where all that hangs on a noun ends, what is joined to it left out."""
    tokens = unit.parse.tokens
    inside, end = {phrase.head}, phrase.span.end
    for token in tokens[phrase.head + 1 :]:
        if token.upos == "PUNCT" and token.text != "-":
            break
        if token.head in inside and not (token.head == phrase.head and token.dep == "conj"):
            inside.add(token.index)
            if token.upos not in {"CCONJ", "PUNCT"}:
                end = max(end, token.span.end)
        elif any(t.head == token.index and t.index in inside for t in tokens):
            inside.add(token.index)
        elif tokens[token.head].index > token.index:
            continue
        else:
            break
    return end
