"""Places for graphs of thousands: communities as circles, the heaviest things in their middle.

Communities by the Louvain method (Blondel et al., "Fast unfolding of communities in large
networks", 2008), all nodes at once on arrays, each second one in turn so that two do not
change places for ever. Circles side by side by the front chain of Wang et al., "Visualization
of large hierarchical data by circle packing" (2006); inside, things follow a sunflower (Vogel,
1979). No randomness, and only whole numbers decide who belongs together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

__all__ = ["Circle", "LargeLayout", "large_layout"]

_SPACING = 34.0  # pixels: neighbours in a sunflower are at least this far from each other
_GAP = 90.0  # pixels between two circles
_FEWEST = 4  # smaller communities are pooled: a name for every pair says nothing
_ASPECT = 1.5  # screens are wider than high
_ROUNDS = 24
_LEVELS = 12
_SETTLED = 500  # moves of less than one node in so many end a level
_GOLDEN = math.pi * (3 - math.sqrt(5))
_TURN = 40503  # odd: spreads the numbers of nodes over both halves


@dataclass(frozen=True, slots=True)
class Circle:
    """The room of a community, in whole pixels.

    Attributes:
        x: Its centre.
        y: Likewise.
        radius: Of the circle that holds all its things.
        things: Their indices, the heaviest first.
        pooled: Whether it holds what belongs to no community of some size.
    """

    x: int
    y: int
    radius: int
    things: tuple[int, ...]
    pooled: bool


@dataclass(frozen=True, slots=True)
class LargeLayout:
    """Where each thing stands, in whole pixels, and the communities, the largest first."""

    places: tuple[tuple[int, int], ...]
    circles: tuple[Circle, ...]


def large_layout(weights: Sequence[int], links: Sequence[tuple[int, int]]) -> LargeLayout:
    """Return places and communities of a graph.

    Args:
        weights: One for each thing; the heaviest of a community names it and is its middle.
        links: Pairs of indices of joined things.
    """
    if not weights:
        return LargeLayout((), ())
    pairs = np.array(links, dtype=np.int64).reshape(-1, 2)
    groups = _groups(_communities(len(weights), pairs), weights)
    radii = [_radius(len(things)) for things, _ in groups]
    centres = _side_by_side([radius + _GAP / 2 for radius in radii])
    circles = tuple(
        Circle(round(x), round(y), math.ceil(radius), things, pooled)
        for (things, pooled), radius, (x, y) in zip(groups, radii, centres, strict=True)
    )
    places = [(0, 0)] * len(weights)
    for circle in circles:
        for number, thing in enumerate(circle.things):
            x, y = _seed(number)
            places[thing] = (circle.x + round(x), circle.y + round(y))
    return LargeLayout(tuple(places), circles)


def _radius(count: int) -> float:
    return _SPACING * (math.sqrt(count) + 0.5)


def _seed(number: int) -> tuple[float, float]:
    """Return the place of a seed in a sunflower, the first in the middle."""
    radius, angle = _SPACING * math.sqrt(number), number * _GOLDEN
    # Rounded, since the cosine of the C library may differ in its last bit.
    return radius * round(math.cos(angle), 6), radius * round(math.sin(angle), 6)


def _groups(membership: Ints, weights: Sequence[int]) -> list[tuple[tuple[int, ...], bool]]:
    """Return the things of each community, the heaviest first; what is left over comes last."""
    # Sorted once by community, then weight, then index.
    order = np.lexsort((np.arange(len(weights)), -np.asarray(weights), membership))
    cuts = np.flatnonzero(np.diff(membership[order])) + 1
    parts = [part.tolist() for part in np.split(order, cuts)]
    large = sorted((p for p in parts if len(p) >= _FEWEST), key=lambda p: (-len(p), p[0]))
    rest = sorted((i for p in parts if len(p) < _FEWEST for i in p), key=lambda i: (-weights[i], i))
    return [(tuple(part), False) for part in large] + ([(tuple(rest), True)] if rest else [])


def _communities(count: int, pairs: Ints) -> Ints:
    """Return the community of each node."""
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    pairs = np.sort(pairs, axis=1)
    keys, strength = np.unique(pairs[:, 0] * count + pairs[:, 1], return_counts=True)
    tails, heads = np.divmod(keys, count)
    # Both ways; the own strength of a merged node is kept apart, since it draws nowhere.
    start = np.concatenate((tails, heads))
    end = np.concatenate((heads, tails))
    weight = np.concatenate((strength, strength)).astype(np.int64)
    inner = np.zeros(count, dtype=np.int64)
    membership = np.arange(count)
    for _ in range(_LEVELS):
        found = _moved(start, end, weight, inner)
        names, found = np.unique(found, return_inverse=True)
        membership = found[membership]
        if len(names) == len(inner):
            break
        start, end, weight, inner = _merged(found, len(names), (start, end, weight), inner)
    return membership


def _merged(
    found: Ints, count: int, edges: tuple[Ints, Ints, Ints], inner: Ints
) -> tuple[Ints, Ints, Ints, Ints]:
    """Make one node of each community."""
    start, end, weight = found[edges[0]], found[edges[1]], edges[2]
    within = start == end
    merged = np.zeros(count, dtype=np.int64)
    np.add.at(merged, found, inner)
    np.add.at(merged, start[within], weight[within])
    keys, which = np.unique(start[~within] * count + end[~within], return_inverse=True)
    total = np.zeros(len(keys), dtype=np.int64)
    np.add.at(total, which, weight[~within])
    return keys // count, keys % count, total, merged


def _moved(start: Ints, end: Ints, weight: Ints, inner: Ints) -> Ints:
    """Let each node go where it belongs most, until few still move."""
    count = len(inner)
    own = inner.copy()
    np.add.at(own, start, weight)
    whole = int(own.sum())
    at = np.arange(count)
    half = (np.arange(count) * _TURN >> 4) & 1
    quiet = 0
    for step in range(_ROUNDS):
        total = np.zeros(count, dtype=np.int64)
        np.add.at(total, at, own)
        goal = _best(at, (start, end, weight), own, total, whole)
        goes = (goal != at) & (half == step & 1)
        # Two lone nodes would only change places: the later one goes to the earlier.
        alone = np.bincount(at, minlength=count) == 1
        goes &= ~(alone[at] & alone[goal] & (goal > at))
        at = np.where(goes, goal, at)
        quiet = quiet + 1 if int(goes.sum()) * _SETTLED <= count else 0
        if quiet == 2:  # noqa: PLR2004 - both halves
            break
    return at


def _best(at: Ints, edges: tuple[Ints, Ints, Ints], own: Ints, total: Ints, whole: int) -> Ints:
    """Return the community to which each node belongs most, its own if none is better."""
    start, end, weight = edges
    count = len(at)
    keys = start * count + at[end]
    order = np.argsort(keys, kind="stable")
    keys, drawn = keys[order], weight[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    if not len(first):
        return at
    pull = np.add.reduceat(drawn, first)
    node, community = np.divmod(keys[first], count)
    # Gain in modularity, times whole numbers; a node does not count against itself.
    others = total[community] - np.where(community == at[node], own[node], 0)
    gain = whole * pull - own[node] * others
    best = np.full(count, np.iinfo(np.int64).min)
    np.maximum.at(best, node, gain)
    stays = np.zeros(count, dtype=np.int64)
    home = community == at[node]
    stays[:] = -own * (total[at] - own)
    stays[node[home]] = gain[home]
    # Of equal ones the first: the last write of a reversed list.
    is_best = gain == best[node]
    goal = at.copy()
    goal[node[is_best][::-1]] = community[is_best][::-1]
    return np.where(best > stays, goal, at)


def _side_by_side(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Return centres for circles that touch and do not overlap, the first in the middle."""
    count = len(radii)
    x, y = [0.0] * count, [0.0] * count
    if count > 1:
        x[0], x[1] = -radii[1], radii[0]
    if count > 2:  # noqa: PLR2004 - the chain begins with three
        x[2], y[2] = _touching(2, 1, 0, (x, y, radii))
        _chain(x, y, radii)
    # The middle of all is the origin.
    area = sum(radius * radius for radius in radii)
    middle_x = sum(a * r * r for a, r in zip(x, radii, strict=True)) / area
    middle_y = sum(b * r * r for b, r in zip(y, radii, strict=True)) / area
    return [(a - middle_x, b - middle_y) for a, b in zip(x, y, strict=True)]


