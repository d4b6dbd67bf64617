"""What a monitor's own sentences teach of how they are linked: the stated weights, moved without labels.

In: pairs of sentences, by level (`told_pairs`). Out: `ToldWeights`. The model is that of Fellegi and Sunter (1969): a level
of agreement weighs the logarithm of m over u, which tell how often pairs of one event and pairs of two show it.

u is counted, not fitted, among pairs that are two: Splink (Linacre et al. 2022) takes it from random pairs; here they are
pairs of the same blocks that lie too far apart in time (for days: in place), so that what the events of one front have in
common by nature, parties and places, doesn't pass for a match. m and the share of matches are fitted to the candidate
pairs by expectation and maximisation (Winkler 1988; Dempster, Laird and Rubin 1977), with the stated weights as a
Dirichlet and beta prior (as Enamorado, Fifield and Imai 2019 put what is known beforehand) that counts for so many pairs: a
stated weight w supposes an m of u times e to the w, made to sum to 1, and the stated threshold supposes a share. A weight
is then the stated one plus log(m / supposed m): it stays where there is little to learn from, and is that of Fellegi
and Sunter, but for a constant of its field that the threshold allows for, where there is much. Pairs that analysts judged are
known, and count for several (Nigam et al. 2000).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.told_pairs import FIELDS, Floats, Indices, PairSample
from twosource.corroboration.weights import ToldLevel, ToldWeights

_DIGITS = 6
_SMOOTH = 20.0  # pairs for which the candidates' own levels count in u, where few pairs are known to be two
_ROUNDS = 300
_SETTLED = 1e-6


@dataclass(slots=True)
class _Field:
    """One field in fitting: the candidates' levels; of each level u, the supposed m, the fitted one and its pairs.

    ``constant`` is the logarithm of what makes the supposed m sum to 1.
    """

    near: Indices
    u: Floats
    supposed: Floats
    m: Floats
    constant: float
    pairs: Floats


def learn_told(sample: PairSample, settings: LinkSettings) -> ToldWeights | None:
    """What these pairs teach; None where there are none that may be one event."""
    if not len(sample.judged):
        return None
    fields = {name: _supposed(sample, name) for name in FIELDS}
    stated = sum((sample.near[name].stated for name in FIELDS), np.zeros(len(sample.judged)))
    is_judged = ~np.isnan(sample.judged)
    counts = np.where(is_judged, settings.judged_as, 1.0)
    constant = sum(field.constant for field in fields.values())
    supposed_share = _chance(constant - settings.threshold)
    threshold, prior = settings.threshold, settings.prior_pairs
    rounds, one, moved = 0, 0.0, math.inf
    while moved >= _SETTLED and rounds < _ROUNDS:
        rounds += 1
        total = stated - threshold
        for field in fields.values():
            total = total + np.log(field.m / field.supposed)[field.near]
        likely = np.where(is_judged, sample.judged, 1 / (1 + np.exp(-total))) * counts
        one = float(likely.sum())
        moved = 0.0
        for field in fields.values():
            field.pairs = np.bincount(field.near, likely, minlength=len(field.u)).astype(np.float64)
            m = (prior * field.supposed + field.pairs) / (prior + one)
            moved = max(moved, float(np.abs(np.log(m / field.m)).max()))
            field.m = m
        share = (prior * supposed_share + one) / (prior + float(counts.sum()))
        before, threshold = threshold, constant - math.log(share / (1 - share))
        moved = max(moved, abs(threshold - before))
    two = float(counts.sum()) - one
    prior_share = prior / (prior + one)
    return ToldWeights(
        learnt_from=_in_words(sample, one, two, prior_share),
        pairs=(round(one, 3), round(two, 3)),
        apart=(len(sample.apart["place"].levels), len(sample.apart["time"].levels)),
        judged=int(is_judged.sum()),
        rounds=rounds,
        prior_pairs=prior,
        prior_share=round(prior_share, _DIGITS),
        threshold=round(threshold, _DIGITS),
        fields={name: _levels(field, sample.names[name]) for name, field in fields.items()},
    )


def _supposed(sample: PairSample, name: str) -> _Field:
    """A field before fitting: what chance does, and what the stated weights suppose."""
    many = len(sample.names[name])
    near, apart = sample.near[name], sample.apart[name]
    own = np.bincount(near.levels, minlength=many) / len(near.levels)
    u = (np.bincount(apart.levels, minlength=many) + _SMOOTH * own) / (len(apart.levels) + _SMOOTH)
    # A level's weight may go by degrees (how far apart, how many days between): its mean odds stand for it.
    levels = np.concatenate((near.levels, apart.levels))
    odds = np.bincount(levels, np.exp(np.concatenate((near.stated, apart.stated))), minlength=many)
    m = u * odds / np.maximum(np.bincount(levels, minlength=many), 1)
    # A level that neither kind of pairs shows (another field's, or none's) can't be told of.
    m = np.maximum(m, 1e-12)
    whole = float(m.sum())
    return _Field(near.levels, u, m / whole, m / whole, math.log(whole), np.zeros(many))


def _levels(field: _Field, names: tuple[str, ...]) -> dict[str, ToldLevel]:
    return {
        name: ToldLevel(
            shift=round(float(np.log(field.m[at] / field.supposed[at])), _DIGITS),
            pairs=round(float(field.pairs[at]), 3),
            m=round(float(field.m[at]), _DIGITS),
            stated=round(float(field.supposed[at]), _DIGITS),
            u=round(float(field.u[at]), _DIGITS),
        )
        for at, name in sorted(enumerate(names), key=lambda item: item[1])
    }


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _in_words(sample: PairSample, one: float, two: float, prior_share: float) -> str:
    judged = int((~np.isnan(sample.judged)).sum())
    by_people = f" ({judged} judged by analysts)" if judged else ""
    return (
        f"{len(sample.judged)} pairs of the monitor's own claims{by_people}, thought to be one event with a weight of "
        f"{one:.0f} and two with {two:.0f}; {len(sample.apart['place'].levels)} pairs too far apart in time and "
        f"{len(sample.apart['time'].levels)} too far apart in place tell what chance does; the stated weights count for "
        f"{100 * prior_share:.0f} %"
    )
