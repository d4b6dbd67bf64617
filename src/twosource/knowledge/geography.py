"""Geography: distances on the sphere and the middle of a cloud of points.

In: points in degrees. Out: kilometres and points in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
Point = tuple[float, float]  # latitude, longitude in degrees


def haversine_km(a: Point, b: Point) -> float:
    """The great-circle distance between two points, in kilometres (haversine formula)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def nearest_km(point: Point, points: Sequence[Point]) -> float:
    """The least great-circle distance from a point to one of these, in kilometres."""
    lat, lon = map(math.radians, point)
    cos_lat = math.cos(lat)
    least = 1.0
    for other_lat, other_lon in points:
        b = math.radians(other_lat)
        h = math.sin((b - lat) / 2) ** 2 + cos_lat * math.cos(b) * math.sin((math.radians(other_lon) - lon) / 2) ** 2
        least = min(least, h)
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(least))


def middle(points: Iterable[Point], cell_degrees: float) -> Point | None:
    """The middle of a cloud of points, each occupied cell of a grid counted once, so that crowded parts do not pull it.

    Args:
        points: the cloud; its order does not matter.
        cell_degrees: the grid's cell, in degrees.

    Returns:
        The mean of the cells' middles on the sphere, or None where there are no points.
    """
    cells = sorted({(math.floor(lat / cell_degrees), math.floor(lon / cell_degrees)) for lat, lon in points})
    x = y = z = 0.0
    for row, column in cells:
        lat = math.radians((row + 0.5) * cell_degrees)
        lon = math.radians((column + 0.5) * cell_degrees)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    if not cells or math.hypot(x, y, z) < 1e-9:
        return None
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def covering_radius_km(center: Point, points: Sequence[Point], share: float = 0.95) -> float:
    """The radius around a point within which this share of the points lies, in kilometres; 0 for none."""
    if not points:
        return 0.0
    distances = sorted(haversine_km(center, point) for point in points)
    return distances[min(len(distances) - 1, int(share * len(distances)))]
