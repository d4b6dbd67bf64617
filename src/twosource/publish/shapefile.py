"""A reader for ESRI shapefiles of lines and polygons. In: the path of a ``.shp`` (its ``.dbf`` beside it). Out: shapes.

After the ESRI Shapefile Technical Description (July 1998); only polylines and polygons (types 3 and 5) are read.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from twosource.publish.errors import PublishError

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north, degrees

_HEADER = 100
_LINES_AND_POLYGONS = (3, 5)


class Shape(NamedTuple):
    """One record: its attributes by lower-case name, and its parts, each a list of (longitude, latitude)."""

    attributes: dict[str, str]
    parts: list[list[Point]]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share a point."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def read_shapes(path: Path, box: Box, fields: tuple[str, ...] = ()) -> Iterator[Shape]:
    """The shapes that touch a box, with the parts of them that do.

    Args:
        path: the ``.shp`` file.
        box: where to look.
        fields: lower-case names of the attributes wanted.

    Raises:
        PublishError: the file is missing or is no such shapefile.
    """
    try:
        data = path.read_bytes()
        table = path.with_suffix(".dbf").read_bytes() if fields else b""
    except OSError as error:
        raise PublishError(
            f"can't be read ({error.strerror})", where=str(path), cure="Install twosource anew."
        ) from error
    if len(data) < _HEADER or struct.unpack(">i", data[:4])[0] != 9994:
        raise PublishError("is no shapefile", where=str(path), cure="Install twosource anew.")
    attributes = _Attributes(table, fields) if fields else None
    offset, number = _HEADER, 0
    while offset < len(data):
        (words,) = struct.unpack(">4xi", data[offset : offset + 8])
        content = data[offset + 8 : offset + 8 + 2 * words]
        parts = _parts(content, box)
        if parts:
            yield Shape(attributes.row(number) if attributes else {}, parts)
        offset += 8 + 2 * words
        number += 1


def _parts(content: bytes, box: Box) -> list[list[Point]]:
    if struct.unpack("<i", content[:4])[0] not in _LINES_AND_POLYGONS:
        return []
    if not overlap(struct.unpack("<4d", content[4:36]), box):
        return []
    n_parts, n_points = struct.unpack("<2i", content[36:44])
    starts = struct.unpack(f"<{n_parts}i", content[44 : 44 + 4 * n_parts])
    numbers = array("d", content[44 + 4 * n_parts : 44 + 4 * n_parts + 16 * n_points])
    if sys.byteorder == "big":
        numbers.byteswap()
    kept = []
    for start, end in zip(starts, (*starts[1:], n_points), strict=True):
        xs, ys = numbers[2 * start : 2 * end : 2], numbers[2 * start + 1 : 2 * end : 2]
        if xs and overlap((min(xs), min(ys), max(xs), max(ys)), box):
            kept.append(list(zip(xs, ys, strict=True)))
    return kept


class _Attributes:
    """The rows of a dBASE table, some of its columns."""

    def __init__(self, data: bytes, fields: tuple[str, ...]) -> None:
        self._data = data
        self._first, self._size = struct.unpack("<HH", data[8:12])
        self._columns: dict[str, tuple[int, int]] = {}
        at, offset = 32, 1
        while data[at] != 0x0D:
            name = data[at : at + 11].split(b"\0")[0].decode("ascii").lower()
            width = data[at + 16]
            if name in fields:
                self._columns[name] = (offset, width)
            offset += width
            at += 32

    def row(self, number: int) -> dict[str, str]:
        start = self._first + number * self._size
        return {
            name: self._data[start + offset : start + offset + width].decode("utf-8", "replace").strip(" \0")
            for name, (offset, width) in self._columns.items()
        }
