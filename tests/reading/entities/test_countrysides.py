"""The land about a town is not the town: it reaches farther, and lies on the side that is said."""

from __future__ import annotations

import pytest
from whole import check, report

from twosource.reading.reader import Reader
from twosource.records import PlaceMention


def first_places(reader: Reader, text: str) -> tuple[PlaceMention, ...]:
    reading = reader.read(report(text, "2024-06-04"))
    check(text, reading)
    return next((claim.place for claim in reading.claims if claim.place), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops shelled Latakia's northern countryside on Sunday.", "plc:sy:latakia-governorate"),
        ("Troops shelled the western countryside of Aleppo on Sunday.", "plc:sy:western-aleppo"),
        ("Clashes broke out in the countryside of Quneitra.", "plc:sy:quneitra-governorate"),
        ("Militants ambushed soldiers in rural Hasakah.", "plc:sy:hasakah-governorate"),
    ],
)
def test_a_countryside_that_a_pack_has_is_that_place(reader: Reader, text: str, expected: str) -> None:
    (place,) = first_places(reader, text)
    if expected.endswith("latakia-governorate"):  # the pack has the province's countryside, and none of one side of it
        assert place.id is None
        assert (place.radius_km or 0) > 15
    else:
        assert place.id == expected


@pytest.mark.parametrize(
    ("text", "name", "north", "east"),
    [
        ("Gunmen attacked villages in Zaria's southern countryside on Friday.", "southern countryside of Zaria", -1, 0),
        ("Drones hit the northern suburbs of Poltava on Friday.", "northern suburbs of Poltava", 1, 0),
        ("The army bombed the eastern countryside of Kunduz on Friday.", "eastern countryside of Kunduz", 0, 1),
    ],
)
def test_else_it_lies_on_that_side_of_its_town(reader: Reader, text: str, name: str, north: int, east: int) -> None:
    (place,) = first_places(reader, text)
    (town,) = first_places(reader, f"Gunmen attacked {name.rpartition(' ')[2]} on Friday.")
    assert place.id is None
    assert place.name.endswith((name, "countryside"))
    assert place.lat is not None
    assert place.lon is not None
    assert town.lat is not None
    assert town.lon is not None
    assert (place.lat - town.lat) * north + (place.lon - town.lon) * east > 0.05
    assert (place.radius_km or 0.0) > (town.radius_km or 0.0)


def test_each_of_a_list_is_its_own_countryside(reader: Reader) -> None:
    found = first_places(reader, "Fighting broke out in the countrysides of Raqqa and Hasakah on Friday.")
    assert [place.id for place in found] == ["plc:sy:raqqa-governorate", "plc:sy:hasakah-governorate"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops shelled Aleppo on Sunday.", "plc:sy:aleppo"),
        ("Troops shelled the Damascus suburb of Jobar on Sunday.", "plc:sy:jobar"),
        ("Jets bombed Beirut's southern suburbs on Sunday.", "plc:lb:dahiyeh"),
    ],
)
def test_a_town_and_a_named_suburb_are_themselves(reader: Reader, text: str, expected: str) -> None:
    (place,) = first_places(reader, text)
    assert place.id == expected
