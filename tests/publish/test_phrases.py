"""Every event type has a phrase, whatever of its roles is known."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from twosource.publish.phrases import _phrases, event_phrase, parties, placed
from twosource.records import Event, EventPlace, Party, Picture


@pytest.mark.parametrize("code", sorted(_phrases()))
def test_a_phrase_stands_with_all_roles_and_with_none(
    code: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    full: Event = msgspec.structs.replace(picture.events[0], event_type=code)
    bare = msgspec.structs.replace(full, actor=(), target=(), place=None, from_place=None)
    for event in (full, bare):
        phrase = event_phrase(event, codebook, knowledge.places)
        assert phrase and not re.search(r"[\[\]{}]|  |\s$|,$", phrase)


def test_a_partial_breaking_is_said_to_be_partial(picture: Picture, knowledge: Any, codebook: Any) -> None:
    event = msgspec.structs.replace(picture.events[0], attributes=("partly",))
    assert event_phrase(event, codebook, knowledge.places) == (
        "the partial breaking by the Syrian army of the siege of Deir ez-Zor laid by Islamic State"
    )


def test_a_type_without_a_phrase_is_named_by_its_title(picture: Picture, knowledge: Any, codebook: Any) -> None:
    event = msgspec.structs.replace(picture.events[0], event_type="river_crossing")
    assert event_phrase(event, codebook, knowledge.places) == "an event of the type “river crossing” in Deir ez-Zor"


def test_many_parties_are_counted() -> None:
    who = [Party(id=None, name=name, kind="militia") for name in "ABCDE"]
    assert parties(who) == "A, B, C and two more"


@pytest.mark.parametrize(
    ("key", "name", "words"),
    [
        ("plc:sy:deir-ezzor-city", "Deir ez-Zor", "in Deir ez-Zor"),
        ("plc:sy:brigade-137", "Brigade 137 base", "at the Brigade 137 base"),
        (None, "the desert", "in the desert"),
    ],
)
def test_the_preposition_fits_the_kind_of_place(key: str | None, name: str, words: str, knowledge: Any) -> None:
    place = EventPlace(id=key, name=name, lat=None, lon=None, radius_km=None, country=None, admin1=None)
    assert placed(place, knowledge.places) == words
