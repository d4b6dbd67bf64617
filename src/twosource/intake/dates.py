"""Dates of publication: as they are written, to ISO 8601. What could be two days is refused, not guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from twosource.intake.refusal import Refused

CURE = "Write the day of publication as 2017-09-05 or, with its time and zone, as 2017-09-05T14:30:00+03:00"

_OLDEST_YEAR = 1800
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>z|utc|gmt|(?:utc|gmt)?\s*[+-]\d{2}:?(?:\d{2})?|\(?[a-z]{2,5}\)?)?"
)
_TIME = rf"(?:[\s,|–—-]*(?:at\s+|t)?{_CLOCK})?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})" + _TIME, re.I),
    re.compile(
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
        r"(?:t(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?(?P<zone>z|[+-]\d{2}:?(?:\d{2})?)?)?",
        re.I,
    ),
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}}){_TIME}", re.I),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}", re.I),
)
_EITHER_WAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_NO_DAY = re.compile(rf"\d{{4}}(-\d{{2}})?|{_MONTH},?\s+\d{{4}}", re.I)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?")


def normal_date(written: str) -> str:
    """A date of publication as ISO 8601: ``2017-09-05``, or ``2017-09-05T14:30:00+03:00`` where a time is given.

    The zone is kept where it is given as an offset or as UTC; one given by letters (BST) means different things in
    different places, so the time is kept without it.

    Raises:
        Refused: it is no date in the calendar, or could be more than one.
    """
    text = " ".join(written.split())
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _from_parts(found.groupdict(), text)
    if _EITHER_WAY.fullmatch(text):
        raise Refused(f'the date of publication "{text}" could be read in two ways', cure=CURE)
    if _NO_DAY.fullmatch(text):
        raise Refused(f'the date of publication "{text}" lacks its day', cure=CURE)
    raise Refused(f'the date of publication "{_short(text)}" is no date that could be read', cure=CURE)


def refuse_future(published: str, now: datetime) -> None:
    """Let a date pass that is not later than the day after today: it may be tomorrow already where it was written.

    Raises:
        Refused: the date lies in the future, or before there were newspapers to speak of.
    """
    day = date.fromisoformat(published[:10])
    if day > now.astimezone(UTC).date() + timedelta(days=1):
        raise Refused(f"the date of publication, {published[:10]}, lies in the future: a date in {day.year}", cure=CURE)
    if day.year < _OLDEST_YEAR:
        raise Refused(f"the date of publication, {published[:10]}, lies before {_OLDEST_YEAR}", cure=CURE)


def _from_parts(parts: dict[str, str | None], text: str) -> str:
    month = str(parts["month"]).lower()
    try:
        day = date(int(parts["year"] or 0), _MONTHS.get(month) or int(month), int(parts["day"] or 0))
        if parts.get("hour") is None:
            return day.isoformat()
        hour = _hour(int(parts["hour"] or 0), parts.get("half"))
        moment = datetime(day.year, day.month, day.day, hour, int(parts["minute"] or 0), int(parts.get("second") or 0))
        return moment.replace(tzinfo=_zone(parts.get("zone"))).isoformat(timespec="seconds")
    except ValueError as error:
        raise Refused(f'the date of publication "{text}" is in no calendar: {error}', cure=CURE) from None


def _hour(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"the hour {hour} {half}")
    return hour % 12 + (12 if half.lower().startswith("p") else 0)


def _zone(zone: str | None) -> timezone | None:
    if not zone:
        return None
    offset = _OFFSET.search(zone)
    if offset is None:
        return UTC if zone.strip("()").lower() in ("z", "utc", "gmt") else None
    span = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if span > timedelta(hours=14):
        raise ValueError(f"the zone {zone}")
    return timezone(-span if offset[1] == "-" else span)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
