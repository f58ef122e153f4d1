"""Things by type: a band of columns for each family, all beginning on one line.

The families stand in the order of the legend from left to right; a family that is too long for
one column has several. How long a column may be is chosen so that the whole is as wide as a
screen is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.view.lettering import Box

    Place = tuple[int, int]

__all__ = ["layout_types"]

_ASPECT = 1.5
_GAP = 14  # pixels between boxes of a column
_BETWEEN = 26  # between columns of one family
_APART = 72  # between families
_HEAD = 34  # from the heading to the first box
_TRIES = 40


def layout_types(
    boxes: Sequence[Box], groups: Sequence[Sequence[int]]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return a place for each box, and the left end of the line of each group's heading.

    Args:
        boxes: The room that each thing takes around its place.
        groups: For each family its things, in the order in which they stand; together all.
    """
    heights = [box.top + box.bottom + _GAP for box in boxes]
    low, high = max(heights, default=1.0), sum(heights) + 1.0
    for _ in range(_TRIES):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if _width(boxes, groups, middle) > middle * _ASPECT else (low, middle)
        )
    return _placed(boxes, groups, high)


def _columns(boxes: Sequence[Box], group: Sequence[int], height: float) -> list[list[int]]:
    """Cut a group into as few columns as can be, of about the same length."""
    total = sum(boxes[n].top + boxes[n].bottom + _GAP for n in group)
    share = total / max(1, -(-total // height))
    columns: list[list[int]] = [[]]
    filled = 0.0
    for n in group:
        need = boxes[n].top + boxes[n].bottom + _GAP
        if columns[-1] and (filled + need / 2 > share or filled + need > height):
            columns.append([])
            filled = 0.0
        columns[-1].append(n)
        filled += need
    return columns


def _width(boxes: Sequence[Box], groups: Sequence[Sequence[int]], height: float) -> float:
    width = 0.0
    for group in groups:
        columns = _columns(boxes, group, height)
        width += sum(2 * max((boxes[n].half for n in c), default=0) + _BETWEEN for c in columns)
    return width + _APART * len(groups)


def _placed(
    boxes: Sequence[Box], groups: Sequence[Sequence[int]], height: float
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    places: list[tuple[float, float]] = [(0.0, 0.0)] * len(boxes)
    heads: list[tuple[float, float]] = []
    x, deepest = 0.0, 0.0
    for group in groups:
        heads.append((x, 0.0))
        for column in _columns(boxes, group, height):
            half = max((boxes[n].half for n in column), default=0)
            y = float(_HEAD)
            for n in column:
                places[n] = (x + half, y + boxes[n].top)
                y += boxes[n].top + boxes[n].bottom + _GAP
            deepest = max(deepest, y)
            x += 2 * half + _BETWEEN
        x += _APART - _BETWEEN
    middle = ((x - _APART) / 2, deepest / 2)

    def centred(points: Sequence[tuple[float, float]]) -> tuple[Place, ...]:
        return tuple((round(a - middle[0]), round(b - middle[1])) for a, b in points)

    return centred(places), centred(heads)
