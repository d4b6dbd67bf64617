"""A made-up war of two like sides, Red and Blue, and the claims told of it: small enough that every answer can be seen.

Whatever is said of Red can be said of Blue: `exchanged` turns one into the other in any claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from twosource.corroboration.ties import Ties
from twosource.knowledge.geography import haversine_km
from twosource.records import (
    Actor,
    Claim,
    ClaimTime,
    Figure,
    Mention,
    Paragraph,
    PersonMention,
    Place,
    PlaceMention,
    PublicPerson,
    Reading,
    Relation,
    Report,
    Source,
    Span,
    SpeakerMention,
    claim_id,
    report_id,
)

_PLACES = [
    Place(id="plc:xx:land", name="The Land", kind="country", lat=35.0, lon=40.0, radius_km=300, country="XX"),
    Place(id="plc:xx:north", name="North Province", kind="province", lat=35.4, lon=40.1, radius_km=80, country="XX",
          part_of=("plc:xx:land",)),
    Place(id="plc:xx:city", name="Rivertown", kind="city", lat=35.33, lon=40.14, radius_km=5, country="XX",
          part_of=("plc:xx:north",)),
    Place(id="plc:xx:old-city", name="Old City of Rivertown", kind="old-city", lat=35.335, lon=40.145, radius_km=1,
          country="XX", part_of=("plc:xx:city",)),
    Place(id="plc:xx:base", name="Base 137", kind="base", lat=35.32, lon=40.05, radius_km=2, country="XX",
          part_of=("plc:xx:city",)),
    Place(id="plc:xx:airbase", name="Airbase", kind="airbase", lat=35.28, lon=40.18, radius_km=5, country="XX",
          part_of=("plc:xx:north",)),
    Place(id="plc:xx:village", name="Milltown", kind="village", lat=35.33, lon=40.36, radius_km=3, country="XX",
          part_of=("plc:xx:north",)),
    Place(id="plc:xx:port", name="Port", kind="city", lat=34.0, lon=38.0, radius_km=5, country="XX",
          part_of=("plc:xx:land",)),
    Place(id="plc:yy:abroad", name="Abroad", kind="country", lat=30.0, lon=60.0, radius_km=300, country="YY"),
]  # fmt: skip


def _sides() -> list[Actor]:
    actors = [
        Actor(id="act:civilians", name="civilians", kind="civilians"),
        Actor(id="act:un", name="UN", kind="international"),
        # A country abroad, hostile to both sides, that holds nothing here.
        Actor(
            id="act:abroad",
            name="Abroad",
            kind="state",
            country="YY",
            enemies=(Relation(to="act:red"), Relation(to="act:blue")),
        ),
        # The country itself and a neighbour: no enemies by what is known of them.
        Actor(id="act:home", name="Home", kind="state", country="XX"),
        Actor(id="act:home-army", name="Home Army", kind="state_forces", country="XX", parents=("act:home",)),
        Actor(id="act:neighbour-army", name="Neighbour Army", kind="state_forces", country="ZZ"),
    ]
    for side, other in (("red", "blue"), ("blue", "red")):
        title = side.title()
        actors += [
            Actor(id=f"act:{side}", name=title, kind="rebel_group", enemies=(Relation(to=f"act:{other}"),)),
            Actor(id=f"act:{side}-guard", name=f"{title} Guard", kind="rebel_group", parents=(f"act:{side}",)),
            Actor(
                id=f"act:{side}-ally", name=f"{title} Ally", kind="foreign_forces",
                allies=(Relation(to=f"act:{side}"),), enemies=(Relation(to=f"act:{other}"),),
            ),
        ]  # fmt: skip
    return actors


def _sources() -> list[Source]:
    sources = [
        Source(id="src:monitor", name="War Monitor", kind="monitor"),
        Source(id="src:second-monitor", name="Second Monitor", kind="monitor"),
        Source(id="src:un", name="United Nations", kind="un", actor="act:un"),
        Source(id="src:abroad-ministry", name="Ministry Abroad", kind="official", actor="act:abroad"),
        Source(id="src:home-news", name="Home News", kind="state_media", aligned=(Relation(to="act:home"),)),
        Source(id="src:home-command", name="Home Command", kind="party", actor="act:home-army"),
        Source(id="src:verifier", name="Open Verifier", kind="verifier"),
        Source(id="src:agency", name="The Agency", kind="agency"),
        Source(id="src:paper", name="The Paper", kind="press"),
        Source(id="src:relay", name="The Relay", kind="press", relays=("src:monitor",)),
        Source(id="src:observers", name="observers", kind="analyst"),
        Source(id="src:channel", name="Herald", kind="social_media"),
        Source(id="src:local-activists", name="Local activists", kind="activists"),
    ]
    for side in ("red", "blue"):
        title = side.title()
        sources += [
            Source(id=f"src:{side}-tv", name=f"{title} TV", kind="state_media", aligned=(Relation(to=f"act:{side}"),)),
            Source(
                id=f"src:{side}-news", name=f"{title} News", kind="state_media", aligned=(Relation(to=f"act:{side}"),)
            ),
            Source(id=f"src:{side}-command", name=f"{title} Command", kind="party", actor=f"act:{side}-guard"),
            Source(
                id=f"src:{side}-ally-ministry", name=f"{title} Ally Ministry", kind="party", actor=f"act:{side}-ally"
            ),
        ]
    return sources


class _Places:
    def __init__(self) -> None:
        # As packs give them: every degree and kilometre a float.
        self._of = {place.id: place for place in msgspec.convert(msgspec.to_builtins(_PLACES), list[Place])}

    def get(self, identifier: str) -> Place | None:
        return self._of.get(identifier)

    def distance_km(self, a: Place, b: Place) -> float | None:
        return haversine_km((a.lat, a.lon), (b.lat, b.lon))

    def contains(self, outer: str, inner: str) -> bool:
        place = self._of.get(inner)
        return outer == inner or (place is not None and any(self.contains(outer, above) for above in place.part_of))


class _Actors:
    def __init__(self) -> None:
        self._of = {actor.id: actor for actor in _sides()}

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._of.values())

    def get(self, identifier: str) -> Actor | None:
        return self._of.get(identifier)

    def named(self, name: str) -> tuple[Actor, ...]:
        return tuple(actor for actor in self._of.values() if actor.name == name)

    def is_part_of(self, child: str, parent: str) -> bool:
        actor = self._of.get(child)
        return child == parent or (actor is not None and any(self.is_part_of(p, parent) for p in actor.parents))

    def sides(self, a: str, b: str, on: date | None) -> str:
        if self.is_part_of(a, b) or self.is_part_of(b, a):
            return "same"
        for tie in ("allies", "enemies"):
            for x in self._up(a):
                for y in self._up(b):
                    if y in self._ties(x, tie) or x in self._ties(y, tie):
                        return "allied" if tie == "allies" else "hostile"
        return "unknown"

    def _up(self, a: str) -> list[str]:
        actor = self._of.get(a)
        return [a, *(actor.parents if actor else ())]

    def _ties(self, a: str, tie: str) -> set[str]:
        actor = self._of.get(a)
        return {relation.to for relation in getattr(actor, tie)} if actor else set()


class _Sources:
    def __init__(self, actors: _Actors) -> None:
        self._of = {source.id: source for source in _sources()}
        self._actors = actors

    def __iter__(self) -> Iterator[Source]:
        return iter(self._of.values())

    def get(self, identifier: str) -> Source | None:
        return self._of.get(identifier)

    def publisher(self, name: str) -> Source | None:
        return next((source for source in self._of.values() if source.name == name), None)

    def speaking_for(self, actor_id: str) -> Source | None:
        return next((source for source in self._of.values() if source.actor == actor_id), None)

    def interest(self, source_id: str, favours: Sequence[str], harms: Sequence[str], on: date | None) -> str:
        source = self._of.get(source_id)
        parties = [
            *([source.actor] if source and source.actor else []),
            *(r.to for r in (source.aligned if source else ())),
        ]
        for side in ("same", "allied"):
            gains = any(self._actors.sides(p, f, on) == side for p in parties for f in favours)
            loses = any(self._actors.sides(p, h, on) == side for p in parties for h in harms)
            if gains != loses:
                return "interested" if gains else "adverse"
            if gains:
                return "none"
        return "none"


class _People:
    def named(self, name: str) -> PublicPerson | None:
        if name == "General Crimson":
            return PublicPerson(id="per:crimson", name="General Crimson", role="general", actor="act:red-guard")
        return None


class World:
    """Knowledge of the made-up war, with the parts that corroboration and assessment ask for."""

    def __init__(self) -> None:
        self.places = _Places()
        self.actors = _Actors()
        self.sources = _Sources(self.actors)
        self.people = _People()


WORLD = World()
TIES = Ties(WORLD)  # type: ignore[arg-type]


def who(actor: str | None, name: str | None = None, kind: str | None = None) -> Mention:
    """A mention of an actor by id, or of an unresolved one by name and kind."""
    known = WORLD.actors.get(actor) if actor else None
    text = name or (known.name if known else actor) or "somebody"
    return Mention(
        id=actor,
        name=text,
        kind=kind or (known.kind if known else "unknown"),
        text=text,
        start=0,
        end=len(text),
        via="name",
    )


def where(place: str | None, name: str | None = None) -> PlaceMention:
    """A mention of a place by id, or of an unresolved one by name."""
    known = WORLD.places.get(place) if place else None
    text = name or (known.name if known else place) or "somewhere"
    return PlaceMention(
        id=place, name=text, lat=known.lat if known else None, lon=known.lon if known else None,
        radius_km=known.radius_km if known else None, country=known.country if known else None, admin1=None,
        text=text, start=0, end=len(text), via="name",
    )  # fmt: skip


def says(source: str | None, name: str | None = None, kind: str | None = None) -> SpeakerMention:
    """A speaker by source id, or one without by name and kind."""
    known = WORLD.sources.get(source) if source else None
    text = name or (known.name if known else source) or "somebody"
    return SpeakerMention(
        source_id=source,
        name=text,
        kind=kind or (known.kind if known else "unknown"),
        cue="said",
        start=0,
        end=len(text),
    )


def count(
    what: str, low: int | None, best: int | None = None, high: int | None = None, who: str | None = None
) -> Figure:
    """A figure; one number alone means just that many."""
    if best is None and high is None:
        best = high = low
    return Figure(what=what, low=low, best=best, high=high, text=str(low), span=(0, 1), who=who)


def on(start: str | None, end: str | None = None, basis: str = "text", precision: str | None = None) -> ClaimTime:
    """A time from ISO dates; one alone is that day."""
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else (first if end is None and precision is None else None)
    kind = precision or ("day" if first == last and first is not None else "range" if first or last else "unknown")
    return ClaimTime(start=first, end=last, precision=kind, basis=basis, text="", span=None)  # type: ignore[arg-type]


UNKNOWN_TIME = ClaimTime(start=None, end=None, precision="unknown", basis="unknown", text="", span=None)


def claim(
    event_type: str = "capture",
    *,
    publisher: str | None = "The Paper",
    published: str | None = "2017-09-05",
    sentence: str | None = None,
    trigger: str | None = None,
    at: int = 0,
    report: str | None = None,
    speakers: Sequence[SpeakerMention] = (),
    actor: Sequence[Mention] = (),
    target: Sequence[Mention] = (),
    place: Sequence[PlaceMention] = (),
    time: ClaimTime | None = None,
    figures: Sequence[Figure] = (),
    **more: Any,
) -> Claim:
    """A claim. ``at`` is where its sentence begins; claims of one publisher, day and ``report`` share a report."""
    trigger = trigger or event_type
    sentence = sentence if sentence is not None else f"{publisher} {at} {report} {event_type}."
    start = at + max(sentence.find(trigger), 0)
    in_report = report_id(publisher, published, report or "a report")
    frame = "|".join(
        str(part) for part in (publisher, speakers, actor, target, place, time, figures, sorted(more.items()))
    )
    return Claim(
        claim_id=claim_id(in_report, start, start + len(trigger), event_type, frame),
        report_id=in_report,
        external_id=None,
        publisher=publisher,
        published=published,
        sentence=Span(start=at, end=at + len(sentence), text=sentence),
        trigger=Span(start=start, end=start + len(trigger), text=trigger),
        event_type=event_type,
        plover=None,
        acled=None,
        polarity=more.pop("polarity", "affirmed"),
        modality=more.pop("modality", "happened"),
        certainty=more.pop("certainty", "stated"),
        speakers=tuple(speakers),
        actor=tuple(actor),
        target=tuple(target),
        place=tuple(place),
        from_place=tuple(more.pop("from_place", ())),
        instrument=tuple(more.pop("instrument", ())),
        time=time or on("2017-09-05"),
        figures=tuple(figures),
        **more,
    )


def read(
    *claims: Claim,
    wires: dict[str, str] | None = None,
    headline_end: int | None = None,
    people: Sequence[PersonMention] = (),
) -> tuple[list[Report], list[Reading]]:
    """The reports and readings that these claims stand in.

    Args:
        wires: publisher -> the agency its text is credited to.
        headline_end: where every report's headline ends, if it has one.
        people: persons named, in every report.
    """
    by_report: dict[str, list[Claim]] = {}
    for one in claims:
        by_report.setdefault(one.report_id, []).append(one)
    reports, readings = [], []
    for identifier, own in by_report.items():
        publisher = own[0].publisher
        reports.append(
            Report(report_id=identifier, publisher=publisher, published=own[0].published, title=None, text="a report")
        )
        paragraphs = [Paragraph(kind="body", start=headline_end or 0, end=100_000)]
        if headline_end is not None:
            paragraphs.insert(0, Paragraph(kind="headline", start=0, end=headline_end))
        readings.append(
            Reading(
                report_id=identifier, reader="made", language="en", paragraphs=tuple(paragraphs), claims=tuple(own),
                people=tuple(people), log=(), wire_credit=(wires or {}).get(publisher or ""),
            )
        )  # fmt: skip
    return reports, readings


_OTHER = {"red": "blue", "blue": "red", "Red": "Blue", "Blue": "Red"}


def exchange_text(text: str) -> str:
    """A text with the sides exchanged."""
    return re.sub(r"\b(red|blue|Red|Blue)\b", lambda side: _OTHER[side.group()], text)


def exchanged(record: Any) -> Any:
    """A record with the sides exchanged in every field; ids made of hashes stay as they are."""
    return msgspec.json.decode(exchange_text(msgspec.json.encode(record).decode()), type=type(record))
