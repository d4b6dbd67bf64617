"""Places: which place a name means, what lies in what, how far apart.

In: names with what is known of their surroundings, and place ids. Out: places with a score, or none with candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from twosource.knowledge.capitals import Capitals
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.containment import Containment
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import Point, haversine_km
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.namesakes import Namesakes
from twosource.knowledge.phrases import Kinds, PlacePhrase
from twosource.knowledge.transliteration import loose_key
from twosource.knowledge.weighing import (
    AREAS,
    FOLDED,
    INSIDE,
    LARGE,
    NEARLY_INSIDE,
    OTHER_NAME,
    OUTSIDE,
    SMALL_KINDS,
    Candidate,
    Setting,
    is_no_village,
    is_one_of_several,
    is_shared,
    is_untold,
    share,
    weigh,
)
from twosource.records import Place

THRESHOLD: Final = 0.5
_SHOWN: Final = 8  # candidates given back
_TITLES: Final = ("governorate", "province", "oblast", "region", "state")  # in the names of admin1 units
_FIRST_ORDER: Final = frozenset({"governorate", "oblast", "state", "krai", "kray", "emirate", "muhafazah", "muhafaza"})
# Where the units of the first order are called districts.
_OF_DISTRICTS: Final = frozenset("AL BT BW BZ CY GY IL LK LS LU LY MD NP SC SR TL UG XK".split())
_WIDE: Final = frozenset((*AREAS, "area", "country"))
_POINTS: Final = ("settlement", "part", "facility")
_NOT_WIDE: Final = 0.49  # the most for a town where a unit or a stretch of land is told: it is never drawn as a town
_FAR_GREATER: Final = 20
_FAR_OUT_KM: Final = 50.0  # beyond twice the radii of both, a place lies in no other
_BRACKETS: Final = re.compile(r" \([^()]*\)$")
_LEAST_LOOSE: Final = 5
_BEARINGS: Final = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western central centre "
    "center middle upper lower coast coastal mid capital interior region province state district department governorate oblast "
    "county the of".split()
)


def is_mere_bearing(name: str) -> bool:
    """Whether a name says only in which part of a country: "the Centre", "Northern Region"; many countries have one."""
    return all(word in _BEARINGS for word in fold_name(name).split(" "))


def _is_told(candidate: Candidate, prior: Mapping[str, float]) -> bool:
    return any(prior.get(code or "", 0.0) > 0.0 for code in (candidate.country, *candidate.claimants))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place, or None where no candidate is likely enough.

    ``score`` is the best one's, in [0, 1]; ``candidates`` are the likeliest, in order.
    """

    place: Place | None
    score: float
    candidates: tuple[Place, ...]


