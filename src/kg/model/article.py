"""The article as it was read: one text and its parts as spans."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Anchor", "Article", "InfoboxField", "Run", "Section", "Sentence", "SourceMap", "Span"]


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


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words that lead to another article; ``target`` is its title."""

    span: Span
    target: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text and where it is from in the markup.

    Attributes:
        span: In the text.
        source: In the markup; may be empty for what the reader put in.
        verbatim: Whether the stretch is copied character by character; else all of it stands
            for all of the source.
    """

    span: Span
    source: Span
    verbatim: bool


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The markup that a text was rendered from, and which part of it each part is from.

    Attributes:
        markup: The markup as it was decoded (NFC, LF).
        media_type: What kind of markup it is.
        runs: In order, without gaps, over the whole text; their sources never go back.
    """

    markup: str
    media_type: str
    runs: tuple[Run, ...]

    def source(self, span: Span) -> Span:
        """Return where the words at a span of the text stand in the markup."""
        first = self._run(span.start)
        last = self._run(max(span.start, span.end - 1))
        start, end = first.source.start, last.source.end
        if first.verbatim:
            start += span.start - first.span.start
        if last.verbatim:
            end -= last.span.end - span.end
        return Span(start, max(start, end))

    def _run(self, offset: int) -> Run:
        index = bisect_right(self.runs, offset, key=lambda run: run.span.start)
        return self.runs[index - 1]


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
        anchors: The words that lead to other articles, in order; the plain form has none.
        rendered: What the text was rendered from, where it was written in markup.
    """

    title: str
    text: str
    sha256: str
    infobox: tuple[InfoboxField, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    see_also: tuple[tuple[str, Span], ...]
    anchors: tuple[Anchor, ...] = ()
    rendered: SourceMap | None = None

    def surface(self, span: Span) -> str:
        """Return the words at a span."""
        return self.text[span.start : span.end]
