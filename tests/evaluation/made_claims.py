"""Claims made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from twosource.records import Claim, ClaimTime, Figure, Mention, PlaceMention, Reading, Span, SpeakerMention


def party(name: str, kind: str = "unknown", *, start: int = 0, **changes: Any) -> Mention:
    text = changes.get("text", name)
    fields = {
        "id": None,
        "name": name,
        "kind": kind,
        "text": text,
        "start": start,
        "end": start + len(text),
        "via": "name",
    }
    return Mention(**(fields | changes))


def place(name: str, *, start: int = 0, **changes: Any) -> PlaceMention:
    fields = {
        "id": None, "name": name, "lat": None, "lon": None, "radius_km": None, "country": None, "admin1": None,
        "text": name, "start": start, "end": start + len(name), "via": "name",
    }  # fmt: skip
    return PlaceMention(**(fields | changes))


def speaker(name: str) -> SpeakerMention:
    return SpeakerMention(source_id=None, name=name, kind="unknown", cue="say", start=0, end=len(name))


def figure(what: str, text: str, low: int | None, best: int | None, high: int | None, start: int = 0) -> Figure:
    return Figure(what=what, low=low, best=best, high=high, text=text, span=(start, start + len(text)))


def days(start: str | None, end: str | None = None, basis: str = "text", text: str = "") -> ClaimTime:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else first
    return ClaimTime(start=first, end=last, precision="day", basis=basis, text=text, span=None)


def claim(event_type: str, text: str, trigger: str, **changes: Any) -> Claim:
    """A claim on the words of a text: ``claim("capture", text, "took", actor=(party("Army"),))``."""
    start = text.index(trigger)
    fields: dict[str, Any] = {
        "claim_id": f"clm_{start}", "report_id": "rep", "external_id": None, "publisher": None, "published": None,
        "sentence": Span(start=0, end=len(text), text=text),
        "trigger": Span(start=start, end=start + len(trigger), text=trigger),
        "event_type": event_type, "plover": None, "acled": None,
        "polarity": "affirmed", "modality": "happened", "certainty": "stated",
        "speakers": (), "actor": (), "target": (), "place": (), "from_place": (), "instrument": (),
        "time": days(None, basis="unknown"), "figures": (),
    }  # fmt: skip
    return Claim(**(fields | changes))


def reading_of(*claims: Claim) -> Reading:
    return Reading(report_id="rep", reader="made", language="en", paragraphs=(), claims=claims, people=(), log=())
