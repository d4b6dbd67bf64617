from __future__ import annotations

import pytest

from twosource.knowledge.borders import Borders

BORDERS = Borders()


@pytest.mark.parametrize(
    ("country", "lat", "lon"),
    [
        ("SY", 35.34, 40.14),
        ("IQ", 33.43, 39.5),
        ("FR", 48.85, 2.35),
        ("RU", 66.0, -172.0),
        ("FJ", -17.8, 178.0),
        ("XK", 42.6, 21.0),
    ],
)
def test_points_lie_in_their_countries(country: str, lat: float, lon: float) -> None:
    assert BORDERS.holds(country, (lat, lon))


@pytest.mark.parametrize(
    ("country", "lat", "lon"), [("SY", 40.14, 35.34), ("SY", 33.89, 35.5), ("LS", -29.1, 26.2), ("QQ", 0.0, 0.0)]
)
def test_points_of_others_do_not(country: str, lat: float, lon: float) -> None:
    assert not BORDERS.holds(country, (lat, lon))


def test_a_country_inside_another_is_no_part_of_it() -> None:
    assert BORDERS.holds("LS", (-29.6, 28.2))
    assert not BORDERS.holds("ZA", (-29.6, 28.2))


def test_a_little_way_out_is_let_pass() -> None:
    beirut_roads = (33.92, 35.40)
    assert not BORDERS.holds("LB", beirut_roads)
    assert BORDERS.holds("LB", beirut_roads, 25.0)
    assert "LB" in BORDERS
    assert "QQ" not in BORDERS
