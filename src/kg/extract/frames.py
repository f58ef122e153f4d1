"""The interpreter of the lexicon: predicates to statements and events.

A frame says which roles it needs and what it yields; this module fills the roles from the
argument structure, checks them against the classes of the ontology, and makes the claims. It
knows the shape of a frame and no word of the language.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from kg.extract.timing import times_of
from kg.model import Literal, Modality, Span
from kg.resolve.registry import with_time

if TYPE_CHECKING:
    from kg.extract.context import Context, Unit
    from kg.extract.predicates import Predicate
    from kg.lexicon import Event, Frame, Yield
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["make_event", "read_frames"]

_PLACE_ROLES = ("in", "at", "near", "on", "outside", "around", "off")
_CHAIN = ("place-chain", "\u201cin X, in Y\u201d: the first place lies in the second.")
_PLANNED = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.HOPED, Modality.INTENDED})


def read_frames(context: Context, unit: Unit) -> None:
    """Match every predicate of a sentence against the lexicon and claim what it yields.

    Plans come first, so that "the proposal" of the same sentence is known; nouns that lean
    on the event of their clause ("with the support of X") come last.
    """
    predicates = tuple(unit.predicates.values())
    verbs = [p for p in predicates if p.kind != "noun"]
    planned = [p for p in verbs if p.modality in _PLANNED and _creates(context, p)]
    for predicate in [*planned, *(p for p in verbs if p not in planned)]:
        _verb(context, unit, predicate)
    for predicate in predicates:
        if predicate.kind == "noun" and predicate.index in unit.phrases.by_head:
            _noun(context, unit, predicate)


def _creates(context: Context, predicate: Predicate) -> bool:
    return any(f.creates for f in context.lexicon.by_lemma.get(predicate.lemma, ()))


def _verb(context: Context, unit: Unit, predicate: Predicate) -> None:
    tried = 0
    for frame in context.lexicon.by_lemma.get(predicate.lemma, ()):
        tried += 1
        if _matches(context, unit, predicate, frame):
            _Reading(context, unit, predicate, frame).claim()
            return
    if tried:
        context.unread.append(
            (
                unit.parse.tokens[predicate.index].span,
                f"no frame of \u201c{predicate.lemma}\u201d fits",
            )
        )


def _noun(context: Context, unit: Unit, predicate: Predicate) -> None:
    for frame in context.lexicon.by_noun.get(predicate.lemma, ()):
        if not _matches(context, unit, predicate, frame):
            continue
        if frame.event is None:
            _Reading(context, unit, predicate, frame).claim()
        else:
            context.entities(unit, predicate.index)
        return


def make_event(context: Context, unit: Unit, index: int) -> Draft | None:
    """Return the event that a noun names ("the Kazakh uprising"), made when it is new."""
    if index in unit.events:
        return unit.events[index]
    predicate = unit.predicates.get(index)
    if predicate is None or predicate.kind != "noun":
        return None
    for frame in context.lexicon.by_noun.get(predicate.lemma, ()):
        if frame.event is not None and _matches(context, unit, predicate, frame):
            reading = _Reading(context, unit, predicate, frame)
            reading.claim()
            return reading.event
    return None


def _matches(context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> bool:
    return all(
        _has(context, unit, predicate, selector, classes) for selector, classes in frame.requires
    )


def _has(
    context: Context, unit: Unit, predicate: Predicate, selector: str, classes: tuple[str, ...]
) -> bool:
    tokens = predicate.role(selector)
    words = {c[1:] for c in classes if c.startswith("=")}
    for index in tokens:
        phrase = unit.phrases.get(index)
        lemma = phrase.lemma if phrase else unit.parse.tokens[index].lemma.casefold()
        if lemma in words or lemma.removesuffix("s") in words:
            return True
    types = tuple(c for c in classes if not c.startswith("="))
    if not types:
        return False
    for index in tokens:
        for draft in context.entities(unit, index):
            if context.registry.fits(draft, types):
                return True
            if "Place" in types and draft.type == "Polity":
                return True
    return False


class _Reading:
    """One frame matched to one predicate; makes its event and claims, then is done."""

    def __init__(self, context: Context, unit: Unit, predicate: Predicate, frame: Frame) -> None:
        self.context = context
        self.unit = unit
        self.predicate = predicate
        self.frame = frame
        self.rule = (frame.id, frame.definition)
        self.trigger = unit.parse.tokens[predicate.index].span
        self.event: Draft | None = None
        self.time = self._time(state=frame.state)
        self.point = self._time(state=False)

    def _time(self, *, state: bool) -> TimeSpan | None:
        found = [
            span
            for t in times_of(self.unit, self.predicate)
            if (span := self.context.time_span(t, self.unit, state=state)) is not None
        ]
        return found[0] if found else None

    # --- roles ------------------------------------------------------------------------

    def fill(self, selector: str) -> tuple[Draft, ...]:
        """Return the entities of a role; the language of selectors is in ``frames.toml``."""
        if selector.startswith("office:"):
            return self._offices(selector.removeprefix("office:"))
        for option in selector.split("|"):
            found = self._option(option)
            if found:
                return found
        return ()

    def _option(self, option: str) -> tuple[Draft, ...]:
        if option == "event":
            return (self.event,) if self.event else ()
        if option == "host-event":
            event = self.unit.events.get(self.predicate.governor)
            return (event,) if event else ()
        if option == "plan":
            plan = self.context.latest_plan(self.unit)
            return (plan,) if plan else ()
        if option == "ally":
            return self._ally()
        if option == "there":
            return self._there() if "there" in self.predicate.particles else ()
        role, _, inner = option.partition(".")
        tokens = self.predicate.role(role)
        if inner == "owner":
            return tuple(
                owner for i in tokens if (owner := self.context.owner_of(self.unit, i)) is not None
            )
        if inner:
            return self._entities(
                j for i in tokens for j in self.context.dependents(self.unit, i, inner)
            )
        return self._entities(tokens)

    def _entities(self, tokens: object) -> tuple[Draft, ...]:
        return tuple(d for i in tokens for d in self.context.entities(self.unit, i))  # type: ignore[attr-defined]

    def _there(self) -> tuple[Draft, ...]:
        for predicate in reversed(list(self.unit.predicates.values())):
            for preposition in ("to", "in", "at", "into"):
                for draft in self._entities(predicate.role(preposition)):
                    if self.context.registry.is_a(draft.type, "Place") or draft.type == "Polity":
                        return (self.context.registry.land_of(draft),)
        return ()

    def _ally(self) -> tuple[Draft, ...]:
        """Return beside whom the same subject fought earlier in the sentence."""
        for other in self.unit.predicates.values():
            if other.index < self.predicate.index and other.role("subject") == self.predicate.role(
                "subject"
            ):
                found = self._entities(other.role("alongside"))
                if found:
                    return found
        return ()

    def _offices(self, selector: str) -> tuple[Draft, ...]:
        body = next(iter(self.fill("subject")), None) if self.predicate.role("object") else None
        for role in selector.split("|"):
            found = tuple(
                office
                for i in self.predicate.role(role)
                if (office := self.context.office(self.unit, i, body)) is not None
            )
            if found:
                return found
        return ()

    # --- claims -----------------------------------------------------------------------

    def claim(self) -> None:
        """Make the event, if the frame has one and it happened, and all the statements."""
        modality = self.predicate.modality
        if self.frame.creates and modality in _PLANNED:
            self.context.plan(self.unit, self.predicate, self.fill(self.frame.creates), self.rule)
            return
        if self.frame.event is not None and modality is Modality.ASSERTED:
            self.event = self._event(self.frame.event)
        for item in self.frame.yields:
            self._yield(item, modality)

    def _yield(self, item: Yield, modality: Modality) -> None:
        modality = Modality(item.modality) if item.modality else modality
        if item.object == "outcome":
            for plan in self.fill(item.subject):
                value = (
                    "t:neverRealised"
                    if self.predicate.modality is Modality.NEGATED
                    else "t:realised"
                )
                self._claim(plan, "outcome", value, Modality.ASSERTED, None)
            return
        if item.object == "time":
            self._timed(item, modality)
            return
        if item.property.startswith("participation"):
            role = item.property.partition(":")[2]
            for event in self.fill(item.subject):
                for agent in self.fill(item.object):
                    self.context.participate(self.unit, event, agent, role, self.rule, self.point)
            return
        subjects, objects = self.fill(item.subject), self.fill(item.object)
        if item.subject == item.object:
            pairs = list(permutations(subjects, 2))
        else:
            pairs = [(s, o) for s in subjects for o in objects]
        qualifiers = [
            (name, filler.key) for name, role in item.qualifiers for filler in self.fill(role)[:1]
        ]
        if item.property in {"birthPlace", "deathPlace"}:
            pairs = self._innermost(pairs)
        for subject, object_ in pairs:
            target = self._coerced(item.property, object_)
            if target is not None and self._domain(item.property, subject):
                self._claim(subject, item.property, target, modality, self.time, qualifiers)

    def _innermost(self, pairs: list[tuple[Draft, Draft]]) -> list[tuple[Draft, Draft]]:
        """Keep the first of "in X, in the Y of Z": each place lies in the next."""
        places = [p for _, p in pairs if self.context.registry.fits(p, ("Place", "Polity"))]
        for inner, outer in zip(places, places[1:], strict=False):
            if self.context.registry.is_a(inner.type, "Place") and self.context.registry.is_a(
                outer.type, "Place"
            ):
                self.context.claim(
                    self.unit, inner, "locatedIn", outer, _CHAIN, trigger=self.trigger
                )
        return [pair for pair in pairs if pair[1] in places][:1]

    def _coerced(self, property_: str, object_: Draft) -> Draft | None:
        """Return the object as the property needs it: a place of a state, or nothing."""
        if property_ in self.context.place_properties:
            if object_.type == "Polity":
                land = self.context.registry.land_of(object_)
                self.context.land(self.unit, land, object_)
                return land
            return object_ if self.context.registry.fits(object_, ("Place",)) else None
        if property_ in self.context.agent_properties:
            return object_ if self.context.registry.fits(object_, ("Agent",)) else None
        return object_

    def _domain(self, property_: str, subject: Draft) -> bool:
        wanted = self.context.domains.get(property_, ())
        return not wanted or self.context.registry.is_a(subject.type, *wanted)

    def _timed(self, item: Yield, modality: Modality) -> None:
        if self.point is None:
            return
        for subject in self.fill(item.subject):
            if item.property == "hasTime":
                with_time(subject, self.point)
                self.context.note_time(self.unit, subject)
            elif self.point.edtf and self.point.edtf[:4].isdigit() and "/" not in self.point.edtf:
                self._claim(
                    subject, item.property, date_literal(self.point.edtf), modality, self.point
                )

    def _claim(
        self,
        subject: Draft,
        property_: str,
        object_: Draft | Literal | str,
        modality: Modality,
        time: TimeSpan | None,
        qualifiers: list[tuple[str, str]] | None = None,
    ) -> None:
        state = property_ in {
            "tookPlaceAt",
            "movedTo",
            "movedFrom",
            "movedThrough",
            "sideJoined",
            "sideLeft",
        }
        extra = list(qualifiers or [])
        purpose = self.context.purpose(self.unit, self.predicate)
        self.context.claim(
            self.unit, subject, property_, object_, self.rule, modality=modality,
            time=self.point if state else time, trigger=self.trigger,
            qualifiers=[*extra, *([("purpose", purpose)] if purpose else [])],
        )  # fmt: skip

    # --- events -----------------------------------------------------------------------

    def _event(self, pattern: Event) -> Draft:
        filled = [(self.fill(selector), role, side) for selector, role, side in pattern.roles]
        named = self._within() if pattern.cls in {"Conflict", "Movement"} else None
        if named is not None and pattern.cls == "Conflict":
            event = named
        else:
            event = self._new_event(pattern, filled)
            if named is not None:
                self.context.claim(
                    self.unit, event, "subEventOf", named, self.rule, trigger=self.trigger
                )
        self.unit.events[self.predicate.index] = event
        with_time(event, self.point)
        for agents, role, side in filled:
            for agent in agents:
                self._take_part(event, agent, role, side)
        for role in _PLACE_ROLES:
            for place in self._entities(self.predicate.role(role)):
                if self.context.registry.is_a(place.type, "Place", "Polity") or (
                    place.type == "" and role == "in"
                ):
                    where = self._coerced("tookPlaceAt", place)
                    if where is not None:
                        self._claim(event, "tookPlaceAt", where, Modality.ASSERTED, self.point)
        purpose = self.context.purpose(self.unit, self.predicate)
        if purpose:
            self.context.claim(
                self.unit, event, "purpose", purpose, self.rule, trigger=self.trigger
            )
        self._occasion(event)
        return event

    def _within(self) -> Draft | None:
        """Return the named fight that the clause puts its own in ("in the Battle of X")."""
        for draft in self._entities(self.predicate.role("in|during|at")):
            if self.context.registry.is_a(draft.type, "Conflict"):
                return draft
        return None

    def _take_part(self, event: Draft, agent: Draft, role: str, side: int) -> None:
        if self.context.registry.is_a(agent.type, "Place"):
            self._claim(event, "tookPlaceAt", agent, Modality.ASSERTED, self.point)
            owner = self.context.land_owner(agent)
            if owner is None:
                return
            agent = owner
        if self.context.registry.fits(agent, ("Agent",)):
            self.context.participate(
                self.unit,
                event,
                agent,
                f"{role}/{side}" if side else role,
                self.rule,
                self.point,
                self.trigger,
            )

    def _new_event(self, pattern: Event, filled: list[tuple[tuple[Draft, ...], str, int]]) -> Draft:
        cls, kind = pattern.cls, pattern.kind
        if self.predicate.kind == "noun":
            lemma = self.predicate.lemma
            cls = self.context.class_of(lemma) if cls == "*" else cls
            kind = self.context.lexicon.kinds.get(lemma, kind if kind != "*" else "")
            label = self.context.event_label(self.unit, self.predicate.index)
        else:
            label = self._label(pattern, kind, filled)
        event = self.context.registry.new(cls or "Event", label, self.trigger)
        event.lemma = self.predicate.lemma if self.predicate.kind == "noun" else kind
        if kind and kind != "*":
            event.kinds[kind] = None
        return event

    def _label(
        self, pattern: Event, kind: str, filled: list[tuple[tuple[Draft, ...], str, int]]
    ) -> str:
        undergoing = {
            "target",
            "victim",
            "mover",
            "appointee",
            "defeated",
            "recipient",
            "patient",
            "beneficiary",
        }
        first = next((a for a, role, _ in filled if a and role in undergoing), ())
        actors = next(
            (
                a
                for a, role, side in filled
                if a and role not in {*undergoing, "ally"} and side != 2
            ),
            (),
        )  # noqa: PLR2004
        against = next((a for a, _, side in filled if a and side == 2 and a != first), ())  # noqa: PLR2004
        words = {"fighting": "fighting", "defection": "defection"}.get(kind, kind)
        subject = first if first and not (actors and words in {"rebellion"}) else actors
        label = words
        if subject:
            label += " of " + _and([a.label for a in subject])
        other = against or (first if subject is actors else ())
        if other and other != subject:
            label += " against " + _and([a.label for a in other])
        if pattern.cls == "AllegianceChange":
            joined = self.fill("object|to")
            return label + (" to " + _and([j.label for j in joined]) if joined else "")
        allies = next((a for a, role, _ in filled if a and role == "ally"), ())
        if allies and kind == "alignment":
            label += " with " + _and([a.label for a in allies])
        for preposition in ("to", "into", "in", "at"):
            places = [
                d
                for d in self._entities(self.predicate.role(preposition)[:1])
                if self.context.registry.is_a(d.type, "Place", "Polity")
            ]
            if places:
                label += f" {preposition} " + _and(
                    [p.label.removesuffix(" (territory)") for p in places]
                )
                break
        return label

    def _occasion(self, event: Draft) -> None:
        """Read "when X did this, Y decided that" as the occasion of the decision."""
        if self.frame.id != "decide":
            return
        for other in self.unit.predicates.values():
            if (
                other.link in {"when", "after", "because", "since"}
                and other.governor == self.predicate.index
            ):
                self.context.pending_causes.append((self.unit, event, other.index, self.rule))


def date_literal(edtf: str) -> Literal:
    """Return a date as ``xsd:date``, ``gYearMonth`` or ``gYear``, by its precision.

    That it is approximate, or a season, is said by the time of the statement.

    >>> date_literal("1899")
    Literal(text='1899', language='', datatype='gYear')
    """
    plain = edtf.rstrip("~?")
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    if len(plain) not in kinds or "X" in plain or plain[5:6] == "2":
        return Literal(plain[:4] if plain[:4].isdigit() else "", datatype="gYear")
    return Literal(plain, datatype=kinds[len(plain)])


def _and(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " and " + labels[-1]
