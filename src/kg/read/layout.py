"""The lines of a text in the plain form: headings, paragraphs, list items, sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Section, Sentence, Span
from kg.read.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["heading", "lay_out", "lines_of", "printable"]

_DEEPEST = 6
_HEADING_WORD = re.compile(r"[^=\s]")
_ITEM = re.compile(r"^[-*\u2022][ \t]+(?=\S)")
# Sections that list links or sources and tell nothing of the subject in sentences.
_LIST_SECTIONS = frozenset(
    "see also|references|notes|citations|sources|bibliography|further reading|external links"
    "|footnotes|works cited|notes and references|explanatory notes".split("|")
)


def lines_of(text: str) -> Iterator[Span]:
    """Yield where the lines of a text stand, without their ends."""
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def heading(line: str) -> tuple[str, int] | None:
    """Return the words and the level of a heading, or None where a line is none."""
    line = line.rstrip()
    before, after = (len(line) - len(rest) for rest in (line.lstrip("="), line.rstrip("=")))
    level = min(before, after, _DEEPEST)
    words = line[level : len(line) - level].strip()
    return (words, level) if level and _HEADING_WORD.search(words) else None


def printable(name: str) -> str:
    """Return a name without what cannot be printed and without doubled spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def lay_out(
    text: str, lines: Iterable[Span], title: str
) -> tuple[tuple[Section, ...], tuple[Sentence, ...], tuple[tuple[str, Span], ...]]:
    """Return the sections, the sentences and the see-also titles of a text.

    Args:
        text: The whole text.
        lines: Where the lines of its body stand, in order.
        title: What the lead is called.
    """
    sections, paragraphs, see_also = _paragraphs(text, list(lines), title)
    sentences = tuple(
        Sentence(Span(span.start + start, span.start + end), section, number)
        for number, (span, section) in enumerate(paragraphs)
        for start, end in split_sentences(text[span.start : span.end])
    )
    return sections, sentences, see_also


def _paragraphs(
    text: str, lines: list[Span], title: str
) -> tuple[tuple[Section, ...], list[tuple[Span, int]], tuple[tuple[str, Span], ...]]:
    """Return sections, paragraphs with the section they stand in, and the see-also titles."""
    start = lines[0].start if lines else len(text)
    headings: list[tuple[str, int, int]] = [(title, 1, start)]
    paragraphs: list[tuple[Span, int]] = []
    see_also: list[tuple[str, Span]] = []
    for span in lines:
        line = text[span.start : span.end]
        found = heading(line)
        if found:
            headings.append((*found, span.start))
            continue
        item = _ITEM.match(line)
        begin = span.start + (item.end() if item else len(line) - len(line.lstrip()))
        content = Span(begin, max(begin, span.start + len(line.rstrip())))
        if content.start == content.end:
            continue
        section = headings[-1][0].casefold()
        if section == "see also" and item:
            see_also.append((text[content.start : content.end], content))
        # The title printed again over the lead is no sentence.
        elif section not in _LIST_SECTIONS and text[content.start : content.end] != title:
            paragraphs.append((content, len(headings) - 1))
    ends = [begin for _, _, begin in headings[1:]] + [len(text)]
    sections = tuple(
        Section(name, level, Span(begin, end))
        for (name, level, begin), end in zip(headings, ends, strict=True)
    )
    return sections, paragraphs, tuple(see_also)
