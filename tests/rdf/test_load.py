"""Reading graphs, and what a broken file is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import FormatError, InputError
from kg.rdf.load import UNNAMED, RdfFormat, load_graph

SAMPLE = Path(__file__).parents[1] / "data" / "sample.ttl"
GENID = "https://w3id.org/article-kg/.well-known/genid/"


def test_the_sample_is_named_by_its_document_and_keeps_its_prefixes() -> None:
    graph = load_graph(SAMPLE)

    assert graph.name == NamedNode("https://w3id.org/article-kg/document/anna-varga")
    assert len(graph.triples) == 275
    assert ("kg", "https://w3id.org/article-kg/ontology#") in graph.prefixes


def test_a_path_may_be_text_and_the_format_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "graph.txt").write_bytes(SAMPLE.read_bytes())

    assert load_graph(str(tmp_path / "graph.txt"), RdfFormat.TURTLE) == load_graph(SAMPLE)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ttl", RdfFormat.TURTLE),
        (".NT", RdfFormat.N_TRIPLES),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("TriG", RdfFormat.TRIG),
        ("owl", RdfFormat.RDF_XML),
        ("json", RdfFormat.JSON_LD),
        ("JSON-LD", RdfFormat.JSON_LD),
    ],
)
def test_a_format_is_known_by_extension_media_type_or_label(name: str, expected: RdfFormat) -> None:
    assert RdfFormat.of(name) is expected


def test_literals_stay_as_they_were_written() -> None:
    source = b"""<http://e/s> <http://e/p> 01, 1.50, "x"^^<http://www.w3.org/2001/XMLSchema#int>,
        "2000-01-01+05:00"^^<http://www.w3.org/2001/XMLSchema#date> ."""

    values = [t.object for t in load_graph(source, RdfFormat.TURTLE).triples]

    assert {v.value for v in values if isinstance(v, Literal)} == {
        "01",
        "1.50",
        "x",
        "2000-01-01+05:00",
    }


def test_a_byte_order_mark_is_no_part_of_the_graph() -> None:
    marked = b"\xef\xbb\xbf<http://e/s> <http://e/p> 1 ."

    assert len(load_graph(marked, RdfFormat.TURTLE).triples) == 1


def test_named_graphs_are_merged() -> None:
    source = b"""<http://e/g> { <http://e/s> <http://e/p> 1 } <http://e/h> { <http://e/s>
        <http://e/p> 1, 2 }"""

    graph = load_graph(source, RdfFormat.TRIG)

    assert len(graph.triples) == 2
    assert graph.name == UNNAMED


def test_the_only_named_graph_gives_the_name() -> None:
    source = b"<http://e/s> <http://e/p> <http://e/o> <http://e/g> ."

    assert load_graph(source, RdfFormat.N_QUADS).name == NamedNode("http://e/g")


def test_blank_nodes_become_the_same_iris_every_time() -> None:
    source = b"[] <http://e/p> [] . _:z <http://e/p> _:z ."

    graph = load_graph(source, RdfFormat.TURTLE)

    stem = GENID + "b-98dac77392f5ce96-"
    assert {tuple(term.value for term in triple) for triple in graph.triples} == {
        (stem + "0", "http://e/p", stem + "1"),
        (stem + "2", "http://e/p", stem + "2"),
    }
    assert load_graph(source, RdfFormat.TURTLE) == graph


def test_blank_nodes_of_two_files_stay_apart() -> None:
    one = load_graph(b"_:a <http://e/p> 1 .", RdfFormat.TURTLE)
    two = load_graph(b"_:a <http://e/p> 2 .", RdfFormat.TURTLE)

    assert one.triples[0].subject != two.triples[0].subject


