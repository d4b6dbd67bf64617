"""Time signs: what must stand in a sentence for a rule of time to match; by it most rules need not be tried.

In: the words for months, days and units. Out: for a pattern, the signs that it needs; for a sentence, which of them it shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


class SignsOfSentence:
    """The signs of one sentence, each looked for once and only when it is asked for."""

    def __init__(self, lower: str, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._lower = lower
        self._patterns = patterns
        self._there: dict[str, bool] = {}

    def show(self, sign: str) -> bool:
        """Whether the sentence shows a sign."""
        there = self._there.get(sign)
        if there is None:
            there = self._there[sign] = self._patterns[sign].search(self._lower) is not None
        return there


class TimeSigns:
    """The signs of rules, by the named groups of their patterns, in the order in which they are looked for.

    Args:
        months: the words for months, as alternatives of a pattern; so the others.
        weekdays: for days of the week.
        seasons: for seasons.
        units: for units of time.
    """

    def __init__(self, months: str, weekdays: str, seasons: str, units: str) -> None:
        self._patterns = {
            "month": re.compile(rf"\b(?:{months})\b".lower()),
            "weekday": re.compile(rf"\b(?:{weekdays})\b".lower()),
            "season": re.compile(rf"\b(?:{seasons})\b".lower()),
            "unit": re.compile(rf"\b(?:{units})".lower()),
            "year": re.compile(r"\b(?:1[0-9]|20)\d\d"),
            "day": re.compile(r"\d"),
            "iso": re.compile(r"\d{4}-"),
            "rel": re.compile("last|this|next|previous|past|following|earlier in|later in"),
            "edge": re.compile(r"\b(?:start|beginning|turn|end) of"),
            "nth": re.compile("first|second|third|fourth|last|final|opening"),
            "word": re.compile(
                "today|yesterday|tomorrow|tonight|overnight|last night|morning|afternoon|evening|at dawn|weekend"
            ),
            "past": re.compile("past|last|previous|recent"),
            "next": re.compile("next|coming|following"),
            "ago": re.compile("ago|earlier|before|previously"),
            "lasting": re.compile(r"\bfor\s"),
            "aged": re.compile(r"[\s-](?:long|old)\b"),
        }

    def needed(self, pattern: re.Pattern[str]) -> tuple[str, ...]:
        """The signs that a rule can't match without; beside a month, a year is optional and so is which one it is."""
        named = self._patterns.keys() & pattern.groupindex.keys()
        if "month" in named:
            named = named - {"year", "rel"}
        return tuple(sign for sign in self._patterns if sign in named)

    def in_sentence(self, lower: str) -> SignsOfSentence:
        """The signs of a sentence, given in small letters."""
        return SignsOfSentence(lower, self._patterns)
