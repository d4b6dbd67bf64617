"""Unit check: whether the provinces and districts of packs are drawn as the land that they are.

In: a place with where it stands. Out: faults: a unit on its seat's point that reaches no farther than the seat, one that leaves
the places which are part of it outside, and a place far outside what it is said to be part of.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final

from twosource.knowledge.errors import Fault
from twosource.knowledge.geography import Point, covering_radius_km, haversine_km
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.packs import Written
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.place_table import PLACE_TABLE
from twosource.records import Place

_NEXT_TO: Final = 0.02  # degrees of latitude: farther apart, it is not looked at
_ON_A_TOWN_KM: Final = 1.0  # within, a unit's point is a town's
_LEAST_KM: Final = {
    "admin1": 10.0,
    "admin2": 5.0,
}  # a unit on its seat's point reaches farther than that, and farther than the seat
_OUTSIDE_KM: Final = 25.0  # beyond the radii of both, so far a place is none of another's parts,
_OUTSIDE_SHARE: Final = 0.25  # and so much of that one's radius
_LEAST_PLACES: Final = 5  # with fewer, one that is far off may be wrong itself
_LEFT_OUT: Final = 0.25  # of a unit's places: so many may lie on a far tip of it
_NEARLY_ALL: Final = 0.95  # of its places: what a radius should cover
_GEONAMES: Final = re.compile(r"geonames:(\d+)")


def _is_imported(written: Written) -> bool:
    """Whether an entry stands in the table that imports write, not in a file that an analyst does."""
    return written.file.name == PLACE_TABLE


def is_far_out(apart_km: float, radius_km: float, unit_km: float) -> bool:
    """Whether a place of a radius is no part of a unit of a radius whose middle lies so far from it."""
    return apart_km - unit_km - radius_km > max(_OUTSIDE_KM, _OUTSIDE_SHARE * unit_km)


class UnitCheck:
    """Looks at units one by one.

    Args:
        entries: those of all packs, by id.
        base: the base gazetteer.
        gazetteers: the packs whose places are somebody's gazetteer: its units stand where its makers measured them.
        kinds: the kinds of places.
    """

    def __init__(
        self, entries: Mapping[str, Written], base: BaseIndex, gazetteers: Collection[str], kinds: Kinds
    ) -> None:
        self._entries = entries
        self._base = base
        self._gazetteers = gazetteers
        self._kinds = kinds
        self._towns: dict[str, list[tuple[str, Point, float]]] = {}  # of the countries asked for

    def faults(self, written: Written, place: Place) -> Iterator[Fault]:
        """What is wrong with where a unit is drawn, and with what any place is said to be part of."""
        yield from self._far_out(written, place)
        least = _LEAST_KM.get(self._kinds.class_of.get(place.kind, ""))
        if least is None or place.lat is None or place.lon is None or not place.country:
            return
        yield from self._seat(written, place, (place.lat, place.lon), least)
        yield from self._left_out(written, place, (place.lat, place.lon))

    def _seat(self, written: Written, place: Place, point: Point, least: float) -> Iterator[Fault]:
        """A province or a district that stands where its seat does: it would be drawn as the town."""
        cure = f"Give the {place.kind} the middle of its own land, with a radius that covers it"
        match = _GEONAMES.fullmatch(place.basis.strip())
        row = self._base.row(int(match.group(1))) if match is not None else None
        if row is not None and self._base.level(row) == "settlement":
            problem = (
                f"The {place.kind} stands on the point of a town, {self._base.spelled(row)[0]} ({place.basis.strip()})"
            )
            yield Fault(*written.at("basis"), problem, cure)
            return
        own = any(self._sort_of(outer) in ("settlement", "part") for outer in place.part_of)
        if own or written.pack in self._gazetteers or _is_imported(written):
            return  # a town's own district; what others have measured
        town = self._town_at(point, place.country or "")
        if town is not None and place.radius_km <= max(least, town[1]):
            problem = (
                f"The {place.kind} stands on the point of a town, {town[0]}, with a radius of {place.radius_km:g} km"
            )
            yield Fault(*written.at("radius_km"), problem, cure)

    def _left_out(self, written: Written, place: Place, point: Point) -> Iterator[Fault]:
        """A unit many of whose own places lie beyond its radius."""
        inside = self._inside.get(place.id, [])
        beyond = sum(haversine_km(point, one) > place.radius_km for one in inside)
        if len(inside) >= _LEAST_PLACES and beyond > _LEFT_OUT * len(inside):
            problem = f"{beyond} of the {len(inside)} places that are part of it lie beyond its radius of {place.radius_km:g} km"
            need = math.ceil(covering_radius_km(point, inside, _NEARLY_ALL))
            yield Fault(*written.at("radius_km"), problem, f"A radius of {need} km covers them; or mend its point")

    def _far_out(self, written: Written, place: Place) -> Iterator[Fault]:
        """What a place is said to be part of and lies far outside of. A stretch of land may reach far from its middle."""
        if self._kinds.class_of.get(place.kind) == "area" or written.pack in self._gazetteers:
            return
        if place.lat is None or place.lon is None:
            return
        for at, identifier in enumerate(place.part_of):
            outer = getattr(self._entries.get(identifier), "record", None)
            if not isinstance(outer, Place) or outer.lat is None or outer.lon is None:
                continue
            if outer.country not in (None, place.country):
                continue  # that it is another country's is told already
            away = haversine_km((place.lat, place.lon), (outer.lat, outer.lon))
            if outer.kind != "country" and is_far_out(away, place.radius_km, outer.radius_km):
                problem = (
                    f"It is part of {identifier}, which lies {away:.0f} km away with a radius of {outer.radius_km:g} km"
                )
                yield Fault(*written.at(f"part_of[{at}]"), problem, "Mend the id, the point or that radius")

    @cached_property
    def _inside(self) -> Mapping[str, list[Point]]:
        """By the id of what holds them, the points of the packs' settlements; not of what is imported beside them, which would
        make another's rows a fault of the unit's."""
        found: dict[str, list[Point]] = defaultdict(list)
        for one in self._settlements(imported=False):
            if one.lat is not None and one.lon is not None:
                for outer in one.part_of:
                    found[outer].append((one.lat, one.lon))
        return found

    def _settlements(self, imported: bool = True) -> Iterator[Place]:
        for written in self._entries.values():
            if not imported and _is_imported(written):
                continue
            if isinstance(written.record, Place) and self._kinds.class_of.get(written.record.kind) == "settlement":
                yield written.record

    def _sort_of(self, identifier: str) -> str | None:
        """The class of a place that packs have, or of one of the base gazetteer; None for no place that is known."""
        record = getattr(self._entries.get(identifier), "record", None)
        if isinstance(record, Place):
            return self._kinds.class_of.get(record.kind)
        number = identifier.removeprefix("gn:")
        row = self._base.row(int(number)) if number != identifier and number.isdecimal() else None
        return self._base.level(row) if row is not None else None

    def _town_at(self, point: Point, country: str) -> tuple[str, float] | None:
        """The name of the widest town of a country on a point, with its radius in km; None where there is none."""
        if country not in self._towns:
            packed = [
                (one.name, (one.lat, one.lon), one.radius_km)
                for one in self._settlements()
                if one.country == country and one.lat is not None and one.lon is not None
            ]
            rows = [row for row in self._base.rows_in(country) if self._base.level(row) == "settlement"]
            known = [(self._base.spelled(row)[0], self._base.point(row), self._base.radius_km(row)) for row in rows]
            self._towns[country] = [*packed, *((name, at, km) for name, at, km in known if at is not None)]
        on = [
            (name, radius)
            for name, at, radius in self._towns[country]
            if abs(at[0] - point[0]) < _NEXT_TO and haversine_km(at, point) <= _ON_A_TOWN_KM
        ]
        return max(on, key=lambda town: (town[1], town[0]), default=None)
