"""What the description of a dataset says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.export import export_all
from kg.rdf.convert import to_store
from kg.rdf.load import RdfFormat, load_graph

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

PREFIXES = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX spdx: <http://spdx.org/rdf/terms#>
PREFIX void: <http://rdfs.org/ns/void#>
"""


def _ask(graph: RdfGraph, query: str) -> list[tuple[str, ...]]:
    solutions = to_store(graph).query(PREFIXES + query)
    return sorted(tuple(term.value for term in row) for row in solutions)  # type: ignore[union-attr]


def _description(graph: RdfGraph) -> RdfGraph:
    return load_graph(export_all(graph)["anna-varga.void.ttl"], RdfFormat.TURTLE)


def test_it_tells_licence_source_and_size(sample: RdfGraph) -> None:
    rows = _ask(
        _description(sample),
        """SELECT ?dataset ?title ?licence ?rights ?source ?example ?triples ?entities {
            ?dataset a dcat:Dataset, void:Dataset ; dcterms:title ?title ;
                dcterms:license ?licence ; dcterms:rights ?rights ; dcterms:source ?source ;
                void:exampleResource ?example ; void:triples ?triples ; void:entities ?entities }
        """,
    )

    assert rows == [
        (
            "https://w3id.org/article-kg/dataset/anna-varga",
            "Knowledge graph: Anna Varga",
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "Invented for tests.",
            "https://w3id.org/article-kg/document/anna-varga",
            "https://w3id.org/article-kg/id/anna-varga/anna-varga",
            str(len(sample.triples)),
            "10",
        )
    ]


def test_it_lists_every_file_with_size_and_checksum(sample: RdfGraph) -> None:
    page = b"<!doctype html>"

    files = export_all(sample, {"anna-varga.html": ("text/html", page)})
    description = load_graph(files.pop("anna-varga.void.ttl"), RdfFormat.TURTLE)

    rows = _ask(
        description,
        """SELECT ?name ?media ?size ?sum {
            ?dataset dcat:distribution ?file . ?file dcterms:title ?name ; dcat:mediaType ?media ;
                dcat:byteSize ?size ; spdx:checksum ?checksum .
            ?checksum spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?sum }
        """,
    )
    listed = files | {"anna-varga.html": page}
    assert {(name, size, digest) for name, _, size, digest in rows} == {
        (name, str(len(content)), hashlib.sha256(content).hexdigest())
        for name, content in listed.items()
    }
    media = "https://www.iana.org/assignments/media-types/"
    assert ("anna-varga.html", media + "text/html") in {row[:2] for row in rows}
    assert ("anna-varga.ttl", media + "text/turtle") in {row[:2] for row in rows}


def test_its_partitions_count_what_is_there(sample: RdfGraph) -> None:
    rows = _ask(
        _description(sample),
        """SELECT ?class ?n {
            ?d void:classPartition ?part . ?part void:class ?class ; void:entities ?n }
        """,
    )

    ontology = "https://w3id.org/article-kg/ontology#"
    counts = {row[0]: row[1] for row in rows}
    assert len(rows) == 21
    assert counts[ontology + "Statement"] == "12"
    assert counts[ontology + "Person"] == "1"
    properties = _ask(
        _description(sample),
        """SELECT (SUM(?n) AS ?all) {
            ?d void:propertyPartition ?part . ?part void:property ?p ; void:triples ?n }
        """,
    )
    assert properties == [(str(len(sample.triples)),)]


def test_it_names_no_day(sample: RdfGraph) -> None:
    text = export_all(sample)["anna-varga.void.ttl"].decode()

    assert "dcterms:issued" not in text
    assert "xsd:date" not in text
