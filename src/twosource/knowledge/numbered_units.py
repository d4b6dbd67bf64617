"""Numbered units: "Ukraine's 47th Mechanised Brigade", "the 155th Naval Infantry Brigade" in; whose they can be, out.

Every army has a 4th Division, so nobody lists them all: a country told beside the number, or a word for an arm that only
some armies have, tells whose it is. The words are data (``data/composition/units.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec
import yaml

from twosource.knowledge.folding import fold_name
from twosource.knowledge.words import DATA

UNITS_FILE: Final = DATA / "composition" / "units.yaml"
_ORDINALS: Final = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_MOST_WORDS: Final = 5  # between the number and the noun


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    nouns: tuple[str, ...]
    organs: dict[str, tuple[str, ...]]
    only: dict[str, frozenset[str]]
    never: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class NumberedUnit:
    """A unit by its number.

    ``country``: the code of the one told to own it, None where none is; ``organ``: the organ of that state that it belongs to;
    ``only``: the armies that alone have units of its arm, None where many do; ``never``: those that have none.
    """

    country: str | None
    organ: str
    only: frozenset[str] | None
    never: frozenset[str]

    def may_be_of(self, country: str) -> bool:
        """Whether an army has units of this arm."""
        return country not in self.never and (self.only is None or country in self.only)


class NumberedUnits:
    """Reads phrases for numbered units.

    Args:
        country_of: the country of a country's adjective or name, None for other words.
    """

    def __init__(self, country_of: Callable[[str], str | None]) -> None:
        data = msgspec.convert(yaml.load(UNITS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), _Data)
        self._country_of = country_of
        self._data = data
        self._organ_of = {arm: organ for organ, arms in data.organs.items() for arm in arms}
        number = rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|{_ORDINALS})"
        self._unit = re.compile(
            rf"^(?:the )?(?P<owner>[a-z ]*?)(?: s)? ?\b{number}(?:(?: and |, |/){number})* "
            rf"(?P<arm>(?:(?!and\b|of\b)[a-z]+ ){{0,{_MOST_WORDS}}}?)(?:{'|'.join(data.nouns)})\b"
        )

    def read(self, phrase: str) -> NumberedUnit | None:
        """The unit that a phrase names by its number; None for other phrases, and for one whose owner is no country."""
        match = self._unit.match(fold_name(phrase))
        if match is None:
            return None
        country = self._owner(match["owner"].strip())
        if match["owner"].strip() and country is None:
            return None
        arm = f" {match['arm'].strip()} "
        only = [armies for word, armies in self._data.only.items() if f" {word} " in arm]
        never = [armies for word, armies in self._data.never.items() if f" {word} " in arm and not only]
        organs = [word for word in self._organ_of if f" {word} " in arm]
        return NumberedUnit(
            country,
            self._organ_of[max(organs, key=len)] if organs else "army",
            frozenset.intersection(*only) if only else None,
            frozenset().union(*never),
        )

    def _owner(self, words: str) -> str | None:
        """The country of what stands before the number: "Ukraine's", "the Russian army's"."""
        parts = words.title().split()
        for end in range(min(3, len(parts)), 0, -1):
            country = self._country_of(" ".join(parts[:end]))
            if country is not None:
                return country
        return None
