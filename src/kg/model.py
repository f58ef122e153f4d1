"""The values that cross a border between stages: text, syntax, and what was read from it.

No RDF and no input or output here. All values are frozen; tuples are in the order of the
text. Offsets are half-open and count Unicode code points of one normalised text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Article",
    "Bounds",
    "Entity",
    "InfoboxField",
    "Knowledge",
    "Link",
    "Literal",
    "Modality",
    "Name",
    "Parse",
    "Review",
    "Reviewer",
    "Section",
    "Sentence",
    "Span",
    "Statement",
    "TimeBasis",
    "TimeSpan",
    "Token",
    "Verdict",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of the normalised text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a stretch that ends before it starts."""
        if not 0 <= self.start <= self.end:
            msg = f"not a span: {self.start}-{self.end}"
            raise ValueError(msg)

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


# --- the article -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class InfoboxField:
    """One ``- Key: Value`` line; ``span`` is the line, ``value_span`` the value alone."""

    key: str
    value: str
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True, order=True)
class Section:
    """A heading and what stands under it; the lead has level 1 and the article's title."""

    title: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence of a paragraph or list item; ``section`` indexes the article's sections."""

    span: Span
    section: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: one normalised text and the parts of it, as spans.

    Attributes:
        title: The title as the article prints it.
        text: The normalised text (NFC, LF); every offset counts in it.
        sha256: Hex digest of the bytes that were read.
        infobox: The lines of the infobox, in order.
        sections: The lead first.
        sentences: Of the lead and all sections but those that only list links.
        see_also: The titles under "See also".
    """

    title: str
    text: str
    sha256: str
    infobox: tuple[InfoboxField, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    see_also: tuple[tuple[str, Span], ...]

    def surface(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]


# --- syntax ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word, with Universal Dependencies v2 labels.

    ``head`` is the index of the governor in the same parse, the token's own index at the
    root. ``span`` is where the word stands in the article.
    """

    index: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    span: Span

    def feat(self, name: str) -> str:
        """Return the value of a morphological feature, or an empty string."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency tree of one sentence.

    ``sentence`` is the whole sentence in the article, parentheses included; ``asides`` are
    the parentheses that were taken out before parsing, each with its span (without the
    brackets) and the index of the token that it follows (-1 at the beginning).
    """

    sentence: Span
    tokens: tuple[Token, ...]
    asides: tuple[tuple[Span, int], ...] = ()
    section: int = 0
    paragraph: int = 0


# --- what was read ---------------------------------------------------------------------


class Modality(StrEnum):
    """How the source puts a claim; the values are terms of the ontology's list."""

    ASSERTED = "asserted"
    PRESUPPOSED = "presupposed"
    INTENDED = "intended"
    PLANNED = "planned"
    PROPOSED = "proposed"
    HOPED = "hoped"
    NEGATED = "negated"


class TimeBasis(StrEnum):
    """Whether the source states a time here, nearby, or only an order of events."""

    STATED = "stated"
    STATED_ELSEWHERE = "statedElsewhere"
    NARRATIVE_ORDER = "narrativeOrder"


@dataclass(frozen=True, slots=True, order=True)
class Bounds:
    """Four bounds of a time, ISO dates, empty where the source gives none."""

    earliest_start: str = ""
    latest_start: str = ""
    earliest_end: str = ""
    latest_end: str = ""


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """A time in the words of the source, in EDTF where it states one, and as bounds."""

    label: str
    edtf: str
    bounds: Bounds
    basis: TimeBasis


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A plain value: text with a language, or a typed lexical form (``xsd:`` local name)."""

    text: str
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of an entity, as its own thing: it has a kind and may mean something."""

    text: str
    language: str
    kind: str
    meaning: str = ""
    transliteration_of: str = ""


# --- what people add -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Reviewer:
    """A person who decides; ``iri`` identifies them (an ORCID, for example) or is empty."""

    name: str
    iri: str = ""


class Verdict(StrEnum):
    """What a person decided on a statement of the graph; terms of the ontology's list."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """The decision of a person that a statement rests on.

    Attributes:
        verdict: What was decided.
        reviewer: Who decided.
        passage: On what passage.
        date: When, as an ISO date, if it was given.
        note: Why, in the reviewer's words, or empty.
        corrected_from: What had been read, in words; empty unless it was corrected.
    """

    verdict: Verdict
    reviewer: Reviewer
    passage: Span
    date: str = ""
    note: str = ""
    corrected_from: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An entity and something outside that is, or may be, the same.

    Attributes:
        entity: The key of the entity.
        target: The IRI of the other.
        same: Whether a person verified that both are one; otherwise they are close.
        source: Where the link comes from: an authority file, a service.
        reviewer: Who looked at it, or None for an automatic match.
        date: When, as an ISO date, if it was given.
        how: How it was verified, in words, or empty.
    """

    entity: str
    target: str
    same: bool
    source: str
    reviewer: Reviewer | None = None
    date: str = ""
    how: str = ""


# --- what was read, continued ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the article tells of.

    Attributes:
        key: Unique within the article; the local part of the IRI.
        type: Local name of the most specific class of the ontology.
        label: What a reader calls it.
        alternatives: Other names, each with a language tag.
        kinds: Local names of the controlled list.
        mentions: Where the text names it; never empty.
        size: Its size in the words of the source, or empty.
    """

    key: str
    type: str
    label: str
    mentions: tuple[Span, ...]
    alternatives: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    size: str = ""
    time: TimeSpan | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of the article.

    ``subject`` and an ``object`` that is a string are entity keys. ``qualifiers`` say more
    about the claim: (property, entity key or literal). ``evidence`` are whole passages
    (sentences or infobox lines) that a reader can check the claim against; ``trigger`` is
    where the words stand that made the rule fire; ``review`` is the decision of a person, if
    there is one.
    """

    subject: str
    property: str
    object: str | Literal | Name
    evidence: tuple[Span, ...]
    rule: str
    modality: Modality = Modality.ASSERTED
    time: TimeSpan | None = None
    qualifiers: tuple[tuple[str, str | Literal], ...] = ()
    trigger: Span | None = None
    review: Review | None = None

    def entity_keys(self) -> list[str]:
        """Return the keys of all that the claim names: subject, qualifiers, object."""
        keys = [self.subject, *(v for _, v in self.qualifiers if isinstance(v, str))]
        return [*keys, self.object] if isinstance(self.object, str) else keys


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that was read from one article.

    ``subject`` is the key of the entity the article is about. ``rules`` maps the rules that
    fired to what they mean. ``unread`` lists what was seen and not understood, with the
    reason. ``links`` lead from entities to what stands for the same thing elsewhere.
    """

    article: Article
    subject: str
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    rules: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[Span, str], ...] = ()
    links: tuple[Link, ...] = ()
