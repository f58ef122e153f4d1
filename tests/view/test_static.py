"""The page without its script: a drawing, and every statement under its passage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kg.rdf.describe import DescribedGraph
from kg.view.build import view_model
from kg.view.model import Quote
from kg.view.page import render_page
from kg.view.static import Told, is_turned, static_view

if TYPE_CHECKING:
    from kg.view.model import ViewModel


def _still(model: ViewModel) -> str:
    page = render_page(model)
    return page[page.index('<div id="static">') : page.index('<section id="graph-view"')]


def _svg(model: ViewModel) -> ET.Element:
    found = re.search(r"<svg role.*?</svg>", _still(model), re.DOTALL)
    assert found is not None
    return ET.fromstring(found[0])  # noqa: S314 - our own drawing


def test_each_passage_is_said_once_with_what_was_read_from_it(sample: ViewModel) -> None:
    still = static_view(sample)
    passages = [told.passage for told in still.told]
    read = {
        (quote.text, number)
        for number, statement in enumerate(sample.statements)
        for quote in statement.quotes
    }

    assert len(set(passages)) == len(passages)
    assert {(told.passage, number) for told in still.told for number in told.statements} == read
    assert passages == sorted(passages, key=sample.text.index)
    assert still.count == len(sample.statements)


def test_what_has_no_passage_comes_first(sample: ViewModel) -> None:
    bare = replace(sample.statements[0], quotes=())
    model = replace(sample, statements=(bare, *sample.statements[1:]))

    assert static_view(model).told[0] == Told("", turned=False, statements=(0,))


def test_a_statement_stands_under_each_of_its_passages(sample: ViewModel) -> None:
    quotes = (Quote(5, 9, "b", in_text=False), Quote(0, 4, "a", in_text=False))
    model = replace(sample, statements=(replace(sample.statements[0], quotes=quotes),))

    assert static_view(model).told == (
        Told("a", turned=False, statements=(0,)),
        Told("b", turned=False, statements=(0,)),
    )


def test_the_drawing_has_every_thing_and_edge(invented: ViewModel) -> None:
    svg = _svg(invented)
    drawn = "".join(svg.itertext())
    joined = [edge for edge in invented.edges if edge.source != edge.target]

    assert len(svg.findall("./g[@class]/rect")) + len(svg.findall("./g/use")) == len(invented.nodes)
    assert len(svg.findall("./g/path")) == len(joined)
    assert all(line in drawn for node in invented.nodes for line in node.drawn)
    assert not [each for each in svg.iter() if "style" in each.attrib]


def test_what_is_not_asserted_is_dashed_and_opposition_ends_in_a_bar(
    invented: ViewModel,
) -> None:
    svg = _svg(invented)
    groups = {each.get("class"): each.get("marker-end") for each in svg.findall("./g")}
    bars = svg.findall(".//marker[@id='end-against']/path")

    assert groups["stroke tone-with unreal"] is None
    assert groups["stroke tone-against"] == "url(#end-against)"
    assert [each.get("d") for each in bars] == ["M3 0h3v10h-3z"]


def test_edges_end_at_the_rim_of_what_they_join(sample: ViewModel) -> None:
    path = _svg(sample).find("./g/path")
    assert path is not None
    edge = sample.edges[-1]
    drawing = static_view(sample).drawing
    assert drawing is not None
    starts = [
        tuple(map(int, re.findall(r"-?\d+", d)[:2])) for each in drawing.strokes for d in each.paths
    ]

    assert sample.layouts.relations[edge.source] not in starts


def test_hostile_names_are_text(sample: ViewModel) -> None:
    bad = '"><script>alert(1)</script>'
    nodes = tuple(replace(node, drawn=(bad,), label=bad) for node in sample.nodes)
    statements = tuple(
        replace(s, subject_label=bad, value=bad, quotes=(Quote(0, 1, bad, in_text=False),))
        for s in sample.statements
    )
    still = _still(replace(sample, nodes=nodes, statements=statements))

    assert "<script" not in still
    assert still.count("&lt;script&gt;") > len(nodes)


def test_text_from_right_to_left_says_so(sample: ViewModel) -> None:
    statement = replace(sample.statements[0], value="مايكل الأسود")
    model = replace(sample, statements=(statement,))

    assert '<td dir="rtl">مايكل الأسود' in _still(model)
    assert (is_turned("Zenda"), is_turned("Анна"), is_turned("Anna זנדה")) == (False, False, True)


def test_it_is_small_enough(invented: ViewModel) -> None:
    # The first article, with two thirds of the edges, may have 25 kB and 35 kB.
    still = _still(invented)
    at = still.index("</svg>")

    assert len(still[:at].encode()) <= 32_000
    assert len(still[at:].encode()) <= 75_000


def test_a_large_graph_has_no_drawing_and_tells_its_first_statements(sample: ViewModel) -> None:
    many = replace(sample, nodes=sample.nodes * 60, statements=sample.statements * 60)
    still = static_view(many)

    assert still.drawing is None
    assert still.count == 600


def test_nothing_is_shown_of_nothing() -> None:
    still = static_view(view_model(DescribedGraph((), "", "", (), (), {})))

    assert (still.drawing, still.told, still.count) == (None, (), 0)
