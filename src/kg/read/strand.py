"""A text that knows where each of its characters is from.

Markup is rendered by cutting and joining strands, so that a place in the text that comes out
can always be led back to its place in the source.
"""

from __future__ import annotations

import unicodedata
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Run, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Strand"]

_NO_LINK = -1


class Strand:
    """A text; for each character where its source begins and ends, and the link it is in.

    Links are numbers that the renderer gave out, -1 for none.
    """

    __slots__ = ("ends", "links", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int], links: array[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.links = links

    @classmethod
    def copied(cls, source: str, start: int, end: int) -> Strand:
        """Return a stretch of the source as it stands there."""
        size = end - start
        starts, ends = array("q", range(start, end)), array("q", range(start + 1, end + 1))
        return cls(source[start:end], starts, ends, array("q", [_NO_LINK]) * size)

    @classmethod
    def written(cls, text: str, start: int, end: int) -> Strand:
        """Return a text that stands, as a whole, for a stretch of the source."""
        size = len(text)
        starts, ends = array("q", [start]) * size, array("q", [end]) * size
        return cls(text, starts, ends, array("q", [_NO_LINK]) * size)

    @classmethod
    def joined(cls, parts: Iterable[Strand]) -> Strand:
        """Return the strands one after another."""
        texts: list[str] = []
        starts, ends, links = array("q"), array("q"), array("q")
        for part in parts:
            texts.append(part.text)
            starts.extend(part.starts)
            ends.extend(part.ends)
            links.extend(part.links)
        return cls("".join(texts), starts, ends, links)

    @classmethod
    def chained(cls, strands: Sequence[Strand], text: str) -> Strand:
        """Return strands, none of them empty, with a text between them.

        The text stands for what is between them in the source. Where both stand for one whole,
        as the lines of a template may do, so does the text.
        """
        parts = list(strands[:1])
        for before, after in pairwise(strands):
            gap = sorted((before.ends[-1], after.starts[0]))
            parts += [cls.written(text, *gap), after]
        return cls.joined(parts)

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> Strand:
        """Return the characters from ``start`` up to ``end``."""
        return Strand(
            self.text[start:end],
            self.starts[start:end],
            self.ends[start:end],
            self.links[start:end],
        )

    def stripped(self) -> Strand:
        """Return the strand without white space on either side."""
        begin = len(self.text) - len(self.text.lstrip())
        return self.cut(begin, max(begin, len(self.text.rstrip())))

    def split(self, pattern: re.Pattern[str]) -> Iterator[Strand]:
        """Yield what stands between the matches of a pattern."""
        at = 0
        for found in pattern.finditer(self.text):
            yield self.cut(at, found.start())
            at = found.end()
        yield self.cut(at, len(self))

    def replaced(self, pattern: re.Pattern[str], text: str) -> Strand:
        """Return the strand with a text in place of each match of a pattern."""
        parts: list[Strand] = []
        at = 0
        for found in pattern.finditer(self.text):
            parts.append(self.cut(at, found.start()))
            at = found.end()
            if found.end() > found.start():
                source = self.starts[found.start()], self.ends[found.end() - 1]
                parts.append(Strand.written(text, *source))
        return Strand.joined([*parts, self.cut(at, len(self))]) if parts else self

    def linked(self, link: int) -> Strand:
        """Return the strand as the words of a link."""
        return Strand(self.text, self.starts, self.ends, array("q", [link]) * len(self))

    def standing_for(self, start: int, end: int) -> Strand:
        """Return the strand as one whole that stands for a stretch of the source."""
        whole = Strand.written(self.text, start, end)
        whole.links = self.links
        return whole

    def is_in_order(self) -> bool:
        """Say whether the sources of the characters never go back."""
        return all(list(values) == sorted(values) for values in (self.starts, self.ends))

    def normalized(self) -> Strand:
        """Return the strand in NFC; what is composed stands for all that it was composed of."""
        if unicodedata.is_normalized("NFC", self.text):
            return self
        bounds = [*_groups(self.text), len(self.text)]
        parts = []
        for start, end in pairwise(bounds):
            part = self.cut(start, end)
            text = unicodedata.normalize("NFC", part.text)
            if text != part.text:
                link = part.links[0]
                part = Strand.written(text, part.starts[0], part.ends[-1]).linked(link)
            parts.append(part)
        return Strand.joined(parts)

    def runs(self, source: str) -> tuple[Run, ...]:
        """Return where the whole text is from in its source, neighbours together."""
        found: list[Run] = []
        begin = 0
        for at in range(1, len(self) + 1):
            if at < len(self) and self._goes_on(begin, at, source):
                continue
            place = Span(self.starts[begin], self.ends[at - 1])
            found.append(Run(Span(begin, at), place, verbatim=self._is_copy(begin, source)))
            begin = at
        return tuple(found)

    def _is_copy(self, at: int, source: str) -> bool:
        start = self.starts[at]
        return self.ends[at] == start + 1 and source[start] == self.text[at]

    def _goes_on(self, begin: int, at: int, source: str) -> bool:
        """Say whether a character belongs to the run that began at ``begin``."""
        if self._is_copy(begin, source):
            follows = self.starts[at] == self.starts[begin] + at - begin
            return follows and self._is_copy(at, source)
        return (self.starts[at], self.ends[at]) == (self.starts[begin], self.ends[begin])

    def spans_of_links(self) -> Iterator[tuple[Span, int]]:
        """Yield where the words of each link stand, with the number of the link."""
        begin = 0
        for at in range(1, len(self) + 1):
            if at < len(self) and self.links[at] == self.links[begin]:
                continue
            if self.links[begin] != _NO_LINK:
                yield Span(begin, at), self.links[begin]
            begin = at


def _groups(text: str) -> Iterator[int]:
    """Yield where the groups of characters begin that compose with no other."""
    group = ""
    for at, character in enumerate(text):
        if group and unicodedata.combining(character):
            group += character
            continue
        whole = unicodedata.normalize("NFC", group + character)
        if group and whole != unicodedata.normalize("NFC", group) + character:
            group = whole
            continue
        group = character
        yield at
