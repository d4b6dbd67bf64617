"""Relative times: a sentence that names a time by another ("the day before", "two weeks later", "in the same month") and the time
told before it in; the interval that it means, out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from twosource.reading.times.timex import Timex
from twosource.records import ClaimTime

_DAY = r"(?:day|night|evening|morning|afternoon)"
_SPAN = r"(?P<unit>week|month|year)"
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1}  # fmt: skip
_LOOSE = {"several": (3, 9), "few": (2, 5), "couple": (2, 2), "some": (2, 9), "": (2, 9)}
_COUNT = rf"(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|several|some|(?:a\s+)?few|a\s+couple\s+of)\s+)"
_LATER = r"(?:later(?!\s+than)|afterwards?|on(?=,)|after(?!\s+\w))"
_EARLIER = r"(?:earlier(?!\s+than)|previously|before(?!\s+\w))"
_UNITS = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year)"
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (rf"\b(?:the\s+{_DAY}\s+before(?!\s+\w)|(?:the|a)\s+(?:previous\s+{_DAY}|day\s+earlier(?!\s+than)))", "before"),
        (
            rf"\b(?:the\s+(?:next|following)\s+{_DAY}|(?:the|a)\s+day\s+(?:later(?!\s+than)|after(?!\s+\w)))",
            "after",
        ),
        (rf"\b(?:on\s+)?(?:the|that)\s+(?:very\s+)?same\s+{_DAY}", "same"),
        (r"(?<!since )(?<!until )(?<!from )(?<!said )\bthat\s+(?:day|night|evening)\b(?!['’])", "same"),
        (r"\b(?:in|during)\s+(?:the|that)\s+(?:very\s+)?same\s+month", "month"),
        (r"\b(?:ever\s+)?since\s+then\b|\bever\s+since\b", "since"),
        (rf"\bthe\s+{_SPAN}\s+before(?!\s+\w)|\bthe\s+previous\s+{_SPAN.replace('unit', 'other')}\b", "span before"),
        (rf"\b(?:in\s+)?the\s+following\s+{_SPAN}\b", "span after"),
        (
            r"(?<!since )(?<!until )(?<!from )(?<!said )\bthat\s+(?:morning|afternoon)"
            r"(?=\s+(?:after|when|and|in|at|by|near|on|as)\b|[,.;]|$)",
            "same",
        ),
        (
            r"\b(?:over|in|during|within|for)\s+the\s+(?:next|following)\s+"
            rf"{_COUNT}?(?P<unit>day|night|week|month)s\b",
            "over",
        ),
        (rf"\b{_COUNT}{_UNITS}s?\s+{_LATER}", "later"),
        (rf"\b{_UNITS}s\s+later(?!\s+than)\b", "later"),
        (rf"\b{_UNITS}s\s+earlier(?!\s+than)\b", "earlier"),
        (rf"\b{_COUNT}{_UNITS}s?\s+{_EARLIER}", "earlier"),
    )
)
_SIGNS = frozenset(
    {"before", "previous", "previously", "earlier", "next", "following", "later", "after", "afterwards", "same", "since", "that"}
)  # fmt: skip
"""The words without one of which, or " on,", no form matches."""
_AHEAD = frozenset({"after", "same", "later"})
_FEW_DAYS = 3
_LENGTHS = {"minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_SLACK = {"week": 1, "fortnight": 2, "month": 15, "year": 183}


class Relative(NamedTuple):
    """Words that name a time by another one, and where they stand in their sentence."""

    start: int
    end: int
    text: str
    meaning: str
    unit: str
    number: str

    @property
    def goes_on(self) -> bool:
        """Whether the story goes on from the time meant: what is told behind it is told of that."""
        return self.meaning in _AHEAD


def relatives(sentence: str) -> Iterator[Relative]:
    """The words of a sentence that name a time by another, those of the surest form first."""
    lower = sentence.lower()
    if " on," not in lower and not any(word in lower for word in _SIGNS):
        return
    for form, meaning in _FORMS:
        match = form.search(sentence)
        if match is not None:
            told = {name: (words or "").lower() for name, words in match.groupdict().items()}
            unit = told.get("unit") or told.get("other", "")
            yield Relative(*match.span(), match.group(), meaning, unit, told.get("count", ""))


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
    found = next(relatives(sentence), None)
    return counted_from(found, named, told, published) if found is not None else None


def counted_from(
    words: Relative, named: Sequence[Timex], told: ClaimTime | None, published: date | None
) -> ClaimTime | None:
    """The time that such words mean; None where none was told that they can be counted from. See ``relative_time``."""
    own = next((t for t in reversed(named) if t.role == "at" and t.end <= words.start), None)
    if own is not None and (
        words.meaning == "since" or (own.precision != "day" and words.meaning in ("before", "after"))
    ):
        own = None
    start, end = (
        (own.low, own.high) if own is not None else (told.start, told.end) if told is not None else (None, None)
    )
    if start is None or end is None:
        return None
    try:
        low, high = _moved(start, end, words, published)
    except (OverflowError, ValueError):
        return None  # beyond the calendar
    if low is not None and high is not None and low > high:
        return None
    return ClaimTime(
        start=low,
        end=high,
        precision="month" if words.meaning == "month" else "day" if low == high else "range",
        basis="sentence_before",
        text=words.text,
        span=None,
    )


def _moved(low: date, high: date, words: Relative, published: date | None) -> tuple[date | None, date | None]:
    if words.meaning == "since":
        return low, published
    if words.meaning == "month":
        return _month(low)
    if words.meaning.startswith("span"):
        return _span_beside(low, words.unit, 1 if words.meaning.endswith("after") else -1)
    if words.meaning == "over":  # "over the next three days"
        last = _shifted(high, high, words._replace(meaning="later"))[1]
        return low, min(last, published) if published is not None and low <= published else last
    if words.meaning in ("later", "earlier"):
        if words.unit not in _SLACK and (high - low).days > _FEW_DAYS:
            raise ValueError("nothing to count days from")
        low, high = _shifted(low, high, words)
        behind = published is not None and words.meaning == "later" and low <= published < high
        return low, published if behind else high
    days = {"before": -1, "after": 1}.get(words.meaning, 0)
    return low + timedelta(days=days), high + timedelta(days=days)


def _shifted(low: date, high: date, words: Relative) -> tuple[date, date]:
    """The interval so many units later or earlier; of hours, the day itself or the one beside it."""
    count = words.number
    word = next((name for name in _LOOSE if name and name in count), "")
    exact = int(count) if count.isdigit() else _NUMBERS.get(count)
    least, most = (exact, exact) if exact is not None else _LOOSE[word]
    length, slack = _LENGTHS[words.unit], timedelta(days=_SLACK.get(words.unit, 0))
    beside = timedelta(days=words.unit == "hour")
    if words.meaning == "later":
        return low + timedelta(days=least * length) - slack, high + timedelta(days=most * length) + slack + beside
    return low - timedelta(days=most * length) - slack - beside, high - timedelta(days=least * length) + slack


def _span_beside(day: date, unit: str, way: int) -> tuple[date, date]:
    """The week, month or year before or after the one of a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * way)
        return monday, monday + timedelta(days=6)
    if unit == "year":
        return date(day.year + way, 1, 1), date(day.year + way, 12, 31)
    first, last = _month(day)
    return _month(first - timedelta(days=1) if way < 0 else last + timedelta(days=1))


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
