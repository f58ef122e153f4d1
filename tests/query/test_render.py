from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import QueryError
from kg.query import Answer, ResultFormat, Solutions, Triples, render
from kg.query.render import render_table

PREFIXES = (("x", "https://example.org/"), ("xy", "https://example.org/y/"))
YEAR = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")
ROWS = Solutions(
    ("who", "name"),
    (
        (NamedNode("https://example.org/y/anna"), Literal('say "a,b"', language="en")),
        (BlankNode("b0"), Literal("1901", datatype=YEAR)),
        (NamedNode("urn:z"), None),
    ),
)
TRIPLES = Triples(
    (
        Triple(NamedNode("https://example.org/a"), NamedNode("urn:p"), Literal("@prefix x:")),
        Triple(NamedNode("https://example.org/a"), NamedNode("urn:q"), Literal("two\nlines")),
    )
)


def test_a_table_shortens_iris_by_the_longest_prefix() -> None:
    assert render(ROWS, ResultFormat.TABLE, PREFIXES) == (
        'who      name\n-------  ---------\nxy:anna  say "a,b"\n_:b0     1901\n<urn:z>\n'
    )


def test_csv_is_the_format_of_the_recommendation() -> None:
    assert render(ROWS, ResultFormat.CSV, PREFIXES) == (
        'who,name\r\nhttps://example.org/y/anna,"say ""a,b"""\r\n_:b0,1901\r\nurn:z,\r\n'
    )


def test_json_is_the_format_of_the_recommendation() -> None:
    assert json.loads(render(ROWS, ResultFormat.JSON)) == {
        "head": {"vars": ["who", "name"]},
        "results": {
            "bindings": [
                {
                    "who": {"type": "uri", "value": "https://example.org/y/anna"},
                    "name": {"type": "literal", "value": 'say "a,b"', "xml:lang": "en"},
                },
                {
                    "who": {"type": "bnode", "value": "b0"},
                    "name": {"type": "literal", "value": "1901", "datatype": YEAR.value},
                },
                {"who": {"type": "uri", "value": "urn:z"}},
            ]
        },
    }


def test_a_plain_string_has_no_datatype_in_json() -> None:
    result = Solutions(("x",), ((Literal("a"),),))

    assert json.loads(render(result, ResultFormat.JSON))["results"]["bindings"] == [
        {"x": {"type": "literal", "value": "a"}}
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (ResultFormat.TABLE, "true\n"),
        (ResultFormat.CSV, "true\n"),
        (ResultFormat.JSON, '{\n  "head": {},\n  "boolean": true\n}\n'),
    ],
)
def test_a_yes_is_shown_in_every_row_format(form: ResultFormat, expected: str) -> None:
    assert render(Answer(value=True), form) == expected


def test_a_no_is_shown() -> None:
    assert render(Answer(value=False), ResultFormat.TABLE) == "false\n"


def test_triples_are_rows_in_the_row_formats() -> None:
    assert render(TRIPLES, ResultFormat.CSV) == (
        "subject,predicate,object\r\n"
        "https://example.org/a,urn:p,@prefix x:\r\n"
        'https://example.org/a,urn:q,"two\nlines"\r\n'
    )


def test_turtle_declares_the_prefixes_that_it_uses_and_reads_back() -> None:
    text = render(TRIPLES, ResultFormat.TURTLE, PREFIXES)

    assert text.startswith("@prefix x: <https://example.org/> .\n\nx:a ")
    assert "@prefix xy:" not in text
    assert {q.triple for q in parse(text, RdfFormat.TURTLE)} == set(TRIPLES.triples)


def test_no_triples_are_an_empty_turtle_file() -> None:
    assert render(Triples(()), ResultFormat.TURTLE, PREFIXES) == ""


@pytest.mark.parametrize("result", [ROWS, Answer(value=True)])
def test_rows_are_no_turtle(result: Solutions | Answer) -> None:
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        render(result, ResultFormat.TURTLE)


def test_a_triple_term_has_no_json() -> None:
    term = Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))

    with pytest.raises(QueryError, match="triple term"):
        render(Solutions(("x",), ((term,),)), ResultFormat.JSON)
    assert "<urn:a> <urn:b>" in render(Solutions(("x",), ((term,),)), ResultFormat.TABLE)


def test_a_table_is_aligned_by_what_the_eye_sees() -> None:
    table = render_table(["name", "n"], [["漢字", "1"], ["Zénda", "2"], ["Ze\u0301nda", "3"]])

    assert table == "name   n\n-----  -\n漢字   1\nZénda  2\nZe\u0301nda  3\n"


def test_what_does_not_print_is_escaped_in_a_table() -> None:
    assert render_table(["x"], [["a\x1b[31m\u202eb\nc"]]).splitlines()[2] == (
        "a\\x1b[31m\\u202eb\\nc"
    )


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_has_one_line_a_row(rows: list[tuple[str, str]]) -> None:
    lines = render_table(["a", "b"], rows).split("\n")

    assert len(lines) == len(rows) + 3
    assert all(line.isprintable() for line in lines)


@given(st.lists(st.tuples(st.text(), st.text(min_size=1)), max_size=5))
def test_csv_reads_back(rows: list[tuple[str, str]]) -> None:
    clean = [tuple(c.replace("\r", "").replace("\0", "") for c in row) for row in rows]
    result = Solutions(("a", "b"), tuple((Literal(a), Literal(b)) for a, b in clean))
    text = render(result, ResultFormat.CSV)

    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [list(row) for row in clean]


def test_a_row_of_one_unbound_variable_is_an_empty_line_in_csv() -> None:
    assert render(Solutions(("x",), ((None,),)), ResultFormat.CSV) == "x\r\n\r\n"
