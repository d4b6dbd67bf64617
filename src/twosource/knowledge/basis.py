"""Basis: where a place's point comes from, as a pack tells it, so that whoever reads the pack can look it up.

In: the words of a basis. Out: whether they name something that can be looked up: an entry of GeoNames or of another gazetteer, an
address, a public source by its name; or say that the point is recalled. A shrug names nothing, nor does somebody's uncle.
"""

from __future__ import annotations

import re
from typing import Final

RECALLED: Final = "recalled"
_ENTRY: Final = re.compile(r"(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*:\S.*|ucdp-ged(?:,.*)?)")  # geonames:169577, ocha:SY0409
_ADDRESS: Final = re.compile(r"https?://\S+\.\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W_]+")
_NAMING: Final = re.compile(
    r"[A-ZÀ-Þ]|[^\x00-\x7f]|\b\d{4}\b"
)  # a name has a capital, or another script; a survey its year
_LEAST: Final = 3  # letters
_SHRUGS: Final = frozenset(
    "dunno unknown unsure idea guess guessed guessing somewhere nowhere none nothing nobody think maybe perhaps "
    "probably tbd todo xxx na test asdf foo whatever memory heard my uncle aunt cousin brother sister "
    "friend neighbour neighbor".split()
)
_SOURCES: Final = frozenset(  # what public sources are, and those known by their names
    "survey surveys map maps atlas gazetteer gazetteers census sheet report reports dataset database register "
    "registry cadastre yearbook almanac encyclopaedia encyclopedia imagery satellite bulletin gazette chart index "
    "statistics bureau office ministry institute agency university geonames openstreetmap osm wikidata wikipedia "
    "wikimapia wikivoyage ocha ucdp acled gadm unosat usgs nga gns getty britannica google bing copernicus sentinel "
    "landsat maxar un unhcr iom reach hdx hot fao worldpop karte carte recensement enquête карта перепись خريطة".split()
)


def can_be_looked_up(basis: str) -> bool:
    """Whether a basis that is not `RECALLED` names where its point can be looked up."""
    text = basis.strip()
    if _ENTRY.fullmatch(text) or _ADDRESS.search(text):
        return True
    words = [word.lower() for word in _WORDS.findall(text)]
    long = any(len(word) >= _LEAST for word in words)
    named = not _SOURCES.isdisjoint(words)
    return long and named and _NAMING.search(text) is not None and _SHRUGS.isdisjoint(words)
