"""Which names of the base gazetteer may be taken for places where a text writes them with a capital.

In: a folded name and the places that bear it. Out: yes or no. GeoNames holds "said", "Most", "Thursday", "Hassan" and
"Reading"; taken at sight they would drown the places that a report means. What is left out here is still found when a
curated pack has it, or when somebody asks for it by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.knowledge.words import Words

if TYPE_CHECKING:  # the packages that the rows come from take longer to import than the index to open
    from twosource.knowledge.base import BaseRow

_GREAT = 1_000_000  # people: with so many a place is meant even by a common word or a given name (Phoenix)
_LARGE = 300_000  # with so many even by a family name (Lima)
_KNOWN = 15_000  # with so many even by another than its usual name
_SHORT = 3  # letters: a name so short is taken of large places only
_ALIAS_SHORT = 4


@dataclass(frozen=True, slots=True)
class Spoken:
    """The most people of any place with this as its usual name, as any of its names; and the levels of the places."""

    usual: int | None
    any: int
    levels: frozenset[str]

    @classmethod
    def of(cls, bearers: Iterable[tuple[BaseRow, bool]]) -> Spoken:
        """From the rows that bear the name, each with whether it is their usual one."""
        usual: int | None = None
        most = 0
        levels = set()
        for row, is_usual in bearers:
            levels.add(row.level)
            if row.level == "settlement":
                most = max(most, row.population)
                if is_usual:
                    usual = max(usual or 0, row.population)
        return cls(usual, most, frozenset(levels))


def matchable(key: str, spoken: Spoken, words: Words) -> bool:
    """Whether a capitalised word or words may be taken for a place of this name at sight."""
    tokens = key.split(" ")
    if not any(character.isalpha() for character in key) or tokens[0] == "the":
        return False
    if key in words.kept:
        return True
    if spoken.levels <= {"country"}:
        return False  # countries' names are curated (data/composition/countries.yaml)
    if len(tokens) > 1:
        ordinary = all(token in words.common or len(token) == 1 or token.isdigit() for token in tokens)
        people = all(token in words.personal or token in words.common for token in tokens)
        return not (ordinary and spoken.any < _LARGE) and not (people and spoken.any < _KNOWN)
    if key in words.common or key in words.given:
        return spoken.usual is not None and spoken.usual >= _GREAT
    if key in words.personal:
        return spoken.usual is not None and spoken.usual >= _LARGE
    if not key.isascii():
        return spoken.usual is not None or spoken.any >= _KNOWN
    if len(key) <= _SHORT:
        return (spoken.usual or 0) >= _LARGE
    if spoken.usual is not None or "admin1" in spoken.levels:
        return True
    return spoken.any >= _KNOWN and len(key) > _ALIAS_SHORT
