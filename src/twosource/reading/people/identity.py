"""Identity: the persons that a report names in; one name for each, whatever part of it a sentence gives, out.

"Lieutenant General Raid Shakir Jawdat" speaks on as "Jawdat", "Raid Jawdat" or "General Jawdat", and the parser may break
such a name in two. Who is taken for two speakers corroborates himself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from twosource.knowledge.folding import fold_name
from twosource.knowledge.transliteration import ARTICLES
from twosource.records import PersonMention


class Identities:
    """The persons of one report."""

    def __init__(self, people: Sequence[PersonMention] = ()) -> None:
        self._spans = sorted({(person.start, person.end, person.text) for person in people})
        self._starts = [start for start, _, _ in self._spans]
        names = sorted({person.text for person in people}, key=lambda name: (-len(_words(name)), name))
        self._whole: dict[
            str, list[tuple[tuple[str, ...], str]]
        ] = {}  # a word -> the full names that have it, with their words
        for name in names:
            words = _words(name)
            if words and not self._holders(words):
                for word in set(words):
                    self._whole.setdefault(word, []).append((words, name))

    def at(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of the person's name that a stretch of the report lies in; None where it lies in none."""
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self._spans[at][1] < end:
            return None
        return self._spans[at][0], self._spans[at][1]

    def whole(self, name: str) -> str | None:
        """The fullest name that the report gives to whom it calls so; None for nobody's name, and for that of several."""
        found = self._holders(_words(name))
        return found[0] if len(found) == 1 else None

    def _holders(self, words: tuple[str, ...]) -> list[str]:
        """The full names that these words are a part of."""
        there = min((self._whole.get(word, []) for word in words), key=len, default=[])
        return [full for longer, full in there if _is_part(words, longer)]


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, without the articles of Arabic ones: "al-Saadi" is "Saadi"."""
    return tuple(word for word in fold_name(name).split(" ") if word and word not in ARTICLES and len(word) > 1)


def _is_part(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether all words stand in the longer name, in their order."""
    rest = iter(longer)
    return all(word in rest for word in words)
