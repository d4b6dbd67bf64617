"""Resampling: tallies of groups in, the 95 % interval of their score out, by the percentile bootstrap.

Whole groups (documents, sentences) are drawn with replacement, for what stands in one document stands or falls
together (Efron and Tibshirani 1993, chapters 8 and 13). The seed is fixed: the same tallies give the same interval.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cached_property
from operator import mul

from twosource.evaluation.scores import Formula, Tally, score

ROUNDS = 1000
SEED = 20170905
_TAIL = 0.025


class Resamples:
    """The draws from a number of groups; one set of draws serves all the scores over the same groups."""

    def __init__(self, groups: int, rounds: int = ROUNDS, seed: int = SEED) -> None:
        self._groups = groups
        self._rounds = rounds
        self._seed = seed

    def interval(self, formula: Formula, tallies: Sequence[Tally]) -> tuple[float, float] | None:
        """Where 95 % of the resampled scores lie. ``tallies`` is one for each group; None where nothing is scored."""
        columns = list(zip(*tallies, strict=True))
        values = sorted(
            value
            for times in self._draws
            if (value := score(formula, [sum(map(mul, times, column)) for column in columns])) is not None
        )
        if not values:
            return None
        tail = int(_TAIL * len(values))
        return values[tail], values[-1 - tail]

    @cached_property
    def _draws(self) -> list[list[int]]:
        """How many times each group is drawn, round by round."""
        random_ = random.Random(self._seed)
        everyone = range(self._groups)
        draws = []
        for _ in range(self._rounds):
            times = [0] * self._groups
            for drawn in random_.choices(everyone, k=self._groups):
                times[drawn] += 1
            draws.append(times)
        return draws
