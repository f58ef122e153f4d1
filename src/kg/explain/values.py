"""What a report holds: plain values, with the words beside every offset.

Offsets are those of the article's normalised text. Sentences are counted from 1, tokens of a
sentence from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.trace import Referent

__all__ = [
    "ArticleReport",
    "EntityReport",
    "FrameReport",
    "LineReport",
    "MentionReport",
    "PassageReport",
    "PredicateReport",
    "RefusedReport",
    "ReviewReport",
    "RuleReport",
    "SentenceReport",
    "StatementReport",
    "Stretch",
    "TimeReport",
    "TokenReport",
]


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words of the article and where they stand; ``end`` is behind the last character."""

    start: int
    end: int
    text: str


# --- a sentence ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TokenReport:
    """A word in a dependency tree; ``head`` is its own index at the root."""

    at: Stretch
    lemma: str
    upos: str
    relation: str
    head: int


@dataclass(frozen=True, slots=True)
class MentionReport:
    """A noun phrase: how it was resolved (``why``), and to what.

    ``asked`` is false where no rule wanted to know what it stands for.
    """

    at: Stretch
    kind: str
    why: str
    asked: bool
    referents: tuple[Referent, ...]


@dataclass(frozen=True, slots=True)
class TimeReport:
    """An expression of time, normalised.

    ``earliest`` and ``latest`` are ISO dates, empty where the sentence leaves the year out.
    """

    at: Stretch
    relation: str
    edtf: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class FrameReport:
    """A frame that a predicate evokes.

    Attributes:
        id: Its name.
        definition: What it says.
        outcome: ``fits``, ``near miss``, or ``not tried`` behind one that fits.
        reason: What was missing, for a near miss.
        yields: The statements it made, in words; a refused one says so.
    """

    id: str
    definition: str
    outcome: str
    reason: str
    yields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredicateReport:
    """A predicate: its argument structure and the frames of its word.

    ``roles`` are pairs of a role and the words that fill it. ``note`` says why there is no
    frame, where there is none. ``told`` is whether a rule other than a frame read it.
    """

    at: Stretch
    lemma: str
    kind: str
    modality: str
    link: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    frames: tuple[FrameReport, ...]
    note: str
    told: bool = False

    @property
    def reason(self) -> str:
        """Why nothing was read from it, or an empty string."""
        fitting = [f for f in self.frames if f.outcome == "fits"]
        # A noun whose frame fits names an event, whatever is said of it.
        if any(f.yields for f in fitting) or (fitting and self.kind == "noun"):
            return ""
        if self.told:
            return ""
        if fitting:
            return f"{fitting[0].id}: fits, but makes no statement"
        missed = [f"{f.id}: {f.reason}" for f in self.frames if f.outcome == "near miss"]
        return "; ".join(missed) or self.note


@dataclass(frozen=True, slots=True)
class RefusedReport:
    """A claim that was read and that the ontology refuses."""

    words: str
    reason: str
    at: Stretch


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """A sentence and how it was read.

    ``trees`` are its own and those of the clauses in its parentheses; words behind the longest
    that is parsed are in none. ``statements`` are the numbers of the statements that have it as
    evidence, counted from 0 in the report of the article.
    """

    number: int
    section: str
    at: Stretch
    trees: tuple[tuple[TokenReport, ...], ...]
    asides: tuple[Stretch, ...]
    mentions: tuple[MentionReport, ...]
    times: tuple[TimeReport, ...]
    predicates: tuple[PredicateReport, ...]
    refused: tuple[RefusedReport, ...]
    statements: tuple[int, ...]
    overruled: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[PredicateReport, ...]:
        """The predicates that nothing was read from, and that had something to say."""
        return tuple(p for p in self.predicates if p.reason)


# --- a statement -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PassageReport:
    """A passage that a statement rests on, and the words in it that set off the rule.

    ``sentence`` is 0 for a line of the infobox, whose key is then in ``section``.
    """

    at: Stretch
    sentence: int
    section: str
    marks: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class RuleReport:
    """A rule and what it means; for a frame, the words that evoke it and what it needs.

    ``needs`` are pairs of a role and the classes one of which must fill it.
    """

    id: str
    means: str
    words: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityReport:
    """An entity of a statement, in its role there, with every place that names it."""

    role: str
    key: str
    label: str
    type: str
    mentions: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What a person decided on a statement.

    Attributes:
        verdict: What was decided.
        reviewer: Who decided.
        at: The words that it was decided on.
        date: When, as an ISO date, or empty.
        note: Why, or empty.
        corrected_from: What had been read, in words; empty unless it was corrected.
    """

    verdict: str
    reviewer: str
    at: Stretch
    date: str
    note: str
    corrected_from: str


@dataclass(frozen=True, slots=True)
class StatementReport:
    """A statement and the way back to its words.

    Attributes:
        iri: Its name in the graph.
        local: The last part of it.
        words: What it says.
        property: Local name.
        object: The value, or the label of the entity.
        modality: How the source puts it.
        time: In the words of the source; empty where it has none.
        edtf: The stated time.
        bounds: Earliest and latest start, earliest and latest end; ISO dates or empty.
        basis: Whether the time is stated, or follows from the order of telling.
        qualifiers: Property and value, in words.
        rule: What read it.
        passages: What it rests on.
        entities: Subject, object and qualifiers that are entities.
        review: What a person decided on it, if anybody did.
    """

    iri: str
    local: str
    words: str
    property: str
    object: str
    modality: str
    time: str
    edtf: str
    bounds: tuple[str, str, str, str]
    basis: str
    qualifiers: tuple[tuple[str, str], ...]
    rule: RuleReport
    passages: tuple[PassageReport, ...]
    entities: tuple[EntityReport, ...]
    review: ReviewReport | None = None


# --- the article -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineReport:
    """A line of the infobox: the statements that rest on it, or why it was not read."""

    key: str
    value: str
    at: Stretch
    statements: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """An article as it was read.

    ``overruled`` are the IRI and the words of what was read and did not outlast a review.
    """

    title: str
    infobox: tuple[LineReport, ...]
    sentences: tuple[SentenceReport, ...]
    statements: tuple[StatementReport, ...]
    overruled: tuple[tuple[str, str], ...] = ()
