"""Events of the made-up war, made by hand, and the picture that they give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from made_world import WORLD

from twosource.assessment import Assessment, AssessmentSettings, assess
from twosource.codebook import Codebook
from twosource.records import (
    Claim,
    Dispute,
    Event,
    EventPlace,
    EventTime,
    Holding,
    Party,
    Position,
    Siege,
    content_id,
)


@cache
def book() -> Codebook:
    return Codebook.load()


def party(name: str, kind: str = "rebel_group") -> Party:
    """A party by its actor's short name ("red"), or one that was not resolved where no actor has it."""
    actor = WORLD.actors.get(f"act:{name}")
    return Party(id=actor.id, name=actor.name, kind=actor.kind) if actor else Party(id=None, name=name, kind=kind)


def place(name: str) -> EventPlace:
    known = WORLD.places.get(f"plc:xx:{name}")
    if known is None:
        return EventPlace(id=None, name=name, lat=None, lon=None, radius_km=None, country=None, admin1=None)
    return EventPlace(
        id=known.id,
        name=known.name,
        lat=known.lat,
        lon=known.lon,
        radius_km=known.radius_km,
        country=known.country,
        admin1=None,
    )


def event(
    event_type: str,
    actor: str | Sequence[str] = (),
    target: str | Sequence[str] = (),
    where: str | None = "city",
    when: str | tuple[str | None, str | None] = "2017-09-05",
    *,
    credibility: float = 0.8,
    grade: str = "reported",
    **more: Any,
) -> Event:
    """An event; ``when`` is a day or (start, end), parties are short names."""
    start, end = (when, when) if isinstance(when, str) else when
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    kinds = more.pop("kinds", {})
    sides = [
        tuple(party(n, kinds.get(n, "rebel_group")) for n in ([side] if isinstance(side, str) else side))
        for side in (actor, target)
    ]
    kind = book().types[event_type]
    return Event(
        event_id=content_id("evt", event_type, str(actor), str(target), where, str(when), str(sorted(more.items()))),
        event_type=event_type,
        plover=None,
        acled=None,
        actor=sides[0],
        target=sides[1],
        place=place(where) if where else None,
        from_place=None,
        time=EventTime(start=first, end=last, precision="day" if start == end else "range"),
        figures=(),
        grade=grade,  # type: ignore[arg-type]
        grade_reason="",
        credibility=credibility,
        credibility_low=credibility,
        credibility_high=credibility,
        credibility_basis="",
        unverified=False,
        against_interest=False,
        speech=kind.speech,
        modality=more.pop("modality", "happened"),
        attributes=tuple(more.pop("attributes", ())),
        origins=(),
        n_reports=1,
        n_claims=1,
        n_origins=1,
        effective_origins=more.pop("effective_origins", 1.0),
        disputes=tuple(more.pop("disputes", ())),
        claims=tuple(more.pop("claims", ())),
    )


def disputed(*claims: Claim) -> Dispute:
    """A dispute about who, each claim a position."""
    positions = tuple(Position(value=c.actor[0].name, claims=(c.claim_id,), origins=(c.claim_id,)) for c in claims)
    return Dispute(about="who", positions=positions)


def picture(*events: Event, claims: Sequence[Claim] = (), **settings: Any) -> Assessment:
    return assess(events, claims, knowledge=WORLD, codebook=book(), settings=AssessmentSettings(**settings))


def holdings(*events: Event, where: str = "city", **how: Any) -> list[Holding]:
    return [h for h in picture(*events, **how).holdings if h.place_id == f"plc:xx:{where}"]


def now(*events: Event, where: str = "city", **how: Any) -> Holding:
    """The last holding of a place."""
    return holdings(*events, where=where, **how)[-1]


def shown(holding: Holding) -> tuple[str, str | None]:
    return (holding.status, holding.holder.name if holding.holder else None)


def siege(*events: Event, **how: Any) -> Siege:
    """The one siege of these events."""
    (found,) = picture(*events, **how).sieges
    return found
