"""Places: which place a name means, what lies in what, how far apart.

In: names with what is known of their surroundings, and place ids. Out: places with a score, or none with its
candidates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.folding import fold_name, name_keys
from twosource.knowledge.geography import Point, haversine_km
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.phrases import Kinds, PlacePhrase
from twosource.knowledge.transliteration import loose_key
from twosource.records import Place

THRESHOLD: Final = 0.5
_SHOWN: Final = 8  # candidates given back
_MOST: Final = 60  # bearers of one name looked at in the base gazetteer, the greatest
_MOST_IDS: Final = 12
_SAME_PLACE_KM: Final = 25.0
_GEONAMES: Final = re.compile(r"geonames:(\d+)")
_LEVELS: Final = {"country": "country", "admin1": "admin1", "admin2": "admin2", "settlement": "settlement"}

# The weights of the model in `Gazetteer.resolve`; ratios matter, not sizes.
_NONE: Final = 300.0  # that the name means a place we do not have
_CURATED: Final = 3000.0  # the least prominence of a place of the packs
_PROMINENCE: Final = 0.6  # the power of the population
_FOLDED, _LOOSE_CURATED, _LOOSE_BASE = 0.9, 0.5, 0.2  # against 1 for the exact spelling
_PRIOR_GAIN: Final = 20.0
_PRIOR_ABSENT: Final = 0.3
_NEAR_GAIN, _NEAR_KM = 6.0, 80.0
_INSIDE, _NEARLY_INSIDE, _OUTSIDE = 30.0, 10.0, 0.02
_KIND_EQUAL, _KIND_FITS, _KIND_FAILS = 12.0, 8.0, 0.02
_CLASS: Final = {
    "country": 5.0,
    "admin1": 1.0,
    "admin2": 0.5,
    "settlement": 1.0,
    "part": 0.5,
    "facility": 0.7,
    "area": 0.8,
}
_NAMESAKE_AREA: Final = 0.15  # an admin unit that has the name of a settlement, when no kind is told


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place, or None where no candidate is likely enough; the score of the best in [0, 1]; the best candidates in
    order."""

    place: Place | None
    score: float
    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A place that a name may mean, with what weighing it needs. ``row`` is -1 for a place of the packs."""

    id: str
    row: int
    country: str | None
    point: Point | None
    radius_km: float
    population: int
    sort: str
    kind: str
    quality: float


class Gazetteer:
    """All places: those of the packs, which win for their names in their countries, and those of the base index."""

    def __init__(self, catalogue: Catalogue, base: BaseIndex, kinds: Kinds) -> None:
        self._catalogue = catalogue
        self._base = base
        self._kinds = kinds
        self._country_rows = self._find_countries()
        self._shadows: dict[int, str] = {}
        for place in catalogue.places.values():
            match = _GEONAMES.match(place.basis)
            row = base.row(int(match.group(1))) if match else None
            if place.kind == "country":
                row = self._country_rows.get(place.country or "")
            if row is not None:
                self._shadows[row] = place.id
        self._found: Callable[[str], tuple[_Candidate, ...]] = lru_cache(maxsize=20_000)(self._find)
        self._ancestry: Callable[[str], frozenset[str]] = lru_cache(maxsize=20_000)(self._climb)

    def get(self, identifier: str) -> Place | None:
        """The place of this id; a GeoNames id whose place the packs have gives the packs' place."""
        place = self._catalogue.places.get(identifier)
        if place is not None:
            return place
        row = self._row(identifier)
        if row is None:
            return None
        shadow = self._shadows.get(row)
        return self._catalogue.places[shadow] if shadow else self._base.place(row)

    def country(self, code: str) -> Place | None:
        """A country by its ISO 3166-1 alpha-2 code."""
        row = self._country_rows.get(code.upper())
        return self.get(f"gn:{self._base.geonames_ids[row]}") if row is not None else None

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places that bear the name in some spelling, the packs' first, then by population."""
        return tuple(self._record(candidate) for candidate in self._found(name))

    def resolve(
        self,
        name: str,
        *,
        country_prior: Mapping[str, float] | None = None,
        near: Sequence[Place] = (),
        kind_hint: str | None = None,
        within: Place | None = None,
    ) -> Resolved:
        """The place that a name or phrase means.

        Each candidate weighs its spelling, its prominence, the countries the document is about, its distance to the
        document's other places, its kind against the kind told, and whether it lies in the place told. The score is the
        best one's share of all the weight, where a fixed weight stands for places that we do not have; candidates
        that are one place to any map (same sort, within 25 km) count together.

        Args:
            name: "Deir Ezzor", or with more: "Karama district of Raqqa", "the village of Baghuz", "Homs province".
            country_prior: how likely the document speaks of each country (ISO alpha-2), in [0, 1].
            near: places the document is known to speak of.
            kind_hint: a kind word that goes with the name ("province", "city", "airbase").
            within: a place that the name's place is said to lie in.
        """
        prior = country_prior or {}
        best = Resolved(None, 0.0, ())
        for phrase in self._kinds.read(name):
            outer = within
            if phrase.within is not None:
                outer = self.resolve(phrase.within, country_prior=prior, near=near).place
                if outer is None:
                    continue
            found = self._weigh(phrase, prior, near, phrase.hint or kind_hint, outer)
            if found.place is not None:
                return found
            if found.score > best.score or not best.candidates:
                best = found
        return best

    def hint_around(self, text: str, start: int, end: int) -> str | None:
        """The kind word beside a name in a text, to be given to `resolve`; None where there is none."""
        return self._kinds.hint_around(text, start, end)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the one place is the other or holds it, by what the packs say it is part of and by admin units."""
        if outer == inner:
            return self.get(outer) is not None
        return bool(self._selves(outer) & self._ancestry(inner))

    def distance_km(self, a: Place, b: Place) -> float | None:
        """The distance of two places' points in kilometres; None where one has no point."""
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        return haversine_km((a.lat, a.lon), (b.lat, b.lon))

    def ids_of(self, key: str, packed: tuple[str, ...]) -> tuple[str, ...]:
        """The ids that a folded name may mean: those of the packs given, then the base gazetteer's greatest."""
        ids = list(dict.fromkeys(self._outside(identifier) for identifier in packed))
        for row, _ in self._base.named(key)[:_MOST_IDS]:
            identifier = self._shadows.get(row) or f"gn:{self._base.geonames_ids[row]}"
            if identifier not in ids:
                ids.append(identifier)
        return tuple(ids)

    # --- candidates -------------------------------------------------------------------------------------------------

    def _find_countries(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for code, country in self._catalogue.countries.items():
            for name in country.names:
                for row, _ in self._base.named(fold_name(name)):
                    if self._base.level(row) == "country" and self._base.country(row) == code:
                        rows.setdefault(code, row)
        return rows

    def _outside(self, identifier: str) -> str:
        """The id by which a place is known outside: the catalogue writes ``country:SY`` for a country's curated
        names."""
        if not identifier.startswith("country:"):
            return identifier
        row = self._country_rows.get(identifier.removeprefix("country:"))
        if row is None:
            return identifier
        return self._shadows.get(row) or f"gn:{self._base.geonames_ids[row]}"

    def _row(self, identifier: str) -> int | None:
        number = identifier.removeprefix("gn:")
        return self._base.row(int(number)) if number != identifier and number.isdecimal() else None

    def _record(self, candidate: _Candidate) -> Place:
        return self._catalogue.places[candidate.id] if candidate.row < 0 else self._base.place(candidate.row)

    def _find(self, name: str) -> tuple[_Candidate, ...]:
        keys = list(name_keys(name))
        keys += [key.removeprefix("the ") for key in keys if key.startswith("the ")]
        found: dict[str, _Candidate] = {}
        for key in keys:
            for identifier in self._catalogue.named(key, "place"):
                self._add(found, self._outside(identifier), name, _FOLDED)
            for row, _ in self._base.named(key)[:_MOST]:
                self._add(found, f"gn:{self._base.geonames_ids[row]}", name, _FOLDED)
        if keys and keys[0].isascii() and len(loose := loose_key(keys[0])) > 2:
            for identifier in self._catalogue.loose.get(loose, ()):
                if identifier in self._catalogue.places:
                    self._add(found, identifier, name, _LOOSE_CURATED)
            for row in self._base.loosely_named(loose)[:_MOST]:
                self._add(found, f"gn:{self._base.geonames_ids[row]}", name, _LOOSE_BASE)
        packed = [candidate for candidate in found.values() if candidate.row < 0]
        kept = packed + [
            candidate
            for candidate in found.values()
            if candidate.row >= 0 and not any(_one_place(candidate, other) for other in packed)
        ]
        return tuple(sorted(kept, key=lambda one: (one.row >= 0, -one.quality, -one.population, one.id)))

    def _add(self, found: dict[str, _Candidate], identifier: str, name: str, quality: float) -> None:
        row = self._row(identifier)
        if row is not None and row in self._shadows:
            identifier, row = self._shadows[row], None
        if identifier in found:
            return
        if row is None:
            place = self._catalogue.places.get(identifier)
            if place is None:
                return
            exact = quality == _FOLDED and name in (place.name, *place.names)
            point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
            sort = self._kinds.class_of.get(place.kind, "facility")
            found[identifier] = _Candidate(
                identifier, -1, place.country, point, place.radius_km, place.population or 0, sort, place.kind,
                1.0 if exact else quality,
            )  # fmt: skip
            return
        exact = quality == _FOLDED and name in self._base.spelled(row)
        found[identifier] = _Candidate(
            identifier, row, self._base.country(row), self._base.point(row), self._base.radius_km(row),
            int(self._base.populations[row]), _LEVELS[self._base.level(row)], self._base.kind(row),
            1.0 if exact else quality,
        )  # fmt: skip

    # --- weighing ---------------------------------------------------------------------------------------------------

    def _weigh(
        self,
        phrase: PlacePhrase,
        prior: Mapping[str, float],
        near: Sequence[Place],
        hint: str | None,
        within: Place | None,
    ) -> Resolved:
        candidates = self._found(phrase.name)
        if not candidates:
            return Resolved(None, 0.0, ())
        settled = {candidate.country for candidate in candidates if candidate.sort == "settlement"}
        sorts = self._kinds.classes(hint) if hint else ()
        points = [(place.lat, place.lon) for place in near if place.lat is not None and place.lon is not None]
        weights = []
        for candidate in candidates:
            weight = _prominence(candidate) * _country_weight(candidate, prior) * _near_weight(candidate, points)
            if candidate.quality == _LOOSE_BASE and not prior.get(candidate.country or "", 0.0):
                weight *= _OUTSIDE
            weight *= candidate.quality * self._within_weight(candidate, within)
            if sorts:
                weight *= _kind_weight(candidate, hint or "", sorts)
            else:
                weight *= _CLASS[candidate.sort]
                if candidate.sort in ("admin1", "admin2") and candidate.country in settled:
                    weight *= _NAMESAKE_AREA
            weights.append(weight)
        order = sorted(range(len(candidates)), key=lambda index: (-weights[index], candidates[index].id))
        best = candidates[order[0]]
        together = sum(weights[index] for index in order if index == order[0] or _one_place(candidates[index], best))
        score = together / (sum(weights) + _NONE)
        shown = tuple(self._record(candidates[index]) for index in order[:_SHOWN])
        return Resolved(shown[0] if score >= THRESHOLD else None, round(score, 4), shown)

    def _within_weight(self, candidate: _Candidate, within: Place | None) -> float:
        if within is None:
            return 1.0
        if candidate.id == within.id:
            return _OUTSIDE
        if self.contains(within.id, candidate.id):
            return _INSIDE
        if candidate.point and within.lat is not None and within.lon is not None:
            reach = within.radius_km + candidate.radius_km
            if haversine_km(candidate.point, (within.lat, within.lon)) <= reach:
                return _NEARLY_INSIDE
        return _OUTSIDE

    # --- what lies in what ------------------------------------------------------------------------------------------

    def _climb(self, identifier: str) -> frozenset[str]:
        """The place and all that hold it; a curated place and its row in the base gazetteer are both there."""
        found: dict[str, None] = {}
        queue = [identifier]
        while queue:
            at = queue.pop()
            if at in found:
                continue
            found[at] = None
            queue += sorted(self._selves(at) - found.keys())
            place = self._catalogue.places.get(at)
            if place is not None:
                queue += place.part_of
                queue += self._admin_of(place)
                continue
            row = self._row(at)
            if row is not None:
                queue += [f"gn:{self._base.geonames_ids[parent]}" for parent in self._base.parents(row)]
        return frozenset(found)

    def _admin_of(self, place: Place) -> list[str]:
        """The admin1 unit and country a curated place names, as ids of the base gazetteer."""
        found = []
        country = self._country_rows.get(place.country or "")
        if country is not None and place.kind != "country":
            found.append(f"gn:{self._base.geonames_ids[country]}")
        sort = self._kinds.class_of.get(place.kind)
        if place.admin1 and sort not in ("admin1", "country", "area"):
            found += self._admin_rows(place.admin1, place.country, "admin1")[:1]
        return found

    def _admin_rows(self, name: str, country: str | None, level: str) -> list[str]:
        return [
            f"gn:{self._base.geonames_ids[row]}"
            for key in name_keys(name)
            for row, _ in self._base.named(key)
            if self._base.level(row) == level and self._base.country(row) == country
        ]

    def _selves(self, identifier: str) -> frozenset[str]:
        """The ids of one and the same place: a curated one, and the base gazetteer's it stands for."""
        found = {identifier}
        place = self._catalogue.places.get(identifier)
        if place is not None:
            match = _GEONAMES.match(place.basis)
            if match:
                found.add(f"gn:{match.group(1)}")
            sort = self._kinds.class_of.get(place.kind)
            country = self._country_rows.get(place.country or "") if sort == "country" else None
            if country is not None:
                found.add(f"gn:{self._base.geonames_ids[country]}")
            if sort in ("admin1", "admin2"):
                for name in (place.name, *place.names):
                    found.update(self._admin_rows(name, place.country, sort)[:1])
        else:
            row = self._row(identifier)
            if row is not None and row in self._shadows:
                found.add(self._shadows[row])
        return frozenset(found)


def _one_place(a: _Candidate, b: _Candidate) -> bool:
    """Whether two candidates are one place to any map: of one sort and country, and near or the same admin unit."""
    if a.country != b.country or a.sort != b.sort:
        return False
    if a.sort in ("admin1", "country"):
        return True
    if a.point is None or b.point is None:
        return False
    return haversine_km(a.point, b.point) <= _SAME_PLACE_KM


def _prominence(candidate: _Candidate) -> float:
    prominence: float = (candidate.population + 300) ** _PROMINENCE
    return max(prominence, _CURATED) if candidate.row < 0 else prominence


def _country_weight(candidate: _Candidate, prior: Mapping[str, float]) -> float:
    if not prior:
        return 1.0
    weight = max(_PRIOR_ABSENT, _PRIOR_GAIN * prior.get(candidate.country or "", 0.0))
    return max(1.0, weight) if candidate.sort == "country" else weight


def _near_weight(candidate: _Candidate, points: Sequence[Point]) -> float:
    if not points or candidate.point is None or candidate.sort == "country":
        return 1.0
    nearest = min(haversine_km(candidate.point, point) for point in points)
    return float(1.0 + _NEAR_GAIN * 2.0 ** (-nearest / _NEAR_KM))


def _kind_weight(candidate: _Candidate, hint: str, sorts: Sequence[str]) -> float:
    if candidate.kind == hint:
        return _KIND_EQUAL
    return _KIND_FITS if candidate.sort in sorts else _KIND_FAILS
