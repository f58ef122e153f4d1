"""The named queries, one a question, over the graph of the first article.

The answers in ``expected/`` were checked one by one against the words of the article.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.pipeline import build, read_article
from kg.query import Engine, ResultFormat, find_query, named_queries, render, run_query
from kg.rdf.describe import describe

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

    from kg.rdf.graph import RdfGraph

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "articles" / "osman-batur.txt"
EXPECTED = Path(__file__).parent / "expected"
QUESTIONS = tuple(f"CQ{number:02}" for number in range(1, 26))
NAMES = sorted(query.name for query in named_queries())
# What is known to be wrong: the file holds the right answer, the query gives another.
WRONG = {
    "cq22-opponents": "a dispute and ignored orders are told as opposition, and so as a fight",
}


# Names in several languages: SPARQL gives literals with language tags no order.
UNORDERED = {"cq02-names": "ORDER BY ?name sorts by the tag in one engine; STR(?name) would not"}


@cache
def graph() -> RdfGraph:
    return build(read_article(ARTICLE.read_bytes(), ARTICLE.name)).graph


@cache
def answer(name: str, engine: Engine) -> list[list[str]]:
    """Return the header and the rows of an answer as CSV gives them."""
    text = render(run_query(graph(), find_query(name).text, engine), ResultFormat.CSV)
    return list(csv.reader(text.splitlines()))


def expected(name: str) -> list[list[str]]:
    return list(csv.reader((EXPECTED / f"{name}.csv").read_text("utf-8").splitlines()))


def known(reasons: dict[str, str], *values: str) -> ParameterSet:
    """Return parameters, marked as failing where the first of them has a reason to fail."""
    marks = [pytest.mark.xfail(reason=reasons[values[0]])] if values[0] in reasons else []
    return pytest.param(*values, marks=marks)


def test_every_query_has_its_answer_and_every_answer_its_query() -> None:
    assert sorted(path.stem for path in EXPECTED.iterdir()) == NAMES
    assert set(WRONG) | set(UNORDERED) <= set(NAMES)


def test_every_question_has_one_query_whose_first_line_holds_its_id() -> None:
    ids = {query.name: query.summary.split(" ")[0] for query in named_queries()}

    assert sorted(ids.values()) == list(QUESTIONS)
    assert {name: id_ for name, id_ in ids.items() if not name.startswith(f"{id_.lower()}-")} == {}
    assert [q.name for q in named_queries() if not re.fullmatch(r"CQ\d\d .+\?", q.summary)] == []


@pytest.mark.parametrize("name", [known(WRONG, name) for name in NAMES])
def test_a_query_gives_the_answer_of_the_article(name: str) -> None:
    assert answer(name, Engine.OXIGRAPH) == expected(name)


@pytest.mark.parametrize("name", [known(UNORDERED, name) for name in NAMES])
def test_both_engines_give_the_same_rows(name: str) -> None:
    assert answer(name, Engine.OXIGRAPH) == answer(name, Engine.RDFLIB)


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_is_empty_and_every_row_is_told_once(name: str) -> None:
    rows = expected(name)[1:]

    assert rows
    assert sorted(map(tuple, rows)) == sorted({tuple(row) for row in rows})


def test_every_passage_that_an_answer_quotes_stands_in_the_article() -> None:
    header, *rows = expected("cq15-disagreements")
    quotes = [row[header.index("passage")] for row in rows]

    assert [quote for quote in quotes if quote not in ARTICLE.read_text("utf-8")] == []


def test_a_time_that_comes_from_the_order_of_telling_says_so() -> None:
    described = describe(graph())
    times = [t for row in described.statements if (t := row.time)]
    times += [t for entity in described.entities if (t := entity.time)]

    assert {t.basis for t in times} == {"stated", "statedElsewhere", "narrativeOrder"}
    assert {t.label for t in times if t.label.startswith("not dated; told ")} == {
        t.label for t in times if t.basis == "narrativeOrder"
    }
