"""On the map: north is up, and no place covers another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import layout_map
from kg.view.lettering import Box

BOX = Box(30, 8, 20)
spots = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_north_is_up_and_east_is_right() -> None:
    places = layout_map([BOX] * 4, [(48.2, 16.4), (50.1, 14.4), (47.5, 19.0), None])
    vienna, prague, budapest, nowhere = places

    assert prague[1] < vienna[1] < budapest[1]
    assert prague[0] < vienna[0] < budapest[0]
    assert nowhere == (0, 0)


def test_a_map_over_the_date_line_is_not_torn() -> None:
    fiji, tonga = layout_map([BOX] * 2, [(-17.8, 178.0), (-21.2, -175.2)])

    assert fiji[0] < tonga[0]


def test_one_place_makes_no_map() -> None:
    assert layout_map([BOX] * 3, [(1.0, 1.0), None, (1.0, 1.0)]) == ()
    assert layout_map([], []) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, max_size=12))
def test_names_of_places_do_not_cover_each_other(
    where: list[tuple[float, float] | None],
) -> None:
    places = layout_map([BOX] * len(where), where)
    shown = [place for place, spot in zip(places, where, strict=False) if spot is not None]

    for i, (x, y) in enumerate(shown):
        for u, v in shown[:i]:
            assert abs(x - u) >= 60 or abs(y - v) >= 28
