"""A noun without a name tells of a kind of party, people or place; of an organ of a state only where nothing else is said."""

from __future__ import annotations

import pytest

from twosource.reading.entities.head_kinds import NON_STATE, HeadKinds
from twosource.reading.lexicon import Lexicon

HEADS = HeadKinds(Lexicon().descriptions)


@pytest.mark.parametrize(
    ("phrase", "head", "organ"),
    [
        ("the national army", "army", "army"),
        ("security forces", "force", "armed-forces"),
        ("coalition forces", "force", None),
        ("the rebel army", "army", None),
        ("the junta", "junta", "government"),
        ("the jihadists", "jihadist", None),
    ],
)
def test_an_organ_is_a_states_where_the_words_say_no_other(phrase: str, head: str, organ: str | None) -> None:
    assert HEADS.organ_of(phrase, head) == organ


def test_descriptions_take_up_kinds_and_other_nouns_none() -> None:
    assert HEADS.parties("group") == NON_STATE
    assert HEADS.places("airport") == {"airfield", "base"}
    assert HEADS.parties("bakery") is None
    assert HEADS.places("bakery") is None


def test_people_without_a_name_are_civilians_but_for_those_whom_a_noun_tells_otherwise() -> None:
    assert [HEADS.people_kind(lemma) for lemma in ("farmer", "hostage", "evacuee", "body")] == [
        "civilians",
        "detainees",
        "refugees",
        "unknown",
    ]
    assert (HEADS.people_kind("volunteer"), HEADS.people_kind("volunteer", doing=True)) == ("civilians", "unknown")


def test_a_party_without_a_name_is_of_the_kind_of_its_noun() -> None:
    assert [HEADS.party_kind(lemma) for lemma in ("gunman", "guerrilla", "pirate", "side")] == [
        "fighters",
        "rebel_group",
        "criminal_group",
        "unknown",
    ]
