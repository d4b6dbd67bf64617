"""Occurrences: a phrase and a text in; where the phrase stands whole in it, out.

What is looked for differs from report to report, so that a pattern made for it would be made for nothing again: to make one
takes longer than the search, and patterns are kept.
"""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase begins in a text that stands there between borders of words, as between two ``\\b`` of a pattern."""
    size = len(phrase)
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        whole = _is_border(text, at) and _is_border(text, at + size)
        if whole:
            yield at
        at = text.find(phrase, at + size if whole else at + 1)


def is_of_a_word(char: str) -> bool:
    """Whether a character is a letter, a digit or an underscore; an empty one is none."""
    return char.isalnum() or char == "_"


def _is_border(text: str, at: int) -> bool:
    return is_of_a_word(text[at - 1 : at] if at else "") != is_of_a_word(text[at : at + 1])
