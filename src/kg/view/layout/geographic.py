"""Things on the map: equirectangular, with those of one place around it.

Only what has coordinates is on it; the map is drawn to the extent of those places, one degree
as many pixels as the sheet allows, degrees of longitude narrowed by the cosine of the middle
latitude. Boxes that would cover each other are pushed apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kg.view.layout.apart import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.lettering import Box

    Place = tuple[int, int]

__all__ = ["layout_map"]

_WIDTH, _HEIGHT = 1600.0, 1000.0
_LEAST = 0.05  # degrees that an extent has at least


def layout_map(
    boxes: Sequence[Box], spots: Sequence[tuple[float, float] | None]
) -> tuple[Place, ...]:
    """Return a place for each box; empty if fewer than two things have coordinates.

    Args:
        boxes: The room that each thing takes around its place.
        spots: Latitude and longitude of each thing in degrees, or None. Things without are at
            the origin, and are not to be shown.
    """
    known = [(n, spot) for n, spot in enumerate(spots) if spot is not None]
    if len({spot for _, spot in known}) < 2:  # noqa: PLR2004 - one place makes no map
        return ()
    west = _west([spot[1] for _, spot in known])
    easts = [(spot[1] - west) % 360 for _, spot in known]
    lats = [spot[0] for _, spot in known]
    middle = (min(lats) + max(lats)) / 2
    # Rounded, since the cosine of the C library may differ in its last bit.
    narrow = max(0.05, round(math.cos(math.radians(middle)), 6))
    wide = max(max(easts) * narrow, _LEAST)
    high = max(max(lats) - min(lats), _LEAST)
    scale = min(_WIDTH / wide, _HEIGHT / high)
    xs = np.array([east * narrow * scale - wide * scale / 2 for east in easts])
    ys = np.array([(middle - lat) * scale for lat in lats])
    moved = apart(xs, ys, [boxes[n] for n, _ in known])
    places: list[Place] = [(0, 0)] * len(boxes)
    for (n, _), (x, y) in zip(known, moved, strict=True):
        places[n] = (round(x), round(y))
    return tuple(places)


def _west(longitudes: Sequence[float]) -> float:
    """Return where the map begins: after the widest stretch without a place."""
    order = sorted(set(longitudes))
    gaps = [
        ((after - before) % 360 or 360, after)
        for before, after in zip(order, [*order[1:], order[0]], strict=True)
    ]
    return max(gaps)[1]
