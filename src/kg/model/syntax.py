"""Sentences as dependency trees, with the labels of Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.article import Span


__all__ = ["Parse", "Token"]


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
    brackets) and the index of the token that it follows (-1 at the beginning). ``rest`` is
    what was left out because the sentence is longer than any that can be read.
    """

    sentence: Span
    tokens: tuple[Token, ...]
    asides: tuple[tuple[Span, int], ...] = ()
    section: int = 0
    paragraph: int = 0
    rest: Span | None = None
