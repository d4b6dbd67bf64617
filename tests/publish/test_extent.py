"""The map reaches over all that is drawn, and is drawn finely where most of it happens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from twosource.publish.extent import around, core_box, whole_box

_spots = st.lists(st.tuples(st.floats(-170, 170), st.floats(-80, 80)), min_size=1, max_size=40)


def test_no_spot_no_box() -> None:
    assert whole_box([]) is None and core_box([]) is None


@given(_spots)
def test_the_whole_box_holds_every_spot(spots: list[tuple[float, float]]) -> None:
    west, south, east, north = whole_box(spots) or (0, 0, 0, 0)
    assert all(west < x < east and south < y < north for x, y in spots)


def test_a_far_off_event_widens_the_whole_and_not_the_core() -> None:
    spots = [(40.1, 35.3)] * 30 + [(-77.0, 38.9)]
    whole, core = whole_box(spots), core_box(spots)
    assert whole is not None and whole[0] < -77 and core is not None and core[0] > 30


@given(st.floats(1, 9), st.floats(1, 9))
def test_what_is_around_a_core_fills_the_box(width: float, height: float) -> None:
    inner = (5 - width / 2, 5 - height / 2, 5 + width / 2, 5 + height / 2)
    area = sum((b[2] - b[0]) * (b[3] - b[1]) for b in around((0, 0, 10, 10), inner))
    assert abs(area + width * height - 100) < 1e-6
