"""A parse with its edges turned round: from a governor to its dependents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Parse, Token

__all__ = ["Tree"]


class Tree:
    """The tokens of a parse, and the dependents of each; never changed after it is made."""

    __slots__ = ("children", "tokens")

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.children: dict[int, list[Token]] = {t.index: [] for t in self.tokens}
        for token in self.tokens:
            if token.head != token.index:
                self.children[token.head].append(token)

    def at(self, indices: Iterable[int]) -> list[Token]:
        """Return the tokens at some indices."""
        return [self.tokens[i] for i in indices]

    def word(self, index: int) -> str:
        """Return the form of a token, case-folded."""
        return self.tokens[index].text.casefold()

    def case(self, index: int, preposition: str) -> list[Token]:
        """Return the nominal complements of a noun that a preposition marks."""
        return [
            child
            for child in self.children[index]
            if child.dep.startswith("nmod")
            and any(
                c.dep == "case" and c.text.casefold() == preposition
                for c in self._before_name(child)
            )
        ]

    def _before_name(self, token: Token) -> list[Token]:
        """Return what hangs on a noun, or on the title or first word before it in its name."""
        first = [
            c for c in self.children[token.index] if c.dep == "compound" and c.index < token.index
        ]
        return [*self.children[token.index], *(c for w in first for c in self.children[w.index])]

    def below(self, index: int) -> set[int]:
        """Return a token with all that hangs on it, at any depth."""
        found, waiting = {index}, [index]
        while waiting:
            new = {c.index for c in self.children[waiting.pop()]} - found
            found |= new
            waiting += new
        return found

    def comma_between(self, one: Token, other: Token) -> bool:
        """Say whether a comma stands between two tokens."""
        first, last = sorted((one.index, other.index))
        return any(t.text == "," for t in self.tokens[first:last])

    def particle_at(self, index: int) -> int:
        """Return how many tokens stand before the capital in "al-Varga", or 0."""
        mark, name = index + 1, index + 2
        if name >= len(self.tokens) or self.tokens[mark].text != "-" or not self.glued(mark):
            return 0
        return 2 if self.tokens[name].text[:1].isupper() else 0

    def glued(self, index: int) -> bool:
        """Say whether a token touches those on both sides, as a hyphen in a word does."""
        before, here, after = self.tokens[index - 1 : index + 2]
        return before.span.end == here.span.start and here.span.end == after.span.start

    def cover(self, indices: Iterable[int]) -> Span:
        """Return the span from the first to the last of some tokens."""
        spans = [self.tokens[i].span for i in indices]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def spell(self, indices: Iterable[int]) -> str:
        """Spell some tokens as the text does, with single spaces."""
        parts: list[str] = []
        end = -1
        for token in self.at(indices):
            glue = "" if token.span.start == end or not parts else " "
            parts.append(glue + token.text)
            end = token.span.end
        return "".join(parts)
