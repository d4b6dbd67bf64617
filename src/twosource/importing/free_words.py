"""Free words of a row (headlines, notes): may they be shown, or might they name a private person?

In: a cell's words. Out: yes or no. They may be shown where every word with a capital is explained: by a place, party,
source or public person that is known, as a word of the calendar, a nationality or the like, as an acronym, or by
beginning a sentence. In doubt they are withheld; they stay in the report, and in no output.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import load_words

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_ENDS: Final = '.!?:;"“”«»|'
_ACRONYM: Final = 6  # letters: no longer run of capitals is taken for one
_BY_GAZETTEER: Final = frozenset({"base", "loose"})  # where every name of the world is a place somewhere
_CACHED: Final = 50_000


class FreeWords:
    """Judges free words; each wording is judged once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._matcher = knowledge.matcher
        self._words = load_words()
        self.may_be_shown = lru_cache(maxsize=_CACHED)(self._judge)

    def _judge(self, text: str) -> bool:
        """Whether no private person can be named in a text."""
        found = list(_WORD.finditer(text))
        capitals = [n for n, match in enumerate(found) if match.group()[0].isupper() or not match.group().isascii()]
        if not capitals:
            return True
        hits = self._matcher.find(text)
        sure = {at for hit in hits if hit.how not in _BY_GAZETTEER for at in range(hit.start, hit.end)}
        places = [(hit.start, hit.end) for hit in hits if hit.how in _BY_GAZETTEER]
        return not any(self._unexplained(text, found, n, sure, places) for n in capitals)

    def _unexplained(
        self, text: str, found: list[re.Match[str]], n: int, sure: set[int], places: list[tuple[int, int]]
    ) -> bool:
        match = found[n]
        word = match.group()
        if match.start() in sure:
            return False
        place = next((one for one in places if one[0] <= match.start() < one[1]), None)
        if place is not None and not _beside_a_name(text, place):
            return False
        key = fold_name(word)
        if key in self._words.personal:
            return True
        if word.isupper() and len(word) <= _ACRONYM:
            return False
        if not word[0].isupper():
            return not word[0].islower()  # a script without capitals hides names
        if key in self._words.common or key.removesuffix("s") in self._words.common:
            return False
        return not self._begins(text, found, n)

    @staticmethod
    def _begins(text: str, found: list[re.Match[str]], n: int) -> bool:
        """Whether a word begins a sentence, and what follows shows that it is no part of a name."""
        before = text[: found[n].start()].rstrip()
        if before and before[-1] not in _SENTENCE_ENDS:
            return False
        return n + 1 == len(found) or found[n + 1].group()[0].islower()


def _beside_a_name(text: str, place: tuple[int, int]) -> bool:
    """Whether a word with a capital stands right beside what may be a place: two such make a person's name."""
    before = re.search(r"([^\W\d_]\S*) \Z", text[: place[0]])
    after = re.match(r" ([^\W\d_])", text[place[1] :])
    return bool((before and before.group(1)[0].isupper()) or (after and after.group(1).isupper()))
