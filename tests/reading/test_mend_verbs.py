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
