"""Sieges: who besieges whom where, from when to when, and how it ended.

In: events and claims. Out: sieges. Siege events at a place make one siege until one ends it: broken (by force),
partly broken (it goes on), lifted (without), or fallen (the besieger took the place). A broken siege is not a
captured city. A siege of a part of a besieged place that has no end of its own is the same siege.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from twosource.assessment.evidence import bears, day_of, place_class
from twosource.assessment.inside import Inside
from twosource.assessment.parties import PartyBook, key_of, listed
from twosource.assessment.settings import AssessmentSettings
from twosource.assessment.siege_span import beginning, joined
from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.records import Bounds, Claim, Event, EventPlace, Party, Siege, siege_id

Status = Literal["ongoing", "partly_broken", "broken", "lifted", "fallen"]
_ROAD_CUT = "supply_route"  # a road that is cut does not make a siege of the places along it
_GIVEN_UP = frozenset({"loses", "leaves", "hands_over"})
_WORDS: Mapping[Status, str] = {
    "ongoing": "goes on",
    "partly_broken": "was partly broken",
    "broken": "was broken by force",
    "lifted": "was lifted",
    "fallen": "ended with the fall of the place",
}


@dataclass(frozen=True, slots=True)
class Episode:
    """One siege while it is being put together. ``ended`` is the event that ended it or broke it in part."""

    place: EventPlace
    besieger: tuple[Party, ...] = ()
    besieged: tuple[Party, ...] = ()
    starts: tuple[Bounds, ...] = ()
    status: Status = "ongoing"
    ended: Event | None = None
    claimed: tuple[Event, ...] = ()  # ends told too weakly to count
    events: tuple[Event, ...] = ()

    @property
    def over(self) -> date | None:
        """The last day of the siege, where it has ended."""
        if self.ended is None or self.status == "partly_broken":
            return None
        return self.ended.time.end or self.ended.time.start


@dataclass(frozen=True, slots=True)
class Told:
    """A siege, and when the place was besieged for all that is known: from ``since`` until before ``until``."""

    siege: Siege
    since: date | None
    until: date | None


class SiegeMaker:
    """Puts sieges together, under one knowledge, codebook and settings."""

    def __init__(
        self,
        claims: Sequence[Claim],
        parties: PartyBook,
        knowledge: Knowledge,
        codebook: Codebook,
        settings: AssessmentSettings,
    ) -> None:
        self._claims = {claim.claim_id: claim for claim in claims}
        self._inside = Inside(claims, knowledge, codebook, settings)
        self._parties = parties
        self._knowledge = knowledge
        self._codebook = codebook
        self._settings = settings

    def sieges(self, events: Sequence[Event]) -> list[Told]:
        """The sieges that these events tell of, by place and id."""
        at: dict[str, list[Event]] = defaultdict(list)
        places: dict[str, EventPlace] = {}
        for event in sorted(events, key=lambda e: e.event_id):
            place = event.place
            if place is not None and bears(event) and self._drawable(event, place) and self._code(event) is not None:
                at[_where(place)].append(event)
                places.setdefault(_where(place), place)
        episodes = [e for where, of_place in sorted(at.items()) for e in self._episodes(places[where], of_place)]
        event_of = {claim_id: event.event_id for event in events for claim_id in event.claims}
        found = [self._told(episode, event_of) for episode in self._folded(episodes)]
        return sorted(found, key=lambda told: (told.siege.place, told.siege.siege_id))

    def _drawable(self, event: Event, place: EventPlace) -> bool:
        """Whether a siege can be drawn at an event's place: a known one, or a name; not "most of the province"."""
        if place.id is not None:
            return True
        mentions = [p for claim_id in event.claims if claim_id in self._claims for p in self._claims[claim_id].place]
        return not mentions or any(mention.via == "name" for mention in mentions)

    def _code(self, event: Event) -> str | None:
        """What an event may do to a siege: besieges, frees, or hands the place over."""
        kind = self._codebook.get(event.event_type)
        effect = kind.effect if kind else "none"
        if effect == "besieges" and _ROAD_CUT in event.attributes:
            return None
        if effect in ("besieges", "frees", "takes"):
            return effect
        return "takes" if effect in _GIVEN_UP else None

    def _episodes(self, place: EventPlace, events: Sequence[Event]) -> list[Episode]:
        """The sieges of one place, in order."""
        found: list[Episode] = []
        ranks = {"besieges": 0, "frees": 1, "takes": 2}
        for event in sorted(events, key=lambda e: (self._sort_day(e), ranks[self._code(e) or "takes"], e.event_id)):
            code = self._code(event)
            current = found[-1] if found else None
            if code == "besieges":
                if current is None or self._begins_anew(current, event):
                    found.append(Episode(place))
                found[-1] = self._besieged(found[-1], event)
            elif code == "frees":
                if current is None or self._ends_anew(current, event):
                    found.append(Episode(place))
                found[-1] = self._freed(found[-1], event)
            elif current is not None and current.over is None and self._falls(current, event):
                found[-1] = self._ended(current, event, "fallen")
        return found

    def _sort_day(self, event: Event) -> date:
        """A siege that goes on is taken at its beginning, an end at its end."""
        if self._code(event) == "besieges":
            return event.time.start or event.time.end or date.max
        return day_of(event, self._claims) or date.max

    def _begins_anew(self, episode: Episode, event: Event) -> bool:
        """Whether this tells of another siege than one that is over; words of the old one come for some days after."""
        if episode.over is None:
            return False
        start = event.time.start
        if start is None or start <= episode.over:
            return False
        kind = self._codebook.get(event.event_type)
        laid = kind is not None and kind.code == "siege_laid"
        return laid or start > episode.over + timedelta(days=self._settings.stale_days)

    def _ends_anew(self, episode: Episode, event: Event) -> bool:
        """Whether this ends another siege than one that is over already."""
        start = event.time.start
        return (
            episode.over is not None
            and start is not None
            and start > episode.over + timedelta(days=self._settings.stale_days)
        )

    def _besieged(self, episode: Episode, event: Event) -> Episode:
        return replace(
            episode,
            besieger=self._with(episode.besieger, event.actor),
            besieged=self._with(episode.besieged, event.target),
            starts=(*episode.starts, *self._starts(event)),
            events=(*episode.events, event),
        )

    def _starts(self, event: Event) -> list[Bounds]:
        """Bounds of the first day: a siege laid tells its own, one that goes on tells since when."""
        kind = self._codebook.get(event.event_type)
        if kind is not None and kind.code == "siege_laid":
            start, end = event.time.start, event.time.end
            return [Bounds(low=start, high=end)] if start is not None else []
        told = [beginning(self._claims[c].time) for c in event.claims if c in self._claims and self._affirms(c)]
        # A siege told only of a few days past says that it went on then, not that it began then.
        return [b for b in told if b is not None and self._tells_beginning(event, b)]

    def _affirms(self, claim_id: str) -> bool:
        return self._claims[claim_id].polarity == "affirmed"

    def _tells_beginning(self, event: Event, bounds: Bounds) -> bool:
        end = event.time.end
        return bounds.low is not None and end is not None and (end - bounds.low).days > self._settings.stale_days

    def _freed(self, episode: Episode, event: Event) -> Episode:
        kind = self._codebook.get(event.event_type)
        lifted = kind is not None and kind.code == "siege_lifted"
        status: Status = "lifted" if lifted else "broken"
        if "partly" in event.attributes:
            status = "partly_broken"
        # Of a siege that is over, words of another end come for some days after; an end by force is told with more.
        if episode.over is not None and not (episode.status == "lifted" and status == "broken"):
            return replace(episode, events=(*episode.events, event))
        besieger = event.target or (event.actor if lifted else ())
        return self._ended(replace(episode, besieger=self._with(episode.besieger, besieger)), event, status)

    def _falls(self, episode: Episode, event: Event) -> bool:
        """Whether the besieger has the place by this event."""
        kind = self._codebook.get(event.event_type)
        winners = event.target if kind is not None and kind.effect in _GIVEN_UP else event.actor
        day = event.time.end
        return "partly" not in event.attributes and any(
            self._parties.with_one_another(key_of(winner), key_of(besieger), day)
            for winner in winners
            for besieger in episode.besieger
        )

    def _ended(self, episode: Episode, event: Event, status: Status) -> Episode:
        if event.credibility < self._settings.siege_ends_at:
            return replace(episode, claimed=(*episode.claimed, event), events=(*episode.events, event))
        dated = next((e for e in episode.claimed if e.time.start is not None), None)
        # "since the siege was broken" stands behind the day that was claimed before
        ended = dated if event.time.start is None and dated is not None else event
        return replace(episode, status=status, ended=ended, events=(*episode.events, event))

    def _with(self, known: tuple[Party, ...], more: Sequence[Party]) -> tuple[Party, ...]:
        """Parties with those added that are none of them and no part of them."""
        for party in more:
            if not any(self._parties.same(key_of(party), key_of(other), None) for other in known):
                known = (*known, party.plain())
        return known

    def _folded(self, episodes: Sequence[Episode]) -> list[Episode]:
        """Sieges of parts of a besieged place, without an end of their own, folded into the siege of the whole."""
        into: dict[int, int] = {}
        for i, inner in enumerate(episodes):
            if inner.ended is None:
                outer = next((j for j, other in enumerate(episodes) if self._holds(other, inner)), None)
                if outer is not None:
                    into[i] = outer
        found = []
        for j, outer_episode in enumerate(episodes):
            if j in into:
                continue
            whole = outer_episode
            for part in (episodes[i] for i, outer in into.items() if outer == j):
                whole = replace(
                    whole,
                    besieger=self._with(whole.besieger, part.besieger),
                    besieged=self._with(whole.besieged, part.besieged),
                    starts=outer_episode.starts or (*whole.starts, *part.starts),
                    events=tuple(dict.fromkeys((*whole.events, *part.events))),
                )
            found.append(whole)
        return found

    def _holds(self, outer: Episode, inner: Episode) -> bool:
        """Whether the one is the siege of a settlement, the other of a part of it or a base, in the same days."""
        if outer.place.id is None or inner.place.id is None:
            return False
        classes = (place_class(outer.place.id, self._knowledge), place_class(inner.place.id, self._knowledge))
        if classes[0] != "settlement" or classes[1] not in ("part", "facility"):
            return False
        if not (self._knowledge.places.contains(outer.place.id, inner.place.id) or self._at_the_edge(outer, inner)):
            return False
        began = [event.time.start or event.time.end for event in inner.events]
        first = min((day for day in began if day is not None), default=None)
        return outer.over is None or first is None or first <= outer.over + timedelta(days=self._settings.stale_days)

    def _at_the_edge(self, outer: Episode, inner: Episode) -> bool:
        """Whether the inner place lies no farther from the outer than both may be out."""
        town = self._knowledge.places.get(outer.place.id or "")
        base = self._knowledge.places.get(inner.place.id or "")
        if town is None or base is None:
            return False
        km = self._knowledge.places.distance_km(town, base)
        return km is not None and km <= town.radius_km + base.radius_km

    def _told(self, episode: Episode, event_of: Mapping[str, str]) -> Told:
        place = episode.place
        start, end = joined(episode.starts), None
        if episode.over is not None and episode.ended is not None:
            end = Bounds(low=episode.ended.time.start or episode.over, high=episode.over)
        days = [event.time.start or day_of(event, self._claims) for event in episode.events]
        first = min((day for day in days if day is not None), default=None)
        since = (start.high or start.low if start else None) or first
        where = _where(place)
        supply, told = self._inside.supply(where, start, end)
        besieger = key_of(episode.besieger[0]) if episode.besieger else None
        named = (start.low or start.high if start else None) or first
        siege = Siege(
            siege_id=siege_id(where, besieger, named.isoformat() if named else None),
            place_id=place.id,
            place=place.name,
            lat=place.lat,
            lon=place.lon,
            besieger=episode.besieger,
            besieged=episode.besieged,
            start=start,
            end=end,
            status=episode.status,
            people=self._inside.people(where, start, end),
            supply=supply,
            because=tuple(
                dict.fromkeys(
                    [
                        *(event.event_id for event in episode.events),
                        *(event_of[claim_id] for claim_id in told if claim_id in event_of),
                    ]
                )
            ),
            reason=_reason(episode, start),
        )
        return Told(siege, since, episode.over)


def _reason(episode: Episode, start: Bounds | None) -> str:
    by = listed(party.name for party in episode.besieger)
    head = f"The siege{f' by {by}' if by else ''} {_WORDS[episode.status]}"
    if episode.ended is not None:
        event = episode.ended
        who = listed(party.name for party in event.actor)
        head += f" by {event.time.end or event.time.start}{f', by {who}' if who else ''} ({event.grade})"
    sentences = [f"{head}."]
    if start is not None and (start.low or start.high):
        sentences.append(f"It began {_between(start)}.")
    else:
        sentences.append("When it began is not told.")
    for event in episode.claimed:
        sentences.append(f"An end of it by {event.time.end or event.time.start} is only {event.grade}.")
    return " ".join(sentences)


def _between(bounds: Bounds) -> str:
    if bounds.low is None:
        return f"by {bounds.high}"
    if bounds.high is None:
        return f"on {bounds.low} or later"
    return f"on {bounds.low}" if bounds.low == bounds.high else f"between {bounds.low} and {bounds.high}"


def _where(place: EventPlace) -> str:
    return place.id or " ".join(place.name.casefold().split())
