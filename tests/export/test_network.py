"""Networks for Gephi."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.export.network import write_gexf, write_graphml
from kg.export.xml import replace_unwritable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.rdf.graph import RdfGraph

BASE = "https://w3id.org/article-kg/"
ANNA = BASE + "id/anna-varga/anna-varga"
OFFICE = BASE + "id/anna-varga/governor-of-zenda"
STATEMENT = BASE + "statement/anna-varga/anna-varga-holdsOffice-000000000004"
NODE = {
    "label": "Anna Varga",
    "type": "Person",
    "labels": "Anna Varga @en | Анна Варга @und-cyrl",
    "birthDate": "1901",
}
EDGE = {
    "property": BASE + "ontology#holdsOffice",
    "label": "Anna Varga: holds office governor of Zenda",
    "modality": "asserted",
    "time": "In 1923",
    "edtf": "1923",
    "earliest_start": "1923-01-01",
    "latest_start": "1923-12-31",
    "basis": "stated",
    "rule": "appoint",
    "quotes": "In 1923 she was appointed by the Red League as governor of Zenda.",
    "offsets": "63-128",
}


def _graphml(content: bytes) -> nx.Graph[Any]:
    return nx.read_graphml(io.BytesIO(content), force_multigraph=True)


def _gexf(content: bytes) -> nx.Graph[Any]:
    return nx.read_gexf(io.BytesIO(content), version="1.2draft")


def test_graphml_holds_entities_and_statements(sample: RdfGraph) -> None:
    network = _graphml(write_graphml(sample))

    assert (len(network), network.number_of_edges()) == (10, 10)
    assert network.nodes[ANNA] == NODE
    assert network.get_edge_data(ANNA, OFFICE) == {STATEMENT: EDGE}


def test_gexf_holds_entities_and_statements_in_time(sample: RdfGraph) -> None:
    network = _gexf(write_gexf(sample))

    assert (len(network), network.number_of_edges()) == (10, 10)
    assert network.graph["mode"] == "dynamic"
    assert network.nodes[ANNA] == NODE
    # Without parallel edges the reader of networkx gives a plain directed graph.
    edge = network.get_edge_data(ANNA, OFFICE)
    assert edge == EDGE | {"id": STATEMENT, "start": "1923-01-01"}


def test_gexf_tells_neither_the_day_nor_the_library(sample: RdfGraph) -> None:
    meta = ET.fromstring(write_gexf(sample)).find("{*}meta")  # noqa: S314 - our own file

    assert meta is not None
    assert meta.attrib == {}
    assert [(child.tag.rsplit("}", 1)[-1], child.text) for child in meta] == [("creator", "kg")]


@pytest.mark.parametrize(("write", "read"), [(write_graphml, _graphml), (write_gexf, _gexf)])
def test_hostile_labels_are_read_back(
    hostile: RdfGraph,
    hostile_texts: tuple[str, ...],
    write: Callable[[RdfGraph], bytes],
    read: Callable[[bytes], nx.Graph[Any]],
) -> None:
    network = read(write(hostile))

    for number, text in enumerate(hostile_texts):
        attributes = network.nodes[f"{BASE}id/zenda/x{number}"]
        assert (attributes.get("label") or "") == replace_unwritable(text)
