"""Where the nodes stand: near what they are joined to, and never on each other's labels.

Stress majorisation (Gansner, Koren and North, "Graph Drawing by Stress Majorization", 2004)
from a radial start around the subject, then overlap removal. No randomness. The arrays are
only added, multiplied, divided and rooted element by element and summed along the first axis,
operations that IEEE 754 fixes, so that every machine computes the same places.
"""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from kg.view.layout.apart import GAP, apart
from kg.view.layout.untangle import untangled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kg.view.lettering import Box

    Floats = NDArray[np.float64]

__all__ = ["layout_relations"]

_ROUNDS = 80
_FEWEST = 24  # rounds of the largest graphs
_WORK = 24_000  # nodes times rounds
_ROWS = 48
_LEANING = 0.35  # how strongly a side draws, where all distances together are 1
_FILL = 0.46  # share of the sheet that many boxes cover before they are pushed apart
_AIRY = 0.10  # the same for a few, whose edges have labels
_MANY = 60
_EVENNESS = 0.75
_ASPECT = 1.7  # screens are wider than high, and so are labels
_CLOSER = 3  # times that many boxes, once apart, move closer by this
_SHRUNK = 0.93
_TINY = 1e-6


def layout_relations(
    boxes: Sequence[Box],
    links: Sequence[tuple[int, int]],
    centre: int,
    leans: Sequence[int] = (),
) -> tuple[tuple[int, int], ...]:
    """Return a place for each box, in whole pixels.

    Args:
        boxes: The room that each node takes around its place.
        links: Pairs of indices of joined nodes.
        centre: Index of the node that stands at the origin, or -1 for none.
        leans: For each node -1 if it is to stand to the left of the centre, 1 to the right,
            0 where it falls; nothing for none.
    """
    if len(boxes) <= 1:
        return ((0, 0),) * len(boxes)
    neighbours = _neighbours(len(boxes), links)
    distances = _distances(neighbours)
    hands = leans or (0,) * len(boxes)
    xs, ys = _radial(neighbours, max(centre, 0), hands)
    x, y = _stress((xs, ys), distances, neighbours, max(centre, 0), hands)
    x, y = _scaled(x, y, boxes)
    places = apart(x, y, boxes)
    near = [(round(a), round(b)) for a, b in places]
    better = np.array(untangled(near, links, centre, hands), dtype=np.float64)
    places = _closer(apart(better[:, 0], better[:, 1], boxes), boxes)
    middle = places[centre] if centre >= 0 else (0.0, 0.0)
    return tuple((round(a - middle[0]), round(b - middle[1])) for a, b in places)


