"""How two claims' places stand to one another: the same, one inside the other, near, apart, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from twosource.corroboration.settings import LinkSettings
from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.knowledge.geography import haversine_km
from twosource.knowledge.phrases import Kinds
from twosource.records import Place, PlaceMention

# Classes of place (knowledge's kinds) that are one spot on the map: to hold a part of one is not to hold it.
_SPOTS: frozenset[str] = frozenset({"settlement", "part", "facility"})
_COUNTRY = "country"
_DISTRICT = "admin2"
EXACT_KM = 5.0  # a radius up to which a place is a neighbourhood or a spot, not a town


_PLACED = re.compile(r" (?:in|of|at|near|inside|outside) ")  # behind what a site is, where it is


@cache
def _classes() -> Mapping[str, str]:
    return Kinds().class_of


@cache
def _site_nouns() -> frozenset[str]:
    return frozenset(kind for kind, group in _classes().items() if group == "facility")


class PlaceTie(NamedTuple):
    """How two places stand to one another: a word for it, its stated weight and that weight's name, and whether it rules
    out one occurrence."""

    word: str
    weight: float
    never: bool = False
    level: str = "place_apart"


class PlaceBook:
    """Ties between places, with the gazetteer's answers kept for the length of a run."""

    def __init__(self, knowledge: Knowledge, settings: LinkSettings) -> None:
        self._gazetteer = knowledge.places
        self._settings = settings
        self._places: dict[str, Place | None] = {}
        self._inside: dict[tuple[str, str], bool] = {}
        self._around: dict[str, tuple[str, ...]] = {}

    def get(self, place_id: str) -> Place | None:
        """The place of this id."""
        if place_id not in self._places:
            self._places[place_id] = self._gazetteer.get(place_id)
        return self._places[place_id]

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the first place holds the second."""
        if (outer, inner) not in self._inside:
            self._inside[outer, inner] = outer != inner and self._gazetteer.contains(outer, inner)
        return self._inside[outer, inner]

    def around(self, place_id: str) -> tuple[str, ...]:
        """The ids of the places that hold this one, by their part-of ties, countries left out."""
        if place_id not in self._around:
            found: dict[str, None] = {}
            edge = [place_id]
            while edge:
                place = self.get(edge.pop())
                fresh = [p for p in (place.part_of if place else ()) if p not in found and p != place_id]
                found.update(dict.fromkeys(fresh))
                edge.extend(fresh)
            self._around[place_id] = tuple(sorted(p for p in found if not self.is_country(p)))
        return self._around[place_id]

    def is_country(self, place_id: str) -> bool:
        """Whether this is a whole country, which says next to nothing of where."""
        place = self.get(place_id)
        return place is not None and place.kind == _COUNTRY

    def is_settled(self, place_id: str) -> bool:
        """Whether this is one settlement or base, not a stretch of land."""
        place = self.get(place_id)
        return place is not None and _classes().get(place.kind) in _SPOTS

    def tie(
        self,
        a: Sequence[PlaceMention],
        b: Sequence[PlaceMention],
        *,
        control: bool = False,
        gained: bool = False,
        siege: bool = False,
        points: bool = False,
    ) -> PlaceTie | None:
        """The closest tie between two claims' places; None where a place of either is missing or can't be compared.

        Args:
            control: the claims say who holds a place, so that a part of a settlement and the settlement are two things.
            gained: both say who has it now: who seizes the headquarters in a town has not taken the town, but whoever gives up
                the town may have given up that.
            siege: the claims tell of a siege, and a base at the edge of a besieged town is besieged with it.
            points: coders gave the places' points, and how exact each is, which tell more than the places' names.
        """
        ties = [
            tie
            for x in a
            for y in b
            if (tie := (self._by_points(x, y) if points else None) or self._tie(x, y, control, siege, gained))
            is not None
        ]
        return max(ties, key=lambda tie: (not tie.never, tie.weight), default=None)

    def _tie(self, a: PlaceMention, b: PlaceMention, control: bool, siege: bool, gained: bool) -> PlaceTie | None:
        weights = self._settings.weights
        if a.id is not None and a.id == b.id:
            return None if self.is_country(a.id) else PlaceTie("the same place", weights.same_place, level="same_place")
        if a.id is None or b.id is None:
            if " ".join(a.name.casefold().split()) == " ".join(b.name.casefold().split()):
                return PlaceTie("places of one name", weights.same_place_name, level="same_place_name")
            if a.lat is not None and b.lat is not None:
                two = self._other_sites(a, b, gained) if control else ""
                if two:
                    return PlaceTie(two, weights.place_apart_at_radius, True)
                return self._by_point(a, b, control)
            if a.id is None and b.id is None:
                return PlaceTie(
                    "places of other names, neither found", weights.other_place_name, level="other_place_name"
                )
            return None
        if self.is_country(a.id) or self.is_country(b.id):
            inside = self.contains(a.id, b.id) or self.contains(b.id, a.id)
            return None if inside else PlaceTie("in other countries", weights.place_apart_at_radius, True)
        for outer, inner in ((a.id, b.id), (b.id, a.id)):
            if self.contains(outer, inner):
                if not control and self._is_called_after(outer, inner):
                    says = "a town, and the district called after it"
                    return PlaceTie(says, weights.same_place_name, level="same_place_name")
                if control and self.is_settled(outer):
                    return PlaceTie("a part of a settlement, and the settlement", weights.place_apart_at_radius, True)
                return PlaceTie("one place inside the other", weights.place_inside, level="place_inside")
        if siege and self.at_the_edge(a.id, b.id):
            return PlaceTie("a base at the edge of the town", weights.place_near, level="place_near")
        if control:
            return PlaceTie("two places, each with a holder of its own", weights.place_apart_at_radius, True)
        return self._by_distance(a, b)

    def _is_called_after(self, outer: str, inner: str) -> bool:
        """Whether a place is the district that has its town's name: "Chiure" may be either."""
        whole, town = self.get(outer), self.get(inner)
        if whole is None or town is None or _classes().get(whole.kind) != _DISTRICT or not self.is_settlement(inner):
            return False
        return fold_name(whole.name).removesuffix(f" {whole.kind}").removesuffix(" district") == fold_name(town.name)

    def _other_sites(self, a: PlaceMention, b: PlaceMention, gained: bool) -> str:
        """Why two places are not one where one of them is a site told by its words: of two nouns ("the palace", "the airport"),
        or the town in which the other is; empty where they may be one ("the presidential palace", "the Republican Palace")."""
        one, other = self._site(a), self._site(b)
        if one and other:
            return "" if one & other else "two sites, each with a holder of its own"
        whole = b.id if one else a.id if other else None
        if gained and whole is not None and self.is_settled(whole):
            return "a part of a settlement, and the settlement"
        return ""

    def _site(self, place: PlaceMention) -> frozenset[str]:
        """The nouns for a building or the like in a place's name or kind; none of a town."""
        known = self.get(place.id) if place.id is not None else None
        if known is not None:
            words = {known.kind, *known.name.casefold().split()} if _classes().get(known.kind) == "facility" else set()
        else:
            words = set(_PLACED.split(place.name.casefold(), maxsplit=1)[0].split())
        return frozenset({word.removesuffix("s") for word in words} & _site_nouns())

    def _by_point(self, a: PlaceMention, b: PlaceMention, control: bool) -> PlaceTie | None:
        """The tie of places of which one is known by a coder's point alone, which may be off by its radius."""
        tie = self._by_distance(a, b)
        if tie is None or tie.weight > 0:
            return tie
        off = max(a.radius_km or 0.0, b.radius_km or 0.0)
        if haversine_km((a.lat or 0.0, a.lon or 0.0), (b.lat or 0.0, b.lon or 0.0)) <= off:
            return PlaceTie(
                "no farther apart than the point may be off", self._settings.weights.place_inside, level="place_inside"
            )
        if control:
            return PlaceTie("two places, each with a holder of its own", tie.weight, True)
        return tie

    def at_the_edge(self, a: str, b: str) -> bool:
        """Whether one is a settlement and the other a base or the like, no farther off than both may be out."""
        one, other = self.get(a), self.get(b)
        if one is None or other is None or None in (one.lat, one.lon, other.lat, other.lon):
            return False
        if {_classes().get(one.kind), _classes().get(other.kind)} != {"settlement", "facility"}:
            return False
        km = haversine_km((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))
        return km <= one.radius_km + other.radius_km

    def is_settlement(self, place_id: str) -> bool:
        """Whether this is a town or the like, not a part of one and not a base."""
        place = self.get(place_id)
        return place is not None and _classes().get(place.kind) == "settlement"

    def _by_points(self, a: PlaceMention, b: PlaceMention) -> PlaceTie | None:
        """How two points of a table stand to one another, by how exact each is; None where a place has no point."""
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        km = haversine_km((a.lat, a.lon), (b.lat, b.lon))
        inexact = [radius for radius in (a.radius_km, b.radius_km) if radius is not None and radius > EXACT_KM]
        if km <= sum(inexact):
            return PlaceTie(
                "one place told more or less exactly", self._settings.weights.place_inside, level="place_inside"
            )
        return self._by_distance(a, b)

    def _by_distance(self, a: PlaceMention, b: PlaceMention) -> PlaceTie | None:
        weights, settings = self._settings.weights, self._settings
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        km = haversine_km((a.lat, a.lon), (b.lat, b.lon))
        if km <= settings.near_km:
            return PlaceTie("places within a few kilometres", weights.place_near, level="place_near")
        if km > settings.radius_km:
            return PlaceTie("places far apart", weights.place_apart_at_radius, True)
        share = (km - settings.near_km) / (settings.radius_km - settings.near_km)
        weight = weights.place_apart + share * (weights.place_apart_at_radius - weights.place_apart)
        return PlaceTie("places some way apart", weight)
