"""No point is finer than a populated place, and every circle still covers the truth."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from twosource.publish.generalise import LEAST_RADIUS_KM, distance_km, shown_point
from twosource.records import Place


@dataclass
class Book:
    places: dict[str, Place]

    def get(self, id: str, /) -> Place | None:
        return self.places.get(id)


def _place(key: str, kind: str, lat: float | None, lon: float | None, *part_of: str, radius: float = 1.0) -> Place:
    return Place(id=key, name=key, kind=kind, lat=lat, lon=lon, radius_km=radius, country="SY", part_of=part_of)


NOWHERE = Book({})
_lats, _lons = st.floats(-85, 85), st.floats(-180, 180)


def test_a_town_stays_where_it_is() -> None:
    book = Book({"t": _place("t", "town", 35.1, 40.2, radius=2.0)})
    point = shown_point("t", 35.1, 40.2, 0.5, book)
    assert point is not None and (point.lat, point.lon, point.radius_km, point.moved) == (35.1, 40.2, 2.0, False)


def test_a_facility_is_shown_at_the_town_that_holds_it_through_its_district() -> None:
    book = Book(
        {
            "b": _place("b", "base", 35.11, 40.21, "q"),
            "q": _place("q", "quarter", 35.105, 40.2, "t"),
            "t": _place("t", "town", 35.1, 40.2),
        }
    )
    point = shown_point("b", 35.11, 40.21, 0.2, book)
    assert point is not None and (point.lat, point.lon, point.at) == (35.1, 40.2, "t")


def test_a_circle_of_holders_ends() -> None:
    book = Book({"a": _place("a", "base", 35.0, 40.0, "b"), "b": _place("b", "camp", 35.0, 40.0, "a")})
    point = shown_point("a", 35.0, 40.0, 0.1, book)
    assert point is not None and point.radius_km >= LEAST_RADIUS_KM


def test_no_coordinates_no_point() -> None:
    assert shown_point("x", None, 40.0, 1.0, NOWHERE) is None


@given(_lats, _lons, st.floats(0, 4))
def test_an_unknown_fine_point_is_blurred_to_five_km_and_the_circle_covers_the_truth(
    lat: float, lon: float, radius: float
) -> None:
    point = shown_point(None, lat, lon, radius, NOWHERE)
    assert point is not None and point.moved and point.radius_km >= LEAST_RADIUS_KM
    assert distance_km(lat, lon, point.lat, point.lon) + radius <= point.radius_km + 1e-6


@given(_lats, _lons, st.floats(5, 500))
def test_what_is_vague_already_stays(lat: float, lon: float, radius: float) -> None:
    point = shown_point(None, lat, lon, radius, NOWHERE)
    assert point is not None and (point.lat, point.lon, point.radius_km) == (lat, lon, radius)
