"""What is written in a format of RDF is read back as the same triples, by several readers."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import OutputError
from kg.export import ExportFormat, write_graph
from kg.export.xml import replace_unwritable
from kg.rdf.graph import RdfGraph
from kg.rdf.load import UNNAMED, RdfFormat, load_graph

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import BlankNode

    Key = tuple[str, ...]

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(params=["sample", "hostile"])
def graph(request: pytest.FixtureRequest) -> RdfGraph:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, RdfGraph)
    return found


def _as_xml(graph: RdfGraph) -> RdfGraph:
    """Return what RDF/XML can say of a graph."""

    def replaced(
        term: NamedNode | BlankNode | Literal | Triple,
    ) -> NamedNode | BlankNode | Literal | Triple:
        if not isinstance(term, Literal):
            return term
        text = replace_unwritable(term.value)
        if term.language:
            return Literal(text, language=term.language)
        return Literal(text, datatype=term.datatype)

    triples = [Triple(s, p, replaced(o)) for s, p, o in graph.triples]
    return RdfGraph.of(graph.name, triples, graph.prefixes)


def _expected(graph: RdfGraph, written: RdfFormat) -> RdfGraph:
    return _as_xml(graph) if written is RdfFormat.RDF_XML else graph


def _key(term: NamedNode | BlankNode | Literal | Triple | rdflib.term.Node) -> Key:
    if isinstance(term, Literal):
        return (term.value, (term.language or "").lower(), term.datatype.value)
    if isinstance(term, rdflib.Literal):
        language = (term.language or "").lower()
        default = f"{rdflib.RDF.langString}" if language else f"{XSD}string"
        return (str(term), language, str(term.datatype or default))
    return (term.value,) if isinstance(term, NamedNode) else (str(term),)


def _keys(triples: Iterable[Iterable[object]]) -> set[tuple[Key, ...]]:
    return {tuple(_key(term) for term in triple) for triple in triples}  # type: ignore[arg-type]


def test_the_corpus_is_as_large_as_it_claims(hostile_texts: tuple[str, ...]) -> None:
    assert len(set(hostile_texts)) == len(hostile_texts) >= 60


@pytest.mark.parametrize("written", list(RdfFormat))
def test_pyoxigraph_reads_the_same_triples(graph: RdfGraph, written: RdfFormat) -> None:
    content = write_graph(graph, ExportFormat.of(written))

    back = load_graph(content, written)

    assert back.triples == _expected(graph, written).triples
    assert back.name == graph.name


# rdflib's own reader calls what rdflib itself has deprecated.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("written", list(RdfFormat))
def test_rdflib_reads_the_same_triples(
    graph: RdfGraph, written: RdfFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    names = {"rdf": "xml", "jsonld": "json-ld", "nq": "nquads"}
    content = write_graph(graph, ExportFormat.of(written))

    back = rdflib.Dataset(default_union=True)
    back.parse(data=content, format=names.get(written, str(written)))

    triples = back.triples((None, None, None))
    assert _keys(triples) == _keys(_expected(graph, written).triples)


def test_pyld_reads_the_same_triples_from_json_ld(graph: RdfGraph) -> None:
    document = json.loads(write_graph(graph, ExportFormat.JSON_LD))

    quads = jsonld.to_rdf(document)["@default"]

    back = {
        (
            (quad["subject"]["value"],),
            (quad["predicate"]["value"],),
            (quad["object"]["value"],)
            if quad["object"]["type"] == "IRI"
            else (
                quad["object"]["value"],
                quad["object"].get("language", ""),
                quad["object"]["datatype"],
            ),
        )
        for quad in quads
    }
    assert back == _keys(graph.triples)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([program, *options], marks=pytest.mark.needs(program), id=program)
        for program, *options in (
            ["rapper", "-q", "-i", "turtle", "-o", "ntriples"],
            ["serdi", "-i", "turtle"],
        )
    ],
)
def test_readers_in_c_read_the_same_triples_from_turtle(
    graph: RdfGraph, command: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "graph.ttl"
    file.write_bytes(write_graph(graph, ExportFormat.TURTLE))

    done = subprocess.run([*command, str(file)], capture_output=True, check=True)

    back = load_graph(done.stdout, RdfFormat.N_TRIPLES).triples
    assert done.stderr == b""
    assert len(back) == len(graph.triples)
    # In C a string ends at U+0000, and rapper replaces the two non-characters.
    beyond = ("\0", "\ufffe", "\uffff") if command[0] == "rapper" else ()
    missing = set(graph.triples) - set(back)
    assert [t for t in missing if not any(c in _key(t.object)[0] for c in beyond)] == []


@pytest.mark.parametrize("written", list(RdfFormat))
def test_writing_what_was_read_gives_the_same_bytes(sample: RdfGraph, written: RdfFormat) -> None:
    content = write_graph(sample, ExportFormat.of(written))

    again = load_graph(content, written)

    assert write_graph(again, ExportFormat.of(written)) == content
    assert write_graph(again, ExportFormat.TURTLE) == write_graph(sample, ExportFormat.TURTLE)


_TEXTS = st.text()
_IRIS = st.builds(
    lambda space, local: NamedNode(space + local),
    st.sampled_from(
        [
            "http://example.org/", "http://example.org/ns#", "urn:x:", "id:", "t:", "label:",
            "https://w3id.org/article-kg/ontology#", "https://w3id.org/article-kg/vocab/",
        ]
    ),
    st.from_regex(r"[A-Za-z_é😀][A-Za-z0-9._~é-]{0,5}", fullmatch=True),
)  # fmt: skip
_LITERALS = st.one_of(
    st.builds(Literal, _TEXTS),
    st.builds(lambda t, tag: Literal(t, language=tag), _TEXTS, st.sampled_from(["en", "und-cyrl"])),
    st.builds(lambda t, iri: Literal(t, datatype=iri), _TEXTS, _IRIS),
    st.builds(
        lambda t: Literal(t, datatype=NamedNode(XSD + "integer")), st.from_regex(r"[+-]?[0-9]{1,3}")
    ),
)
_TRIPLES = st.builds(Triple, _IRIS, _IRIS, st.one_of(_IRIS, _LITERALS))
_PREFIXES = st.dictionaries(
    st.sampled_from(["", "x", "kg", "http", "rdf", "label", "xmlx", "a.b", "é"]),
    st.sampled_from(["http://example.org/", "http://example.org/ns#", "urn:x:"]),
)
_GRAPHS = st.builds(
    lambda triples, prefixes: RdfGraph.of(UNNAMED, triples, prefixes.items()),
    st.lists(_TRIPLES, max_size=8),
    _PREFIXES,
)


@pytest.mark.parametrize("written", list(RdfFormat))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(graph=_GRAPHS)
def test_any_graph_is_read_back(graph: RdfGraph, written: RdfFormat) -> None:
    try:
        content = write_graph(graph, ExportFormat.of(written))
    except OutputError:
        assert written is RdfFormat.RDF_XML
        return

    assert load_graph(content, written).triples == _expected(graph, written).triples
