"""Where a public product draws a place: never finer than a populated place, never tighter than the evidence.

In: a place's id, point and radius. Out: the point and radius to be shown. A town or a whole region is shown as it is.
Anything else (a base, an airfield, a hospital, a district of a town) is shown at the populated place that holds it, or
else at the nearest corner of a grid of about 5 km, in either case with a circle that still covers the true point.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, ceil, cos, radians, sin, sqrt
from typing import NamedTuple

from twosource.publish.reference import PlaceBook
from twosource.records import Place

LEAST_RADIUS_KM = 5.0
_GRID_DEGREES = 0.05
_EARTH_KM = 6371.0
POPULATED = frozenset(("city", "town", "village", "hamlet", "settlement", "capital", "municipality"))
AREAS = frozenset(
    (
        "country", "region", "province", "governorate", "state", "admin1", "admin2", "district", "subdistrict",
        "county", "desert", "river", "valley", "mountain", "sea", "gulf", "lake", "plain", "area", "continent",
        "border", "island", "territory",
    )
)  # fmt: skip


class ShownPoint(NamedTuple):
    """A point to draw: ``radius_km`` is how far the truth may lie from it. ``at`` names the place it was moved to."""

    lat: float
    lon: float
    radius_km: float
    moved: bool
    at: str | None


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance between two points in degrees."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, chord)))


def shown_point(
    place_id: str | None, lat: float | None, lon: float | None, radius_km: float | None, places: PlaceBook
) -> ShownPoint | None:
    """Where to draw a place, or None where its point is not known.

    Args:
        place_id: its id in the knowledge packs; what the packs don't know is treated as finer than a populated place.
        radius_km: how far the truth may lie from the point; None is taken for none stated.
        places: where its kind, and the places that hold it, are looked up.
    """
    if lat is None or lon is None:
        return None
    place = places.get(place_id) if place_id else None
    radius = radius_km or 0.0
    if place is not None and (place.kind in POPULATED or place.kind in AREAS):
        return ShownPoint(lat, lon, max(radius, place.radius_km), False, None)
    for holder in _holders(place, places):
        if holder.kind in POPULATED and holder.lat is not None and holder.lon is not None:
            covering = distance_km(lat, lon, holder.lat, holder.lon) + radius
            return ShownPoint(holder.lat, holder.lon, _tenth_up(max(covering, holder.radius_km)), True, holder.name)
    if radius >= LEAST_RADIUS_KM:
        return ShownPoint(lat, lon, radius, False, None)
    near_lat, near_lon = _on_grid(lat), _on_grid(lon)
    covering = distance_km(lat, lon, near_lat, near_lon) + radius
    return ShownPoint(near_lat, near_lon, _tenth_up(max(covering, LEAST_RADIUS_KM)), True, None)


def _holders(place: Place | None, places: PlaceBook) -> Iterator[Place]:
    """The places that hold this one, the nearest level first."""
    level = list(place.part_of) if place else []
    seen: set[str] = set()
    while level:
        found = [holder for key in level if key not in seen and (holder := places.get(key)) is not None]
        seen.update(level)
        yield from found
        level = [key for holder in found for key in holder.part_of if key not in seen]


def _on_grid(degrees: float) -> float:
    return round(round(degrees / _GRID_DEGREES) * _GRID_DEGREES, 2)


def _tenth_up(km: float) -> float:
    return ceil(km * 10) / 10
