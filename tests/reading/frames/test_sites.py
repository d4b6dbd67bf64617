"""Ground and buildings without a name are where a deed was done, by their words, in the town of the deeds around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "words"),
    [
        ("Isis snipers were firing from two villages on Monday evening.", "clash", "two villages"),
        ("Syrian troops searched the police college and found 41 booby traps.", "demine", "police college"),
        (
            "Isis fighters swept through 40 villages last week and chased thousands into Turkey.",
            "advance",
            "40 villages",
        ),
        ("Syrian sappers removed 12 mines which rebels had buried beneath a bridge.", "demine", "bridge"),
    ],
)
def test_a_place_without_a_name_keeps_its_words(read: Read, text: str, event_type: str, words: str) -> None:
    (place,) = of_type(read(text), event_type)[0].place
    assert (place.id, place.lat, place.text, place.via) == (None, None, words, "description")


def test_who_takes_a_site_has_taken_a_site_of_the_town(read: Read) -> None:
    reading = read("Isis shelled Mayadin on Monday. Syrian troops seized the market hall from Isis.")
    (place,) = only(reading, "capture").place
    assert (place.id, place.name) == (None, "market hall of Mayadin")
    assert place.lat is not None


@pytest.mark.parametrize(
    "text", ["Warplanes bombed the city on Monday.", "Isis fighters attacked a convoy of army lorries on Monday."]
)
def test_what_stands_nowhere_in_particular_is_no_site(read: Read, text: str) -> None:
    assert all(claim.place == () for claim in read(text).claims)


def test_the_capital_of_a_province_is_the_town_named_in_it(read: Read) -> None:
    reading = read(
        "Afghan commandos fought the Taliban in Tarin Kot on Monday.\n\n"
        "The Taliban shelled the capital of Uruzgan province overnight."
    )
    assert parties(only(reading, "shelling").place)[:1] != ["Uruzgan"]
    assert only(reading, "shelling").place[0].id == "plc:af:tarin-kot"


def test_where_a_jet_is_based_is_not_what_it_bombed(read: Read) -> None:
    claim = only(read("Jets based at Hmeimim bombed a depot near Idlib on Monday."), "air_strike")
    assert [place.name for place in claim.place] == ["depot near Idlib"]


@pytest.mark.parametrize(
    ("text", "event_type", "words"),
    [
        ("The paramilitaries took the airport on Monday.", "capture", ["airport"]),
        ("Rebels shelled the hospital on Monday, killing four patients.", "shelling", ["hospital"]),
        ("Rebels shelled the town on Monday, killing four farmers.", "shelling", []),
    ],
)
def test_an_airport_is_told_from_all_else_and_a_town_is_not(
    read: Callable[..., Reading], text: str, event_type: str, words: list[str]
) -> None:
    assert [place.text for place in only(read(text), event_type).place] == words
