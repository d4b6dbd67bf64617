"""What the infinitive behind a threat or a weapon's use is done to is its target; aircraft sent to strike have struck."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "target"),
    [
        ("Ankara threatened to attack the YPG in Kobani.", "threaten", ["act:ypg"]),
        ("The army used chlorine to drive the rebels out of Jobar, Syria.", "chemical_attack", ["act:syrian-rebels"]),
    ],
)
def test_an_infinitive_tells_whom_it_is_aimed_at(read: Read, text: str, event_type: str, target: list[str]) -> None:
    assert parties(only(read(text), event_type).target) == target


def test_aircraft_sent_to_strike_have_struck_and_troops_sent_to_take_have_not_taken(read: Read) -> None:
    assert only(read("Myanmar sent jets to bomb the edge of Myawaddy."), "air_strike").modality == "happened"
    assert only(read("Ethiopia sent troops to capture Mekelle."), "capture").modality == "planned"
