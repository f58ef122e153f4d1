"""The committed page of every article, opened from disk: it draws what its graph holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rdflib
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser

EXPORTS = Path(__file__).parents[2] / "exports"
PAGES = sorted(EXPORTS.glob("*.html"))
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PREFIXES = """
PREFIX kg: <https://w3id.org/article-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
# Sides are folded into the edges of those who stand on them; all else is a node.
THINGS = """?thing a ?class ; kg:hasEvidence ?passage .
FILTER NOT EXISTS { ?thing a kg:Statement } FILTER NOT EXISTS { ?thing a kg:Participation }
FILTER NOT EXISTS { ?thing a kg:Name } FILTER NOT EXISTS { ?thing a kg:Side }"""
NODES = f"{PREFIXES} SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {THINGS} }}"
EDGES = f"""{PREFIXES} SELECT (COUNT(DISTINCT ?statement) AS ?n) WHERE {{
  ?statement a kg:Statement ; rdf:subject ?thing ; rdf:object ?other . {THINGS}
  ?other a ?kind ; kg:hasEvidence ?any .
  FILTER NOT EXISTS {{ ?other a kg:Name }} FILTER NOT EXISTS {{ ?other a kg:Side }} }}"""
DRAWN = """() => {
  const body = articleGraph.network.body;
  return [body.nodeIndices.length, body.edgeIndices.length];
}"""


def count(graph: rdflib.Graph, query: str) -> int:
    (row,) = graph.query(query).bindings
    (number,) = row.values()
    return int(str(number))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_an_exported_page_draws_its_graph_and_asks_nobody(page: Path) -> None:
    graph = rdflib.Graph().parse(page.with_suffix(".ttl"))
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(offline=True)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.goto(page.as_uri())
        drawn: Any = tab.evaluate(DRAWN)
        browser.close()

    assert drawn == [count(graph, NODES), count(graph, EDGES)]
    assert asked == [page.as_uri()]
    assert said == []


def test_there_is_a_page() -> None:
    assert PAGES
