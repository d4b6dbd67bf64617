"""What nearly happened has not: "almost captured", "close to retaking"; what has degrees has in part: "almost destroyed"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("By Sunday the army had almost captured Mayadin.", "capture"),
        ("The town of Mayadin nearly fell to the rebels.", "capture"),
        ("The rebels almost lost the base at Mayadin.", "lose"),
        ("Rebels came close to retaking the airbase of Mayadin on Monday.", "capture"),
        ('The coalition said that the army was "very close" to liberating Mayadin.', "capture"),
        ("The army stood on the verge of retaking Mayadin.", "capture"),
    ],
)
def test_what_fell_short_is_not_told_as_done(read: Read, text: str, event_type: str) -> None:
    assert only(read(text), event_type).modality == "hypothetical"


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Warplanes nearly destroyed the hospital in Mayadin.", "air_strike"),
        ("Almost 30 soldiers were killed in Mayadin.", "casualties"),
        ("Air strikes killed nearly 30 civilians in Mayadin.", "air_strike"),
        ("The army captured a hill close to Mayadin.", "capture"),
    ],
)
def test_degrees_numbers_and_places_are_no_shortfall(read: Read, text: str, event_type: str) -> None:
    assert only(read(text), event_type).modality == "happened"
