import math

from hypothesis import given
from hypothesis import strategies as st
from made_events import statements
from made_world import WORLD, claim, on, where, who

from twosource.corroboration.blocking import candidate_pairs
from twosource.corroboration.intervals import gap_days
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import DEFAULTS
from twosource.knowledge.geography import haversine_km
from twosource.records import PlaceMention

CITY = where("plc:xx:city")


def pairs(found):
    return candidate_pairs(found, WORLD, DEFAULTS.link, PlaceBook(WORLD, DEFAULTS.link))


def compared(*claims):
    return len(pairs(statements(*claims))) == 1


def two(first, second, kind="air_strike", other=None):
    return claim(kind, publisher="The Paper", **first), claim(other or kind, publisher="The Agency", **second)


def test_claims_about_one_place_and_time_are_compared():
    assert compared(*two({"place": [CITY]}, {"place": [CITY]}))


def test_families_are_not_compared_with_one_another():
    assert not compared(*two({"place": [CITY]}, {"place": [CITY]}, other="capture"))


def test_forecasts_are_not_compared_with_what_happened():
    assert not compared(*two({"place": [CITY]}, {"place": [CITY], "modality": "predicted"}))


def test_places_within_one_another_are_compared():
    assert compared(*two({"place": [CITY]}, {"place": [where("plc:xx:north")]}))


def test_places_far_apart_are_not():
    assert not compared(*two({"place": [CITY]}, {"place": [where("plc:xx:port")]}))


def test_days_far_apart_are_not():
    late = {"place": [CITY], "time": on("2017-09-09"), "published": "2017-09-09"}
    assert not compared(*two({"place": [CITY]}, late))


def test_without_a_place_those_with_the_same_parties_are_compared():
    sides = {"actor": [who("act:red")], "target": [who("act:blue")]}
    assert compared(*two({"place": [CITY], **sides}, {**sides}))
    assert compared(*two({"place": [CITY], **sides}, {"actor": [who("act:red-guard")], "target": [who("act:blue")]}))
    assert not compared(*two({"place": [CITY], **sides}, {"actor": [who("act:red")]}))


def test_a_whole_country_is_no_place_to_be_compared_by():
    assert not compared(*two({"place": [where("plc:xx:land")]}, {"place": [where("plc:xx:land")]}))


@st.composite
def points(draw):
    lat = draw(st.floats(-75, 75))
    lon = draw(st.floats(-180, 180, exclude_max=True))
    km, bearing = draw(st.floats(0, 49.5)), draw(st.floats(0, 2 * math.pi))
    there = lat + math.degrees(km / 6371.0088) * math.cos(bearing)
    across = lon + math.degrees(km / 6371.0088) * math.sin(bearing) / math.cos(math.radians(lat))
    return (lat, lon), (there, (across + 180) % 360 - 180)


def _at(identifier, point):
    return PlaceMention(
        id=identifier, name=identifier, lat=point[0], lon=point[1], radius_km=None, country=None, admin1=None,
        text=identifier, start=0, end=1, via="name",
    )  # fmt: skip


@given(points())
def test_whatever_lies_within_50_km_is_compared_wherever_it_lies(both):
    here, there = both
    if haversine_km(here, there) <= DEFAULTS.link.radius_km - 0.5:
        assert compared(*two({"place": [_at("plc:a", here)]}, {"place": [_at("plc:b", there)]}))


DAYS = st.sampled_from([f"2017-09-{day:02d}" for day in range(1, 20)])


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), min_size=2, max_size=10, unique=True))
def test_of_one_place_just_those_within_three_days_are_compared(days):
    claims = [
        claim("air_strike", publisher=f"Paper {i}", published="2017-09-20", place=[CITY], time=on(day))
        for i, (day, _) in enumerate(days)
    ]
    found = statements(*claims)
    expected = [
        (i, j)
        for j in range(len(found))
        for i in range(j)
        if gap_days(found[i].days, found[j].days) <= DEFAULTS.link.days
    ]
    assert pairs(found) == sorted(expected)
