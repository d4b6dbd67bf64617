"""Outlines: whether a point lies within closed lines on the map.

In: rings of longitudes and latitudes. Out: yes or no, by the edges alone that cross the point's degree of latitude.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from twosource.knowledge.geography import Point

Ring = tuple[Sequence[float], Sequence[float]]  # longitudes and latitudes
_Edge = tuple[float, float, float, float]  # longitude and latitude of its two ends


class Outline:
    """The inside of some rings: even-odd rule over all of them, so that a hole counts as outside."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        self._bands: dict[int, list[_Edge]] = defaultdict(list)  # by whole degree of latitude
        for longitudes, latitudes in rings:
            before_x, before_y = longitudes[-1], latitudes[-1]
            for x, y in zip(longitudes, latitudes, strict=True):
                for band in range(math.floor(min(y, before_y)), math.floor(max(y, before_y)) + 1):
                    self._bands[band].append((before_x, before_y, x, y))
                before_x, before_y = x, y

    def __contains__(self, point: Point) -> bool:
        """Whether the point, latitude first, lies inside."""
        lat, lon = point
        within = False
        for before_x, before_y, x, y in self._bands.get(math.floor(lat), ()):
            if (y > lat) != (before_y > lat) and lon < (before_x - x) * (lat - y) / (before_y - y) + x:
                within = not within
        return within
