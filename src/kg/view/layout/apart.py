"""Pushing boxes apart until none covers another.

Sums add in a fixed order and by operations that IEEE 754 fixes, so that every machine computes
the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.view.lettering import Box

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

__all__ = ["GAP", "apart"]

GAP = 9.0
"""Pixels between boxes."""
_STEPS = 400
_GROWTH_EVERY = 40  # steps after which a knot that does not open gets a larger sheet


def apart(x: Floats, y: Floats, boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Return places near the given ones at which no two boxes overlap.

    Each pair is pushed along the shorter way.
    """
    count = len(boxes)
    wide = np.array([box.half for box in boxes])
    high = np.array([(box.top + box.bottom) / 2 for box in boxes])
    drop = np.array([(box.bottom - box.top) / 2 for box in boxes])
    y = y + drop
    for step in range(_STEPS):
        first, second = _near(x, 2 * wide.max() + GAP)
        dx, dy = x[first] - x[second], y[first] - y[second]
        over_x = wide[first] + wide[second] + GAP - np.abs(dx)
        over_y = high[first] + high[second] + GAP - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        if not hit.any():
            break
        first, second, dx, dy = first[hit], second[hit], dx[hit], dy[hit]
        over_x, over_y = over_x[hit], over_y[hit]
        sideways = over_x < over_y
        # Two things on one spot part by their order.
        push_x = np.where(sideways, np.where(dx > 0, over_x, -over_x), 0.0) * 0.45
        push_y = np.where(sideways, 0.0, np.where(dy > 0, over_y, -over_y)) * 0.45
        x = x + np.bincount(first, push_x, count) - np.bincount(second, push_x, count)
        y = y + np.bincount(first, push_y, count) - np.bincount(second, push_y, count)
        if (step + 1) % _GROWTH_EVERY == 0:
            x, y = x * 1.03, y * 1.03
    return [(float(a), float(b)) for a, b in zip(x, y - drop, strict=True)]


def _near(x: Floats, reach: float) -> tuple[Ints, Ints]:
    """Return the pairs whose places are less than ``reach`` apart from left to right."""
    order = np.argsort(x, kind="stable")
    ends = np.searchsorted(x[order], x[order] + reach)
    lengths = ends - np.arange(len(x)) - 1
    left = np.repeat(np.arange(len(x)), lengths)
    right = np.arange(len(left)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + left + 1
    # The lower number first, so that equal places part the same way each time.
    one, other = order[left], order[right]
    return np.minimum(one, other), np.maximum(one, other)
