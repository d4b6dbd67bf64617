"""Branches: the branch of a group that the words behind the group's name tell.

In: a group and the text behind its name: "Islamic State's West Africa Province", "al-Qaeda's Yemen branch", "the Islamic State's
affiliate in the Sinai", "the SLM (Minnawi)". Out: the one actor that is part of that group and is called after that land, or is
of that country; or that bears the name with what is in brackets behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from twosource.knowledge.catalogue import Country
from twosource.knowledge.folding import fold_name
from twosource.records import Actor

_LAND: Final = r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}?"
_WORD: Final = r"(?:branch|affiliate|wing|arm|offshoot|franchise|chapter|faction)"
_OF_STATES: Final = frozenset({"state", "state_forces", "police", "coalition"})
_BRANCH: Final = re.compile(
    rf"(?:[’']s?)? (?:(?:so-called |self-styled )?(?P<called>{_LAND}) (?:[Pp]rovince|[Ww]ilayat|{_WORD})\b"
    rf"|(?:[a-z]+ )?{_WORD} in (?:the )?(?P<stands_in>{_LAND})(?![\w-]| [A-Z]))"
)


_ASIDE: Final = re.compile(r" ?\((?P<aside>[A-Z][\w’'-]*(?:[ -][\w’'-]+){0,2}?)(?: faction)?\)")


class Branch(NamedTuple):
    """The id of a branch, and where in the text the words for it end."""

    id: str
    end: int


class Branches:
    """The branches of groups.

    Args:
        actors: those of the packs.
        countries: the countries by their codes.
    """

    def __init__(self, actors: Iterable[Actor], countries: Mapping[str, Country]) -> None:
        known = {actor.id: actor for actor in actors}
        self._of: dict[str, list[Actor]] = {}
        for actor in known.values():
            for parent in actor.parents:
                if parent in known and known[parent].kind not in _OF_STATES:  # "Pakistan's Punjab province" is land
                    self._of.setdefault(parent, []).append(actor)
        self._called_so: dict[str, tuple[str, ...]] = {}
        for actor in known.values():
            for name in {fold_name(one) for one in (actor.name, *actor.names)}:
                self._called_so[name] = (*self._called_so.get(name, ()), actor.id)
        self._countries = {
            fold_name(name): code for code, one in countries.items() for name in (*one.names, *one.adjectives)
        }

    def aside(self, text: str, start: int, end: int) -> Branch | None:
        """The one party that bears the name from start to end with what stands in brackets right behind it: "SPLM-N (al-Hilu)"."""
        match = _ASIDE.match(text, end) if text[end : end + 2] == " (" or text[end : end + 1] == "(" else None
        if match is None:
            return None
        found = self._called_so.get(fold_name(f"{text[start:end]} {match['aside']}"), ())
        return Branch(found[0], match.end()) if len(found) == 1 else None

    def told(self, text: str, end: int, parent: str) -> Branch | None:
        """The branch of a group that the text tells right behind the group's name, which ends here."""
        if parent not in self._of or text[end : end + 1] not in ("'", "’", " "):
            return None
        match = _BRANCH.match(text, end)
        if match is None:
            return None
        found = self._called(parent, fold_name(match["called"] or match["stands_in"]))
        return Branch(found, match.end()) if found is not None else None

    def _called(self, parent: str, where: str) -> str | None:
        lands = (where, where.removesuffix("n"))  # "West African"
        parts = self._of[parent]
        named = [part for part in parts if any(_holds(name, lands) for name in (part.name, *part.names))]
        if not named and where in self._countries:
            named = [part for part in parts if part.country == self._countries[where]]
        return named[0].id if len(named) == 1 else None


def _holds(name: str, lands: Iterable[str]) -> bool:
    folded = f" {fold_name(name)} "
    return any(f" {land} " in folded for land in lands)
