"""Credibility: how likely the event happened, for now by a stated prior.

A noisy-or over effective origins: each voice that carries the event tells it truly with the prior reliability of
its kind, moved by its interest and by hedging, and counts by its share; independent voices leave the product of
their doubts. Denials take from it in proportion to the denier's own reliability. The interval is that of the
priors, low with low and high with high. Nothing here is learnt from data, and the basis says so. A latent-truth
model can take its place behind `credibility`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from twosource.corroboration.grade import Standing
from twosource.corroboration.settings import CredibilitySettings

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Credibility:
    """A probability with its interval and what it rests on."""

    value: float
    low: float
    high: float
    basis: str


def credibility(
    standings: Sequence[Standing], deniers: Sequence[Standing], *, forecast: bool, settings: CredibilitySettings
) -> Credibility:
    """The credibility of an event from those who carry it and those who deny it.

    Args:
        standings: origins that affirm it. A forecast has none that say it happened: 0, and anything up to 1 may be.
        deniers: origins that deny it; their ``interest`` is what they have in the denial.
    """
    if forecast:
        return Credibility(
            0.0, 0.0, 1.0, "forecast: nobody says that it happened, so nothing is known of its credibility"
        )
    if not standings:
        return Credibility(0.0, 0.0, 0.0, "withdrawn: nobody who said so stands by it")
    low, middle, high = (_noisy_or(standings, at, settings) for at in range(3))
    denied = [_noisy_or(deniers, at, settings) * settings.denial for at in range(3)]
    return Credibility(
        round(middle * (1 - denied[1]), _DIGITS),
        round(low * (1 - denied[2]), _DIGITS),
        round(high * (1 - denied[0]), _DIGITS),
        _basis(standings, deniers),
    )


def _noisy_or(standings: Sequence[Standing], at: int, settings: CredibilitySettings) -> float:
    doubt: float = prod((1 - _reliability(s, at, settings)) ** s.weight for s in standings)
    return 1 - doubt


def _reliability(standing: Standing, at: int, settings: CredibilitySettings) -> float:
    value = settings.kinds.get(standing.voice.kind, settings.kinds["unknown"])[at]
    if standing.interest == "interested":
        value *= settings.interested
    elif standing.interest == "adverse":
        value += (1 - value) * settings.adverse
    return value * settings.hedged if standing.hedged else value


def _basis(standings: Sequence[Standing], deniers: Sequence[Standing]) -> str:
    if len(standings) == 1:
        told = f"a single origin: this is the stated prior for a source of kind {standings[0].voice.kind}"
        told += {"interested": ", interested", "adverse": ", speaking against its interest", "none": ""}[
            standings[0].interest
        ]
    else:
        told = "stated priors by kind of source and interest, joined over independent voices; not learnt from data"
    return f"{told}; lessened by {len(deniers)} denying" if deniers else told
