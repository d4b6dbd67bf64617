"""What a null place or party may mean, and why it is none: whole reports in, candidates and reasons out."""

from __future__ import annotations

from whole import report

from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.records import Claim
from twosource.records.base import from_json, to_json


def first(reader: Reader, text: str, published: str = "2024-06-04") -> Claim:
    return reader.read(report(text, published)).claims[0]


def test_a_village_of_several_comes_with_its_namesakes(reader: Reader, knowledge: Knowledge) -> None:
    place = first(reader, "Russian forces captured Vesele.").place[0]
    assert place.id is None
    assert place.reason == "several places are called so, and nothing tells which"
    assert 2 <= len(place.candidates) <= 5
    named = [knowledge.places.get(identifier) for identifier in place.candidates]
    assert {one.name for one in named if one is not None} == {"Vesele"}


def test_a_bearing_comes_with_the_regions_called_so(reader: Reader) -> None:
    place = first(reader, "Jihadists killed ten soldiers in the Centre.").place[0]
    assert place.id is None
    assert "plc:bf:centre-region" in place.candidates


def test_an_unknown_name_has_a_reason_and_nobody_to_choose_among(reader: Reader) -> None:
    place = first(reader, "Russian forces captured Zhelannex.").place[0]
    assert (place.id, place.candidates, place.reason) == (None, (), "no place of this name is known")


def test_a_description_comes_with_those_it_may_mean(reader: Reader) -> None:
    actor = first(reader, "The Islamists attacked a village in Borno.", "2022-05-05").actor[0]
    assert actor.id is None
    assert set(actor.candidates) == {"act:boko-haram", "act:iswap"}
    assert actor.reason is not None


def test_who_was_not_there_yet_is_told_to_be_so(reader: Reader) -> None:
    actor = first(reader, "JNIM attacked Gao.", "2011-05-01").actor[0]
    assert (actor.id, actor.candidates) == (None, ("act:jnim",))
    assert actor.reason == "none of this name was there on the report's day"


def test_what_is_known_needs_no_reason(reader: Reader) -> None:
    claim = first(reader, "Rebels captured Saraqib, near Idlib.")
    assert (claim.place[0].id, claim.place[0].candidates, claim.place[0].reason) == ("plc:sy:saraqib", (), None)


def test_candidates_are_kept_in_the_claim_s_json(reader: Reader) -> None:
    claim = first(reader, "Russian forces captured Vesele.")
    assert from_json(Claim, to_json(claim)) == claim
    assert to_json(first(reader, "Russian forces captured Vesele.")) == to_json(claim)
