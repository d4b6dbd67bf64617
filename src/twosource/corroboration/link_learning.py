"""Weights learnt: from pairs that people judged, or, without judgements, from the monitor's own pairs.

In: the levels of pairs, and for the first whether each is one event. Out: `FieldWeights`.

With judgements: logistic regression on the levels, with a ridge (Hoerl and Kennard 1970) that draws what is seldom met
to 0; Newton's method. Without: expectation and maximisation over m and u (Winkler 1988), from given weights, which
count as so many pairs seen before; each weight then moves by what ln(m / u) moved, and the prior by what the share of
matches moved. A monitor with few pairs so keeps the weights it began with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from twosource.corroboration.weights import FieldWeights, Level

Floats = npt.NDArray[np.float64]
Levels = Mapping[str, str]

_RIDGE = 1.0
_STEPS = 50
_CLOSE = 1e-8
_ROUNDED = 6
# How many pairs the given m and u count for, and how many rounds of expectation and maximisation there are at most.
_SEEN_BEFORE = 200.0
_ROUNDS = 100
_SETTLED = 1e-6


class _Table:
    """Levels of pairs as ones and zeros, a column for each level of each field; like pairs are one row with a count."""

    def __init__(self, pairs: Sequence[Levels], known: Sequence[tuple[str, str]] = ()) -> None:
        met = {(field, level) for pair in pairs for field, level in pair.items()}
        self.columns = sorted(met | set(known))
        self.at = {column: n for n, column in enumerate(self.columns)}
        self.ones: Floats = np.zeros((len(pairs), len(self.columns)))
        for row, pair in enumerate(pairs):
            for item in pair.items():
                self.ones[row, self.at[item]] = 1.0
        self.of_field: Floats = np.array(
            [sum(field == other for other, _ in self.columns) for field, _ in self.columns], dtype=np.float64
        )

    def shares(self, weights: Floats, before: Floats | float, seen: float) -> Floats:
        """The share of each level in pairs that count so much each, with what was seen before."""
        counts: Floats = weights @ self.ones
        shares: Floats = (counts + before * seen) / (weights.sum() + seen)
        return shares

    def fields(self, weights: Floats, m: Floats, u: Floats) -> dict[str, dict[str, Level]]:
        """The levels' numbers, by field."""
        found: dict[str, dict[str, Level]] = defaultdict(dict)
        for n, (field, level) in enumerate(self.columns):
            numbers = (round(float(column[n]), _ROUNDED) for column in (weights, m, u))
            found[field][level] = Level(*numbers)
        return dict(found)


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
    one = np.array(same, dtype=np.float64)
    prior, weights = _logistic(table.ones, one, ridge)
    even = 1 / table.of_field  # one pair of each kind, spread evenly over a field's levels
    return FieldWeights(
        learnt_from=learnt_from,
        pairs=(float(one.sum()), float(len(one) - one.sum())),
        share=round(float(one.mean()), _ROUNDED),
        prior=round(prior, _ROUNDED),
        threshold=threshold,
        fields=table.fields(weights, table.shares(one, even, 1.0), table.shares(1 - one, even, 1.0)),
    )


def _logistic(ones: Floats, same: Floats, ridge: float) -> tuple[float, Floats]:
    """Intercept and weights; the intercept is free."""
    design = np.column_stack((np.ones(len(ones)), ones))
    precision = np.full(design.shape[1], ridge)
    precision[0] = ridge * 1e-3
    found: Floats = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (same - likely) - precision * found
        bend = (design * (likely * (1 - likely))[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < _CLOSE:
            break
    return float(found[0]), found[1:]


def learn_unjudged(
    pairs: Sequence[Levels], start: FieldWeights, *, learnt_from: str, seen_before: float = _SEEN_BEFORE
) -> FieldWeights:
    """The weights after so many pairs that nobody judged; the given ones where there are none.

    Args:
        pairs: the levels of each pair, by field.
        start: the weights to begin with; their m and u count as ``seen_before`` pairs of each kind.
        learnt_from: told in words.
    """
    if not pairs:
        return start
    known = [(field, level) for field, levels in start.fields.items() for level in levels]
    table = _Table(pairs, known)
    given = [start.fields.get(field, {}).get(level) for field, level in table.columns]
    even = 1 / table.of_field
    m_start = np.array([level.m if level else even[n] for n, level in enumerate(given)])
    u_start = np.array([level.u if level else even[n] for n, level in enumerate(given)])
    weight_start = np.array([level.weight if level else 0.0 for level in given])
    moved: Floats = np.log(m_start / u_start)
    m, u, share = m_start, u_start, start.share
    prior, weights = start.prior, weight_start
    likely: Floats = np.zeros(len(pairs))
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-(prior + table.ones @ weights)))
        m, u = table.shares(likely, m_start, seen_before), table.shares(1 - likely, u_start, seen_before)
        before = share
        share = float((likely.sum() + start.share * seen_before) / (len(pairs) + seen_before))
        share = min(max(share, 1e-6), 1 - 1e-6)
        weights = weight_start + np.log(m / u) - moved
        prior = start.prior + _log_odds(share) - _log_odds(start.share)
        if abs(share - before) < _SETTLED:
            break
    return FieldWeights(
        learnt_from=learnt_from,
        pairs=(round(float(likely.sum()), 3), round(float(len(pairs) - likely.sum()), 3)),
        share=round(share, _ROUNDED),
        prior=round(prior, _ROUNDED),
        threshold=start.threshold,
        fields=table.fields(weights, m, u),
    )


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
