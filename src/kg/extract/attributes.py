"""What phrases say of their own referents: "Chairman X", "X, a farmer", "X became a leader".

Titles, adjectives, appositions and copulas. The words are in the lexicon; here is how they
stand together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.given_names import read_birth_names, read_given_names
from kg.extract.grammar import ARTICLES
from kg.extract.parentheses import read_parenthesis
from kg.extract.record import Circumstances, Rule
from kg.extract.timing import clause_time
from kg.model import Literal, Modality

if TYPE_CHECKING:
    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Ground, Unit
    from kg.mentions import Phrase
    from kg.model import TimeSpan
    from kg.resolve import Draft

__all__ = ["read_attributes"]

_IS = Rule("is-a", "X was a Y.")
_APPOSITION = Rule("apposition", "X, a Y, ...")
_TITLE = Rule("title", "A title before a name.")
_RELATIONAL = Rule("relational-adjective", "\u201cX-backed Y\u201d: X supported Y.")
_KIN = Rule("kin", "X was the son or daughter of Y.")
_PEOPLE = Rule("people-of-person", "An adjective of a people before what somebody is.")
_ACTIVE = Rule("active-in", "X was active in a place.")
_LEADER = Rule(
    "leaders-of-event", "One of the leaders of an uprising takes part in it as a leader."
)


def read_attributes(context: Context, unit: Unit) -> None:
    """Claim what the phrases of a sentence say of their own referents."""
    words = context.lexicon.words
    for predicate in unit.predicates.values():
        if predicate.lemma in words["birth"]:
            read_birth_names(context, unit, predicate)
    for head in sorted(unit.phrases.by_head):
        phrase = unit.phrases.by_head[head]
        if phrase.kind == "name":
            _read_name(context, unit, phrase)
    for predicate in unit.predicates.values():
        if predicate.kind == "copula" or predicate.lemma in words["copular"]:
            _read_copula(context, unit, predicate)
    read_given_names(context, unit)
    _read_active_in(context, unit)


@dataclass(frozen=True, slots=True)
class _Description:
    """Of whom something is said, by which rule, and when it holds."""

    unit: Unit
    subject: Draft
    rule: Rule
    time: TimeSpan | None = None

    def ground(self, phrase: Phrase) -> Ground:
        """Return what a claim rests on that the words of a phrase make."""
        return self.unit.ground(self.rule, phrase.span)

    @property
    def how(self) -> Circumstances:
        """The circumstances of a claim."""
        return Circumstances(time=self.time)


# --- names: titles, adjectives, appositions, parentheses ---------------------------------------


def _read_name(context: Context, unit: Unit, phrase: Phrase) -> None:
    draft = context.entity(unit, phrase.head)
    if draft is None or phrase.name_span is None:
        return
    for title in phrase.titles:
        _read_title(context, unit, phrase, draft, title)
    for relation in phrase.relational:
        _read_relation(context, unit, phrase, draft, relation)
    for index in _appositions(unit, phrase):
        _describe(context, _Description(unit, draft, _APPOSITION), index)
    for aside, after in unit.parse.asides:
        if unit.phrases.covered.get(after) == phrase.head and aside not in context.read_asides:
            read_parenthesis(context, unit, draft, aside)


def _read_title(context: Context, unit: Unit, phrase: Phrase, person: Draft, title: str) -> None:
    """Read "Polish Chairman X" as an office of Poland, "Chairman X" as an occupation."""
    if person.type != "Person":
        return
    peoples = [context.people(word, phrase.span) for word in phrase.peoples]
    states = [d for d in peoples if d is not None and d.type == "Polity"]
    ground = unit.ground(_TITLE, phrase.span)
    if title in context.lexicon.offices and states:
        label = f"{phrase.peoples[0].title()} {title.title()}"
        office = context.offices.of_state(label, states[0], unit, phrase)
        context.claim(person, "holdsOffice", office, ground)
    elif title in context.lexicon.offices or title in context.lexicon.occupations:
        context.claim(person, "hasOccupation", Literal(title, "en"), ground)


def _read_relation(
    context: Context, unit: Unit, phrase: Phrase, draft: Draft, relation: tuple[str, str]
) -> None:
    """Read "Polish-backed X": Poland supported X."""
    adjective, participle = relation
    property_ = context.lexicon.participles.get(participle, "")
    other = context.people(adjective, phrase.span) or context.registry.find(adjective)
    if not property_ or other is None:
        return
    other.mentions.append(phrase.span)
    if property_ == "underAuthorityOf" and not context.registry.is_a(draft.type, "Place"):
        return
    subject, object_ = other, draft
    if property_ in {"allegianceTo", "underAuthorityOf"}:
        subject, object_ = draft, other
    # The adjective holds when the clause holds; as long as that it lasted, no more.
    time = clause_time(context, unit, unit.verb_above(phrase.head))
    ground = unit.ground(_RELATIONAL, phrase.span)
    context.claim(subject, property_, object_, ground, Circumstances(time=time))


def _appositions(unit: Unit, phrase: Phrase) -> list[int]:
    """Return the common nouns that stand after a name between commas: "X, a farmer,".

    A parser confuses an apposition with a conjunct; the comma and the article do not.
    """
    tokens = unit.parse.tokens
    first = max(t.index for t in tokens if t.span.end <= phrase.span.end) + 2
    if first >= len(tokens) or tokens[first - 1].text != ",":
        return []
    starts = {tokens[first].span.start}
    apart = tokens[first].upos == "DET" and first + 1 < len(tokens)
    if apart:
        starts.add(tokens[first + 1].span.start)
    return [
        token.index
        for token in tokens
        if (other := unit.phrases.by_head.get(token.index)) is not None
        and other.kind == "common"
        and other.definite in ARTICLES
        and other.span.start in starts
        and (
            token.dep not in {"nsubj", "nsubj:pass", "root"}
            if apart
            else token.dep in {"appos", "conj"}
        )
    ]


# --- copulas -------------------------------------------------------------------------------------


def _read_copula(context: Context, unit: Unit, predicate: Predicate) -> None:
    if predicate.modality is Modality.NEGATED:
        return
    subjects = list(context.all_entities(unit, predicate.role("subject")))
    if not subjects:
        return
    time = clause_time(context, unit, predicate)
    description = _Description(unit, subjects[0], _IS, time)
    for index in (*predicate.role("complement|as"), *predicate.role("object")):
        head = unit.phrases.covered.get(index, index)
        if not _is_apposed(unit, head, predicate.index):
            _describe(context, description, head)


def _is_apposed(unit: Unit, index: int, predicate: int) -> bool:
    """Say whether a noun stands in apposition to one before it (", a farmer,")."""
    phrase = unit.phrases.by_head.get(index)
    if phrase is None or index <= predicate or phrase.definite not in ARTICLES:
        return False
    tokens = unit.parse.tokens
    first = next((t.index for t in tokens if t.span.start >= phrase.span.start), index)
    return first > 1 and tokens[first - 1].upos == "DET" and tokens[first - 2].text == ","


# --- descriptions --------------------------------------------------------------------------------


def _describe(context: Context, description: _Description, index: int) -> None:
    """Claim what a noun says of a subject: kin, leader of, office, occupation, kind of place."""
    phrase = description.unit.phrases.get(index)
    if phrase is None or phrase.kind != "common":
        return
    lexicon, subject = context.lexicon, description.subject
    if phrase.lemma in lexicon.kin:
        _claim_kin(context, description, phrase)
        return
    cls = context.class_of(phrase.lemma)
    position = phrase.lemma in lexicon.occupations or phrase.lemma in lexicon.offices
    if cls == "Person" or position:
        if context.registry.fits(subject, ("Person",)):
            _claim_position(context, description, phrase)
    elif not subject.type and cls:
        subject.type = cls


def _claim_kin(context: Context, description: _Description, phrase: Phrase) -> None:
    unit, subject = description.unit, description.subject
    heads = [i for head in phrase.of[:1] for i in _coordinated(unit, head)]
    people = list(context.all_entities(unit, heads))
    people = [p for p in people if context.registry.fits(p, ("Person",))]
    property_ = context.lexicon.kin[phrase.lemma]
    ground = unit.ground(_KIN, phrase.span)
    if property_ == "hasChild":
        # "the son of A and B": English names the father first.
        for parent_property, parent in zip(("hasFather", "hasMother"), people, strict=False):
            context.claim(subject, parent_property, parent, ground)
    else:
        for other in people[:1]:
            context.claim(other, property_, subject, ground)


def _coordinated(unit: Unit, head: int) -> list[int]:
    """Return the names that "A, a farmer, and B" joins, past the appositions in between."""
    found: dict[int, None] = {}
    for token in unit.parse.tokens[head:]:
        phrase = unit.phrases.get(token.index)
        if phrase is not None and phrase.kind == "name":
            found[phrase.head] = None
        if token.upos in {"VERB", "AUX", "ADP", "SCONJ", "PRON"} or token.text == ";":
            break
    return list(found)


def _claim_position(context: Context, description: _Description, phrase: Phrase) -> None:
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
    else:
        _claim_occupation(context, description, phrase)


def _claim_occupation(context: Context, description: _Description, phrase: Phrase) -> None:
    """Read "a Polish farmer": the people or citizenship, and the occupation without it."""
    subject = description.subject
    for word in phrase.peoples:
        people = context.people(word, phrase.span)
        if people is not None:
            property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
            ground = description.unit.ground(_PEOPLE, phrase.span)
            context.claim(subject, property_, people, ground)
    left_out = {*phrase.peoples, *ARTICLES}
    words = context.article.surface(phrase.span).split()
    text = " ".join(w for w in words if w.casefold() not in left_out)
    if text:
        occupation = Literal(text, "en")
        ground = description.ground(phrase)
        context.claim(subject, "hasOccupation", occupation, ground, description.how)


def _read_active_in(context: Context, unit: Unit) -> None:
    """Read "X, active in Y" of the first thing before it and the first after it."""
    tokens = unit.parse.tokens
    heads = sorted(unit.phrases.by_head)
    for token in tokens[:-1]:
        if token.text.casefold() not in context.lexicon.words["active"]:
            continue
        if tokens[token.index + 1].text.casefold() != "in":
            continue
        before = [h for h in heads if h < token.index]
        after = [h for h in heads if h > token.index]
        subject = next(context.all_entities(unit, before), None)
        place = next(context.all_entities(unit, after), None)
        if subject is None or place is None:
            continue
        if context.registry.fits(place, ("Place",)):
            context.claim(subject, "activeIn", place, unit.ground(_ACTIVE, token.span))