def _chain(x: list[float], y: list[float], radii: Sequence[float]) -> None:
    """Place the fourth circle and those after it, each where the front is nearest the middle."""
    after, before = {0: 1, 1: 2, 2: 0}, {1: 0, 2: 1, 0: 2}

    def score(link: int) -> float:
        other = after[link]
        both = radii[link] + radii[other]
        across = (x[link] * radii[other] + x[other] * radii[link]) / both / _ASPECT
        down = (y[link] * radii[other] + y[other] * radii[link]) / both
        return across * across + down * down

    a, b = 0, 1
    number = 3
    while number < len(radii):
        x[number], y[number] = _touching(number, a, b, (x, y, radii))
        hit = _first_hit(number, (a, b), (after, before), (x, y, radii))
        if hit is None:
            after[a] = before[b] = number
            before[number], after[number] = a, b
            number += 1
            a = min(_round(after, a), key=score)
            b = after[a]
        else:
            # What lies between is inside the front now.
            a, b = hit
            after[a], before[b] = b, a


def _round(after: dict[int, int], start: int) -> list[int]:
    links = [start]
    while (link := after[links[-1]]) != start:
        links.append(link)
    return links


Circles = tuple[list[float], list[float], "Sequence[float]"]


def _first_hit(
    number: int,
    pair: tuple[int, int],
    chain: tuple[dict[int, int], dict[int, int]],
    circles: Circles,
) -> tuple[int, int] | None:
    """Return the pair between which a circle would not overlap the nearest that it meets."""
    (a, b), (after, before) = pair, chain
    radii = circles[2]
    onward, backward = after[b], before[a]
    far, near = radii[b], radii[a]
    while True:
        if far <= near:
            if _overlap(number, onward, circles):
                return a, onward
            far += radii[onward]
            onward = after[onward]
        else:
            if _overlap(number, backward, circles):
                return backward, b
            near += radii[backward]
            backward = before[backward]
        if onward == after[backward]:
            return None


def _overlap(one: int, other: int, circles: Circles) -> bool:
    x, y, radii = circles
    reach = radii[one] + radii[other] - 1e-6
    dx, dy = x[one] - x[other], y[one] - y[other]
    return reach > 0 and reach * reach > dx * dx + dy * dy


def _touching(number: int, a: int, b: int, circles: Circles) -> tuple[float, float]:
    """Return where a circle touches two others, on the outer side of the front."""
    x, y, radii = circles
    dx, dy = x[a] - x[b], y[a] - y[b]
    square = dx * dx + dy * dy
    to_a, to_b = (radii[a] + radii[number]) ** 2, (radii[b] + radii[number]) ** 2
    if to_a > to_b:
        along = (square + to_b - to_a) / (2 * square)
        aside = math.sqrt(max(0.0, to_b / square - along * along))
        return x[b] + along * dx + aside * dy, y[b] + along * dy - aside * dx
    along = (square + to_a - to_b) / (2 * square)
    aside = math.sqrt(max(0.0, to_a / square - along * along))
    return x[a] - along * dx + aside * dy, y[a] - along * dy - aside * dx
