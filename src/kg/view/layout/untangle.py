"""Fewer crossings: two things change places where that takes the knots out of their edges.

Places are whole numbers here and so is what is compared, so that every machine finds the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Place = tuple[int, int]

__all__ = ["untangled"]

_MOST = 60_000  # things times edges up to which this is done: beyond, nobody follows an edge
_NEAR = 12  # things nearby that each may change places with
_ROUNDS = 2
_HUB = 14  # edges from which on a thing stays where it is
_CROSSING = 350  # pixels of edges that one crossing is worth
_LEAST = 80  # pixels that a change must gain


def untangled(
    places: Sequence[Place],
    links: Sequence[tuple[int, int]],
    fixed: int,
    hands: Sequence[int],
) -> tuple[Place, ...]:
    """Return the same places, some of them exchanged so that fewer edges cross.

    Args:
        places: Where each thing stands.
        links: Pairs of indices of joined things.
        fixed: Index of the thing that stays, or -1.
        hands: For each thing -1 if it is to stay to the left of ``fixed``, 1 for its right.
    """
    ends = np.array(sorted({(min(a, b), max(a, b)) for a, b in links if a != b}), dtype=np.int64)
    if not 0 < len(places) * len(ends) <= _MOST:
        return tuple(places)
    knot = _Knot(np.array(places, dtype=np.int64), ends)
    free = [n for n in range(len(places)) if n != fixed and 0 < len(knot.edges[n]) <= _HUB]

    def stays(one: int, other: int) -> bool:
        side = int(knot.places[other, 0] - knot.places[fixed, 0])
        return not hands[one] or hands[one] * side > 0

    for _ in range(_ROUNDS):
        changes = 0
        for one in free:
            for other in knot.near(one, free):
                if one < other and stays(one, other) and stays(other, one):
                    changes += knot.exchange(one, other)
        if not changes:
            break
    return tuple((int(x), int(y)) for x, y in knot.places)


class _Knot:
    """Places and edges, and which of the edges cross.

    Attributes:
        places: Where the things stand, changed by :meth:`exchange`.
        edges: For each thing the numbers of its edges.
    """

    def __init__(self, places: Ints, ends: Ints) -> None:
        self.places = places
        self.edges = [np.nonzero((ends == n).any(axis=1))[0] for n in range(len(places))]
        self._ends = ends
        first, second = ends[:, :1], ends[:, 1:]
        # Edges that meet at a thing do not cross.
        self._apart = (
            (first != ends[:, 0]) & (first != ends[:, 1])
            & (second != ends[:, 0]) & (second != ends[:, 1])
        )  # fmt: skip
        self._crosses = self._crossings(np.arange(len(ends)))

    def near(self, one: int, free: Sequence[int]) -> list[int]:
        """Return the free things that stand nearest."""
        others = np.array(free)
        steps = np.abs(self.places[others] - self.places[one])
        order = np.argsort(steps[:, 0] + steps[:, 1], kind="stable")
        return [int(n) for n in others[order[1 : _NEAR + 1]]]

    def exchange(self, one: int, other: int) -> bool:
        """Let two things change places if that is worth it, and say whether they did."""
        moved = np.union1d(self.edges[one], self.edges[other])
        if not self._crosses[moved].any():
            return False
        before = self._cost(moved, self._crosses[moved])
        self.places[[one, other]] = self.places[[other, one]]
        crosses = self._crossings(moved)
        if self._cost(moved, crosses) > before - _LEAST:
            self.places[[one, other]] = self.places[[other, one]]
            return False
        self._crosses[moved] = crosses
        self._crosses[:, moved] = crosses.T
        return True

    def _cost(self, moved: Ints, crosses: NDArray[np.bool_]) -> int:
        # What two of them have with each other is counted twice.
        count = 2 * int(crosses.sum()) - int(crosses[:, moved].sum())
        ways = self.places[self._ends[moved, 0]] - self.places[self._ends[moved, 1]]
        return count * _CROSSING // 2 + int(np.abs(ways).sum())

    def _crossings(self, moved: Ints) -> NDArray[np.bool_]:
        """Return for some edges which of all edges each crosses."""
        x, y = self.places[:, 0], self.places[:, 1]
        first, second = self._ends[moved, 0][:, None], self._ends[moved, 1][:, None]
        third, fourth = self._ends[:, 0][None, :], self._ends[:, 1][None, :]

        def left(a: Ints, b: Ints, c: Ints) -> Ints:
            sides: Ints = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a])
            return np.sign(sides)

        split = left(first, second, third) * left(first, second, fourth) < 0
        cut = left(third, fourth, first) * left(third, fourth, second) < 0
        crosses: NDArray[np.bool_] = split & cut & self._apart[moved]
        return crosses
