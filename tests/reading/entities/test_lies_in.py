"""Names that are words, or people's names, elsewhere: places where the words behind say what they lie in, or near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import PlaceMention, Reading

Read = Callable[..., Reading]


def places(reading: Reading) -> list[PlaceMention]:
    return [place for claim in reading.claims for place in claim.place]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen wounded four people in Athens, Georgia.", "US"),
        ("Soldiers raided a market in Trinidad in Bolivia.", "BO"),
        ("Troops fired on a crowd in Leon, Nicaragua.", "NI"),
        ("Gunmen opened fire on a bus in Salem, near Nablus.", "PS"),
    ],
)
def test_what_is_said_to_hold_a_name_tells_it_from_a_word(read: Read, text: str, country: str) -> None:
    assert {(place.country, place.id is None) for place in places(read(text))} == {(country, False)}


def test_who_bears_a_towns_name_near_a_town_is_no_place(read: Read) -> None:
    reading = read("Gunmen shot dead Leon Savage near Kyiv.")
    assert all(place.text != "Leon Savage" for place in places(reading))


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("Jets struck a house in the Mayadin area of Deir Ezzor.", "Mayadin area", 35.0),
        ("Jets struck a farm in the Haradh area of Hajjah governorate.", "Haradh area", 16.4),
    ],
)
def test_an_area_of_a_unit_is_about_the_town_that_it_is_called_after(
    read: Read, text: str, name: str, lat: float
) -> None:
    (place,) = places(read(text))
    assert (place.name, place.id) == (name, None)
    assert place.lat == pytest.approx(lat, abs=0.1)


def test_an_area_of_a_unit_that_does_not_hold_the_town_is_not_the_towns(read: Read) -> None:
    assert all(
        place.name != "Mayadin area" for place in places(read("Jets struck a house in the Mayadin area of Homs."))
    )


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Soldiers opened fire on protesters in Uganda's capital.", "Kampala"),
        ("Soldiers opened fire on protesters in the capital of Guinea-Bissau.", "Bissau"),
        ("Rebels shelled a barracks in Ecuador's capital.", "Quito"),
    ],
)
def test_a_countrys_capital_is_its_capital(read: Read, text: str, town: str) -> None:
    assert [place.name for place in places(read(text))] == [town]


def test_the_capital_of_a_province_is_no_countrys(read: Read) -> None:
    assert all(
        place.name != "Kabul" for place in places(read("Gunmen shelled a post in the capital of Takhar province."))
    )
