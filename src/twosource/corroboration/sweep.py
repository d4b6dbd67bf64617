"""Pairs of what lies near in time and shares a bucket, one stretch of time after another.

In: ranges of days, buckets of their indices, and which buckets are compared with which. Out: pairs of indices, each once, in
stretches small enough to be held at a time. A pair belongs to whichever of its two begins first; so that once a stretch is
over, what began in it is in no later pair.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Indices = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_AT_ONCE = 2_000_000  # pairs in a stretch, counted once for each bucket that both share
_ASKED = 1_000_000  # members, counted once for each bucket theirs is compared with, asked for their neighbours at once


class Stretch(NamedTuple):
    """Pairs of one stretch of time.

    Attributes:
        first, second: the lesser and the greater index of each, sorted.
        end: pairs of later stretches are of such alone whose turn (`Sweep.turns`) is no less.
    """

    first: Indices
    second: Indices
    end: int


class Sweep:
    """Finds the pairs of compared buckets that lie within so many days.

    Args:
        ranges: start and end of each, as ordinals of days, infinite where open; (n, 2).
        days: how many days may lie between two.
        leave_out: which pairs are none, where buckets can't tell.
        at_once: about how many pairs a stretch may have.

    Attributes:
        turns: for each index how many begin before it; of one day by index.
    """

    def __init__(
        self,
        ranges: Floats,
        days: float,
        leave_out: Callable[[Indices, Indices], Mask] | None = None,
        at_once: int = _AT_ONCE,
    ) -> None:
        self._order: Indices = np.argsort(ranges[:, 0], kind="stable")
        self.turns: Indices = np.empty(len(ranges), dtype=np.int64)
        self.turns[self._order] = np.arange(len(ranges))
        starts, ends = ranges[self._order].T
        # By turn, the turn of the first that begins too late.
        self._until: Indices = np.searchsorted(starts, np.maximum(starts, ends) + days + 0.5, side="left")
        self._leave_out = leave_out
        self._at_once = at_once
        self._buckets: list[Indices] = []
        self._compared: set[tuple[int, int]] = set()

    def bucket(self, members: Sequence[int]) -> int:
        """A new bucket, by its number."""
        self._buckets.append(np.array(members, dtype=np.int64))
        return len(self._buckets) - 1

    def compare(self, one: int, other: int) -> None:
        """Compare the members of two buckets, or those of one among themselves."""
        self._compared.add((min(one, other), max(one, other)))

    def stretches(self, fresh: Mask | None = None) -> Iterator[Stretch]:
        """The pairs; of some indices alone, where these are told."""
        compared = self._compared
        if fresh is not None:
            some = [bool(fresh[members].any()) for members in self._buckets]
            compared = {(one, other) for one, other in compared if some[one] or some[other]}
        if not compared:
            return
        for stretch in self._all(*self._others(compared)):
            if fresh is None:
                yield stretch
            else:
                own = fresh[stretch.first] | fresh[stretch.second]
                yield Stretch(stretch.first[own], stretch.second[own], stretch.end)

    def _all(self, beside: Indices, others: Indices) -> Iterator[Stretch]:
        n = len(self.turns)
        members = self._members()
        turn, bucket = members % n, members // n
        asks = (beside[1:] - beside[:-1])[bucket]
        by_turn = np.argsort(turn, kind="stable")
        asked = np.cumsum(asks[by_turn])
        turns = turn[by_turn]
        begin = 0
        while begin < len(by_turn):
            before = int(asked[begin - 1]) if begin else 0
            last = max(int(np.searchsorted(asked, before + _ASKED, side="right")) - 1, begin)
            end = int(np.searchsorted(turns, turns[last], side="right"))
            some = np.sort(by_turn[begin:end])  # bucket by bucket, so that neighbours are looked for near one another
            who = np.repeat(some, asks[some])
            where = others[_runs(beside[bucket[some]], asks[some])] * n
            low = np.searchsorted(members, where + turn[who] + 1)
            high = np.searchsorted(members, where + self._until[turn[who]])
            yield from self._paired(turn[who], low, np.maximum(high - low, 0), turn)
            begin = end

    def _others(self, compared: Collection[tuple[int, int]]) -> tuple[Indices, Indices]:
        """Where the others begin and end that each bucket is compared with; and the others, one bucket's after another's."""
        pairs: Indices = np.array(sorted(compared), dtype=np.int64).reshape(-1, 2)
        both = np.concatenate((pairs, pairs[pairs[:, 0] != pairs[:, 1]][:, ::-1]))
        both = both[np.argsort(both[:, 0], kind="stable")]
        return np.searchsorted(both[:, 0], np.arange(len(self._buckets) + 1)), both[:, 1]

    def _members(self) -> Indices:
        """All members of all buckets, sorted: the bucket's number times how many indices there are, plus the member's turn."""
        sizes = np.array([len(members) for members in self._buckets], dtype=np.int64)
        numbers = np.repeat(np.arange(len(sizes)), sizes)
        return distinct(numbers * len(self.turns) + self.turns[np.concatenate(self._buckets)])

    def _paired(self, who: Indices, low: Indices, counts: Indices, turn: Indices) -> Iterator[Stretch]:
        """The pairs of some turns with the runs of members that follow each, cut between turns where they are many."""
        if not len(who):
            return
        begin = int(who.min())
        of_turn = np.bincount(who - begin, weights=counts)
        stretch = ((np.cumsum(of_turn) - of_turn) // self._at_once).astype(np.int64)  # by turn
        ends = begin + np.flatnonzero(np.diff(stretch, append=np.inf)) + 1
        for end in ends.tolist():
            own = (
                stretch[who - begin] == stretch[end - 1 - begin] if len(ends) > 1 else np.ones(len(who), dtype=np.bool_)
            )
            one = self._order[np.repeat(who[own], counts[own])]
            other = self._order[turn[_runs(low[own], counts[own])]]
            n = len(self.turns)
            codes = distinct(np.minimum(one, other) * n + np.maximum(one, other))
            first, second = codes // n, codes % n
            if self._leave_out is not None:
                kept = ~self._leave_out(first, second)
                first, second = first[kept], second[kept]
            yield Stretch(first, second, end)


def distinct(codes: Indices) -> Indices:
    """The distinct numbers, sorted; of many millions sooner and in less memory than by `numpy.unique`, which hashes them."""
    codes = np.sort(codes)
    if not len(codes):
        return codes
    found: Indices = codes[np.concatenate((np.ones(1, dtype=np.bool_), codes[1:] != codes[:-1]))]
    return found


def _runs(begins: Indices, counts: Indices) -> Indices:
    """The numbers from each beginning on, as many as are counted, one run after another."""
    ends = np.cumsum(counts)
    found: Indices = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - ends + counts, counts)
    return found
