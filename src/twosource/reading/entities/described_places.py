"""Described places: the places that a report names in; which of them "the city", "there" and "it" stand for at a point in it, out.

Of those whose kind the words fit, the one that the report is about and named oftenest and last. What can't be told is None.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from twosource.knowledge import NameHit
from twosource.knowledge.places import Gazetteer
from twosource.reading.entities.head_kinds import HeadKinds
from twosource.reading.text.occurrences import occurrences
from twosource.records import Place, PlaceMention

_MOST_OF_IT = 0.5  # of a report's names: its country
_OFTEN = 3  # mentions after which one more makes a place no likelier
_NO_TOWNS = frozenset("river mountain mountains hills valley road highway bridge street square lake sea gulf".split())
_TOWNS = frozenset({"", "city", "town", "village", "place", "there", "same"})
_WIDE = frozenset("country province governorate region oblast state admin1 admin2 desert".split())


class DescribedPlaces:
    """Tells which place a description or a pronoun means.

    Args:
        text: the report's.
        named: the places that the report names, each with where, in order.
        hits: the names of places, by where they start.
        scenes: the ids of the places named as more than where somebody came from.
        countries: the share of the report that is on each country.
        packs: the places that are known.
        heads: what nouns without a name may mean.
    """

    def __init__(
        self,
        text: str,
        named: Sequence[tuple[Place, list[int]]],
        hits: Mapping[int, NameHit],
        scenes: Set[str],
        countries: Mapping[str, float],
        packs: Gazetteer,
        heads: HeadKinds,
    ) -> None:
        self._text = text
        self._named = named
        self._hit_at = hits
        self._scenes = scenes
        self._countries = countries
        self._packs = packs
        self._heads = heads
        self._unknown: dict[str, set[int]] = {}

    def note_unknown(self, name: str, at: int) -> None:
        """Take note of a place's name that no pack holds: "the town" may mean it further on."""
        if name.rpartition(" ")[2].lower() not in _NO_TOWNS:
            self._unknown.setdefault(name, set()).add(at)

    def unknown_for_description(self, lemma: str, at: int, known: Place | None) -> str | None:
        """The name without a pack that "the town" stands for, where it was named before any known town that fits, or oftener."""
        if lemma not in _TOWNS:
            return None
        named = {name: sorted(start for start in starts if start < at) for name, starts in self._unknown.items()}
        rows = [(len(starts), -starts[0], name) for name, starts in sorted(named.items()) if starts]
        if not rows:
            return None
        count, first, name = max(rows)
        if known is None:
            return name
        others = [start for place, starts in self._named if place.id == known.id for start in starts if start < at]
        if others and lemma in ("", "there"):  # "it" is the one named last
            return name if max(named[name]) > max(others) else None
        return name if not others or count > len(others) or -first < others[0] else None

    def _nearest_place(self, at: int, small: bool) -> Place | None:
        """The place named last before a point, of those where something is; of ``small`` ones, no province or country."""
        before = [
            (starts[index - 1], place)
            for place, starts in self._named
            if (index := bisect_left(starts, at)) and place.id in self._scenes and not (small and place.kind in _WIDE)
        ]
        return max(before, key=lambda row: row[0])[1] if before else None

    def has_scene(self, place: Place) -> bool:
        """Whether a report names a place as more than where somebody is from or has an office."""
        return place.id in self._scenes

    def mentions_of(self, place: PlaceMention | Place) -> tuple[list[int], set[str]]:
        """Where a report names a place, and the names that it gives it."""
        starts = next((starts for known, starts in self._named if known.id == place.id), None)
        if starts is None:
            return list(occurrences(place.name, self._text)), {place.name}
        return starts, {self._hit_at[start].text for start in starts}

    def spelled(self, place: PlaceMention, at: int) -> str:
        """The name that a report last gave a place before a point; the pack's where it gave none."""
        starts = next((starts for known, starts in self._named if known.id == place.id), [])
        last = bisect_left(starts, at)
        return self._hit_at[starts[last - 1]].text if last else place.name

    def for_description(self, lemma: str, at: int) -> Place | None:
        """The place that "the city" stands for: the nearest of that kind named before; "the capital" is the main country's."""
        if lemma in ("there", "same"):
            return self._nearest_place(at, small=lemma == "same")
        kinds = self._heads.places(lemma)
        main = max(self._countries, key=lambda country: (self._countries[country], country), default=None)
        if lemma == "capital" and main is not None and self._countries[main] > _MOST_OF_IT:
            return self._packs.capital(main)
        if lemma == "country" and main is not None and self._countries[main] > _MOST_OF_IT:
            return self._packs.country(main)
        if kinds is None:
            return None
        fitting = [
            (place, starts, bisect_left(starts, at)) for place, starts in self._named if place.kind in kinds | {lemma}
        ]
        paragraph = self._text.rfind("\n", 0, at)
        lead = self._text.find("\n")
        earlier = [
            (
                place.country == main,
                place.id in self._scenes,
                starts[index - 1] > paragraph,
                min(index + (starts[0] < lead), _OFTEN),
                place.kind == lemma,
                starts[index - 1],
                place,
            )
            for place, starts, index in fitting
            if index > 0
        ]
        return max(earlier, key=lambda row: row[:6])[6] if earlier else None
