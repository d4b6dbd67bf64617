"""Adjectives: which country, and which region of it, an adjective before the word for a place tells.

In: "Sudanese", "Andalusian". Out: the country's code, and the region's name where it is a region's. The adjectives of regions are
data (``data/composition/regions.yaml``); those of countries are the composer's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
import yaml

from twosource.knowledge.words import DATA

REGIONS_FILE: Final = DATA / "composition" / "regions.yaml"


@dataclass(frozen=True, slots=True)
class Whose:
    """The country (ISO 3166-1 alpha-2) that an adjective tells, and the name of the region, None for the country's own."""

    country: str
    region: str | None


class Adjectives:
    """The adjectives of countries and regions.

    Args:
        country_of: the country of a country's adjective, None for other words.
    """

    def __init__(self, country_of: Callable[[str], str | None]) -> None:
        data = msgspec.convert(
            yaml.load(REGIONS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader),
            dict[str, dict[str, str | None]],
        )
        self._country_of = country_of
        self.regions: Mapping[str, Whose] = {
            adjective: Whose(country, region)
            for country, regions in data.items()
            for adjective, region in regions.items()
        }

    def of(self, word: str) -> Whose | None:
        """What a word or two tell; None where they are no such adjective, as none is in small letters."""
        if not word[:1].isupper():
            return None
        country = self._country_of(word)
        return Whose(country, None) if country is not None else self.regions.get(word)
