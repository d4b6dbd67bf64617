"""What an id stands for, and all that hangs together with it. An id in; its record and trail, as masked rows, out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from twosource.cli.decision_rows import decision_rows
from twosource.cli.exits import UsageError
from twosource.cli.reasons import reasons_of
from twosource.cli.session import Look
from twosource.records import Claim, Event, event_id

Row = dict[str, Any]
_SHORTEST_PREFIX = 7


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What an id stands for: its kind, its own row, and the rows that it rests on or that rest on it."""

    kind: str
    id: str
    record: Row
    events: list[Row] = []
    holdings: list[Row] = []
    sieges: list[Row] = []
    claims: list[Row] = []
    reports: list[Row] = []
    decisions: list[Row] = []
    why: list[Row] = []


def find(look: Look, wanted: str, *, why: bool = False) -> Found:
    """The thing with this id: its whole id, the start of one where no other begins so, or a report's external id.

    Args:
        why: also the reasons: what made an event one and gave it its grade; what gave a claim its parts.

    Raises:
        UsageError: nothing has the id, or several things begin so.
    """
    whole = whole_id(look, wanted)
    finder = _Finder(look)
    for find_one in (finder.event, finder.claim, finder.holding, finder.siege, finder.report, finder.source,
                     finder.place, finder.actor, finder.decision):  # fmt: skip
        found = find_one(whole)
        if found is not None:
            reasons = reasons_of(look, found.kind, whole) if why else []
            return msgspec.structs.replace(found, decisions=finder.decisions_on(found), why=reasons)
    if not look.view.is_plain and look.monitor.ledger.resolve_event(wanted):
        raise UsageError("none of its claims is there in this view", cure="Name a later day, or silence fewer sources")
    raise UsageError(
        "nothing here has this id",
        cure="The ids stand in `twosource claims`, `events`, `control`, `sieges`, `reports` and `sources`",
    )


def whole_id(look: Look, wanted: str) -> str:
    """The id that this stands for: an event's old one, the start of one, a report's external id; else itself.

    Raises:
        UsageError: several things begin so.
    """
    now = look.monitor.ledger.resolve_event(wanted)
    return (now and _as_seen(look, now)) or _completed(look, wanted) or now or _founded(look, wanted) or wanted


def _founded(look: Look, wanted: str) -> str | None:
    """The event that has the claim whose id this event's id is made of, whatever store it was first given in."""
    if not wanted.startswith("evt_"):
        return None
    founded = (event for event in look.picture.events if any(event_id(claim) == wanted for claim in event.claims))
    return next((event.event_id for event in founded), None)


def _as_seen(look: Look, now: str) -> str | None:
    """The id of a stored event in what is looked at: of another day, or without a source, most of its claims may be another's."""
    if look.view.is_plain or any(event.event_id == now for event in look.picture.events):
        return now
    claims = next(set(event.claims) for event in look.monitor.ledger.events() if event.event_id == now)
    shared = {event.event_id: len(claims & set(event.claims)) for event in look.picture.events}
    best = max(sorted(shared), key=lambda event_id: shared[event_id], default=None)
    return best if best is not None and shared[best] else None


def _completed(look: Look, start: str) -> str | None:
    """The one id that begins so, or the report that has it as its external id."""
    picture = look.picture
    outside = [
        report.report_id
        for report in picture.reports
        if report.external_id == start and report.report_id not in picture.replaced
    ]
    ids = [
        *(report.report_id for report in picture.reports),
        *(claim.claim_id for reading in picture.readings for claim in reading.claims),
        *(claim.claim_id for claim in picture.rejected),
        *(event.event_id for event in picture.events),
        *(holding.holding_id for holding in picture.holdings),
        *(siege.siege_id for siege in picture.sieges),
        *(decision.decision_id for decision in look.monitor.ledger.decisions()),
    ]
    fitting = [one for one in ids if one == start]
    if not fitting:
        fitting = outside or ([one for one in ids if one.startswith(start)] if len(start) >= _SHORTEST_PREFIX else [])
    if len(fitting) > 1:
        raise UsageError(f"it stands for {len(fitting)} things: {', '.join(fitting[:5])}", cure="Choose one")
    return fitting[0] if fitting else None


