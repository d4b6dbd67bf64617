"""A figure in words becomes low, best and high; null where the words leave it open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.frames.numbers import NumberReader
from twosource.reading.lexicon import Lexicon

READER = NumberReader(Lexicon().numbers)


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12 civilians", 12, 12, 12),
        ("at least 12 civilians", 12, 12, None),
        ("more than 50 fighters", 51, None, None),
        ("over 50 fighters", 51, None, None),
        ("up to 100 people", None, None, 100),
        ("as many as 100 people", None, None, 100),
        ("fewer than 20 soldiers", None, None, 19),
        ("about 40 militants", 36, 40, 44),
        ("nearly 40 militants", 36, 40, 44),
        ("some 40 militants", 36, 40, 44),
        ("an estimated 70,000 residents", 63000, 70000, 77000),
        ("dozens of people", 24, None, 99),
        ("scores of fighters", 40, None, 99),
        ("hundreds of families", 200, None, 999),
        ("tens of thousands of people", 20000, None, 99999),
        ("several soldiers", 3, None, 9),
        ("a dozen rebels", 12, 12, 12),
        ("twenty-one people", 21, 21, 21),
        ("two hundred and twelve people", 212, 212, 212),
        ("three thousand people", 3000, 3000, 3000),
        ("1.2 million people", 1200000, 1200000, 1200000),
        ("between 10 and 15 people", 10, None, 15),
        ("10 to 15 people", 10, None, 15),
        ("10-15 people", 10, None, 15),
        ("no civilians", 0, 0, 0),
        ("dozens", 24, None, 99),
        ("at least two dozen", 24, 24, None),
        ("three dozen fighters", 36, 36, 36),
        ("several dozen fighters", 36, None, 108),
        ("a few dozen fighters", 24, None, 108),
        ("several hundred people", 300, None, 999),
        ("a few thousand people", 2000, None, 9999),
        ("a couple of hundred men", 200, 200, 200),
    ],
)
def test_words_become_low_best_high(words: str, low: int | None, best: int | None, high: int | None) -> None:
    quantity = READER.read(words)
    assert quantity is not None
    assert (quantity.low, quantity.best, quantity.high) == (low, best, high)


def test_a_counts_one_of_a_singular() -> None:
    quantity = READER.read("a civilian", singular=True)
    assert quantity is not None
    assert (quantity.low, quantity.best, quantity.high) == (1, 1, 1)
    assert READER.read("the civilians") is None


def test_two_numbers_joined_by_and_are_no_range() -> None:
    quantity = READER.read("12 soldiers and 15 rebels")
    assert quantity is not None
    assert (quantity.low, quantity.high) == (12, 12)


def test_how_many_asks_and_counts_nothing() -> None:
    assert READER.read("how many soldiers") is None


@pytest.mark.parametrize("words", ["two hundred and " * 500 + "people", "million " * 400, "9" * 5000 + " people"])
def test_numbers_beyond_all_people_are_none(words: str) -> None:
    assert READER.read(words) is None


@pytest.mark.parametrize(
    "words", ["dozenſ of people", "FİVE people", "over 10 \u0130 people", "\u0130\u0130 over 10 people"]
)
def test_letters_that_only_look_like_ascii_break_nothing(words: str) -> None:
    quantity = READER.read(words)
    if quantity is not None:
        assert words[quantity.start : quantity.end].strip() == words[quantity.start : quantity.end]


def test_the_opening_words_are_found_behind_letters_that_grow_in_lower_case() -> None:
    words = "\u0130\u0130 more than 10 people"
    quantity = READER.read(words)
    assert quantity is not None
    assert words[quantity.start : quantity.end] == "more than 10"


@given(st.integers(min_value=0, max_value=10_000_000))
def test_any_grouped_number_is_read_whole(value: int) -> None:
    quantity = READER.read(f"{value:,} people")
    assert quantity is not None
    assert quantity.best == value


@given(st.text(max_size=200))
def test_any_text_gives_an_ordered_quantity_inside_it_or_none(text: str) -> None:
    quantity = READER.read(text)
    if quantity is not None:
        assert 0 <= quantity.start < quantity.end <= len(text)
        ends = [end for end in (quantity.low, quantity.best, quantity.high) if end is not None]
        assert ends == sorted(ends)
