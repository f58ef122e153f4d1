"""The committed page of every article, opened from disk: it draws what its graph holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from opened import open_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

EXPORTS = Path(__file__).parents[2] / "exports"
PAGES = sorted(EXPORTS.glob("*.html"))
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
  const body = articleGraph.drawing.network.body;
  return [body.nodeIndices.length, body.edgeIndices.length];
}"""


def count(graph: rdflib.Graph, query: str) -> int:
    (row,) = graph.query(query).bindings
    (number,) = row.values()
    return int(str(number))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_an_exported_page_draws_its_graph_and_asks_nobody(browser: Browser, page: Path) -> None:
    graph = rdflib.Graph().parse(page.with_suffix(".ttl"))
    opened, context = open_file(browser, page)
    drawn = opened.ask(DRAWN)

    assert drawn == [count(graph, NODES), count(graph, EDGES)]
    assert page.stat().st_size <= 650_000
    opened.assert_clean()
    context.close()
