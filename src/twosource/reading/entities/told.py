"""Told: what the words right beside a place's name say of where it lies.

In: a text with its place names. Out: for a name, the name of what it lies in, or the country or region of an adjective:
"Damascus, a village in Nigeria", "the Sudanese town of X", "the Andalusian city of X", "X, in Syria's Idlib province",
"Paris, Texas". What is said so decides between namesakes, and a name that nobody has there is of none of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from twosource.knowledge import NameHit
from twosource.knowledge.adjectives import Whose
from twosource.reading.entities.distances import Distance, distance_before

_REACH: Final = 90  # letters looked at on either side
_BREAK: Final = re.compile(r"[.!?;:\n\"“”]")
_CLAUSE: Final = re.compile(r"[.,!?;:()\n\"“”]")
_BEARING: Final = (
    r"(?:(?:far |deep |the )?(?:north|south|east|west|central|upper|lower|mid)[\w-]* |the (?:country[’']s )?)*"
)
_NEAR: Final = re.compile(
    r",? (?:(near|outside|close to)|just (?:north|south|east|west) of|(?:north|south)?-?(?:north|south|east|west)(?:ern)? of) "
)
_LAND: Final = (  # "X in the mountains of Latakia", "X, in the countryside near Hama": it lies in what is called after the town
    r"(?:the )?(?:[a-z-]+ ){0,2}?(?:mountains?|mountain range|hills?|hillsides?|highlands|uplands|lowlands|heights|countryside|"
    r"deserts?|plains?|marsh(?:es|lands)?|swamps?|wetlands|forests?|woods|woodlands?|jungles?|valleys?|gorges?|bush|scrubland|steppes?|"
    r"wilderness|badlands|farmlands?|hinterland|backcountry|interior|rural areas?|outlying areas?|outback|backwoods)"
)
_IN_LAND: Final = re.compile(
    rf",? (?:up |down |over |out |deep |high )?in {_LAND} (?:of|around|near|in|outside) {_BEARING}"
)
_IN: Final = re.compile(rf",? (?:up |down |over |out )?in {_BEARING}")
_BESIDE: Final = re.compile(rf", {_BEARING}| \({_BEARING}")
_DESCRIBED: Final = re.compile(
    r",? (?:which|that) (?:is|was) (?:an?|the|one of the) |, (?:now |once |also |then )?(?:an?|the|one of the) "
)
_LIES: Final = re.compile(rf" (?:in|of|from|inside|within|across) {_BEARING}(?:[a-z][\w-]* )?$")
_LOCATIVE: Final = re.compile(
    r"(?:^|[\s(])(in|at|near|around|outside|inside|of|on|from|In|At|Near|Outside|Around|Inside) (?:the )?(?:[a-z-]+ ){0,3}?$"
)
_TAKEN: Final = re.compile(  # "shelled Amara in Gezira state"
    r"\b(?:captur|recaptur|seiz|reseiz|shell|enter|reenter|storm|besieg|liberat|bombard|attack|bomb|pound|"
    r"target|raid|occup|overwhelm)(?:e|ed|es|ied|ies|ing|ying)? $"
    r"|\b(?:struck|strikes?|striking|hits?|hitting|took|take|taken|taking|retook|retaken?|overr[au]n|lost) $"
)
_POSSESSED: Final = re.compile(r"[’']s? (?:[a-z-]+ ){0,3}?$")
_ENDS: Final = re.compile(
    r"\s*(?:$|[.;:)!?\n])|, (?!and\b|or\b)[a-z]| (?:on|after|when|during|late|early|where|yesterday|today|this|last|since|before|"
    r"while|as|over|in which)\b"
)
_LISTED: Final = re.compile(r",? (?:and|or) in\b")
_FIRST: Final = (
    "In",
    "At",
    "Near",
    "Outside",
    "Around",
    "Inside",
)  # before a comma they set a scene, and another begins to speak
_UNITS: Final = frozenset({"state", "province", "region", "governorate", "department", "oblast", "prefecture"})
_MOST_WORDS: Final = 4  # between an adjective and the word for the kind


@dataclass(frozen=True, slots=True)
class Told:
    """What a name is said to lie in: the name of a place, or a country by its code and maybe a region of it by its name.

    ``firm``: the words can mean nothing else, so that what is not known there is not known at all. ``unit``: a word for its kind
    stands behind the name, which lies in what is called after a town as well: "Kanan village in Sagaing". ``taken``: only the verb
    before makes it firm, which takes countries too: "entered Ukraine in the Kharkiv region".
    ``kind``: the word for a unit that describes it: "X, a state in Mexico".
    ``near``: it only lies near the outer one, ``far`` from it, or on a side of it (``sided``), who knows how far.
    """

    outer: NameHit | None
    country: str | None
    firm: bool
    unit: bool = False
    taken: bool = False
    region: str | None = None
    near: bool = False
    far: Distance | None = None
    sided: bool = False
    kind: str | None = None


class ToldReader:
    """Finds what is said of where places lie.

    Args:
        kinds: words for settlements and units, of which "the Syrian X of Y" says where Y lies.
        whose: the country and region of an adjective ("Sudanese", "Andalusian"), or None.
    """

    def __init__(self, kinds: frozenset[str], whose: Callable[[str], Whose | None]) -> None:
        words = "|".join(sorted(map(re.escape, kinds), key=lambda word: (-len(word), word)))
        self._whose = whose
        self._kind = re.compile(rf"(?:{words})\b")
        self._kind_before = re.compile(rf"\b(?:{words})(?: of|,)? (?:the )?$")
        self._kind_behind = re.compile(rf"[ -](?:{words})\b")

    def read(self, text: str, places: Sequence[NameHit]) -> dict[int, Told]:
        """What is said of each of these place names, by where it starts; they are in order."""
        starts = [hit.start for hit in places]
        found: dict[int, Told] = {}
        for at, hit in enumerate(places):
            told = self._before(text, hit, places[at - 1] if at else None) or self._behind(text, hit, places, starts)
            if told is not None and (told.outer is None or told.outer.ids != hit.ids):
                found[hit.start] = told
        return found

    # -- "the Sudanese town of X", "Syria's Idlib province" ------------------------------------------------------------

    def _before(self, text: str, hit: NameHit, last: NameHit | None) -> Told | None:
        before = text[max(0, hit.start - _REACH) : hit.start]
        breaks = [match.end() for match in _BREAK.finditer(before)]
        before = before[breaks[-1] :] if breaks else before
        kind = self._kind_before.search(before)
        if last is not None and hit.start - last.end <= len(before) and last.end < hit.start:
            between = text[last.end : hit.start]
            owned = between[: kind.start() - len(before)] if kind is not None else between
            if _POSSESSED.fullmatch(owned + ("" if owned.endswith(" ") else " ")):
                return Told(last, None, kind is not None)  # "Israel's Gaza campaign" says nothing firm
        if kind is None:
            return None
        words = _CLAUSE.split(before[: kind.start()])[-1].split()[-_MOST_WORDS:]
        for size in (2, 1):
            for at in range(len(words) - size, -1, -1):
                phrase = " ".join(words[at : at + size])
                if (whose := self._whose(phrase)) is not None:
                    return Told(None, whose.country, True, region=whose.region)
        return None

    # -- "X, a village in Nigeria", "X in northern Lebanon", "X, Texas" ------------------------------------------------

    def _behind(self, text: str, hit: NameHit, places: Sequence[NameHit], starts: Sequence[int]) -> Told | None:
        end = hit.end
        if (unit := self._kind_behind.match(text, end)) is not None:  # "Argo district, in Badakhshan"
            end = unit.end()
        if (match := _DESCRIBED.match(text, end)) is not None:
            return self._described(text, match.end(), places, starts)
        land = _IN_LAND.match(text, end)
        if (match := land or _IN.match(text, end)) is not None:
            outer = _at(places, starts, match.end())
            if outer is not None:
                taken = _TAKEN.search(text, max(0, hit.start - _REACH), hit.start) is not None
                sure = unit is not None or land is not None or _preposition(text, hit) is not None
                firm = (sure or taken) and _LISTED.match(text, outer.end) is None
                named_so = unit is not None or land is not None
                return Told(_owned(text, outer, places, starts), None, firm, named_so, taken and not sure)
            return None
        if (match := _NEAR.match(text, end)) is not None:
            outer = _at(places, starts, match.end())
            return Told(outer, None, False, near=True, sided=match[1] is None) if outer is not None else None
        following = bisect_left(starts, end)
        if following < len(places) and starts[following] - end <= _REACH:  # "Kasra, some 30 km from Raqqa"
            far = distance_before(text, starts[following])
            if far is not None and far.start > end and text[end : far.start].strip(" ,(–-") == "":
                return Told(places[following], None, False, near=True, far=far)
        if (match := _BESIDE.match(text, end)) is not None and (outer := _at(places, starts, match.end())) is not None:
            stop = self._kind_behind.match(text, outer.end)
            alone = _ENDS.match(text, stop.end() if stop is not None else outer.end) is not None
            listed = any(
                other.end == hit.start - 2 for other in places[max(0, bisect_left(starts, hit.start) - 2) :][:2]
            )
            preposition = _preposition(text, hit)
            firm = alone and not listed and preposition is not None and preposition not in _FIRST
            return Told(outer, None, firm)
        return None

    def _described(self, text: str, start: int, places: Sequence[NameHit], starts: Sequence[int]) -> Told | None:
        """ "a remote village in northern Nigeria", "a Nigerian village"; the first place in the clause tells."""
        end = min(start + _REACH, len(text))
        stop = _CLAUSE.search(text, start, end)
        end = stop.start() if stop is not None else end
        kind = self._kind.search(text, start, end)
        if kind is None:
            return None
        words = text[start : kind.start()].split()
        if len(words) > _MOST_WORDS:
            return None
        for phrase in (" ".join(words[at : at + size]) for size in (2, 1) for at in range(len(words) - size + 1)):
            if (whose := self._whose(phrase)) is not None:
                return Told(None, whose.country, True, region=whose.region, kind=_unit(kind.group()))
        at = bisect_left(starts, kind.end())
        if at == len(places) or places[at].start >= end or not _LIES.search(text[kind.end() : places[at].start]):
            return None
        return Told(_owned(text, places[at], places, starts), None, True, kind=_unit(kind.group()))


def _unit(kind: str) -> str | None:
    """A word for a kind of place, where it is one for a unit: a town may be called a city, a province is no town."""
    return kind if kind in _UNITS else None


def lies_in(text: str, inner_end: int, outer_start: int) -> bool:
    """Whether of two places the second only says where the first lies: "Mayadin in Deir Ezzor", "Maga, in northwest Nigeria"."""
    outer_start = max(inner_end, outer_start)
    return any(way.fullmatch(text, inner_end, outer_start) is not None for way in (_IN, _IN_LAND))


def _at(places: Sequence[NameHit], starts: Sequence[int], start: int) -> NameHit | None:
    """The place name that starts here."""
    at = bisect_left(starts, start)
    return places[at] if at < len(places) and starts[at] == start else None


def _owned(text: str, outer: NameHit, places: Sequence[NameHit], starts: Sequence[int]) -> NameHit:
    """Of "Syria's Idlib province" the province."""
    at = bisect_left(starts, outer.start) + 1
    if at < len(places) and _POSSESSED.fullmatch(text[outer.end : places[at].start]):
        return places[at]
    return outer


def _preposition(text: str, hit: NameHit) -> str | None:
    """The preposition of place that the name stands behind."""
    match = _LOCATIVE.search(text[max(0, hit.start - _REACH) : hit.start])
    return match.group(1) if match is not None else None
