"""What people add to what was read: reviews of statements, and links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.article import Span


__all__ = ["Link", "Review", "Reviewer", "Verdict"]


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
