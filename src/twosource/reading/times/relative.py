"""Relative times: a sentence that names a time by another ("the day before", "since then", "in the same month") and the time told
before it in; the interval that it means, out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from twosource.reading.times.timex import Timex
from twosource.records import ClaimTime

_DAY = r"(?:day|night|evening|morning|afternoon)"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (rf"\b(?:the\s+{_DAY}\s+before(?!\s+\w)|(?:the|a)\s+(?:previous\s+{_DAY}|day\s+earlier))", "before"),
        (rf"\b(?:the\s+(?:next|following)\s+{_DAY}|(?:the|a)\s+day\s+(?:later|after(?!\s+\w)))", "after"),
        (rf"\b(?:on\s+)?(?:the|that)\s+(?:very\s+)?same\s+{_DAY}", "same"),
        (r"\b(?:in|during)\s+(?:the|that)\s+(?:very\s+)?same\s+month", "month"),
        (r"\b(?:ever\s+)?since\s+then\b|\bever\s+since\b", "since"),
    )
)
_SIGNS = ("before", "previous", "earlier", "next", "following", "later", "after", "same", "since")
"""The words without one of which no form matches."""


def relative_time(
    sentence: str, named: Sequence[Timex], told: ClaimTime | None, published: date | None
) -> ClaimTime | None:
    """The time that a sentence names by the one told before; None where it names none so, or none was told.

    Args:
        sentence: its words.
        named: the times that it names by themselves; the last of them before the words counts as told.
        told: the time that was told before it.
        published: the report's day, where known.
    """
    lower = sentence.lower()
    if not any(word in lower for word in _SIGNS):
        return None
    found = next(((match, meaning) for form, meaning in _FORMS if (match := form.search(sentence))), None)
    if found is None:
        return None
    match, meaning = found
    own = next((t for t in reversed(named) if t.role == "at" and t.end <= match.start()), None)
    before = own if own is not None and meaning in ("month", "same") else None
    start, end = (
        (before.low, before.high)
        if before is not None
        else (told.start, told.end)
        if told is not None
        else (None, None)
    )
    if start is None or end is None:
        return None
    low, high = _moved(start, end, meaning, published)
    return ClaimTime(
        start=low,
        end=high,
        precision="month" if meaning == "month" else "day" if low == high else "range",
        basis="sentence_before",
        text=match.group(),
        span=None,
    )


def _moved(low: date, high: date, meaning: str, published: date | None) -> tuple[date | None, date | None]:
    if meaning == "since":
        return low, published
    if meaning == "month":
        return low.replace(day=1), low.replace(day=monthrange(low.year, low.month)[1])
    days = {"before": -1, "after": 1}.get(meaning, 0)
    return low + timedelta(days=days), high + timedelta(days=days)
