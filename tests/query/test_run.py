from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.query import Answer, Engine, Solutions, Triples, run_query
from kg.rdf.load import load_graph

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

ID = "https://w3id.org/article-kg/id/anna-varga/"
ENGINES = pytest.mark.parametrize("engine", Engine)


@pytest.fixture(scope="module")
def graph() -> RdfGraph:
    return load_graph(Path(__file__).parents[1] / "data" / "sample.ttl")


@ENGINES
def test_select_gives_rows_in_the_order_of_the_variables(graph: RdfGraph, engine: Engine) -> None:
    result = run_query(graph, "SELECT ?label ?p { ?p a kg:Person ; rdfs:label ?label }", engine)

    assert result == Solutions(
        ("label", "p"), ((Literal("Anna Varga", language="en"), NamedNode(ID + "anna-varga")),)
    )


@ENGINES
def test_an_unbound_variable_is_none(graph: RdfGraph, engine: Engine) -> None:
    result = run_query(
        graph, "SELECT ?p ?x { ?p a kg:Person OPTIONAL { ?p kg:nothing ?x } }", engine
    )

    assert result == Solutions(("p", "x"), ((NamedNode(ID + "anna-varga"), None),))


@ENGINES
def test_rows_without_an_order_are_sorted(graph: RdfGraph, engine: Engine) -> None:
    result = run_query(graph, "SELECT ?p { ?p a kg:Polity }", engine)

    assert result == Solutions(
        ("p",), ((NamedNode(ID + "gondal"),), (NamedNode(ID + "ruritania"),))
    )


@ENGINES
def test_rows_with_an_order_keep_it(graph: RdfGraph, engine: Engine) -> None:
    result = run_query(graph, "SELECT ?p { ?p a kg:Polity } ORDER BY DESC(?p)", engine)

    assert result == Solutions(
        ("p",), ((NamedNode(ID + "ruritania"),), (NamedNode(ID + "gondal"),))
    )


@ENGINES
@pytest.mark.parametrize(("kind", "expected"), [("kg:Person", True), ("kg:Movement", False)])
def test_ask_answers_yes_or_no(
    graph: RdfGraph, engine: Engine, kind: str, *, expected: bool
) -> None:
    assert run_query(graph, f"ASK {{ ?x a {kind} }}", engine) == Answer(expected)


@ENGINES
def test_construct_gives_sorted_triples(graph: RdfGraph, engine: Engine) -> None:
    text = "CONSTRUCT { ?p rdfs:label ?l } WHERE { ?p a kg:Polity ; rdfs:label ?l }"
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

    assert run_query(graph, text, engine) == Triples(
        (
            Triple(NamedNode(ID + "gondal"), label, Literal("Gondal", language="en")),
            Triple(NamedNode(ID + "ruritania"), label, Literal("Ruritania", language="en")),
        )
    )


@ENGINES
def test_describe_gives_what_is_said_of_a_thing(graph: RdfGraph, engine: Engine) -> None:
    result = run_query(graph, "DESCRIBE id:zenda", engine)

    assert isinstance(result, Triples)
    assert {t.subject for t in result.triples} == {NamedNode(ID + "zenda")}
    assert len(result.triples) == 3


@ENGINES
def test_typed_literals_and_blank_nodes_come_through(graph: RdfGraph, engine: Engine) -> None:
    text = 'CONSTRUCT { [] kg:x ?d , "plain" } WHERE { id:anna-varga schema:birthDate ?d }'
    result = run_query(graph, text, engine)

    assert isinstance(result, Triples)
    assert {str(t.object) for t in result.triples} == {
        '"1901"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        '"plain"',
    }


@ENGINES
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "INSERT DATA { id:zenda a kg:Person }",
            (
                "line 1, column 1: INSERT is an update; "
                "kg query only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE"
            ),
        ),
        (
            "PREFIX x: <y:>\nload <file:///etc/hostname>",
            (
                "line 2, column 1: LOAD is an update; "
                "kg query only reads: use SELECT, ASK, CONSTRUCT or DESCRIBE"
            ),
        ),
        (
            "SELECT * {\n service silent <http://127.0.0.1/> {} }",
            "line 2, column 2: SERVICE asks another endpoint; kg works offline",
        ),
        (
            "SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }",
            "line 1, column 10: FROM names another graph; leave FROM out",
        ),
    ],
)
def test_what_writes_or_leaves_the_graph_is_refused(
    graph: RdfGraph, engine: Engine, text: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(graph, text, engine)

    assert str(caught.value) == message


@ENGINES
@pytest.mark.parametrize("text", ["SELECT * {\n ?s ?p }", "ASK {\n ?s", "SELECT\n?x", "ASK {\n}}"])
def test_a_syntax_error_names_its_line_and_column_in_one_line(
    graph: RdfGraph, engine: Engine, text: str
) -> None:
    with pytest.raises(
        QueryError, match=r"^line \d, column \d+: the query cannot be parsed: "
    ) as e:
        run_query(graph, text, engine)

    assert "\n" not in str(e.value)
    assert len(str(e.value)) < 200


@ENGINES
def test_an_unknown_prefix_is_an_error(graph: RdfGraph, engine: Engine) -> None:
    with pytest.raises(QueryError):
        run_query(graph, "SELECT * { ?s a nosuch:Thing }", engine)


@ENGINES
@pytest.mark.parametrize("text", ["", "# only a comment"])
def test_an_empty_query_is_an_error(graph: RdfGraph, engine: Engine, text: str) -> None:
    with pytest.raises(QueryError):
        run_query(graph, text, engine)


def test_the_long_list_of_what_could_stand_there_is_cut(graph: RdfGraph) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(graph, "SELECT * { ?s a nosuch:X }")

    assert str(caught.value).startswith("line 1, column ")
    assert str(caught.value).endswith("...")
