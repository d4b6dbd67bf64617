"""Holding and Siege: who holds a place from when to when; who besieges whom where. Each rests on events."""

from __future__ import annotations

from datetime import date
from typing import Literal

from twosource.records.base import Record
from twosource.records.event import Party
from twosource.records.ids import content_id


class Alternative(Record, frozen=True, kw_only=True):
    """Another possible holder and its probability."""

    holder: Party | None
    probability: float


class Holding(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Who holds a place from when to when. ``to`` is exclusive; None means it stands. ``holder`` None: not known who."""

    holding_id: str
    place_id: str
    place: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    from_: date | None
    to: date | None
    holder: Party | None
    status: Literal["held", "contested", "unknown"]
    besieged: bool
    probability: float
    alternatives: tuple[Alternative, ...]
    because: tuple[str, ...]
    reason: str


def holding_id(place_id: str, from_: date | None, status: str, holder: str | None) -> str:
    """The id of a holding: its place, start, status and holder."""
    return content_id("hold", place_id, from_.isoformat() if from_ else None, status, holder)


class Bounds(Record, frozen=True, kw_only=True):
    """A day known to lie between two days, both inclusive; None where open."""

    low: date | None
    high: date | None


class People(Record, frozen=True, kw_only=True):
    """How many people are inside."""

    low: int | None
    best: int | None
    high: int | None


class Siege(Record, frozen=True, kw_only=True):
    """A siege. Broken (by force), lifted (without) and fallen (the place was taken) are different ends."""

    siege_id: str
    place_id: str | None
    place: str
    lat: float | None
    lon: float | None
    besieger: tuple[Party, ...]
    besieged: tuple[Party, ...]
    start: Bounds | None
    end: Bounds | None
    status: Literal["ongoing", "partly_broken", "broken", "lifted", "fallen"]
    people: People | None
    supply: tuple[str, ...]
    because: tuple[str, ...]
    reason: str


def siege_id(place: str, besieger: str | None, start: str | None) -> str:
    """The id of a siege: the place, the besieger and its first mention's start."""
    return content_id("siege", place, besieger, start)
