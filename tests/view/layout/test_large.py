from __future__ import annotations

import math
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.layout.large import Circle, LargeLayout, large_layout

GRAPHS = st.integers(1, 60).flatmap(
    lambda count: st.tuples(
        st.lists(st.integers(0, 9), min_size=count, max_size=count),
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=120),
    )
)


def _clique(*members: int) -> list[tuple[int, int]]:
    return list(combinations(members, 2))


def _knots(count: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Return cliques of unequal sizes, each joined to the next by one link."""
    links: list[tuple[int, int]] = []
    start = 0
    for number in range(count):
        members = range(start, start + 5 + number % 4)
        links += [*_clique(*members), (members[-1], members[-1] + 1)]
        start = members[-1] + 1
    links.pop()
    weights = [sum(thing in link for link in links) for thing in range(start)]
    return weights, links


def test_two_knots_are_two_communities_and_the_heaviest_is_in_the_middle() -> None:
    links = [*_clique(0, 1, 2, 3), *_clique(4, 5, 6, 7), (3, 4)]
    found = large_layout([3, 3, 3, 9, 4, 3, 3, 3], links)

    assert found == LargeLayout(
        places=(
            (-155, 23), (-126, -48), (-94, 47), (-130, 0),
            (130, 0), (105, 23), (134, -48), (166, 47),
        ),
        circles=(
            Circle(-130, 0, 85, (3, 0, 1, 2), pooled=False),
            Circle(130, 0, 85, (4, 5, 6, 7), pooled=False),
        ),
    )  # fmt: skip


def test_what_belongs_nowhere_is_pooled_and_comes_last() -> None:
    found = large_layout([4, 4, 4, 4, 4, 0, 1, 1, 0], [*_clique(0, 1, 2, 3, 4), (6, 7)])

    assert [(circle.things, circle.pooled) for circle in found.circles] == [
        ((0, 1, 2, 3, 4), False),
        ((6, 7, 5, 8), True),
    ]


def test_many_knots_are_told_apart() -> None:
    weights, links = _knots(12)
    found = large_layout(weights, links)

    assert [len(circle.things) for circle in found.circles] == [8] * 3 + [7] * 3 + [6] * 3 + [5] * 3


def test_circles_do_not_overlap_and_hold_their_things() -> None:
    weights, links = _knots(60)
    found = large_layout(weights, links)
    for a, b in combinations(found.circles, 2):
        assert math.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius

    for circle in found.circles:
        for thing in circle.things:
            x, y = found.places[thing]
            assert math.hypot(x - circle.x, y - circle.y) < circle.radius


def test_the_sheet_is_wider_than_high() -> None:
    weights, links = _knots(200)
    places = large_layout(weights, links).places
    across, down = (
        max(place[axis] for place in places) - min(place[axis] for place in places)
        for axis in (0, 1)
    )

    assert 1.1 < across / down < 2.0


@pytest.mark.parametrize("weights", [[], [0], [0, 0]], ids=["nothing", "one", "two"])
def test_tiny_graphs_have_places(weights: list[int]) -> None:
    found = large_layout(weights, [])

    assert found.places == ((0, 0), (-25, 23))[: len(weights)]
    assert [circle.pooled for circle in found.circles] == [True] * bool(weights)


@given(GRAPHS)
def test_everything_has_a_place_of_its_own_and_one_community(
    graph: tuple[list[int], list[tuple[int, int]]],
) -> None:
    weights, links = graph
    found = large_layout(weights, links)

    assert sorted(thing for circle in found.circles for thing in circle.things) == list(
        range(len(weights))
    )
    assert all(math.hypot(a[0] - b[0], a[1] - b[1]) > 30 for a, b in combinations(found.places, 2))


@given(GRAPHS)
def test_the_heaviest_of_a_community_comes_first(
    graph: tuple[list[int], list[tuple[int, int]]],
) -> None:
    weights, links = graph
    for circle in large_layout(weights, links).circles:
        order = [(-weights[thing], thing) for thing in circle.things]
        assert order == sorted(order)


def test_the_order_of_links_does_not_matter() -> None:
    weights, links = _knots(30)
    turned = [(b, a) for a, b in reversed(links)]

    assert large_layout(weights, turned) == large_layout(weights, links)


def test_every_process_finds_the_same_places() -> None:
    code = (
        "from kg.view.layout.large import large_layout;"
        "links = [(i, (i * 7 + 3) % 500) for i in range(500)];"
        "print(hash(large_layout([1] * 500, links).places))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }

    assert len(found) == 1
