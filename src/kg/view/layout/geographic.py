"""Things on the map: equirectangular, what is at one place around it, the rest beside the map.

The map is drawn to the extent of the known places: a degree of latitude has as many pixels as
the sheet allows, a degree of longitude as many as it has in the middle of the map. Boxes that
would cover each other are pushed apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kg.view.layout.apart import apart
from kg.view.layout.types import layout_types
from kg.view.model import Projection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.lettering import Box

    Place = tuple[int, int]
    Spot = tuple[float, float]

__all__ = ["layout_map"]

_WIDTH, _HEIGHT = 1600.0, 1000.0
_LEAST = 0.05  # degrees that an extent has at least
_BESIDE = 160  # pixels from the map to what has no place on it


def layout_map(
    boxes: Sequence[Box], spots: Sequence[Spot | None], others: Sequence[Sequence[int]]
) -> tuple[tuple[Place, ...], Projection | None]:
    """Return a place for each box and how the map is drawn; nothing if there is no map.

    Args:
        boxes: The room that each thing takes around its place.
        spots: Latitude and longitude of each thing in degrees, or None.
        others: The things without a spot, by family, in the order in which they stand.
    """
    known = [n for n, spot in enumerate(spots) if spot is not None]
    points = [spot for spot in spots if spot is not None]
    if len(set(points)) < 2:  # noqa: PLR2004 - one place makes no map
        return (), None
    projection = _projection(points)
    xs = [((spot[1] - projection.east + 180) % 360 - 180) * projection.wide for spot in points]
    ys = [(projection.north - spot[0]) * projection.high for spot in points]
    moved = apart(np.array(xs), np.array(ys), [boxes[n] for n in known])
    places: list[Place] = [(0, 0)] * len(boxes)
    for n, (x, y) in zip(known, moved, strict=True):
        places[n] = (round(x), round(y))
    right = max(places[n][0] + boxes[n].half for n in known) + _BESIDE
    rest = [n for group in others for n in group]
    numbers = {n: at for at, n in enumerate(rest)}
    beside, _ = layout_types(
        [boxes[n] for n in rest], [[numbers[n] for n in group] for group in others]
    )
    left = min((x - boxes[n].half for n, (x, _) in zip(rest, beside, strict=True)), default=0.0)
    for n, (x, y) in zip(rest, beside, strict=True):
        places[n] = (round(x - left + right), y)
    return tuple(places), projection


def _projection(points: Sequence[Spot]) -> Projection:
    west = _west([longitude for _, longitude in points])
    span = max((longitude - west) % 360 for _, longitude in points)
    low, top = min(lat for lat, _ in points), max(lat for lat, _ in points)
    middle = (low + top) / 2
    # Rounded, since the cosine of the C library may differ in its last bit.
    narrow = max(0.05, round(math.cos(math.radians(middle)), 6))
    scale = min(_WIDTH / max(span * narrow, _LEAST), _HEIGHT / max(top - low, _LEAST))
    east = (west + span / 2 + 180) % 360 - 180
    return Projection(round(east, 6), round(middle, 6), round(scale * narrow, 6), round(scale, 6))


def _west(longitudes: Sequence[float]) -> float:
    """Return where the map begins: after the widest stretch without a place."""
    order = sorted(set(longitudes))
    gaps = [
        ((after - before) % 360 or 360, after)
        for before, after in zip(order, [*order[1:], order[0]], strict=True)
    ]
    return max(gaps)[1]
