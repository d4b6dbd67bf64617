"""Voices: descriptions and actors in; the sources of the packs that they speak as, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from twosource.knowledge import Knowledge
from twosource.records import PublicPerson, Source

_HELD = re.compile(r"\s*\([^()]*\)")  # from when to when
_OWN = re.compile(r"['’]s (?:acting )?")
_WORDS = re.compile(r"[\w'’.-]+")
_DETERMINERS = frozenset({"the", "a", "an", "some", "several", "many", "other", "two", "three", "its", "their"})
_PASSING = frozenset(
    "local several unnamed other two three some senior many various independent opposition pro-opposition anti-government young "
    "old few dozens hundreds more most numerous frightened terrified displaced".split()
)
_MEDIA = (frozenset({"television", "tv", "broadcaster", "channel"}), frozenset({"agency"}), frozenset({"radio"}))
_OF_STATES = frozenset({"state", "state-run", "national"})


class Voices:
    """The packs' sources by description ("state media", "observers") and by the actor they speak for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        described: dict[str, list[Source]] = defaultdict(list)
        for source in knowledge.sources:
            for phrase in source.descriptions:
                described[_key(phrase)].append(source)
        self._media: dict[str, list[Source]] = defaultdict(list)
        for source in knowledge.sources:
            sides = (knowledge.actors.get(party.to) for party in source.aligned)
            of_state = any(actor is not None and actor.kind in ("state", "state_forces") for actor in sides)
            if source.kind == "state_media" and source.country is not None and of_state:
                self._media[source.country].append(source)
        self._described = {phrase: tuple(sorted(found, key=lambda s: s.id)) for phrase, found in described.items()}

    def described(self, phrase: str, countries: Mapping[str, float]) -> Source | None:
        """The source that a description stands for: where several fit, the one of the report's countries; else None."""
        words = _key(phrase).split()
        while words:
            found = self._described.get(" ".join(words))
            if found:
                ranked = sorted(found, key=lambda s: (-countries.get(s.country or "", 0.0), s.id))
                best = countries.get(ranked[0].country or "", 0.0)
                untold = not countries and ranked[0].kind != "party"  # there are rebels in many countries
                if len(ranked) == 1 and (best > 0 or ranked[0].country is None or untold):
                    return ranked[0]
                if len(ranked) > 1 and best > countries.get(ranked[1].country or "", 0.0):
                    return ranked[0]
                return next((s for s in ranked if s.country is None), None)
            if not (
                words[0] in _PASSING or words[0].endswith(("-based", "-linked", "-backed")) or words[0][:1].isdigit()
            ):
                return None
            words = words[1:]
        return None

    def of_actor(self, actor_id: str) -> Source | None:
        """The source by which an actor speaks, or None where the packs have none."""
        return self._knowledge.sources.speaking_for(actor_id)

    def state_medium(self, phrase: str, country: str) -> Source | None:
        """The state medium of a country that a phrase such as "Turkish state television" stands for: the one that is called a
        thing of that kind, else the first; None where the packs know none."""
        words = set(_key(phrase).split())
        kinds = next((kind for kind in _MEDIA if kind & words), frozenset())

        def likeness(source: Source) -> int:
            names = [set(_key(name).split()) for name in (source.name, *source.names, *source.descriptions)]
            return max(2 * bool(kinds & name) + bool(name & _OF_STATES) if kinds & name else 0 for name in names)

        found = self._media.get(country, [])
        return min(found, key=lambda source: (-likeness(source), source.id), default=None)

    def office(self, phrase: str) -> Source | None:
        """The source of an office that is told as its place's own: "Sumy's regional governor"; None for any other phrase."""
        named = _OWN.sub(" ", phrase)
        return self._knowledge.sources.named(named) if named != phrase else None

    def of_person(self, person: PublicPerson) -> Source | None:
        """The source by which a public person speaks: that of the office ("governor of Sumy Oblast"), else the actor's."""
        offices = (_HELD.sub("", role).strip() for role in person.role.split(";"))
        found = {
            source.id: source for office in offices if (source := self._knowledge.sources.named(office)) is not None
        }
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        return self.of_actor(person.actor) if person.actor is not None else None


def _key(phrase: str) -> str:
    words = [word.lower() for word in _WORDS.findall(phrase)]
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)
