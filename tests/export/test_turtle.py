"""Turtle that a person reads."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from kg.export.turtle import write_trig, write_turtle
from kg.rdf.graph import RdfGraph
from kg.rdf.load import RdfFormat, load_graph

SMALL = """
<http://example.org/s> a <http://example.org/C> ; <http://example.org/p> "b", "a"@en, 7, "07"^^
 <http://www.w3.org/2001/XMLSchema#integer> .
<https://w3id.org/article-kg/document/zenda> a <https://schema.org/Article> ;
  <http://www.w3.org/2000/01/rdf-schema#label> "a \\"b\\" \\\\ \\n\\r\\t \\u0000\\u202E"@en .
<https://w3id.org/article-kg/id/zenda/x> a <https://w3id.org/article-kg/ontology#Person> ;
  <https://schema.org/birthDate> <https://w3id.org/article-kg/id/zenda/1> .
"""

EXPECTED = r"""@prefix doc: <https://w3id.org/article-kg/document/> .
@prefix id: <https://w3id.org/article-kg/id/zenda/> .
@prefix kg: <https://w3id.org/article-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Document

doc:zenda a schema:Article ;
    rdfs:label "a \"b\" \\ \n\r\t \u0000\u202E"@en .

# Persons

id:x a kg:Person ;
    schema:birthDate <https://w3id.org/article-kg/id/zenda/1> .

# Other

<http://example.org/s> a <http://example.org/C> ;
    <http://example.org/p> "07"^^xsd:integer, 7, "a"@en, "b" .
"""


def _headings(text: str) -> list[str]:
    return re.findall(r"^# (.*)", text, re.MULTILINE)


def test_a_small_graph_is_written_like_this() -> None:
    assert write_turtle(load_graph(SMALL.encode(), RdfFormat.TURTLE)).decode() == EXPECTED


def test_sections_come_in_reading_order(sample: RdfGraph) -> None:
    assert _headings(write_turtle(sample).decode()) == [
        "Document", "Persons", "Organizations", "States", "Armed forces", "Places", "Events",
        "Offices", "Sides", "Statements", "Participations", "Names", "Times", "Evidence", "Run",
        "Rules",
    ]  # fmt: skip


def test_statements_and_passages_come_in_the_order_of_the_text(sample: RdfGraph) -> None:
    text = write_turtle(sample).decode()

    assert re.findall(r"^(ev:\S+) a", text, re.MULTILINE) == [
        "ev:c0-62",
        "ev:c63-128",
        "ev:c129-188",
        "ev:c189-223",
    ]
    numbers = re.findall(r"^st:\S+-0+(\d+) a", text, re.MULTILINE)
    assert numbers == ["3", "2", "1", "4", "7", "6", "5", "8", "9", "10", "12", "11"]


def test_selectors_stand_inside_their_passage(sample: RdfGraph) -> None:
    text = write_turtle(sample).decode()

    assert """
ev:c189-223 a oa:SpecificResource, kg:Evidence ;
    rdfs:label "She hoped for support from Gondal."@en ;
    oa:hasSource doc:anna-varga ;
    oa:hasSelector ev:c189-223-position, ev:c189-223-quote .
    ev:c189-223-position a oa:TextPositionSelector ;
        oa:start 189 ;
        oa:end 223 .
    ev:c189-223-quote a oa:TextQuoteSelector ;
        oa:exact "She hoped for support from Gondal." ;
        oa:prefix "r troops fought the Red League. " ;
        oa:suffix "" .
""" in text  # fmt: skip


def test_the_file_keeps_the_portable_profile(hostile: RdfGraph) -> None:
    text = write_turtle(hostile).decode()
    head, _, body = text.partition("\n\n")
    strings = re.compile(r'"(?:[^"\\]|\\.)*"')
    outside = strings.sub('""', re.sub(r"<[^>]*>", "<>", strings.sub('""', body)))

    assert all(re.fullmatch(r"@prefix [A-Za-z][\w-]*: <[^>]*> \.", x) for x in head.splitlines())
    assert "@base" not in outside
    assert '"""' not in re.sub(r'""\^\^|""@|"" ?[,;.]', "", outside)
    assert set(re.findall(r"\\(.)", "".join(strings.findall(body)))) <= set('nrt"\\u')
    for name in re.findall(r"(?<![\w<])[a-z-]+:([^\s,;]+)", re.sub(r"#.*", "", outside)):
        assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name), name


def test_only_used_prefixes_are_declared(sample: RdfGraph) -> None:
    more = RdfGraph.of(sample.name, sample.triples, [*sample.prefixes, ("x", "http://x.example/")])

    assert write_turtle(more) == write_turtle(sample)


def test_a_prefix_that_is_bound_twice_never_changes_an_iri() -> None:
    source = "<http://a.example/s> <http://b.example/p> <http://a.example/o> ."
    loaded = load_graph(source.encode(), RdfFormat.TURTLE)
    graph = RdfGraph.of(
        loaded.name, loaded.triples, [("x", "http://a.example/"), ("x", "http://b.example/")]
    )

    assert load_graph(write_turtle(graph), RdfFormat.TURTLE).triples == graph.triples


def test_long_lists_have_one_object_a_line() -> None:
    objects = ", ".join(f"<http://example.org/{'long' * 5}{n}>" for n in range(5))
    graph = load_graph(f"<http://e/s> <http://e/p> {objects} .".encode(), RdfFormat.TURTLE)

    lines = write_turtle(graph).decode().splitlines()

    assert lines[2] == "<http://e/s> <http://e/p>"
    assert lines[3] == "        <http://example.org/longlonglonglonglong0>,"
    assert len(lines) == 8


def test_trig_names_the_graph_by_its_document(sample: RdfGraph) -> None:
    lines = write_trig(sample).decode().splitlines()

    opening = lines.index("doc:anna-varga {")
    assert lines[opening + 1 : opening + 5] == [
        "",
        "    # Document",
        "",
        "    doc:anna-varga a prov:Entity, schema:Article ;",
    ]
    assert lines[-1] == "}"
    assert load_graph(write_trig(sample), RdfFormat.TRIG).name == NamedNode(
        "https://w3id.org/article-kg/document/anna-varga"
    )
