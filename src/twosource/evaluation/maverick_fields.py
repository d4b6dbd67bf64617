"""Which fields of coded rows a pair model should look at: judged pairs of some rows in; fields out.

Backward elimination: from all fields on, the one is dropped without which the model foretells pairs of months it has not
seen best, as long as that is better than with it. How well is the mean log-loss over inner folds of months. It sees
the rows it is given and no others, so that within cross-validation the fields are chosen anew in each fold.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from twosource.corroboration import learn_judged

LEAST_GAIN = 0.001  # of the mean log-loss: less is chance


class JudgedPair(NamedTuple):
    """A compared pair of rows: their positions, their levels by field, and whether the coder put them together."""

    pair: tuple[int, int]
    levels: Mapping[str, str]
    same: bool


def chosen_fields(
    pairs: Sequence[JudgedPair], fields: Sequence[str], folds: Sequence[Collection[int]]
) -> tuple[str, ...]:
    """The fields to keep, in their order.

    Args:
        pairs: of the rows that the model may learn from.
        folds: the positions of the rows of each inner fold.
    """
    kept = tuple(fields)
    best = _loss(pairs, kept, folds)
    while len(kept) > 1:
        without = {field: tuple(one for one in kept if one != field) for field in kept}
        losses = {field: _loss(pairs, rest, folds) for field, rest in without.items()}
        field = min(losses, key=lambda one: (losses[one], one))
        if losses[field] > best - LEAST_GAIN * best:
            break
        kept, best = without[field], losses[field]
    return kept


def _loss(pairs: Sequence[JudgedPair], fields: Sequence[str], folds: Sequence[Collection[int]]) -> float:
    """The mean log-loss of pairs that touch an inner fold, by the weights of those that do not."""
    total, count = 0.0, 0
    for of_fold in folds:
        inside = [one.pair[0] in of_fold or one.pair[1] in of_fold for one in pairs]
        learnt = [one for one, held_out in zip(pairs, inside, strict=True) if not held_out]
        weights = learn_judged(
            [{field: one.levels[field] for field in fields} for one in learnt],
            [one.same for one in learnt],
            threshold=0.0,
            learnt_from="all but an inner fold",
        )
        for one, held_out in zip(pairs, inside, strict=True):
            if held_out:
                odds = weights.prior + sum(weights.weight(field, one.levels[field]) for field in fields)
                total += math.log1p(math.exp(-odds if one.same else odds))
                count += 1
    return total / count
