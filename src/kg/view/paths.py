"""How two things are joined: the ways between them, in the order in which the page tells them.

A way goes from thing to thing over statements, in either direction, and meets nothing twice.
Shorter ways come first, and of equally long ones those of the first statements: numbers are
compared step by step.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.view.model import StatementView

    Steps = Mapping[int, Sequence[tuple[int, int]]]

__all__ = ["ways"]


def ways(
    statements: Sequence[StatementView], shown: Iterable[int], start: int, end: int
) -> Iterator[tuple[int, ...]]:
    """Yield the ways between two things, best first, each as the numbers of its statements.

    The number of ways grows quickly with their length: take as many as are wanted.

    Args:
        statements: The statements of a model.
        shown: Numbers of those that count, such as :func:`kg.view.period.in_period` returns.
        start: Index of the thing that the ways begin at.
        end: Index of the one that they lead to.
    """
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number in sorted(set(shown)):
        one, other = statements[number].subject, statements[number].object
        if min(one, other) >= 0 and one != other:
            steps[one].append((number, other))
            steps[other].append((number, one))
    far = _distances(steps, end)
    if start == end or start not in far:
        return
    for length in range(far[start], len(far)):
        yield from _exactly(steps, far, [start], (), length)


def _distances(steps: Steps, end: int) -> dict[int, int]:
    """Return the least number of steps to the end for all from which there is a way."""
    far = {end: 0}
    queue = deque([end])
    while queue:
        here = queue.popleft()
        for _, there in steps.get(here, ()):
            if there not in far:
                far[there] = far[here] + 1
                queue.append(there)
    return far


def _exactly(
    steps: Steps,
    far: Mapping[int, int],
    met: list[int],
    way: tuple[int, ...],
    length: int,
) -> Iterator[tuple[int, ...]]:
    """Yield the ways of a length that go on from ``way``, which met these things."""
    left = length - len(way)
    if left == 0:
        if far[met[-1]] == 0:
            yield way
        return
    for number, there in steps[met[-1]]:
        # What is met too early, or is too far off, leads nowhere.
        if there not in met and far[there] < left and (far[there] or left == 1):
            yield from _exactly(steps, far, [*met, there], (*way, number), length)
