"""``kg coverage`` as text, as JSON and as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

ARTICLE = """= Anna Varga =

==Life==
In 1923 Varga joined the Red League. The mill whistled.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_figures_and_what_was_not_read_are_printed(kg: Runner, article: Path) -> None:
    outcome = kg("coverage", article)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "part  sentences  with statements  content words  used  share\n"
        "----  ---------  ---------------  -------------  ----  -----\n"
        "Life  2          1                7              5     71%\n"
        "all   2          1                7              5     71%\n"
        "\n"
        "Infobox: 0 of 0 lines read.\n"
        "\n"
        "Sentences without a statement\n"
        "\n"
        "    2  The mill whistled.\n"
        "\n"
        "Words from which nothing was read, and why\n"
        "\n"
        "    2  whistled: no frame for \u201cwhistle\u201d\n"
        "\n"
        "Content words that no statement needs\n"
        "\n"
        "    2  mill, whistled\n"
    )


def test_json_has_figures_words_and_statements(kg: Runner, article: Path) -> None:
    whole = json.loads(kg("coverage", article, "--format", "json").out)

    assert whole["whole"] == {"part": "all", "sentences": 2, "read": 1, "words": 7, "used": 5}
    assert whole["sentences"][1]["words"] == [
        {"start": 66, "end": 70, "text": "mill", "used": False},
        {"start": 71, "end": 79, "text": "whistled", "used": False},
    ]
    assert "Anna Varga: allegiance to Red League" in {s["words"] for s in whole["statements"]}


def test_a_page_is_written_beside_the_text(kg: Runner, article: Path, tmp_path: Path) -> None:
    path = tmp_path / "pages" / "coverage.html"
    path.parent.mkdir()
    outcome = kg("coverage", "-", "--html", path, stdin=article.read_bytes())

    assert outcome.out == kg("coverage", article).out
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert [p.name for p in path.parent.iterdir()] == ["coverage.html"]


def test_a_page_that_cannot_be_written_is_one_line_and_trouble(kg: Runner, article: Path) -> None:
    outcome = kg("coverage", article, "--html", article / "coverage.html")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1


def test_an_empty_article_is_trouble(kg: Runner) -> None:
    outcome = kg("coverage", "-")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "kg: -: the file is empty; give an article as plain text\n"
