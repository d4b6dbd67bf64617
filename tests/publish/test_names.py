"""Whether a lone word is the name of a private person or the English word that it looks like."""

from __future__ import annotations

import pytest

from twosource.publish.names import NameIndex


@pytest.fixture
def index() -> NameIndex:
    made = NameIndex()
    for word in ("part", "wenzel", "rose"):
        made.add_word(word, child=False)
    return made


@pytest.mark.parametrize(
    "text",
    [
        "It rests on the capture of Raqqa, which it is a part of.",
        "Mosul (in part) was held; in part, not.",
        "A rose lay there, said the Observatory.",
        "there was a rose",
    ],
)
def test_in_prose_a_word_written_small_is_no_name(index: NameIndex, text: str) -> None:
    assert index.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The SOHR named Wenzel among the dead.",
        "Wenzel's brother fled.",
        "https://example.org/Syria/wenzel-killed",
        "Notes on wenzel.txt",
        "Notes_wenzel",
        "mourning wenzel today",
        "Rose was killed.",
    ],
)
def test_with_a_capital_in_an_address_or_where_all_is_small_it_is(index: NameIndex, text: str) -> None:
    assert len(index.find(text)) == 1
