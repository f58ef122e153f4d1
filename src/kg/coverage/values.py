"""What was read of an article, as values. Offsets count in the article's normalised text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Coverage",
    "Figures",
    "LineCoverage",
    "SentenceCoverage",
    "StatementSummary",
    "Unread",
    "Used",
    "Word",
]


@dataclass(frozen=True, slots=True)
class StatementSummary:
    """A statement, told in a line.

    ``group`` is what it tells of, one of :data:`kg.coverage.groups.GROUPS`; ``means`` is what
    the rule says.
    """

    iri: str
    words: str
    modality: str
    time: str
    rule: str
    means: str
    group: str


@dataclass(frozen=True, slots=True)
class Used:
    """A stretch of the text and the statements that need it, by number from 0.

    Stretches do not overlap; a word that three statements need is one stretch.
    """

    start: int
    end: int
    text: str
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A content word (noun, name, verb, adjective, adverb or number), used or not."""

    start: int
    end: int
    text: str
    used: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """Words from which nothing was read, and why."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class SentenceCoverage:
    """A sentence; ``statements`` are those that rest on it, by number from 0."""

    number: int
    section: str
    start: int
    end: int
    text: str
    statements: tuple[int, ...]
    words: tuple[Word, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class LineCoverage:
    """A line of the infobox; ``reason`` says what of it was not read, and why."""

    key: str
    value: str
    start: int
    end: int
    statements: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of a part of the article was read.

    Attributes:
        part: A section, or the whole.
        sentences: How many there are.
        read: How many of them gave statements.
        words: How many content words there are.
        used: How many of them a statement needs.
    """

    part: str
    sentences: int
    read: int
    words: int
    used: int

    @property
    def share(self) -> float:
        """The content words used, of all; 0 where there are none."""
        return self.used / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """An article and what was read of it.

    ``sections`` are in the order of the text, without those that have no sentences.
    """

    title: str
    text: str
    whole: Figures
    sections: tuple[Figures, ...]
    infobox: tuple[LineCoverage, ...]
    sentences: tuple[SentenceCoverage, ...]
    used: tuple[Used, ...]
    statements: tuple[StatementSummary, ...]

    @property
    def lines_read(self) -> int:
        """How many lines of the infobox gave statements."""
        return sum(bool(line.statements) for line in self.infobox)
