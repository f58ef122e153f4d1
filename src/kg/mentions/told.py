"""What the article as a whole tells of its names: words of names, and whole names.

Spelling cannot tell whether "Union of A and B" is one name or two; a title can, and so can
the letters of an acronym in parentheses after the name, "Union of Arts and Belief (UAB)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.mentions.tree import Tree
from kg.text import without_disambiguator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Article, Parse

__all__ = ["KnownNames", "known_names"]

# A capital within a sentence is a name's.
_INNER = re.compile(r"(?<=[a-z,;] )([A-Z]\w+)")

# Two letters at least; a plural "s" belongs to the language.
_ACRONYM = re.compile(r"([A-Z]{2,8})s?")
# Words that an acronym passes over, unless it has their letter too.
_SMALL = frozenset("of and the for in on de du des la le et y e & -".split())


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that an article tells somewhere, case-folded.

    Attributes:
        words: Words that names begin with, so that a capital at the beginning of a sentence
            can be trusted.
        whole: Names of several words whose extent is told, by their first word; spelled with
            single spaces.
    """

    words: frozenset[str] = frozenset()
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def known_names(article: Article, parses: Iterable[Parse]) -> KnownNames:
    """Return the words of names, and the names that the title and acronyms tell whole."""
    title = without_disambiguator(article.title)
    words = frozenset(w.casefold() for w in (*_INNER.findall(article.text), *title.split()))
    # A title with a common noun in it ("Zenda uprising") is read like any other phrase.
    named = all(w[0].isupper() or w.casefold() in _SMALL for w in title.split())
    whole = {" ".join(title.casefold().split()): None} if named else {}
    for parse in parses:
        for aside, after in parse.asides:
            acronym = _ACRONYM.match(article.surface(aside).strip())
            if acronym is not None:
                tree = Tree(parse)
                words_meant = _spelled_out(tree, after, acronym[1].casefold())
                whole[tree.spell(words_meant).casefold()] = None
    by_first: dict[str, tuple[str, ...]] = {}
    for name in whole:
        first, _, rest = name.partition(" ")
        if rest:
            by_first[first] = (*by_first.get(first, ()), name)
    return KnownNames(words, MappingProxyType(by_first))


def _spelled_out(tree: Tree, last: int, letters: str) -> range:
    """Return the words that end at a token and whose initials are these letters, or none."""
    index = last
    for letter in reversed(letters):
        while index >= 0 and tree.word(index) in _SMALL and tree.word(index)[0] != letter:
            index -= 1
        if index < 0 or tree.word(index)[0] != letter or not _may_be_named(tree, index):
            return range(0)
        index -= 1
    return range(index + 1, last + 1) if tree.tokens[index + 1].text[0].isupper() else range(0)


def _may_be_named(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text[0].isupper() or tree.word(index) in _SMALL
