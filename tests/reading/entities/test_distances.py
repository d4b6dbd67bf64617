"""What is so far from a named place is there, and neither in that place nor nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whole import report

from twosource.knowledge.geography import haversine_km
from twosource.reading.entities.distances import Distance, at_distance, distance_before, is_near, on_a_side
from twosource.reading.reader import Reader
from twosource.records import PlaceMention


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("a village 40 km from ", 40.0, None),
        ("a village some 40 km north of ", 40.0, 0.0),
        ("a base 10 miles (16 km) south-west of the city of ", 16.09, 225.0),
        ("12 kilometres to the northeast of ", 12.0, 45.0),
        ("a base three miles outside ", 4.827, None),
        ("a few kilometers east of ", 5.0, 90.0),
        ("an area 500 metres from ", 0.5, None),
    ],
)
def test_a_distance_is_read(words: str, km: float, bearing: float | None) -> None:
    far = distance_before(f"{words}Homs", len(words))
    assert far is not None
    assert far.km == pytest.approx(km)
    assert far.bearing == bearing


@pytest.mark.parametrize(
    "words",
    [
        "north of ",
        "the 40 men from ",
        "40 km of road in ",
        "to within 10 km of ",
        "a village 4,000 km from ",
        "a 9-km front in ",
        "5 km from Hama to ",
    ],
)
def test_other_words_tell_no_distance(words: str) -> None:
    assert distance_before(f"{words}Homs", len(words)) is None


def mention(lat: float, lon: float) -> PlaceMention:
    return PlaceMention(
        id="plc:xx:here", name="Here", lat=lat, lon=lon, radius_km=3.0, country="XX", admin1="One", text="Here", start=0, end=4,
        via="name",
    )  # fmt: skip


@given(
    lat=st.floats(-70, 70),
    lon=st.floats(-180, 180),
    km=st.floats(1, 300),
    bearing=st.none() | st.floats(0, 359),
)
def test_the_radius_takes_in_every_place_that_is_so_far_off(
    lat: float, lon: float, km: float, bearing: float | None
) -> None:
    there = at_distance(mention(lat, lon), Distance(km, bearing, 0))
    assert there.id is None
    assert there.lat is not None
    assert there.lon is not None
    assert there.radius_km is not None
    away = haversine_km((lat, lon), (there.lat, there.lon))
    assert there.radius_km >= 15.0
    assert away + there.radius_km >= km
    assert away == pytest.approx(km if bearing is not None else 0.0, rel=0.06, abs=0.1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels captured a village 40 km north of Homs.", "village 40 km north of Homs"),
        ("Rebels captured Zuwarqa, 40 km north of Homs.", "Zuwarqa"),
        ("Gunmen killed two men 40 km north of Homs.", "40 km north of Homs"),
    ],
)
def test_what_is_so_far_off_is_there(reader: Reader, text: str, name: str) -> None:
    (claim,) = reader.read(report(text, "2024-06-04")).claims
    (place,) = claim.place
    assert (place.id, place.name) == (None, name)
    assert place.lat == pytest.approx(35.08, abs=0.02)
    assert place.radius_km == 20.0


def test_where_something_is_so_far_from_is_not_where_it_came_from(reader: Reader) -> None:
    (claim,) = reader.read(report("Soldiers shelled Kalynivka, 12 km from Kupiansk.", "2024-06-04")).claims
    assert claim.from_place == ()


@pytest.mark.parametrize(
    "words",
    [
        "near ",
        "just outside the town of ",
        "not far from ",
        "south-east of ",
        "fighting around ",
        "close to the city of ",
    ],
)
def test_words_say_that_something_is_near(words: str) -> None:
    assert is_near(f"{words}Homs", len(words))


@pytest.mark.parametrize("words", ["in ", "into the town of ", "across ", "north ", "the governor of ", "from "])
def test_other_words_say_that_it_is_there(words: str) -> None:
    assert not is_near(f"{words}Homs", len(words))


@given(reach=st.floats(10, 60), side=st.sampled_from(["northern", "south-east", "west"]), away=st.floats(0, 1))
def test_the_circle_of_a_side_holds_what_lies_on_it(reach: float, side: str, away: float) -> None:
    bearing = {"northern": 0.0, "south-east": 135.0, "west": 270.0}[side]
    land = on_a_side(mention(33.0, 36.0), side, reach)
    there = at_distance(mention(33.0, 36.0), Distance(max(0.1, reach * away), bearing, 0))
    assert land.id is None
    assert land.lat is not None
    assert land.lon is not None
    assert there.lat is not None
    assert there.lon is not None
    assert haversine_km((land.lat, land.lon), (there.lat, there.lon)) <= (land.radius_km or 0.0) * 1.02 + 0.2


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Gunmen killed two men near Gao on Monday.", 15.0, 15.0),
        ("Gunmen killed two men just outside Gao on Monday.", 15.0, 15.0),
        ("Gunmen killed two men in Gao on Monday.", 2.0, 8.0),
        ("Gunmen killed two men near Gao and Ansongo on Monday.", 15.0, 15.0),
    ],
)
def test_what_is_near_a_town_is_drawn_wider_than_the_town(reader: Reader, text: str, least: float, most: float) -> None:
    (claim,) = reader.read(report(text, "2024-06-04")).claims
    assert claim.place[0].id == "plc:ml:gao"
    assert all(least <= (place.radius_km or 0.0) <= most for place in claim.place)
