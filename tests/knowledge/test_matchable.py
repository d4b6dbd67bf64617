from __future__ import annotations

import pytest

from twosource.knowledge.matchable import Spoken, matchable
from twosource.knowledge.words import load_words

WORDS = load_words()
SETTLEMENT = frozenset({"settlement"})


def taken(key: str, people: int, *, usual: bool = True, levels: frozenset[str] = SETTLEMENT) -> bool:
    return matchable(key, Spoken(people if usual else None, people, levels), WORDS)


@pytest.mark.parametrize(
    "word", ["said", "most", "nice", "reading", "thursday", "march", "man", "unity", "police", "hassan"]
)
def test_words_and_persons_names_are_not_places(word: str) -> None:
    assert not taken(word, 40_000)


@pytest.mark.parametrize("word", ["raqqa", "kramatorsk", "bakhmut", "el fasher", "deir ez zor", "mecca", "london"])
def test_names_of_places_are(word: str) -> None:
    assert taken(word, 120_000)


def test_a_million_people_outweigh_a_common_word() -> None:
    assert taken("phoenix", 1_600_000)
    assert not taken("orange", 140_000)


def test_an_odd_name_of_a_village_is_not_taken() -> None:
    assert taken("koban", 200_000, usual=False)
    assert not taken("koban", 800, usual=False)


def test_countries_are_named_by_the_curated_list_alone() -> None:
    assert not taken("rd", 0, levels=frozenset({"country"}))


def test_two_common_words_are_no_place() -> None:
    assert not taken("air force", 9_000)
    assert taken("kafr zayta", 900)
    assert not taken("the villages", 80_000)
