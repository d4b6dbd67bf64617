"""Which rows a verb shows: filters over a picture. A picture in, the same picture with less in it out.

Names are compared as they are shown, masked: nobody can be looked for by a private name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from twosource.cli.exits import UsageError
from twosource.publish import Masks
from twosource.records import Claim, Event, Holding, Picture, Report, Siege, SourceProfile

Named = tuple[str | None, str | None]
"""An id and a name, either of which may be missing."""


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What is asked for: of each filter any one of its values, of several filters all. None or empty: no filter.

    Args:
        knowledge: where places within places and parts of actors are looked up.
        masks: the masks of the whole picture.
        types: codes of event types.
        places, actors, speakers: ids, or parts of names whatever their case.
        start, end: the first and the last day.
        grades: grades of events.
        reports: report ids or external ids.
    """

    knowledge: Any
    masks: Masks
    types: frozenset[str] | None = None
    places: Sequence[str] = ()
    actors: Sequence[str] = ()
    speakers: Sequence[str] = ()
    start: date | None = None
    end: date | None = None
    grades: Sequence[str] = ()
    reports: Sequence[str] = ()

    def claims(self, picture: Picture) -> Picture:
        """The picture with the claims asked for in its readings."""
        wanted = {report.report_id for report in picture.reports if self._is_named(report)}
        readings = tuple(
            msgspec.structs.replace(reading, claims=tuple(filter(self._has_claim, reading.claims)))
            for reading in picture.readings
            if reading.report_id in wanted
        )
        return msgspec.structs.replace(picture, readings=readings)

    def events(self, picture: Picture) -> Picture:
        """The picture with the events asked for, by day."""
        wanted = {report.report_id for report in picture.reports if self._is_named(report)}
        claims = {claim.claim_id for r in picture.readings if r.report_id in wanted for claim in r.claims}
        spelt = self._spelt(picture) if self.places else {}
        events = [
            event
            for event in picture.events
            if self._has_event(event, spelt) and (not self.reports or not claims.isdisjoint(event.claims))
        ]
        events.sort(key=lambda event: (event.time.start or event.time.end or date.max, event.event_id))
        return msgspec.structs.replace(picture, events=tuple(events))

    def holdings(self, picture: Picture) -> Picture:
        """The picture with the holdings asked for, by place and day."""
        holdings = sorted(
            filter(self._has_holding, picture.holdings), key=lambda h: (h.place, h.from_ or date.min, h.holding_id)
        )
        return msgspec.structs.replace(picture, holdings=tuple(holdings))

    def sieges(self, picture: Picture) -> Picture:
        """The picture with the sieges asked for, by place."""
        sieges = sorted(filter(self._has_siege, picture.sieges), key=lambda siege: (siege.place, siege.siege_id))
        return msgspec.structs.replace(picture, sieges=tuple(sieges))

    def sources(self, picture: Picture) -> Picture:
        """The picture with the source profiles asked for, those with most claims first."""
        sources = sorted(filter(self._has_source, picture.sources), key=lambda s: (-s.n_claims, s.name, s.source_id))
        return msgspec.structs.replace(picture, sources=tuple(sources))

    def published(self, picture: Picture) -> Picture:
        """The picture with the reports asked for."""
        return msgspec.structs.replace(picture, reports=tuple(filter(self._has_report, picture.reports)))

    def _has_claim(self, claim: Claim) -> bool:
        if self.types is not None and claim.event_type not in self.types:
            return False
        if not self._within(claim.time.start, claim.time.end):
            return False
        if not (self.places or self.actors or self.speakers):
            return True
        shown = self.masks.claim(claim)
        speakers: list[Named] = [(speaker.source_id, speaker.name) for speaker in shown.speakers]
        return (
            self._places((place.id, name) for place in shown.place for name in (place.name, place.text))
            and self._actors((party.id, party.name) for party in (*shown.actor, *shown.target))
            and self._any(self.speakers, speakers or [(None, shown.publisher)])
        )

    def _spelt(self, picture: Picture) -> Mapping[str, Sequence[Named]]:
        """By claim id the places of each claim as its report spells them."""
        shown = [self.masks.claim(claim) for reading in picture.readings for claim in reading.claims]
        return {claim.claim_id: [(place.id, place.text) for place in claim.place] for claim in shown}

    def _has_event(self, event: Event, spelt: Mapping[str, Sequence[Named]]) -> bool:
        if self.types is not None and event.event_type not in self.types:
            return False
        if self.grades and event.grade not in self.grades:
            return False
        if not self._within(event.time.start, event.time.end):
            return False
        if not (self.places or self.actors or self.speakers):
            return True
        shown = self.masks.event(event)
        return (
            self._places(_of_event(shown, spelt))
            and self._actors((party.id, party.name) for party in (*shown.actor, *shown.target))
            and self._any(self.speakers, ((origin.source_id, origin.name) for origin in shown.origins))
        )

    def _has_holding(self, holding: Holding) -> bool:
        shown = self.masks.holding(holding)
        last = shown.to - timedelta(days=1) if shown.to else None
        return (
            self._places([(shown.place_id, shown.place)])
            and self._actors([(shown.holder.id, shown.holder.name)] if shown.holder else [])
            and self._within(shown.from_, last, open_ends=True)
        )

    def _has_siege(self, siege: Siege) -> bool:
        shown = self.masks.siege(siege)
        start = shown.start.low if shown.start else None
        end = shown.end.high if shown.end else None
        return (
            self._places([(shown.place_id, shown.place)])
            and self._actors((party.id, party.name) for party in (*shown.besieger, *shown.besieged))
            and self._within(start, end, open_ends=True)
        )

    def _has_source(self, source: SourceProfile) -> bool:
        return self._any(self.speakers, [(source.source_id, self.masks.source(source).name)])

    def _has_report(self, report: Report) -> bool:
        day = report.published_date
        return (
            self._is_named(report)
            and self._any(self.speakers, [(None, self.masks.optional(report.publisher, report.report_id))])
            and self._within(day, day)
        )

    def _within(self, start: date | None, end: date | None, *, open_ends: bool = False) -> bool:
        """Whether an interval overlaps the days asked for; one not known at all does so only with ``open_ends``."""
        if self.start is None and self.end is None:
            return True
        if start is None and end is None:
            return open_ends
        first = start or (date.min if open_ends or end is None else end)
        last = end or (date.max if open_ends or start is None else start)
        return first <= (self.end or date.max) and last >= (self.start or date.min)

    def _places(self, found: Iterable[Named]) -> bool:
        return self._any(self.places, found, self.knowledge.places.contains)

    def _actors(self, found: Iterable[Named]) -> bool:
        def is_whole_of(whole: str, part: str) -> bool:
            return bool(self.knowledge.actors.is_part_of(part, whole))

        return self._any(self.actors, found, is_whole_of)

    def _any(
        self,
        wanted: Sequence[str],
        found: Iterable[Named],
        holds: Callable[[str, str], bool] | None = None,
    ) -> bool:
        """Whether a value asked for is the id, a part of the name, or (being an id) holds what has the id."""
        if not wanted:
            return True
        pairs = list(found)
        return any(
            want == own
            or (name is not None and want.casefold() in name.casefold())
            or (holds is not None and own is not None and ":" in want and holds(want, own))
            for want in wanted
            for own, name in pairs
        )

    def _is_named(self, report: Report) -> bool:
        names = report.report_id, self.masks.optional(report.external_id, report.report_id)
        return not self.reports or any(want in names for want in self.reports)


def _of_event(shown: Event, spelt: Mapping[str, Sequence[Named]]) -> list[Named]:
    """The place of a masked event by its name and in each spelling of its reports."""
    place = shown.place
    if place is None:
        return []
    told = [named for claim in shown.claims for named in spelt.get(claim, ()) if place.id is not None]
    return [(place.id, place.name), *(named for named in told if named[0] == place.id)]


def types_asked_for(wanted: Sequence[str] | None, codebook: Any) -> frozenset[str] | None:
    """The codes of event types that some codes of types or families stand for; None where nothing is asked for.

    Raises:
        UsageError: the codebook has no such type or family.
    """
    if not wanted:
        return None
    codes: set[str] = set()
    for want in wanted:
        members = {code for code, kind in codebook.types.items() if want in (code, kind.family)}
        if not members:
            cure = "See `twosource codebook list` for the codes"
            raise UsageError(f"there is no event type or family '{want}'", cure=cure)
        codes |= members
    return frozenset(codes)
