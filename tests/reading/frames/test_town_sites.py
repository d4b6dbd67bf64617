"""Who takes a building in a town has taken the building."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "name"),
    [
        (
            "Sudan's army recaptured the presidential palace in Khartoum on Friday.",
            "capture",
            "presidential palace in Khartoum",
        ),
        ("The RSF seized the army headquarters in El Fasher on Friday.", "capture", "army headquarters in El Fasher"),
        ("Rebels captured the prison in Aleppo on Sunday.", "capture", "prison in Aleppo"),
        (
            "Ukrainian forces withdrew from the steel plant in Mariupol on Friday.",
            "withdraw",
            "steel plant in Mariupol",
        ),
        ("The army lost the hospital in Kafr Nabl to the rebels on Sunday.", "lose", "hospital in Kafr Nabl"),
    ],
)
def test_a_site_is_told_with_its_town_at_the_towns_point_and_without_its_id(
    read: Read, text: str, event_type: str, name: str
) -> None:
    (place,) = only(read(text), event_type).place
    assert (place.id, place.name, place.via) == (None, name, "description")
    assert place.lat is not None and place.country is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Government forces recaptured the town of Maaloula near Damascus on Monday.", "plc:sy:maaloula"),
        ("Isis captured the strategic town of Tadmur and its airport on Wednesday.", "plc:sy:palmyra"),
        ("The army retook the Hama military airport on Sunday.", "plc:sy:hama-airbase"),
        ("The RSF captured Babanusa on Monday after storming an army base.", "plc:sd:babanusa"),
    ],
)
def test_a_town_or_a_site_with_a_name_is_taken_itself(read: Read, text: str, place: str) -> None:
    assert [p.id for p in only(read(text), "capture").place] == [place]


def test_a_site_that_is_shelled_is_shelled_in_its_town(read: Read) -> None:
    assert [p.id for p in only(read("Rebels shelled the prison in Aleppo on Sunday."), "shelling").place] == [
        "plc:sy:aleppo"
    ]
