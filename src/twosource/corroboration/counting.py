"""How sources count, and what the true number may be. In: what origins told of one number. Out: its 90 % interval.

A source tells the true number times a factor whose logarithm is normal, with a spread of its own (drawn to that of all,
which is stated until it is learnt). The truth's posterior, nothing being supposed of its size, is normal on that scale;
where origins differ by more than their spreads allow, it is widened by as much (Birge 1932). A figure that one origin
told before another, to the digit, may be the other's: it counts by the chance that it is a count of its own.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from twosource.corroboration.settings import CountSettings

_Z90 = 1.645
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """What one origin told of a number.

    Attributes:
        source: its key; ``spread`` its spread.
        low, best, high: the figure; None where open.
        relayed: how likely it has what it tells from another, of this key, that told of the event before.
    """

    source: str
    low: int | None
    best: int | None
    high: int | None
    spread: float
    relayed: Callable[[str], float]


def interval(told: Sequence[Counted]) -> tuple[int | None, int | None]:
    """The 90 % interval of the true number; an end that all leave open is None.

    Args:
        told: in the order in which the origins told it.
    """
    points = [(one, *point) for one in told if (point := _point(one)) is not None]
    if not points:
        return _bounds_alone(told)
    closed = [point for point in points if point[0].high is not None]
    kept = closed or points
    logs = [math.log(number + 0.5) for _, number, _ in kept]
    weights = []
    for at, (one, number, open_) in enumerate(kept):
        equal = max((one.relayed(other.source) for other, same, _ in kept[:at] if same == number), default=0.0)
        weights.append(own_share(number, one.spread, equal) / (one.spread**2 + open_**2))
    total = math.fsum(weights)
    middle = math.fsum(w * x for w, x in zip(weights, logs, strict=True)) / total
    strain = math.fsum(w * (x - middle) ** 2 for w, x in zip(weights, logs, strict=True)) / max(len(kept) - 1, 1)
    # Only what chance would seldom bring: a strain beyond two standard deviations of its own.
    strained = strain > 1 + 2.0 * math.sqrt(2 / max(len(kept) - 1, 1))
    reach = _Z90 / math.sqrt(total) * (math.sqrt(strain) if strained else 1.0)
    low, high = _whole(math.exp(middle - reach) - 0.5, math.exp(middle) - 0.5, math.exp(middle + reach) - 0.5)
    return low, high if closed else None


def _whole(low: float, middle: float, high: float) -> tuple[int, int]:
    """The whole numbers within; at least the nearest to the middle."""
    nearest = max(round(middle), 0)
    return min(max(math.ceil(low), 0), nearest), max(math.floor(high), nearest)


def _point(one: Counted) -> tuple[float, float] | None:
    """The number told and what its words leave open of it (log scale); None where they give one end alone."""
    if one.best is not None:
        open_ = math.log((one.high + 0.5) / (one.low + 0.5)) / (2 * _Z90) if one.low is not None and one.high else 0.0
        return float(one.best), open_
    if one.low is not None and one.high is not None:
        middle = math.exp((math.log(one.low + 0.5) + math.log(one.high + 0.5)) / 2) - 0.5
        return middle, math.log((one.high + 0.5) / (one.low + 0.5)) / (2 * _Z90)
    return None


def own_share(number: float, spread: float, relayed: float) -> float:
    """The chance that a number which another told before is a count of its own: equal counts are rare by chance.

    Args:
        relayed: how likely its source has what it tells from the other.
    """
    by_chance = min(1.0, 1 / (math.sqrt(4 * math.pi) * spread * (number + 0.5)))
    own = (1 - relayed) * by_chance
    return own / (own + relayed) if relayed > 0 else 1.0


def _bounds_alone(told: Sequence[Counted]) -> tuple[int | None, int | None]:
    lows = [one.low for one in told if one.low is not None]
    highs = [one.high for one in told if one.high is not None]
    return (min(lows) if lows else None, max(highs) if highs else None)


def learn_spreads(
    numbers: Iterable[Sequence[tuple[str, float]]], relayed: Callable[[str, str], float], settings: CountSettings
) -> dict[str, tuple[float, int]]:
    """Source -> the spread of its counts and how many it rests on, from numbers that two or more counted on their own.

    The true number of each event is hidden: its mean and variance given the spreads, then each spread given those, in
    turn (EM for unbalanced one-way random effects), each drawn to the spread of all.

    Args:
        numbers: for each number, who told what, in the order in which they told it.
        relayed: how likely the first source has what it tells from the second, which told of the event before.
    """
    groups = [
        [(source, math.log(value + 0.5)) for source, value in own]
        for number in numbers
        if len(own := _own_counts(number, relayed, settings)) > 1
    ]
    sources = sorted({source for group in groups for source, _ in group})
    many = Counter(source for group in groups for source, _ in group)
    variance = dict.fromkeys(sources, settings.spread**2)
    drawn = settings.weight
    for _ in range(settings.rounds if groups else 0):
        found: dict[str, float] = defaultdict(float)
        for group in groups:
            precision = math.fsum(1 / variance[source] for source, _ in group)
            middle = math.fsum(value / variance[source] for source, value in group) / precision
            for source, value in group:
                found[source] += (value - middle) ** 2 + 1 / precision
        pooled = (drawn * settings.spread**2 + math.fsum(found.values())) / (drawn + many.total())
        variance = {source: (drawn * pooled + found[source]) / (drawn + many[source]) for source in sources}
    return {source: (round(math.sqrt(variance[source]), _DIGITS), many[source]) for source in sources}


def _own_counts(
    number: Sequence[tuple[str, float]], relayed: Callable[[str, str], float], settings: CountSettings
) -> list[tuple[str, float]]:
    """Those that are likelier counts of their own than taken from one before."""
    kept: list[tuple[str, float]] = []
    for source, value in number:
        equal = max((relayed(source, of) for of, other in kept if other == value), default=0.0)
        if own_share(value, settings.spread, equal) >= 0.5:
            kept.append((source, value))
    return kept