class Gazetteer:
    """All places: those of the packs, which win for their names in their countries, and those of the base index."""

    def __init__(self, catalogue: Catalogue, base: BaseIndex, kinds: Kinds) -> None:
        self._catalogue = catalogue
        self._kinds = kinds
        self._capitals = Capitals()
        self._namesakes = Namesakes(catalogue, base, kinds)
        self._containment = Containment(catalogue, base, self._namesakes)
        self.ids_of = self._namesakes.ids_of

    def __iter__(self) -> Iterator[Place]:
        """The places of the packs, in the order of their ids."""
        return iter(self._catalogue.places.values())

    def get(self, identifier: str) -> Place | None:
        """The place of this id; a GeoNames id whose place the packs have gives the packs' place."""
        return self._namesakes.get(identifier)

    def country(self, code: str) -> Place | None:
        """A country by its ISO 3166-1 alpha-2 code."""
        row = self._namesakes.country_row(code.upper())
        return self.get(self._namesakes.id_of(row)) if row is not None else None

    def unit(self, name: str, country: str) -> Place | None:
        """The region, province or stretch of land of this name in a country."""
        prior = {country.upper(): 1.0}
        for hint in ("region", None):
            found = self.resolve(name, country_prior=prior, kind_hint=hint).place
            if found is not None and self.sort(found) in (*AREAS, "area") and self._is_of(found, country.upper()):
                return found
        return None

    def part(self, name: str, of: Place) -> Place | None:
        """The part of a town that is called so there: "al-Nur" in Mosul is the pack's "al-Nur (Mosul)"; or None."""
        parts = self._parts.get(of.id)
        if not parts:
            return None
        keys = [fold_name(phrase.name) for phrase in self._kinds.read(name) if phrase.within is None]
        return next((place for key in (*keys, *map(loose_key, keys)) if (place := parts.get(key)) is not None), None)

    def told_apart(self, name: str) -> tuple[Place, ...]:
        """The settlements of the packs that are called so but for what is in brackets behind, which tells them from a greater
        namesake: of "Andriivka" the one in Bucha district, which only a text that says so means."""
        return self._told_apart.get(fold_name(name), ())

    @cached_property
    def _told_apart(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self:
            bare = _BRACKETS.sub("", place.name)
            if bare != place.name and self.sort(place) == "settlement":
                found.setdefault(fold_name(bare), []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    @cached_property
    def _parts(self) -> Mapping[str, Mapping[str, Place]]:
        """By town and by folded or loose name, without what the pack has in brackets behind it, the parts of the packs' towns."""
        found: dict[str, dict[str, Place]] = {}
        houses = [place for place in self if self.sort(place) == "facility"]
        for place in [*(place for place in self if self.sort(place) == "part"), *houses]:
            names = [_BRACKETS.sub("", name) for name in (place.name, *place.names)]
            keys = [key for key in map(fold_name, names) if key]
            keys += [loose for key in keys if key.isascii() and len(loose := loose_key(key)) >= _LEAST_LOOSE]
            for outer in place.part_of:
                under = found.setdefault(outer, {})
                for key in keys:
                    under.setdefault(key, place)
        return found

    def _is_of(self, place: Place, country: str) -> bool:
        return country in (place.country, *self._namesakes.claimants(place))

    def capital(self, code: str) -> Place | None:
        """The capital of a country by its ISO 3166-1 alpha-2 code."""
        name = self._capitals.of(code)
        bearing = self.candidates(name) if name is not None else ()
        towns = (place for place in bearing if place.country == code.upper() and self.sort(place) == "settlement")
        return next(towns, None)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places that bear the name in some spelling, the packs' first, then the best spelled and greatest."""
        return tuple(self._namesakes.record(candidate) for candidate in self._namesakes.of(name))

    def coded(self, code: str) -> tuple[Place, ...]:
        """The places that a gazetteer of the packs knows by this key, such as a p-code of OCHA; case does not matter."""
        found = (self.get(identifier) for identifier in self._catalogue.codes.get(code.strip().upper(), ()))
        return tuple(place for place in found if place is not None)

    def codes(self, identifier: str) -> tuple[str, ...]:
        """The keys that gazetteers of the packs know a place by."""
        selves = self._namesakes.selves(identifier)
        return tuple(code for code, ids in self._catalogue.codes.items() if not selves.isdisjoint(ids))

    def beginning(self, key: str) -> tuple[Place, ...]:
        """The greatest places of the base gazetteer with a name that begins with this folded one."""
        return tuple(self._namesakes.record(candidate) for candidate in self._namesakes.beginning(key))

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
        document's other places, its kind against the kind told, and whether it lies in the place told (`weighing`).
        The score is the best one's share of all the weight, where a fixed weight stands for places that we do not
        have; below 0.5 there is no place. What cannot lie in the place told (`apart`) is not meant. A phrase that fails as it
        stands is taken apart ("Homs province"), and other transliterations are tried only where no spelling serves. What
        is said to be a province or a stretch of land is never a town.

        Args:
            name: "Deir Ezzor", or with more: "Karama district of Raqqa", "the village of Baghuz", "Homs province".
            country_prior: how likely the document speaks of each country (ISO alpha-2), in [0, 1].
            near: places the document is known to speak of.
            kind_hint: a kind word that goes with the name ("province", "city", "airbase").
            within: a place that the name's place is said to lie in.
        """
        prior = country_prior or {}
        best = Resolved(None, 0.0, ())
        readings = list(self._kinds.read(name))
        if kind_hint:
            readings.insert(0, PlacePhrase(f"{name} {kind_hint}", kind_hint))  # "Kursk region" may be a name itself
        # The unit by its full title first: "Kyiv governorate" is Kyiv Oblast, not the city that is a unit of its own.
        readings = [*readings[:1], *self._titled(readings, kind_hint), *readings[1:]]
        points = [(place.lat, place.lon) for place in near if place.lat is not None and place.lon is not None]
        for phrase, loosely in ((reading, loosely) for loosely in (False, True) for reading in readings):
            outer: tuple[Place, ...] = (within,) if within is not None else ()
            if phrase.within is not None:
                outer = self._outer(phrase.within, prior, near)
                if not outer:
                    continue
            hint = phrase.hint or kind_hint
            setting = Setting(prior, points, hint, self._kinds.classes(hint) if hint else ())
            found = self._choose(phrase.name, setting, outer, loosely)
            if found.place is not None:
                if all(not self.apart(one, found.place) for one in outer):
                    return found
                # What it is said to lie in rules it out: "Hyderabad city" is Pakistan's; Hyderabad is in India too.
                found = replace(found, place=None, score=min(found.score, _NOT_WIDE))
            if found.score > best.score or not best.candidates:
                best = found
        return best

    def hint_around(self, text: str, start: int, end: int) -> str | None:
        """The kind word beside a name in a text, to be given to `resolve`; None where there is none."""
        return self._kinds.hint_around(text, start, end)

    def known(
        self, name: str, *, country: str, kind: str, near: Point | None = None, within_km: float = 0.0
    ) -> Place | None:
        """The place of a country that bears this very name, of the class that the kind is of.

        Args:
            name: the name; its spelling counts but for diacritics, hyphens and the like.
            country: ISO 3166-1 alpha-2.
            kind: a kind of place.
            near: where it must lie, if told; else a name that several such places bear gives none.
            within_km: how near to that.
        """
        sort = self._kinds.class_of.get(kind, "facility")
        found = [
            one
            for one in self._namesakes.of(name)
            if one.quality >= OTHER_NAME and one.country == country and one.sort == sort
        ]
        if near is not None:
            found = [one for one in found if one.point is not None and haversine_km(one.point, near) <= within_km]
        elif len(found) > 1:
            return None
        return self._namesakes.record(found[0]) if found else None

    def tells_country(self, name: str) -> bool:
        """Whether a name alone is evidence of the country that its bearers lie in: not "the North-West", nor what only a
        gazetteer calls a town at times ("Kanan", for Kano in Japan)."""
        if is_mere_bearing(name):
            return False
        bearers = self._namesakes.of(name)
        return any(one.curated or one.quality > OTHER_NAME or one.population >= LARGE for one in bearers)

    def greater(self, name: str) -> tuple[Place, ...]:
        """The cities whose own name this is and that are far greater than any place of the packs that bears it."""
        bearers = self._namesakes.of(name)
        people = max((one.population for one in bearers if one.curated and one.quality >= OTHER_NAME), default=0)
        return tuple(
            self._namesakes.record(one)
            for one in bearers
            if not one.curated
            and one.sort == "settlement"
            and one.quality > OTHER_NAME
            and one.population >= max(LARGE, _FAR_GREATER * people)
        )

    def bears(self, key: str) -> bool:
        """Whether a place of the curated packs bears this folded name."""
        return any(identifier not in self._catalogue.minor for identifier in self._catalogue.named(key, "place"))

    def sort(self, place: Place) -> str:
        """The class of a place's kind: country, admin1, admin2, settlement, part, facility or area."""
        return self._namesakes.sort(place)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the one place is the other or holds it, by what the packs say and by admin units."""
        return self._containment.contains(outer, inner)

    def holder(self, resolved: Resolved, hint: str) -> Place | None:
        """What holds a unit that nobody has, by the likeliest place of its name: of "Sloviansk raion" the oblast that
        Sloviansk lies in, of a province the country. None where no such word is told, or no such place known."""
        classes = self._kinds.classes(hint)
        likeliest = resolved.candidates[0] if resolved.candidates else None
        if resolved.place is not None or likeliest is None or _WIDE.isdisjoint(classes):
            return None
        if "admin1" not in classes[:1] and self.sort(likeliest) == "admin1":
            return likeliest  # "Helmand district"
        units = sorted(self._containment.first_order(likeliest.id)) if "admin1" not in classes[:1] else []
        found = self.get(units[0]) if units else self.country(likeliest.country or "")
        return found if found is not None and found.id != likeliest.id else None

    def apart(self, outer: Place, inner: Place) -> bool:
        """Whether a place cannot lie in another: in another country, by every claimant's count, in another unit of the first
        order, or far beyond its reach."""
        if self.contains(outer.id, inner.id):
            return False
        if outer.country is not None and inner.country not in (None, outer.country):
            return outer.country not in self._namesakes.claimants(inner)
        units = self._containment.first_order(outer.id), self._containment.first_order(inner.id)
        if all(units) and units[0].isdisjoint(units[1]):
            return True
        away = self.distance_km(outer, inner)
        reach = outer.radius_km + inner.radius_km
        return self.sort(outer) != "country" and away is not None and away > 2 * reach + _FAR_OUT_KM

    def distance_km(self, a: Place, b: Place) -> float | None:
        """The distance of two places' points in kilometres; None where one has no point."""
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        return haversine_km((a.lat, a.lon), (b.lat, b.lon))

    def _choose(self, name: str, setting: Setting, within: Sequence[Place], loosely: bool) -> Resolved:
        candidates = self._namesakes.of(name)
        if not loosely:
            candidates = tuple(one for one in candidates if one.quality >= OTHER_NAME)
        if is_mere_bearing(name):  # "the North-West": of a country that is told
            told = tuple(one for one in candidates if _is_told(one, setting.prior))
            if candidates and not told:
                return Resolved(None, 0.0, tuple(map(self._namesakes.record, candidates[:_SHOWN])))
            candidates = told
        if not candidates:
            return Resolved(None, 0.0, ())
        weights, order = self._weighed(candidates, setting, within)
        twins = self._twins(candidates[order[0]], name, setting)
        if twins:
            candidates = tuple({one.id: one for one in (*candidates, *twins)}.values())
            weights, order = self._weighed(candidates, setting, within)
        score = share(candidates, weights, order[0], setting)
        sort = candidates[order[0]].sort
        if sort in _POINTS and sort not in setting.sorts and not _WIDE.isdisjoint(setting.sorts):
            score = min(score, _NOT_WIDE)
        if self._is_of_another_order(candidates[order[0]], setting.hint):
            score = min(score, _NOT_WIDE)
        doubtful = (
            is_one_of_several(candidates, weights, order[0])
            or is_no_village(candidates[order[0]], setting.hint)
            or (bool(twins) and is_shared(candidates, weights, order[0]))
            or (not within and is_untold(candidates, weights, order[0], setting))
        )
        if doubtful:
            score = min(score, _NOT_WIDE)
        shown = tuple(self._namesakes.record(candidates[index]) for index in order[:_SHOWN])
        return Resolved(shown[0] if score >= THRESHOLD else None, round(score, 4), shown)

    def _weighed(
        self, candidates: Sequence[Candidate], setting: Setting, within: Sequence[Place]
    ) -> tuple[list[float], list[int]]:
        """The weights of candidates, and their numbers in the order of these."""
        inside = [max((self._lies_in(one, outer) for outer in within), default=1.0) for one in candidates]
        weights = weigh(candidates, setting, inside)
        return weights, sorted(range(len(candidates)), key=lambda index: (-weights[index], candidates[index].id))

    def _twins(self, best: Candidate, name: str, setting: Setting) -> list[Candidate]:
        """Of a village, or of what is said to be one, the villages of its country that the packs tell from it by brackets: it is no
        greater than they are, so that its bare name may mean each."""
        small = best.kind in SMALL_KINDS or setting.hint in SMALL_KINDS
        if not best.curated or best.sort != "settlement" or not small:
            return []
        place = self._namesakes.record(best)
        found = [twin for one in dict.fromkeys((name, place.name, *place.names)) for twin in self.told_apart(one)]
        return [
            self._namesakes.packed(twin, name, FOLDED)
            for twin in dict.fromkeys(found)
            if twin.id != best.id and twin.country == best.country and twin.kind in SMALL_KINDS
        ]

    def _is_of_another_order(self, candidate: Candidate, hint: str | None) -> bool:
        """Whether a unit is not what the word for it says: a province for a district, a district for a governorate."""
        told = (hint or "").lower()
        if candidate.sort == "admin2":
            return told in _FIRST_ORDER
        if candidate.sort != "admin1" or told != "district" or candidate.country in _OF_DISTRICTS:
            return False
        unit = self._namesakes.record(candidate)
        return not any("district" in name.lower() for name in (unit.name, *unit.names))

    def _titled(self, readings: Sequence[PlacePhrase], kind_hint: str | None) -> list[PlacePhrase]:
        """What is said to be an admin unit, under the other words for one: "Erbil region" is Erbil Governorate."""
        found = []
        for phrase in readings:
            hint = phrase.hint or kind_hint
            if hint and AREAS[0] in self._kinds.classes(hint):
                bare = phrase.name.removesuffix(f" {hint}")
                found += [PlacePhrase(f"{bare} {title}", hint, phrase.within) for title in _TITLES if title != hint]
        return list(dict.fromkeys(found))

    def _outer(self, name: str, prior: Mapping[str, float], near: Sequence[Place]) -> tuple[Place, ...]:
        """What "in Idlib" may mean: the place that the name means, and the admin units of its country that share it."""
        found = self.resolve(name, country_prior=prior, near=near)
        if found.place is None:
            return ()
        country = found.place.country
        units = [
            place
            for place in found.candidates
            if place.country == country and place.id != found.place.id and self._namesakes.sort(place) in AREAS
        ]
        return found.place, *units

    def _lies_in(self, candidate: Candidate, outer: Place) -> float:
        if candidate.id == outer.id:
            return OUTSIDE
        claimed = outer.country in candidate.claimants and self._namesakes.sort(outer) == "country"
        if claimed or self.contains(outer.id, candidate.id):
            return INSIDE
        if candidate.point and outer.lat is not None and outer.lon is not None:
            reach = outer.radius_km + candidate.radius_km
            if haversine_km(candidate.point, (outer.lat, outer.lon)) <= reach:
                return NEARLY_INSIDE
        return OUTSIDE
