from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.lexer import Keyword, keywords


def words(text: str) -> list[str]:
    return [keyword.word for keyword in keywords(text)]


@pytest.mark.parametrize(
    "text",
    [
        "# SERVICE in a comment",
        "<https://example.org/SERVICE>",
        '"SERVICE"',
        "'it is a \\' SERVICE'",
        '"""two "quotes" and\na SERVICE"""',
        "'''SERVICE'''",
        "?SERVICE",
        "$SERVICE",
        "x:SERVICE",
        "SERVICE:x",
        ":SERVICE",
        '"x"@SERVICE',
    ],
)
def test_a_word_that_is_part_of_something_else_is_no_keyword(text: str) -> None:
    assert "SERVICE" not in words(text)


def test_keywords_come_in_upper_case_with_braces_and_place() -> None:
    text = "select * {\n  { service x: {} }\n} order by ?s"

    assert keywords(text) == (
        Keyword("SELECT", 0, 1, 1),
        Keyword("SERVICE", 2, 2, 5),
        Keyword("ORDER", 0, 3, 3),
        Keyword("BY", 0, 3, 9),
    )


def test_a_prefixed_name_does_not_swallow_the_brace_after_it() -> None:
    assert keywords("ASK{?s a x:Y}ORDER")[-1] == Keyword("ORDER", 0, 1, 14)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(keyword.word.strip() for keyword in keywords(text))


@given(st.text(alphabet=st.characters(exclude_characters="\r\n")))
def test_nothing_in_a_comment_is_a_keyword(text: str) -> None:
    assert keywords(f"#{text}\n") == ()
