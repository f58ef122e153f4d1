"""What a noun says of a subject: "X was a member of Y", "X, the author of Y", "X became a Z"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.attributes.occupations import claim_occupation
from kg.extract.grammar import ARTICLES
from kg.extract.properties import ranges
from kg.extract.record import Circumstances, Rule
from kg.extract.timing import clause_time
from kg.model import Literal, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Ground, Unit
    from kg.mentions import Phrase
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["Description", "describe", "read_copulas"]

_IS = Rule("is-a", "X was a Y.")
_RELATION = Rule("noun-of", "X was the N of Y: a noun that names a relation.")
_LEADER = Rule(
    "leaders-of-event", "One of the leaders of an uprising takes part in it as a leader."
)
_PEOPLE = Rule("one-of-people", "X was a Pole: one of a people.")


@dataclass(frozen=True, slots=True)
class Description:
    """Of whom something is said, by which rule, when it holds, and how it is put."""

    unit: Unit
    subject: Draft
    rule: Rule
    time: TimeSpan | None = None
    modality: Modality = Modality.ASSERTED

    def ground(self, phrase: Phrase, rule: Rule | None = None) -> Ground:
        """Return what a claim rests on that the words of a phrase make."""
        return self.unit.ground(rule or self.rule, phrase.span)

    @property
    def how(self) -> Circumstances:
        """The circumstances of a claim."""
        return Circumstances(self.modality, self.time)


# --- copulas -------------------------------------------------------------------------------------


def read_copulas(context: Context, unit: Unit) -> None:
    """Claim what the clauses of a sentence say that somebody is or becomes."""
    for predicate in unit.predicates.values():
        if predicate.kind == "copula" or predicate.lemma in context.lexicon.words["copular"]:
            _read_copula(context, unit, predicate)


def _read_copula(context: Context, unit: Unit, predicate: Predicate) -> None:
    if predicate.modality is Modality.NEGATED or predicate.hedged:
        return
    named = _named_kin(context, unit, predicate)
    if named:
        return
    subjects = list(context.all_entities(unit, predicate.role("subject")))
    if not subjects:
        return
    time = clause_time(context, unit, predicate)
    description = Description(unit, subjects[0], _IS, time, predicate.modality)
    for index in (*predicate.role("complement|as"), *predicate.role("object")):
        head = unit.phrases.covered.get(index, index)
        if not _is_apposed(unit, head, predicate.index):
            describe(context, description, head)


def _named_kin(context: Context, unit: Unit, predicate: Predicate) -> bool:
    """Read "her father was X": the complement names who is meant."""
    for index in predicate.role("subject"):
        phrase = unit.phrases.get(index)
        if phrase is None or phrase.lemma not in context.lexicon.kin:
            continue
        heads = [
            i
            for i in predicate.role("complement|object")
            if (p := unit.phrases.get(i)) is not None and p.kind == "name"
        ]
        if heads:
            people = tuple(context.all_entities(unit, heads))
            context.kinship.name(unit, phrase, people)
            return True
    return False


def _is_apposed(unit: Unit, index: int, predicate: int) -> bool:
    """Say whether a noun stands in apposition to one before it (", a farmer,")."""
    phrase = unit.phrases.by_head.get(index)
    if phrase is None or index <= predicate or phrase.definite not in ARTICLES:
        return False
    tokens = unit.parse.tokens
    first = next((t.index for t in tokens if t.span.start >= phrase.span.start), index)
    if not (first > 1 and tokens[first - 1].upos == "DET" and tokens[first - 2].text == ","):
        return False
    before = unit.phrases.get(first - 3)
    # "a painter, a writer and a teacher": after a common noun it is one more.
    return before is None or before.kind == "name"


# --- descriptions --------------------------------------------------------------------------------


def describe(context: Context, description: Description, index: int) -> None:
    """Claim what a noun says of a subject: kin, a relation, office, occupation, kind of thing."""
    phrase = description.unit.phrases.get(index)
    if phrase is None or phrase.kind == "pronoun":
        return
    if phrase.kind == "name":
        _claim_people(context, description, phrase)
        return
    lexicon, subject = context.lexicon, description.subject
    if phrase.lemma in lexicon.kin:
        if context.registry.fits(subject, ("Person",)):
            context.kinship.claim_predicate(description.unit, subject, phrase)
        return
    if phrase.lemma in lexicon.relations and _claim_relation(context, description, phrase):
        return
    cls = context.class_of(phrase.lemma)
    position = phrase.lemma in lexicon.occupations or phrase.lemma in lexicon.offices
    if cls == "Person" or position:
        if context.registry.fits(subject, ("Person",)):
            _claim_position(context, description, phrase)
    elif not subject.type and cls:
        subject.type = cls


def _claim_people(context: Context, description: Description, phrase: Phrase) -> None:
    """Read "X was a Pole" or "X is Polish"."""
    people = context.lexicon.peoples.get(f"{phrase.name.casefold()}s")
    if people is None or description.subject.type != "Person" or phrase.definite == "the":
        return
    draft = context.registry.find(people.name) or context.registry.name(
        people.name, phrase.span, people.type
    )
    property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
    context.claim(description.subject, property_, draft, description.ground(phrase, _PEOPLE))


def _claim_relation(context: Context, description: Description, phrase: Phrase) -> bool:
    """Claim the relation of "the N of Y", if Y can be in it; say whether it was."""
    property_, turned = context.lexicon.relations[phrase.lemma]
    subject, unit = description.subject, description.unit
    claimed = False
    for other in _related(context, unit, phrase):
        if not context.registry.fits(other, ranges(property_, turned=turned)):
            continue
        if not context.registry.fits(subject, ranges(property_, turned=not turned)):
            continue
        ground = description.ground(phrase, _RELATION)
        if property_ in {"birthPlace", "residence"} and other.type == "Polity":
            other = context.land_of(other, ground)
        pair = (other, subject) if turned else (subject, other)
        context.claim(pair[0], property_, pair[1], ground, description.how)
        claimed = True
    return claimed


def _related(context: Context, unit: Unit, phrase: Phrase) -> Iterator[Draft]:
    """Yield what a noun of relation is about: "of Y", "at Y", "Y member", "Y's pupil"."""
    heads = [i for head in phrase.of for i in _with_conjuncts(unit, head)]
    if not heads:
        heads = [i for p in ("at", "in", "to") for i in unit.dependents(phrase.head, p)]
    yield from context.all_entities(unit, heads)
    if phrase.possessor >= 0:
        yield from context.entities(unit, phrase.possessor)
    for name, span in phrase.names_before:
        yield context.registry.find(name) or context.registry.name(name, span)


def _with_conjuncts(unit: Unit, head: int) -> list[int]:
    tokens = unit.parse.tokens
    return [head, *(t.index for t in tokens if t.head == head and t.dep == "conj")]


def _claim_position(context: Context, description: Description, phrase: Phrase) -> None:
    """Claim what somebody led, or which office they held, or else what they did."""
    unit, subject = description.unit, description.subject
    ground, how = description.ground(phrase), description.how
    inner = list(context.all_entities(unit, phrase.of))
    if phrase.lemma in context.lexicon.words["leader"] and inner:
        led = inner[0]
        if context.registry.is_a(led.type, "Event"):
            leading = unit.ground(_LEADER, phrase.span)
            context.sides.participate(led, subject, "leader/1", leading, description.time)
            return
        if context.registry.is_a(led.type, "Group"):
            context.claim(subject, "leaderOf", led, ground, how)
            return
    office = context.offices.named_by(unit, phrase.head)
    if office is not None:
        context.claim(subject, "holdsOffice", office, ground, how)
        if phrase.lemma in context.lexicon.words["teaching"]:
            _claim_chair(context, description, phrase)
    else:
        claim_occupation(context, unit, subject, phrase, ground, how)


def _claim_chair(context: Context, description: Description, phrase: Phrase) -> None:
    """Read "professor of physics at Y": the field, and who pays."""
    unit, subject, ground = description.unit, description.subject, description.ground(phrase)
    for index in phrase.of:
        inner = unit.phrases.get(index)
        if inner is not None and inner.kind == "common" and not context.class_of(inner.lemma):
            field = Literal(context.article.surface(inner.span), "en")
            context.claim(subject, "fieldOfWork", field, ground)
    for draft in context.offices.around(unit, phrase.head, phrase):
        if draft.type == "Organization":
            context.claim(subject, "employedBy", draft, ground, description.how)
