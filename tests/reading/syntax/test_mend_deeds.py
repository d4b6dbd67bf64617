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


@pytest.mark.parametrize(
    ("text", "event_type", "killed", "actor"),
    [
        ("An ambush on a convoy near Djibo that killed 12 soldiers was claimed by JNIM.", "clash", 12, ["act:jnim"]),
        (
            "Russia launched a strike on a hospital in Izium which killed 14 civilians.",
            "air_strike",
            14,
            ["act:russia"],
        ),
        ("A bomb at a market in Kabul that killed nine was claimed by Islamic State.", "bombing", 9, ["act:is"]),
        ("Residents fled after shelling of a camp in Zamzam that killed 30 people.", "shelling", 30, []),
        ("The group said it attacked a police station in Bannu.", "clash", None, None),
    ],
)
def test_what_kills_is_the_deed_and_not_what_it_was_aimed_at(
    read: Read, text: str, event_type: str, killed: int | None, actor: list[str] | None
) -> None:
    claim = only(read(text), event_type)
    assert [f.best for f in claim.figures if f.what == "killed"] == ([] if killed is None else [killed])
    assert actor is None or parties(claim.actor) == actor


def test_who_lost_men_in_a_station_did_not_kill_them(read: Read) -> None:
    reading = read("The group said it carried out an attack on a police station in Bannu that left four officers dead.")
    assert [claim.event_type for claim in reading.claims] == ["clash"]


def test_who_closes_in_does_so_in_a_headline_too(read: Read) -> None:
    claim = only(read("Haftar's forces close in on Tripoli as UN evacuates staff"), "advance")
    assert parties(claim.actor) == ["act:lna"]
