"""The guess at what a name names: pure, whole numbers, any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import parse_text
from kg.lexicon import load_lexicon
from kg.mentions import find_phrases
from kg.mentions.guess import CLASSES, DIMENSIONS, SCALE, class_scores, features
from kg.mentions.tree import Tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEXICON = load_lexicon()


def scores(text: str) -> dict[str, NDArray[np.int64]]:
    parse = parse_text(text)
    tree = Tree(parse)
    found = find_phrases(parse, LEXICON).by_head.values()
    return {p.name: class_scores(tree, p) for p in found if p.kind == "name"}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Karl Brandt wrote three letters.", "Karl Brandt", "Person"),
        ("They lived in Oldburg.", "Oldburg", "Place"),
        ("The University of Oldburg was closed.", "University of Oldburg", "Organization"),
    ],
)
def test_plain_names_are_guessed_rightly(text: str, name: str, expected: str) -> None:
    assert CLASSES[int(scores(text)[name].argmax())] == expected


def test_scores_are_whole_numbers_and_the_same_each_time() -> None:
    (first,) = scores("They met Karl Brandt.").values()
    (second,) = scores("They met Karl Brandt.").values()

    assert first.dtype == np.int64
    assert first.shape == (len(CLASSES),)
    assert first.tolist() == second.tolist()
    assert (DIMENSIONS, SCALE) == (16384, 256)


def test_the_classifier_sees_spelling_syntax_and_company() -> None:
    parse = parse_text("They lived in Old Zenda for years.")
    tree = Tree(parse)
    (phrase,) = [p for p in find_phrases(parse, LEXICON).by_head.values() if p.kind == "name"]

    assert {"w=old", "last=zenda", "n=2", "case=in", "p1=in", "n1=for", "gov=live|obl|in"} <= set(
        features(tree, phrase)
    )


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=80))
def test_any_text_has_scores(text: str) -> None:
    assert all(np.isfinite(found).all() for found in scores(f"{text} Zenda").values())
