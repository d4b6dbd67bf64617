"""First words: the words that phrases begin with, by which a text is told that can hold none of them.

Most stretches of a text hold none of a list of phrases, and to see that by their words is many times as quick as to try a
pattern at every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words, in the phrases' own case, one of which stands whole wherever one of the phrases stands between borders."""
    return frozenset(word[0] for phrase in phrases if (word := _WORD.search(phrase)) is not None)


def words_in(text: str, start: int = 0, end: int | None = None) -> set[str]:
    """The words of a stretch of a text, in its own case."""
    return set(_WORD.findall(text, start, len(text) if end is None else end))
