"""By type: columns that begin on one line, nothing on anything else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import layout_types
from kg.view.lettering import Box

rooms = st.builds(Box, half=st.floats(5, 90), top=st.floats(5, 30), bottom=st.floats(5, 70))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(rooms, min_size=1, max_size=15), max_size=6))
def test_nothing_covers_anything_and_headings_are_above_their_things(
    families: list[list[Box]],
) -> None:
    boxes = [box for family in families for box in family]
    numbers = iter(range(len(boxes)))
    groups = [[next(numbers) for _ in family] for family in families]
    places, heads = layout_types(boxes, groups)

    assert len(heads) == len(groups)
    assert len({y for _, y in heads}) <= 1
    for group, (left, line) in zip(groups, heads, strict=True):
        for n in group:
            x, y = places[n]
            assert y - boxes[n].top > line
            assert x - boxes[n].half >= left - 1
    for i, (x, y) in enumerate(places):
        for j, (u, v) in enumerate(places[:i]):
            assert (
                abs(x - u) >= boxes[i].half + boxes[j].half
                or y + boxes[i].bottom <= v - boxes[j].top
                or v + boxes[j].bottom <= y - boxes[i].top
            )


def test_two_families_stand_side_by_side_and_the_middle_is_the_origin() -> None:
    box = Box(20, 10, 10)
    places, heads = layout_types([box] * 4, [[2, 0], [1, 3]])

    assert places[2][0] == places[0][0] < places[1][0] == places[3][0]
    assert places[2][1] == places[1][1] < places[0][1] == places[3][1]
    assert heads[0][0] == -heads[1][0] - 40
    assert heads[0][1] == heads[1][1]


def test_a_long_family_is_about_as_wide_as_a_screen() -> None:
    box = Box(40, 10, 30)
    places, _ = layout_types([box] * 300, [list(range(300))])
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)

    assert 1.2 < width / height < 1.8


def test_nothing_has_no_places() -> None:
    assert layout_types([], []) == ((), ())
