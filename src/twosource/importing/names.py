"""Names as coders write them, resolved through what is known: actors, places, sources. None is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from twosource.importing.cells import Cell
from twosource.importing.parsing import ToldParty, ToldPlace
from twosource.importing.spellings import coders_spellings
from twosource.knowledge import Knowledge
from twosource.knowledge.geography import haversine_km
from twosource.knowledge.importing.countries import CountryCodes
from twosource.knowledge.sources import spelling
from twosource.records import Mention, Place, PlaceMention, Source, SpeakerMention

_ASIDE: Final = re.compile(r"(.+?)\s*\(([^()]*)\)\Z")
_YEARS: Final = re.compile(r"[\d\s–-]*\Z")
_SLACK_KM: Final = 10.0  # a coder's point and a gazetteer's are seldom the same house
_RADIUS_KM: Final = 10.0  # of a point of which nobody says how exact it is
_NEAR_KM: Final = 25.0  # of the made-up place that stands for a coder's point among the candidates


class Names:
    """Resolves names, with every answer kept: a table names the same ones over and over."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._codes = CountryCodes()
        self._actors: dict[str, tuple[str, str] | None] = {}
        self._sources: dict[str, tuple[str | None, str | None]] = {}
        self._places: dict[object, Place | None] = {}

    def mention(self, told: ToldParty) -> Mention:
        """A party; one that no pack knows has no id, and the kind that the map gives."""
        known = self._known_actor(told)
        name = told.name.value
        return Mention(
            id=known[0] if known else None,
            name=name,
            kind=known[1] if known else told.kind,
            text=name,
            start=told.name.start,
            end=told.name.end,
            via="name",
        )

    def speaker(self, name: Cell, kind: str) -> SpeakerMention:
        """A source; one that no pack knows has no id, and the kind that the map gives."""
        if name.value not in self._sources:
            source = self._source(name.value)
            self._sources[name.value] = (source.id, source.kind) if source else (None, None)
        source_id, known = self._sources[name.value]
        return SpeakerMention(
            source_id=source_id, name=name.value, kind=known or kind, cue="coded", start=name.start, end=name.end
        )

    def _source(self, name: str) -> Source | None:
        """The source of a name as coders spell it: as it is known, in another spelling, or in one of their own."""
        sources = self._knowledge.sources
        own = coders_spellings().get(spelling(name))
        return sources.spelled(name) or (sources.get(own) if own is not None else None)

    def place(self, told: ToldPlace) -> PlaceMention:
        """A place, at the coder's point where there is one, else at the gazetteer's.

        It gets the id of the place of that name that lies where the coder's point is, if any does.
        """
        country = self._codes.of(told.country) if told.country else None
        key = (told.name.value, told.point, told.radius_km, country, told.within, told.admin1)
        if key not in self._places:
            self._places[key] = self._resolved(told, country)
        known = self._places[key]
        point = told.point or ((known.lat, known.lon) if known else (None, None))
        radius = told.radius_km
        if radius is None:
            radius = known.radius_km if known and not told.point else _RADIUS_KM if told.point else None
        return PlaceMention(
            id=known.id if known else None,
            name=known.name if known else told.name.value,
            lat=point[0],
            lon=point[1],
            radius_km=radius,
            country=country or (known.country if known else None),
            admin1=told.admin1 or (known.admin1 if known else None),
            text=told.name.value,
            start=told.name.start,
            end=told.name.end,
            via="name",
        )

    def _known_actor(self, told: ToldParty) -> tuple[str, str] | None:
        if told.id is not None:
            actor = self._knowledge.actors.get(told.id)
            return (actor.id, actor.kind) if actor else None
        name = told.name.value
        if name not in self._actors:
            self._actors[name] = None
            for form in _forms(name):
                found = self._knowledge.actors.named(form)
                if len(found) == 1:
                    self._actors[name] = (found[0].id, found[0].kind)
                    break
        return self._actors[name]

    def _resolved(self, told: ToldPlace, country: str | None) -> Place | None:
        name = told.name.value
        if country is not None and self._codes.of(name) == country:
            return self._knowledge.places.country(country)
        prior = {country: 1.0} if country else {}
        near = [_standing_at(told.point)] if told.point else []
        within = self._within(told, prior, near)
        found = self._knowledge.places.resolve(name, country_prior=prior, near=near, within=within)
        if told.point is None or found.place is None:
            return found.place if country in (None, found.place.country if found.place else None) else None
        reach = _SLACK_KM + (told.radius_km or 0.0)
        for place in (found.place, *found.candidates):
            if country not in (None, place.country) or place.lat is None or place.lon is None:
                continue
            if haversine_km((place.lat, place.lon), told.point) <= reach + place.radius_km:
                return place
        return None

    def _within(self, told: ToldPlace, prior: dict[str, float], near: list[Place]) -> Place | None:
        outer = told.within or told.admin1
        if outer is None:
            return None
        key = (outer, tuple(prior))
        if key not in self._places:
            self._places[key] = self._knowledge.places.resolve(outer, country_prior=prior, near=near).place
        return self._places[key]


def _forms(name: str) -> Iterator[str]:
    """The forms in which a coder's name may be known: "QSD: Syrian Democratic Forces", "Police (Kenya)", "IS (Syria)"."""
    yield name
    bare = name.rpartition(": ")[2]
    if bare != name:
        yield bare
    aside = _ASIDE.match(bare)
    if aside:
        if not _YEARS.match(aside.group(2)):
            yield f"{aside.group(1)} of {aside.group(2)}"
        yield from _forms(aside.group(1))


def _standing_at(point: tuple[float, float]) -> Place:
    """A place that stands for a coder's point."""
    return Place(id="", name="", kind="", lat=point[0], lon=point[1], radius_km=_NEAR_KM, country=None)
