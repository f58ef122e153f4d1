"""A graph for rdflib, pyoxigraph and networkx."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
import rdflib
from pyoxigraph import Quad, QuerySolutions

import kg
from kg.rdf.convert import to_dataset, to_networkx, to_rdflib, to_store
from kg.rdf.load import RdfFormat, load_graph

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"
ID = "https://w3id.org/article-kg/id/anna-varga/"
ST = "https://w3id.org/article-kg/statement/anna-varga/"
KG = "https://w3id.org/article-kg/ontology#"


@pytest.fixture(scope="module")
def sample() -> RdfGraph:
    return load_graph(SAMPLE)


def test_rdflib_has_every_triple_and_the_prefixes(sample: RdfGraph) -> None:
    graph = to_rdflib(sample)

    assert len(graph) == len(sample.triples)
    assert dict(graph.namespaces()) == {p: rdflib.URIRef(iri) for p, iri in sample.prefixes}
    anna = rdflib.URIRef(ID + "anna-varga")
    assert graph.value(anna, rdflib.SDO.birthDate) == rdflib.Literal(
        "1901", datatype=rdflib.XSD.gYear
    )
    assert graph.value(anna, rdflib.RDFS.label) == rdflib.Literal("Anna Varga", lang="en")


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("01", "integer"),
        ("1.50", "decimal"),
        ("2000-01-01+05:00", "date"),
        ("-0044", "gYear"),
        ("2000-02-30", "date"),
        ("abc", "integer"),
        ("1", "boolean"),
    ],
)
def test_rdflib_keeps_literals_as_they_were_written(text: str, datatype: str) -> None:
    iri = f"http://www.w3.org/2001/XMLSchema#{datatype}"
    source = f'<http://e/s> <http://e/p> "{text}"^^<{iri}> .'.encode()

    (found,) = to_rdflib(load_graph(source, RdfFormat.TURTLE)).objects()

    assert isinstance(found, rdflib.Literal)
    assert (str(found), str(found.datatype)) == (text, iri)


def test_a_plain_string_has_no_datatype_in_rdflib() -> None:
    graph = load_graph(b'<http://e/s> <http://e/p> "x" .', RdfFormat.TURTLE)

    assert list(to_rdflib(graph).objects()) == [rdflib.Literal("x")]


def test_the_dataset_is_one_named_graph(sample: RdfGraph) -> None:
    quads = set(to_dataset(sample))

    assert quads == {Quad(s, p, o, sample.name) for s, p, o in sample.triples}


def _count(number: int) -> str:
    return f'"{number}"^^<http://www.w3.org/2001/XMLSchema#integer>'


@pytest.mark.parametrize("pattern", ["?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"])
def test_a_store_answers_the_same_with_and_without_a_graph(sample: RdfGraph, pattern: str) -> None:
    other = load_graph(b"<http://e/g> { <http://e/s> <http://e/p> 1 }", RdfFormat.TRIG)
    store = to_store(sample, other)

    found = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")

    assert isinstance(found, QuerySolutions)
    assert [str(row["n"]) for row in found] == [_count(len(sample.triples) + 1)]


def test_entities_are_nodes(sample: RdfGraph) -> None:
    network = to_networkx(sample)

    assert network.name == "Anna Varga"
    assert list(network) == sorted(
        ID + name
        for name in (
            "anna-varga", "battle-of-strelsau", "battle-of-strelsau-side-1",
            "battle-of-strelsau-side-2", "gondal", "governor-of-zenda", "her-troops",
            "red-league", "ruritania", "zenda",
        )
    )  # fmt: skip
    assert network.nodes[ID + "anna-varga"] == {
        "label": "Anna Varga",
        "type": "Person",
        "labels": (("Anna Varga", "en"), ("Анна Варга", "und-cyrl")),
        "kinds": (),
        "birthDate": "1901",
    }


def test_statements_between_entities_are_edges(sample: RdfGraph) -> None:
    network = to_networkx(sample)

    key = ST + "anna-varga-holdsOffice-000000000004"
    assert network.number_of_edges() == 10
    assert network.edges[ID + "anna-varga", ID + "governor-of-zenda", key] == {
        "property": KG + "holdsOffice",
        "label": "Anna Varga: holds office governor of Zenda",
        "modality": "asserted",
        "time": "In 1923",
        "edtf": "1923",
        "earliest_start": "1923-01-01",
        "latest_start": "1923-12-31",
        "earliest_end": "",
        "latest_end": "",
        "basis": "stated",
        "rule": "appoint",
        "quotes": ("In 1923 she was appointed by the Red League as governor of Zenda.",),
        "offsets": ((63, 128),),
    }


def test_what_is_only_hoped_is_an_edge_that_can_be_left_out(sample: RdfGraph) -> None:
    network = to_networkx(sample)

    hoped = [
        edge for edge in network.edges(keys=True) if network.edges[edge]["modality"] == "hoped"
    ]

    def asserted(subject: str, target: str, statement: str) -> bool:
        return bool(network.edges[subject, target, statement]["modality"] == "asserted")

    facts = nx.subgraph_view(network, filter_edge=asserted)  # type: ignore[arg-type] # wrong stub

    assert hoped == [(ID + "gondal", ID + "anna-varga", ST + "gondal-supported-000000000011")]
    assert facts.number_of_edges() == 9


def test_properties_that_would_share_a_name_keep_their_iris() -> None:
    lines = [f"<{ID}x> a <{KG}Person> ; <http://www.w3.org/2000/01/rdf-schema#label> 'X' ."]
    for number, (name, value) in enumerate(
        [("http://a/born", 1), ("http://b/born", 2), ("http://a/label", 3), ("http://a/n", 4),
         ("http://a/n", 5)]
    ):  # fmt: skip
        lines.append(
            f"<{ST}{number}> a <{KG}Statement> ; <{KG}modality> <{KG}asserted> ; "
            f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <{ID}x> ; "
            f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <{name}> ; "
            f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#object> {value} ."
        )

    network = to_networkx(load_graph("\n".join(lines).encode(), RdfFormat.TURTLE))

    assert network.nodes[ID + "x"] == {
        "label": "X",
        "type": "Person",
        "labels": (("X", ""),),
        "kinds": (),
        "http://a/born": "1",
        "http://b/born": "2",
        "http://a/label": "3",
        "n": "4; 5",
    }


def test_importing_loads_no_heavy_library() -> None:
    code = (
        "import sys, kg.export, kg.rdf.convert, kg.rdf.load;"
        "print(sorted({'networkx', 'rdflib', 'lxml', 'numpy'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(Path(kg.__file__).parents[1])},
        capture_output=True,
        check=True,
        text=True,
    )

    assert done.stdout == "[]\n"
