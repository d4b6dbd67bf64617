from types import SimpleNamespace

import msgspec
import pytest
from made_world import WORLD, where

from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import DEFAULTS
from twosource.records import Place

CITY, OLD, NORTH = where("plc:xx:city"), where("plc:xx:old-city"), where("plc:xx:north")
VILLAGE, PORT, LAND, ABROAD = (where(f"plc:{p}") for p in ("xx:village", "xx:port", "xx:land", "yy:abroad"))


@pytest.fixture
def places():
    return PlaceBook(WORLD, DEFAULTS.link)


def weight(places, a, b, control=False):
    tie = places.tie([a], [b], control=control)
    return None if tie is None else tie.weight


def test_the_nearer_the_places_the_more_they_weigh(places):
    same, inside, apart = (weight(places, CITY, other) for other in (CITY, OLD, VILLAGE))
    assert same > inside > 0 > apart


def test_a_whole_country_says_nothing_of_where_but_another_country_does(places):
    assert places.tie([LAND], [CITY], control=False) is None
    assert places.tie([ABROAD], [CITY], control=False).never


def test_who_holds_a_part_does_not_hold_the_whole_but_a_province_only_tells_roughly(places):
    assert weight(places, CITY, OLD, control=True) < 0 < weight(places, CITY, NORTH, control=True)


def test_places_too_far_apart_are_never_one(places):
    assert places.tie([CITY], [PORT], control=False).never


def test_a_town_and_the_district_of_its_name_may_be_one_and_a_town_and_its_province_less_so():
    def place(identifier, name, kind):
        return Place(id=identifier, name=name, kind=kind, lat=None, lon=None, radius_km=9, country="XX")

    def level(name, kind):
        known = {"plc:a": place("plc:a", name, kind), "plc:b": place("plc:b", "Rivertown", "town")}
        gazetteer = SimpleNamespace(get=known.get, contains=lambda outer, inner: outer == "plc:a")
        book = PlaceBook(SimpleNamespace(places=gazetteer), DEFAULTS.link)
        one, other = (
            msgspec.structs.replace(where(None, n), id=i) for i, n in (("plc:a", name), ("plc:b", "Rivertown"))
        )
        return book.tie([one], [other]).level

    assert level("Rivertown District", "district") == "same_place_name"
    assert level("Hilltown District", "district") == "place_inside"
    assert level("Rivertown", "province") == "place_inside"


def test_of_several_places_the_closest_tie_counts(places):
    assert places.tie([PORT, CITY], [VILLAGE, CITY], control=False).word == "the same place"


def test_a_missing_place_ties_to_nothing(places):
    assert places.tie([], [CITY], control=False) is None


def test_what_holds_a_place_leaves_its_country_out(places):
    assert places.around("plc:xx:old-city") == ("plc:xx:city", "plc:xx:north")
    assert places.around("plc:nowhere") == ()


def coded(lat, lon, radius_km, name="Somewhere Else"):
    """A place that no pack has, at a coder's point."""
    return msgspec.structs.replace(where(None, name), lat=lat, lon=lon, radius_km=radius_km)


def test_a_coders_point_is_compared_by_distance(places):
    here = coded(CITY.lat, CITY.lon, 1.0)
    assert weight(places, here, CITY) > 0
    assert weight(places, here, VILLAGE) < 0
    assert places.tie([here], [PORT]).never


def test_a_coders_point_that_may_be_off_does_not_speak_against_what_lies_within_that(places):
    province = coded(CITY.lat, CITY.lon, 300.0)
    assert weight(places, province, VILLAGE) > 0 and weight(places, province, PORT) > 0


def test_two_points_are_compared_and_a_name_without_one_is_not(places):
    assert weight(places, coded(1.0, 1.0, 1.0, "A"), coded(1.0, 1.001, 1.0, "B")) > 0
    assert weight(places, where(None, "A"), coded(1.0, 1.0, 1.0, "B")) < 0
    assert places.tie([where(None, "A")], [CITY]) is None


def site(name):
    """A site told by its words, at its town's point."""
    return msgspec.structs.replace(CITY, id=None, name=f"{name} in Rivertown", text=name, via="description")


def test_a_site_under_two_names_is_one_and_two_sites_of_a_town_are_two(places):
    palace, base = site("presidential palace"), where("plc:xx:base")
    for other in (site("central palace"), site("presidential palace")):
        assert weight(places, palace, other, control=True) > 0
    assert places.tie([palace], [site("airport")], control=True).never
    assert places.tie([palace], [base], control=True).never
    assert weight(places, palace, site("airport")) > 0  # who only struck there told where it was


def test_who_takes_a_site_has_not_taken_its_town_but_may_have_what_the_town_was_left_with(places):
    assert places.tie([site("palace")], [CITY], control=True, gained=True).never
    assert places.tie([CITY], [site("palace")], control=True, gained=True).never
    assert weight(places, site("palace"), CITY, control=True) > 0
