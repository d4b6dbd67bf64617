"""A phrase is found where a pattern between two borders of words would find it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.text.occurrences import occurrences

LETTERS = st.text("abA_1 -.'é", max_size=12)


@given(phrase=LETTERS.filter(bool), text=LETTERS)
def test_it_finds_what_a_pattern_finds(phrase: str, text: str) -> None:
    pattern = re.compile(rf"\b{re.escape(phrase)}\b")
    assert list(occurrences(phrase, text)) == [match.start() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "starts"),
    [
        ("Hama", "Hama fell; Hamas did not, Hama did", [0, 26]),
        ("Deir", "in Deir-ez-Zor", [3]),
        ("Homs", "Homsi", []),
        ("", "Homs", []),
    ],
)
def test_a_word_is_found_whole(phrase: str, text: str, starts: list[int]) -> None:
    assert list(occurrences(phrase, text)) == starts
