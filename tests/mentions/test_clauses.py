"""Clauses put right where the words are plain: each edge that changes."""

from __future__ import annotations

import pytest
from mends import edges


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (
            "Anna Varga was overthrown in a coup on 26 March 1991 led by Ivan Hentzau.",
            {
                "Anna": ("nsubj:pass", "overthrown"),
                "was": ("aux:pass", "overthrown"),
                "overthrown": ("root", "overthrown"),
            },
        ),
        (
            "On 7 September the Turks stormed the castle and Zrinski was killed.",
            {"and": ("cc", "killed"), "Zrinski": ("nsubj:pass", "killed")},
        ),
        (
            "The Ruritanian government sent 16,000 soldiers commanded by Ivan Pasha to the region.",
            {"commanded": ("acl", "soldiers")},
        ),
        (
            "The war ended with a victory for the Poles, who gained control of Gondal.",
            {"gained": ("acl:relcl", "Poles")},
        ),
        (
            "The British captured Zenda in 1890.",
            {"The": ("det", "British"), "British": ("nsubj", "captured")},
        ),
        (
            "The Ruritanians, commanded by Horn, consisted of 12,000 infantry and 3,000 cavalry.",
            {"Ruritanians": ("nsubj", "consisted"), "commanded": ("acl", "Ruritanians")},
        ),
        ("The Poles stormed the castle and the town and killed Varga.", {}),
        ("The king sent a fleet and an army to Zenda.", {}),
    ],
)
def test_clauses_get_their_verb_and_their_subject(
    text: str, changed: dict[str, tuple[str, str]]
) -> None:
    assert edges(text) == changed
