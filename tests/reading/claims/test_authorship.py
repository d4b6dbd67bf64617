"""Who is behind a deed did it by the word of whoever says so; whose it was not is denied of them, and not that it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        (
            "Al-Shabab was behind the attack on the hotel in Mogadishu, the police said.",
            "attack_on_civilians",
            "act:al-shabaab",
        ),
        ("Boko Haram was responsible for the bombing in Maiduguri, the army said.", "bombing", "act:boko-haram"),
        ("The M23 is behind the shelling of Sake, Kinshasa says.", "shelling", "act:m23"),
    ],
)
def test_who_is_said_to_be_behind_a_deed_did_it_and_has_claimed_nothing(
    read: Read, text: str, kind: str, actor: str
) -> None:
    reading = read(text)
    claim = only(reading, kind)
    assert ([m.id for m in claim.actor], claim.polarity) == ([actor], "affirmed")
    assert claim.speakers
    assert not of_type(reading, "claim_responsibility")


def test_who_says_it_was_behind_a_deed_claims_it(read: Read) -> None:
    reading = read("The Taliban said they were behind the bombing in Kabul on Monday.")
    assert [m.id for m in only(reading, "claim_responsibility").actor] == ["act:taliban"]
    assert [m.id for m in only(reading, "bombing").actor] == ["act:taliban"]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The Taliban said it was not behind the bombing in Kabul on Monday.", "bombing", "act:taliban"),
        ("The YPG denied being behind the car bombing in Ankara.", "bombing", "act:ypg"),
        ("Hezbollah said it had no hand in the bombing in Beirut.", "bombing", "act:hezbollah"),
        ("Hamas denied responsibility for the rocket fire on Sderot.", "shelling", "act:hamas"),
        (
            "Moscow rejected accusations that it was responsible for the air strike on Odesa.",
            "air_strike",
            "act:russia",
        ),
        ("The Syrian army said it did not carry out the air strike on Idlib.", "air_strike", "act:syrian-army"),
    ],
)
def test_who_disowns_a_deed_denies_that_they_did_it(read: Read, text: str, kind: str, actor: str) -> None:
    reading = read(text)
    claim = only(reading, kind)
    assert ([m.id for m in claim.actor], claim.polarity) == ([actor], "denied")
    assert not of_type(reading, "claim_responsibility")


@pytest.mark.parametrize(
    "text",
    [
        "Russia did not deny responsibility for the strike on Odesa.",
        "Russia neither confirmed nor denied the strike on Odesa.",
        "Israel neither confirmed nor denied that it had bombed Damascus.",
    ],
)
def test_who_does_not_deny_a_deed_says_nothing_of_it(read: Read, text: str) -> None:
    assert {claim.event_type for claim in read(text).claims} <= {"deny"}
    assert [claim.polarity for claim in read(text).claims] == ["denied"]


def test_the_deed_of_another_stays_the_others(read: Read) -> None:
    reading = read("The Syrian army said it had no hand in the rebels' shelling of Aleppo.")
    assert "act:syrian-army" not in [m.id for m in only(reading, "shelling").actor]


def test_those_believed_to_be_behind_a_deed_do_not_tell_of_it(read: Read) -> None:
    claim = only(read("The rebels believed to be responsible for the massacre in Bria fled."), "attack_on_civilians")
    assert (claim.speakers, claim.certainty) == ((), "hedged")
