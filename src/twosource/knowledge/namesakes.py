"""Namesakes: all places that a name may mean, of the packs and of the base gazetteer, as one shelf.

In: a name in any spelling. Out: candidates. A place of the curated packs stands for the base gazetteer's where its basis names
that one, where it is the region, admin unit or country of the same name, or where both bear the name within 25 km.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.folding import fold_name, name_keys
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.transliteration import loose_key
from twosource.knowledge.weighing import AREAS, EXACT, FOLDED, LOOSE, LOOSE_BASE, OTHER_NAME, Candidate, one_place
from twosource.records import Place

_MOST: Final = 60  # bearers of one name looked at in the base gazetteer, the greatest
_MOST_IDS: Final = 12
_NAMES_KEPT: Final = 4_000  # with their candidates, and
_PLACES_KEPT: Final = 1_000  # with all their names, of the base gazetteer: some 2 MB each
_MOST_BEGUN: Final = 2_000  # names looked at that begin alike
_LEAST_LOOSE: Final = 3
_REGION: Final = "region"
_GEONAMES: Final = re.compile(r"geonames:(\d+)")


class Namesakes:
    """Finds places by name and by id."""

    def __init__(self, catalogue: Catalogue, base: BaseIndex, kinds: Kinds) -> None:
        self._catalogue = catalogue
        self._base = base
        self._kinds = kinds
        self._countries = self._find_countries()
        self._packed_of: dict[int, str] = {}  # row of the base gazetteer -> the id of the packs' place for it
        self._row_of: dict[str, int] = {}
        curated = [place for place in catalogue.places.values() if place.id not in catalogue.minor]
        for place in sorted(curated, key=lambda place: place.kind == _REGION):
            row = self._stands_for(place)
            if row is not None and not (place.kind == _REGION and row in self._packed_of):
                self._packed_of.setdefault(row, place.id)
                self._row_of[place.id] = row
        self.of: Callable[[str], tuple[Candidate, ...]] = lru_cache(maxsize=_NAMES_KEPT)(self._find)
        self._place: Callable[[int], Place] = lru_cache(maxsize=_PLACES_KEPT)(base.place)

    def get(self, identifier: str) -> Place | None:
        """The place of this id; a GeoNames id whose place the packs have gives the packs' place."""
        place = self._catalogue.places.get(identifier)
        if place is not None:
            return place
        row = self.row(identifier)
        if row is None:
            return None
        packed = self._packed_of.get(row)
        return self._catalogue.places[packed] if packed else self._place(row)

    def record(self, candidate: Candidate) -> Place:
        """The place that a candidate is."""
        return self._catalogue.places[candidate.id] if candidate.row < 0 else self._place(candidate.row)

    def row(self, identifier: str) -> int | None:
        """The row of a GeoNames id in the base gazetteer; None for any other id."""
        number = identifier.removeprefix("gn:")
        return self._base.row(int(number)) if number != identifier and number.isdecimal() else None

    def id_of(self, row: int) -> str:
        """The GeoNames id of a row."""
        return f"gn:{self._base.geonames_ids[row]}"

    def country_row(self, code: str | None) -> int | None:
        """The row of a country by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(code or "")

    def sort(self, place: Place) -> str:
        """The class of a place's kind: country, admin1, admin2, settlement, part, facility or area."""
        row = self.row(place.id)
        return self._base.level(row) if row is not None else self._kinds.class_of.get(place.kind, "facility")

    def selves(self, identifier: str) -> frozenset[str]:
        """The ids of one and the same place: that of the packs and that of the base gazetteer."""
        row = self._row_of.get(identifier)
        if row is not None:
            return frozenset((identifier, self.id_of(row)))
        row = self.row(identifier)
        packed = self._packed_of.get(row) if row is not None else None
        return frozenset((identifier, packed)) if packed else frozenset((identifier,))

    def claimants(self, place: Place) -> tuple[str, ...]:
        """In disputed territory, all states that a text on the place may be about."""
        if place.lat is None or place.lon is None:
            return ()
        return self._disputed.claimants((place.lat, place.lon))

    def admin_row(self, name: str, country: str | None, level: str) -> int | None:
        """The row of the admin unit of this name, country and level."""
        for key in name_keys(name):
            for row, _ in self._base.named(key):
                if self._base.level(row) == level and self._base.country(row) == country:
                    return row
        return None

    def beginning(self, key: str) -> list[Candidate]:
        """The greatest places of the base gazetteer with a name that begins with this folded one."""
        names = islice(self._base.names.iterkeys(key), _MOST_BEGUN)
        rows = {row for name in names for row, _ in self._base.named(name) if row not in self._packed_of}
        greatest = sorted(rows, key=lambda row: (-self._base.populations[row], row))[:_MOST_IDS]
        return [self._of_base(self.id_of(row), row, key, OTHER_NAME) for row in greatest]

    def ids_of(self, key: str, packed: tuple[str, ...], number: int | None = None) -> tuple[str, ...]:
        """The ids that a folded name may mean: of those given the ones of curated packs, then the base gazetteer's
        greatest, then the other packs'.

        Args:
            key: the folded name.
            packed: the ids that the packs have for it.
            number: its number among the names of the base gazetteer, where that is known already.
        """
        if number is None:
            number = self._base.names.get(key)
        of_base: list[str] = []
        if number is not None:
            packed_of, known = self._packed_of.get, self._base.geonames_ids
            of_base = [packed_of(row) or f"gn:{known[row]}" for row in self._base.bearers(number, _MOST_IDS)]
        if not packed:
            return tuple(of_base)  # each place once: two rows never stand for one
        minor = self._catalogue.minor
        curated = [self._outside(identifier) for identifier in packed if identifier not in minor]
        others = [identifier for identifier in packed if identifier in minor]
        return tuple(dict.fromkeys([*curated, *of_base, *others]))

    @cached_property
    def _disputed(self) -> Disputed:
        return Disputed()

    def _find_countries(self) -> dict[str, int]:
        rows: dict[str, int] = {}
        for code, country in self._catalogue.countries.items():
            for name in country.names:
                for row, _ in self._base.named(fold_name(name)):
                    if self._base.level(row) == "country" and self._base.country(row) == code:
                        rows.setdefault(code, row)
        return rows

    def _stands_for(self, place: Place) -> int | None:
        """The row of the base gazetteer that a place of the packs stands for."""
        if place.kind == "country":
            return self.country_row(place.country)
        match = _GEONAMES.match(place.basis)
        if match:
            return self._base.row(int(match.group(1)))
        level = self._kinds.class_of.get(place.kind)
        if place.kind == _REGION:
            return self.admin_row(place.name, place.country, "admin1")  # "Gaza Strip", "Transnistria"
        if level not in AREAS:
            return None
        rows = (self.admin_row(name, place.country, level) for name in (place.name, *place.names))
        return next((row for row in rows if row is not None), None)

    def _outside(self, identifier: str) -> str:
        """The id by which a place is known outside; the catalogue writes ``country:SY`` for a country's names."""
        if not identifier.startswith("country:"):
            return identifier
        row = self.country_row(identifier.removeprefix("country:"))
        if row is None:
            return identifier
        return self._packed_of.get(row) or self.id_of(row)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        keys = list(name_keys(name))
        keys += [key.removeprefix("the ") for key in keys if key.startswith("the ")]
        found: dict[str, Candidate] = {}
        for key in keys:
            for identifier in self._catalogue.named(key, "place"):
                self._add(found, self._outside(identifier), name, FOLDED)
            for row, usual in self._base.named(key)[:_MOST]:
                self._add(found, self.id_of(row), name, FOLDED if usual else OTHER_NAME)
        if keys and keys[0].isascii() and len(loose := loose_key(keys[0])) >= _LEAST_LOOSE:
            for identifier in self._catalogue.loose.get(loose, ()):
                if identifier in self._catalogue.minor:
                    self._add(found, identifier, name, LOOSE_BASE)
                elif identifier in self._catalogue.places:
                    self._add(found, identifier, name, LOOSE[min(len(loose), len(LOOSE) - 1)])
            for row in self._base.loosely_named(loose)[:_MOST]:
                self._add(found, self.id_of(row), name, LOOSE_BASE)
        owned = _by_own_names(list(found.values()))
        packed = [candidate for candidate in owned if candidate.curated]
        kept = packed + [
            candidate
            for candidate in owned
            if not candidate.curated
            and not any(one_place(candidate, other) and other.quality >= candidate.quality for other in packed)
        ]
        return tuple(sorted(kept, key=lambda one: (not one.curated, -one.quality, -one.population, one.id)))

    def _add(self, found: dict[str, Candidate], identifier: str, name: str, quality: float) -> None:
        row = self.row(identifier)
        if row is not None and row in self._packed_of:
            # What only the base gazetteer calls it ("Pokrovsk", for Engels) is another name of it.
            identifier, row, quality = self._packed_of[row], None, min(quality, OTHER_NAME)
        if identifier in found:
            return
        if row is not None:
            found[identifier] = self._of_base(identifier, row, name, quality)
        elif identifier in self._catalogue.places:
            found[identifier] = self.packed(self._catalogue.places[identifier], name, quality)

    def _of_base(self, identifier: str, row: int, name: str, quality: float) -> Candidate:
        return Candidate(
            id=identifier,
            row=row,
            country=self._base.country(row),
            point=self._base.point(row),
            radius_km=self._base.radius_km(row),
            population=int(self._base.populations[row]),
            sort=self._base.level(row),
            kind=self._base.kind(row),
            quality=EXACT if quality == FOLDED and name == self._base.spelled(row)[0] else quality,
            claimants=self._disputed.claimants(self._base.point(row)),
        )

    def packed(self, place: Place, name: str, quality: float) -> Candidate:
        """A place of the packs as one that a name may mean, with how well the name's spelling fits."""
        point = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
        return Candidate(
            id=place.id,
            row=-1,
            country=place.country,
            point=point,
            radius_km=place.radius_km,
            population=place.population or 0,
            sort=self._kinds.class_of.get(place.kind, "facility"),
            kind=place.kind,
            quality=EXACT if quality >= OTHER_NAME and name in (place.name, *place.names) else quality,
            curated=place.id not in self._catalogue.minor,
            bracketed=place.name.endswith(")"),
            claimants=self._disputed.claimants(point),
        )


def _by_own_names(bearers: list[Candidate]) -> list[Candidate]:
    """The bearers of a name but for those that only the base gazetteer calls so, where it is another's own name: a town of the
    packs gives way to any of the packs, and to a town of its own country; a town or unit of the base gazetteer to
    a unit of the packs in its own.
    """
    owners = [one for one in bearers if one.quality > OTHER_NAME]
    return [one for one in bearers if one.quality != OTHER_NAME or not any(_goes_before(own, one) for own in owners)]


def _goes_before(owner: Candidate, other: Candidate) -> bool:
    """Whether a place whose own name it is rules out one that is only called so at times: "Akkar" is not Halba."""
    at_home = not {owner.country, *owner.claimants}.isdisjoint({other.country, *other.claimants})
    if other.curated:
        return owner.curated or (at_home and owner.sort == "settlement")
    return owner.curated and owner.sort in AREAS and at_home and other.sort in ("settlement", *AREAS)
