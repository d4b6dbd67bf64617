"""Whose deed: an arrest or an abduction by who takes whom, a blow and what it wrecked, and no blast of what was made safe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Police seized a suspect in Maiduguri on Monday.", "arrest"),
        ("Soldiers dragged two students from a bus in Maiduguri on Monday.", "arrest"),
        ("Gunmen seized a nurse in Maiduguri on Monday.", "abduction"),
        ("Bandits captured three farmers near Maiduguri on Monday.", "abduction"),
        ("A nurse was snatched in Maiduguri on Monday.", "abduction"),
        ("Militants seized four crew members in Maiduguri on Monday.", "abduction"),
    ],
)
def test_who_takes_whom_tells_arrests_from_abductions(read: Read, text: str, event_type: str) -> None:
    assert [c.event_type for c in read(text).claims] == [event_type]


def test_fighters_whom_fighters_take_are_not_abducted(read: Read) -> None:
    assert not of_type(read("Rebels captured three soldiers near Maiduguri on Monday."), "abduction")


def test_what_a_blow_wrecked_is_a_claim_of_its_own(read: Read) -> None:
    reading = read("A missile hit the port of Odesa on Monday, damaging a terminal.")
    assert only(reading, "destruction").trigger.text == "damaging"
    assert len([c for c in reading.claims if c.event_type != "destruction"]) == 1


@pytest.mark.parametrize(
    ("text", "bombings"),
    [
        ("Police defused a bomb planted near a school in Baghdad on Monday.", 0),
        ("A bomb planted near a school in Baghdad exploded on Monday.", 1),
    ],
)
def test_what_was_made_safe_went_off_nowhere(read: Read, text: str, bombings: int) -> None:
    assert len(of_type(read(text), "bombing")) == bombings
