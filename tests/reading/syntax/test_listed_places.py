"""Names that share one word for their kind are the provinces', all of them, and never their capitals'."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "places"),
    [
        (
            "Drones struck Kursk, Bryansk and Belgorod regions on Monday.",
            "air_strike",
            ["plc:ru:kursk-oblast", "plc:ru:bryansk-oblast", "plc:ru:belgorod-oblast"],
        ),
        (
            "The Syrian army bombed the provinces of Aleppo, Idlib and Hama on Monday.",
            "air_strike",
            ["plc:sy:aleppo-governorate", "plc:sy:idlib-governorate", "plc:sy:hama-governorate"],
        ),
        (
            "Fighting spread in the Mopti and Gao regions of Mali.",
            "clash",
            ["plc:ml:mopti-region", "plc:ml:gao-region"],
        ),
        ("Jets bombed Raqqa and Deir Ezzor on Monday.", "air_strike", ["plc:sy:raqqa-city", "plc:sy:deir-ezzor-city"]),
    ],
)
def test_one_word_tells_the_kind_of_all(read: Read, text: str, event_type: str, places: list[str]) -> None:
    assert [place.id for place in only(read(text), event_type).place] == places


def test_parts_of_provinces_are_not_held_as_cities(read: Read) -> None:
    reading = read("Russian forces hold parts of Kharkiv, Zaporizhzhia and Kherson regions.")
    held = {place.id for claim in reading.claims for place in claim.place}
    assert held == {"plc:ua:kharkiv-oblast", "plc:ua:zaporizhzhia-oblast", "plc:ua:kherson-oblast"}
