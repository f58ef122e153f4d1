"""On the map: north is up, and no place covers another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import layout_map
from kg.view.lettering import Box

BOX = Box(30, 8, 20)
spots = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def _places(*where: tuple[float, float] | None) -> tuple[tuple[int, int], ...]:
    others = [[n for n, spot in enumerate(where) if spot is None]]
    return layout_map([BOX] * len(where), where, [group for group in others if group])[0]


def test_north_is_up_and_east_is_right() -> None:
    vienna, prague, budapest, nowhere = _places((48.2, 16.4), (50.1, 14.4), (47.5, 19.0), None)

    assert prague[1] < vienna[1] < budapest[1]
    assert prague[0] < vienna[0] < budapest[0] < nowhere[0] - 60


def test_places_are_where_the_projection_says() -> None:
    spots = [(48.2, 16.4), (50.1, 14.4), (47.5, 19.0)]
    places, projection = layout_map([BOX] * 3, spots, [])
    assert projection is not None

    assert [
        (
            round((east - projection.east) * projection.wide),
            round((projection.north - north) * projection.high),
        )
        for north, east in spots
    ] == list(places)


def test_a_map_over_the_date_line_is_not_torn() -> None:
    fiji, tonga = _places((-17.8, 178.0), (-21.2, -175.2))

    assert fiji[0] < tonga[0] < fiji[0] + 2000


def test_one_place_makes_no_map() -> None:
    assert layout_map([BOX] * 3, [(1.0, 1.0), None, (1.0, 1.0)], [[1]]) == ((), None)
    assert layout_map([], [], []) == ((), None)


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, max_size=12))
def test_no_name_covers_another_on_the_map_or_beside_it(
    where: list[tuple[float, float] | None],
) -> None:
    places = _places(*where)

    for i, (x, y) in enumerate(places):
        for u, v in places[:i]:
            assert abs(x - u) >= 60 or abs(y - v) >= 28
