"""Weights of pairs learnt: from pairs that people judged; and, without judgements, how often the monitor's pairs are one.

In: the levels of pairs, and for the first whether each is one event. Out: `FieldWeights`.

With judgements: logistic regression on the levels, with a ridge (Hoerl and Kennard 1970) that draws what is seldom met
to 0; Newton's method. Without: the share of pairs that are one event, by expectation and maximisation with the fields'
weights held (Saerens, Latinne and Decaestecker 2002), and the prior that goes with it. To move the fields' weights too
(Winkler 1988) was tried and left: fields that agree together by nature, such as place and time, draw them astray
(decision record 13).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from twosource.corroboration.weights import FieldWeights

Floats = npt.NDArray[np.float64]
Levels = Mapping[str, str]

_RIDGE = 1.0
_STEPS = 50
_CLOSE = 1e-8
_DIGITS = 6
# How many pairs the given share counts for, and when a share has settled.
_SEEN_BEFORE = 200.0
_ROUNDS = 200
_SETTLED = 1e-7


class _Table:
    """Levels of pairs as ones and zeros, a column for each level of each field; pairs alike in all are one row, counted."""

    def __init__(self, pairs: Sequence[Levels]) -> None:
        self.columns = sorted({item for pair in pairs for item in pair.items()})
        at = {column: n for n, column in enumerate(self.columns)}
        alike = [tuple(sorted(at[item] for item in pair.items())) for pair in pairs]
        rows = {row: n for n, row in enumerate(sorted(set(alike)))}
        self._row_of = [rows[row] for row in alike]
        self.ones: Floats = np.zeros((len(rows), len(self.columns)))
        for row, n in rows.items():
            self.ones[n, list(row)] = 1.0
        self.counts = self.summed(np.ones(len(pairs)))

    def summed(self, values: Floats) -> Floats:
        """Values of pairs, summed over those that are alike."""
        sums: Floats = np.zeros(len(self.ones))
        np.add.at(sums, self._row_of, values)
        return sums


def learn_judged(
    pairs: Sequence[Levels], same: Sequence[bool], *, threshold: float, learnt_from: str, ridge: float = _RIDGE
) -> FieldWeights:
    """The weights of judged pairs.

    Args:
        pairs: the levels of each pair, by field.
        same: whether each is one event; there must be some of either kind.
        threshold: the mean log-odds above which clusters are joined.
        learnt_from: told in words.
        ridge: the precision of the normal prior around 0 of each weight.
    """
    table = _Table(pairs)
    one = table.summed(np.array(same, dtype=np.float64))
    prior, weights = _logistic(table.ones, one, table.counts, ridge)
    fields: dict[str, dict[str, float]] = {}
    for (field, level), weight in zip(table.columns, weights.tolist(), strict=True):
        fields.setdefault(field, {})[level] = round(weight, _DIGITS)
    return FieldWeights(
        learnt_from=learnt_from,
        pairs=(float(one.sum()), float(table.counts.sum() - one.sum())),
        share=round(float(one.sum() / table.counts.sum()), _DIGITS),
        prior=round(prior, _DIGITS),
        threshold=threshold,
        fields=fields,
    )


def _logistic(ones: Floats, same: Floats, counts: Floats, ridge: float) -> tuple[float, Floats]:
    """Intercept and weights, of rows that stand for so many pairs; the intercept is free."""
    design = np.column_stack((np.ones(len(ones)), ones))
    precision = np.full(design.shape[1], ridge)
    precision[0] = ridge * 1e-3
    found: Floats = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (same - counts * likely) - precision * found
        bend = (design * (counts * likely * (1 - likely))[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < _CLOSE:
            break
    return float(found[0]), found[1:]


def learn_share(
    pairs: Sequence[Levels], start: FieldWeights, *, learnt_from: str, seen_before: float = _SEEN_BEFORE
) -> FieldWeights:
    """The weights with the share of pairs that are one event, and so the prior, fitted to pairs that nobody judged.

    Args:
        pairs: the levels of each pair, by field; the given weights come back where there are none.
        start: the weights to begin with; their share counts as ``seen_before`` pairs.
        learnt_from: told in words.
    """
    if not pairs:
        return start
    table = _Table(pairs)
    weights = np.array([start.weight(*column) for column in table.columns])
    evidence = start.prior - _log_odds(start.share) + table.ones @ weights
    total, share = table.counts.sum(), start.share
    for _ in range(_ROUNDS):
        before = share
        likely = 1 / (1 + np.exp(-(evidence + _log_odds(share))))
        share = float((table.counts @ likely + start.share * seen_before) / (total + seen_before))
        if abs(share - before) < _SETTLED:
            break
    share = round(share, _DIGITS)
    return msgspec.structs.replace(
        start,
        learnt_from=learnt_from,
        pairs=(round(share * float(total), 3), round((1 - share) * float(total), 3)),
        share=share,
        prior=round(start.prior + _log_odds(share) - _log_odds(start.share), _DIGITS),
    )


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
