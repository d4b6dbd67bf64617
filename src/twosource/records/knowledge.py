"""Place, Actor, Source, PublicPerson: what the knowledge packs hold."""

from __future__ import annotations

from datetime import date
from typing import Literal

from twosource.records.base import Record

SourceKind = Literal[
    "state_media",
    "party",
    "monitor",
    "un",
    "ngo",
    "press",
    "agency",
    "analyst",
    "witness",
    "propaganda",
    "social_media",
    "anonymous_official",
    "official",
    "activists",
    "verifier",
    "unknown",
]


class Place(Record, frozen=True, kw_only=True):
    """A place. ``radius_km`` is how far the truth may lie from the point; a province is never drawn as its capital.

    ``basis`` is where the point comes from: ``geonames:NNN``, a cited public source, or ``recalled`` (radius then >= 10).
    """

    id: str
    name: str
    kind: str  # city, town, village, district, province, country, base, airfield, field, dam, crossing, camp, river, region ...
    lat: float | None
    lon: float | None
    radius_km: float
    country: str | None
    admin1: str | None = None
    names: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()  # ids of places that hold it
    population: int | None = None
    basis: str = "recalled"


class Relation(Record, frozen=True, kw_only=True):
    """A dated tie between two actors: who fought with whom changes. Ends are inclusive, None where open."""

    to: str
    start: date | None = None
    end: date | None = None


class Actor(Record, frozen=True, kw_only=True):
    """A party to a conflict, an organ of a state, an organisation or a population group.

    ``parents`` it was always part of, but for those that ``parent_dates`` dates: in the time told there alone.
    ``start`` and ``end`` are the first and last day of what goes by these names, None where open or unknown; ``predecessor``
    and ``successor`` are the ids of what it was before and goes on as, under other names.
    """

    id: str
    name: str
    kind: str  # state, state_forces, allied_forces, rebel_group, militia, jihadist_group, police, international, civilians ...
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()  # "the jihadists", "a US-backed Arab and Kurdish alliance"
    country: str | None = None
    parents: tuple[str, ...] = ()
    parent_dates: tuple[Relation, ...] = ()  # when it was part of these of its parents
    allies: tuple[Relation, ...] = ()
    enemies: tuple[Relation, ...] = ()
    start: date | None = None
    end: date | None = None
    predecessor: str | None = None
    successor: str | None = None


class Source(Record, frozen=True, kw_only=True):
    """An actor that speaks. ``aligned`` are the parties whose interest it has, dated; ``actor`` its own actor id if a party."""

    id: str
    name: str
    kind: SourceKind
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    aligned: tuple[Relation, ...] = ()
    actor: str | None = None
    country: str | None = None
    languages: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()  # ids of sources it passes on
    sample: bool = False  # a made-up publisher of the samples


class PublicPerson(Record, frozen=True, kw_only=True):
    """A person in a public role, whose name is kept: an official, a commander, a spokesperson, an analyst."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    role: str = ""
    actor: str | None = None  # the actor it acts or speaks for
