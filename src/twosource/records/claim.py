"""Claim: one thing that one sentence says happened, is, will be, or did not happen; and who says it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from twosource.records.base import Record
from twosource.records.ids import content_id
from twosource.records.knowledge import Place

Via = Literal["name", "description", "pronoun", "inferred"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["happened", "ongoing", "planned", "predicted", "demanded", "hypothetical"]
Certainty = Literal["confirmed", "stated", "hedged", "unverified"]
TimePrecision = Literal["day", "week", "month", "season", "year", "range", "unknown"]


class Span(Record, frozen=True, kw_only=True):
    """A stretch of a report's text: ``text == report.text[start:end]``, in Unicode code points."""

    start: int
    end: int
    text: str


class Mention(Record, frozen=True, kw_only=True):
    """A party, group of people or weapon as a sentence names it, with the actor it was resolved to.

    ``id`` is an actor id of the knowledge packs, or None where it could not be told. ``kind`` is an actor kind
    (``codebook`` vocabulary) such as ``state_forces``, ``rebel_group``, ``civilians``, ``weapon``. Without an id,
    ``candidates`` are the ids that it may be, the likeliest first, and ``reason`` says why none was taken.
    """

    id: str | None
    name: str
    kind: str
    text: str
    start: int
    end: int
    via: Via
    candidates: tuple[str, ...] = ()
    reason: str | None = None


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place as a sentence names it. ``id``, ``lat``, ``lon`` are None where it could not be resolved; ``candidates`` are
    then the ids of the places that the name may mean, the likeliest first, and ``reason`` says why none was taken.
    """

    id: str | None
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None
    text: str
    start: int
    end: int
    via: Via
    candidates: tuple[str, ...] = ()
    reason: str | None = None

    @classmethod
    def of(cls, place: Place, *, text: str, start: int, end: int, via: Via) -> PlaceMention:
        """The mention of a known place by these words."""
        return cls(
            id=place.id,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km if place.lat is not None else None,
            country=place.country,
            admin1=place.admin1,
            text=text,
            start=start,
            end=end,
            via=via,
        )


class SpeakerMention(Record, frozen=True, kw_only=True):
    """One link of a chain of speakers. ``cue`` is the word that makes it a speaker (said, according to, ...); ``side`` the id of
    the party for which it speaks, where it is no known source and its office tells."""

    source_id: str | None
    name: str
    kind: str
    cue: str
    start: int
    end: int
    side: str | None = None


class ClaimTime(Record, frozen=True, kw_only=True):
    """When the claim says it happened: both ends inclusive, None where open or unknown.

    ``basis`` tells what it rests on: ``text`` (words in the sentence), ``sentence_before``, ``dateline``, ``news`` (present
    or perfect tense in a fresh report), ``analyst`` (a correction), ``unknown``.
    """

    start: date | None
    end: date | None
    precision: TimePrecision
    basis: str
    text: str
    span: tuple[int, int] | None


class Figure(Record, frozen=True, kw_only=True):
    """A number of people or things: None where the words leave that end open.

    ``of_which`` marks a part of those that another figure of the claim counts ("12 people, including three children"): not
    to be added to it.
    """

    what: str
    low: int | None
    best: int | None
    high: int | None
    text: str
    span: tuple[int, int]
    who: str | None = None
    of_which: bool = False


class Claim(Record, frozen=True, kw_only=True):
    """One thing that one sentence says, with who, to whom, where, when, how many, who says so and how surely.

    ``speakers`` runs from the outermost to the innermost; empty means the publisher's own voice. The innermost is the
    claim's origin. ``attributes`` hold what the codebook calls modes and degrees (``drone``, ``partly``). ``why`` names the
    rules the claim rests on. ``review`` is what an analyst found of it, and ``decisions`` are the ids of the decisions
    that made it what it is; a reader leaves both empty.
    """

    claim_id: str
    report_id: str
    external_id: str | None
    publisher: str | None
    published: str | None
    sentence: Span
    trigger: Span
    event_type: str
    plover: str | None
    acled: str | None
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    speakers: tuple[SpeakerMention, ...]
    actor: tuple[Mention, ...]
    target: tuple[Mention, ...]
    place: tuple[PlaceMention, ...]
    from_place: tuple[PlaceMention, ...]
    instrument: tuple[Mention, ...]
    time: ClaimTime
    figures: tuple[Figure, ...]
    attributes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    review: Literal["accepted", "rejected"] | None = None
    decisions: tuple[str, ...] = ()

    @property
    def published_date(self) -> date | None:
        """The day of publication of the claim's report, or None where unknown."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def claim_id(report_id: str, start: int, end: int, event_type: str, frame: str) -> str:
    """The id of a claim: a hash of the report, the trigger's span and the frame.

    Args:
        frame: what sets this claim apart from others on the same trigger: origin, polarity, roles. It holds ids and offsets, never
            words of the report: whoever guesses a masked name could try it.
    """
    return content_id("clm", report_id, start, end, event_type, frame)


def claim_frame(claim: Claim) -> str:
    """What tells claims on one trigger apart, whatever reader made them: type, polarity, and the origin's source id."""
    origin = claim.speakers[-1].source_id if claim.speakers else None
    return f"{claim.event_type}|{claim.polarity}|{origin or ''}"
