"""Captives: a name in a text in; whether the words right by it say that its bearer is held, out. A rank is no public role then."""

from __future__ import annotations

import re

from twosource.reading.lexicon import PeopleWords

_PLACES = ("prison", "jail", "custody", "detention", "captivity", "cell")  # where only who is held dies


class Captives:
    """Tells who is held, or was put to death by those who held him.

    Args:
        words: words for captives, and ranks.
    """

    def __init__(self, words: PeopleWords) -> None:
        held = "|".join(sorted(words.captive, key=len, reverse=True))
        done = "|".join(sorted(words.done_to_captives, key=len, reverse=True))
        places = "|".join(_PLACES)
        self._before = re.compile(rf"\b(?:{held}|{done})\s+(?:[\w’'-]+\.?\s+){{0,4}}\Z", re.IGNORECASE)
        self._behind = re.compile(
            rf"(?:,?\s*\(?(?:an?|the|one of the)\s+(?:[\w’'-]+\s+){{0,2}}(?:{held})\b"
            rf"|,\s+(?:who\s+(?:was|were|had been|is)\s+|whom\s+\w+\s+(?:had\s+)?)?(?:held|taken|captured|kidnapped|abducted)\b"
            rf"|\s+(?:was|were|had been|is being)\s+(?:taken prisoner|held (?:captive|prisoner|hostage)|tortured|beaten)\b"
            rf"|,?\s+(?:who\s+)?(?:(?:was|were|had|has|been|later|found)\s+){{0,4}}(?:hanged|dead|died|killed|beaten to death)"
            rf"\s+in\s+(?:(?:an?|the|his|her)\s+)?(?:[\w’'-]+\s+)?(?:{places})\b)",
            re.IGNORECASE,
        )

    def is_one(self, text: str, start: int, end: int) -> bool:
        """Whether whoever is named at ``[start, end)`` is a captive."""
        return bool(self._before.search(text[max(0, start - 60) : start]) or self._behind.match(text[end : end + 70]))
