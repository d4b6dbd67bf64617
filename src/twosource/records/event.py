"""Event: the claims that speak of one occurrence, reconciled and graded; disputes are kept, not settled."""

from __future__ import annotations

from datetime import date
from typing import Literal

from twosource.records.base import Record
from twosource.records.claim import PlaceMention, TimePrecision
from twosource.records.ids import content_id
from twosource.records.knowledge import Place

Grade = Literal["predicted", "claimed", "reported", "corroborated", "confirmed"]
GRADES: tuple[Grade, ...] = ("predicted", "claimed", "reported", "corroborated", "confirmed")
DisputeAbout = Literal["whether", "who", "where", "when", "how_many"]


class Party(Record, frozen=True, kw_only=True):
    """A party to an event: an actor id (None where it could not be told), its name and kind.

    ``grade`` is the step of the ladder that naming this party reaches by the ``origins`` (their keys) that do, whatever the
    event's grade is, and ``credibility`` how likely it is by those alone where not all who carry the event name it (None:
    the event's own). None and empty of the parties to holdings and sieges, which rest on several events.
    """

    id: str | None
    name: str
    kind: str
    grade: Grade | None = None
    origins: tuple[str, ...] = ()
    credibility: float | None = None

    def plain(self) -> Party:
        """The party by itself, apart from any one event."""
        return Party(id=self.id, name=self.name, kind=self.kind)


class EventPlace(Record, frozen=True, kw_only=True):
    """Where an event took place; coordinates are None where unresolved."""

    id: str | None
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None

    @classmethod
    def of(cls, place: Place | PlaceMention) -> EventPlace:
        """The place of an event: a known place, or as a sentence names it."""
        return cls(
            id=place.id,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km if place.lat is not None else None,
            country=place.country,
            admin1=place.admin1,
        )


class EventTime(Record, frozen=True, kw_only=True):
    """When: both ends inclusive, None where open."""

    start: date | None
    end: date | None
    precision: TimePrecision


class FigureValues(Record, frozen=True, kw_only=True):
    """A number as low, best and high; None where open or not given."""

    low: int | None
    best: int | None
    high: int | None


class EventFigure(Record, frozen=True, kw_only=True):
    """The reconciled figure: low = least low, high = greatest high, best = median over effective origins.

    ``likely_low`` and ``likely_high`` are the 90 % interval of the true number. Beside it the same number put together in
    three other ways, after van Baalen and Hoglund (2026): ``conservative`` takes the least that any origin tells,
    ``informative`` the most, ``representative`` what most of them tell.
    """

    what: str
    low: int | None
    best: int | None
    high: int | None
    who: str | None
    origins: tuple[str, ...]
    likely_low: int | None = None
    likely_high: int | None = None
    conservative: FigureValues | None = None
    informative: FigureValues | None = None
    representative: FigureValues | None = None


class Origin(Record, frozen=True, kw_only=True):
    """An innermost speaker of an event's claims, and the claims that are its own.

    ``key`` is the source id, or an id of this report only for unnamed speakers. ``interest`` is what the source has in the
    event being believed. ``weight`` in [0, 1] is its share as an independent voice (METHODS 5, effective origins).
    """

    key: str
    source_id: str | None
    name: str
    kind: str
    interest: Literal["interested", "adverse", "none"]
    weight: float
    claims: tuple[str, ...]


class Position(Record, frozen=True, kw_only=True):
    """One side of a dispute.

    ``grade`` is the step of the ladder that this answer reaches by its own origins alone, whatever the event's grade is: that
    a market was shelled may be corroborated while each account of who did it is only claimed. None on whether it happened.
    """

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    grade: Grade | None = None


class Dispute(Record, frozen=True, kw_only=True):
    """Where the positions on an event differ."""

    about: DisputeAbout
    positions: tuple[Position, ...]


class Event(Record, frozen=True, kw_only=True):
    """The claims of one occurrence, reconciled. Its id comes from its founding claim (earliest published, then least id).

    ``airwars``, ``admiralty`` and ``stix_confidence`` are its grade in the scales of others; None where they have no place
    for it.
    """

    event_id: str
    event_type: str
    plover: str | None
    acled: str | None
    actor: tuple[Party, ...]
    target: tuple[Party, ...]
    place: EventPlace | None
    from_place: EventPlace | None
    time: EventTime
    figures: tuple[EventFigure, ...]
    grade: Grade
    grade_reason: str
    credibility: float
    credibility_low: float
    credibility_high: float
    credibility_basis: str
    unverified: bool
    against_interest: bool
    speech: bool
    modality: str
    attributes: tuple[str, ...]
    origins: tuple[Origin, ...]
    n_reports: int
    n_claims: int
    n_origins: int
    effective_origins: float
    disputes: tuple[Dispute, ...]
    claims: tuple[str, ...]
    airwars: str | None = None
    admiralty: str | None = None
    stix_confidence: int | None = None
    decisions: tuple[str, ...] = ()  # ids of the decisions that made it what it is

    def credence(self, party: Party) -> float:
        """How likely it is that this party had the part in the event that it is told to have had."""
        return self.credibility if party.credibility is None else min(self.credibility, party.credibility)

    def outruns(self, party: Party) -> bool:
        """Whether the event's grade is a higher step than naming this party reaches."""
        return party.grade is not None and GRADES.index(party.grade) < GRADES.index(self.grade)


def event_id(founding_claim_id: str) -> str:
    """The id of the event that this claim founded."""
    return content_id("evt", founding_claim_id)


class RelayOf(Record, frozen=True, kw_only=True):
    """That a source relays another: the share of what it told after the other that it has from it, with its 90 % interval,
    out of ``n`` tellings, ``shown`` of which are relays by their words or credit."""

    source_id: str
    name: str
    share: float
    low: float
    high: float
    n: int
    shown: int


class Reliability(Record, frozen=True, kw_only=True):
    """The share of what a source tells on its own account that took place, as learnt, with its 90 % interval.

    ``letter`` is A to F as in the Admiralty code, F where it can't be judged. ``known`` is how many observations of the
    truth it is worth; ``basis`` says what it rests on.
    """

    value: float
    low: float
    high: float
    letter: str
    known: float
    basis: str


class SourceProfile(Record, frozen=True, kw_only=True):
    """What one source says across the monitor: how much, alone or with others, how often borne out.

    ``reliability`` is that of what it has no interest in, ``reliability_interested`` of what serves its side; None where
    it said nothing of the kind.
    """

    source_id: str
    name: str
    kind: str
    aligned: tuple[str, ...]
    n_reports: int  # reports it published
    n_claims: int  # claims it is the origin of
    n_events: int
    n_alone: int
    n_corroborated: int
    n_disputed: int
    n_with_others: int = 0
    n_denied: int = 0
    reliability: Reliability | None = None
    reliability_interested: Reliability | None = None
    relays: tuple[RelayOf, ...] = ()
