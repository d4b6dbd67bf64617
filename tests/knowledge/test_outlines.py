from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.outlines import Outline

SQUARE = ([10.0, 14.0, 14.0, 10.0], [-2.5, -2.5, 1.5, 1.5])
HOLE = ([11.0, 12.0, 12.0, 11.0], [-1.0, -1.0, 0.5, 0.5])


@given(st.floats(-4, 4), st.floats(8, 16))
def test_a_point_is_inside_just_where_the_rings_say(lat: float, lon: float) -> None:
    within = -2.5 < lat < 1.5 and 10 < lon < 14
    in_hole = -1 < lat < 0.5 and 11 < lon < 12
    on_an_edge = lat in (-2.5, 1.5, -1.0, 0.5) or lon in (10.0, 14.0, 11.0, 12.0)
    if not on_an_edge:
        assert ((lat, lon) in Outline([SQUARE, HOLE])) is (within and not in_hole)


def test_nothing_is_inside_no_ring() -> None:
    assert (0.0, 0.0) not in Outline([])
