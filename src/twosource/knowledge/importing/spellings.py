"""Spellings: the names by which a gazetteer's row may be known already, and those that a known place takes from it.

In: drafts, and the places that they turned out to be. Out: names. No spelling is lost with a row that meets a known
place, in whatever script, but for those that would lead astray: words of the language, a neighbour's name, and a town's
that a gazetteer lists under the unit around it.
"""

from __future__ import annotations

from typing import Final, Literal

from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.drafts import Draft
from twosource.knowledge.importing.features import Features
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.settlements import usable_alias
from twosource.knowledge.words import load_words
from twosource.records import Place

Standing = Literal["curated", "gazetteer"]
UNITS: Final = ("admin1", "admin2")
_TITLES: Final = {
    "admin1": ("governorate", "province", "state", "oblast", "region"),
    "admin2": ("district", "raion", "county"),
}


class Spellings:
    """The spellings of drafts, held against the places that are known.

    Args:
        places: what is known.
        standing: whether the drafts' places are what a war turns on, or a gazetteer's thousands.
    """

    def __init__(self, places: Gazetteer, standing: Standing) -> None:
        self._places = places
        self._standing = standing
        self._kinds = Kinds()
        self._unit_words = Features().unit_words
        self._words = load_words()

    def of(self, draft: Draft) -> list[str]:
        """The names of a draft; of an admin unit with and without the word for it, for gazetteers differ in that."""
        names = [draft.name, *draft.names]
        words = _TITLES.get(self._sort(draft), ())
        bare = self._bare(names) if words else []
        return list(dict.fromkeys([*names, *bare, *(f"{name} {word}" for name in bare for word in words)]))

    def new(self, draft: Draft, place: Place) -> list[str]:
        """The names of a draft that the place, which it is, is not known by yet."""
        spelled = {fold_name(name) for name in (place.name, *place.names)}
        names = [name for name in (draft.name, *draft.names) if self._standing == "curated" or usable_alias(name)]
        new = {fold_name(name): name for name in names}
        return [
            name
            for key, name in new.items()
            if key not in spelled
            and key not in self._words.common
            and not self._leads_to(name, place)
            and not self._is_anothers(key, name, draft, place)
        ]

    def _leads_to(self, name: str, place: Place) -> bool:
        """Whether the place is found by this very name without its being written beside it: a place of the packs also
        bears the names of the base gazetteer's that it stands for."""
        if place.country is None or place.lat is None or place.lon is None:
            return False
        found = self._places.known(
            name, country=place.country, kind=place.kind, near=(place.lat, place.lon), within_km=0.0
        )
        return found is not None and found.id == place.id

    def _is_anothers(self, key: str, name: str, draft: Draft, place: Place) -> bool:
        if self._sort(draft) in UNITS:
            return self._is_a_towns(name, draft, place)
        return self._standing == "gazetteer" and self._places.bears(key)

    def _is_a_towns(self, name: str, draft: Draft, place: Place) -> bool:
        """Whether a unit's name may be that of the town that it is called after: gazetteers list both under both."""
        if not self._unit_words.isdisjoint(fold_name(name).split(" ")):
            return False
        called = {name, draft.name, place.name, *self._bare([draft.name, place.name])}
        return any(
            other.country == place.country and self._places.sort(other) not in UNITS
            for each in sorted(called)
            for other in self._places.candidates(each)
        )

    def _bare(self, names: list[str]) -> list[str]:
        """The names without the words for units."""
        return [reading.name for name in names for reading in self._kinds.read(name) if reading.within is None]

    def _sort(self, draft: Draft) -> str:
        return self._kinds.class_of.get(draft.kind, "facility")
