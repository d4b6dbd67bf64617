"""Containment: which place lies in which, by what the packs say and by the admin units of the base gazetteer.

In: place ids. Out: the ids of all places that hold one, and yes or no.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.namesakes import Namesakes
from twosource.records import Place


class Containment:
    """Climbs from a place to what holds it. A place of the packs and the base gazetteer's it stands for are one."""

    def __init__(self, catalogue: Catalogue, base: BaseIndex, namesakes: Namesakes) -> None:
        self._catalogue = catalogue
        self._base = base
        self._namesakes = namesakes
        self.ancestry: Callable[[str], frozenset[str]] = lru_cache(maxsize=20_000)(self._climb)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the one place is the other or holds it; false for ids that are not known."""
        if outer == inner:
            return self._namesakes.get(outer) is not None
        return bool(self._namesakes.selves(outer) & self.ancestry(inner))

    def first_order(self, identifier: str) -> frozenset[str]:
        """The ids of the admin1 units that hold a place, or that it is; of what several units share, none."""
        place = self._namesakes.get(identifier)
        if place is None or self._namesakes.sort(place) in ("country", "area"):
            return frozenset()
        above = ((one, self._namesakes.get(one)) for one in self.ancestry(identifier))
        return frozenset(one for one, unit in above if unit is not None and self._namesakes.sort(unit) == "admin1")

    def _climb(self, identifier: str) -> frozenset[str]:
        found: set[str] = set()
        queue = [identifier]
        while queue:
            at = queue.pop()
            if at in found:
                continue
            found.add(at)
            queue += self._namesakes.selves(at) - found
            place = self._catalogue.places.get(at)
            if place is not None:
                queue += place.part_of
                queue += self._admin_units(place)
                continue
            row = self._namesakes.row(at)
            if row is not None:
                queue += [self._namesakes.id_of(parent) for parent in self._base.parents(row)]
        return frozenset(found)

    def _admin_units(self, place: Place) -> list[str]:
        """The admin1 unit and the country that a place of the packs names, as ids of the base gazetteer."""
        sort = self._namesakes.sort(place)
        rows = []
        if sort != "country":
            rows.append(self._namesakes.country_row(place.country))
        if place.admin1 and sort not in ("admin1", "country", "area"):
            rows.append(self._namesakes.admin_row(place.admin1, place.country, "admin1"))
        return [self._namesakes.id_of(row) for row in rows if row is not None]
