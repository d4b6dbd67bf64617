"""Cutting lines and rings to a box and thinning them. In and out: lists of (longitude, latitude) in degrees."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from twosource.publish.shapefile import Box, Point


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman 1974); empty where none is."""
    points = list(ring)
    for axis, bound, keep_above in ((0, box[0], True), (0, box[2], False), (1, box[1], True), (1, box[3], False)):
        if not points:
            return []
        points = _clip_half(points, axis, bound, keep_above)
    return points


def _clip_half(points: list[Point], axis: int, bound: float, keep_above: bool) -> list[Point]:
    kept: list[Point] = []
    previous = points[-1]
    was_in = (previous[axis] >= bound) == keep_above or previous[axis] == bound
    for point in points:
        is_in = (point[axis] >= bound) == keep_above or point[axis] == bound
        if is_in != was_in:
            kept.append(_cross(previous, point, axis, bound))
        if is_in:
            kept.append(point)
        previous, was_in = point, is_in
    return kept


def _cross(a: Point, b: Point, axis: int, bound: float) -> Point:
    share = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def clip_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line inside a box (each segment after Liang and Barsky 1984)."""
    stretches: list[list[Point]] = []
    for a, b in itertools.pairwise(line):
        segment = _clip_segment(a, b, box)
        if segment is None:
            continue
        if stretches and stretches[-1][-1] == segment[0]:
            stretches[-1].append(segment[1])
        else:
            stretches.append(list(segment))
    return stretches


def _clip_segment(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for step, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    start = a if first == 0 else (a[0] + first * dx, a[1] + first * dy)
    end = b if last == 1 else (a[0] + last * dx, a[1] + last * dy)
    return start, end


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line with points left out that lie within ``tolerance`` degrees of it (Douglas and Peucker 1973)."""
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, distance = first, tolerance * tolerance
        for i in range(first + 1, last):
            away = _square_distance(line[i], line[first], line[last])
            if away > distance:
                farthest, distance = i, away
        if farthest != first:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    return [line[i] for i in sorted(keep)]


def thinned_ring(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """A closed ring thinned; empty where too little is left of it to see."""
    points = list(ring)
    if len(points) < 4:
        return []
    if points[0] != points[-1]:
        points.append(points[0])
    middle = max(range(len(points)), key=lambda i: _square_length(points[0], points[i]))
    thin = thinned(points[: middle + 1], tolerance)[:-1] + thinned(points[middle:], tolerance)
    return thin if len(thin) >= 4 else []


def smoothed(line: Sequence[Point], rounds: int = 2) -> list[Point]:
    """A coarse line with its corners cut (Chaikin 1974), its ends kept."""
    points = list(line)
    for _ in range(rounds):
        if len(points) < 3:
            return points
        cut: list[Point] = [points[0]]
        for a, b in itertools.pairwise(points):
            cut.append((a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25))
            cut.append((a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75))
        points = [*cut, points[-1]]
    return points


def _square_length(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _square_distance(p: Point, a: Point, b: Point) -> float:
    """The squared distance of a point from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    if length == 0:
        return _square_length(p, a)
    share = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return _square_length(p, (a[0] + share * dx, a[1] + share * dy))
