"""What was read: entities, claims with their evidence, times and modality."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.article import Article, Span
    from kg.model.people import Link, Review


__all__ = [
    "Bounds",
    "Entity",
    "Knowledge",
    "Literal",
    "Modality",
    "Name",
    "Statement",
    "TimeBasis",
    "TimeSpan",
]


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
        linked_titles: Of the articles that its mentions lead to.
    """

    key: str
    type: str
    label: str
    mentions: tuple[Span, ...]
    alternatives: tuple[tuple[str, str], ...] = ()
    kinds: tuple[str, ...] = ()
    size: str = ""
    time: TimeSpan | None = None
    linked_titles: tuple[str, ...] = ()


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
