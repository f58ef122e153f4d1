"""Graphs that the export tests share."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.graph import RdfGraph
from kg.rdf.load import load_graph

DATA = Path(__file__).parents[1] / "data"
BASE = "https://w3id.org/article-kg/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE = NamedNode(RDF + "type")


@pytest.fixture(scope="session")
def sample() -> RdfGraph:
    """The invented article."""
    return load_graph(DATA / "sample.ttl")


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    """Texts that break careless writers."""
    return tuple(json.loads((DATA / "hostile.json").read_text("ascii")))


@pytest.fixture(scope="session")
def hostile(hostile_texts: tuple[str, ...]) -> RdfGraph:
    """Each hostile text as a label, a literal of each kind, a quote and a document's text."""
    document = NamedNode(BASE + "document/zenda")
    triples = [
        Triple(document, TYPE, NamedNode("https://schema.org/Article")),
        Triple(document, LABEL, Literal('A "title" </script>\n= 1')),
        Triple(document, _kg("normalizedText"), Literal("x".join(hostile_texts))),
        Triple(document, _kg("normalizedText"), Literal("long " * 100_000)),
    ]
    for number, text in enumerate(hostile_texts):
        triples += _statement(number, text, document)
    # Names that other syntaxes use for themselves, and IRIs in full of many shapes.
    for iri in (
        "http://example.org/a&b='c'(d)*,;!$", "http://example.org/%20%22#x.y", "urn:isbn:123",
        "http://example.org/Żenda/😀", "http://example.org/\u202egnidaer", "mailto:a@example.org",
        "http://example.org/-x", "http://example.org/9", "http://example.org/a.", "t:x", "id:y",
        "http://example.org/" + "long" * 250, "http://example.org/?q=a/b#c", "label:z",
    ):  # fmt: skip
        triples.append(Triple(NamedNode(iri), LABEL, Literal(iri)))
        triples.append(Triple(document, NamedNode("https://schema.org/about"), NamedNode(iri)))
    for name in ("id", "type", "prefix", "label", "_x", "a-b", "start", "viz", "parents", "a.b"):
        for space in ("http://example.org/", "http://example.net/ns#", BASE + "ontology#"):
            triples.append(Triple(document, NamedNode(space + name), Literal("01")))
    prefixes = [("", BASE), ("xml-like", "http://example.net/ns#"), ("é", "http://é.example/")]
    return RdfGraph.of(document, triples, prefixes)


def _statement(number: int, text: str, document: NamedNode) -> list[Triple]:
    entity, statement, evidence, selector, place = (
        NamedNode(f"{BASE}{kind}/zenda/x{number}{end}")
        for kind, end in (
            ("id", ""), ("statement", ""), ("evidence", ""), ("evidence", "-quote"),
            ("evidence", "-position"),
        )
    )  # fmt: skip
    odd = Literal(text, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    return [
        Triple(entity, TYPE, _kg("Person")),
        Triple(entity, LABEL, Literal(text)),
        Triple(entity, LABEL, Literal(text, language="en-gb")),
        Triple(entity, _kg("sizeText"), odd),
        Triple(entity, _kg("edtf"), Literal(text, datatype=_kg("odd"))),
        Triple(statement, TYPE, _kg("Statement")),
        Triple(statement, LABEL, Literal(text)),
        Triple(statement, NamedNode(RDF + "subject"), entity),
        Triple(statement, NamedNode(RDF + "predicate"), _kg("sizeText")),
        Triple(statement, NamedNode(RDF + "object"), Literal(text)),
        Triple(statement, _kg("modality"), NamedNode(BASE + "vocab/asserted")),
        Triple(statement, _kg("hasEvidence"), evidence),
        Triple(evidence, TYPE, _kg("Evidence")),
        Triple(evidence, NamedNode(OA + "hasSource"), document),
        Triple(evidence, NamedNode(OA + "hasSelector"), selector),
        Triple(evidence, NamedNode(OA + "hasSelector"), place),
        Triple(selector, TYPE, NamedNode(OA + "TextQuoteSelector")),
        Triple(selector, NamedNode(OA + "exact"), Literal(text)),
        Triple(place, TYPE, NamedNode(OA + "TextPositionSelector")),
        Triple(place, NamedNode(OA + "start"), _integer(number)),
        Triple(place, NamedNode(OA + "end"), _integer(number + len(text))),
    ]


def _kg(name: str) -> NamedNode:
    return NamedNode(f"{BASE}ontology#{name}")


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
