"""What a noun phrase is to the stages that read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Span

__all__ = ["Phrase", "Phrases"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One nominal of a sentence.

    Attributes:
        head: Index of its head token in the parse.
        kind: ``name``, ``common`` or ``pronoun``.
        span: From its first to its last word, without clauses, appositions and conjuncts.
        name: The proper name in it, without titles and adjectives of states; or empty.
        name_span: Where the name stands.
        lemma: The lemma of the common noun that heads it, lower-cased; empty for bare names.
        titles: Titles before the name, as lemmas ("governor", "chairman").
        peoples: Adjectives of states and peoples before the noun ("Polish").
        modifiers: Other words before the noun, lower-cased lemmas.
        names_before: Names that modify the noun ("Red League" in "Red League troops").
        possessor: Index of the head of the possessor, or -1.
        of: Indices of the heads of its ``of`` complements.
        definite: ``the``, ``a``, or empty; other determiners as they stand ("these").
        plural: Whether it is grammatically plural.
        quantity: Vague or exact quantity in the words of the text ("several hundred").
        relational: (name or adjective, participle) of "Polish-backed".
    """

    head: int
    kind: str
    span: Span
    name: str = ""
    name_span: Span | None = None
    lemma: str = ""
    titles: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    names_before: tuple[tuple[str, Span], ...] = ()
    possessor: int = -1
    of: tuple[int, ...] = ()
    definite: str = ""
    plural: bool = False
    quantity: str = ""
    relational: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one parse.

    Attributes:
        by_head: Each phrase under the index of its head token.
        covered: Token index to the head of the phrase that the token is a part of.
    """

    by_head: Mapping[int, Phrase] = field(default_factory=dict)
    covered: Mapping[int, int] = field(default_factory=dict)

    def get(self, index: int) -> Phrase | None:
        """Return the phrase a token heads or is a part of."""
        return self.by_head.get(self.covered.get(index, index))
