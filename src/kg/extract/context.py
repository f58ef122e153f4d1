"""Who is who in one article: what each phrase stands for.

Everything here is order-dependent in the way a reader is: a pronoun looks back, a definite
noun looks back, a new name makes a new entity.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.described import couple, described, listed_after, owner_of_land, state_told
from kg.extract.grammar import DEMONSTRATIVES, PLURAL
from kg.extract.groups import Groups
from kg.extract.kinship import Kinship
from kg.extract.namesake import is_about_siege_of
from kg.extract.nouns_told import is_same_noun, said_to_be, told_by_noun
from kg.extract.offices import Offices
from kg.extract.pronouns import antecedent, joined_subjects
from kg.extract.record import Rule
from kg.extract.referents import Referents
from kg.extract.timing import clause_time
from kg.model import Span
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.record import Ground, Unit
    from kg.lexicon import Lexicon
    from kg.mentions import Phrase
    from kg.model import Article, Parse
    from kg.resolve import Draft

    EventMaker = Callable[["Context", Unit, int], Draft | None]

__all__ = ["Context"]

_HELD_BY = Rule("adjective-of-place", "\u201ca Polish outpost\u201d is held by Poland.")
_PART_OF = Rule("part-of-people", "A vague or exact number of a people is a part of it.")
_REGION_OF = Rule("region-of", "\u201cthe X region of Y\u201d lies in Y.")


class Context(Referents):
    """Everything that the rules share while an article is read.

    Attributes:
        offices: Its posts.
        groups: Its groups without a name.
        kinship: Its kin.
        plans: Number of a sentence to the plan that it tells of.
        foundings: Frame and key of what came into being to the event of its founding.
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
        self.foundings: dict[tuple[str, str], Draft] = {}
        self.causes: list[tuple[Unit, Draft, int, Ground]] = []
        self.read_asides: set[Span] = set()
        self.transliterations: list[tuple[str, str, str]] = []

    def _resolve(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        if phrase.kind == "name":
            return self._named(unit, phrase)
        if phrase.kind == "pronoun":
            several: tuple[Draft, ...] = ()
            if phrase.lemma in PLURAL:
                several = couple(self, unit) or joined_subjects(self, unit, phrase)
            found = None if several else antecedent(self, unit, phrase)
            return several or ((found,) if found else ())
        return self._common(unit, phrase)

    # --- names -------------------------------------------------------------------------

    def _named(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        word = phrase.name.casefold()
        people = self.lexicon.peoples.get(word)
        if people is not None and people.type == "Polity":
            # "the Poles": the force of Poland that was just told of, or people of Poland.
            force = self._active_force(unit, people.name)
            if force is not None and phrase.definite == "the":
                return (force,)
            return (self._people_of(unit, phrase, people.name),)
        if word in self.demonyms:
            state = self.registry.find(self.demonyms[word])
            return (self._people_of(unit, phrase, state.label if state is not None else ""),)
        own = word in self.lexicon.adjectives and phrase.possessor >= 0
        if own or self.lexicon.words["namesake"].intersection(phrase.modifiers):
            # "her native Polish": a language, not a people; "the elder Holt": not the one of
            # whom the name alone tells.
            return ()
        named = self._known_otherwise(phrase) or self.registry.name(
            phrase.name, None, "Person" if phrase.titles else ""
        )
        family = phrase.definite == "the" and not (phrase.titles or phrase.modifiers)
        several = named.type == "Person" and fold(phrase.name) != fold(named.label)
        # "The Vargas" or "the Varga" are no single one.
        return () if family and several else (self._part(unit, phrase, named),)

    def _known_otherwise(self, phrase: Phrase) -> Draft | None:
        """Return whom a name means that does not lead there: "the Republic" is the subject."""
        if phrase.definite == "the" and phrase.name.casefold() in self.nouns_of(self.subject):
            return self.subject
        return self._other_event(phrase)

    def _people_of(self, unit: Unit, phrase: Phrase, state: str) -> Draft:
        """Return the people of a state ("the Poles", "many Zendans"), or a part of them."""
        draft = self.registry.called(phrase.name, "Group")
        draft.people, draft.plural = state, True
        return self._part(unit, phrase, draft)

    def _other_event(self, phrase: Phrase) -> Draft | None:
        """Return the event that "an earlier Battle of X" is: another than the one of that name."""
        known = self.registry.find(phrase.name) if phrase.definite in {"a", "an"} else None
        if known is None or not self.registry.is_a(known.type, "Event"):
            return None
        return self.registry.new(known.type, phrase.name, phrase.span)

    def _part(self, unit: Unit, phrase: Phrase, whole: Draft) -> Draft:
        """Return a part of a named group that a quantity tells ("Many Whigs", "300 Poles")."""
        counted = [m for m in phrase.modifiers if self._is_quantity(m)]
        if not counted or not self.registry.is_a(whole.type, "Group") or whole.type == "Polity":
            return whole
        size = self.article.surface(phrase.span).removesuffix(phrase.name).strip()
        part = self.registry.new(whole.type, f"{size} {whole.label}", None)
        part.size, part.plural, part.people = size, True, whole.people
        self.claim(part, "memberOf", whole, unit.ground(_PART_OF, phrase.span))
        return part

    def _is_quantity(self, word: str) -> bool:
        return word in self.lexicon.words["quantifier"] or word[:1].isdigit()

    def _active_force(self, unit: Unit, people: str) -> Draft | None:
        """Return the force of a state that the sentence before told of last."""
        for other in reversed(self.units[max(0, unit.number - 1) : unit.number]):
            for found in reversed(other.entities.values()):
                for draft in found:
                    if draft.type == "ArmedForce" and draft.people == people:
                        return draft
        return None

    def _with_demonyms(self, phrase: Phrase) -> Phrase:
        """Return a phrase with the adjectives that are made of names as what they are."""
        made = [n for n, _ in phrase.names_before if n.casefold() in self.demonyms]
        if not made:
            return phrase
        kept = tuple((n, s) for n, s in phrase.names_before if n not in made)
        peoples = (*phrase.peoples, *(n.casefold() for n in made))
        return replace(phrase, peoples=peoples, names_before=kept)

    # --- common nouns --------------------------------------------------------------------

    def _common(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        phrase = self._with_demonyms(phrase)
        if phrase.lemma in self.lexicon.words["rule"] and not phrase.plural:
            # "Against Polish rule" is against Poland.
            ruler = self.owner_of(unit, phrase.head) if phrase.peoples else None
            return () if ruler is None else (ruler,)
        told = self._told(unit, phrase)
        if told or phrase.lemma in self.lexicon.kin:
            return told or self.kinship.named_by(unit, phrase)
        cls = self.class_of(phrase.lemma)
        if phrase.lemma in self.lexicon.words["ethnos"] and (phrase.names_before or phrase.peoples):
            words = (*(n for n, _ in phrase.names_before), *(w.title() for w in phrase.peoples))
            name = f"{words[0]} {phrase.lemma}"
            return (self.registry.name(name, phrase.span, "EthnicGroup"),)
        if phrase.lemma in self.lexicon.by_noun or self.registry.is_a(cls, "Event", "Place"):
            return self._event_or_place(unit, phrase, cls)
        if cls == "Person" and phrase.plural and self._is_counted(unit, phrase):
            return self.groups.named_by(unit, phrase, "Group")
        return self._other(unit, phrase, cls)

    def _told(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return what a noun refers to that was told before, or that is named right after it."""
        if phrase.lemma in self.lexicon.words["plan"] and phrase.definite in DEMONSTRATIVES:
            plan = self.latest(lambda d: d.type == "Plan")
            if plan is not None:
                return (plan,)
        words = self.article.surface(phrase.span).casefold().removeprefix("the ")
        if words == self.subject.label.casefold() and self.subject.type != "Person":
            return (self.subject,)
        if phrase.lemma not in self.lexicon.kin:
            named = self._name_in_apposition(unit, phrase) or self._named_after(unit, phrase)
            if named:
                return named
        listed = listed_after(self, unit, phrase)
        if listed:
            return listed
        same = said_to_be(self, unit, phrase) or told_by_noun(self, unit, phrase)
        return () if same is None else (same,)

    def _event_or_place(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        is_place = self.registry.is_a(cls, "Place")
        of_name = phrase.of and phrase.lemma in self.lexicon.words["settlement"]
        if phrase.names_before and is_place and not of_name:
            return (self._place_by_name(unit, phrase, cls),)
        if phrase.lemma in self.lexicon.by_noun or self.registry.is_a(cls, "Event"):
            return self._event(unit, phrase)
        return self._place(unit, phrase, cls)

    def _is_counted(self, unit: Unit, phrase: Phrase) -> bool:
        """Say whether people are told apart as a group: by number, people, or whose they are."""
        counted = phrase.quantity.casefold() not in {"", "one"} or bool(phrase.peoples)
        # "Officers belonging to X" are told by what they do, "sailors of X" by whose they are.
        counted = counted or (
            phrase.lemma in self.lexicon.words["collective"]
            and bool(phrase.of or phrase.definite == "the")
        )
        counted = counted or any(
            t.head == phrase.head and t.dep == "acl" for t in unit.parse.tokens
        )
        return counted or (phrase.possessor >= 0 and phrase.lemma in self.lexicon.offices)

    def _other(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        if self.registry.is_a(cls, "Group"):
            return self._group(unit, phrase, cls)
        return described(self, unit, phrase, cls)

    def _group(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        if cls == "Group" and phrase.lemma in self.lexicon.relations and not phrase.plural:
            return ()  # "his opponent" is one of them
        named = self._state_by_name(unit, phrase) if cls == "Polity" else ()
        if named:
            return named
        if phrase.lemma == "state" and phrase.definite == "the" and len(phrase.peoples) == 1:
            state = self.people(phrase.peoples[0], None)  # "the new Polish state" is Poland
            if state is not None and state.type == "Polity":
                return (state,)
        before = unit.parse.tokens[phrase.head - 1].span.start
        bare = (
            phrase.definite == "the"
            and phrase.span.start == before
            and not (phrase.names_before or phrase.peoples or phrase.modifiers)
        )
        if cls == "Polity" and bare and not phrase.of and phrase.possessor < 0:
            return state_told(self, unit)
        return self.groups.named_by(unit, phrase, cls)

    def _state_by_name(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return the state of "the Varga shogunate", and the one that "the state of X" names."""
        if phrase.plural or phrase.possessor >= 0:
            return ()
        if phrase.names_before and not phrase.of:
            name, span = phrase.names_before[-1]
            noun = unit.parse.tokens[phrase.head]
            return (
                self.registry.name(
                    f"{name} {noun.text}", Span(span.start, noun.span.end), "Polity"
                ),
            )
        inner = next(self.all_entities(unit, phrase.of), None) if phrase.definite == "the" else None
        of_name = inner is not None and (
            not inner.type or self.registry.is_a(inner.type, "Place", "Polity")
        )
        return (inner,) if inner is not None and of_name else ()

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
        if phrase.lemma in self.lexicon.words["territory"]:
            owner = owner_of_land(self, unit, phrase, inner)
            if owner is not None:
                return (self.registry.land_of(owner),)
        if phrase.plural and inner:
            # "the districts of X, Y and Z"
            joined = (t.index for t in unit.parse.tokens if t.head in phrase.of and t.dep == "conj")
            several = (*inner, *self.all_entities(unit, joined))
            return tuple(d for d in several if self.registry.fits(d, (cls, "Place")))
        # "the Polish outpost of X": the name says which outpost.
        place = next((e for e in inner if e.type in {"", "Place"} or e.guessed), None)
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
            same = self.latest(lambda d: is_same_noun(self, d.lemma, phrase.lemma))
            if same is None and self._is_the_fight(phrase.lemma):
                return (self.subject,)
            if same is not None and not self._is_later_one(unit, phrase, same):
                return (same,)
        named = self._named_event(unit, phrase)
        if named is not None:
            return (named,)
        event = self._make_event(self, unit, phrase.head)
        return (event,) if event is not None else ()

    def _is_the_fight(self, noun: str) -> bool:
        """Say whether "the war" or "the battle" can be the fight that the article is about."""
        kind = "battle" if self.subject.type == "Battle" else "war"
        siege = self.subject.label.casefold().startswith("siege")
        nouns = (
            self.lexicon.words["one-fight"] if siege or kind == "battle" else {"war", "conflict"}
        )
        return noun in nouns and self.registry.is_a(self.subject.type, "Conflict")

    def _is_later_one(self, unit: Unit, phrase: Phrase, told: Draft) -> bool:
        """Say whether "the uprising" that somebody led in another year is another than the last."""
        clause = unit.verb_above(phrase.head)
        starts = clause is not None and clause.lemma in self.lexicon.words["starting"]
        time = clause_time(self, unit, clause) if starts else None
        years = [t.edtf[:4] for t in (time, told.time) if t is not None]
        return (
            len(years) == len({"old", "new"})
            and all(y.isdigit() for y in years)
            and (years[0] > years[1])
        )

    def _name_in_apposition(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return who "the merchant X", or what "the party X", is: the name right after the noun."""
        after = phrase.head + 1
        if after >= len(unit.parse.tokens) or phrase.plural:
            return ()
        named = unit.phrases.get(after)
        token = unit.parse.tokens[after]
        if named is None or named.kind != "name" or token.dep != "appos":
            return ()
        cls = self.class_of(phrase.lemma)
        if cls == "Person" or phrase.lemma in self.lexicon.occupations:
            return self.entities(unit, after)
        # "The youth movement X": the name is right after its noun, and no part of a longer one.
        fits = self.registry.is_a(cls, "Organization", "ArmedForce") and not (phrase.of or named.of)
        found = (
            self.entities(unit, after) if fits and unit.parse.tokens[after - 1].text != "," else ()
        )
        return tuple(d for d in found if self.registry.fits(d, (cls,)))

    def _named_after(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        """Return who "its candidate, X," and "the ruling party, the Y," are."""
        cls = self.class_of(phrase.lemma)
        definite = phrase.definite == "the" or phrase.possessor >= 0
        if phrase.plural or not definite or not self.registry.is_a(cls, "Agent", "Place"):
            return ()
        tokens = unit.parse.tokens
        for token in tokens[phrase.head + 1 :]:
            named = unit.phrases.by_head.get(token.index)
            if token.head != phrase.head or token.dep != "appos" or named is None:
                continue
            before = next(t.index for t in tokens if t.span.start >= named.span.start) - 1
            comma = tokens[before].text == "," or tokens[before - 1].text == ","
            found = self.entities(unit, token.index) if named.kind == "name" and comma else ()
            for draft in found if self.registry.is_a(cls, "Place") else ():
                if draft.guessed or not draft.type:
                    draft.type, draft.guessed = cls, False  # told by the noun: no guess any more
            if found and all(
                self.registry.is_a(d.type, cls, "Group" if cls != "Person" else cls) for d in found
            ):
                return found
        return ()

    def _named_event(self, unit: Unit, phrase: Phrase) -> Draft | None:
        """Return the event whose name the words of a phrase are ("the siege of Zenda")."""
        ends = [p.span.end for i in phrase.of if (p := unit.phrases.get(i)) is not None]
        start = unit.parse.tokens[phrase.head].span.start
        named = self.registry.find(self.article.surface(Span(start, max(ends)))) if ends else None
        named = named or self.registry.find(self.article.surface(phrase.span))
        if named is not None and self.registry.is_a(named.type, "Event"):
            return named
        besieged = tuple(self.all_entities(unit, phrase.of)) if phrase.lemma == "siege" else ()
        return self.subject if is_about_siege_of(self, besieged, None) else None
