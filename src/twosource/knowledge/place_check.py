"""Place check: what is wrong with the places of packs.

In: a place with where it stands. Out: faults: points outside their country, land counted to another than the rule on
disputed territory says (`disputed`), points claimed finer than their basis, holders and kinds that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from twosource.knowledge.basis import RECALLED, can_be_looked_up
from twosource.knowledge.borders import Borders
from twosource.knowledge.disputed import Disputed
from twosource.knowledge.errors import Fault
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import Point, haversine_km
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.packs import SHIPPED, Written
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.salvage import UNREAD
from twosource.knowledge.unit_check import UnitCheck
from twosource.knowledge.words import load_words
from twosource.records import Place

RECALLED_RADIUS_KM: Final = 10.0  # a point that is only remembered is drawn no finer
WIDEST_KM: Final = 6_000.0  # more than any country's reach
_LEAST_KM: Final = 0.05  # no point of a place is known finer
_REACH_KM: Final = {"settlement": 100.0, "part": 50.0, "facility": 250.0, "admin2": 1_000.0, "admin1": 2_500.0}
_MOST_NUMBER: Final = 20_000_000  # above any that GeoNames has given out
_FAR_KM: Final = 25.0  # how far beyond its border a country's place may lie: coasts and borders are drawn roughly
_OFFSHORE_KM: Final = 350.0  # and an island, as far as a country's economic zone reaches: small ones are not drawn
_SUGGESTED: Final = 4
_GEONAMES: Final = re.compile(r"geonames:(\d+)(\D.*)?")


class PlaceCheck:
    """Looks at places one by one.

    Args:
        entries: those of all packs, by id.
        base: the base gazetteer.
        gazetteers: the packs whose places are somebody's gazetteer, not chosen one by one.
        complete: whether these are all entries; else an id may be known that seems not to be.
    """

    def __init__(
        self, entries: Mapping[str, Written], base: BaseIndex, gazetteers: Collection[str], *, complete: bool
    ) -> None:
        self._entries = entries
        self._gazetteers = gazetteers
        self._complete = complete
        self._base = base
        self._kinds = Kinds()
        self._borders = Borders()
        self._disputed = Disputed()
        self._common = load_words().common
        self._towns: dict[str, list[Point]] = {}  # of the countries asked for
        self._units = UnitCheck(entries, base, gazetteers, self._kinds)

    def faults(self, written: Written, place: Place) -> Iterator[Fault]:
        """What is wrong with a place."""
        if place.kind not in self._kinds.class_of:
            cure = closest(place.kind, self._kinds.class_of, "twosource/knowledge/data/kinds/kinds.yaml")
            yield _fault(written, "kind", f"There is no kind of place {place.kind}", cure)
        if place.population is not None and place.population < 0:
            yield _fault(written, "population", "The population is below 0", "Mend it, or leave it out")
        yield from self._unit_names(written, place)
        yield from self._common_names(written, place)
        yield from self._radius(written, place)
        yield from self._point(written, place)
        yield from self._basis(written, place)
        yield from self._units.faults(written, place)
        for at, outer in enumerate(place.part_of):
            known, country = self._country_of(outer)
            if outer == UNREAD:
                continue
            if not known and self._complete:
                cure = "Mend the id, or add the place"
                yield _fault(written, f"part_of[{at}]", f"It is part of {outer}, which is no place that is known", cure)
            elif country and place.country and country != place.country:
                problem = f"It is of {place.country}, and part of {outer}, which is of {country}"
                yield _fault(written, f"part_of[{at}]", problem, "Mend the id or the country")

    def _unit_names(self, written: Written, place: Place) -> Iterator[Fault]:
        """Names of units that a settlement bears: the district would be drawn as the town."""
        if written.pack in self._gazetteers or self._kinds.class_of.get(place.kind) != "settlement":
            return
        for name in (place.name, *place.names):
            word = fold_name(name).rpartition(" ")[2] if not name.endswith(")") else ""  # "Ivanivka (Bakhmut Raion)"
            if " " in name and self._kinds.classes(word)[:1] in (("admin1",), ("admin2",)):
                problem = f"A {place.kind} bears the name of a unit: {name}"
                cure = f"Give the unit an entry of its own, of kind {word}, with a radius that covers it"
                yield Fault(*written.name_at(name), problem, cure)

    def _common_names(self, written: Written, place: Place) -> Iterator[Fault]:
        """Names that are words of the language, in entries of one's own: "said" would be a place in every report. Not in imported
        tables, which have whatever their makers wrote."""
        imported = written.pack in self._gazetteers or written.file.suffix == ".csv"
        if imported or written.file.is_relative_to(SHIPPED):
            return
        for name in (place.name, *place.names):
            key = fold_name(name)
            if key in self._common and key not in map(fold_name, written.shares):
                cure = f"Name it in full, or say shares: [{key}] if reports do call it so"
                yield Fault(*written.name_at(name), f"The name {name!r} is a common word", cure)

    def is_known(self, identifier: str) -> bool:
        """Whether the packs or the base gazetteer have a place of this id."""
        return self._country_of(identifier)[0] or not self._complete

    def _country_of(self, identifier: str) -> tuple[bool, str | None]:
        """Whether there is a place of this id, and its country, where it has one."""
        other = self._entries.get(identifier)
        if other is not None:
            return isinstance(other.record, Place), getattr(other.record, "country", None)
        row = self._row(identifier[3:]) if identifier.startswith("gn:") else None
        return row is not None, self._base.country(row) if row is not None else None

    def _row(self, number: str) -> int | None:
        return self._base.row(int(number)) if number.isdecimal() else None

    def _radius(self, written: Written, place: Place) -> Iterator[Fault]:
        most = _REACH_KM.get(self._kinds.class_of.get(place.kind, ""), WIDEST_KM)
        if not 0 < place.radius_km <= WIDEST_KM:
            problem = f"The radius is {place.radius_km:g} km"
            cure = f"Say how far off the point may be, in km: above 0, at most {WIDEST_KM:.0f}"
            yield _fault(written, "radius_km", problem, cure)
        elif not _LEAST_KM <= place.radius_km <= most:
            problem = f"The radius is {place.radius_km:g} km, which no {place.kind} has"
            cure = f"Say how far off the point may be, in km: {_LEAST_KM:g} to {most:.0f}; or mend the kind"
            yield _fault(written, "radius_km", problem, cure)
        elif place.basis.strip() == RECALLED and place.lat is not None and place.radius_km < RECALLED_RADIUS_KM:
            cure = f"Give the point's basis, or a radius of {RECALLED_RADIUS_KM:.0f} km or more"
            yield _fault(written, "radius_km", f"A recalled point has a radius of {place.radius_km:g} km", cure)

    def _point(self, written: Written, place: Place) -> Iterator[Fault]:
        if (place.lat is None) != (place.lon is None):
            yield _fault(written, "lat", "Only one of lat and lon is given", "Give both or neither")
        if place.lat is None or place.lon is None:
            return
        if not (abs(place.lat) <= 90 and abs(place.lon) <= 180):
            problem = f"{place.lat}, {place.lon} is no point on Earth"
            yield _fault(written, "lat", problem, "Give degrees, latitude first")
            return
        point = (place.lat, place.lon)
        if place.country and (ruled := self._ruled(point, place)):
            yield _fault(written, "country", *ruled)
        elif (
            place.country
            and self._is_country(place.country)
            and not is_of_geonames(place)
            and not self._in_country(point, place)
        ):
            cure = "Mend the point (latitude first) or the country"
            if self._exchanged(point, place):
                cure = f"Latitude and longitude are exchanged: write lat: {place.lon:g}, lon: {place.lat:g}"
            yield _fault(written, "lat", f"The point {place.lat}, {place.lon} is outside {place.country}", cure)

    def _is_country(self, country: str) -> bool:
        return country in self._borders or country in self._base.meta.countries

    def _exchanged(self, point: Point, place: Place) -> bool:
        lat, lon = point
        return abs(lon) <= 90 and self._in_country((lon, lat), place)

    def _basis(self, written: Written, place: Place) -> Iterator[Fault]:
        if not place.basis.strip():
            cure = "Write geonames:NNN, a public source by name, or recalled"
            yield _fault(written, "basis", "The basis is empty", cure)
        elif place.basis.strip() != RECALLED and not can_be_looked_up(place.basis):
            cure = (
                "Write geonames:NNN, an address, a public source by its name (a map, survey, census, gazetteer or report), "
                "or recalled with a radius of "
                f"{RECALLED_RADIUS_KM:.0f} km or more"
            )
            yield _fault(written, "basis", f"The basis {place.basis!r} names nothing that can be looked up", cure)
        if not place.basis.startswith("geonames:"):
            return
        match = _GEONAMES.fullmatch(place.basis)
        if match is None:
            yield _fault(written, "basis", f"{place.basis} names no entry of GeoNames", "Write geonames:169577")
            return
        if int(match.group(1)) > _MOST_NUMBER:
            problem = f"GeoNames has no entry {match.group(1)}"
            yield _fault(written, "basis", problem, "Write the number that ends the place's address at geonames.org")
            return
        row = self._row(match.group(1)) if match.group(2) is None else None
        other = self._base.point(row) if row is not None else None
        if other is None or place.lat is None or place.lon is None:
            return
        away = haversine_km((place.lat, place.lon), other)
        if away > _FAR_KM + place.radius_km:
            problem = f"The point lies {away:.0f} km from GeoNames' point {match.group(1)}, its basis"
            yield _fault(written, "basis", problem, "Mend the point or the basis")

    def _ruled(self, point: Point, place: Place) -> tuple[str, str] | None:
        """The fault of a point in disputed territory that is counted to another country than the rule says."""
        territory = self._disputed.at(point)
        if territory is None or territory.country in (None, place.country):
            return None
        if self._kinds.class_of.get(place.kind) in ("country", "admin1", "admin2"):
            return None  # a state's own divisions are its own, wherever their middle falls
        problem = f"The point {place.lat}, {place.lon} lies in disputed territory ({territory.name})"
        return problem, f"Write the country {territory.country}, by the one rule for every side: {territory.why}"

    def _in_country(self, point: Point, place: Place) -> bool:
        """Whether the point lies in its country's borders, or in disputed territory that is counted to it, or beside
        one of its towns."""
        country = place.country or ""
        territory = self._disputed.at(point)
        if territory is not None and territory.country == country:
            return True
        reach = _OFFSHORE_KM if place.kind == "island" else _FAR_KM
        if self._borders.holds(country, point, max(reach, place.radius_km)):
            return True
        if country not in self._towns:
            points = [self._base.point(row) for row in self._base.rows_in(country)]
            self._towns[country] = [town for town in points if town is not None]
        return any(haversine_km(point, town) <= _FAR_KM for town in self._towns[country])


def closest(word: str, known: Iterable[str], where: str) -> str:
    """The cure of a word that is not known: the few of the list that are like it, and where the list is."""
    words = list(known)
    close = get_close_matches(word, words, 1, 0.75)
    if close:
        return f"Probably {close[0]} is meant; all are in {where}"
    like = get_close_matches(word, words, _SUGGESTED, 0.4) or words[:_SUGGESTED]
    return f"Use one of the list in {where}, such as {', '.join(like)}"


def is_of_geonames(place: Place) -> bool:
    """Whether a place is GeoNames' own: its id and its point, or the middle of its populated places, are theirs."""
    return place.id.startswith("gn:") and place.basis.partition(",")[0] == f"geonames:{place.id[3:]}"


def _fault(written: Written, field: str, problem: str, cure: str) -> Fault:
    return Fault(*written.at(field), problem, cure)
