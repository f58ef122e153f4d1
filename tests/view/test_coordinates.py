"""Where on earth a thing is, in the forms in which graphs say it."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.graph import RdfGraph
from kg.view.context import Spot, article_context
from kg.view.coordinates import coordinates

ZENDA = "urn:zenda"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SF = "http://www.opengis.net/ont/geosparql#"
SCHEMA = "https://schema.org/"
SAME = "http://www.w3.org/2002/07/owl#sameAs"
WKT = NamedNode(SF + "wktLiteral")


def _point(text: str) -> dict[str, list[NamedNode | Literal]]:
    return {SF + "asWKT": [Literal(text, datatype=WKT)]}


@pytest.mark.parametrize(
    ("own", "elsewhere"),
    [
        ({GEO + "lat": [Literal("48.2")], GEO + "long": [Literal("-16.37")]}, {}),
        ({SCHEMA + "latitude": [Literal(48.2)], SCHEMA + "longitude": [Literal(-16.37)]}, {}),
        (_point("POINT(-16.37 48.2)"), {}),
        (_point("<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point (-16.37 48.2)"), {}),
        ({SF + "hasGeometry": [NamedNode("urn:other")]}, _point("POINT(-16.37 48.2)")),
        (
            {SAME: [NamedNode("urn:other")]},
            {GEO + "lat": [Literal("48.2")], GEO + "long": [Literal("-16.37")]},
        ),
    ],
)
def test_coordinates_are_read(
    own: dict[str, list[NamedNode | Literal]], elsewhere: dict[str, list[NamedNode | Literal]]
) -> None:
    assert coordinates(ZENDA, {ZENDA: own, "urn:other": elsewhere}) == (48.2, -16.37)


@pytest.mark.parametrize(
    "own",
    [
        {},
        {GEO + "lat": [Literal("48.2")]},
        {GEO + "lat": [Literal("91")], GEO + "long": [Literal("0")]},
        {GEO + "lat": [Literal("NaN")], GEO + "long": [Literal("inf")]},
        {GEO + "lat": [Literal("1e1")], GEO + "long": [Literal("0")]},
        _point("POINT(200 0)"),
        _point("LINESTRING(0 0, 1 1)"),
        _point("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(48.2 16.37)"),
        {SF + "asWKT": [Literal("POINT(0 0)")]},
    ],
)
def test_what_is_no_place_on_earth_is_none(own: dict[str, list[NamedNode | Literal]]) -> None:
    assert coordinates(ZENDA, {ZENDA: own}) is None


def test_the_context_brings_them(sample_graph: RdfGraph) -> None:
    zenda = NamedNode("https://w3id.org/article-kg/id/anna-varga/zenda")
    more = [
        Triple(zenda, NamedNode(GEO + "lat"), Literal("48.2")),
        Triple(zenda, NamedNode(GEO + "long"), Literal("16.37")),
    ]
    graph = RdfGraph.of(sample_graph.name, (*sample_graph.triples, *more), ())

    assert article_context(sample_graph).spots == ()
    assert article_context(graph).spots == (Spot(zenda.value, 48.2, 16.37),)
