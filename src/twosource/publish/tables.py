"""The tables people take away: masked, drawn no finer than a populated place, fields in the documented order.

In: a picture. Out: rows of plain JSON values; a field that could not be told is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from twosource.publish.errors import PublishError
from twosource.publish.generalise import shown_point
from twosource.publish.masking import Masks
from twosource.publish.reference import PlaceBook
from twosource.records import (
    Claim,
    Event,
    EventPlace,
    Holding,
    Picture,
    PlaceMention,
    Reading,
    Report,
    Siege,
    event_id,
)

Row = dict[str, Any]

_FIRST: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "events": (
            "event_id", "event_type", "plover", "acled", "actor", "target", "place", "time", "figures", "grade",
            "credibility", "unverified", "origins", "n_reports", "n_claims", "n_origins", "effective_origins",
            "disputes", "claims",
        ),
        "holdings": (
            "place_id", "place", "lat", "lon", "from", "to", "holder", "status", "besieged", "probability",
            "alternatives", "because",
        ),
        "sieges": (
            "siege_id", "place", "besieger", "besieged", "start", "end", "status", "people", "supply", "because",
        ),
    }
)  # fmt: skip


def _ordered(table: str, row: Row) -> Row:
    first = [name for name in _FIRST.get(table, ()) if name in row]
    return {name: row[name] for name in (*first, *(key for key in row if key not in first))}


class Tables:
    """The tables of one picture.

    Args:
        picture: the records.
        places: where a place's kind is looked up, so that no point is finer than a populated place.
        masks: made from the same picture; made here where not given.
    """

    def __init__(self, picture: Picture, places: PlaceBook, masks: Masks | None = None) -> None:
        self._picture = picture
        self._places = places
        self._masks = masks or Masks(picture)
        self._made: Mapping[str, Callable[[], list[Row]]] = {
            "claims": self._claims,
            "events": self._events,
            "holdings": self._holdings,
            "sieges": self._sieges,
            "sources": self._sources,
            "reports": self._reports,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The tables there are."""
        return tuple(self._made)

    def rows(self, table: str) -> list[Row]:
        """All rows of a table.

        Raises:
            PublishError: there is no such table.
        """
        make = self._made.get(table)
        if make is None:
            raise PublishError(f"there is no table {table!r}", cure=f"Choose one of {', '.join(self._made)}.")
        return [_ordered(table, row) for row in make()]

    def _claims(self) -> list[Row]:
        claims = (claim for reading in self._picture.readings for claim in reading.claims)
        return [msgspec.to_builtins(self._shown_claim(claim)) for claim in claims]

    def _shown_claim(self, claim: Claim) -> Claim:
        shown = self._masks.claim(claim)
        return msgspec.structs.replace(
            shown, place=tuple(map(self._where, shown.place)), from_place=tuple(map(self._where, shown.from_place))
        )

    def _where(self, place: PlaceMention) -> PlaceMention:
        point = shown_point(place.id, place.lat, place.lon, place.radius_km, self._places)
        if point is None:
            return place
        return msgspec.structs.replace(place, lat=point.lat, lon=point.lon, radius_km=point.radius_km)

    def _event_place(self, place: EventPlace | None) -> EventPlace | None:
        point = shown_point(place.id, place.lat, place.lon, place.radius_km, self._places) if place else None
        if place is None or point is None:
            return place
        return msgspec.structs.replace(place, lat=point.lat, lon=point.lon, radius_km=point.radius_km)

    def _events(self) -> list[Row]:
        return [self._event_row(event) for event in self._picture.events]

    def _event_row(self, event: Event) -> Row:
        row: Row = msgspec.to_builtins(self._shown_event(event))
        # An event bears the id of its founding claim; when an earlier report comes in, that of another of its claims.
        row["answers_to"] = [other for claim in event.claims if (other := event_id(claim)) != event.event_id]
        return row

    def _shown_event(self, event: Event) -> Event:
        shown = self._masks.event(event)
        return msgspec.structs.replace(
            shown, place=self._event_place(shown.place), from_place=self._event_place(shown.from_place)
        )

    def _holdings(self) -> list[Row]:
        return [msgspec.to_builtins(self._shown_holding(holding)) for holding in self._picture.holdings]

    def _shown_holding(self, holding: Holding) -> Holding:
        shown = self._masks.holding(holding)
        point = shown_point(shown.place_id, shown.lat, shown.lon, shown.radius_km, self._places)
        if point is None:
            return shown
        return msgspec.structs.replace(shown, lat=point.lat, lon=point.lon, radius_km=point.radius_km)

    def _sieges(self) -> list[Row]:
        return [self._siege_row(siege) for siege in self._picture.sieges]

    def _siege_row(self, siege: Siege) -> Row:
        shown = self._masks.siege(siege)
        row: Row = msgspec.to_builtins(shown)
        point = shown_point(shown.place_id, shown.lat, shown.lon, None, self._places)
        row["radius_km"] = None
        if point is not None:
            row |= {"lat": point.lat, "lon": point.lon, "radius_km": point.radius_km}
        return row

    def _sources(self) -> list[Row]:
        return [msgspec.to_builtins(self._masks.source(source)) for source in self._picture.sources]

    def _reports(self) -> list[Row]:
        readings = {reading.report_id: reading for reading in self._picture.readings}
        corrected: dict[str, list[str]] = {}
        for old, new in self._picture.replaced.items():
            corrected.setdefault(new, []).append(old)
        return [
            self._report_row(report, readings.get(report.report_id), corrected.get(report.report_id, []))
            for report in self._picture.reports
        ]

    def _report_row(self, report: Report, reading: Reading | None, corrected: list[str]) -> Row:
        """A report without its text, which stays in the evidence; with its reading log, the words masked."""
        row: Row = msgspec.to_builtins(self._masks.report(report))
        del row["text"]
        row["n_claims"] = len(reading.claims) if reading else None
        row["replaced_by"] = self._picture.replaced.get(report.report_id)
        row["replaces"] = corrected
        row["reader"] = reading.reader if reading else None
        row["log"] = [
            {
                "what": entry.what,
                "why": self._masks.string(entry.why, report.report_id),
                "start": entry.start,
                "end": entry.end,
                "text": self._masks.text(report.report_id, entry.start, entry.end),
            }
            for entry in (reading.log if reading else ())
        ]
        return row
