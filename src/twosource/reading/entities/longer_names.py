"""Longer names: place names that are part of the name of something that is no place, out of a text's hits.

In: a text with its hits. Out: the hits without "Vienna" of "the Vienna Convention", "Kyiv" of "the Kyiv Post", "Cyprus" of "the
Bank of Cyprus": nothing happens there, and no government is meant. The heads of such names are data (``data/heads.yaml``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from twosource.knowledge import NameHit
from twosource.reading.lexicon import Heads
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor

_BACK: Final = 40  # letters looked at before a name
_OF: Final = len("of the \n")
_WORD: Final = r"(?:[A-Z][\w'’&.-]*|of|and|for|&)"
_LOCATIVE: Final = re.compile(
    r"\b(?:in|at|near|around|outside|inside|into|from|across|to|of|on|over)[ ]$", re.IGNORECASE
)
_OF_STATES: Final = frozenset(
    {"state", "state_forces", "foreign_forces", "police", "intelligence", "civilians", "ethnic_group"}
)
_BANKS: Final = frozenset(
    {"west", "east", "left", "right", "north", "south", "northern", "southern", "eastern", "western"}
)
_PLACES: Final = ("GPE", "LOC", "FAC")
_CAUSES: Final = "Liberation|Salvation|Freedom|Independence|Redemption|Patriotic|Resistance|Revolutionary|Emancipation"
_MOVEMENTS: Final = "Front|Army|Forces?|Movement|Union|Congress|Party|Tigers?|Organi[sz]ation|Liberation"
_OF_A_MOVEMENT: Final = re.compile(rf"\b(?:{_CAUSES})\b(?:[ -](?:{_MOVEMENTS}))? of (?:the )?$")
_OF_A_CAUSE: Final = re.compile(rf"\b(?:{_CAUSES}) $")
# What makes the name of a party that is of several words another party's: "Islamic Jihad Union".
_MADE_LONGER: Final = re.compile(r"(?: [A-Z][\w'’-]+)? (?:Union|League|Congress|Alliance|Council|Corps|Front)\b")
_OF_A_COUNTRY: Final = re.compile(r" of (?:the )?$")


class LongerNames:
    """Tells which hits are part of a longer name.

    Args:
        heads: the heads of names that are no place's.
        is_state: whether an actor's id is a state's.
        actor_of: the actor of an id, for the country that it is of and how its names are spelled.
    """

    def __init__(
        self,
        heads: Heads,
        is_state: Callable[[str], bool],
        actor_of: Callable[[str], Actor | None] = lambda _: None,
    ) -> None:
        self._is_state = is_state
        self._actor_of = actor_of
        self._behind = re.compile(rf"((?:[ -]{_WORD}){{0,2}}?)[ -](?:{_any(heads.behind)})(?![\w-])")
        self._small = re.compile(rf"[ -](?:{_any(heads.small)})(?![\w-])", re.IGNORECASE)
        self._of_seats = re.compile(rf"[ -](?:{_any(heads.of_seats)})(?![\w-])")
        self._papers = re.compile(rf"[ -](?:{_any(heads.papers)})(?![\w-])")
        self._before = re.compile(rf"(?<![\w-])(?:{_any(heads.before)}) $")
        self._of = re.compile(rf"(?:(\w+) )?(?<![\w-])(?P<head>{_any(heads.of)}) of (?:the )?$")

    def find(self, text: str, hits: Sequence[NameHit]) -> tuple[list[NameHit], list[tuple[int, int]]]:
        """The hits that are names of their own, and where the longer names stand."""
        seats = {(hit.start, hit.end) for hit in hits if hit.kind == "actor" and hit.how != "composed"}
        places = sorted({(hit.start, hit.end) for hit in hits if hit.kind == "place"})
        inner: set[tuple[int, int]] = set()
        longer: list[tuple[int, int]] = []
        for span in places:
            whole = self._whole(text, *span, seat=span in seats)
            if whole is not None:
                inner.add(span)
                longer.append(whole)
        spoken = [(hit.start, hit.end) for hit in hits if hit.kind in ("source", "person", "place")]
        spoken += [(hit.end - len(hit.whole), hit.end) for hit in hits if hit.kind == "place"]  # "rural Damascus"
        states = {
            (hit.start, hit.end)
            for hit in hits
            if hit.kind == "actor"
            and self._is_state(hit.ids[0])
            and any(
                start <= hit.start and hit.end <= end and hit.end - hit.start < end - start for start, end in spoken
            )
        }
        others = [hit for hit in hits if hit.kind == "actor" and self._is_of_another(text, hit, hits)]
        inner |= {(hit.start, hit.end) for hit in others}
        longer += [(hit.start, hit.end) for hit in others if hit.how == "country" or self._is_state(hit.ids[0])]
        parties = [hit for hit in hits if hit.kind == "actor" and hit.how == "name" and " " in hit.text]
        inner_sources = {
            (hit.start, hit.end)
            for hit in hits
            if hit.kind == "source" and any(_covers(party, hit) for party in _near(parties, hit))
        }
        longer.sort()
        starts = [start for start, _ in longer]

        def within(hit: NameHit) -> bool:
            at = bisect_right(starts, hit.start) - 1  # "Bayern" too, of "Bayern Munich"
            return (hit.start, hit.end) in inner or (at >= 0 and hit.end <= longer[at][1])

        kept = [
            hit
            for hit in hits
            if hit.kind not in ("place", "actor")
            or not (within(hit) or (hit.kind == "actor" and (hit.start, hit.end) in states))
        ]
        return [hit for hit in kept if hit.kind != "source" or (hit.start, hit.end) not in inner_sources], longer

    def _is_of_another(self, text: str, hit: NameHit, hits: Sequence[NameHit]) -> bool:
        """Whether a party's name stands in that of another party, which no pack has: "the National Salvation Front of Angola",
        "Islamic Jihad Union"; or in ordinary words that begin a sentence: "New forces arrived"."""
        before = text[max(0, hit.start - _BACK) : hit.start]
        if hit.how in ("country", "composed"):
            return (_OF_A_CAUSE if hit.how == "composed" else _OF_A_MOVEMENT).search(before) is not None
        if hit.how != "name" or " " not in hit.text:
            return False
        actor = self._actor_of(hit.ids[0])
        if actor is None or actor.kind in _OF_STATES:
            return self._is_state(hit.ids[0]) and _OF_A_MOVEMENT.search(before) is not None
        if not hit.case_ok and hit.text[1:].islower():
            spelled = {name[1:] for name in (actor.name, *actor.names) if name.lower() == hit.text.lower()}
            return bool(spelled) and hit.text[1:] not in spelled
        if hit.text.split()[-1][:1].isupper() and _MADE_LONGER.match(text, hit.end):
            return True
        at = bisect_left(hits, hit.end, key=lambda one: one.start)
        behind = (one for one in hits[at : at + 3] if one.kind == "actor" and one.how in ("country", "name"))
        return any(
            _OF_A_COUNTRY.fullmatch(text[hit.end : one.start]) is not None
            and self._is_state(one.ids[0])
            and (other := self._actor_of(one.ids[0])) is not None
            and None not in (actor.country, other.country)
            and other.country != actor.country
            for one in behind
        )

    def _whole(self, text: str, start: int, end: int, *, seat: bool) -> tuple[int, int] | None:
        """Where the longer name stands that the place's name here is part of; ``seat``: it may stand for a government."""
        at = max(0, start - _BACK)
        before = text[at:start]
        somewhere = _LOCATIVE.search(before) is not None
        behind = self._behind.match(text, end)
        if behind is not None and behind.group(1) and somewhere:
            behind = None
        behind = behind or self._small.match(text, end) or (self._of_seats.match(text, end) if seat else None)
        behind = behind or (self._papers.match(text, end) if not somewhere else None)
        if behind is not None:
            return start, behind.end()
        of = self._of.search(before) if "of " in before[-_OF:] else None
        if of is not None and (of.group(1) or "").lower() not in _BANKS:
            return at + of.start("head"), end
        leading = self._before.search(before)
        return (at + leading.start(), end) if leading is not None else None


def _near(parties: Sequence[NameHit], hit: NameHit) -> Sequence[NameHit]:
    """The parties, in order, that may overlap a hit."""
    at = bisect_left(parties, hit.end, key=lambda party: party.start)
    return parties[max(0, at - 2) : at]


def _covers(party: NameHit, source: NameHit) -> bool:
    """Whether a party's name is the longer of two that overlap: "The National" is no paper in "The National Liberation Army"."""
    overlap = party.start < source.end and source.start < party.end
    return overlap and party.end - party.start > source.end - source.start


def no_places(trees: Sequence[Tree], longer: Sequence[tuple[int, int]]) -> None:
    """Let the parser's labels say of no token of a longer name that it is a place's; both are in the order of the text."""
    starts = [start for start, _ in longer]
    for tree in trees:
        if not len(tree):
            continue
        for start, end in longer[bisect_left(starts, tree.starts[0]) : bisect_left(starts, tree.ends[-1])]:
            for i in range(bisect_left(tree.starts, start), bisect_left(tree.starts, end)):
                if tree.ents[i] in _PLACES:
                    tree.ents[i] = "LAW"


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
