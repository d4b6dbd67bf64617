"""Keyword and first-date rules over an ISAF release, a plain baseline: a release in, a record out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from twosource.evaluation.isaf_release import MONTH, Record, Release, month_number
from twosource.evaluation.isaf_tables import Tables, any_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE = re.compile(rf"\b({MONTH})\s*(\d{{1,2}})\b", re.IGNORECASE)
_REACH = 6  # words between the keyword and its number


def rule_record(release: Release, tables: Tables) -> Record:
    """The record by rules: the first words for a day, the first province and group named, keywords with a number."""
    body = release.text[release.body :].casefold()
    words = tables.keywords
    killed = _number(body, words["killed"], words["numbers"])
    captured = _number(body, words["captured"], words["numbers"])
    province, group = tables.province_named(body), tables.group_named(body)
    return Record(
        _first_day(body, release.published, words["days"]),
        _types(body, words),
        frozenset({province} if province else ()),
        frozenset({group} if group else ()),
        killed,
        captured,
    )


def _first_day(body: str, published: date, days: dict[str, int]) -> date:
    found: list[tuple[int, date]] = []
    relative = any_of(list(days)).search(body)
    if relative:
        found.append((relative.start(), published + timedelta(days=days[relative[0]])))
    weekday = any_of(list(_WEEKDAYS)).search(body)
    if weekday:
        back = (published.weekday() - _WEEKDAYS.index(weekday[0])) % 7
        found.append((weekday.start(), published - timedelta(days=back)))
    told = _DATE.search(body)
    if told:
        with suppress(ValueError):  # no such day
            found.append((told.start(), date(published.year, month_number(told[1]), int(told[2]))))
    return min(found)[1] if found else published


def _types(body: str, words: dict[str, list[str]]) -> frozenset[str]:
    named = {what: bool(any_of(words[what]).search(body)) for what in ("killed", "captured", "air", "civilian")}
    if named["civilian"]:
        return frozenset({"civiliancasualty"})
    if named["air"]:
        return frozenset({"airstrike"})
    if named["killed"] and named["captured"]:
        return frozenset({"captureandkill"})
    if named["killed"]:
        return frozenset({"insurgentskilled"})
    return frozenset({"detention"} if named["captured"] else ())


def _number(body: str, keywords: list[str], numbers: dict[str, int]) -> int:
    """The number nearest after the first keyword, else one; none without the keyword."""
    keyword = any_of(keywords).search(body)
    if keyword is None:
        return 0
    for word in re.findall(r"[a-z]+|\d+", body[keyword.end() :])[:_REACH]:
        if word in numbers:
            return numbers[word]
        if word.isdigit():
            return int(word)
    return 1
