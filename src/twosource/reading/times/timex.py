"""Time: a sentence and its report's day in; the intervals its words name out (METHODS 4).

Relative words are read by rules of our own, since a general date parser takes "on Tuesday" in a Tuesday's paper for the
week before and gives nothing for "late 2014". The day of publication is never passed off as the day of an event.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from twosource.reading.lexicon import CASELESS, Numbers, Times
from twosource.reading.times.days import (
    Direction,
    back_from,
    day_of,
    month_span,
    nearest_day,
    nearest_month_year,
    part_of,
)
from twosource.reading.times.time_signs import TimeSigns
from twosource.reading.times.time_spans import End, spans_of
from twosource.records import TimePrecision

_Interval = tuple[date | None, date | None, TimePrecision]
_Rule = Callable[["re.Match[str]", "date | None", Direction], "_Interval | None"]
_SINCE = re.compile(r"\b(?:since|from)\s+(?:at least\s+|about\s+|around\s+)?(?:the\s+)?\Z")
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?\Z")
_MOD = (
    r"(?P<mod>early|mid|late|the end of|end of|the beginning of|beginning of|the start of|start of|the middle of)[\s-]+"
)


@dataclass(frozen=True, slots=True)
class Timex:
    """An interval that words name: both ends inclusive, None where open. ``start:end`` are offsets into the sentence.

    ``opens`` says that it only begins there ("since", "from"), ``closes`` that it only ends there ("until", "by").
    """

    low: date | None
    high: date | None
    precision: TimePrecision
    start: int
    end: int
    text: str
    role: Literal["at", "since", "until", "duration"] = "at"


def _compiled(rules: list[tuple[str, _Rule]]) -> list[tuple[re.Pattern[str], _Rule]]:
    return [(re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in rules]


class TimeReader:
    """Reads the time expressions of a sentence."""

    def __init__(self, times: Times, numbers: Numbers) -> None:
        self._times = times
        self._units = numbers.units
        months = "|".join(sorted(times.months, key=len, reverse=True))
        weekdays = "|".join(sorted(times.weekdays, key=len, reverse=True))
        seasons = "|".join(times.seasons)
        units = "|".join(times.units)
        counts = (
            r"\d+|"
            + "|".join(sorted(numbers.units, key=len, reverse=True))
            + r"|a|an|several|few|a few|the few|couple of|a couple of|many|some"
        )
        day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        year = r"(?P<year>(?:1[0-9]|20)\d\d)"
        month = rf"(?P<month>{months})\b\.?"
        parts = "|".join(times.parts_of_day)
        rules: list[tuple[str, _Rule]] = [
            (r"\b(?P<iso>\d{4}-\d{2}-\d{2})\b", self._iso),
            (
                rf"\b(?:(?:{weekdays})\.?,?\s+)?(?:the\s+)?{day}(?:(?:\s*[-–]\s*|\s+(?:and|to)\s+)(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?(?:\s+of)?\s+{month},?(?:\s+{year})?",
                self._day_month,
            ),
            (
                rf"\b(?:(?:{weekdays})\.?,?\s+)?{month}\s+{day}(?:\s*[-–]\s*(?P<day2>\d{{1,2}}))?(?!\d|:|,\d)\b(?:,?\s+{year})?",
                self._day_month,
            ),
            (
                rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last|final|opening)\s+(?P<piece>week|days|weeks|half|fortnight)\s+of\s+"
                rf"{month}(?:,?\s+{year})?",
                self._piece,
            ),
            (rf"\b(?:{_MOD})?{month},?\s+(?:of\s+)?{year}", self._month),
            (rf"\b(?:{_MOD})?{month},?\s+(?:of\s+)?(?P<whose>last|this|next)\s+year\b", self._month),
            (
                rf"\b(?:in|since|until|till|by|during|from|through|last|this|next|of|before|after|throughout|around|about|"
                rf"ago as|back as|early as|late as|recently as)\s+(?:{_MOD})?(?:(?P<rel>last|this|next)\s+)?{month}(?!\s+\d)",
                self._month,
            ),
            (rf"\b(?P<mod>early|mid|late)[\s-]+{month}", self._month),
            (rf"\b(?:{_MOD})(?:the\s+)?(?:of\s+)?{year}\b", self._year),
            (rf"\b(?:the\s+)?(?P<season>{seasons})\s+(?:of\s+)?{year}\b", self._season),
            (rf"\b(?P<rel>last|this|next)\s+(?P<season>{seasons})\b", self._season),
            (
                rf"\b(?:through|throughout|during|over|since|in|for|all|until|by)\s+the\s+(?:whole\s+|entire\s+|past\s+)?(?P<season>{seasons})\b",
                self._season,
            ),
            (
                rf"\b(?:in|since|until|by|during|from|of|between|through|before|after|throughout|early in)\s+"
                rf"(?:the year\s+)?{year}\b",
                self._year,
            ),
            (
                rf"\b(?:on\s+)?(?P<weekday>{weekdays})(?:\s+(?:{parts}))?\s+(?:of\s+)?(?P<whose>last|this|next)\s+week\b",
                self._weekday,
            ),
            (
                rf"\b(?:the\s+)?(?P<rel>last|previous|past|this|next|following)\s+(?P<weekday>{weekdays})\b",
                self._weekday,
            ),
            (
                rf"\b(?:on|since|until|by|from|late|early|before|after)\s+(?P<weekday>{weekdays})(?:\s+(?:{parts}))?\b",
                self._weekday,
            ),
            (rf"(?<![\w-])(?P<weekday>{weekdays})(?:['’]s)?(?:\s+(?:{parts}))?\b", self._weekday),
            (
                r"\b(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|the day before yesterday|"
                r"this morning|this afternoon|this evening|earlier today|at dawn|this weekend|last weekend|the weekend|"
                r"over the weekend)\b",
                self._word,
            ),
            (rf"\b(?P<count>{counts})\s+(?P<unit>{units})s?\s+(?P<ago>ago|earlier|before|previously)\b", self._ago),
            (
                r"\b(?:at|since|from|until|till|before|by|around|in)\s+the\s+(?P<edge>(?:very\s+)?(?:start|beginning|turn|end))\s+of\s+"
                r"(?:the|this|(?P<whose>last))\s+(?P<unit>week|month|year)\b(?!-)",
                self._edge,
            ),
            (
                rf"\b(?:in|over|during|within|for)?\s*(?:the\s+)?(?P<past>past|last|previous|recent)\s+(?:(?P<count>{counts})\s+)?(?P<unit>{units})s?\b",
                self._past,
            ),
            (
                rf"\b(?:in|within|over)\s+(?:the\s+)?(?P<next>next|coming|following)\s+(?:(?P<count>{counts})\s+)?(?P<unit>{units})s?\b",
                self._next,
            ),
            (
                r"\b(?P<rel>earlier this|later this|earlier in the|later in the|this|next)\s+(?P<unit>week|month|year)\b(?!-)",
                self._this,
            ),
            (
                rf"\b(?P<lasting>for)\s+(?:(?:more than|over|about|nearly|almost|at least|around|the past|the last|some)\s+)*"
                rf"(?P<count>{counts})\s+(?P<unit>{units})s?\b",
                self._duration,
            ),
            (rf"\b(?P<lasting>for)\s+(?:many\s+|long\s+|countless\s+)?(?P<unit>{units})s\b", self._duration),
            (rf"\b(?P<count>{counts})[\s-]+(?P<unit>{units})s?[\s-]+(?P<aged>long|old)\b", self._duration),
            (rf"\b(?P<unit>{units})s[\s-](?P<aged>long)\b", self._duration),
            (
                r"\bin\s+(?:recent|the (?:past|last) (?:few|several))\s+(?P<unit>days|weeks|months|years)\b",
                self._recent,
            ),
            (rf"\bsince\s+{year}\b", self._year),
        ]
        self._signs = TimeSigns(months, weekdays, seasons, units)
        self._rules = [(pattern, rule, self._signs.needed(pattern)) for pattern, rule in _compiled(rules)]
        self._quick = re.compile(
            rf"\d|\b(?:{months}|{weekdays}|{seasons}|{units}|today|yesterday|tomorrow|tonight|overnight|dawn)".lower()
        )

    def read(self, sentence: str, published: date | None, direction: Direction = "past") -> list[Timex]:
        """The time expressions of a sentence, in order, none inside another.

        Args:
            sentence: the words.
            published: the report's day; None resolves absolute dates alone.
            direction: where a bare weekday or month points: the last one for what happened, the next for what is planned.
        """
        words = sentence if sentence.isascii() else sentence.translate(CASELESS)
        lower = words.lower()
        if self._quick.search(lower) is None:
            return []
        signs = self._signs.in_sentence(lower)
        found: list[Timex] = []
        taken: list[tuple[int, int]] = []  # apart from one another, in order
        for pattern, rule, needed in self._rules:
            if not all(map(signs.show, needed)):
                continue
            for match in pattern.finditer(words):
                at = bisect_left(taken, match.span())
                if (at and match.start() < taken[at - 1][1]) or (at < len(taken) and taken[at][0] < match.end()):
                    continue
                interval = _on_the_calendar(rule, match, published, direction)
                if interval is None:
                    continue
                start, end = _trim(sentence, match.start(), match.end())
                insort(taken, (start, end))
                low, high, precision = interval
                role = self._role(words, match, rule)
                if role == "since":
                    high = published if published is None or low is None or published >= low else high
                    precision = "range"
                elif role == "until":
                    low, precision = None, "range"
                found.append(Timex(low, high, precision, start, end, sentence[start:end], role))
        for low, high, start, end in spans_of(words, lambda phrase: self._at_start(phrase, published, direction)):
            found = [timex for timex in found if timex.end <= start or end <= timex.start]
            found.append(Timex(low, high, "range", start, end, sentence[start:end]))
        found.sort(key=lambda timex: timex.start)
        return [timex for n, timex in enumerate(found) if not (n and _completes(sentence, found[n - 1], timex))]

    def _at_start(self, words: str, published: date | None, direction: Direction) -> End | None:
        """The interval that words begin with, and how long its words are."""
        for lead in ("", "in ", "on "):
            for pattern, rule, _ in self._rules:
                match = pattern.match(lead + words) if rule != self._duration else None
                interval = _on_the_calendar(rule, match, published, direction) if match is not None else None
                if match is not None and interval is not None:
                    return interval[0], interval[1], match.end() - len(lead)
        return None

    def _role(self, sentence: str, match: re.Match[str], rule: object) -> Literal["at", "since", "until", "duration"]:
        if rule == self._duration:
            return "duration"
        if match.groupdict().get("day2"):
            return "at"  # "from 5 to 9 June"
        if sentence[match.end() : match.end() + 2] in ("'s", "’s"):
            return "at"  # "from Monday's air strikes"
        # Only the words right before count: a search of all that stands before would grow with the square of the text.
        before = sentence[max(0, match.start() - 22) : match.start()].lower()
        own = match.group().lower()
        words = before + own
        core = _core(own)
        if own.startswith("since") or (words.endswith(core) and _SINCE.search(words[: len(words) - len(core)])):
            return "since"
        if own.startswith(("until", "till")) or _UNTIL.search(before):
            return "until"
        return "at"

    def _iso(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        try:
            day = date.fromisoformat(match["iso"])
        except ValueError:
            return None
        return day, day, "day"

    def _day_month(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        month = self._times.months[match["month"].lower().rstrip(".")]
        day = int(match["day"])
        last = int(match["day2"]) if match["day2"] else day
        if match["year"]:
            low, high = day_of(int(match["year"]), month, day), day_of(int(match["year"]), month, last)
        elif published is None:
            return None
        else:
            low = nearest_day(published, month, day, direction)
            high = low and day_of(low.year, month, last)
        if low is None or high is None or high < low:
            return None
        return low, high, "day" if low == high else "range"

    def _month(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        groups = match.groupdict()
        if groups["month"][0].islower():  # "may" and "march" are words
            return None
        month = self._times.months[groups["month"].lower().rstrip(".")]
        if groups.get("year"):
            year = int(groups["year"])
        elif published is None:
            return None
        elif groups.get("whose"):
            year = published.year + {"last": -1, "next": 1}.get(groups["whose"].lower(), 0)
        else:
            year = nearest_month_year(published, month, "future" if groups.get("rel") == "next" else direction)
        low, high = month_span(year, month)
        low, high = part_of(low, high, groups.get("mod"))
        return low, high, "month"

    def _piece(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        """ "the first week of May", "the last days of March"."""
        month = self._times.months[match["month"].lower().rstrip(".")]
        if match["year"]:
            year = int(match["year"])
        elif published is None:
            return None
        else:
            year = nearest_month_year(published, month, direction)
        low, high = month_span(year, month)
        length = {"half": 15, "fortnight": 14, "weeks": 14}.get(match["piece"].lower(), 7)
        nth = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}.get(match["nth"].lower())
        if nth is None:
            return high - timedelta(days=length - 1), high, "range"
        return low + timedelta(days=length * nth), min(low + timedelta(days=length * (nth + 1) - 1), high), "range"

    def _season(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        first, last = self._times.seasons[match["season"].lower()]
        groups = match.groupdict()
        if groups.get("year"):
            year = int(groups["year"])
        elif published is None:
            return None
        else:
            relative = (groups.get("rel") or "").lower()
            begun = published.month >= first  # "last summer", told in summer, is the year before's
            over = published.month > last and begun if last >= first else not begun
            if relative == "next" or (direction == "future" and not relative):
                year = published.year + (1 if begun else 0)
            elif relative == "last" and not over:
                year = published.year - 1
            else:
                year = published.year if begun else published.year - 1
        low = date(year, first, 1)
        end_year = year + 1 if last < first else year
        return low, month_span(end_year, last)[1], "season"

    def _year(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        year = int(match["year"])
        low, high = part_of(date(year, 1, 1), date(year, 12, 31), match.groupdict().get("mod"))
        return low, high, "year" if high - low > timedelta(days=300) else "season"

    def _weekday(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None or match["weekday"][0].islower():
            return None
        weekday = self._times.weekdays[match["weekday"].lower()]
        relative = (match.groupdict().get("rel") or "").lower()
        whose = (match.groupdict().get("whose") or "").lower()
        if whose:  # "on Wednesday of last week"
            weeks = {"last": -1, "next": 1}.get(whose, 0)
            day = published + timedelta(days=weekday - published.weekday() + 7 * weeks)
            return day, day, "day"
        if relative in ("next", "following"):
            direction = "future"
        if direction == "future":
            day = published + timedelta(days=(weekday - published.weekday()) % 7)
        else:
            day = published - timedelta(days=(published.weekday() - weekday) % 7)
            if relative in ("last", "previous") and day == published:
                day -= timedelta(days=7)
        return day, day, "day"

    def _word(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        word = match["word"].lower()
        one = timedelta(days=1)
        if "weekend" in word:
            saturday = published - timedelta(days=(published.weekday() - 5) % 7)
            return saturday, min(saturday + one, max(published, saturday)), "range"
        spans = {
            "yesterday": (published - one, published - one),
            "the day before yesterday": (published - 2 * one, published - 2 * one),
            "tomorrow": (published + one, published + one),
            "overnight": (published - one, published),
            "last night": (published - one, published),
            "at dawn": (published - one, published),
        }
        low, high = spans.get(word, (published, published))
        return low, high, "day" if low == high else "range"

    def _ago(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        if not match.group().lower().endswith("ago"):
            return None  # "two days earlier" is counted from something else
        least, most = self._count(match["count"])
        unit = self._times.units[match["unit"].lower()]
        if unit in ("hour", "minute"):
            return published - timedelta(days=1), published, "range"
        if least != most:
            return back_from(published, most, unit), back_from(published, least, unit), "range"
        middle = back_from(published, least, unit)
        if unit == "day":
            return middle, middle, "day"
        slack = {"week": 3, "fortnight": 5, "month": 15, "year": 183, "decade": 1825, "century": 9000}[unit]
        precision: dict[str, TimePrecision] = {"week": "week", "month": "month", "year": "year"}
        return (
            middle - timedelta(days=slack),
            min(middle + timedelta(days=slack), published),
            precision.get(unit, "range"),
        )

    def _past(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        unit = self._times.units[match["unit"].lower()]
        if unit in ("hour", "minute"):
            return published - timedelta(days=1), published, "range"
        if match["count"] is None:
            if match["past"].lower() == "last":
                return self._last(unit, match.group().lower(), published)
            span = 9 if match["past"].lower() == "recent" else 1
            return back_from(published, span, unit), published, "range"
        _, most = self._count(match["count"])
        return back_from(published, most, unit), published, "range"

    @staticmethod
    def _last(unit: str, words: str, published: date) -> tuple[date | None, date | None, TimePrecision] | None:
        if "the last" in words:
            return back_from(published, 1, unit), published, "range"
        if unit == "week":
            monday = published - timedelta(days=published.weekday() + 7)
            return monday, monday + timedelta(days=6), "week"
        if unit == "month":
            previous = published.replace(day=1) - timedelta(days=1)
            return previous.replace(day=1), previous, "month"
        if unit == "year":
            return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year"
        return back_from(published, 1, unit), published, "range"

    def _next(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        unit = self._times.units[match["unit"].lower()]
        _, most = self._count(match["count"]) if match["count"] else (1, 9 if match["next"].lower() == "coming" else 1)
        return published, back_from(published, -most, unit), "range"

    def _this(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        unit, relative = match["unit"].lower(), match["rel"].lower()
        if unit == "week":
            monday = published - timedelta(days=published.weekday())
            low, high = monday, monday + timedelta(days=6)
        elif unit == "month":
            low, high = month_span(published.year, published.month)
        else:
            low, high = date(published.year, 1, 1), date(published.year, 12, 31)
        if relative == "next":
            return high + timedelta(days=1), high + (high - low) + timedelta(days=1), "range"
        if relative.startswith("later") or direction == "future":
            return published, high, "range"
        precision: dict[str, TimePrecision] = {"week": "week", "month": "month", "year": "year"}
        return low, published, precision[unit]

    def _edge(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        """ "since the start of the month", "at the end of last year": the first or last third of it, of a year a month."""
        if published is None:
            return None
        unit = match["unit"].lower()
        within = back_from(published, 1, unit) if match["whose"] else published
        if unit == "week":
            monday = within - timedelta(days=within.weekday())
            low, high, third = monday, monday + timedelta(days=6), 2
        elif unit == "month":
            low, high = month_span(within.year, within.month)
            third = 10
        else:
            low, high, third = date(within.year, 1, 1), date(within.year, 12, 31), 31
        if match["edge"].lower().endswith("end"):
            low = high - timedelta(days=third - 1)
        else:
            high = low + timedelta(days=third - 1)
        if low > published and direction == "past" and not match.group().lower().startswith(("until", "till", "by")):
            return None
        return low, high, "range"

    def _duration(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        groups = match.groupdict()
        unit = self._times.units[groups["unit"].lower()]
        if unit in ("hour", "minute"):
            return published - timedelta(days=1), published, "range"
        _, most = self._count(groups["count"]) if groups.get("count") else (3, 9)
        return back_from(published, most, unit), published, "range"

    def _recent(
        self, match: re.Match[str], published: date | None, direction: Direction
    ) -> tuple[date | None, date | None, TimePrecision] | None:
        if published is None:
            return None
        return back_from(published, 9, match["unit"].lower().rstrip("s")), published, "range"

    def _count(self, word: str) -> tuple[int, int]:
        word = word.lower()
        if word.isdigit():
            return min(int(word), 5000), min(int(word), 5000)
        if word in self._units:
            return self._units[word], self._units[word]
        for name, (least, most) in self._times.spans.items():
            if name in word:
                return least, most
        return 1, 1


def _on_the_calendar(
    rule: _Rule, match: re.Match[str], published: date | None, direction: Direction
) -> _Interval | None:
    """What a rule makes of a match; None where that lies before the year 1 or after 9999."""
    try:
        return rule(match, published, direction)
    except (OverflowError, ValueError):
        return None


def _core(words: str) -> str:
    return words.split(" ", 1)[1] if words.startswith(("since ", "from ")) else words


def _trim(sentence: str, start: int, end: int) -> tuple[int, int]:
    while start < end and sentence[start].isspace():
        start += 1
    while end > start and (sentence[end - 1].isspace() or sentence[end - 1] == ","):
        end -= 1
    return start, end


def _completes(sentence: str, ago: Timex, day: Timex) -> bool:
    """Whether a day only completes the time before it: "eighty years ago this week"."""
    return ago.text.lower().endswith("ago") and not sentence[ago.end : day.start].strip() and day.role == "at"
