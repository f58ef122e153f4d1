"""``kg explain`` in a terminal, in a pipe and for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

ARTICLE = """= Anna Varga =

Anna Varga
- Birth Date: 1891

==Life==
In 1923 Varga joined the Red League. The mill joined Zenda.
"""
STATEMENT = "st:anna-varga-allegianceTo"
PASSAGE = "In 1923 Varga {}joined{} the Red League."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert sys.stdout.isatty()


def test_without_options_the_sentences_are_listed(kg: Runner, article: Path) -> None:
    outcome = kg("explain", article)

    assert (outcome.code, outcome.err) == (0, "")
    heads, rule, first, second, *rest = outcome.out.splitlines()
    assert heads.split() == ["no.", "statements", "unread", "refused", "sentence"]
    assert set(rule) == {"-", " "}
    assert first.startswith("1 ")
    assert first.endswith(" In 1923 Varga joined the Red League.")
    assert second.split(maxsplit=4) == ["2", "0", "1", "0", "The mill joined Zenda."]
    assert rest == ["", "1 of 2 sentences gave statements, and 1 of 1 lines of the infobox."]


def test_an_article_comes_from_standard_input(kg: Runner) -> None:
    assert kg("explain", "-", stdin=ARTICLE.encode()).code == 0


def test_a_sentence_is_explained_with_its_near_misses(kg: Runner, article: Path) -> None:
    out = kg("explain", article, "--sentence", "2").out

    assert out.startswith("Sentence 2, Life, characters ")
    assert "subject must be Agent, is \u201cmill\u201d (class unknown)\n" in out


def test_several_are_explained_one_after_the_other(kg: Runner, article: Path) -> None:
    out = kg("explain", article, "--sentence", "2", "--sentence", "1", "--statement", STATEMENT).out

    assert [line for line in out.splitlines() if line.startswith(("Sentence", "Anna"))] == [
        "Sentence 2, Life, characters 93-115",
        "Sentence 1, Life, characters 56-92",
        "Anna Varga: allegiance to Red League",
        "Sentence 1, Life, characters 56-92",
    ]


def test_in_a_pipe_the_words_are_marked_by_quotes(kg: Runner, article: Path) -> None:
    outcome = kg("explain", article, "--statement", STATEMENT)

    assert PASSAGE.format("\u00ab", "\u00bb") in outcome.out
    assert "\x1b" not in outcome.out


@pytest.mark.parametrize(
    ("no_color", "marks"), [("", ("\x1b[1;4m", "\x1b[0m")), ("1", ("\u00ab", "\u00bb"))]
)
def test_on_a_terminal_the_words_are_underlined_unless_it_wants_no_colour(
    kg: Runner,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    no_color: str,
    marks: tuple[str, str],
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    on_a_terminal(monkeypatch)

    assert PASSAGE.format(*marks) in kg("explain", article, "--statement", STATEMENT).out


def test_a_terminal_does_not_obey_an_article(
    kg: Runner, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article.write_text(ARTICLE.replace("Varga joined", "Varga \u202ejoined"), encoding="utf-8")
    on_a_terminal(monkeypatch)
    out = kg("explain", article, "--sentence", "1").out

    assert "\u202e" not in out
    assert "\\u202e" in out


def test_json_of_a_sentence_holds_everything(kg: Runner, article: Path) -> None:
    sentence = json.loads(kg("explain", article, "--sentence", "2", "--format", "json").out)

    assert sentence["at"]["text"] == "The mill joined Zenda."
    assert [(t["at"]["text"], t["upos"], t["head"]) for t in sentence["trees"][0]][:2] == [
        ("The", "DET", 1), ("mill", "NOUN", 2),
    ]  # fmt: skip
    (predicate,) = sentence["predicates"]
    assert {frame["outcome"] for frame in predicate["frames"]} == {"near miss"}


def test_json_of_a_statement_and_of_several(kg: Runner, article: Path) -> None:
    options = ("--statement", STATEMENT, "--format", "json")
    statement = json.loads(kg("explain", article, *options).out)
    both = json.loads(kg("explain", article, "--sentence", "1", *options).out)

    assert statement["passages"][0]["marks"] == [{"start": 70, "end": 76, "text": "joined"}]
    assert both[1] == statement


def test_json_without_options_is_the_whole_article(kg: Runner, article: Path) -> None:
    whole = json.loads(kg("explain", article, "--format", "json").out)

    assert whole.keys() == {"title", "infobox", "sentences", "statements", "overruled"}
    numbers = [s["statements"] for s in whole["sentences"]]
    assert numbers[0]
    assert numbers[1] == []
    assert {n for s in numbers for n in s} <= set(range(len(whole["statements"])))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--sentence", "3"),
            "the article has no sentence 3; they are numbered 1 to 2",
        ),
        (
            ("--statement", "st:anna-varga-x"),
            "st:anna-varga-x: the article has no such statement; near it: st:anna-varga-",
        ),
    ],
)
def test_what_is_not_there_is_one_line_and_trouble(
    kg: Runner, article: Path, options: tuple[str, str], message: str
) -> None:
    outcome = kg("explain", article, *options)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"kg: {message}")
    assert outcome.err.count("\n") == 1


def test_an_empty_article_is_trouble(kg: Runner) -> None:
    outcome = kg("explain", "-")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "kg: -: the file is empty; give an article as plain text\n"