def _closer(places: list[tuple[float, float]], boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Move many boxes closer together than where pushing them apart has left them."""
    for _ in range(_CLOSER if len(boxes) >= _MANY else 0):
        close = np.array(places) * _SHRUNK
        places = apart(close[:, 0], close[:, 1], boxes)
    return places


def _neighbours(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    found: list[set[int]] = [set() for _ in range(count)]
    for a, b in links:
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return [sorted(each) for each in found]


def _distances(neighbours: list[list[int]]) -> Floats:
    """Return the number of steps between all nodes; those without a way are one step further.

    Counts of ways are whole numbers, which every processor multiplies to the same.
    """
    count = len(neighbours)
    joined = np.zeros((count, count), dtype=np.float32)
    for node, others in enumerate(neighbours):
        joined[node, others] = 1.0
    steps = np.full((count, count), -1.0)
    rim = np.eye(count, dtype=np.float32)
    length = 0.0
    while rim.any():
        steps[rim > 0] = length
        rim = ((rim @ joined > 0) & (steps < 0)).astype(np.float32)
        length += 1.0
    return np.where(steps < 0, length, steps)


def _radial(
    neighbours: list[list[int]], centre: int, hands: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Place a breadth-first tree in rings around the centre; the rest hangs on it too.

    What leans to the right begins and ends the round, what leans to the left is in its middle.
    """
    children, order = _tree(neighbours, centre)
    leaves, leaning = [1] * len(neighbours), list(hands)
    # A stray part is met after the centre but hangs on it: count from the leaves inwards.
    for node in [n for n in reversed(order) if n != centre] + [centre]:
        leaves[node] = max(1, sum(leaves[child] for child in children[node]))
        leaning[node] += sum(leaning[child] for child in children[node])
    children[centre] = _round(children[centre], leaning)
    x, y = [0.0] * len(neighbours), [0.0] * len(neighbours)
    wedges = deque([(centre, 0.0, 2 * math.pi, 0)])
    while wedges:
        node, start, width, depth = wedges.popleft()
        # Rounded, since the cosine of the C library may differ in its last bit.
        x[node] = round(depth * math.cos(start + width / 2), 6)
        y[node] = round(depth * math.sin(start + width / 2), 6)
        for child in children[node]:
            part = width * leaves[child] / leaves[node]
            wedges.append((child, start, part, depth + 1))
            start += part
    return x, y


def _tree(neighbours: list[list[int]], centre: int) -> tuple[list[list[int]], list[int]]:
    """Return the children of each node, breadth first, and the order in which they are met."""
    children: list[list[int]] = [[] for _ in neighbours]
    order, seen = [], set()
    for root in (centre, *range(len(neighbours))):
        if root in seen:
            continue
        if root != centre:
            children[centre].append(root)
        seen.add(root)
        queue = deque([root])
        while queue:
            node = queue.popleft()
            order.append(node)
            for other in neighbours[node]:
                if other not in seen:
                    seen.add(other)
                    children[node].append(other)
                    queue.append(other)
    return children, order


def _round(children: list[int], leaning: Sequence[int]) -> list[int]:
    """Order what stands around the centre, from the right over the left to the right again."""
    right = [child for child in children if leaning[child] > 0]
    left = [child for child in children if leaning[child] < 0]
    rest = [child for child in children if leaning[child] == 0]
    half, middle = len(right) // 2, len(rest) // 2
    return [*right[half:], *rest[:middle], *left, *rest[middle:], *right[:half]]


def _stress(
    start: tuple[list[float], list[float]],
    distances: Floats,
    neighbours: list[list[int]],
    centre: int,
    hands: Sequence[int],
) -> tuple[Floats, Floats]:
    """Move the nodes so that their distances are as near to the wished ones as can be.

    What leans to a hand is also drawn to that side of the centre.
    """
    # The neighbours of a hub need room around it: links of busy nodes are longer.
    degree = np.array([float(len(each)) for each in neighbours])
    reach = np.sqrt(np.sqrt(np.maximum(degree, 1.0)))
    wished = distances * (0.6 + 0.2 * (reach[:, None] + reach[None, :]))
    np.fill_diagonal(wished, 1.0)
    weight = 1.0 / (wished * wished)
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=0)
    x, y = np.array(start[0]), np.array(start[1])
    hand = np.array([float(each) for each in hands])
    aside = total * np.abs(hand) * _LEANING
    off = hand * wished[centre]
    pull = weight * wished
    count = len(neighbours)
    for _ in range(max(_FEWEST, min(_ROUNDS, _WORK // count))):
        sums = np.zeros((2, count))
        # Entry (j, i) moves node i by node j; a few rows at a time stay in the cache.
        for at in range(0, count, _ROWS):
            rows = slice(at, at + _ROWS)
            dx, dy = x[rows, None] - x[None, :], y[rows, None] - y[None, :]
            ratio = pull[rows] / np.maximum(np.sqrt(dx * dx + dy * dy), 1e-3)
            sums[0] += (weight[rows] * x[rows, None] - ratio * dx).sum(axis=0)
            sums[1] += (weight[rows] * y[rows, None] - ratio * dy).sum(axis=0)
        x, y = (sums[0] + aside * (x[centre] + off)) / (total + aside), sums[1] / total
    return x, y


def _scaled(x: Floats, y: Floats, boxes: Sequence[Box]) -> tuple[Floats, Floats]:
    """Stretch the drawing to a sheet on which the boxes have room."""
    area = sum((2 * box.half + GAP) * (box.top + box.bottom + GAP) for box in boxes)
    fill = _AIRY + (_FILL - _AIRY) * min(1.0, len(boxes) / _MANY)
    height = math.sqrt(area / fill / _ASPECT)
    return _fitted(x, height * _ASPECT), _fitted(y, height)


def _fitted(values: Floats, width: float) -> Floats:
    """Stretch coordinates to a width, and even them out.

    Each is moved towards the place that its rank would give it: this opens the crowd in the
    middle and brings in what strays, and keeps who is left of whom.
    """
    span = float(values.max() - values.min())
    if span < _TINY:
        return values
    rank = np.empty(len(values))
    rank[np.argsort(values, kind="stable")] = np.arange(len(values), dtype=np.float64)
    even = rank / (len(values) - 1)
    share = _EVENNESS * min(1.0, len(values) / _MANY)
    spread: Floats = (values - values.min()) / span * (1 - share) + even * share
    return spread * width
