"""Deeds that parses take for verbs, and verbs that they take for deeds, are what they are again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("M23 begins pullout from Walikale, citing peace moves", "withdraw", ["act:m23"]),
        ("Syrian insurgents forced open the Castello road, long the last way into Aleppo.", "siege_broken", None),
        ("An RSF push on the Signal Corps was blunted, an army officer said.", "repel", []),
        ("Malian soldiers fought their way into Boni, blockaded by jihadists since May.", "siege_continues", None),
        ("Soldiers in Gabon seized power minutes after results showed the president had won.", "capture", None),
    ],
)
def test_a_deed_is_told_by_its_word(read: Read, text: str, event_type: str, actor: list[str] | None) -> None:
    claim = only(read(text), event_type)
    assert actor is None or parties(claim.actor) == actor


def test_who_is_behind_hours_is_the_subject(read: Read) -> None:
    text = "In the past 24 hours units of the Russian army captured the village of Robotyne."
    assert parties(only(read(text), "capture").actor)


def test_a_town_and_not_who_reaches_it_is_blockaded(read: Read) -> None:
    claims = read("French soldiers fought their way into Boni, blockaded by jihadists since May.").claims
    assert {claim.event_type for claim in claims} == {"siege_broken", "siege_continues"}
    assert all(not claim.target for claim in claims if claim.event_type == "siege_continues")


def test_who_closes_in_does_so_in_a_headline_too(read: Read) -> None:
    claim = only(read("Haftar's forces close in on Tripoli as UN evacuates staff"), "advance")
    assert parties(claim.actor) == ["act:lna"]
