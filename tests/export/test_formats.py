"""All files of a graph, and the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import FormatError, OutputError
from kg.export import ExportFormat, export_all, file_stem, write_graph
from kg.rdf.load import RdfFormat, load_graph

if TYPE_CHECKING:
    from kg.rdf.graph import RdfGraph

SOURCE = Path(kg.__file__).parents[1]
DATA = Path(__file__).parents[1] / "data"

_PRINT_HASHES = """
import hashlib, sys
from kg.export import export_all
from kg.rdf.load import load_graph
for file in sys.argv[1:]:
    for name, content in export_all(load_graph(file)).items():
        print(name, hashlib.sha256(content).hexdigest())
"""


def test_every_file_has_the_name_of_the_article(sample: RdfGraph) -> None:
    assert list(export_all(sample)) == [
        "anna-varga.ttl",
        "anna-varga.nt",
        "anna-varga.jsonld",
        "anna-varga.rdf",
        "anna-varga.trig",
        "anna-varga.graphml",
        "anna-varga.gexf",
        "anna-varga.csv",
        "anna-varga.void.ttl",
    ]


@pytest.mark.parametrize("written", list(ExportFormat))
def test_every_file_is_utf8_and_ends_with_one_line_feed(
    hostile: RdfGraph, written: ExportFormat
) -> None:
    content = write_graph(hostile, written)

    assert content.decode().endswith("\n")
    assert not content.endswith(b"\n\n")


@pytest.mark.parametrize("written", [f for f in ExportFormat if f is not ExportFormat.CSV])
def test_no_file_has_a_byte_order_mark_or_a_carriage_return(
    hostile: RdfGraph, written: ExportFormat
) -> None:
    content = write_graph(hostile, written)

    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content


@pytest.mark.parametrize("written", list(RdfFormat))
def test_an_empty_graph_is_read_back_empty(written: RdfFormat) -> None:
    content = write_graph(load_graph(b"", RdfFormat.TURTLE), ExportFormat.of(written))

    assert load_graph(content, written).triples == ()


@pytest.mark.parametrize("written", [ExportFormat.GRAPHML, ExportFormat.GEXF, ExportFormat.CSV])
def test_an_empty_graph_is_an_empty_network_or_table(written: ExportFormat) -> None:
    content = write_graph(load_graph(b"", RdfFormat.TURTLE), written).decode("utf-8-sig")

    assert "<node " not in content
    assert len(content.splitlines()) == 1 or "graph" in content


def test_a_graph_without_a_document_has_a_safe_file_name() -> None:
    graph = load_graph(b"<http://e/../x> { <http://e/s> <http://e/p> 1 }", RdfFormat.TRIG)

    assert file_stem(graph) == "http-e-x"


@pytest.mark.parametrize(
    "iri",
    [
        "http://e/1",
        "http://e/",
        "http://e/a:",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#li",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#Description",
    ],
)
def test_a_property_that_xml_cannot_name_is_one_clear_line(iri: str) -> None:
    graph = load_graph(f"<http://e/s> <{iri}> 1 .".encode(), RdfFormat.TURTLE)

    with pytest.raises(OutputError) as caught:
        write_graph(graph, ExportFormat.RDF_XML)

    assert str(caught.value) == (
        f"<{iri}>: a property that RDF/XML cannot write; choose Turtle, N-Triples or JSON-LD"
    )


def test_a_format_to_write_is_known_by_extension_or_label() -> None:
    assert ExportFormat.of(".TTL") is ExportFormat.TURTLE
    assert ExportFormat.of("N-Quads") is ExportFormat.N_QUADS
    with pytest.raises(FormatError) as caught:
        ExportFormat.of("doc")
    assert str(caught.value) == (
        "'doc': not a format to write; "
        "choose one of ttl, nt, nq, jsonld, rdf, trig, graphml, gexf, csv"
    )


def test_every_rdf_format_can_be_written() -> None:
    assert {ExportFormat.of(f).media_type for f in RdfFormat} == {f.media_type for f in RdfFormat}


def test_the_bytes_do_not_depend_on_hash_seed_locale_or_time_zone(
    tmp_path: Path, hostile: RdfGraph
) -> None:
    corpus = tmp_path / "hostile.nt"
    corpus.write_bytes(write_graph(hostile, ExportFormat.N_TRIPLES))
    settings = [
        ("0", "C", "UTC"),
        ("1", "C.UTF-8", "Asia/Kolkata"),
        ("42", "tr_TR.UTF-8", "America/St_Johns"),
        ("31337", "POSIX", "Pacific/Kiritimati"),
    ]

    printed = {
        subprocess.run(
            [sys.executable, "-c", _PRINT_HASHES, str(DATA / "sample.ttl"), str(corpus)],
            env=os.environ
            | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, locale, zone in settings
    }

    assert len(printed) == 1
    assert len(printed.pop().splitlines()) == 2 * 9
