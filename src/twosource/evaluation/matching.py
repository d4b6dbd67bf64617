"""Matching: which of the given answers is which of the wanted ones, each at most once, as many as possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Given = TypeVar("Given")
Wanted = TypeVar("Wanted")
Span = tuple[int, int]


def matched(given: Sequence[Given], wanted: Sequence[Wanted], fits: Callable[[Given, Wanted], bool]) -> dict[int, int]:
    """A largest matching, by augmenting paths: positions in ``given`` to positions in ``wanted``."""
    edges = [[w for w, one in enumerate(wanted) if fits(answer, one)] for answer in given]
    owner: dict[int, int] = {}

    def placed(g: int, tried: set[int]) -> bool:
        for w in edges[g]:
            if w in tried:
                continue
            tried.add(w)
            if w not in owner or placed(owner[w], tried):
                owner[w] = g
                return True
        return False

    for g in range(len(given)):
        placed(g, set())
    return {g: w for w, g in sorted(owner.items())}


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def apart(spans: Sequence[Span]) -> list[Span]:
    """The spans without those that overlap a longer one, in order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one[0] - one[1], one[0])):
        if not any(overlap(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)
