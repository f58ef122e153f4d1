"""The state of reading one article: which phrase is which entity, and the claims so far.

Everything here is order-dependent in the way a reader is: a pronoun looks back, a definite
noun looks back, a new name makes a new entity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.mentions import find_phrases, find_times
from kg.extract.predicates import find_predicates
from kg.model import Literal, Modality, Name, Span, Statement, TimeBasis, TimeSpan
from kg.resolve import Draft, Registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.predicates import Predicate
    from kg.lexicon import Lexicon
    from kg.mentions import Phrase, TimeExpression
    from kg.mentions.phrases import Phrases
    from kg.model import Article, Parse

__all__ = ["Discourse", "Unit"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
# How many sentences a pronoun looks back before it falls to the article's subject.
_REACH = 3


@dataclass(slots=True)
class Unit:
    """One parsed sentence with what was found in it."""

    number: int
    parse: Parse
    phrases: Phrases
    predicates: dict[int, Predicate]
    times: tuple[TimeExpression, ...]
    entities: dict[int, tuple[Draft, ...]] = field(default_factory=dict)
    events: dict[int, Draft] = field(default_factory=dict)
    time_tokens: frozenset[int] = frozenset()

    def predicate(self, index: int) -> Predicate | None:
        """Return the predicate at a token."""
        return self.predicates.get(index)


class Discourse:
    """One article while it is read."""

    def __init__(self, article: Article, parses: Iterable[Parse], lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.registry = Registry(lexicon)
        self.claims: list[tuple[int, Statement]] = []
        self.rules: dict[str, str] = {}
        self._groups: dict[tuple[str, str, str, str, str], Draft] = {}
        self.unread: list[tuple[Span, str]] = []
        self.subject: Draft = self.registry.name(article.title, None)
        self.event_maker: Callable[[Discourse, Unit, int], Draft | None] = lambda *_: None
        known = self._known_words(article)
        self.units = [self._unit(n, parse, known) for n, parse in enumerate(parses)]
        self.feminine = self._is_feminine()

    def _known_words(self, article: Article) -> frozenset[str]:
        import re

        text = article.text
        inner = re.findall(r"(?<=[a-z,;] )([A-Z]\w+)", text)
        return frozenset(w.casefold() for w in [*inner, *article.title.split()])

    def _unit(self, number: int, parse: Parse, known: frozenset[str]) -> Unit:
        view = self._sentence_text(parse)
        times = find_times(view, parse.sentence.start)
        covered = frozenset(
            t.index for t in parse.tokens if any(x.span.contains(t.span) for x in times)
        )
        phrases = find_phrases(parse, self.lexicon, known, covered)
        predicates = {p.index: p for p in find_predicates(parse, self.lexicon)}
        return Unit(number, parse, phrases, predicates, times, time_tokens=covered)

    def _sentence_text(self, parse: Parse) -> str:
        """Return the sentence with its parentheses blanked: their times are their own."""
        text = list(self.article.surface(parse.sentence))
        for aside, _ in parse.asides:
            for i in range(aside.start - parse.sentence.start, aside.end - parse.sentence.start):
                text[i] = " "
        return "".join(text)

    def _is_feminine(self) -> bool:
        words = [t.text.casefold() for u in self.units for t in u.parse.tokens if t.upos == "PRON"]
        return sum(w in _FEMININE for w in words) > sum(w in _MASCULINE for w in words)

    # --- claims -----------------------------------------------------------------------

    def claim(
        self,
        unit: Unit | None,
        subject: Draft,
        property_: str,
        object_: Draft | Literal | Name | str,
        rule: tuple[str, str],
        *,
        evidence: Span | None = None,
        modality: Modality = Modality.ASSERTED,
        time: TimeSpan | None = None,
        qualifiers: Iterable[tuple[str, str | Literal]] = (),
        trigger: Span | None = None,
    ) -> None:
        """Add a statement; a thing is never said of itself."""
        value = object_.key if isinstance(object_, Draft) else object_
        if value == subject.key:
            return
        passage = evidence or (unit.parse.sentence if unit else None)
        if passage is None:
            return
        self.rules[rule[0]] = rule[1]
        statement = Statement(
            subject=subject.key, property=property_, object=value, evidence=(passage,),
            rule=rule[0], modality=modality, time=time, qualifiers=tuple(sorted(qualifiers, key=str)),
            trigger=trigger,
        )  # fmt: skip
        self.claims.append((unit.number if unit else -1, statement))

    # --- identity ----------------------------------------------------------------------

    def entities(self, unit: Unit, index: int) -> tuple[Draft, ...]:
        """Return what the phrase at a token stands for; several for "Soviet and Polish units"."""
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

    def entity(self, unit: Unit, index: int) -> Draft | None:
        """Return the first entity of a phrase."""
        found = self.entities(unit, index)
        return found[0] if found else None

    def _resolve(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        if phrase.kind == "name":
            return self._named(unit, phrase)
        if phrase.kind == "pronoun":
            found = self._pronoun(unit, phrase)
            return (found,) if found else ()
        return self._common(unit, phrase)

    def _named(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        folded = phrase.name.casefold()
        people = self.lexicon.peoples.get(folded)
        if people is not None and people.type == "Polity":
            force = self._active_force(unit, people.name)
            if force is not None and phrase.definite == "the":
                return (force,)
            draft = self.registry.find(phrase.name) or self.registry.name(
                phrase.name, None, "Group"
            )
            draft.people = people.name
            return (draft,)
        if folded in self.lexicon.adjectives and phrase.possessor >= 0:
            return ()  # "his native Kazakh": a language, not a people
        draft = self.registry.name(phrase.name, None, "Person" if phrase.titles else "")
        return (draft,)

    def _active_force(self, unit: Unit, people: str) -> Draft | None:
        for other in reversed(self.units[max(0, unit.number - 1) : unit.number]):
            for found in reversed(list(other.entities.values())):
                for draft in found:
                    if draft.type == "ArmedForce" and draft.people == people:
                        return draft
        return None

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
        """Claim that somebody took part in an event; :class:`Context` knows how."""
        raise NotImplementedError

    def people(self, word: str, span: Span | None) -> Draft | None:
        """Return the state or people of an adjective."""
        people = self.lexicon.adjectives.get(word.casefold())
        if people is None:
            return None
        return self.registry.find(people.name) or self.registry.name(people.name, span, people.type)

    # --- pronouns ------------------------------------------------------------------------

    def _pronoun(self, unit: Unit, phrase: Phrase) -> Draft | None:
        word = phrase.lemma
        token = unit.parse.tokens[phrase.head]
        if word in _MASCULINE | _FEMININE:
            return self._back(
                unit, phrase.head, self._is_person(word), token.dep == "nmod:poss"
            ) or (self.subject if self._matches_subject(word) else None)
        if word in _PLURAL:
            return self._back(unit, phrase.head, self._is_plural, subjects_first=True)
        if word in _NEUTER:
            return self._back(unit, phrase.head, self._is_thing, subjects_first=True)
        return None

    def _matches_subject(self, word: str) -> bool:
        return self.subject.type in {"Person", ""} and (word in _FEMININE) == self.feminine

    def _is_person(self, word: str) -> Callable[[Draft], bool]:
        def test(draft: Draft) -> bool:
            if draft.key == self.subject.key:
                return self._matches_subject(word)
            return draft.type == "Person"

        return test

    def _is_plural(self, draft: Draft) -> bool:
        return self.registry.is_a(draft.type, "Group") and (
            draft.plural or draft.type in {"EthnicGroup", "ArmedForce", "Group"}
        )

    def _is_thing(self, draft: Draft) -> bool:
        return draft.type not in {"Person", ""}

    def _back(
        self, unit: Unit, index: int, test: Callable[[Draft], bool], subjects_first: bool
    ) -> Draft | None:
        """Look back: subjects of this sentence, then of those before; then anything."""
        paragraph = unit.parse.paragraph
        for other in reversed(self.units[max(0, unit.number - _REACH) : unit.number + 1]):
            if other.parse.paragraph != paragraph and other.number < unit.number - 1:
                break
            before = index if other is unit else len(other.parse.tokens)
            heads = [h for h in sorted(other.phrases.by_head) if h < before]
            subjects = [h for h in heads if other.parse.tokens[h].dep in _SUBJECTS]
            rest = [h for h in heads if h not in subjects]
            for head in (
                [*subjects, *reversed(rest)]
                if other is not unit
                else [*reversed(subjects), *reversed(rest)]
            ):
                phrase = other.phrases.by_head[head]
                if phrase.kind == "pronoun" and other is unit and not subjects_first:
                    pass
                for draft in self.entities(other, head):
                    if test(draft):
                        return draft
        return None

    # --- common nouns ----------------------------------------------------------------------

    def _common(self, unit: Unit, phrase: Phrase) -> tuple[Draft, ...]:
        lemma = phrase.lemma
        if lemma in {"plan", "proposal", "project", "scheme"} and (
            phrase.definite in {"the", "these", "this", "that", "those"}
        ):
            plan = self._last(lambda d: d.type == "Plan")
            if plan is not None:
                return (plan,)
        cls = self.class_of(lemma)
        if phrase.names_before and self.registry.is_a(cls, "Place"):
            place = self._place_by_name(phrase, cls)
            for index in phrase.of:
                for outer in self.entities(unit, index):
                    if self.registry.is_a(outer.type, "Place"):
                        self.claim(unit, place, "locatedIn", outer, _REGION_OF, trigger=phrase.span)
            return (place,)
        if lemma in self.lexicon.by_noun or self.registry.is_a(cls, "Event"):
            return self._event(unit, phrase, cls)
        if self.registry.is_a(cls, "Place"):
            return self._common_place(unit, phrase, cls)
        if self.registry.is_a(cls, "Group"):
            return self._group(unit, phrase, cls)
        return ()

    def class_of(self, lemma: str) -> str:
        """Return the class that a common noun names, or an empty string."""
        found = self.lexicon.noun_class
        return (
            found.get(lemma) or found.get(lemma.removesuffix("s"), "") or found.get(f"{lemma}s", "")
        )

    def _last(self, test: Callable[[Draft], bool]) -> Draft | None:
        return next((d for d in reversed(list(self.registry.drafts.values())) if test(d)), None)

    def _place_by_name(self, phrase: Phrase, cls: str) -> Draft:
        name = f"{phrase.names_before[0][0]} {phrase.lemma}"
        return self.registry.name(name, None, cls)

    def _common_place(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        inner = [e for i in phrase.of for e in self.entities(unit, i)]
        if phrase.lemma in {"territory", "land", "soil"} and inner:
            return (self.registry.land_of(inner[0]),)
        token = unit.parse.tokens[phrase.head]
        # "the Chinese outpost of X": the name says which outpost.
        named = [e for e in inner if e.type in {"", "Place"} and e.type != "Polity"]
        if named and token.index in unit.phrases.by_head:
            named[0].type = cls
            self._kind(named[0], phrase.lemma)
            for word in phrase.peoples:
                holder = self.people(word, None)
                if holder is not None and holder.type == "Polity":
                    self.claim(
                        unit, named[0], "underAuthorityOf", holder, _HELD_BY, trigger=phrase.span
                    )
            return (named[0],)
        return ()

    def _event(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        if phrase.definite in {"the", "this", "that"} and not (
            phrase.of or phrase.peoples or phrase.names_before or phrase.possessor >= 0
        ):
            group = self.lexicon.synonyms.get(phrase.lemma)
            same = self._last(
                lambda d: (
                    d.lemma == phrase.lemma
                    or bool(group)
                    and self.lexicon.synonyms.get(d.lemma) == group
                )
            )
            if same is not None:
                return (same,)
        event = self.event_maker(self, unit, phrase.head)
        return (event,) if event is not None else ()

    def _group(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        peoples = [d for w in phrase.peoples if (d := self.people(w, None)) is not None]
        if len(peoples) > 1 and phrase.plural and self._joined(unit, phrase):
            return tuple(self._owned(unit, phrase, cls, owner) for owner in peoples)
        owner = self._owner(unit, phrase, peoples)
        if phrase.lemma == "side" and phrase.definite in {"both", "the two", "the"}:
            return self._both_sides()
        if owner is None and phrase.definite == "the":
            same = self._last(lambda d: d.lemma == phrase.lemma and not phrase.modifiers)
            if same is not None:
                return (same,)
            if phrase.lemma == "rebel":
                rising = self._last(lambda d: self.lexicon.synonyms.get(d.lemma) == "rebellion")
                if rising is not None:
                    return (self._owned(unit, phrase, cls, rising),)
        return (self._owned(unit, phrase, cls, owner),)

    def _both_sides(self) -> tuple[Draft, ...]:
        """Return those who fought each other last."""
        members: dict[str, dict[int, list[str]]] = {}
        for _, statement in self.claims:
            side = dict(statement.qualifiers).get("onSide")
            if (
                statement.property == "hasParticipant"
                and isinstance(side, str)
                and isinstance(statement.object, str)
            ):
                members.setdefault(statement.subject, {}).setdefault(
                    int(side.rsplit("-", 1)[-1]), []
                ).append(statement.object)
        for sides in reversed(list(members.values())):
            if len(sides) > 1:
                return tuple(self.registry.drafts[k] for n in sorted(sides) for k in sides[n])
        return ()

    def _joined(self, unit: Unit, phrase: Phrase) -> bool:
        words = self.article.surface(phrase.span).split()
        return "and" in words

    def _owner(self, unit: Unit, phrase: Phrase, peoples: list[Draft]) -> Draft | None:
        if phrase.possessor >= 0:
            return self.entity(unit, phrase.possessor)
        if phrase.names_before:
            name, span = phrase.names_before[0]
            # "Nationalist forces of the Republic": what they belong to is named after them.
            named = self.registry.find(name)
            if named is None and phrase.of:
                return next((e for i in phrase.of for e in self.entities(unit, i)), None)
            return named or self.registry.name(name, span)
        if peoples:
            return peoples[0]
        for index in phrase.of:
            for owner in self.entities(unit, index):
                return owner
        return None

    def _owned(self, unit: Unit, phrase: Phrase, cls: str, owner: Draft | None) -> Draft:
        """Return the group that belongs to somebody, one for one owner, noun and modifiers."""
        words = " ".join(
            m for m in phrase.modifiers if m not in {"several", "many", "-"} and not m.isdigit()
        )
        name = " ".join(
            n for n, _ in phrase.names_before if owner is None or self.registry.find(n) is not owner
        )
        noun = unit.parse.tokens[phrase.head].text
        signature = (cls, owner.key if owner else "", phrase.lemma.removesuffix("s"), words, name)
        base = self._groups.get(signature)
        if base is None:
            label = self._group_label(unit, phrase, owner, f"{name} {words} {noun}".strip())
            base = self.registry.new(cls, " ".join(label.split()), None)
            base.lemma, base.owner, base.plural = (
                phrase.lemma,
                owner.key if owner else "",
                phrase.plural,
            )
            base.people = owner.label if owner is not None and phrase.peoples else ""
            self._groups[signature] = base
            self._relate(unit, phrase, base, owner)
        if not phrase.quantity or phrase.quantity.casefold() in {"all", "both"}:
            return base
        part = self.registry.new(cls, f"{phrase.quantity} of {base.label}", None)
        part.size, part.plural, part.lemma, part.owner, part.people = (
            phrase.quantity,
            True,
            phrase.lemma,
            base.owner,
            base.people,
        )
        self.claim(unit, part, "memberOf", base, _PART_OF, trigger=phrase.span)
        return part

    def _group_label(self, unit: Unit, phrase: Phrase, owner: Draft | None, words: str) -> str:
        if (
            phrase.of
            and phrase.possessor < 0
            and not any(self.registry.find(n) is owner for n, _ in phrase.names_before)
        ):
            return self.article.surface(Span(phrase.span.start, self._of_end(unit, phrase)))
        if owner is None:
            return words
        if phrase.possessor >= 0 or owner.type == "Person":
            return f"{owner.label}\u2019s {words}"
        if self.registry.is_a(owner.type, "Event"):
            return f"{words} of the {owner.label}"
        if phrase.peoples:
            adjective = next(
                (w for w in phrase.peoples if self.people(w, None) is owner), phrase.peoples[0]
            )
            return f"{adjective.title()} {words}"
        return f"{phrase.names_before[0][0] if phrase.names_before else owner.label} {words}"

    def _of_end(self, unit: Unit, phrase: Phrase) -> int:
        ends = [p.span.end for i in phrase.of if (p := unit.phrases.get(i)) is not None]
        return max([phrase.span.end, *ends])

    def _relate(self, unit: Unit, phrase: Phrase, group: Draft, owner: Draft | None) -> None:
        """State what ownership of a group means."""
        for index in phrase.of:
            for member in self.entities(unit, index):
                if member.type == "EthnicGroup" and member is not owner:
                    self.claim(unit, group, "ethnicGroup", member, _PEOPLE_OF, trigger=phrase.span)
        if owner is None:
            return
        force = group.type == "ArmedForce"
        if owner.type == "Person" and force:
            self.claim(unit, owner, "leaderOf", group, _OWN_FORCE, trigger=phrase.span)
        elif owner.type == "Person" and phrase.lemma in {
            "follower",
            "supporter",
            "ally",
            "loyalist",
        }:
            self.claim(unit, group, "allegianceTo", owner, _OWN_FOLLOWERS, trigger=phrase.span)
        elif owner.type == "EthnicGroup":
            self.claim(unit, group, "ethnicGroup", owner, _PEOPLE_OF, trigger=phrase.span)
        elif self.registry.is_a(owner.type, "Group") or owner.type == "":
            owner.type = owner.type or "Organization"
            self.claim(unit, group, "memberOf", owner, _BODY_OF, trigger=phrase.span)
        elif owner.type == "Place" and group.type in {"Organization", "Polity"}:
            self.claim(unit, group, "basedAt", owner, _BODY_AT, trigger=phrase.span)
        elif self.registry.is_a(owner.type, "Event"):
            self.participate(unit, owner, group, "belligerent/1", _REBELS, None, phrase.span)

    def _kind(self, draft: Draft, lemma: str) -> None:
        kind = self.lexicon.kinds.get(lemma)
        if kind:
            draft.kinds[kind] = None

    def time_span(self, expression: TimeExpression, unit: Unit, *, state: bool) -> TimeSpan | None:
        """Return an expression as a time span; a missing year comes from just before."""
        basis = TimeBasis.STATED
        if not expression.first and expression.month:
            year = self._year_before(unit, expression)
            if not year:
                return None
            try:
                expression = expression.with_year(year)
            except ValueError:
                return None
            basis = TimeBasis.STATED_ELSEWHERE
        if not expression.first:
            return None
        return TimeSpan(
            expression.label,
            expression.stated_edtf(state=state),
            expression.bounds(state=state),
            basis,
        )

    def _year_before(self, unit: Unit, expression: TimeExpression) -> int:
        for other in reversed(self.units[: unit.number + 1]):
            if other.parse.section != unit.parse.section:
                break
            for time in reversed(other.times):
                if time.first and (other is not unit or time.span.start < expression.span.start):
                    return int((time.until[1] or time.last)[:4])
        return 0


_HELD_BY = ("adjective-of-place", "\u201ca Polish outpost\u201d is held by Poland.")
_REGION_OF = ("region-of", "\u201cthe X region of Y\u201d lies in Y.")
_PART_OF = ("quantity-of", "A vague or exact number of a group is a part of that group.")
_PEOPLE_OF = ("people-of-group", "A group of a people consists of that people.")
_OWN_FORCE = ("possessed-force", "Somebody's troops are led by them.")
_OWN_FOLLOWERS = ("possessed-followers", "Somebody's followers are on their side.")
_BODY_OF = ("body-of", "An army, government or unit named after a state or party is a part of it.")
_BODY_AT = ("body-at", "A government named after a place is there.")
_REBELS = ("rebels-of", "The rebels of a rebellion take part in it.")
