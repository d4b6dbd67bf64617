"""Days as cells write them, and the days among which a thing lies that is known to a week, a month or a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from twosource.records import TimePrecision

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\Z")
_WEEK_DAYS: Final = 3  # on either side of the day given
_UNIX: Final = "unix"
_MONTHS: Final = tuple(name.lower() for name in calendar.month_name)


@lru_cache(maxsize=20_000)
def day(written: str, formats: tuple[str, ...]) -> date:
    """A day in the first of some formats that fits.

    Raises:
        ValueError: none fits.
    """
    for form in formats:
        found = _in_format(written, form)
        if found is not None:
            return found
    raise ValueError(f"{written!r} is no day as {' or '.join(formats)}")


def _in_format(written: str, form: str) -> date | None:
    try:
        if form == _UNIX:
            return datetime.fromtimestamp(int(float(written)), UTC).date()
        if form == "%Y-%m-%d":
            match = _ISO.match(written)
            return date(*map(int, match.groups())) if match else None
        # Names of months are English whatever the machine's language is.
        if "%B" in form:
            name = next((word for word in re.findall(r"[^\W\d_]+", written) if word.lower() in _MONTHS), None)
            if name is None:
                return None
            written = written.replace(name, str(_MONTHS.index(name.lower())))
            form = form.replace("%B", "%m")
        return datetime.strptime(written, form).date()
    except (ValueError, OverflowError, OSError):
        return None


def around(one: date, precision: TimePrecision) -> tuple[date, date]:
    """The first and the last day among which a thing lies that is dated to a day with this precision."""
    if precision == "week":
        return one - timedelta(days=_WEEK_DAYS), one + timedelta(days=_WEEK_DAYS)
    months: Sequence[int] = (
        range(1, 13)
        if precision == "year"
        else range((one.month - 1) // 3 * 3 + 1, (one.month - 1) // 3 * 3 + 4)
        if precision == "season"
        else (one.month,)
    )
    if precision in ("month", "season", "year"):
        last = calendar.monthrange(one.year, months[-1])[1]
        return date(one.year, months[0], 1), date(one.year, months[-1], last)
    return one, one
