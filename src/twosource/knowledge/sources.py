"""Sources: who speaks, by name or web address, and what interest it has in being believed.

In: names, addresses, source ids. Out: sources of the packs and the interest of METHODS section 5.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, Literal

from twosource.knowledge.actors import ActorBook, in_force
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.folding import fold_name
from twosource.records import Actor, Source

# What is put behind a source's name, or left out there, and makes it no other source.
_APPENDED: Final = frozenset({"news", "report", "reports", "agency", "service", "website"})
_SHORTEST: Final = 4  # letters of a name that is known without its spaces: of fewer, too many names are alike
# The kinds of source that are the actor speaking; a state's or a party's media only carry it.
_ITSELF: Final = ("party", "official", "monitor", "un", "ngo")
_IN_MANY: Final = ("un", "ngo")
_BRACKETED: Final = re.compile(r"(.+?)\s*\(([^()]+)\)")
Interest = Literal["interested", "adverse", "none"]
_HOST: Final = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?", re.I
)


class SourceBook:
    """All sources of the packs."""

    def __init__(self, catalogue: Catalogue, actors: ActorBook) -> None:
        self._catalogue = catalogue
        self._actors = actors

    def __iter__(self) -> Iterator[Source]:
        """The sources of the packs, in the order of their ids."""
        return iter(self._catalogue.sources.values())

    def get(self, identifier: str) -> Source | None:
        """The source of this id, or None."""
        return self._catalogue.sources.get(identifier)

    def named(self, name: str) -> Source | None:
        """The source of this name, with or without its article; None where none or several bear it."""
        key = fold_name(name)
        for form in (key, key.removeprefix("the "), f"the {key}"):
            identifiers = self._catalogue.named(form, "source")
            if len(identifiers) == 1:
                return self._catalogue.sources[identifiers[0]]
        return None

    def publisher(self, name_or_domain: str) -> Source | None:
        """The source that publishes under this name, domain or address; None for an unknown publisher."""
        text = name_or_domain.strip()
        match = _HOST.fullmatch(text)
        if match:
            labels = match.group(1).casefold().split(".")
            for first in range(len(labels) - 1):
                identifier = self._domains.get(".".join(labels[first:]))
                if identifier:
                    return self._catalogue.sources[identifier]
        return self.named(text) or self._abbreviated(text) or self._of_country(text)

    def _abbreviated(self, text: str) -> Source | None:
        """The source of a name with its letters behind it: "Tana News Agency (TNA)". What else stands in brackets tells one body
        from its namesakes ("Saba (Aden)")."""
        match = _BRACKETED.fullmatch(text)
        if match is None:
            return None
        letters = "".join(word[0] for word in match.group(1).split() if word[0].isupper() or word[0].isdigit())
        return self.named(match.group(1)) if match.group(2).isupper() and match.group(2)[0] == letters[:1] else None

    def _of_country(self, text: str) -> Source | None:
        """The body whose office in a country publishes: "UNHCR Chad". Only what works in many countries has such offices."""
        words = text.split()
        for cut in range(1, len(words)):
            source = self.named(" ".join(words[:cut]))
            if source is not None and source.kind in _IN_MANY:
                of_state = self._actors.named(" ".join(words[cut:]))
                return source if any(actor.kind == "state" for actor in of_state) else None
        return None

    def speaking_for(self, actor_id: str) -> Source | None:
        """The source by which an actor speaks, or None where the packs have none: one body is one voice, by whichever entry."""
        found = self._closest.get(actor_id)
        actor = self._actors.get(actor_id) if found is None else None
        if actor is None or actor.kind not in ("ngo", "media"):
            return found
        named = (self.named(name) for name in (actor.name, *actor.names))
        return next((source for source in named if source is not None), None)

    def spelled(self, name: str) -> Source | None:
        """The source that is known under this name when spaces, capitals and words such as "News" and "Report" are let be:
        "Air Wars" for Airwars. None where none or several are; for names in a table, not for words of a text."""
        return self.publisher(name) or self._spelled.get(spelling(name))

    @cached_property
    def _closest(self) -> Mapping[str, Source]:
        """The sources that are actors speaking, by actor."""
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self._catalogue.sources.values():
            if source.actor is not None and source.kind in _ITSELF:
                found[source.actor].append(source)
        closest = {actor: _closest(some, self._actors.get(actor)) for actor, some in found.items()}
        return {actor: source for actor, source in closest.items() if source is not None}

    @cached_property
    def _spelled(self) -> Mapping[str, Source]:
        found: dict[str, set[str]] = {}
        for source in self._catalogue.sources.values():
            for name in (source.name, *source.names):
                key = spelling(name)
                if len(key) >= _SHORTEST:
                    found.setdefault(key, set()).add(source.id)
        return {key: self._catalogue.sources[min(ids)] for key, ids in found.items() if len(ids) == 1}

    @cached_property
    def _domains(self) -> Mapping[str, str]:
        """The domains among the sources' names. A domain stands for all that ends in it."""
        found: dict[str, str] = {}
        for source in self._catalogue.sources.values():
            for name in (source.name, *source.names):
                if " " not in name and (match := _HOST.fullmatch(name)):
                    found.setdefault(match.group(1).casefold().removeprefix("www."), source.id)
        return found

    def parties(self, identifier: str, on: date | None) -> tuple[str, ...]:
        """The actors whose interest a source has on a day: its own, and those it is aligned with."""
        source = self._catalogue.sources.get(identifier)
        if source is None:  # a party that speaks for itself, and that no pack lists as a source
            return (identifier,) if self._actors.get(identifier) is not None else ()
        aligned = [relation.to for relation in source.aligned if in_force(relation, on)]
        return tuple(dict.fromkeys([*([source.actor] if source.actor else []), *aligned]))

    def interest(self, source_id: str, favours: Sequence[str], harms: Sequence[str], on: date | None) -> Interest:
        """What a source has in a claim being believed that favours some actors and harms others.

        "interested" where the claim favours a party it is aligned with, "adverse" where it harms one (METHODS 5). What
        the
        source itself is weighs most, then the parties it is aligned with, then their allies; where both speak alike, or
        neither, "none".
        """
        source = self._catalogue.sources.get(source_id)
        parties = self.parties(source_id, on)
        itself = (source.actor,) if source and source.actor else ()
        for own, side in ((itself, "same"), (parties, "same"), (parties, "allied")):
            favoured = any(self._actors.sides(party, actor, on) == side for party in own for actor in favours)
            harmed = any(self._actors.sides(party, actor, on) == side for party in own for actor in harms)
            if favoured != harmed:
                return "interested" if favoured else "adverse"
            if favoured:
                return "none"
        return "none"


def spelling(name: str) -> str:
    """The key under which the spellings of one source's name meet: no article, no spaces, no "News" or "Report" behind it."""
    words = fold_name(name).removeprefix("the ").split()
    while len(words) > 1 and words[-1] in _APPENDED:
        words.pop()
    return "".join(words) or name.casefold().strip()


def _closest(sources: list[Source], actor: Actor | None) -> Source | None:
    """Of the sources that speak for an actor the one that shares most of its names: Russia's government, no governor of it.
    Of several offices, none of which is it more than another, none: the governor of Sumy does not speak as that of Donetsk."""
    names = {name.lower() for name in (actor.name, *actor.names)} if actor is not None else set()

    def shared(source: Source) -> int:
        return len(names & {name.lower() for name in (source.name, *source.names)})

    best = min(sources, key=lambda source: (-shared(source), _ITSELF.index(source.kind), source.id))
    offices = [source for source in sources if source.kind == best.kind]
    if best.kind != "official" or len(offices) == 1 or sum(shared(source) > 0 for source in offices) == 1:
        return best
    own = actor is not None and actor.name.lower() in {name.lower() for name in (best.name, *best.names)}
    return best if own or best.name.lower() in names else None
