"""Adjectives that are made of a name of the article: "Ruritanian" of Ruritania.

The lexicon has those of real states; the ending tells the others, where the name itself is in
the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.context import Context

__all__ = ["demonyms", "demonyms_of"]

# Endings of such adjectives, and of their plural nouns.
_ENDINGS = (
    "ians",
    "ian",
    "ans",
    "an",
    "ese",
    "ish",
    "ites",
    "ite",
    "ers",
    "er",
    "ns",
    "n",
    "ic",
    "i",
)
# What a name may end in before the ending takes its place.
_LOST = ("", "a", "ia", "e", "y", "o", "land", "ium")
_SHORTEST = 4


def demonyms(names: Iterable[str], words: Iterable[str]) -> dict[str, str]:
    """Return each of some words that is the adjective of a name, case-folded, to the name.

    >>> demonyms(["Ruritania", "Gondal"], ["Ruritanian", "Gondalese", "Red"])
    {'ruritanian': 'Ruritania', 'gondalese': 'Gondal'}
    """
    known = {name.casefold(): name for name in names}
    found: dict[str, str] = {}
    for word in words:
        folded = word.casefold()
        for ending in _ENDINGS:
            stem = folded.removesuffix(ending)
            is_name = folded in known and ending in {"i", "n"}
            if stem == folded or len(stem) < _SHORTEST or is_name:
                continue
            name = next((known[stem + end] for end in _LOST if stem + end in known), "")
            if name and name.casefold() != folded:
                found.setdefault(folded, name)
                break
    return found


def demonyms_of(context: Context) -> dict[str, str]:
    """Return the adjectives that are made of names of the article."""
    phrases = [p for u in context.units for p in u.phrases.by_head.values()]
    names = [p.name for p in phrases if p.kind == "name" and not p.titles]
    names += [name.split(" of ")[-1] for name in names]
    words = [n for p in phrases for n, _ in p.names_before] + names
    plain = [w for w in dict.fromkeys(words) if w.isalpha()]
    lexicon = context.lexicon
    return demonyms(
        [n for n in dict.fromkeys(names) if n.isalpha() and n.casefold() not in lexicon.peoples],
        [w for w in plain if w.casefold() not in lexicon.adjectives],
    )
