"""The article's text as the blocks and runs that the page shows, none of it left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.coverage.values import Coverage, LineCoverage, SentenceCoverage, Unread, Used, Word

__all__ = ["Block", "Reason", "Run", "lay_out"]

_HEADING = re.compile(r"(=+)\s*(.*?\w.*?)\s*=+\s*")
# Modalities in which the source takes a statement to be true.
_FIRM = frozenset({"asserted", "presupposed"})
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share what was read from them.

    Attributes:
        text: The words.
        statements: The statements that need them, by number from 0.
        reasons: Why nothing was read from them, by number from 0.
        group: The group of the first statement, or empty.
        firm: Whether a statement that needs them is a fact.
        bare: Whether it is a content word that no statement needs.
    """

    text: str
    statements: tuple[int, ...] = ()
    reasons: tuple[int, ...] = ()
    group: str = ""
    firm: bool = True
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Words, their sentence or line of the infobox, and why they were not read."""

    text: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a sentence, a line of the infobox, or other text that is not looked at.

    Attributes:
        kind: ``heading``, ``sentence``, ``line`` or ``other``.
        runs: Its words.
        number: Of a sentence, from 1.
        level: Of a heading, from 1.
        opens: Whether a paragraph begins here.
        statements: All that rest on it, by number from 0.
        reasons: All that was not read of it, by number from 0.
    """

    kind: str
    runs: tuple[Run, ...]
    number: int = 0
    level: int = 0
    opens: bool = False
    statements: tuple[int, ...] = ()
    reasons: tuple[int, ...] = ()

    @property
    def is_partly_read(self) -> bool:
        """Whether something of it was read, and something was not."""
        missed = self.reasons or any(run.bare for run in self.runs)
        return bool(self.statements and missed)


def lay_out(covered: Coverage) -> tuple[tuple[Block, ...], tuple[Reason, ...]]:
    """Return the text in blocks, and the reasons that these number."""
    layout = _Layout(covered)
    blocks = tuple(layout.blocks())
    return blocks, tuple(layout.reasons)


class _Layout:
    """Cuts the text of one article; lives for one call."""

    def __init__(self, covered: Coverage) -> None:
        self.covered = covered
        self.reasons: list[Reason] = []
        self.done = 0
        self.lead = ""
        self.opens = False

    def blocks(self) -> Iterator[Block]:
        covered = self.covered
        places = {(x.start, x.end): self._line(x) for x in covered.infobox}
        places |= {(s.start, s.end): self._sentence(s) for s in covered.sentences}
        for (start, end), block in sorted(places.items()):
            if start < self.done:
                continue
            yield from self._between(start)
            self.done = end
            lead = (Run(self.lead),) if self.lead else ()
            yield replace(block, runs=(*lead, *block.runs), opens=self.opens)
        yield from self._between(len(covered.text))
        if self.lead:
            yield Block("other", (Run(self.lead),))

    def _between(self, end: int) -> Iterator[Block]:
        """Yield the lines up to a place; what stands before it on its line is kept for it."""
        *lines, last = self.covered.text[self.done : end].split("\n")
        self.opens, self.lead = bool(lines), last.lstrip()
        for line in lines:
            heading = _HEADING.fullmatch(line)
            if heading:
                level = min(len(heading[1]), _DEEPEST)
                yield Block("heading", (Run(heading[2]),), level=level)
            elif line.strip():
                yield Block("other", (Run(line.strip()),))

    def _line(self, line: LineCoverage) -> Block:
        text = self.covered.text[line.start : line.end]
        reasons: tuple[int, ...] = ()
        if line.reason or not line.statements:
            reasons = (self._reason(text, line.key, line.reason or "no statement rests on it"),)
        run = self._run(text, line.statements, reasons, bare=not line.statements)
        return Block("line", (run,), statements=line.statements, reasons=reasons)

    def _sentence(self, sentence: SentenceCoverage) -> Block:
        where = f"Sentence {sentence.number}"
        unread = {self._reason(u.text, where, u.reason): u for u in sentence.unread}
        first = bisect_right(self.covered.used, sentence.start, key=lambda u: u.end)
        last = bisect_left(self.covered.used, sentence.end, key=lambda u: u.start)
        used = self.covered.used[first:last]
        bare = [word for word in sentence.words if not word.used]
        return Block(
            "sentence",
            tuple(self._runs(sentence, used, unread, bare)),
            number=sentence.number,
            statements=sentence.statements,
            reasons=tuple(unread),
        )

    def _reason(self, text: str, where: str, reason: str) -> int:
        self.reasons.append(Reason(" ".join(text.split()), where, reason))
        return len(self.reasons) - 1

    def _runs(
        self,
        sentence: SentenceCoverage,
        used: Sequence[Used],
        unread: dict[int, Unread],
        bare: list[Word],
    ) -> Iterator[Run]:
        cuts = {sentence.start, sentence.end}
        for part in (used, unread.values(), bare):
            cuts |= {place for words in part for place in (words.start, words.end)}
        for start, end in pairwise(sorted(cuts)):
            statements = next((u.statements for u in used if u.start <= start < u.end), ())
            reasons = tuple(n for n, u in unread.items() if u.start <= start < u.end)
            unused = any(w.start <= start < w.end for w in bare)
            yield self._run(self.covered.text[start:end], statements, reasons, bare=unused)

    def _run(
        self, text: str, statements: tuple[int, ...], reasons: tuple[int, ...], *, bare: bool
    ) -> Run:
        told = [self.covered.statements[n] for n in statements]
        return Run(
            text=text,
            statements=statements,
            reasons=reasons,
            group=told[0].group if told else "",
            firm=not told or any(s.modality in _FIRM for s in told),
            bare=bare,
        )
