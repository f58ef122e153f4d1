"""What a reader takes away from the page: files that other programs read, and texts to paste."""

from __future__ import annotations

import csv
import json
import struct
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
import rdflib
from opened import DESKTOP, PHONE, Opened
from rdflib.query import ResultRow

from kg.export.table import write_csv
from kg.rdf.convert import to_rdflib
from kg.rdf.describe import DescribedGraph, Entity, Passage, StatementRow, Time, describe
from kg.rdf.load import load_graph
from kg.view.build import view_model
from kg.view.context import ArticleContext, article_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.rdf.graph import RdfGraph
    from kg.view.model import ViewModel

pytestmark = pytest.mark.browser

KG = rdflib.Namespace("https://w3id.org/article-kg/ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SVG = "{http://www.w3.org/2000/svg}"
EXPORTED = sorted((Path(__file__).parents[2] / "exports").glob("*.ttl"))


def taken(opened: Opened, kind: str) -> tuple[str, bytes]:
    """Choose an entry of the menu and return the name of the file and what is in it."""
    opened.page.click("#take-toggle")
    with opened.page.expect_download() as download:
        opened.page.click(f"#take-{kind}")
    return download.value.suggested_filename, download.value.path().read_bytes()


def copied(opened: Opened, key: str) -> str:
    """Press a button in the panel and return what is on the clipboard then."""
    opened.page.click(f"#panel .copies button:has-text('{key}')")
    opened.page.wait_for_selector("#panel .copies button:has-text('Copied')")
    opened.page.evaluate("document.body.append(document.createElement('textarea'))")
    opened.page.focus("body > textarea")
    opened.page.keyboard.press("Control+v")
    text = opened.page.eval_on_selector("body > textarea", "(area) => area.value")
    opened.page.evaluate("document.querySelector('body > textarea').remove()")
    return str(text)


def told_of(graph: rdflib.Graph, statements: set[rdflib.term.Node]) -> set[tuple[object, ...]]:
    """Return all that a graph tells of statements: themselves, their times, their passages."""
    nodes = set(statements)
    for name in (KG.hasTime, KG.hasEvidence, OA.hasSelector):
        nodes |= {value for node in nodes for value in graph.objects(node, name)}
    derived = rdflib.PROV.wasDerivedFrom
    return {triple for triple in graph if triple[0] in nodes and triple[1] != derived}


# rdflib's own reader of JSON-LD uses it.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
@pytest.mark.parametrize("kind", ["ttl", "jsonld"])
def test_rdf_of_the_page_has_the_triples_of_the_graph(
    show: Callable[..., Opened], sample: ViewModel, sample_graph: RdfGraph, kind: str
) -> None:
    opened = show(sample)
    name, content = taken(opened, kind)
    whole = to_rdflib(sample_graph)
    part = rdflib.Graph().parse(data=content, format={"ttl": "turtle", "jsonld": "json-ld"}[kind])
    statements = set(whole.subjects(rdflib.RDF.type, KG.Statement))

    assert name == f"anna-varga.{kind}"
    assert set(part) <= set(whole)
    assert told_of(part, statements) == told_of(whole, statements)
    asserted = set(whole.subjects(KG.modality, rdflib.URIRef(sample_graph_term("asserted"))))
    assert {
        tuple(
            whole.value(s, p) for p in (rdflib.RDF.subject, rdflib.RDF.predicate, rdflib.RDF.object)
        )
        for s in asserted
    } <= set(part)
    opened.assert_clean()


def sample_graph_term(name: str) -> str:
    """Return the IRI of a term of the controlled lists."""
    return f"https://w3id.org/article-kg/vocab/{name}"


@pytest.mark.parametrize("path", EXPORTED[:1], ids=lambda path: path.stem)
def test_turtle_of_a_published_article_has_the_triples_of_its_graph(
    show: Callable[..., Opened], path: Path
) -> None:
    graph = load_graph(path)
    opened = show(view_model(describe(graph), article_context(graph)))
    _, content = taken(opened, "ttl")
    whole = to_rdflib(graph)
    part = rdflib.Graph().parse(data=content, format="turtle")
    statements = set(whole.subjects(rdflib.RDF.type, KG.Statement))

    assert set(part) - set(whole) == set()
    assert told_of(whole, statements) - told_of(part, statements) == set()


def test_only_what_is_shown_is_taken_away(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    opened.change({"unreal": False})
    names = {}
    for kind in ("ttl", "csv"):
        name, content = taken(opened, kind)
        names[name] = content.decode().count(":hoped" if kind == "ttl" else ",hoped,")

    assert names == {"anna-varga-part.ttl": 0, "anna-varga-part.csv": 0}


def test_the_table_is_that_of_our_own_export(
    show: Callable[..., Opened], sample: ViewModel, sample_graph: RdfGraph
) -> None:
    opened = show(sample)
    name, content = taken(opened, "csv")

    def rows(data: bytes) -> list[list[str]]:
        return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))

    assert name == "anna-varga.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content) == rows(write_csv(sample_graph))


def test_the_network_has_what_is_drawn(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    name, content = taken(opened, "gexf")
    network = nx.read_gexf(BytesIO(content))

    assert name == "anna-varga.gexf"
    assert sorted(data["label"] for _, data in network.nodes(data=True)) == sorted(
        node.label for node in sample.nodes
    )
    assert network.number_of_edges() == len(sample.edges)
    assert {data["IRI"] for *_, data in network.edges(data=True)} == {
        sample.statements[edge.statement].iri for edge in sample.edges
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_drawing_is_whole_and_the_picture_twice_its_size(
    show: Callable[..., Opened], invented: ViewModel, *, dark: bool
) -> None:
    opened = show(invented, dark=dark)
    _, drawing = taken(opened, "svg")
    _, picture = taken(opened, "png")
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    words = "".join(map(str, root.itertext()))

    assert root.tag == f"{SVG}svg"
    assert all(line in words for node in invented.nodes for line in node.drawn)
    assert invented.rights.split()[0] in words
    assert "creativecommons.org/licenses/by-sa/4.0" in words
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "g", "path", "rect", "circle", "text", "title")
    }
    dashed = [each for each in root.iter() if each.get("stroke-dasharray") == "7 6"]
    assert len(dashed) == sum(not edge.firm for edge in invented.edges)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (
        2 * int(root.get("width", "0")),
        2 * int(root.get("height", "0")),
    )
    opened.assert_clean()


def test_a_statement_can_be_copied_in_four_ways(
    show: Callable[..., Opened], sample: ViewModel, sample_graph: RdfGraph
) -> None:
    opened = show(sample)
    number = next(n for n, s in enumerate(sample.statements) if s.time is not None)
    statement = sample.statements[number]
    opened.ask("(number) => articleGraph.choose({ statement: number })", number)
    opened.settle()
    link, citation, turtle, query = (
        copied(opened, key) for key in ("permalink", "citation", "Turtle", "SPARQL")
    )

    opened.page.goto("about:blank")
    opened.page.goto(link)
    opened.page.wait_for_selector("html.alive", state="attached")
    opened.settle()
    assert opened.ask("articleGraph.state.pick") == {"statement": number}
    assert opened.page.locator("#panel .address input").input_value() == statement.iri

    for words in (sample.title, statement.quotes[0].text, sample.license, statement.iri):
        assert words in citation
    whole = to_rdflib(sample_graph)
    part = rdflib.Graph().parse(data=turtle, format="turtle")
    assert set(part) <= set(whole)
    node = rdflib.URIRef(statement.iri)
    assert told_of(part, {node}) == told_of(whole, {node})
    rows = [row.asdict() for row in whole.query(query) if isinstance(row, ResultRow)]
    assert [(str(row["quote"]), int(row["start"]), int(row["end"])) for row in rows] == [
        (quote.text, quote.start, quote.end) for quote in statement.quotes
    ]
    assert {str(row["time"]) for row in rows} == {statement.time.words if statement.time else ""}


def test_the_view_itself_can_be_linked_to(show: Callable[..., Opened], sample: ViewModel) -> None:
    opened = show(sample)
    state = {"view": "table", "from": -17000, "to": -9000, "undated": False, "sure": True}
    opened.change(state)
    address = opened.page.url
    opened.page.goto("about:blank")
    opened.page.goto(address)
    opened.page.wait_for_selector("html.alive", state="attached")

    assert {key: opened.ask(f"articleGraph.state[{key!r}]") for key in state} == state


def test_on_paper_there_are_the_drawing_and_the_table(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    opened = show(sample, dark=True)
    opened.ask("articleGraph.choose({ statement: 3 })")
    opened.page.emulate_media(media="print")
    opened.settle()

    assert opened.page.locator(".paper svg").is_visible()
    assert opened.page.locator(".paper tbody tr").count() == len(sample.statements)
    assert opened.page.locator("#panel .claim").is_visible()
    assert opened.page.locator("#legend").is_hidden()
    light = opened.page.locator(".paper svg > rect").first.get_attribute("fill")
    assert light == "#ffffff"
    assert opened.page.pdf().startswith(b"%PDF")
    opened.page.emulate_media(media="screen")
    opened.settle()
    assert opened.page.locator(".paper > *").count() == 0


HOSTILE = (
    "</script><script>window.__ran=1</script>",
    '"><svg onload=window.__ran=1>',
    "]]>",
    "&lt;b&gt; & <a href='javascript:window.__ran=1'>",
    '"""\\"\\',
    "\u0000\u0007\u001b[31m\ufffe",
    "\r\n\t line \r breaks",
    "=cmd|' /C calc'!A1",
    "__proto__",
    "> . <a:b> <c:d> <e:f> .",
    "\u202eright to left\u202c\u2066",
    "",
)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_hostile_text_stays_text_in_every_file(show: Callable[..., Opened]) -> None:
    entities, rows = [Entity("https://example.org/hub", "Person", "hub")], []
    for number, text in enumerate(HOSTILE):
        iri = f"https://example.org/{text}{number}"
        time = Time(f"{iri}#t", text, edtf=text, earliest_start="1923-01-01", basis=text)
        passage = Passage(0, 5, text, f"{iri}#e", text)
        entities.append(Entity(iri, text, text, ((text, text),), (text,), time, (passage,)))
        rows.append(
            StatementRow(
                iri=f"{iri}#s", label=text, subject=iri, subject_label=text,
                property=f"https://example.org/p/{text}", object="https://example.org/hub",
                value="hub", datatype=text, modality=text, time=time, passages=(passage,),
                rule=text, qualifiers=((f"{iri}#q", text), (f"{iri}#r", iri)),
            )
        )  # fmt: skip
    described = DescribedGraph(
        documents=("https://example.org/d",),
        title=HOSTILE[0],
        text="A plain text.",
        entities=tuple(entities),
        statements=tuple(rows),
        labels={},
    )
    context = ArticleContext(rights=HOSTILE[1], license=HOSTILE[3], language=HOSTILE[2])
    opened = show(view_model(described, context))
    files = dict(taken(opened, kind) for kind in ("png", "svg", "ttl", "jsonld", "csv", "gexf"))

    assert {name.rpartition(".")[0] for name in files} == {"script-script-window-ran-1-script"}
    by_kind = {name.rpartition(".")[2]: content for name, content in files.items()}
    root = ET.fromstring(by_kind["svg"])  # noqa: S314 - our own drawing
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {
        "svg", "g", "path", "rect", "circle", "text", "title"
    }  # fmt: skip
    assert len(root.findall(f".//{SVG}g[@transform]")) >= len(entities)
    turtle = rdflib.Graph().parse(data=by_kind["ttl"], format="turtle")
    assert len(set(turtle.subjects(rdflib.RDF.type, KG.Statement))) == len(HOSTILE)
    assert len(json.loads(by_kind["jsonld"])["@graph"]) > len(HOSTILE)
    table = list(csv.reader(StringIO(by_kind["csv"].decode("utf-8-sig"), newline="")))
    assert len(table) == 1 + len(HOSTILE)
    assert not [cell for row in table for cell in row if cell.startswith(tuple("=+-@"))]
    assert nx.read_gexf(BytesIO(by_kind["gexf"])).number_of_nodes() == len(entities)
    assert opened.ask("window.__ran") is None
    opened.assert_clean()


def test_the_menu_is_worked_by_keys_and_has_nothing_for_axe_to_find(
    show: Callable[..., Opened], sample: ViewModel
) -> None:
    for size in (DESKTOP, PHONE):
        opened = show(sample, size)
        opened.page.focus("#take-toggle")
        opened.page.keyboard.press("Enter")
        opened.page.keyboard.press("Tab")

        assert opened.ask("document.activeElement.id") == "take-png"
        assert opened.page.locator("#take .note").inner_text() == "What is shown: 12 statements"
        assert opened.violations() == []
        opened.page.keyboard.press("Escape")
        assert opened.page.locator("#take").is_hidden()
