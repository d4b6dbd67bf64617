from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.geography import EARTH_RADIUS_KM, covering_radius_km, haversine_km, middle

POINT = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINT, POINT)
def test_distance_is_the_same_both_ways_and_at_most_half_round(a: tuple[float, float], b: tuple[float, float]) -> None:
    assert haversine_km(a, b) == pytest.approx(haversine_km(b, a), abs=1e-6)
    assert 0 <= haversine_km(a, b) <= EARTH_RADIUS_KM * 3.1416
    assert haversine_km(a, a) == 0


def test_distance_of_known_cities() -> None:
    assert haversine_km((36.2012, 37.1612), (33.5102, 36.2913)) == pytest.approx(310, abs=5)  # Aleppo, Damascus


def test_the_middle_is_not_drawn_to_the_crowded_end() -> None:
    crowd = [(10.0 + step / 1000, 10.0) for step in range(100)]
    center = middle([*crowd, (11.0, 10.0)], 0.5)
    assert center is not None
    assert 10.4 < center[0] < 11.0
    assert middle([], 1.0) is None


def test_covering_radius_holds_its_share() -> None:
    points = [(0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.0, 50.0)]
    assert covering_radius_km((0.0, 0.0), points, share=0.5) == pytest.approx(222, abs=1)
    assert covering_radius_km((0.0, 0.0), []) == 0.0
