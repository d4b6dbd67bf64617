"""Whose a numbered unit can be, by its owner's name and the word for its arm."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge


@pytest.mark.parametrize(
    ("phrase", "country", "organ"),
    [
        ("Poland's 12th Mechanised Division", "PL", "army"),
        ("the Indian 50th Parachute Brigade", "IN", "armed-forces"),
        ("the South Korean army's 7th Corps", "KR", "army"),
        ("Second Marine Regiment", None, "marines"),
        ("the 61st Separate Motor Rifle Brigade", None, "army"),
        ("Egypt's 3rd and 4th Tank Divisions", "EG", "army"),
    ],
)
def test_units_are_read(knowledge: Knowledge, phrase: str, country: str | None, organ: str) -> None:
    unit = knowledge.units.read(phrase)
    assert unit is not None
    assert (unit.country, unit.organ) == (country, organ)


@pytest.mark.parametrize(
    "phrase", ["the Mechanised Brigade", "Fatah's 5th Brigade", "47 soldiers of a brigade", "the 9th district"]
)
def test_other_phrases_are_none(knowledge: Knowledge, phrase: str) -> None:
    assert knowledge.units.read(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "of", "not_of"),
    [
        ("the 30th Motor Rifle Brigade", "RU", "UA"),
        ("the 24th Mechanized Brigade", "UA", "RU"),
        ("the 4th Tank Brigade", "UA", None),
    ],
)
def test_the_word_for_an_arm_tells_armies_apart(knowledge: Knowledge, phrase: str, of: str, not_of: str | None) -> None:
    unit = knowledge.units.read(phrase)
    assert unit is not None
    assert unit.may_be_of(of)
    assert not_of is None or not unit.may_be_of(not_of)
