"""Intervals of days: both ends inclusive, None where open. Gaps, meets, hulls, and which intervals share a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

Interval = tuple[date | None, date | None]


def gap_days(a: Interval, b: Interval) -> int:
    """Days between two intervals: 0 where they share a day, 1 where one ends on the eve of the other. Symmetric."""
    return max(_after(a, b), _after(b, a), 0)


def _after(a: Interval, b: Interval) -> int:
    start, end = b[0], a[1]
    return 0 if start is None or end is None else (start - end).days


def length_days(interval: Interval) -> int | None:
    """How many days an interval holds, or None where an end is open."""
    start, end = interval
    return None if start is None or end is None else (end - start).days + 1


def meet(intervals: Sequence[Interval]) -> Interval:
    """The days that all of these share: the latest start and the earliest end. They must share one."""
    starts = [start for start, _ in intervals if start is not None]
    ends = [end for _, end in intervals if end is not None]
    return (max(starts) if starts else None, min(ends) if ends else None)


def hull(intervals: Sequence[Interval]) -> Interval:
    """The least interval that holds all of these; open where one of them is."""
    starts = [start for start, _ in intervals]
    ends = [end for _, end in intervals]
    low = None if None in starts else min(start for start in starts if start is not None)
    high = None if None in ends else max(end for end in ends if end is not None)
    return (low, high)


def sharing_groups(ranges: Sequence[tuple[float, float]]) -> list[list[int]]:
    """The fewest groups of ranges such that the members of each have a point in common; indices, least end first.

    Greedy stabbing: the range that ends first sets the point; all that hold it belong to its group. Ranges are closed
    and may be infinite; the ends of each may come in either order.
    """
    ranges = [(min(ends), max(ends)) for ends in ranges]
    left = sorted(range(len(ranges)), key=lambda i: (ranges[i][1], ranges[i][0], i))
    groups: list[list[int]] = []
    while left:
        point = ranges[left[0]][1]
        group = [i for i in left if ranges[i][0] <= point]
        groups.append(sorted(group))
        left = [i for i in left if ranges[i][0] > point]
    return groups


def as_range(interval: Interval) -> tuple[float, float]:
    """An interval of days as a range of ordinals, infinite where open."""
    start, end = interval
    return (
        float("-inf") if start is None else float(start.toordinal()),
        float("inf") if end is None else float(end.toordinal()),
    )
