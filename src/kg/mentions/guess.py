"""A statistical guess at what a name names, for where nothing in the text tells it outright.

A linear classifier over the letters of the name and the words around it, trained on the
entity annotations of GUM by ``training/train_name_types.py``. Weights are integers, so that
every machine adds them to the same sum.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kg.mentions.phrase import Phrase
    from kg.mentions.tree import Tree
    from kg.model import Token

__all__ = ["CLASSES", "DIMENSIONS", "SCALE", "class_scores", "features"]

CLASSES = ("Person", "Place", "Organization", "Event", "")
"""What the columns of the weights stand for; the last one is anything else."""

DIMENSIONS = 1 << 14
"""Rows of the weights: features are hashed into so many."""

SCALE = 256
"""A weight of 1 (a logit, natural logarithm) is stored as this integer."""

_WEIGHTS = Path(__file__).with_name("name_types.npy")
_SMALL = frozenset("of and the de la von van di da del al el bin du des le".split())
_TELLING = frozenset("appos nmod acl acl:relcl amod compound".split())
_MANY = 5
_LONGEST_SHAPE = 6


def class_scores(tree: Tree, phrase: Phrase) -> NDArray[np.int64]:
    """Return the scores of the ``CLASSES`` for one use of a name, in 1/``SCALE`` logits."""
    rows = [zlib.crc32(f.encode()) % DIMENSIONS for f in features(tree, phrase)]
    total: NDArray[np.int64] = _weights()[rows].sum(axis=0, dtype=np.int64)
    return total


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.int16]:
    loaded: NDArray[np.int16] = np.load(_WEIGHTS)
    return loaded


def features(tree: Tree, phrase: Phrase) -> list[str]:
    """Return what the classifier sees of one use of a name."""
    words = phrase.name.split() or [""]
    return [*_spelling(phrase.name, words), *_syntax(tree, phrase), *_company(tree, phrase)]


def _spelling(name: str, words: list[str]) -> Iterator[str]:
    low = [w.casefold() for w in words]
    yield from (f"w={w}" for w in low)
    yield from (f"small={w}" for w in low if w in _SMALL)
    yield from (f"first={low[0]}", f"last={low[-1]}")
    for word, place in ((low[-1], "l"), (low[0], "f")):
        yield from (f"{place}s{n}={word[-n:]}" for n in (2, 3, 4))
        yield f"{place}p3={word[:3]}"
    yield f"n={min(len(words), _MANY)}"
    yield f"shape={_shape(words[-1])}|{_shape(words[0])}"
    if "-" in name:
        yield "hyphen"
    if len(words) == 1:
        yield f"single={low[0]}"


def _shape(word: str) -> str:
    """Return a word with each run of a kind of letter as one letter."""
    digits = re.sub(r"[0-9]+", "0", word)
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", digits))[:_LONGEST_SHAPE]


def _syntax(tree: Tree, phrase: Phrase) -> Iterator[str]:
    head = tree.tokens[phrase.head]
    children = tree.children[head.index]
    case = next((c.text.casefold() for c in children if c.dep == "case"), "-")
    yield f"def={phrase.definite or '-'}|{' ' in phrase.name}"
    if phrase.titles:
        yield "title"
    yield from (f"case={case}", f"dep={head.dep}", f"dep={head.dep}|{case}")
    governor = tree.tokens[head.head]
    if governor.index != head.index:
        lemma = governor.lemma.casefold()
        yield from (f"gov={lemma}|{head.dep}|{case}", f"gov={lemma}")
        yield f"govpos={governor.upos}|{head.dep}"
    for child in children:
        if child.dep in _TELLING:
            yield f"{child.dep}={child.lemma.casefold() if child.text[:1].islower() else 'Cap'}"


def _company(tree: Tree, phrase: Phrase) -> Iterator[str]:
    """Yield the words before and after the name."""
    span = phrase.name_span
    inside = [t.index for t in tree.tokens if span is not None and span.contains(t.span)]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    before, far_before = _text(tree, first - 1), _text(tree, first - 2)
    after, far_after = _text(tree, last + 1), _text(tree, last + 2)
    yield from (f"p1={before.casefold()}", f"p21={far_before.casefold()} {before.casefold()}")
    yield from (f"n1={after.casefold()}", f"n12={after.casefold()} {far_after.casefold()}")
    yield f"n2cap={after.casefold()}{far_after[:1].isupper()}"
    if first and _is_noun_or_adjective(tree.tokens[first - 1]):
        yield f"pl={tree.tokens[first - 1].lemma.casefold()}"
    if last + 1 < len(tree.tokens):
        yield f"npos={tree.tokens[last + 1].upos}"


def _text(tree: Tree, index: int) -> str:
    """Return the form of a token, or a mark where the sentence has none."""
    if index < 0:
        return "^"
    return tree.tokens[index].text if index < len(tree.tokens) else "$"


def _is_noun_or_adjective(token: Token) -> bool:
    return token.upos in {"NOUN", "ADJ"}
