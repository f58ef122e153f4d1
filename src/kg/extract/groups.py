"""Groups that have no name: whose they are tells them apart ("the governor's troops")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.record import Rule
from kg.extract.stretches import is_adjective
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.record import Unit
    from kg.extract.referents import Referents
    from kg.mentions import Phrase
    from kg.resolve import Draft

__all__ = ["OWN_FORCE", "Groups"]

_PART_OF = Rule("quantity-of", "A vague or exact number of a group is a part of that group.")
_PEOPLE_OF = Rule("people-of-group", "A group of a people consists of that people.")
OWN_FORCE = Rule("possessed-force", "Somebody's troops are led by them.")
_OWN_FOLLOWERS = Rule("possessed-followers", "Somebody's followers are on their side.")
_BODY_OF = Rule(
    "body-of", "An army, government or unit named after a state or party is a part of it."
)
_BODY_AT = Rule("body-at", "A government named after a place is there.")
_REBELS = Rule("rebels-of", "The rebels of a rebellion take part in it.")

# Bodies that a name before them is the name of, rather than what they belong to.
_OWN_BODIES = frozenset(
    "clan family tribe church party organization organisation movement group society team series "
    "dynasty association union league club brotherhood front faction "
    "detachment division brigade regiment battalion corps".split()
)

# The first of two numbers of which one tells no more than that it lies between them.
_BETWEEN = re.compile(r"\b[Bb]etween (?:\d[\d,.]*|\w+ (?:hundred|thousand)) and$")
# How many sentences back "the army" looks for its army.
_REACH = 4
# The group of synonyms that the events belong to which have rebels.
_REBELLION = "rebellion"


class Groups:
    """The unnamed groups of one article, one for each owner, noun and modifiers."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.registry = referents.registry
        self.lexicon = referents.lexicon
        self.known: dict[tuple[str, str, str, str, str], Draft] = {}

    def named_by(self, unit: Unit, phrase: Phrase, cls: str) -> tuple[Draft, ...]:
        """Return the groups of a class that a common noun stands for, made when they are new."""
        had = phrase.lemma in self.lexicon.words["command"] and phrase.of
        if had or (phrase.lemma == "foundation" and (phrase.of or phrase.possessor >= 0)):
            return ()  # "the leadership of X" is what somebody has, its foundation an act
        peoples = [d for w in phrase.peoples if (d := self.referents.people(w, None)) is not None]
        if len(peoples) > 1 and phrase.plural and self._is_joined(phrase):
            return tuple(self._owned(unit, phrase, cls, owner) for owner in peoples)
        owner = self._owner(unit, phrase, peoples)
        both = phrase.definite == "both" or "both" in phrase.quantity.casefold().split()
        bare = not (phrase.modifiers or phrase.names_before or phrase.peoples)
        sides = phrase.lemma in self.lexicon.words["side"] and phrase.definite == "the" and bare
        if sides or (both and (owner is None or phrase.lemma in self.lexicon.words["side"])):
            return self.referents.sides.latest_opponents()
        if owner is None and self._is_generic(phrase, cls):
            return ()
        if owner is None and phrase.definite == "the":
            same = self._told_before(unit, phrase)
            if same is not None:
                return (self._part(unit, phrase, same.type, same),)
            owner = self._rising(phrase)
        return (self._owned(unit, phrase, cls, owner),)

    def _told_before(self, unit: Unit, phrase: Phrase) -> Draft | None:
        """Return the group that "the troops" are, told of before with the same noun."""
        rebels = phrase.lemma in self.lexicon.words["rebel"]
        # "The rebels" are all of them, not the seventy who were killed.
        same = self.referents.latest(lambda d: d.lemma == phrase.lemma and not (rebels and d.size))
        if same is not None and (phrase.plural or self._is_near(unit, same)):
            return None if phrase.modifiers or phrase.names_before else same
        return self._named_before(unit, phrase) if phrase.plural else None

    def _is_near(self, unit: Unit, draft: Draft) -> bool:
        """Say whether something was told in the last sentences: "the army" may be another's."""
        first = self.referents.units[max(0, unit.number - _REACH)].parse.sentence.start
        return any(span.start >= first for span in draft.mentions)

    def _is_generic(self, phrase: Phrase, cls: str) -> bool:
        """Say whether a noun names a sort of thing and no one of them ("absolute monarchy").

        Nor do "the new state" and "these parties" say which.
        """
        if cls == "Polity" or phrase.definite in {"these", "those"}:
            return True
        one = self.registry.is_a(cls, "Organization") and not phrase.plural
        return one and not (phrase.definite or phrase.quantity or phrase.names_before)

    def _rising(self, phrase: Phrase) -> Draft | None:
        """Return the rising whose rebels "the rebels" are."""
        if phrase.lemma not in self.lexicon.words["rebel"]:
            return None
        synonyms = self.lexicon.synonyms
        nouns = self.referents.nouns_of(self.referents.subject)
        if any(synonyms.get(noun) == _REBELLION for noun in nouns):
            return self.referents.subject
        return self.referents.latest(lambda d: synonyms.get(d.lemma) == _REBELLION)

    def _named_before(self, unit: Unit, phrase: Phrase) -> Draft | None:
        """Return the force of a people that "the troops" are, told of with the same noun."""
        if phrase.modifiers or phrase.names_before:
            return None
        noun = phrase.lemma.removesuffix("s")
        for other in reversed(self.referents.units[max(0, unit.number - 1) : unit.number + 1]):
            for found in reversed(other.entities.values()):
                for draft in found:
                    part = bool(draft.size) and noun in self.lexicon.words["rebel"]
                    if draft.lemma.removesuffix("s") == noun and draft.plural and not part:
                        return draft
        return None

    def _is_joined(self, phrase: Phrase) -> bool:
        return "and" in self.referents.article.surface(phrase.span).split()

    def _owner(self, unit: Unit, phrase: Phrase, peoples: list[Draft]) -> Draft | None:
        if phrase.possessor >= 0:
            return self.referents.entity(unit, phrase.possessor)
        if "anti" in phrase.modifiers:
            return None  # an anti-Polish league is none of Poland's
        if phrase.names_before:
            name, span = phrase.names_before[0]
            named = self.registry.find(name)
            if named is None and is_adjective(unit, span):
                return next(self.referents.all_entities(unit, phrase.of), None)
            if named is not None or not phrase.of:
                return named or self.registry.name(name, span)
            # "League forces of the Republic": what they belong to is named after them.
        elif peoples:
            return peoples[0]
        return next(self.referents.all_entities(unit, phrase.of), None)

    def _owned(self, unit: Unit, phrase: Phrase, cls: str, owner: Draft | None) -> Draft:
        """Return the group that belongs to somebody, or the part of it that a number names."""
        base = self._whole(unit, phrase, cls, owner, self._size(unit, phrase))
        return self._part(unit, phrase, cls, base, owned=owner is not None)

    def _part(
        self, unit: Unit, phrase: Phrase, cls: str, base: Draft, *, owned: bool = True
    ) -> Draft:
        """Return the part of a group that a number names, or the group where none does."""
        size = self._size(unit, phrase)
        if not size or base.size or size.casefold() in {"all", "both"}:
            return base
        spelled = self.referents.article.surface(phrase.span)
        counted = (
            phrase.possessor < 0 and spelled.startswith(phrase.quantity) and (" of " not in spelled)
        )
        counted_as = f"{size}{spelled.removeprefix(phrase.quantity)}"
        counting = size.split()[-1].casefold() in self.lexicon.words["part"] or size.endswith("s")
        joint = " of " if counting or "\u2019s " in base.label else " "
        label = counted_as if counted else f"{size}{joint}{base.label}"
        part = self.registry.new(cls, label, None)
        part.size, part.plural, part.lemma = size, True, phrase.lemma
        part.people = base.people
        if not owned:
            # "300 men" are a part of no group that the text tells of.
            return part
        self.referents.claim(part, "memberOf", base, unit.ground(_PART_OF, phrase.span))
        return part

    def _size(self, unit: Unit, phrase: Phrase) -> str:
        """Return the quantity with the word before it that makes it rough ("about 300")."""
        if not phrase.quantity:
            return ""
        words = Span(unit.parse.sentence.start, phrase.span.end)
        before, found, _ = self.referents.article.surface(words).rpartition(phrase.quantity)
        before = before.rstrip() if found else ""
        quantity = phrase.quantity
        between = _BETWEEN.search(before)
        if between:
            return f"{between[0]} {quantity}"
        if f" {before}".casefold().endswith(" a"):
            before, quantity = before[:-1].rstrip(), f"a {quantity}"  # "a thousand"
        for rough in sorted(self.lexicon.words["rough"], key=lambda w: (-len(w), w)):
            if f" {before}".casefold().endswith(f" {rough}"):
                return f"{before[-len(rough) :]} {quantity}"
        return quantity

    def _whole(self, unit: Unit, phrase: Phrase, cls: str, owner: Draft | None, size: str) -> Draft:
        words = self._words(phrase)
        names = [n for n, _ in phrase.names_before]
        name = " ".join(n for n in names if owner is None or self.registry.find(n) is not owner)
        noun = unit.parse.tokens[phrase.head].text
        singular = phrase.lemma.removesuffix("s")
        spelled = self._spelled(unit, phrase, owner)
        # "Several hundred soldiers of X" has its size in its own words: it is no part of itself.
        counted = size if spelled.startswith(tuple(filter(None, (phrase.quantity, size)))) else ""
        # "The garrison" is none of "the garrisons"; troops are always several.
        number = "" if phrase.plural else "one"
        told = f"{counted} {words} {number}"
        signature = (cls, owner.key if owner else "", singular, told, name)
        # "An army" is another one than that told of before; "an army of his" may be the same.
        new = phrase.definite in {"a", "an"} and (owner is None or owner.type != "Person")
        group = None if new else self.known.get(signature)
        if group is None:
            if counted:
                spelled = counted + spelled.removeprefix(counted).removeprefix(phrase.quantity)
            label = spelled or self._label(phrase, owner, f"{name} {words} {noun}".strip())
            group = self.registry.new(cls, " ".join(label.split()), None)
            group.lemma, group.plural, group.size = phrase.lemma, phrase.plural, counted
            group.people = owner.label if owner is not None and phrase.peoples else ""
            self.known[signature] = group
            self._relate(unit, phrase, group, owner)
        return group

    def _words(self, phrase: Phrase) -> str:
        """Return the words before a noun that tell a group from others: no numbers."""
        vague = self.lexicon.words["indefinite"]
        counts = phrase.quantity.casefold().split()
        return " ".join(
            m
            for m in phrase.modifiers
            if m not in vague and m != "-" and not m[:1].isdigit() and m not in counts
        )

    # --- labels ------------------------------------------------------------------------

    def _spelled(self, unit: Unit, phrase: Phrase, owner: Draft | None) -> str:
        """Return what a group "of X" is called in the words of the text, or nothing."""
        named = any(self.registry.find(n) is owner for n, _ in phrase.names_before)
        if not phrase.of or phrase.possessor >= 0 or named:
            return ""
        head = unit.parse.tokens[phrase.head].span.start
        # "In March 1917 troops of X": the year is no part of what they are.
        ends = [t.span.end for t in unit.times if phrase.span.start <= t.span.end <= head]
        whole = Span(max([phrase.span.start, *ends]), self._end(unit, phrase))
        return self.referents.article.surface(whole).strip()

    def _label(self, phrase: Phrase, owner: Draft | None, words: str) -> str:
        names = [n for n, _ in phrase.names_before]
        if owner is None:
            return words
        if phrase.possessor >= 0 or owner.type == "Person":
            ending = "\u2019" if owner.plural and owner.label.endswith("s") else "\u2019s"
            return f"{owner.label}{ending} {words}"
        if self.registry.is_a(owner.type, "Event"):
            return f"{words} of the {owner.label}"
        before = self._adjective(phrase, owner) or next(iter(names), owner.label)
        return f"{before} {words}"

    def _adjective(self, phrase: Phrase, owner: Draft) -> str:
        """Return the adjective that names the owner ("Polish")."""
        own = [w for w in phrase.peoples if self.referents.people(w, None) is owner]
        return next(iter([*own, *phrase.peoples]), "").title()

    def _end(self, unit: Unit, phrase: Phrase) -> int:
        """Return where the last "of" complement of a phrase ends."""
        ends = [p.span.end for i in phrase.of if (p := unit.phrases.get(i)) is not None]
        return max([phrase.span.end, *ends])

    # --- what ownership means ------------------------------------------------------------

    def _relate(self, unit: Unit, phrase: Phrase, group: Draft, owner: Draft | None) -> None:
        """Claim what it means that a group consists of a people, or belongs to somebody."""
        for member in self.referents.all_entities(unit, phrase.of):
            if member.type == "EthnicGroup" and member is not owner:
                ground = unit.ground(_PEOPLE_OF, phrase.span)
                self.referents.claim(group, "ethnicGroup", member, ground)
        if owner is None or (owner.size and owner.type in {"Group", "ArmedForce"}):
            # "A force of 300 men" is those men.
            return
        for subject, property_, object_, rule in self._ownership(phrase.lemma, group, owner):
            self.referents.claim(subject, property_, object_, unit.ground(rule, phrase.span))
        if self.registry.is_a(owner.type, "Event") and phrase.lemma in self.lexicon.words["rebel"]:
            ground = unit.ground(_REBELS, phrase.span)
            # Which of two sides that are told already is theirs, nothing says.
            role = "belligerent" if self._is_settled(owner) else "belligerent/1"
            self.referents.sides.participate(owner, group, role, ground)

    def _is_settled(self, event: Draft) -> bool:
        """Say whether an event is the article's, with both its sides told at its head."""
        return event is self.referents.subject and self.referents.sides.has_sides(event)

    def _ownership(
        self, noun: str, group: Draft, owner: Draft
    ) -> Iterator[tuple[Draft, str, Draft, Rule]]:
        """Yield the claim that ownership makes, if it makes one."""
        unnamed = owner.plural and owner.type == "Group" and owner.label[:1].islower()
        if unnamed or noun in self.lexicon.words["populace"] | self.lexicon.words["organ"]:
            # "A company of volunteers" is no part of them, nor its people and its newspaper of
            # a state.
            return
        if owner.type == "Person" and group.type == "ArmedForce":
            yield owner, "leaderOf", group, OWN_FORCE
        elif owner.type == "Person" and noun in self.lexicon.words["follower"]:
            yield group, "allegianceTo", owner, _OWN_FOLLOWERS
        elif owner.type == "EthnicGroup":
            yield group, "ethnicGroup", owner, _PEOPLE_OF
        elif not owner.type and noun.removesuffix("s") in self.lexicon.words["school"]:
            return  # named after a place or a person: no part of it
        elif not owner.type and " " in owner.label:
            return  # "the government of Anna Varga": a person as likely as a body
        elif _is_named_body(group, owner):
            return  # "the Varga clan" is no part of Varga
        elif self.registry.is_a(owner.type, "Group") or not owner.type:
            owner.type = owner.type or "Organization"
            yield group, "memberOf", owner, _BODY_OF
        elif (
            owner.type == "Place" and not owner.guessed and group.type in {"Organization", "Polity"}
        ):
            yield group, "basedAt", owner, _BODY_AT


def _is_named_body(group: Draft, owner: Draft) -> bool:
    """Say whether a body only bears a name ("Varga clan", "League party")."""
    named = group.label.startswith(f"{owner.label} ") and owner.type != "Polity"
    return named and not group.plural and group.lemma in _OWN_BODIES
