"""Making what frames ask for: offices, plans, participations, sides, purposes, lands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.discourse import Discourse, Unit
from kg.model import Literal, Modality, Span, TimeSpan
from kg.resolve.registry import with_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.predicates import Predicate
    from kg.lexicon import Lexicon
    from kg.model import Article, Parse
    from kg.resolve import Draft

__all__ = ["Context", "Unit"]

_LAND = ("state-and-land", "A state named as a place stands for its land.")
_OFFICE = ("office-of", "A post is in the body, and over the place, that its words name.")
_PLAN = ("plan", "Somebody planned something that did not exist yet.")
_SIDES = ("sides-of-event", "Those who fight each other stand on opposed sides.")


class Context(Discourse):
    """A discourse that can also make entities which no single phrase names."""

    place_properties = frozenset(
        "birthPlace deathPlace tookPlaceAt movedTo movedFrom movedThrough jurisdiction locatedIn residence capital activeIn".split()
    )
    agent_properties = frozenset(
        "allegianceTo opposedTo memberOf leaderOf sideLeft sideJoined hasFather hasMother hasChild spouse".split()
    )
    domains = {
        "allegianceTo": ("Agent",), "opposedTo": ("Agent",), "memberOf": ("Agent",),
        "supported": ("Agent",), "underAuthorityOf": ("Place",), "holdsOffice": ("Person",),
        "sideJoined": ("AllegianceChange",), "sideLeft": ("AllegianceChange",),
        "movedTo": ("Movement",), "movedThrough": ("Movement",), "leaderOf": ("Person",),
        "causedBy": ("Event",), "outcome": ("Plan",), "movedFrom": ("Event",),
    }  # fmt: skip

    def __init__(self, article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> None:
        super().__init__(article, parses, lexicon)
        self.pending_causes: list[tuple[Unit, Draft, int, tuple[str, str]]] = []
        self.sides: dict[tuple[str, int], Draft] = {}
        self.side_members: dict[tuple[str, int], dict[str, None]] = {}
        self.side_of: dict[tuple[str, str], str] = {}
        self.lands: dict[str, str] = {}
        self.offices: dict[tuple[str, str, str], Draft] = {}
        self.plans: dict[int, Draft] = {}
        self.read_asides: set[Span] = set()
        self.transliterations: list[tuple[str, str, str]] = []

    # --- lands and owners -------------------------------------------------------------

    def land(
        self, unit: Unit | None, land: Draft, state: Draft, evidence: Span | None = None
    ) -> None:
        """Note that a place is the land of a state, and state it once."""
        if land.key in self.lands or land is state:
            return
        self.lands[land.key] = state.key
        land.mentions.append(evidence or (unit.parse.sentence if unit else state.mentions[0]))
        self.claim(unit, land, "underAuthorityOf", state, _LAND, evidence=evidence)

    def land_owner(self, land: Draft) -> Draft | None:
        """Return the state whose land a place is."""
        if land.key.endswith("-land"):
            return self.registry.drafts.get(land.key.removesuffix("-land"))
        return None

    def owner_of(self, unit: Unit, index: int) -> Draft | None:
        """Return whose thing a phrase names: "government orders", "orders of the king"."""
        phrase = unit.phrases.get(index)
        if phrase is None:
            return None
        if phrase.possessor >= 0:
            return self.entity(unit, phrase.possessor)
        for name, span in phrase.names_before:
            return self.registry.find(name) or self.registry.name(name, span)
        for inner in phrase.of:
            return self.entity(unit, inner)
        for word in phrase.modifiers:
            for draft in reversed(list(self.registry.drafts.values())):
                if draft.lemma == word and self.registry.is_a(draft.type, "Group"):
                    return draft
        return None

    def dependents(self, unit: Unit, index: int, preposition: str) -> tuple[int, ...]:
        """Return the tokens that hang on a noun by a preposition."""
        tokens = unit.parse.tokens
        return tuple(
            t.index
            for t in tokens
            if t.head == index
            and t.index != index
            and any(
                c.head == t.index and c.dep == "case" and c.text.casefold() == preposition
                for c in tokens
            )
        )

    # --- events -----------------------------------------------------------------------

    def event_label(self, unit: Unit, index: int) -> str:
        """Return the words that name an event, from its first word to its last complement."""
        phrase = unit.phrases.by_head[index]
        tokens = unit.parse.tokens
        end = max(self._complements(unit, index), default=index)
        if phrase.possessor >= 0:
            owner = self.entity(unit, phrase.possessor)
            words = self.article.surface(Span(tokens[index].span.start, tokens[end].span.end))
            return f"{words} of {owner.label}" if owner else words
        if phrase.peoples or phrase.names_before:
            return self.article.surface(phrase.span)
        return self.article.surface(Span(phrase.span.start, tokens[end].span.end))

    def _complements(self, unit: Unit, index: int) -> list[int]:
        """Return the tokens of a noun's prepositional complements, however deep."""
        tokens = unit.parse.tokens
        found: list[int] = []
        inside = {index}
        for token in tokens[index + 1 :]:
            if (
                token.head in inside
                and token.upos != "PUNCT"
                and not token.dep.startswith(
                    ("acl", "advcl", "parataxis", "cop", "aux", "nsubj", "punct")
                )
                and (token.head != index or token.dep.startswith("nmod"))
            ):
                inside.add(token.index)
                found.append(token.index)
        return [i for i in found if i not in unit.time_tokens]

    def note_time(self, unit: Unit, event: Draft) -> None:
        """Keep the sentence that dates an event among its passages."""
        event.mentions.append(unit.parse.sentence)

    def participate(
        self,
        unit: Unit | None,
        event: Draft,
        agent: Draft,
        role: str,
        rule: tuple[str, str],
        time: TimeSpan | None,
        trigger: Span | None = None,
        evidence: Span | None = None,
    ) -> None:
        """Claim that somebody took part in an event, in a role and (``role/1``) on a side."""
        if not self.registry.is_a(event.type, "Event") or agent is event:
            return
        name, _, side = role.partition("/")
        qualifiers = [("role", f"t:{name}")]
        if side and self.registry.is_a(event.type, "Conflict"):
            number = int(side)
            known = self.side_of.get((event.key, agent.key))
            if known is None:
                draft = self._side(unit, event, number, evidence)
                self.side_of[event.key, agent.key] = known = draft.key
                self.side_members.setdefault((event.key, number), {})[agent.key] = None
            qualifiers.append(("onSide", known))
        self.claim(
            unit, event, "hasParticipant", agent, rule, time=time or event.time, trigger=trigger,
            qualifiers=qualifiers, evidence=evidence,
        )  # fmt: skip

    def _side(self, unit: Unit | None, event: Draft, number: int, evidence: Span | None) -> Draft:
        side = self.sides.get((event.key, number))
        if side is None:
            span = evidence or (unit.parse.sentence if unit else None)
            side = self.registry.new("Side", event.label, span, base=f"{event.key}-side-{number}")
            self.sides[event.key, number] = side
            self.claim(unit, event, "hasSide", side, _SIDES, evidence=evidence)
            other = self.sides.get((event.key, 3 - number))
            if other is not None:
                self.claim(unit, other, "opposesSide", side, _SIDES, evidence=evidence)
                self.claim(unit, side, "opposesSide", other, _SIDES, evidence=evidence)
        return side

    def name_sides(self) -> None:
        """Label every side by those who stand on it."""
        for (event, number), side in self.sides.items():
            members = [
                self.registry.drafts[k].label for k in self.side_members.get((event, number), {})
            ]
            side.label = " with ".join([", ".join(members)]) or f"side {number}"

    # --- offices ----------------------------------------------------------------------

    def office(self, unit: Unit, index: int, body: Draft | None = None) -> Draft | None:
        """Return the post that a phrase names ("head of the government in the district")."""
        phrase = unit.phrases.get(index)
        if phrase is None or phrase.kind != "common" or phrase.lemma not in self.lexicon.offices:
            return None
        place: Draft | None = None
        own: Draft | None = None
        inner = list(phrase.of) + [
            i for p in ("in", "for", "at") for i in self.dependents(unit, phrase.head, p)
        ]
        inner += [j for i in phrase.of for j in self.dependents(unit, i, "in")]
        predicate = next(
            (
                p
                for p in unit.predicates.values()
                if any(index in v for v in p.roles.values()) and p.kind == "verb"
            ),
            None,
        )
        inner += list(predicate.role("in")) if predicate else []
        drafts = [d for i in inner for d in self.entities(unit, i)]
        drafts += [d for w in phrase.peoples if (d := self.people(w, phrase.span)) is not None]
        drafts += [d for n, s in phrase.names_before if (d := self.registry.find(n)) is not None]
        for draft in drafts:
            if self.registry.is_a(draft.type, "Organization") and own is None:
                own = draft
            elif self.registry.is_a(draft.type, "Place") and place is None:
                place = draft
        own = own or (
            body if body is not None and self.registry.is_a(body.type, "Organization") else None
        )
        if own is None and place is None:
            return None
        label = self._office_label(unit, phrase.head, own, place)
        return self.make_office(unit, label, own, place, phrase.span)

    def _office_label(self, unit: Unit, head: int, own: Draft | None, place: Draft | None) -> str:
        phrase = unit.phrases.by_head[head]
        words = " ".join([*(m for m in phrase.modifiers), unit.parse.tokens[head].text])
        named = [e for i in phrase.of for e in self.entities(unit, i)]
        label = words
        if named:
            label += (
                f" of the {named[0].label}"
                if named[0].type != "Polity"
                else f" of {named[0].label}"
            )
        elif phrase.peoples:
            label = f"{phrase.peoples[0].title()} {words}"
        if place is not None and place not in named:
            label += f" in {place.label}"
        if own is not None and own not in named and not phrase.peoples:
            label += f" ({own.label})"
        return label

    def make_office(
        self, unit: Unit | None, label: str, body: Draft | None, place: Draft | None, span: Span
    ) -> Draft:
        """Return the office with this label, body and place, made when it is new."""
        key = (label, body.key if body else "", place.key if place else "")
        office = self.offices.get(key)
        if office is None:
            office = self.registry.new("Office", label, span)
            self.offices[key] = office
            if body is not None:
                self.claim(unit, office, "postIn", body, _OFFICE, trigger=span)
            if place is not None:
                self.claim(unit, office, "jurisdiction", place, _OFFICE, trigger=span)
        return office

    # --- plans ------------------------------------------------------------------------

    def latest_plan(self, unit: Unit) -> Draft | None:
        """Return the plan that the sentence tells of."""
        return self.plans.get(unit.number)

    def plan(
        self, unit: Unit, predicate: Predicate, created: tuple[Draft, ...], rule: tuple[str, str]
    ) -> None:
        """Claim a plan to create something: planned by somebody, aiming at what is not yet."""
        tokens = unit.parse.tokens
        start = next(
            (t.span.start for t in tokens if t.head == predicate.index and t.dep == "mark"),
            tokens[predicate.index].span.start,
        )
        ends = [p.span.end for i in predicate.role("object") if (p := unit.phrases.get(i))]
        ends += [
            p.span.end
            for i in predicate.role("object")
            for j in self.dependents(unit, i, "in")
            if (p := unit.phrases.get(j))
        ]
        ends += [p.span.end for j in predicate.role("in") if (p := unit.phrases.get(j))]
        words = self.article.surface(
            Span(start, max(ends, default=tokens[predicate.index].span.end))
        )
        noun = "proposal" if predicate.modality is Modality.PROPOSED else "plan"
        plan = self.registry.new("Plan", f"{noun} {words}", unit.parse.sentence)
        self.plans[unit.number] = plan
        self.rules[_PLAN[0]] = _PLAN[1]
        if noun == "plan":
            for index in predicate.role("subject"):
                for planner in self.entities(unit, index):
                    if self.registry.is_a(planner.type, "Agent"):
                        self.claim(unit, plan, "plannedBy", planner, _PLAN)
        for draft in created:
            draft.type = "ProposedEntity"
            for word in draft.label.split():
                self._kind(draft, word.casefold())
            self.claim(unit, plan, "aimsAt", draft, rule)

    # --- purposes ---------------------------------------------------------------------

    def purpose(self, unit: Unit, predicate: Predicate) -> Literal | None:
        """Return the aim of an act in the words of the source ("in order to ...")."""
        tokens = unit.parse.tokens
        for token in tokens[:-2]:
            if token.text.casefold() != "in" or tokens[token.index + 1].text.casefold() != "order":
                continue
            nearest = max(
                (
                    p.index
                    for p in unit.predicates.values()
                    if p.index < token.index and p.kind == "verb"
                ),
                default=-1,
            )
            governed = unit.predicates.get(nearest)
            if predicate.index != nearest and not (
                governed and governed.governor == predicate.index
            ):
                return None
            first = token.index + 2
            if tokens[first].text.casefold() == "to":
                first += 1
            last = next((t.index for t in tokens[first:] if t.text in {",", ";"}), len(tokens))
            while last > first and tokens[last - 1].upos == "PUNCT":
                last -= 1
            if last <= first:
                return None
            text = self.article.surface(Span(tokens[first].span.start, tokens[last - 1].span.end))
            return Literal(re.sub(r"\s+", " ", text), "en")
        return None

    def date(self, draft: Draft, time: TimeSpan | None) -> None:
        """Give an event its time."""
        with_time(draft, time)
