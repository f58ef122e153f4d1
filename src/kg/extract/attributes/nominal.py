"""What a noun says of a subject: "X was a member of Y", "X, the author of Y", "X became a Z"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.attributes.occupations import claim_descent, claim_occupation
from kg.extract.grammar import ARTICLES, DEPUTIES
from kg.extract.properties import ranges
from kg.extract.record import Circumstances, Rule
from kg.extract.timing import clause_time, time_span
from kg.extract.wording import words_of
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
_BELIEVER = Rule("believer", "X was a Lutheran: one of a creed.")
_SERVES = Rule("officer-of-force", "X was a captain in Y: a rank, and the force it is in.")
_PEOPLE = Rule("one-of-people", "X was a Pole: one of a people.")


@dataclass(frozen=True, slots=True)
class Description:
    """Of whom something is said, by which rule, when it holds, and how it is put.

    ``becomes`` says that they come to be it: "became president" tells of a post. ``serves`` says
    that they served as it, of which a frame tells the post.
    """

    unit: Unit
    subject: Draft
    rule: Rule
    time: TimeSpan | None = None
    modality: Modality = Modality.ASSERTED
    becomes: bool = False
    serves: bool = False

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
        words = context.lexicon.words["copular"] | context.lexicon.words["naming-kin"]
        if predicate.kind == "copula" or predicate.lemma in words:
            before = len(context.claims)
            _read_copula(context, unit, predicate)
            context.note_read(unit, predicate.index, before)


def _read_copula(context: Context, unit: Unit, predicate: Predicate) -> None:
    if predicate.modality is Modality.NEGATED or predicate.hedged:
        return
    if _named(context, unit, predicate) or predicate.lemma in context.lexicon.words["naming-kin"]:
        return
    subjects = list(context.all_entities(unit, predicate.role("subject")))
    if not subjects:
        return
    time = clause_time(context, unit, predicate)
    becomes = predicate.lemma in context.lexicon.words["becoming"]
    serves = predicate.kind == "verb" and bool(predicate.role("as"))
    how = (time, predicate.modality, becomes, serves)
    description = Description(unit, subjects[0], _IS, *how)
    filled = (*predicate.role("complement|as"), *predicate.role("object"))
    for index in filled:
        head = unit.phrases.covered.get(index, index)
        for said in (head, *_strayed(unit, index, head)):
            if not _is_apposed(unit, said, predicate.index):
                own = _own_time(context, unit, said, filled)
                told = description if own is None else replace(description, time=own)
                describe(context, told, said)


def _own_time(context: Context, unit: Unit, index: int, filled: tuple[int, ...]) -> TimeSpan | None:
    """Return the time of one of several: "mayor from 1900 to 1904 and senator from 1905"."""
    phrase = unit.phrases.get(index)
    after = min((i for i in filled if i > index), default=len(unit.parse.tokens) - 1)
    if phrase is None or len(filled) < 2 or len(unit.times) < 2:  # noqa: PLR2004
        return None
    end = unit.parse.tokens[after].span.start
    own = [t for t in unit.times if phrase.span.end <= t.span.start < end]
    return time_span(context, unit, own[0], state=True) if len(own) == 1 else None


def _strayed(unit: Unit, index: int, head: int) -> tuple[int, ...]:
    """Return what "and" joins to the noun of "one of the painters and a member of Y".

    In "the son of X and the nephew of Y" the article tells that the nephew is no parent.
    """
    tokens = unit.parse.tokens
    phrase = unit.phrases.by_head.get(head)
    if index == head:
        inner = phrase.of if phrase is not None and phrase.kind == "common" else ()
        joined = (t.index for t in tokens if t.head in inner and t.dep == "conj")
        said = ((i, unit.phrases.by_head.get(i)) for i in joined)
        return tuple(
            i for i, p in said if p is not None and p.kind == "common" and p.definite and p.of
        )
    return tuple(
        t.index
        for t in tokens
        if t.head == head and t.dep == "conj" and t.index in unit.phrases.by_head
    )


def _named(context: Context, unit: Unit, predicate: Predicate) -> bool:
    """Read "her father was X", "his pupils included X and Y": the complement names who is meant."""
    heads = [
        i
        for i in predicate.role("complement|object")
        if (p := unit.phrases.get(i)) is not None
        and p.kind == "name"
        and not _is_adjective(context, p)
    ]
    for index in predicate.role("subject") if heads else ():
        phrase = unit.phrases.get(index)
        if phrase is None or phrase.kind != "common":
            continue
        named = tuple(context.all_entities(unit, heads))
        if named and phrase.lemma in context.lexicon.offices and not phrase.plural:
            _claim_holder(context, unit, predicate, named[0], phrase)
            return True
        if phrase.lemma in context.lexicon.kin.keys() | context.lexicon.words["parent"]:
            context.kinship.name(unit, phrase, named)
            return True
        if phrase.possessor < 0:
            continue
        if phrase.lemma in context.lexicon.relations:
            for draft in named:
                _claim_relation(context, Description(unit, draft, _IS), phrase)
            return True
        if phrase.lemma == "work" or context.class_of(phrase.lemma) == "Work":
            _claim_works(context, unit, phrase, named)
            return True
    return False


def _claim_holder(
    context: Context, unit: Unit, predicate: Predicate, holder: Draft, post: Phrase
) -> None:
    """Read "its president was X"."""
    if context.registry.fits(holder, ("Person",)):
        time = clause_time(context, unit, predicate)
        _claim_position(context, Description(unit, holder, _IS, time), post)


def _is_adjective(context: Context, phrase: Phrase) -> bool:
    """Say whether capitals say of what people or creed somebody is, and name nobody."""
    word = phrase.name.casefold()
    return word in context.lexicon.adjectives or _is_creed(context, phrase)


def _claim_works(context: Context, unit: Unit, phrase: Phrase, named: tuple[Draft, ...]) -> None:
    """Read "her works include X"."""
    maker = context.entity(unit, phrase.possessor)
    if maker is None or maker.type != "Person":
        return
    for work in named:
        if context.registry.fits(work, ("Work",)):
            context.claim(maker, "creatorOf", work, unit.ground(_RELATION, phrase.span))


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
    if subject.type == "Person" and not phrase.plural:
        # "X was a lawyer who served ...": what is told of the lawyer is told of X.
        description.unit.entities[phrase.head] = (subject,)
    if phrase.lemma in lexicon.kin:
        if context.registry.fits(subject, ("Person",)):
            context.kinship.claim_predicate(description.unit, subject, phrase)
        return
    if phrase.lemma in lexicon.relations and _claim_relation(context, description, phrase):
        return
    if phrase.lemma in lexicon.words["descent"]:
        claim_descent(context, description.unit, subject, phrase)
    else:
        _claim_kind(context, description, phrase)


def _claim_kind(context: Context, description: Description, phrase: Phrase) -> None:
    """Claim a position or a trade of a person; of anything else learn what class it is of."""
    lexicon, subject = context.lexicon, description.subject
    cls = context.class_of(phrase.lemma)
    if cls == "Person" or phrase.lemma in lexicon.occupations or phrase.lemma in lexicon.offices:
        if context.registry.fits(subject, ("Person",)):
            _claim_position(context, description, phrase)
    elif not cls and _is_trade(context, description, phrase):
        text = Literal(phrase.lemma, "en")
        context.claim(subject, "hasOccupation", text, description.ground(phrase), description.how)
    elif not subject.type and cls:
        subject.type = cls


def _is_trade(context: Context, description: Description, phrase: Phrase) -> bool:
    """Say whether "became a muleteer" tells of a trade: by how the noun ends."""
    ways = tuple(context.lexicon.words["agentive"])
    told = (description.becomes or description.serves) and phrase.definite in {"a", "an"}
    plain = not (phrase.of or phrase.modifiers or phrase.names_before or phrase.plural)
    person = description.subject.type == "Person"
    return told and plain and person and phrase.lemma.endswith(ways)


def _claim_people(context: Context, description: Description, phrase: Phrase) -> None:
    """Read "X was a Pole" or "X is Polish"."""
    if phrase.definite in {"", "a", "an"} and _is_creed(context, phrase):
        creed = Literal(phrase.name, "en")
        ground = description.ground(phrase, _BELIEVER)
        context.claim(description.subject, "religion", creed, ground, description.how)
        description.unit.entities[phrase.head] = (description.subject,)
        return
    word = phrase.name.casefold()
    people = context.lexicon.peoples.get(f"{word}s")
    if not phrase.definite:
        people = context.lexicon.adjectives.get(word)  # "her mother was English"
    if people is None or description.subject.type != "Person" or phrase.definite == "the":
        return
    draft = context.registry.find(people.name) or context.registry.name(
        people.name, phrase.span, people.type
    )
    property_ = "ethnicGroup" if people.type == "EthnicGroup" else "citizenship"
    context.claim(description.subject, property_, draft, description.ground(phrase, _PEOPLE))


def _is_creed(context: Context, phrase: Phrase) -> bool:
    return phrase.name.casefold().split()[-1] in context.lexicon.words["religion"]


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
        if property_ == "memberOf" and other.type == "EthnicGroup" and subject.type == "Person":
            property_ = "ethnicGroup"
        where = property_ in {"birthPlace", "residence"} and other.type == "Polity"
        object_ = context.land_of(other, ground) if where else other
        pair = (object_, subject) if turned else (subject, object_)
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
    if context.lexicon.relations[phrase.lemma][0] == "citizenship":
        peoples = (context.people(word, phrase.span) for word in phrase.peoples)
        yield from (people for people in peoples if people is not None)


def _with_conjuncts(unit: Unit, head: int) -> list[int]:
    tokens = unit.parse.tokens
    return [head, *(t.index for t in tokens if t.head == head and t.dep == "conj")]


def _claim_leading(context: Context, description: Description, phrase: Phrase) -> bool:
    """Claim whom or what "the leader of X" leads; say whether it is told."""
    unit, subject = description.unit, description.subject
    led = next(context.all_entities(unit, phrase.of), None)
    if led is None and phrase.possessor >= 0:
        owners = context.entities(unit, phrase.possessor)
        led = next((d for d in owners if context.registry.is_a(d.type, "Group")), None)
    apart = phrase.of or phrase.peoples or phrase.names_before or phrase.possessor >= 0
    if led is None and phrase.definite == "the" and not (apart or phrase.plural):
        body = context.registry.is_a(context.subject.type, "ArmedForce", "Organization")
        led = context.subject if body and context.subject.type != "Polity" else None
    if led is None or phrase.lemma not in context.lexicon.words["leader"]:
        return False
    if context.registry.is_a(led.type, "Event"):
        leading = unit.ground(_LEADER, phrase.span)
        how = Circumstances(time=description.time)
        context.sides.participate(led, subject, "leader/1", leading, how)
        return True
    if led.type in {"", "Agent"}:
        context.registry.fits(led, ("Group",))
    if not context.registry.is_a(led.type, "Group") or not DEPUTIES.isdisjoint(phrase.modifiers):
        return False
    ground, how = description.ground(phrase), description.how
    context.claim(subject, "leaderOf", led, ground, how)
    if phrase.definite in {"a", "an"}:  # "was a Ruritanian chieftain of the tribe"
        claim_occupation(context, unit, subject, phrase, (ground, how))
    return True


def _claim_position(context: Context, description: Description, phrase: Phrase) -> None:
    """Claim what somebody led, or which office they held, or else what they did."""
    if _claim_leading(context, description, phrase):
        return
    unit, subject = description.unit, description.subject
    ground, how = description.ground(phrase), description.how
    # "A Russian leader" holds no post of Russia, "the Russian president" does.
    vague = phrase.peoples and not phrase.of and phrase.definite in {"", "a", "an"}
    # So does "the Tarn leader", of whom nothing tells what he leads.
    leads = phrase.lemma in context.lexicon.words["leader"] and not phrase.of
    vague = vague or (leads and bool(phrase.names_before))
    becomes = context.lexicon.words["sovereign"] | context.lexicon.words["departmental"]
    if phrase.of:
        becomes |= context.lexicon.words["territorial"]  # "became governor of the province"
    told = description.becomes and phrase.lemma in becomes
    office = None if vague else context.offices.named_by(unit, phrase.head, told=told)
    if office is not None:
        if not description.serves:
            context.claim(subject, "holdsOffice", office, ground, how)
    else:
        # The first sentence says what somebody was, and when they held which post.
        general = Circumstances(how.modality) if unit.number == 0 else how
        claim_occupation(context, unit, subject, phrase, (ground, general))
        _claim_service(context, description, phrase)
    if phrase.lemma in context.lexicon.words["teaching"]:
        _claim_chair(context, description, phrase)


def _claim_service(context: Context, description: Description, phrase: Phrase) -> None:
    """Read "was a captain in the army": in which force somebody has a rank."""
    unit = description.unit
    if phrase.lemma not in context.lexicon.words["rank"]:
        return
    for draft in context.all_entities(unit, (*phrase.of, *unit.dependents(phrase.head, "in"))):
        if draft.type == "ArmedForce" and draft.label[:1].isupper():
            ground, how = description.ground(phrase, _SERVES), description.how
            context.claim(description.subject, "memberOf", draft, ground, how)
            rank = words_of(context, unit, phrase, "hasRank")
            if rank:
                context.claim(description.subject, "hasRank", Literal(rank, "en"), ground, how)


def _claim_chair(context: Context, description: Description, phrase: Phrase) -> None:
    """Read "professor of physics at Y": the field, and who pays."""
    unit, subject, ground = description.unit, description.subject, description.ground(phrase)
    for index in phrase.of:
        inner = unit.phrases.get(index)
        text = words_of(context, unit, inner, "fieldOfWork") if inner is not None else ""
        if text:
            context.claim(subject, "fieldOfWork", Literal(text, "en"), ground)
    for draft in tuple(context.offices.around(unit, phrase.head, phrase)):
        if draft.type == "Organization" and context.registry.class_of_name(draft.label):
            context.claim(subject, "employedBy", draft, ground, description.how)
