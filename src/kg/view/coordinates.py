"""Where on earth a thing is, if its graph says so.

Coordinates are not in our ontology: they come with what a thing is linked to, such as an
authority file. Three common forms are read, at the thing itself or one step away: the
properties of WGS84 Geo Positioning (https://www.w3.org/2003/01/geo/), those of schema.org, and
points in Well-Known Text (OGC GeoSPARQL 1.1, 8.5.1), whose first number is the longitude.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.rdf.vocab import OWL, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Properties = Mapping[str, Sequence[NamedNode | Literal]]

__all__ = ["coordinates"]

_WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_GEOSPARQL = "http://www.opengis.net/ont/geosparql#"
_WKT = _GEOSPARQL + "wktLiteral"
_PAIRS = (
    (_WGS84 + "lat", _WGS84 + "long"),
    (SCHEMA + "latitude", SCHEMA + "longitude"),
)
_STEPS = (
    _WGS84 + "location",
    SCHEMA + "geo",
    _GEOSPARQL + "hasGeometry",
    _GEOSPARQL + "hasDefaultGeometry",
    OWL + "sameAs",
    SKOS + "exactMatch",
    SKOS + "closeMatch",
)
_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,20})?"
_POINT = re.compile(
    # Another reference system than the default may have its axes in another order.
    rf"(?:<http://www\.opengis\.net/def/crs/OGC/1\.3/CRS84>\s*)?POINT\s*"
    rf"\(\s*({_NUMBER})\s+({_NUMBER})\s*\)\Z",
    re.ASCII | re.IGNORECASE,
)


def coordinates(iri: str, index: Mapping[str, Properties]) -> tuple[float, float] | None:
    """Return latitude and longitude of a thing in degrees, or None where none are given."""
    near = [
        term.value
        for step in _STEPS
        for term in index.get(iri, {}).get(step, ())
        if isinstance(term, NamedNode)
    ]
    for place in (iri, *sorted(near)):
        found = _own(index.get(place, {}))
        if found is not None:
            return found
    return None


def _own(properties: Properties) -> tuple[float, float] | None:
    for latitude, longitude in _PAIRS:
        pairs = zip(_texts(properties, latitude), _texts(properties, longitude), strict=False)
        for lat, long in pairs:
            found = _checked(lat, long)
            if found is not None:
                return found
    points = sorted(
        term.value
        for terms in properties.values()
        for term in terms
        if isinstance(term, Literal) and term.datatype.value == _WKT
    )
    for point in points:
        match = _POINT.match(point)
        found = _checked(match[2], match[1]) if match else None
        if found is not None:
            return found
    return None


def _texts(properties: Properties, name: str) -> list[str]:
    return sorted(term.value for term in properties.get(name, ()) if isinstance(term, Literal))


def _checked(latitude: str, longitude: str) -> tuple[float, float] | None:
    if not all(re.fullmatch(_NUMBER, text, re.ASCII) for text in (latitude, longitude)):
        return None
    lat, long = float(latitude), float(longitude)
    inside = abs(lat) <= 90 and abs(long) <= 180  # noqa: PLR2004 - degrees
    return (round(lat, 5), round(long, 5)) if inside else None
