"""How an article was read, as values: what each phrase, time and frame came to.

Made after the reading, from what it left in its units; nothing is asked again, because asking
who is who makes entities.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar import DEMONSTRATIVES
from kg.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.context import Context
    from kg.extract.predicates import Predicate
    from kg.extract.record import Attempt, Mismatch, Unit
    from kg.lexicon import Lexicon
    from kg.mentions import Phrase, TimeExpression
    from kg.model import Knowledge, Modality, Parse, Span, Statement
    from kg.resolve import Draft

    Named = defaultdict[Span, list[Draft]]

__all__ = ["MentionTrace", "PredicateTrace", "Referent", "Trace", "Tried", "UnitTrace", "traced"]


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for; an empty ``type`` was never known."""

    key: str
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class MentionTrace:
    """A noun phrase and what it stands for.

    Attributes:
        span: From its first to its last word.
        kind: ``name``, ``common`` or ``pronoun``.
        why: How it was resolved: ``name``, ``short name``, ``title and name``, ``pronoun``,
            ``possessive``, ``named group``, ``event``, ``definite description`` or
            ``common noun``.
        referents: What it stands for, several for "Czech and Polish units"; none where nothing
            is known of it.
        asked: Whether any rule wanted to know.
    """

    span: Span
    kind: str
    why: str
    referents: tuple[Referent, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """A frame that the word of a predicate evokes.

    Attributes:
        id: The frame.
        definition: What it says.
        tried: Whether it was tried; one that fits ends the search.
        missing: Why it does not fit, if it was tried and does not.
        claims: What it made, before joining and before the ontology was asked.
    """

    id: str
    definition: str
    tried: bool
    missing: Mismatch | None = None
    claims: tuple[Statement, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the frame was read."""
        return self.tried and self.missing is None


@dataclass(frozen=True, slots=True)
class PredicateTrace:
    """A predicate with its argument structure and the frames that it evokes.

    Attributes:
        span: Its word.
        lemma: As in the lexicon.
        kind: ``verb``, ``copula`` or ``noun``.
        roles: Role to the words that fill it; empty roles are left out.
        modality: What the sentence makes of it.
        link: How it depends on its governor.
        attitude: The modality it gives the clause it governs, or empty.
        described: Whether it is read as what somebody is or was called, without a frame.
        hedged: Whether it is told as hearsay or under a condition, so that nothing is claimed.
        told: Whether a rule other than a frame read it.
        frames: In the order they are tried.
    """

    span: Span
    lemma: str
    kind: str
    roles: tuple[tuple[str, tuple[Span, ...]], ...]
    modality: Modality
    link: str
    attitude: str
    described: bool
    hedged: bool
    told: bool
    frames: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """One tree as it was read: a sentence, or a clause in its parentheses."""

    parse: Parse
    mentions: tuple[MentionTrace, ...]
    times: tuple[TimeExpression, ...]
    predicates: tuple[PredicateTrace, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What was read, and how each tree was read."""

    knowledge: Knowledge
    units: tuple[UnitTrace, ...]


def traced(context: Context, knowledge: Knowledge) -> Trace:
    """Return the trace of a reading that is done.

    Args:
        context: What the reading left.
        knowledge: What was read.
    """
    named: Named = defaultdict(list)
    for draft in context.registry.drafts.values():
        for mention in set(draft.mentions):
            named[mention].append(draft)
    return Trace(knowledge, tuple(_unit(context, unit, named) for unit in context.units))


def _unit(context: Context, unit: Unit, named: Named) -> UnitTrace:
    phrases = (p for i, p in sorted(unit.phrases.by_head.items()) if i not in unit.time_tokens)
    return UnitTrace(
        parse=unit.parse,
        mentions=tuple(_mention(context, unit, phrase, named) for phrase in phrases),
        times=unit.times,
        # "March" in a date is no march.
        predicates=tuple(
            _predicate(context, unit, p)
            for p in unit.predicates.values()
            if p.index not in unit.time_tokens
        ),
    )


# --- mentions --------------------------------------------------------------------------


def _mention(context: Context, unit: Unit, phrase: Phrase, named: Named) -> MentionTrace:
    # A post is asked for by its own rules, which only leave a mention.
    found = unit.entities.get(phrase.head) or tuple(named.get(phrase.span, ()))
    return MentionTrace(
        span=phrase.span,
        kind=phrase.kind,
        why=_why(context, unit, phrase, found),
        referents=tuple(Referent(d.key, d.label, d.type) for d in found),
        asked=bool(found) or phrase.head in unit.entities,
    )


def _why(context: Context, unit: Unit, phrase: Phrase, found: tuple[Draft, ...]) -> str:
    if phrase.kind == "pronoun":
        return "pronoun"
    if phrase.kind == "name":
        same = not found or fold(found[0].label) == fold(phrase.name)
        return "title and name" if phrase.titles else "name" if same else "short name"
    if phrase.head in unit.events or phrase.lemma in context.lexicon.by_noun:
        return "event"
    if phrase.possessor >= 0:
        return "possessive"
    if phrase.names_before or phrase.peoples:
        return "named group"
    return "definite description" if phrase.definite in DEMONSTRATIVES else "common noun"


# --- predicates ------------------------------------------------------------------------


def _predicate(context: Context, unit: Unit, predicate: Predicate) -> PredicateTrace:
    lexicon, tokens = context.lexicon, unit.parse.tokens
    return PredicateTrace(
        span=tokens[predicate.index].span,
        lemma=predicate.lemma,
        kind=predicate.kind,
        roles=tuple(
            (name, tuple(_words(unit, i) for i in filled))
            for name, filled in predicate.roles.items()
            if filled
        ),
        modality=predicate.modality,
        link=predicate.link,
        attitude=lexicon.attitudes.get(predicate.lemma, ""),
        described=predicate.kind == "copula" or predicate.lemma in lexicon.words["copular"],
        hedged=predicate.hedged,
        told=tokens[predicate.index].span in context.told,
        frames=tuple(_tried(lexicon, unit, predicate)),
    )


def _words(unit: Unit, index: int) -> Span:
    phrase = unit.phrases.get(index)
    return unit.parse.tokens[index].span if phrase is None else phrase.span


def _tried(lexicon: Lexicon, unit: Unit, predicate: Predicate) -> Iterator[Tried]:
    evoked = lexicon.by_noun if predicate.kind == "noun" else lexicon.by_lemma
    # A noun may be tried twice, first when somebody asks what it names: the last time counts.
    tries: dict[str, Attempt] = {
        a.frame.id: a for a in unit.attempts if a.predicate == predicate.index
    }
    for frame in evoked.get(predicate.lemma, ()):
        made = tries.get(frame.id)
        if made is None:
            yield Tried(frame.id, frame.definition, tried=False)
        else:
            yield Tried(frame.id, frame.definition, True, made.missing, made.claims)
