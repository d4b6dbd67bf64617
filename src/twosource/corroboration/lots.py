"""What pairs tie together: lots, between which nothing is joined, found as pairs come in by stretches of time.

In: pairs with their margins, a stretch after another, and what analysts tied. Out: the lots, and the pairs that lie within
one. Few pairs do; the others are let go as soon as nothing that is still to come can tie their two ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from twosource.corroboration.blocking import Pair
from twosource.corroboration.sweep import Floats, Indices, Mask, Stretch


class WeighedPairs(NamedTuple):
    """Pairs, the lesser index and the greater one of each, and by how much each passes its threshold."""

    first: Indices
    second: Indices
    margins: Floats


class Lots:
    """Ties indices by pairs that pass their threshold, and by what analysts tied.

    Args:
        turns: for each index its turn, by which stretches end (`Sweep.turns`).
        together: what analysts tied.
    """

    def __init__(self, turns: Indices, together: Collection[Pair] = ()) -> None:
        self._above = list(range(len(turns)))
        self._latest: list[int] = turns.tolist()  # turn in what a top ties together
        self._root: Indices = np.zeros(len(turns), dtype=np.int64)
        self._last: Indices = np.zeros(len(turns), dtype=np.int64)
        self._within: list[WeighedPairs] = []
        self._waiting = _NONE
        for i, j in sorted(together):
            self._tie(i, j)

    def take(self, stretch: Stretch, margins: Floats) -> None:
        """Take in the pairs of a stretch of time."""
        passing = margins > 0
        for i, j in zip(stretch.first[passing].tolist(), stretch.second[passing].tolist(), strict=True):
            self._tie(i, j)
        pairs = _joined([self._waiting, WeighedPairs(stretch.first, stretch.second, margins)])
        touched = np.zeros(len(self._above), dtype=np.bool_)
        touched[pairs.first] = touched[pairs.second] = True
        some = np.flatnonzero(touched)
        tops = [self._top(i) for i in some.tolist()]
        self._root[some] = tops
        self._last[some] = [self._latest[top] for top in tops]
        one = self._root[pairs.first] == self._root[pairs.second]
        may_be = np.minimum(self._last[pairs.first], self._last[pairs.second]) >= stretch.end
        self._within.append(_some(pairs, one))
        self._waiting = _some(pairs, ~one & may_be)

    def lots(self) -> Indices:
        """For each index the least that it is tied to, itself if it is the least."""
        return np.array([self._top(i) for i in range(len(self._above))], dtype=np.int64)

    def pairs(self, lots: Indices) -> Iterator[tuple[int, list[int], list[tuple[int, int, float]]]]:
        """Each lot of several: its number, its members, and the pairs within it, both sorted."""
        within = _joined(self._within)
        within = _some(within, np.lexsort((within.second, within.first, lots[within.first])))
        starts = np.searchsorted(lots[within.first], np.arange(len(lots) + 1))
        members: dict[int, list[int]] = defaultdict(list)
        for i in np.flatnonzero(np.bincount(lots, minlength=len(lots))[lots] > 1).tolist():
            members[int(lots[i])].append(i)
        for number, of_lot in members.items():
            own = _some(within, slice(starts[number], starts[number + 1]))
            yield number, of_lot, list(zip(*(part.tolist() for part in own), strict=True))

    def _top(self, i: int) -> int:
        above = self._above
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    def _tie(self, i: int, j: int) -> None:
        low, high = sorted((self._top(i), self._top(j)))
        self._above[high] = low
        self._latest[low] = max(self._latest[low], self._latest[high])


_NONE = WeighedPairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float64))


def _joined(some: Collection[WeighedPairs]) -> WeighedPairs:
    pairs = (_NONE, *some)
    return WeighedPairs(
        np.concatenate([part.first for part in pairs]),
        np.concatenate([part.second for part in pairs]),
        np.concatenate([part.margins for part in pairs]),
    )


def _some(pairs: WeighedPairs, which: Indices | Mask | slice) -> WeighedPairs:
    return WeighedPairs(pairs.first[which], pairs.second[which], pairs.margins[which])
