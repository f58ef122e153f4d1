"""What a page needs to write its statements as RDF again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.describe import describe
from kg.rdf.graph import RdfGraph
from kg.rdf.vocab import KG, NAMESPACES, PROV, RDF
from kg.view.terms import GraphTerms, StatementTerms, graph_terms, statement_terms

if TYPE_CHECKING:
    from kg.view.model import ViewModel

ST = "https://w3id.org/article-kg/statement/anna-varga/"


def with_triples(graph: RdfGraph, *more: Triple) -> RdfGraph:
    """Return the graph with triples added."""
    return RdfGraph.of(graph.name, (*graph.triples, *more), graph.prefixes)


def statement_named(graph: RdfGraph, part: str) -> tuple[NamedNode, StatementTerms]:
    """Return the statement in whose IRI something stands, and its terms."""
    described = describe(graph)
    found = statement_terms(described, graph_terms(graph))
    number = next(n for n, row in enumerate(described.statements) if part in row.iri)
    return NamedNode(described.statements[number].iri), found[number]


def test_the_terms_of_a_statement_are_those_of_the_graph(sample_graph: RdfGraph) -> None:
    _, terms = statement_named(sample_graph, "holdsOffice")
    rows = {row.iri: row for row in describe(sample_graph).statements}
    row = next(row for iri, row in rows.items() if "holdsOffice" in iri)

    assert terms == StatementTerms(
        label="Anna Varga: holds office governor of Zenda",
        subject=row.subject,
        object=row.object,
        time=row.time.iri if row.time else "",
        evidence=tuple(passage.iri for passage in row.passages),
        qualifiers=((f"{KG}appointedBy", dict(row.qualifiers)[f"{KG}appointedBy"], ""),),
    )


def test_a_literal_that_qualifies_keeps_its_language(sample_graph: RdfGraph) -> None:
    node, _ = statement_named(sample_graph, "leaderOf")
    name = NamedNode(f"{KG}kinship")
    graph = with_triples(sample_graph, Triple(node, name, Literal("cousin", language="en")))
    _, terms = statement_named(graph, "leaderOf")

    assert terms.qualifiers == ((name.value, "", "en"),)


def test_a_run_is_told_only_where_all_statements_have_it(sample_graph: RdfGraph) -> None:
    made_by, run = NamedNode(f"{PROV}wasGeneratedBy"), NamedNode("https://example.org/run")
    nodes = {t.subject for t in sample_graph.triples if t.predicate.value == f"{RDF}subject"}
    bare = RdfGraph.of(
        sample_graph.name, [t for t in sample_graph.triples if t.predicate != made_by], ()
    )
    made = [Triple(node, made_by, run) for node in sorted(nodes, key=str)]

    assert graph_terms(with_triples(bare, *made)).run == run.value
    assert graph_terms(with_triples(bare, *made[1:])).run == ""
    assert graph_terms(bare).run == ""


def test_prefixes_are_those_of_the_graph_and_of_what_is_written(sample_graph: RdfGraph) -> None:
    graph = replace(sample_graph, prefixes=(("kg", "https://example.org/other#"), ("st", ST)))
    prefixes = dict(graph_terms(graph).prefixes)

    assert prefixes["st"] == ST
    assert prefixes["kg"] == NAMESPACES["kg"]
    assert set(dict(GraphTerms().prefixes)) == set(prefixes) - {"st"}


def test_every_statement_of_a_model_has_its_terms(sample: ViewModel) -> None:
    assert [len(terms.evidence) for terms in sample.statement_terms] == [
        len(statement.quotes) for statement in sample.statements
    ]
