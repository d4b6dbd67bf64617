"""Time spans: "between May and July", "from Monday until Thursday" in; the first and last day of both ends together out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

End = tuple[date | None, date | None, int]
"""One end of a span: its first and last day, and how many letters name it."""

_SPAN = re.compile(
    r"\b(?:between\s+(?P<between>[\w' -]{2,28}?)\s+and|from\s+(?P<from>[\w' -]{2,28}?)\s+(?:to|until|till|through|up to))\s+",
    re.IGNORECASE,
)


def spans_of(words: str, time_of: Callable[[str], End | None]) -> Iterator[tuple[date, date, int, int]]:
    """The spans that a sentence names by both their ends: first and last day, and where the words start and end.

    Args:
        words: the sentence.
        time_of: what time a phrase begins with, or None.
    """
    for match in _SPAN.finditer(words):
        phrase = match["between"] or match["from"]
        begin = time_of(phrase)
        if begin is None or begin[0] is None or begin[2] < len(phrase):
            continue  # "from Raqqa to Mosul"
        finish = time_of(words[match.end() :])
        if finish is None or finish[1] is None:
            continue
        first, last = begin[0], finish[1]
        if first > last:  # "between November and March", "between May and July 2022"
            same = _in_year(first, last.year)
            first = same if same <= last else _in_year(first, last.year - 1)
        yield first, last, match.start(), match.end() + finish[2]


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the 28th for a leap day."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
