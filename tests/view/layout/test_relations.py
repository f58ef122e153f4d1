"""Placing: apart, around the subject, always the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import layout_relations
from kg.view.lettering import Box

boxes = st.builds(
    Box,
    half=st.floats(5, 90),
    top=st.floats(5, 30),
    bottom=st.floats(5, 70),
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_boxes_of_any_graph_are_apart_and_the_subject_in_the_middle(data: st.DataObject) -> None:
    room = data.draw(st.lists(boxes, min_size=1, max_size=30))
    ends = st.integers(0, len(room) - 1)
    links = data.draw(st.lists(st.tuples(ends, ends), max_size=60))
    centre = data.draw(ends)
    places = layout_relations(room, links, centre)

    assert places[centre] == (0, 0)
    for i, (x, y) in enumerate(places):
        for j, (u, v) in enumerate(places[:i]):
            apart = (
                x + room[i].half <= u - room[j].half
                or u + room[j].half <= x - room[i].half
                or y + room[i].bottom <= v - room[j].top
                or v + room[j].bottom <= y - room[i].top
            )
            assert apart, (i, j)


def test_a_star_puts_its_rays_around_its_middle() -> None:
    box = Box(30, 8, 20)
    places = layout_relations([box] * 13, [(0, ray) for ray in range(1, 13)], 0)

    assert {(x > 0, y > 0) for x, y in places[1:]} == {
        (False, False), (False, True), (True, False), (True, True),
    }  # fmt: skip


def test_joined_things_are_nearer_than_others() -> None:
    path = [(0, 1), (1, 2), (2, 3), (3, 4)]
    places = layout_relations([Box(20, 8, 20)] * 5, path, 0)
    steps = [abs(places[n][0]) + abs(places[n][1]) for n in range(5)]

    assert steps[1] < steps[4]


def test_nothing_and_one_thing_have_a_place() -> None:
    assert layout_relations([], [], -1) == ()
    assert layout_relations([Box(1, 1, 1)], [(0, 0)], 0) == ((0, 0),)


def test_what_leans_to_a_hand_stands_on_that_side() -> None:
    leans = [0, -1, 1, 0, -1, 1, 0, -1, 1]
    places = layout_relations([Box(30, 8, 20)] * 9, [(0, ray) for ray in range(1, 9)], 0, leans)

    assert [(x > 0) - (x < 0) for (x, _), lean in zip(places, leans, strict=True) if lean] == [
        lean for lean in leans if lean
    ]
