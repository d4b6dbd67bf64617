"""Persons by the words around a name: a report's text in; names that an age, a kin word or a given name betray, out.

What the tagger takes for a town, a party or nothing is a person where an age follows ("Nabil, 9, was killed"), where the words
before say whose kin it is ("her daughter Rima"), or where a common given name leads it. Whoever is found so is masked
unless a public role stands with the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.reading.lexicon import PeopleWords
from twosource.reading.people.ages import ADULT, Ages
from twosource.reading.text.first_words import first_words, words_in

_OLDEST = 110
_WORD = r"[A-Z\u00c0-\u00de\u0400-\u042f][\w'\u2019-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:al|el|bin|ibn|abu|umm|de|van|von)[ -])?{_WORD}){{0,3}}"
# What must stand where an age does: the name before it is slow to try at every letter.
_YEARS = re.compile(r"[\s(]\d{1,3}(?=\s*(?:[,.;:)\u201d\"]|$)|\s+and\s)")
_FURTHER = rf"(?:(?:,|,?\s+and)\s+{_NAME})*"
_ONE = re.compile(_NAME)
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december in at on by of the a an from near and but since until route highway article resolution day "
    "chapter page".split()
)
_SAID_OF_BODIES = frozenset(
    {"victim", "prisoner", "refugee", "child", "hostage", "captive", "neighbour", "neighbor", "survivor"}
)


@dataclass(frozen=True, slots=True)
class Betrayed:
    """A name that the words around it show to be a person's: offsets into the text, and whether a child's."""

    start: int
    end: int
    child: bool
    by: str  # age, years before, walk (of life), kin or given


class NamePatterns:
    """Finds the names of persons by patterns of words.

    Args:
        words: kin words, given names, walks of life.
        ages: how ages are told.
    """

    def __init__(self, words: PeopleWords, ages: Ages) -> None:
        self._ages = ages
        kin = "|".join(sorted(words.kin, key=len, reverse=True))
        given = "|".join(sorted(words.given, key=len, reverse=True))
        self._children = words.child
        child_or_kin = "|".join(sorted(words.child | words.kin, key=len, reverse=True))
        self._apart = words.apart
        self._aged = re.compile(
            rf"({_NAME}),?\s+\(?(?:aged\s+)?(\d{{1,3}})(?=\s*(?:[,.;:)\u201d\"]|$)|\s+and\s+(?:{_NAME}))"
        )
        self._kin = re.compile(rf"\b((?i:{kin})),?\s+(?:named\s+|called\s+)?({_NAME})({_FURTHER})")
        self._years_old = re.compile(rf"(?i:{ages.pattern})\s+(?:(?i:{child_or_kin})\s+)?({_NAME})")
        walks = "|".join(sorted(words.private - _SAID_OF_BODIES, key=len, reverse=True))
        self._apposed = re.compile(
            rf"({_WORD}(?:\s+{_WORD}){{1,2}}),\s+an?\s+(?:[a-z][\w'\u2019-]*\s+){{0,2}}(?:{walks})(?=[,.;)]|\s+(?:who|from|in|at|and)\b)"
        )
        self._kin_words = first_words((*words.kin, *(word.capitalize() for word in words.kin)))
        self._given_names = first_words(words.given)
        self._given = re.compile(rf"\b(?:{given})(?:\s+(?:(?:al|el|bin|ibn|abu|de)[ -])?{_WORD}){{1,3}}")

    def find(self, text: str, start: int, end: int) -> Iterator[Betrayed]:
        """The names in a stretch of the text."""
        words = words_in(text, start, end)
        for match in self._aged.finditer(text, start, end) if _YEARS.search(text, start, end) else ():
            years = int(match[2])
            span = self._bare(text, match.start(1), match.end(1))
            if span is not None and years <= _OLDEST:
                yield Betrayed(span[0], span[1], years < ADULT, "age")
        for match in self._years_old.finditer(text, start, end) if "old" in words else ():
            span = self._bare(text, *match.span(3))
            if span is not None:
                yield Betrayed(span[0], span[1], self._ages.years(match[1], match[2]) < ADULT, "years before")
        for match in self._apposed.finditer(text, start, end) if ", a" in text[start:end] else ():
            span = self._bare(text, *match.span(1))
            if span is not None and " " in text[span[0] : span[1]]:
                yield Betrayed(span[0], span[1], False, "walk")
        for match in self._kin.finditer(text, start, end) if not words.isdisjoint(self._kin_words) else ():
            child = match[1].lower() in self._children
            spans = [match.span(2)]
            if match[1].lower().endswith(("s", "children", "siblings")):  # "brothers Ilyas, Musa and Ali"
                spans += [one.span() for one in _ONE.finditer(text, *match.span(3))]
            for first, last in spans:
                span = self._bare(text, first, last)
                if span is not None:
                    yield Betrayed(span[0], span[1], child, "kin")
        for match in self._given.finditer(text, start, end) if not words.isdisjoint(self._given_names) else ():
            span = self._bare(text, match.start(), match.end())
            if span is not None and " " in text[span[0] : span[1]]:
                yield Betrayed(span[0], span[1], False, "given")

    def _bare(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """A name without the titles, days and small words that lead it; None where nothing is left."""
        while start < end:
            word = re.match(r"\S+", text[start:end])
            if word is None or not (word[0].lower() in _NO_NAMES or word[0].lower().rstrip(".") in self._apart):
                break
            start += word.end()
            while start < end and text[start].isspace():
                start += 1
        name = text[start:end].rstrip(" ,")
        if name.endswith(("'s", "\u2019s")):
            name = name[:-2]
        return (start, start + len(name)) if len(name) > 1 and name.split()[-1].lower() not in _NO_NAMES else None
