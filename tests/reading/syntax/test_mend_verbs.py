"""Verbs that parses take for adjectives, nouns or infinitives are verbs again; what is sound stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Burmese soldiers gang-raped two girls in Maungdaw.", "sexual_violence", ["act:tatmadaw"]),
        ("The Taliban control most of Helmand.", "hold", ["act:taliban"]),
        ("Armed men helped themselves to fuel at a depot in Nyala.", "looting", ["Armed men"]),
        ("Led by a former colonel, Islamic State overran Tikrit.", "capture", ["act:is"]),
        ("The Tigray People's Liberation Front has captured Mai Tsebri.", "capture", ["act:tplf"]),
    ],
)
def test_whose_deed_it_is(read: Read, text: str, event_type: str, actor: list[str]) -> None:
    assert parties(only(read(text), event_type).actor) == actor


def test_what_falls_on_a_town_does_not_encircle_it(read: Read) -> None:
    text = (
        "Government tanks have encircled Daraya, and rockets and mortar bombs have been falling on it since Saturday."
    )
    assert {claim.event_type for claim in read(text).claims} == {"siege_laid", "shelling"}


def test_a_temple_is_known_by_its_name(read: Read) -> None:
    assert (
        only(read("Islamic State blew up the Temple of Bel in Palmyra on Sunday."), "destruction").modality
        == "happened"
    )


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Retreating Ukrainian troops blew up a bridge at Lysychansk.", "destruction", ["act:ukrainian-armed-forces"]),
        ("A drone launched by the Houthis hit a building in Tel Aviv.", "air_strike", ["act:houthis"]),
        ("Russia's withdrawal from Kherson was completed on Friday.", "withdraw", ["act:russia"]),
    ],
)
def test_who_stands_behind_it(read: Read, text: str, event_type: str, actor: list[str]) -> None:
    assert parties(only(read(text), event_type).actor) == actor


def test_who_owns_up_to_an_attack_claims_it(read: Read) -> None:
    text = "A bomb killed nine people in Mogadishu. Al-Shabaab said it had carried out the attack."
    claim = only(read(text), "claim_responsibility")
    assert parties(claim.actor) == ["act:al-shabaab"]
    assert claim.speakers == ()


def test_buildings_are_what_is_struck(read: Read) -> None:
    claim = only(read("A military jet dropped two bombs on a school in Pauk on Monday."), "air_strike")
    assert [mention.name for mention in claim.target] == ["school"]


@pytest.mark.parametrize(
    "text",
    [
        "Miners were trapped in a shaft near Donetsk after shelling cut the power.",
        "Residents fled amid shelling of Hodeidah port on Monday.",
    ],
)
def test_who_is_in_the_clause_before_did_not_shell(read: Read, text: str) -> None:
    assert only(read(text), "shelling").actor == ()
