"""Cutting keeps what is inside, thinning stays within its tolerance."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from twosource.publish.geometry import clip_line, clip_ring, smoothed, thinned, thinned_ring

BOX = (0.0, 0.0, 10.0, 10.0)
_points = st.tuples(st.floats(-20, 20).map(lambda v: round(v, 3)), st.floats(-20, 20).map(lambda v: round(v, 3)))
_lines = st.lists(_points, min_size=2, max_size=30)


def _area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _in_box(point: tuple[float, float]) -> bool:
    return all(-1e-6 <= value <= 10 + 1e-6 for value in point)


def _distance(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length))
    return hypot(p[0] - a[0] - share * dx, p[1] - a[1] - share * dy)


def test_a_ring_around_the_box_becomes_the_box() -> None:
    assert _area(clip_ring([(-5, -5), (15, -5), (15, 15), (-5, 15)], BOX)) == 100


def test_a_ring_beside_the_box_is_gone() -> None:
    assert clip_ring([(11, 0), (12, 0), (12, 5)], BOX) == []


def test_a_ring_across_an_edge_keeps_its_half() -> None:
    assert _area(clip_ring([(-2, 2), (2, 2), (2, 6), (-2, 6)], BOX)) == 8


def test_a_line_that_leaves_and_returns_is_two_lines() -> None:
    assert clip_line([(5, 5), (15, 5), (15, 8), (5, 8)], BOX) == [[(5, 5), (10.0, 5.0)], [(10.0, 8.0), (5, 8)]]


@given(_lines)
def test_nothing_of_a_cut_line_or_ring_is_outside(line: list[tuple[float, float]]) -> None:
    assert all(_in_box(point) for stretch in clip_line(line, BOX) for point in stretch)
    assert all(_in_box(point) for point in clip_ring(line, BOX))


@given(_lines, st.floats(0.01, 5))
def test_a_thinned_line_keeps_its_ends_and_its_distance(line: list[tuple[float, float]], tolerance: float) -> None:
    thin = thinned(line, tolerance)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    for point in line:
        assert min(_distance(point, a, b) for a, b in pairwise(thin)) <= tolerance + 1e-9


@given(_lines)
def test_a_thinned_ring_is_closed_or_nothing(line: list[tuple[float, float]]) -> None:
    ring = thinned_ring(line, 0.1)
    assert ring == [] or (ring[0] == ring[-1] and len(ring) >= 4)


@given(_lines)
def test_smoothing_keeps_the_ends(line: list[tuple[float, float]]) -> None:
    smooth = smoothed(line)
    assert (smooth[0], smooth[-1]) == (line[0], line[-1])
