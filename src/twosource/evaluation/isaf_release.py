"""An ISAF release and its coded record: lines of the data in; the releases that can be scored, out.

A release can be scored when it has a dateline, ``KABUL, Afghanistan (Feb. 21, 2011)``, whose year is told there or by the
serial number in its header; that day is the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DATELINE = re.compile(rf"\(\s*({MONTH})\s*(\d{{1,2}})\s*[,.]?\s*(\d{{4}})?\s*\)", re.IGNORECASE)
_SERIAL = re.compile(r"\b(20\d\d)-\d\d-[A-Z]{1,3}-?\s*\d+")


@dataclass(frozen=True, slots=True)
class Record:
    """What was coded of a release, or what a reader or rule makes of it. None and empty: not told."""

    day: date | None
    types: frozenset[str]
    provinces: frozenset[str]
    groups: frozenset[str]
    killed: int
    captured: int


@dataclass(frozen=True, slots=True)
class Release:
    """A release with its dateline and its record. ``body`` is the position after the dateline."""

    id: str
    text: str
    published: date
    body: int
    coded: Record


class _Gold(msgspec.Struct):
    start_date: str | None
    event_type: list[str]
    province: list[str]
    target_group: list[str]
    min_killed: int
    min_captured: int


class _Line(msgspec.Struct):
    id: int
    text: str
    gold: _Gold


def releases(lines: Iterable[bytes]) -> list[Release]:
    """The releases that have a dateline, in their order."""
    found = []
    for line in lines:
        if not line.strip():
            continue
        row = msgspec.json.decode(line, type=_Line)
        dateline = read_dateline(row.text)
        if dateline is not None:
            found.append(Release(str(row.id), row.text, *dateline, _record(row.gold)))
    return found


def read_dateline(text: str) -> tuple[date, int] | None:
    """The day of the dateline and where it ends; None where there is none or its year is not told."""
    dateline = _DATELINE.search(text)
    if dateline is None:
        return None
    month, day, year = dateline.groups()
    serial = _SERIAL.search(text)
    told = year or (serial[1] if serial else None)
    if told is None:
        return None
    try:
        return date(int(told), month_number(month), int(day)), dateline.end()
    except ValueError:  # no such day
        return None


def month_number(name: str) -> int:
    """The month of a name or its abbreviation, 1 to 12."""
    return _MONTHS.index(name[:3].lower()) + 1


def _record(gold: _Gold) -> Record:
    return Record(
        date.fromisoformat(gold.start_date) if gold.start_date else None,
        _labels(gold.event_type),
        _labels(gold.province),
        _labels(gold.target_group),
        gold.min_killed,
        gold.min_captured,
    )


def _labels(values: Iterable[str]) -> frozenset[str]:
    """The labels of a field; several stand in one item, parted by semicolons."""
    return frozenset(label.strip() for value in values for label in value.split(";") if label.strip())
