"""Trees without a finite verb are put right; all others are left as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language import parse_text
from kg.language.repair import with_finite_verb
from kg.model import Span, Token


def tree(*words: str) -> list[Token]:
    """Build tokens from "form/UPOS/dep/head" with an optional "/features"."""
    tokens = []
    start = 0
    for index, word in enumerate(words):
        form, upos, dep, head, *feats = word.split("/")
        end = start + len(form)
        spot = Span(start, end)
        tokens.append(Token(index, form, form, upos, "".join(feats), int(head), dep, spot))
        start = end + 1
    return tokens


def arcs(tokens: tuple[Token, ...]) -> list[str]:
    return [f"{t.text}/{t.dep}/{t.head}" for t in tokens]


def test_a_verb_that_hangs_on_its_own_subject_is_the_root() -> None:
    found = with_finite_verb(
        tree(
            "Then/ADV/advmod/1", "Anna/PROPN/root/1", "fled/VERB/acl/1/VerbForm=Fin",
            "far/ADV/advmod/2", "./PUNCT/punct/1",
        )
    )  # fmt: skip

    assert arcs(found) == [
        "Then/advmod/2", "Anna/nsubj/2", "fled/root/2", "far/advmod/2", "./punct/2",
    ]  # fmt: skip


def test_a_past_form_after_an_insertion_is_the_root() -> None:
    found = with_finite_verb(
        tree(
            "Anna/PROPN/root/0", ",/PUNCT/punct/2", "ill/ADJ/amod/0", ",/PUNCT/punct/4",
            "died/VERB/advcl/2", "./PUNCT/punct/0",
        )
    )  # fmt: skip

    assert arcs(found) == [
        "Anna/nsubj/4", ",/punct/2", "ill/amod/0", ",/punct/4", "died/root/4", "./punct/4",
    ]  # fmt: skip


def test_a_verb_that_was_swallowed_by_its_object_is_the_root() -> None:
    found = with_finite_verb(
        tree(
            "In/ADP/case/1", "May/PROPN/root/1", "the/DET/det/5", "League/PROPN/compound/4",
            "seized/VERB/amod/5", "power/NOUN/appos/1", "./PUNCT/punct/1",
        )
    )  # fmt: skip

    assert arcs(found) == [
        "In/case/1", "May/obl/4", "the/det/3", "League/nsubj/4", "seized/root/4", "power/obj/4",
        "./punct/4",
    ]  # fmt: skip


def test_an_appointment_keeps_its_own_subject() -> None:
    found = with_finite_verb(
        tree(
            "Anna/PROPN/nsubj:pass/2", "was/AUX/aux:pass/2", "appointed/VERB/amod/3",
            "governor/NOUN/root/3", "./PUNCT/punct/3",
        )
    )  # fmt: skip

    assert arcs(found) == [
        "Anna/nsubj:pass/2", "was/aux:pass/2", "appointed/root/2", "governor/obj/2", "./punct/2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Anna Varga died in Zenda.",
        "She was a farmer.",
        "Letters to her from Zenda, found in 1920.",
        "The memorial in the cemetery",
        "Zenda.",
    ],
)
def test_other_trees_are_left_as_they_are(text: str) -> None:
    tokens = parse_text(text).tokens

    assert with_finite_verb(tokens) == tokens


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=120))
def test_any_tree_stays_a_tree_of_the_same_words(text: str) -> None:
    tokens = parse_text(f"{text}.").tokens
    again = with_finite_verb(tokens)

    assert [replace(t, head=0, dep="") for t in again] == [
        replace(t, head=0, dep="") for t in tokens
    ]
    for token in again:
        seen: set[int] = set()
        here = token
        while here.head != here.index and here.index not in seen:
            seen.add(here.index)
            here = again[here.head]
        assert here.head == here.index
    assert sum(t.head == t.index for t in again) == (1 if again else 0)
