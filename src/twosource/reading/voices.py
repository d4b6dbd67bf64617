"""Voices: descriptions and actors in; the sources of the packs that they speak as, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from twosource.knowledge import Knowledge
from twosource.records import Actor, Source

_WORDS = re.compile(r"[\w'’.-]+")
_DETERMINERS = frozenset({"the", "a", "an", "some", "several", "many", "other", "two", "three", "its", "their"})
_PASSING = frozenset(
    "local several unnamed other two three some senior many various independent opposition pro-opposition anti-government young "
    "old few dozens hundreds more most numerous frightened terrified displaced".split()
)
# The kinds of source that are the actor speaking; a state's or a party's media only carry it.
_ITSELF = ("party", "official", "monitor", "un", "ngo")


class Voices:
    """The packs' sources by description ("state media", "observers") and by the actor they speak for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        described: dict[str, list[Source]] = defaultdict(list)
        of_actor: dict[str, list[Source]] = defaultdict(list)
        for source in knowledge.sources:
            for phrase in source.descriptions:
                described[_key(phrase)].append(source)
            if source.actor is not None and source.kind in _ITSELF:
                of_actor[source.actor].append(source)
        self._described = {phrase: tuple(sorted(found, key=lambda s: s.id)) for phrase, found in described.items()}
        self._of_actor = {actor: _closest(found, knowledge.actors.get(actor)) for actor, found in of_actor.items()}

    def described(self, phrase: str, countries: Mapping[str, float]) -> Source | None:
        """The source that a description stands for: where several fit, the one of the report's countries; else None."""
        words = _key(phrase).split()
        while words:
            found = self._described.get(" ".join(words))
            if found:
                ranked = sorted(found, key=lambda s: (-countries.get(s.country or "", 0.0), s.id))
                best = countries.get(ranked[0].country or "", 0.0)
                if len(ranked) == 1 and (best > 0 or ranked[0].country is None or not countries):
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
        """The source by which an actor speaks, or None where the packs have none: one body is one voice, by whichever entry."""
        found = self._of_actor.get(actor_id)
        actor = self._knowledge.actors.get(actor_id) if found is None else None
        if actor is None or actor.kind not in ("ngo", "media"):
            return found
        named = (self._knowledge.sources.named(name) for name in (actor.name, *actor.names))
        return next((source for source in named if source is not None), None)


def _key(phrase: str) -> str:
    words = [word.lower() for word in _WORDS.findall(phrase)]
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def _closest(sources: list[Source], actor: Actor | None) -> Source:
    """Of the sources that speak for an actor the one that shares most of its names: Russia's government, no governor of it."""
    names = {name.lower() for name in (actor.name, *actor.names)} if actor is not None else set()

    def rank(source: Source) -> tuple[int, int, str]:
        shared = len(names & {name.lower() for name in (source.name, *source.names)})
        return (-shared, _ITSELF.index(source.kind), source.id)

    return min(sources, key=rank)
