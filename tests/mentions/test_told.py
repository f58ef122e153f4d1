"""What an article as a whole tells of its names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import parse_article
from kg.lexicon import load_lexicon
from kg.mentions import find_phrases, known_names
from kg.read import read_plain

LEXICON = load_lexicon()


def told(text: str) -> list[str]:
    article = read_plain(text.encode())
    whole = known_names(article, parse_article(article)).whole
    return sorted(name for names in whole.values() for name in names)


def names(text: str) -> list[str]:
    article = read_plain(text.encode())
    parses = parse_article(article)
    known = known_names(article, parses)
    found = [p for parse in parses for p in find_phrases(parse, LEXICON, known).by_head.values()]
    return [p.name for p in sorted(found, key=lambda p: p.span) if p.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("= League of Art and Labour =\nIt ended.", ["league of art and labour"]),
        ("= Battle of Zenda (1920) =\nIt ended.", ["battle of zenda"]),
        ("= Zenda uprising =\nIt ended.", []),
        ("= Zenda =\nIt ended.", []),
        ("= Zenda =\nThe Board of Mines and Salt (BMS) met.", ["board of mines and salt"]),
        ("= Zenda =\nThe Free League (FL) met.", ["free league"]),
        ("= Zenda =\nThe Free League (LF) met.", []),
        ("= Zenda =\nThe free league (FL) met.", []),
        ("= Zenda =\n(FL) The league met.", []),
    ],
)
def test_titles_and_acronyms_tell_whole_names(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_whole_name_is_one_name_wherever_it_stands() -> None:
    text = (
        "= League of Art and Labour =\nThe League of Art and Labour was founded in Zenda."
        " In 1920 Anna Varga left the League of Art and Labour."
    )

    assert names(text) == [
        "League of Art and Labour",
        "Zenda",
        "Anna Varga",
        "League of Art and Labour",
    ]


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60))
def test_any_title_and_text_can_be_asked(words: str) -> None:
    article = read_plain(f"= Zenda =\nThe Free League ({words}) met {words}.".encode())

    assert set(known_names(article, parse_article(article)).whole) <= {"free", "the"}
