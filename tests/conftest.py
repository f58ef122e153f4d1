"""What all tests share.

Trees written by hand, so that what is read from a tree is tested without the parser; and
tests that need a program which only CI is sure to have.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kg.lexicon import load_lexicon, read_lexicon
from kg.model import Parse, Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.lexicon import Lexicon


# In CI the same examples on every run, so that a red run can be run again; at home new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is missing on somebody's machine; in CI nothing is skipped."""
    for mark in item.iter_markers("needs"):
        (program,) = mark.args
        if shutil.which(program) is None:
            if os.environ.get("CI"):
                pytest.fail(f"{program} is missing: .ci/run has to install it")
            pytest.skip(f"{program} is not installed here")


def _tree(words: str) -> Parse:
    tokens: list[Token] = []
    end = 0
    for index, word in enumerate(words.split()):
        text, upos, head, dep, *feats = word.removeprefix("+").split("/")
        start = end + (index > 0 and not word.startswith("+"))
        end = start + len(text)
        governor = int(head) - 1 if dep != "root" else index
        tokens.append(
            Token(index, text, text, upos, "|".join(feats), governor, dep, Span(start, end))
        )
    return Parse(Span(0, end), tuple(tokens))


@pytest.fixture(scope="session")
def tree() -> Callable[[str], Parse]:
    """Return a tree of words ``text/upos/head/dep/feats``, heads counted from 1.

    A ``+`` before a word says that no space stands before it.
    """
    return _tree


@pytest.fixture(scope="session")
def small_lexicon() -> Lexicon:
    """Return a lexicon of a few words that stays as it is while the shipped one grows.

    A class of words that only the shipped one has is empty here.
    """
    small, shipped = read_lexicon(Path(__file__).parent / "data" / "lexicon"), load_lexicon()
    infobox = replace(
        small.infobox,
        words={name: small.infobox.words.get(name, frozenset()) for name in shipped.infobox.words},
    )
    words = {name: small.words.get(name, frozenset()) for name in shipped.words}
    return replace(small, words=words, infobox=infobox)
