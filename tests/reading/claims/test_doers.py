"""Deeds of arms are done by those who bear them; weather, beasts, mishaps and one angry man do none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Elephants raided farms in the valley at night, killing a watchman and destroying granaries.",
        "Measles struck a village in the hills and killed four children.",
        "A husband killed his wife and wounded her sister, prosecutors said.",
        "She has conquered the stages of three continents.",
    ],
)
def test_who_makes_no_war_does_no_deed_of_arms(read: Read, text: str) -> None:
    assert [(claim.event_type, claim.trigger.text) for claim in read(text).claims] == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("A soldier killed two villagers near Mopti on Monday.", "attack_on_civilians"),
        ("A man stabbed two soldiers at a checkpoint in Nablus on Monday.", "attack_on_civilians"),
        ("A sleeper cell attacked a checkpoint near Raqqa on Monday.", "clash"),
        ("Rockets rained on the camp, and a hospital in Idlib was ransacked.", "looting"),
    ],
)
def test_who_bears_arms_does_whatever_stands_beside_him(read: Read, text: str, event_type: str) -> None:
    assert event_type in {claim.event_type for claim in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Under the treaty, an armed attack on one member is treated as an attack on all of them.",
        "Candidates targeted voters in Kandahar and Herat with a barrage of radio spots.",
        "Keita's supporters fired off a volley of complaints.",
        "An explosion at a gas cylinder depot in Homs was caused by a leak, the fire brigade said.",
    ],
)
def test_what_is_done_by_nobody_or_with_words_is_no_deed_of_arms(read: Read, text: str) -> None:
    assert not [
        (claim.event_type, claim.trigger.text)
        for claim in read(text).claims
        if claim.event_type in ("clash", "shelling", "bombing", "attack_on_civilians")
    ]


def test_the_number_of_dead_is_told_by_itself(read: Read) -> None:
    (claim,) = read("The number of dead climbed to 43, the ministry said.").claims
    assert (claim.event_type, [f.best for f in claim.figures]) == ("casualties", [43])


def test_the_doer_of_the_second_deed_did_not_do_the_first_with_words_of_its_own(read: Read) -> None:
    text = "The town of Palma was overrun in 2020 and retaken by Mozambican troops a year later."
    assert [parties(claim.actor) for claim in read(text).claims] == [[], ["act:fadm"]]


def test_whose_strikes_they_are_is_not_where_they_fell(read: Read) -> None:
    text = "Kurdish-led forces backed by US air strikes captured the Conoco gas field from Islamic State."
    assert [place.id for place in only(read(text), "air_strike").place] == ["plc:sy:conoco"]


@pytest.mark.parametrize(
    "text", ["Asmara dismissed the claim as baseless.", "The Eritrean army described the report on Tigray as false."]
)
def test_what_is_judged_baseless_is_denied_once(read: Read, text: str) -> None:
    assert [claim.event_type for claim in read(text).claims] == ["deny"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Firefighters freed people trapped in the rubble of a building in Kharkiv on Monday.", False),
        ("Rescuers freed soldiers trapped in the ambush near Djibo on Monday.", False),
        ("Thousands of civilians are trapped in the besieged city of Mariupol.", True),
        ("About 300 soldiers were trapped in the town of Debaltseve by the separatists.", True),
    ],
)
def test_who_is_under_rubble_is_not_under_siege(read: Read, text: str, wanted: bool) -> None:
    types = {claim.event_type for claim in read(text).claims}
    assert bool(types & {"siege_laid", "siege_continues"}) == wanted
    assert "prisoner_release" not in types
