"""Years: a sentence's times and the day that the report dated last in; days without a year put into the right one, out.

A day without a year is the nearest to publication: so the news is told. A text that looks back goes by its own calendar:
"On 31 May 2016 the offensive began. On 4 June the town was cut off" is of 2016, whenever it was printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from twosource.reading.times.days import day_of
from twosource.reading.times.timex import Timex

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_NAMED_DAY = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\w*\.?\s+\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+[A-Z][a-z]{2}"
)
_OF_THE_NEWS = timedelta(days=45)  # up to so long before publication a day without a year is of the news
_BEHIND = timedelta(days=183)  # what a text that looks back tells next
_BEFORE = timedelta(days=31)
_PARAGRAPHS = 3  # over which a year told is remembered


class YearsTold:
    """Remembers the last day that a report told with its year. Its sentences have to come in order."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._day: date | None = None
        self._order = -1

    def settle(self, order: int, found: list[Timex]) -> list[Timex]:
        """The times of a sentence of the ``order``-th paragraph, days without a year put into the year that the text is at."""
        day = self._day if order - self._order <= _PARAGRAPHS else None
        day = next((t.low for t in found if t.low is not None and _is_day(t) and _YEAR.search(t.text)), day)
        settled = [self._placed(timex, day) for timex in found]
        for timex in settled:
            if timex.low is not None and _is_day(timex) and (_YEAR.search(timex.text) or day is not None):
                self._day, self._order = timex.low, order
        return settled

    def _placed(self, timex: Timex, day: date | None) -> Timex:
        low, high = timex.low, timex.high
        if day is None or low is None or high is None or self._published is None:
            return timex
        if not _is_day(timex) or _YEAR.search(timex.text):
            return timex
        if timedelta(0) <= self._published - low <= _OF_THE_NEWS:
            return timex
        for year in (day.year, day.year + 1):
            begun, ended = day_of(year, low.month, low.day), day_of(year, high.month, high.day)
            if begun is None or ended is None or ended < begun or ended > self._published:
                continue
            if -_BEFORE <= begun - day <= _BEHIND:
                return replace(timex, low=begun, high=ended)
        return timex


def _is_day(timex: Timex) -> bool:
    """Whether a time names a day of a month, or days of one."""
    return timex.precision in ("day", "range") and _NAMED_DAY.search(timex.text) is not None
