"""Sources: who speaks, by name or web address, and what interest it has in being believed.

In: names, addresses, source ids. Out: sources of the packs and the interest of METHODS section 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, Literal

from twosource.knowledge.actors import ActorBook, in_force
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.folding import fold_name
from twosource.records import Source

# What is put behind a source's name, or left out there, and makes it no other source.
_APPENDED: Final = frozenset({"news", "report", "reports", "agency", "service", "website"})
_SHORTEST: Final = 4  # letters of a name that is known without its spaces: of fewer, too many names are alike
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
        return self.named(text)

    def spelled(self, name: str) -> Source | None:
        """The source that is known under this name when spaces, capitals and words such as "News" and "Report" are let be:
        "Air Wars" for Airwars. None where none or several are; for names in a table, not for words of a text."""
        return self.publisher(name) or self._spelled.get(spelling(name))

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