class _Finder:
    def __init__(self, look: Look) -> None:
        self._look = look
        self._picture = look.picture

    def event(self, wanted: str) -> Found | None:
        events = [event for event in self._picture.events if event.event_id == wanted]
        if not events:
            return None
        return self._found(
            "event", wanted, self._rows("events", events=events)[0], claims=events[0].claims, around=wanted
        )

    def claim(self, wanted: str) -> Found | None:
        claim = self._look.trail.claim(wanted)
        if claim is None:
            return self._rejected(wanted)
        events = [event for event in self._picture.events if wanted in event.claims]
        return self._found("claim", wanted, self._claim_rows([wanted])[0], events=events, claims=[wanted])

    def _rejected(self, wanted: str) -> Found | None:
        """A claim that an analyst has struck out: no event rests on it."""
        struck = [claim for claim in self._picture.rejected if claim.claim_id == wanted]
        if not struck:
            return None
        reading = next(r for r in self._picture.readings if r.report_id == struck[0].report_id)
        alone = msgspec.structs.replace(reading, claims=tuple(struck))
        reports = [report for report in self._picture.reports if report.report_id == reading.report_id]
        return Found(
            kind="claim",
            id=wanted,
            record=self._rows("claims", readings=[alone])[0],
            reports=self._rows("reports", reports=reports),
        )

    def decision(self, wanted: str) -> Found | None:
        rows = [row for row in decision_rows(self._look) if row["decision_id"] == wanted]
        if not rows:
            return None
        named = set(rows[0]["speaks_of"])
        events = [event for event in self._picture.events if event.event_id in named or named & set(event.claims)]
        return self._found("decision", wanted, rows[0], events=events, claims=sorted(named))

    def decisions_on(self, found: Found) -> list[Row]:
        """The decisions that act on what was found, oldest first."""
        if found.kind in ("claim", "event"):
            acting = set(found.record["decisions"])
        elif found.kind == "report":
            acting = set()
        else:
            return []
        if not (acting or self._picture.decisions):
            return []
        rows = reversed(decision_rows(self._look))
        return [
            row for row in rows
            if row["status"] != "undone" and (row["decision_id"] in acting or found.id in row["speaks_of"])
        ]  # fmt: skip

    def holding(self, wanted: str) -> Found | None:
        holdings = [holding for holding in self._picture.holdings if holding.holding_id == wanted]
        if not holdings:
            return None
        record = self._rows("holdings", holdings=holdings)[0]
        return self._found("holding", wanted, record, events=self._events(holdings[0].because))

    def siege(self, wanted: str) -> Found | None:
        sieges = [siege for siege in self._picture.sieges if siege.siege_id == wanted]
        if not sieges:
            return None
        record = self._rows("sieges", sieges=sieges)[0]
        return self._found("siege", wanted, record, events=self._events(sieges[0].because))

    def report(self, wanted: str) -> Found | None:
        reports = [report for report in self._picture.reports if report.report_id == wanted]
        if not reports:
            return None
        record = self._look.rows("reports", msgspec.structs.replace(self._picture, reports=tuple(reports)))[0]
        claims = [claim for r in self._picture.readings if r.report_id == wanted for claim in r.claims]
        ids = {claim.claim_id for claim in claims}
        events = [event for event in self._picture.events if not ids.isdisjoint(event.claims)]
        return self._found("report", wanted, record, events=events, claims=[claim.claim_id for claim in claims])

    def source(self, wanted: str) -> Found | None:
        profiles = [profile for profile in self._picture.sources if profile.source_id == wanted]
        known = self._look.knowledge.sources.get(wanted)
        if not profiles and known is None:
            return None
        record = self._rows("sources", sources=profiles)[0] if profiles else {"source_id": wanted}
        record["known"] = msgspec.to_builtins(known)
        events = [e for e in self._picture.events if any(wanted in (o.source_id, o.key) for o in e.origins)]
        own = {c for e in events for o in e.origins if wanted in (o.source_id, o.key) for c in o.claims}
        spoken = {c.claim_id for c in self._claims() if any(wanted == s.source_id for s in c.speakers)}
        return self._found("source", wanted, record, events=events, claims=sorted(own | spoken))

    def place(self, wanted: str) -> Found | None:
        from twosource.publish.generalise import shown_point

        places = self._look.knowledge.places
        place = places.get(wanted)
        if place is None:
            return None
        record = msgspec.to_builtins(place)
        point = shown_point(place.id, place.lat, place.lon, place.radius_km, places)
        if point is not None:
            record |= {"lat": point.lat, "lon": point.lon, "radius_km": point.radius_km}

        def is_there(place_id: str | None) -> bool:
            return place_id is not None and (place_id == wanted or places.contains(wanted, place_id))

        picture = self._picture
        return self._found(
            "place",
            wanted,
            record,
            events=[event for event in picture.events if event.place and is_there(event.place.id)],
            holdings=[holding for holding in picture.holdings if is_there(holding.place_id)],
            sieges=[siege for siege in picture.sieges if is_there(siege.place_id)],
        )

    def actor(self, wanted: str) -> Found | None:
        actors = self._look.knowledge.actors
        actor = actors.get(wanted)
        if actor is None:
            return None

        def takes_part(parties: Iterable[Any]) -> bool:
            ids = [party.id for party in parties if party is not None and party.id is not None]
            return any(one == wanted or actors.is_part_of(one, wanted) for one in ids)

        picture = self._picture
        return self._found(
            "actor",
            wanted,
            msgspec.to_builtins(actor),
            events=[event for event in picture.events if takes_part((*event.actor, *event.target))],
            holdings=[holding for holding in picture.holdings if takes_part([holding.holder])],
            sieges=[siege for siege in picture.sieges if takes_part((*siege.besieger, *siege.besieged))],
        )

    def _found(
        self,
        kind: str,
        wanted: str,
        record: Row,
        *,
        events: Iterable[Event] = (),
        holdings: Iterable[Any] = (),
        sieges: Iterable[Any] = (),
        claims: Iterable[str] | None = None,
        around: str | None = None,
    ) -> Found:
        """The rows of a thing, with its events' claims where it has none; with ``around`` what rests on that event."""
        events = list(events)
        if around is not None:
            holdings = [holding for holding in self._picture.holdings if around in holding.because]
            sieges = [siege for siege in self._picture.sieges if around in siege.because]
        ids = list(claims) if claims is not None else [claim for event in events for claim in event.claims]
        found = self._look.trail.claims_of(dict.fromkeys(ids))
        reports = {claim.report_id for claim in found}
        kept = tuple(report for report in self._picture.reports if report.report_id in reports)
        return Found(
            kind=kind,
            id=wanted,
            record=record,
            events=self._rows("events", events=events),
            holdings=self._rows("holdings", holdings=holdings),
            sieges=self._rows("sieges", sieges=sieges),
            claims=self._claim_rows([claim.claim_id for claim in found]),
            reports=self._look.rows("reports", msgspec.structs.replace(self._picture, reports=kept)),
        )

    def _rows(self, table: str, **narrowed: Iterable[Any]) -> list[Row]:
        parts = {name: tuple(records) for name, records in narrowed.items()}
        return self._look.rows(table, msgspec.structs.replace(self._picture, **parts))

    def _claim_rows(self, ids: list[str]) -> list[Row]:
        """The rows of these claims, in this order."""
        wanted = set(ids)
        readings = [
            msgspec.structs.replace(reading, claims=tuple(c for c in reading.claims if c.claim_id in wanted))
            for reading in self._picture.readings
        ]
        rows = {row["claim_id"]: row for row in self._rows("claims", readings=readings)}
        return [rows[claim_id] for claim_id in ids]

    def _events(self, ids: Iterable[str]) -> list[Event]:
        wanted = set(ids)
        return [event for event in self._picture.events if event.event_id in wanted]

    def _claims(self) -> Iterable[Claim]:
        return (claim for reading in self._picture.readings for claim in reading.claims)
