from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.text.first_words import first_words, words_in

PHRASES = ("back to square one", "goal-line clearance", "Ümit", "o'clock news", "9th minute")


@given(st.text(alphabet="ab 'gÜ9-,.\n", max_size=12), st.sampled_from(PHRASES), st.text(alphabet="x '-,.", max_size=4))
def test_no_text_holds_a_phrase_whose_first_word_it_does_not_hold(before: str, phrase: str, after: str) -> None:
    text = before + phrase + after
    if re.search(rf"\b{re.escape(phrase)}\b", text):
        assert not words_in(text).isdisjoint(first_words([phrase]))


def test_words_are_those_of_the_stretch_in_their_own_case() -> None:
    assert words_in("Her son Ali, 9, fled", 4, 15) == {"son", "Ali", "9"}
    assert first_words(["square one", "goal-line", "..."]) == {"square", "goal"}
