"""Days: calendar arithmetic for words of time: the nearest such day, thirds of spans, units back. Never off the calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future"]


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(published: date, month: int, day: int, direction: Direction) -> date | None:
    """The day of this month and number that lies nearest to publication: before it, or after what is told of the future."""
    this = day_of(published.year, month, day)
    if direction == "future":
        return this if this and this >= published - timedelta(days=30) else day_of(published.year + 1, month, day)
    return this if this and this <= published + timedelta(days=1) else day_of(published.year - 1, month, day)


def nearest_month_year(published: date, month: int, direction: Direction) -> int:
    """The year of a month that is told without one."""
    if direction == "future":  # "had forecast for September", told in November, is the one just past
        return published.year if month >= published.month - 3 else published.year + 1
    return published.year if month <= published.month else published.year - 1


def month_span(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def part_of(low: date, high: date, modifier: str | None) -> tuple[date, date]:
    """The third of a span that "early", "mid" or "late" names."""
    if not modifier:
        return low, high
    word = modifier.lower()
    if high.month - low.month == 11:  # a year's thirds are four months each
        first = 1 if "early" in word or "beginning" in word or "start" in word else 5 if "mid" in word else 9
        return date(low.year, first, 1), month_span(low.year, first + 3)[1]
    third = (high - low + timedelta(days=1)) / 3
    if "early" in word or "beginning" in word or "start" in word:
        return low, low + third - timedelta(days=1)
    if "mid" in word:
        return low + third, low + 2 * third - timedelta(days=1)
    return high - third + timedelta(days=1), high


def back_from(day: date, count: int, unit: str) -> date:
    """The day that many units before; a negative count goes forward."""
    if unit in ("day", "hour", "minute"):
        return bounded(day, -count)
    if unit == "week":
        return bounded(day, -7 * count)
    if unit == "fortnight":
        return bounded(day, -14 * count)
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * count
    total = day.year * 12 + day.month - 1 - months
    year = min(max(total // 12, 1), 9999)
    month = total % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def bounded(day: date, days: int) -> date:
    """The day that many days later, held within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max
