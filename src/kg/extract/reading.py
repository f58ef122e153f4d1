"""One frame matched to one predicate: the event and the statements that it yields."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from kg.extract.dates import date_literal
from kg.extract.ends import time_part
from kg.extract.events import founding_told, new_event, note_founding, note_occasion
from kg.extract.grammar import PLACE_PREPOSITIONS
from kg.extract.namesake import siege_told
from kg.extract.once import fights_itself, of_another, told_once
from kg.extract.place_chain import chain_places
from kg.extract.plans import claim_plan, purpose_of
from kg.extract.properties import (
    AGENT_OBJECTS,
    MOMENTARY,
    OBJECTS,
    OF_LANDS,
    PLACE_OBJECTS,
    SUBJECTS,
)
from kg.extract.record import AS_STATED, Circumstances, Rule
from kg.extract.roles import Roles
from kg.extract.stretches import counted_alone, own_places, words_at
from kg.extract.succession import claim_succession
from kg.extract.timing import held_until, time_span, times_of, told_time
from kg.extract.wording import words_of
from kg.model import Literal, Modality

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Ground, Unit
    from kg.lexicon import Event, Frame, Yield
    from kg.mentions import Phrase
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["PLANNED", "Reading"]

# Modalities of what is not yet: creating something so is a plan.
PLANNED = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.HOPED, Modality.INTENDED})

_TWO_SIDES = (1, 2)
# What a yield calls a time: the whole of it, its beginning or end, a beginning or end that is
# told as one.
TIMES = frozenset({"time", "start", "end", "first", "last", "opening", "closing"})


class Reading:
    """Makes the event and the claims of one frame, then is done."""

    def __init__(self, context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> None:
        self.context = context
        self.registry = context.registry
        self.unit = unit
        self.predicate = predicate
        self.frame = frame
        self.roles = Roles(context, unit, predicate)
        self.trigger = unit.parse.tokens[predicate.index].span
        self.ground = unit.ground(Rule(frame.id, frame.definition), self.trigger)
        self.time = told_time(context, unit, predicate, state=frame.state)
        self.point = told_time(context, unit, predicate, state=False)

    @property
    def event(self) -> Draft | None:
        """The event, once :meth:`claim` has made it."""
        return self.roles.event

    def claim(self) -> None:
        """Make the event, if the frame has one and it happened, and all the statements."""
        for selector, classes in self.frame.requires:
            # What is of the class that a frame asks for first is no guess any more.
            for draft in self.roles.fill(selector):
                draft.guessed = draft.guessed and not self.registry.is_a(draft.type, classes[0])
        if of_another(self.context, self.frame, self.roles, self.point):
            return
        modality = self.predicate.modality
        if self.frame.creates and modality in PLANNED:
            created = self.roles.fill(self.frame.creates)
            claim_plan(self.context, self.unit, self.predicate, created, self.ground)
            return
        if self.frame.event is not None and modality is Modality.ASSERTED:
            self._make_event(self.frame.event)
        for item in self.frame.yields:
            self._yield(item)

    # --- statements -------------------------------------------------------------------

    def _yield(self, item: Yield) -> None:
        modality = Modality(item.modality) if item.modality else self.predicate.modality
        if item.object == "outcome":
            self._outcome(item)
        elif item.object in TIMES:
            self._timed(item, modality)
        elif "!" in item.object:
            self._worded(item, modality)
        elif item.property.startswith("participation"):
            self._participation(item)
        elif item.object.startswith("text:"):
            self._text(item, modality)
        elif item.property == "succession":
            self._succession(item)
        elif item.property == "heldUntil":
            self._held_until(item)
        else:
            self._relation(item, modality)

    def _outcome(self, item: Yield) -> None:
        """Claim what came of a plan: that it failed is a fact, not a negation."""
        failed = self.predicate.modality is Modality.NEGATED
        for plan in self.roles.fill(item.subject):
            self._claim(plan, "outcome", "t:neverRealised" if failed else "t:realised")

    def _participation(self, item: Yield) -> None:
        role = item.property.partition(":")[2]
        ground = self.ground.by(self.ground.rule)
        how = Circumstances(self.predicate.modality, self.point)
        for event in self.roles.fill(item.subject):
            if role.endswith("/between"):
                self._opponents(event, item.object, role.removesuffix("/between"), ground)
                continue
            for agent in self.roles.fill(item.object):
                if self.registry.fits(agent, ("Agent",)):
                    self.context.sides.participate(event, agent, role, ground, how)

    def _opponents(self, event: Draft, selector: str, role: str, ground: Ground) -> None:
        """Claim those who fought each other: "between A and B" are two sides."""
        groups = [self.roles.at((i,)) for i in self.predicate.role(selector)]
        groups = [g for g in groups if g]
        if len(groups) == 1:
            groups = [(agent,) for agent in groups[0]]
        how = Circumstances(self.predicate.modality, self.point)
        sided = len(groups) == len(_TWO_SIDES) and self.registry.is_a(event.type, "Conflict")
        for number, agents in enumerate(groups, 1):
            for agent in agents:
                if self.registry.fits(agent, ("Agent",)):
                    which = f"{role}/{number}" if sided else role
                    self.context.sides.participate(event, agent, which, ground, how)

    def _worded(self, item: Yield, modality: Modality) -> None:
        """Claim the words of the source for what fills a role."""
        for index in self.roles.tokens(item.object.replace("!", ""))[:1]:
            text = words_at(self.context, self.unit, index)
            if item.property in {"casualties", "strength"}:
                text = counted_alone(text)
            for subject in self.roles.fill(item.subject):
                if text and self._may_be_subject(item.property, subject):
                    how = Circumstances(modality, self.time, self._qualifiers(item))
                    self._claim(subject, item.property, Literal(text, "en"), how)

    def _qualifiers(self, item: Yield) -> tuple[tuple[str, str | Literal], ...]:
        found: list[tuple[str, str | Literal]] = []
        for name, role in item.qualifiers:
            if role.startswith("="):
                found.append((name, Literal(role[1:], "en")))
            else:
                found += [(name, filler.key) for filler in self.roles.fill(role)[:1]]
        return tuple(found)

    def _timed(self, item: Yield, modality: Modality) -> None:
        point = time_part(self.context, self.unit, self.predicate, item.object, self.point)
        if point is None:
            return
        edtf = point.edtf
        for subject in self.roles.fill(item.subject):
            if item.property == "hasTime":
                if modality is Modality.ASSERTED and self.registry.is_a(subject.type, "Event"):
                    subject.add_time(point)
                    # The sentence that dates an event is one of its passages.
                    subject.mentions.append(self.unit.parse.sentence)
            elif (
                edtf[:4].isdigit()
                and "/" not in edtf
                and self._may_be_subject(item.property, subject)
            ):
                how = Circumstances(modality, point)
                self._claim(subject, item.property, date_literal(edtf), how)

    def _relation(self, item: Yield, modality: Modality) -> None:
        subjects, objects = self.roles.fill(item.subject), self.roles.fill(item.object)
        if item.subject == item.object:
            pairs = list(permutations(subjects, 2))
        else:
            pairs = [(s, o) for s in subjects for o in objects]
        qualifiers = self._qualifiers(item)
        if item.property in {"birthPlace", "deathPlace", "burialPlace"}:
            pairs = self._innermost(pairs)
        how = Circumstances(modality, self.time, qualifiers)
        for named, object_ in pairs:
            of_land = item.property in OF_LANDS and named.type == "Polity"
            subject = self.context.land_of(named, self.ground) if of_land else named
            if not self._may_be_subject(item.property, subject):
                continue
            target = self._coerced(item.property, object_)
            if target is not None:
                self._claim(subject, item.property, target, how)

    def _text(self, item: Yield, modality: Modality) -> None:
        """Claim what is said in the words of the text: a cause of death, a field, a rank."""
        phrases = self.roles.texts(item.object.removeprefix("text:"))
        for phrase in phrases:
            how = Circumstances(modality, self._time_beside(phrase, phrases))
            text = words_of(self.context, self.unit, phrase, item.property)
            for subject in self.roles.fill(item.subject) if text else ():
                if self._may_be_subject(item.property, subject):
                    self._claim(subject, item.property, Literal(text, "en"), how)

    def _time_beside(self, phrase: Phrase, phrases: tuple[Phrase, ...]) -> TimeSpan | None:
        """Return the time of one of several: "to colonel in 1910 and, in 1911, to general"."""
        first = phrases[0].span.end
        inner = [t for t in times_of(self.unit, self.predicate) if t.span.start >= first]
        if len(phrases) == 1 or not inner:
            return self.time
        for expression in inner:
            gap = self.context.article.text[phrase.span.end : expression.span.start]
            joins = "and" in gap.replace(",", " ").split()
            follows = expression.span.start >= phrase.span.end and not joins
            gap = self.context.article.text[expression.span.end : phrase.span.start]
            leads = expression.span.end <= phrase.span.start and gap.strip(" ,") in {"", "to"}
            if follows or leads:
                return time_span(self.context, self.unit, expression, state=self.frame.state)
        return None

    def _succession(self, item: Yield) -> None:
        """Claim who held the post of the clause after whom, where it is a fact."""
        later, earlier = self.roles.fill(item.subject)[:1], self.roles.fill(item.object)[:1]
        if self.predicate.modality is Modality.ASSERTED and later and earlier:
            office = next(iter(self.roles.fill("office:as|in|to")), None)
            if office is None and self.predicate.role("as"):
                return  # the sentence names the post; it is not understood
            people = (later[0], earlier[0])
            claim_succession(self.context, people, office, self.ground, self.time)

    def _held_until(self, item: Yield) -> None:
        """Claim that somebody held a post up to the time of the clause, where it is a fact."""
        if self.predicate.modality is not Modality.ASSERTED:
            return
        for holder in self.roles.fill(item.subject)[:1]:
            for office in self.roles.fill(item.object):
                if holder.type == "Person":
                    how = Circumstances(time=held_until(self.point))
                    self._claim(holder, "holdsOffice", office, how)

    def _innermost(self, pairs: list[tuple[Draft, Draft]]) -> list[tuple[Draft, Draft]]:
        """Keep the first of "in X, in the Y of Z": each place lies in the next."""
        places = [p for _, p in pairs if self.registry.fits(p, ("Place", "Polity"))]
        chain_places(self.context, self.unit, places, self.trigger)
        return [pair for pair in pairs if pair[1] in places][:1]

    def _coerced(self, property_: str, object_: Draft) -> Draft | None:
        """Return the object as the property needs it: the land of a state, or nothing."""
        if property_ in PLACE_OBJECTS:
            if object_.type == "Polity":
                return self.context.land_of(object_, self.ground)
            return object_ if self.registry.fits(object_, ("Place",)) else None
        if property_ == "subEventOf" and object_.label[:1].islower():
            return None  # "one of the largest revolts" is none that something is a part of
        if property_ in OBJECTS:
            return object_ if self.registry.fits(object_, OBJECTS[property_]) else None
        if property_ in AGENT_OBJECTS:
            return object_ if self.registry.fits(object_, ("Agent",)) else None
        return object_

    def _may_be_subject(self, property_: str, subject: Draft) -> bool:
        wanted = SUBJECTS.get(property_)
        return wanted is None or self.registry.is_a(subject.type, *wanted.split("|"))

    def _claim(
        self,
        subject: Draft,
        property_: str,
        object_: Draft | Literal | str,
        how: Circumstances = AS_STATED,
    ) -> None:
        """Claim something with the purpose of the act, if the sentence tells it."""
        purpose = purpose_of(self.context, self.unit, self.predicate)
        extra = (("purpose", purpose),) if purpose else ()
        time = self.point if property_ in MOMENTARY else how.time
        how = Circumstances(how.modality, time, (*how.qualifiers, *extra))
        self.context.claim(subject, property_, object_, self.ground, how)

    # --- the event --------------------------------------------------------------------

    def _make_event(self, pattern: Event) -> None:
        filled = [(self.roles.fill(who), role, side) for who, role, side in pattern.roles]
        if fights_itself(filled):
            return
        within = pattern.cls in {"Conflict", "Movement"} or pattern.kind == "overthrow"
        named = self._within() if within else None
        if named is not None and pattern.cls == "Conflict":
            event = named
        else:
            event = (
                founding_told(self.roles, self.frame)
                or siege_told(self.context, pattern, filled, self.point)
                or told_once(self.context, pattern, filled)
                or new_event(pattern, self.roles, filled, self.trigger)
            )
            if named is not None:
                self.context.claim(event, "subEventOf", named, self.ground)
        self.roles.event = self.unit.events[self.predicate.index] = event
        note_founding(self.roles, self.frame, event)
        event.add_time(self.point)
        for agents, role, side in filled:
            for agent in agents:
                self._take_part(event, agent, f"{role}/{side}" if side else role)
        self._place(event)
        purpose = purpose_of(self.context, self.unit, self.predicate)
        if purpose:
            self.context.claim(event, "purpose", purpose, self.ground)
        if self.frame.occasion:
            note_occasion(self.roles, event, self.ground.by(self.ground.rule))

    def _within(self) -> Draft | None:
        """Return the named fight that the clause puts its own in ("in the Battle of X")."""
        for draft in self.roles.at(self.predicate.role("in|during|at")):
            if self.registry.is_a(draft.type, "Conflict"):
                return draft
        return None

    def _take_part(self, event: Draft, agent: Draft, role: str) -> None:
        """Claim a participant; where a place was attacked, its state took part."""
        place = self.registry.is_a(agent.type, "Place")
        if place and role.startswith(("defender", "target")):
            self._claim(event, "tookPlaceAt", agent)
        who = self.registry.state_of(agent) if place else agent
        if who is not None and self.registry.fits(who, ("Agent",)):
            how = Circumstances(time=self.point)
            self.context.sides.participate(event, who, role, self.ground, how)

    def _place(self, event: Draft) -> None:
        moves = [y for y in self.frame.yields if y.property.startswith("moved")]
        if any(self.roles.fill(y.object) for y in moves):
            return  # "moved to X, in Y": Y is where X is
        # "Retreated to a stockade at X": X is where they went.
        goal = bool(moves) and bool(self.predicate.role("to|into"))
        where_to = "movedTo" if goal else "tookPlaceAt"
        taken = self._taken()
        offices = self._jurisdictions()
        places: list[Draft] = []
        for preposition in PLACE_PREPOSITIONS:
            if preposition in taken:
                continue
            tokens = self.predicate.role(preposition)
            if self.predicate.kind == "noun":
                happening = self.context.lexicon.words["happening"]
                tokens = own_places(self.unit, self.predicate, tokens, happening)
            for place in self.roles.at(tokens):
                known = self.registry.is_a(place.type, "Place", "Polity")
                open_ = (not place.type or place.guessed) and preposition in {"in", "at"}
                if place.key not in offices and (known or open_):
                    where = self._coerced(where_to, place)
                    if where is not None:
                        self._claim(event, where_to, where)
                        places.append(where)
        chain_places(self.context, self.unit, places, self.trigger)

    def _jurisdictions(self) -> set[object]:
        """Return the keys of the places that the offices of the clause are over.

        In "was made head of the board in Zenda" the board is in Zenda, not the making.
        """
        offices = {
            office.key
            for item in self.frame.yields
            if item.property == "holdsOffice"
            for office in self.roles.fill(item.object)
        }
        claims = self.context.claims if offices else ()
        return {
            s.object for _, s in claims if s.property == "jurisdiction" and s.subject in offices
        }

    def _taken(self) -> set[str]:
        """Return the prepositions that mean something else to the frame than where."""
        if self.frame.event is None:
            return set()
        selectors = [who for who, _, _ in self.frame.event.roles]
        selectors += [y.object for y in self.frame.yields if y.property.startswith("moved")]
        return {r for selector in selectors for r in selector.split("|")}
