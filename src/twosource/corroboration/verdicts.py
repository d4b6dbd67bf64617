"""Verdicts on pairs of values: each pair of values is judged once, and the verdict stands for all pairs of statements that have it.

In: the values of statements, as numbers; what judges two statements by them; pairs of statements. Out: a verdict for each.
Verdicts are kept, so that cost grows with the values there are, and little with the pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from twosource.corroboration.statements import Statement
from twosource.corroboration.sweep import Floats, Indices, Mask

FieldWeight = tuple[float, float]  # what a field weighs, and what it weighs by the stated weights


class Verdicts:
    """What is judged of two statements by some of their values, and by whether what else the pair shows holds or not.

    Args:
        by: the values of each statement that the verdict rests on, as numbers from 0.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        by: Sequence[Indices],
        judge: Callable[[Statement, Statement], FieldWeight],
    ) -> None:
        self._statements = statements
        self._judge = judge
        self._value: Indices = np.zeros(len(statements), dtype=np.int64)
        for values in by:
            together = self._value * (int(values.max(initial=0)) + 1) + values
            self._value = np.unique(together, return_inverse=True)[1].reshape(-1)
        self._many = int(self._value.max(initial=0)) + 1
        self._keys: Indices = np.zeros(0, dtype=np.int64)  # sorted
        self._told: Floats = np.zeros((0, 2), dtype=np.float64)  # of each key

    def of(self, first: Indices, second: Indices, of_pair: Mask | None = None) -> tuple[Floats, Floats]:
        """For each pair what it weighs, and the stated weight.

        Args:
            of_pair: what else of the pair the verdict rests on.
        """
        keys = self._value[first] * self._many + self._value[second]
        if of_pair is not None:
            keys = keys * 2 + of_pair
        where = np.searchsorted(self._keys, keys)
        known = np.zeros(len(keys), dtype=np.bool_)
        inside = where < len(self._keys)
        known[inside] = self._keys[where[inside]] == keys[inside]
        if not known.all():
            self._judge_more(keys, first, second, np.flatnonzero(~known))
            where = np.searchsorted(self._keys, keys)
        told = self._told[where]
        return told[:, 0], told[:, 1]

    def _judge_more(self, keys: Indices, first: Indices, second: Indices, some: Indices) -> None:
        new, example = np.unique(keys[some], return_index=True)
        ends = zip(first[some[example]].tolist(), second[some[example]].tolist(), strict=True)
        told = [self._judge(self._statements[i], self._statements[j]) for i, j in ends]
        keys = np.concatenate((self._keys, new))
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._told = np.concatenate((self._told, np.array(told, dtype=np.float64).reshape(-1, 2)))[order]
