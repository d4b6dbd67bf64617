"""What the map page draws, as plain values: events, holdings, sieges, quotes, filters, all masked and generalised.

In: a picture. Out: a dictionary that goes into the page as JSON. The page adds no fact to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from twosource.publish import wording
from twosource.publish.brief_sentences import (
    event_sentence,
    figure_words,
    holding_words,
    likely_alternatives,
    siege_sentence,
    stretch_words,
)
from twosource.publish.generalise import shown_point
from twosource.publish.masking import Masks
from twosource.publish.phrases import event_phrase, graded_parties
from twosource.publish.reference import EventTypes, KnownWorld, family_of, family_title, type_title
from twosource.publish.trail import Trail
from twosource.records import GRADES, Claim, Event, EventPlace, Holding, Party, Picture, Siege

Values = dict[str, Any]

COUNTRY_SIZE_KM = 250.0  # what is known no nearer than this is listed and not drawn
_BEFORE_FIRST_REPORT = timedelta(days=45)


class MapData:
    """Makes the values for one picture's map.

    Args:
        picture: the records.
        knowledge: where the kinds of places are looked up.
        codebook: where event types have their names and families.
        masks: made from the same picture; made here where not given.
    """

    def __init__(
        self, picture: Picture, knowledge: KnownWorld, codebook: EventTypes, masks: Masks | None = None
    ) -> None:
        self._picture = picture
        self._places = knowledge.places
        self._codebook = codebook
        self._masks = masks or Masks(picture)
        self._trail = Trail(picture, self._masks)
        self._quotes: list[Values] = []
        self._quote_numbers: dict[tuple[str, int, int, str], int] = {}

    def values(self) -> Values:
        """All the values."""
        events = [self._event(event) for event in sorted(self._picture.events, key=_by_day)]
        holdings = [self._holding(h) for h in sorted(self._picture.holdings, key=lambda h: (h.place, h.holding_id))]
        sieges = [self._siege(s) for s in sorted(self._picture.sieges, key=lambda s: (s.place, s.siege_id))]
        return {
            "events": events,
            "holdings": holdings,
            "sieges": sieges,
            "quotes": self._quotes,
            "grades": list(GRADES),
            "families": self._families(events),
            "parties": self._parties(),
            "holders": self._holders(),
            "days": self._days(),
            "counts": {
                "reports": len(self._picture.counting),
                "claims": sum(len(reading.claims) for reading in self._picture.readings),
                "events": len(events),
            },
        }

    # -- records -----------------------------------------------------------------------------------------------------

    def _event(self, event: Event) -> Values:
        shown = self._masks.event(event)
        return {
            "id": event.event_id,
            "type": type_title(self._codebook, event.event_type),
            "family": family_of(self._codebook, event.event_type),
            "phrase": wording.capitalised(event_phrase(shown, self._codebook, self._places)),
            "sentence": event_sentence(shown, self._codebook, self._places),
            "grade": event.grade,
            "reason": _reason(shown),
            "credibility": [round(value, 2) for value in _credibility(event)],
            "basis": shown.credibility_basis,
            "unverified": event.unverified,
            "against_interest": event.against_interest,
            "speech": event.speech,
            "modality": event.modality,
            "start": _day(event.time.start),
            "end": _day(event.time.end),
            "when": wording.dated(event.time.start, event.time.end, precision=event.time.precision),
            "place": self._where(shown.place),
            "from": shown.from_place.name if shown.from_place else None,
            "actors": graded_parties(shown, shown.actor),
            "targets": graded_parties(shown, shown.target),
            "parties": sorted({_key(party) for party in (*event.actor, *event.target) if party.id}),
            "origins": [
                {"name": o.name, "kind": o.kind.replace("_", " "), "interest": o.interest, "weight": round(o.weight, 2)}
                for o in sorted(shown.origins, key=lambda o: (-o.weight, o.name, o.key))
            ],
            "effective": round(event.effective_origins, 2),
            "figures": figure_words(
                shown.figures, disputed=any(dispute.about == "how_many" for dispute in event.disputes)
            ),
            "disputes": self._disputes(event, shown),
            "reports": event.n_reports,
            "quotes": self._quoted(self._trail.claims_of(event.claims)),
        }

    def _disputes(self, event: Event, shown: Event) -> list[Values]:
        return [
            {
                "about": dispute.about,
                "positions": [
                    {"value": masked.value, "who": self._trail.holders(event, position)}
                    for position, masked in zip(dispute.positions, masked_dispute.positions, strict=True)
                ],
            }
            for dispute, masked_dispute in zip(event.disputes, shown.disputes, strict=True)
        ]

    def _where(self, place: EventPlace | None) -> Values | None:
        if place is None:
            return None
        where = self._point(place.id, place.lat, place.lon, place.radius_km)
        return {"name": place.name, "country": place.country, "admin1": place.admin1, **where}

    def _point(self, place_id: str | None, lat: float | None, lon: float | None, radius: float | None) -> Values:
        """A point to draw; without one, why there is none."""
        point = shown_point(place_id, lat, lon, radius, self._places)
        if point is None:
            return {"lat": None, "lon": None, "radius_km": None, "moved": False, "at": None}
        drawn = point.radius_km < COUNTRY_SIZE_KM
        return {
            "lat": round(point.lat, 4) if drawn else None,
            "lon": round(point.lon, 4) if drawn else None,
            "radius_km": round(point.radius_km, 1),
            "moved": point.moved,
            "at": point.at,
        }

    def _holding(self, holding: Holding) -> Values:
        shown = self._masks.holding(holding)
        return {
            "id": holding.holding_id,
            "name": shown.place,
            **self._point(holding.place_id, holding.lat, holding.lon, holding.radius_km),
            "from": _day(holding.from_),
            "to": _day(holding.to),
            "holder": _key(holding.holder) if holding.holder else None,
            "rivals": [_key(a.holder) for a in likely_alternatives(holding) if a.holder is not None],
            "status": holding.status,
            "besieged": holding.besieged,
            "probability": round(holding.probability, 2),
            "words": wording.capitalised(holding_words(shown)),
            "since": stretch_words(holding),
            "reason": shown.reason,
            "alternatives": [
                {"name": a.holder.name if a.holder else "another or none", "probability": round(a.probability, 2)}
                for a in likely_alternatives(shown)
            ],
            "because": [key for key in holding.because if self._trail.event(key) is not None],
        }

    def _siege(self, siege: Siege) -> Values:
        shown = self._masks.siege(siege)
        grades = [event.grade for key in siege.because if (event := self._trail.event(key)) is not None]
        return {
            "id": siege.siege_id,
            "name": shown.place,
            **self._point(siege.place_id, siege.lat, siege.lon, None),
            "status": siege.status,
            "from": _day(siege.start.low) if siege.start else None,
            "to": _day(siege.end.high) if siege.end else None,
            "sentence": siege_sentence(shown, sorted(grades, key=GRADES.index, reverse=True)),
            "because": [key for key in siege.because if self._trail.event(key) is not None],
            "quotes": self._quoted(self._trail.claims_behind(siege.because)),
        }

    # -- quotes ------------------------------------------------------------------------------------------------------

    def _quoted(self, claims: Iterable[Claim]) -> list[int]:
        """The numbers of the claims' quotes, each told once; the same words by the same speakers are one quote."""
        numbers = (self._quote(claim) for claim in claims)
        return list(dict.fromkeys(number for number in numbers if number is not None))

    def _quote(self, claim: Claim) -> int | None:
        quote = self._trail.quote(claim)
        if quote is None:
            return None
        key = (claim.report_id, quote.start, quote.end, quote.attribution)
        if key not in self._quote_numbers:
            self._quote_numbers[key] = len(self._quotes)
            values: Values = msgspec.to_builtins(quote)
            values["citation"]["words"] = quote.citation.words()
            self._quotes.append(values)
        return self._quote_numbers[key]

    # -- filters and the slider --------------------------------------------------------------------------------------

    def _families(self, events: Sequence[Values]) -> list[Values]:
        counts = Counter(event["family"] for event in events)
        order = {code: i for i, code in enumerate(self._codebook.families)}
        return [
            {"code": code, "title": family_title(self._codebook, code), "count": counts[code]}
            for code in sorted(counts, key=lambda code: (order.get(code, len(order)), code))
        ]

    def _parties(self) -> list[Values]:
        """Every resolved party to an event, with how many events it is in, the busiest first."""
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for event in self._picture.events:
            shown = self._masks.event(event)
            for party in (*shown.actor, *shown.target):
                if party.id:
                    names.setdefault(_key(party), party.name)
            counts.update({_key(party) for party in (*event.actor, *event.target) if party.id})
        return _ranked(names, counts)

    def _holders(self) -> list[Values]:
        """Every known party that holds or may hold a place, the busiest first; the page colours them in this order."""
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for holding in self._picture.holdings:
            shown = self._masks.holding(holding)
            for party in (shown.holder, *(a.holder for a in shown.alternatives)):
                if party is not None and party.id:
                    names.setdefault(_key(party), party.name)
                    counts[_key(party)] += 1
        return _ranked(names, counts)

    def _days(self) -> Values:
        """The slider's first and last day, by the days of reports and events; what is long before the reports left out.

        None where no day is known. An event that ended before the first day shows while the slider stands at its start.
        """
        published = sorted(day for report in self._picture.counting if (day := report.published_date) is not None)
        ends = sorted(day for event in self._picture.events if (day := event.time.end or event.time.start) is not None)
        if not published and not ends:
            return {"first": None, "last": None}
        floor = published[0] - _BEFORE_FIRST_REPORT if published else ends[0]
        first = min((day for day in (*ends, *published) if day >= floor), default=floor)
        return {"first": _day(first), "last": _day(max(*published, first) if published else ends[-1])}


def _reason(event: Event) -> str:
    """The grade's reason as a sentence of its own."""
    said = event.grade_reason.strip().removeprefix(f"{event.grade.capitalize()}: ").rstrip(".")
    return f"{wording.capitalised(said)}." if said else ""


def _key(party: Party) -> str:
    return party.id or f"?{party.kind}"


def _ranked(names: dict[str, str], counts: Counter[str]) -> list[Values]:
    ordered = sorted(names, key=lambda key: (-counts[key], names[key], key))
    return [{"key": key, "name": names[key], "count": counts[key]} for key in ordered]


def _credibility(event: Event) -> tuple[float, float, float]:
    return event.credibility_low, event.credibility, event.credibility_high


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _by_day(event: Event) -> tuple[date, date, str]:
    """Latest first would move as reports come in; the page sorts for its reader, this order only has to be steady."""
    return event.time.end or event.time.start or date.max, event.time.start or date.min, event.event_id
