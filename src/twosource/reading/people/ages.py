"""Ages: a name in a text in; whether an age is told of its bearer, and a child's, out."""

from __future__ import annotations

import re

from twosource.reading.lexicon import Numbers

_LATER = re.compile(r"^,? an? [\w’' -]{2,40}, (?:aged )?(\d{1,2})(?=[,.;)]|$)")
_RIGHT_BEHIND = re.compile(r"^\s*,?\s*\(?(?:aged\s+)?(\d{1,2})\)?\b")
_AT_SCHOOL = re.compile(
    r"^\s*,?\s*\(?(?:(?:an?|the|in|in the)\s+)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))"
    r"[- ](?:graders?|formers?|grade)\b",
    re.IGNORECASE,
)
ADULT = 18  # years


class Ages:
    """Reads the ages that stand by names.

    Args:
        numbers: number words, for "a six-year-old".
    """

    def __init__(self, numbers: Numbers) -> None:
        self._units = numbers.units
        years = "|".join(sorted(self._units, key=len, reverse=True))
        self.pattern = rf"\b(\d{{1,2}}|{years})[- ](year|month|week|day)s?[- ]old\b"
        """What tells an age before a name: its number and its unit are the groups."""
        self._before = re.compile(rf"{self.pattern}(?:\s+[\w'’-]+){{0,2}},?\s*$", re.IGNORECASE)
        self._behind = re.compile(rf"^[\s,(]*(?:an?\s+|the\s+)?{self.pattern}", re.IGNORECASE)

    def is_told(self, before: str, after: str) -> bool:
        """Whether an age stands right before or behind a name, given the text on both its sides."""
        return bool(_RIGHT_BEHIND.match(after) or self._before.search(before))

    def is_a_child(self, text: str, start: int, end: int) -> bool:
        """Whether an age or a year of school by the name at ``[start, end)`` says so."""
        if _AT_SCHOOL.match(text[end : end + 30]):
            return True
        match = _RIGHT_BEHIND.match(text[end : end + 14])
        if match is not None and int(match.group(1)) < ADULT:
            return True
        later = _LATER.match(text[end : end + 60])  # "X, a student activist, 15"
        if later is not None and int(later.group(1)) < ADULT:
            return True
        before = self._before.search(text[max(0, start - 60) : start])
        behind = self._behind.match(text[end : end + 30])
        return any(self.years(*aged.group(1, 2)) < ADULT for aged in (before, behind) if aged is not None)

    def years(self, word: str, unit: str) -> int:
        """An age in full years, by its number, in figures or words, and its unit."""
        if unit.lower() != "year":
            return 0
        return int(word) if word.isdecimal() else self._units[word.lower()]
