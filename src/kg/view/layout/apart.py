"""Pushing boxes apart until none covers another.

Sums along the first axis only and operations that IEEE 754 fixes, so that every machine
computes the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.view.lettering import Box

__all__ = ["GAP", "apart"]

GAP = 9.0
"""Pixels between boxes."""
_STEPS = 400
_GROWTH_EVERY = 40  # steps after which a knot that does not open gets a larger sheet


def apart(
    x: NDArray[np.float64], y: NDArray[np.float64], boxes: Sequence[Box]
) -> list[tuple[float, float]]:
    """Return places near the given ones at which no two boxes overlap.

    Each pair is pushed along the shorter way.
    """
    wide = np.array([box.half for box in boxes])
    high = np.array([(box.top + box.bottom) / 2 for box in boxes])
    drop = np.array([(box.bottom - box.top) / 2 for box in boxes])
    need_x = wide[:, None] + wide[None, :] + GAP
    need_y = high[:, None] + high[None, :] + GAP
    index = np.arange(len(boxes))
    before = index[:, None] < index[None, :]
    y = y + drop
    for step in range(_STEPS):
        dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, val=False)
        if not hit.any():
            break
        # Two things on one spot part by their order.
        sign_x = np.where(dx != 0, np.sign(dx), np.where(before, -1.0, 1.0))
        sign_y = np.where(dy != 0, np.sign(dy), np.where(before, -1.0, 1.0))
        sideways = over_x < over_y
        push_x = np.where(hit & sideways, sign_x * over_x, 0.0)
        push_y = np.where(hit & ~sideways, sign_y * over_y, 0.0)
        # Rows are summed as columns: a sum along the first axis adds in a fixed order.
        x = x + np.ascontiguousarray(push_x.T).sum(axis=0) * 0.45
        y = y + np.ascontiguousarray(push_y.T).sum(axis=0) * 0.45
        if (step + 1) % _GROWTH_EVERY == 0:
            x, y = x * 1.03, y * 1.03
    return [(float(a), float(b)) for a, b in zip(x, y - drop, strict=True)]
