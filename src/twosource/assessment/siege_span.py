"""When a siege began: bounds on its first day, from claims that tell of its laying or of how long it has gone on."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from twosource.records import Bounds, ClaimTime


def beginning(time: ClaimTime) -> Bounds | None:
    """The bounds of the first day of what a claim says has gone on over this time; None where no beginning is told.

    A beginning is told as a month, a third of a year ("late 2014") or a year more often than as a day. One on the
    first of January stands for that year, on the first of May or September for that third of the year, on the first
    of any other month for that month; any other day is that day.
    """
    start = time.start
    if start is None:
        return None
    last = end_of_period(start)
    return Bounds(low=start, high=min(last, time.end) if time.end is not None else last)


def end_of_period(day: date) -> date:
    """The last day of the period that a rounded first day stands for; the day itself where it isn't rounded."""
    if day.day != 1:
        return day
    if day.month == 1:
        return date(day.year, 12, 31)
    month = {5: 8, 9: 12}.get(day.month, day.month)
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def joined(bounds: Sequence[Bounds]) -> Bounds | None:
    """What several bounds of one day come to: what they share, or where they share nothing, all that they span."""
    if not bounds:
        return None
    lows = [b.low for b in bounds if b.low is not None]
    highs = [b.high for b in bounds if b.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low <= high:
        return Bounds(low=low, high=high)
    return Bounds(
        low=min(lows) if len(lows) == len(bounds) else None, high=max(highs) if len(highs) == len(bounds) else None
    )
