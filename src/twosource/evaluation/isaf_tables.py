"""The coder's conventions for the ISAF releases, from ``data/isaf.yaml``."""

from __future__ import annotations

import re
from functools import cached_property
from importlib.resources import files
from typing import Any

import yaml

from twosource.evaluation.names import plain_letters
from twosource.records import Figure, Mention, PlaceMention


class Tables:
    """The tables, with the questions that are put to them."""

    def __init__(self) -> None:
        source = files("twosource.evaluation") / "data" / "isaf.yaml"
        self._data: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
        self.types: dict[str, list[str]] = self._data["types"]
        self.kinds: dict[str, list[str]] = self._data["kinds"]
        self.keywords: dict[str, Any] = self._data["keywords"]
        self.bare_plural: int = self._data["bare_plural"]
        self.groups = frozenset(self._data["groups"])

    def province_of(self, place: PlaceMention) -> str | None:
        """The province that a claim's place is or lies in: by its admin unit, else by its name."""
        for told in (place.admin1, place.name, place.text):
            found = self.province_named(told) if told else None
            if found is not None:
                return found
        return None

    def province_named(self, text: str) -> str | None:
        """The first province that a text names."""
        found = self._provinces[0].search(plain_letters(text))
        return self._provinces[1][found[0]] if found else None

    def group_of(self, mention: Mention) -> str | None:
        """The group that a mention names. One that is only described ("insurgents") is none to the coder."""
        if mention.via != "name":
            return self.group_named(mention.text)
        by_id = next((label for label, one in self._data["groups"].items() if mention.id in one["actors"]), None)
        return by_id or self.group_named(mention.text)

    def group_named(self, text: str) -> str | None:
        """The first group that a text names."""
        found = self._groups[0].search(plain_letters(text))
        return self._groups[1][found[0]] if found else None

    def number(self, figure: Figure) -> int | None:
        """A figure as the coder writes it: the least that its words say; None where they say nothing."""
        number = self.number_word(figure.text)
        if number is not None:
            return number
        return figure.best if figure.best is not None else figure.low

    def number_word(self, text: str) -> int | None:
        """What the coder writes for an open number word in a text; None where there is none."""
        found = self._numbers.search(text.casefold())
        return int(self._data["numbers"][found[0]]) if found else None

    def besides(self, text: str) -> bool:
        """Whether the words count people beside those told before."""
        return bool(self._besides.search(text.casefold()))

    def sums_up(self, words: str) -> bool:
        """Whether words of time are those of a digest, which sums up what several operations did."""
        return bool(self._digest.search(words.casefold()))

    @cached_property
    def _digest(self) -> re.Pattern[str]:
        return any_of(self._data["digest"])

    @cached_property
    def _provinces(self) -> tuple[re.Pattern[str], dict[str, str]]:
        return _names(self._data["provinces"])

    @cached_property
    def _groups(self) -> tuple[re.Pattern[str], dict[str, str]]:
        return _names({label: one["words"] for label, one in self._data["groups"].items()})

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        return any_of(list(self._data["numbers"]))

    @cached_property
    def _besides(self) -> re.Pattern[str]:
        return any_of(self._data["besides"])


def any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words, the longest first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})\b")


def _names(spellings: dict[str, list[str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    labels = {spelling: label for label, several in spellings.items() for spelling in several}
    return any_of(list(labels)), labels