def test_a_knot_of_blank_nodes_takes_no_time() -> None:
    knot = "".join(f"_:b{i} <http://e/p> _:b{j} ." for i in range(30) for j in range(30))

    assert len(load_graph(knot.encode(), RdfFormat.TURTLE).triples) == 900


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "a.ttl",
            b"@prefix x: <http://x/> .\nx:a y:b 1 .",
            ", line 2, column 5: not valid Turtle: The prefix y: has not been declared",
        ),
        (
            "a.ttl",
            b"<http://e/s> <p> 1 .",
            ", line 1, column 14: not valid Turtle: No scheme found in an absolute IRI",
        ),
        (
            "a.nt",
            b"<http://e/s> <http://e/p> \xff .",
            ", line 1, column 27: not valid N-Triples: Invalid UTF-8 character encoding",
        ),
        (
            "a.jsonld",
            b'{"@id": 1}',
            ": not valid JSON-LD: @id value must be a string",
        ),
        (
            "a.jsonld",
            b"",
            ", line 1, column 1: not valid JSON-LD: Unexpected end of file, a value was expected",
        ),
        ("a.rdf", b"<a>", ": not valid RDF/XML: XML namespaces are required in RDF/XML"),
    ],
)
def test_a_broken_file_is_one_line_with_its_place(
    tmp_path: Path, name: str, content: bytes, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(FormatError) as caught:
        load_graph(path)

    assert str(caught.value) == (f"{path}{expected}; correct the file, or name its real format")


@pytest.mark.parametrize("written", list(RdfFormat))
def test_binary_noise_is_a_format_error(written: RdfFormat) -> None:
    with pytest.raises(FormatError) as caught:
        load_graph(b"\x00\x01\x7fELF\xff\n\x1b[31m" * 9, written)

    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "source",
    [
        b"<http://e/s> <http://e/p> <<( <http://e/s> <http://e/p> 1 )>> .",
        b'<http://e/s> <http://e/p> "x"@ar--rtl .',
    ],
)
def test_what_only_rdf_1_2_can_say_is_refused(source: bytes) -> None:
    with pytest.raises(FormatError, match=r"of RDF 1\.2"):
        load_graph(source, RdfFormat.TURTLE)


@pytest.mark.parametrize(
    "entities",
    [
        b'<!ENTITY a "aaa"><!ENTITY b "&a;&a;">',
        b"<!ENTITY a '>&#38;b;'>",
        b'<!ENTITY a SYSTEM "file:///etc/passwd">',
        b'<!ENTITY % a "b">',
        b'<!ENTITY a "' + b"a" * 1001 + b'">',
    ],
)
def test_entities_that_could_fill_the_memory_are_refused(entities: bytes) -> None:
    source = b"<!DOCTYPE r [" + entities + b"]><r/>"

    with pytest.raises(FormatError, match="XML entities"):
        load_graph(source, RdfFormat.RDF_XML)


def test_entities_for_namespaces_are_read() -> None:
    source = b"""<!DOCTYPE rdf:RDF [<!ENTITY e "http://e/">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="&e;">
        <rdf:Description rdf:about="&e;s"><e:p rdf:resource="&e;o"/></rdf:Description></rdf:RDF>"""

    graph = load_graph(source, RdfFormat.RDF_XML)

    assert [str(t) for t in graph.triples] == ["<http://e/s> <http://e/p> <http://e/o>"]


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_graph(tmp_path / "none.ttl")

    assert str(caught.value) == (
        f"{tmp_path / 'none.ttl'}: cannot be read: No such file or directory; "
        "check the path and its permissions"
    )


@pytest.mark.parametrize("source", ["graph.doc", "graph", b"<http://e/s> <http://e/p> 1 ."])
def test_an_unknown_format_is_told_with_the_known_ones(source: str | bytes) -> None:
    where = source if isinstance(source, str) else "bytes"

    with pytest.raises(FormatError) as caught:
        load_graph(source)

    assert str(caught.value) == (
        f"{where}: its format is not known from its name; "
        "name the format: ttl, nt, nq, trig, rdf, jsonld"
    )
