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
from twosource.reading.tree import Tree

_BACK: Final = 40  # letters looked at before a name
_OF: Final = len("of the \n")
_WORD: Final = r"(?:[A-Z][\w'’&.-]*|of|and|for|&)"
_LOCATIVE: Final = re.compile(
    r"\b(?:in|at|near|around|outside|inside|into|from|across|to|of|on|over)[ ]$", re.IGNORECASE
)
_BANKS: Final = frozenset(
    {"west", "east", "left", "right", "north", "south", "northern", "southern", "eastern", "western"}
)
_PLACES: Final = ("GPE", "LOC", "FAC")


class LongerNames:
    """Tells which hits are part of a longer name.

    Args:
        heads: the heads of names that are no place's.
        is_state: whether an actor's id is a state's.
    """

    def __init__(self, heads: Heads, is_state: Callable[[str], bool]) -> None:
        self._is_state = is_state
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
        spoken = [(hit.start, hit.end) for hit in hits if hit.kind in ("source", "person")]
        inner |= {
            (hit.start, hit.end)
            for hit in hits
            if hit.kind == "actor"
            and self._is_state(hit.ids[0])
            and any(
                start <= hit.start and hit.end <= end and hit.end - hit.start < end - start for start, end in spoken
            )
        }
        longer.sort()
        starts = [start for start, _ in longer]

        def within(hit: NameHit) -> bool:
            at = bisect_right(starts, hit.start) - 1  # "Bayern" too, of "Bayern Munich"
            return (hit.start, hit.end) in inner or (at >= 0 and hit.end <= longer[at][1])

        return [hit for hit in hits if hit.kind not in ("place", "actor") or not within(hit)], longer

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
