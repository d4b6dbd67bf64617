"""Verbs find the helpers, subjects and participles that stand apart from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


def test_a_saying_between_helper_and_participle_leaves_one_verb(read: Read) -> None:
    claim = only(
        read("The army spoke of a roadside bomb that had, it said, wounded six marines near Marawi."), "bombing"
    )
    assert claim.speakers
    assert [figure.what for figure in claim.figures] == ["injured"]


def test_a_phrase_of_time_between_helper_and_participle_leaves_one_verb(read: Read) -> None:
    claim = only(read("The mill at Adwa was at no time burnt down, the army said on Tuesday."), "destruction")
    assert claim.polarity == "denied"


def test_what_is_at_a_place_and_held_by_others_is_described(read: Read) -> None:
    """A place behind "was" parts no verb from its helper."""
    claims = of_type(
        read("The general was in the town taken by Houthi fighters on Friday, Yemen's army said."), "capture"
    )
    assert all(claim.polarity == "affirmed" for claim in claims)
    assert not any("general" in party for claim in claims for party in parties(claim.target))


def test_those_counted_in_an_inset_are_part_of_the_subject(read: Read) -> None:
    claim = only(
        read("On Sunday some 900 rebels, two colonels among them, surrendered to Colombian soldiers."), "surrender"
    )
    assert any("rebels" in party for party in parties(claim.actor))
    assert [figure.best for figure in claim.figures] == [900]


def test_a_ship_with_evacuees_most_of_them_told_is_one_subject(read: Read) -> None:
    claim = only(
        read(
            "A dhow with 240 people on board, many of them nurses and their parents, berthed in Mocha on Friday, "
            "after rebels shelled the port."
        ),
        "evacuation",
    )
    assert [figure.best for figure in claim.figures] == [240]


def test_who_speaks_in_an_inset_is_no_part_of_the_subject(read: Read) -> None:
    reading = read("Villagers, one of them told reporters, were driven from Beni by soldiers of the Congolese army.")
    assert not any("reporters" in party for claim in reading.claims for party in parties(claim.target))


def test_what_is_declared_taken_has_been_taken(read: Read) -> None:
    claim = only(read('Fighters of the Arakan Army proclaimed Sittwe "liberated" before noon.'), "capture")
    assert [place.name for place in claim.place] == ["Sittwe"]


def test_what_is_declared_a_disaster_zone_has_not_been_taken(read: Read) -> None:
    assert not of_type(read("The army declared Sittwe closed, and rebels shelled its harbour."), "capture")


def test_those_whose_cases_are_told_bear_the_deed(read: Read) -> None:
    claim = only(
        read("Reports of boys recruited by rebels of M23 in exchange for rice are being examined."), "mobilise"
    )
    assert "boys" in [mention.text for mention in claim.target]


def test_who_recounts_between_commas_speaks(read: Read) -> None:
    claim = only(
        read(
            "In the first hour, two nurses recounted, gunmen of Boko Haram entered the clinic and killed nine patients."
        ),
        "attack_on_civilians",
    )
    assert any("nurses" in speaker for speaker in speakers(claim))


@pytest.mark.parametrize(
    "text",
    [
        "The junta, whose envoy denied the shelling of Loikaw on Friday, sent more troops to Kayah state.",
    ],
)
def test_whose_spokesman_denies_is_not_denied(read: Read, text: str) -> None:
    claim = only(read(text), "deny")
    assert not any("junta" in mention.text.lower() for mention in claim.target)


def test_a_day_in_a_party_s_name_dates_nothing(read: Read) -> None:
    reading = read("The rebels of the March 23 Movement seized Sake.", published="2025-01-29")
    assert all(claim.time.text != "March 23" for claim in reading.claims)


def test_who_accords_behind_a_semicolon_says_nothing_before_it(read: Read) -> None:
    reading = read(
        "Rebels shelled Sake on Monday; cholera, according to the hospital's director, has carried off thirty refugees in Goma."
    )
    assert not only(reading, "shelling").speakers
    assert only(reading, "hardship").speakers
