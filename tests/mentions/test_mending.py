"""Trees mended where the words are plain: each edge that changes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mends import LEXICON, edges

from kg.language import parse_text
from kg.mentions import mended


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "He had been promoted to brigadier general.",
            {
                "to": ("case", "general"),
                "brigadier": ("compound", "general"),
                "general": ("obl", "promoted"),
            },
        ),
        (
            "He was chief of staff of the Zenda District.",
            {"chief": ("root", "chief"), "staff": ("nmod", "chief")},
        ),
        (
            "Exiled in 1850, he went to New York City.",
            {"Exiled": ("advcl", "went"), "went": ("root", "went")},
        ),
        (
            "He was promoted to major in 1910 and to colonel in 1912.",
            {
                "to": ("case", "colonel"),
                "major": ("obl", "promoted"),
                "1910": ("obl", "promoted"),
                "colonel": ("obl", "promoted"),
                "1912": ("obl", "promoted"),
            },
        ),
        (
            "Shortly after being appointed governor, he fled.",
            {
                "after": ("mark", "appointed"),
                "appointed": ("advcl", "fled"),
                "governor": ("xcomp", "appointed"),
            },
        ),
        (
            "He returned to Hofbau, where he was elected chairman of the union.",
            {"elected": ("acl:relcl", "Hofbau"), "chairman": ("xcomp", "elected")},
        ),
        ("He went to Zenda and met the king.", {}),
        ("She was appointed governor of Zenda.", {}),
    ],
)
def test_only_what_is_wrong_changes(text: str, changed: dict[str, tuple[str, str]]) -> None:
    assert edges(text) == changed


@given(st.text(max_size=80))
def test_any_tree_stays_a_tree_of_the_same_words(text: str) -> None:
    parse = parse_text(text)
    after = mended(parse, LEXICON)

    assert [(t.index, t.text, t.span) for t in after.tokens] == [
        (t.index, t.text, t.span) for t in parse.tokens
    ]
    assert all(0 <= t.head < len(after.tokens) for t in after.tokens)
