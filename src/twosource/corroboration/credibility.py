"""Credibility: how likely the event happened, as the posterior of the latent-truth model (`latent_truth`) for one event.

In: who carries and who denies the event, who looks there and is silent, and how reliable each is held to be. Out: a
probability with its 90 % interval and what it rests on. It weighs one event by the model's own formula with the rates
given: either what a monitor's other events taught, or the stated priors. A single origin is believed as its own
reliability says, so its credibility is its prior; silence counts only for sources known to look at the region.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.corroboration.grade import Standing
from twosource.corroboration.reliability import Rates, Reliabilities
from twosource.corroboration.ties import Interest

_DIGITS = 4
_Z90 = 1.645
_DENIAL_VARIANCE = 0.25  # of the logarithm of how much more a falsehood is denied than a truth
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Credibility:
    """A probability with its 90 % interval and what it rests on."""

    value: float
    low: float
    high: float
    basis: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds an event.

    Attributes:
        fold: what the events of this fold taught is left out of account; None: nothing is.
        region: where it is, as coverage is told by region.
        silent: sources that look there and neither carried nor denied it: key, kind, and interest in its being believed.
    """

    fold: int | None = None
    region: str | None = None
    silent: tuple[tuple[str, str, Interest], ...] = ()


NOWHERE = Scene()


@dataclass(frozen=True, slots=True)
class _Teller:
    """One origin as the formula sees it: log chances of its telling by loudness, and its exponent as a second voice."""

    standing: Standing
    rates: Rates
    reliability: float
    variance: float
    group: str
    weight: float
    log1: tuple[float, ...]
    log0: tuple[float, ...]
    own: float
    makes: float
    begins: bool


def credibility(
    standings: Sequence[Standing],
    deniers: Sequence[Standing],
    *,
    forecast: bool,
    reliabilities: Reliabilities,
    scene: Scene = NOWHERE,
    hedged: float = 0.7,
) -> Credibility:
    """The credibility of an event from those who carry it and those who deny it.

    Args:
        standings: origins that affirm it. A forecast has none that say it happened: 0, and anything up to 1 may be.
        deniers: origins that deny it; their ``interest`` is what they have in the denial.
        hedged: what the reliability of an origin is multiplied by that says it only in a hedge.
    """
    if forecast:
        return Credibility(
            0.0, 0.0, 1.0, "forecast: nobody says that it happened, so nothing is known of its credibility"
        )
    if not standings:
        return Credibility(0.0, 0.0, 0.0, "withdrawn: nobody who said so stands by it")
    tellers = _tellers(standings, reliabilities, scene, hedged)
    against, variance = _denied(deniers, reliabilities, scene)
    doubts = _doubts(tellers, reliabilities, scene)
    doubt = math.fsum(doubts)
    log_odds = -math.log(max(doubt, _TINY)) - against
    for teller, part in zip(tellers, doubts, strict=True):
        share = part / doubt if doubt > 0 else 0.0
        variance += share**2 * teller.variance
        variance += ((1 - share) * teller.weight * teller.own) ** 2 / teller.rates.firm
    reach = _Z90 * math.sqrt(variance)
    low, value, high = (_probability(log_odds + step) for step in (-reach, 0.0, reach))
    return Credibility(
        round(value, _DIGITS),
        round(low, _DIGITS),
        round(high, _DIGITS),
        _basis(tellers, deniers, reliabilities, scene),
    )


def _tellers(standings: Sequence[Standing], reliabilities: Reliabilities, scene: Scene, hedged: float) -> list[_Teller]:
    """The origins as the formula sees them."""
    truth = reliabilities.truth
    first = min(standing.since[:10] for standing in standings)
    tellers = []
    for standing in standings:
        voice = standing.voice
        rates = reliabilities.rates(voice.key, voice.kind, standing.interest, scene.fold)
        relayed = math.fsum(
            reliabilities.relay_rate(voice.key, other.voice.key)
            for other in standings
            if other is not standing and other.since <= standing.since
        )
        scale = reliabilities.scale(voice.key, scene.region) or 1.0
        mine1 = [m * rates.sight * scale for m in truth.loudness]
        mine0 = [m * rates.gullible * scale for m in truth.loudness]
        chance = math.fsum(p * -math.expm1(-m) for p, m in zip(truth.loud_shares, mine1, strict=True))
        reliability = rates.reliability * (hedged if standing.hedged else 1.0)
        middle = rates.gullible * scale
        tellers.append(
            _Teller(
                standing=standing,
                rates=rates,
                reliability=reliability,
                variance=rates.variance,
                group=voice.key if rates.learnt else standing.group or voice.key,
                weight=voice.cap if rates.learnt else standing.weight,
                log1=tuple(math.log(-math.expm1(-rate - relayed)) for rate in mine1),
                log0=tuple(math.log(-math.expm1(-rate - relayed)) for rate in mine0),
                own=middle / (middle + relayed),
                makes=(1 - reliability) / reliability * chance,
                begins=standing.since[:10] == first,
            )
        )
    return tellers


def _doubts(tellers: Sequence[_Teller], reliabilities: Reliabilities, scene: Scene) -> list[float]:
    """For each origin the odds that it made the event up, against its having taken place.

    Of voices that share, the one that began it uses their first share up, and they make things up as one.
    """
    truth = reliabilities.truth
    unseen1, unseen0 = _silence(reliabilities, scene)
    shares: dict[str, float] = {}
    beginning: dict[str, float] = {}
    for teller in tellers:
        shares[teller.group] = shares.get(teller.group, 0.0) + teller.weight
        if teller.begins:
            beginning[teller.group] = beginning.get(teller.group, 0.0) + teller.weight
    doubts = []
    for maker in tellers:
        if not maker.begins:
            doubts.append(0.0)
            continue
        left = shares[maker.group] - maker.weight
        spare = max(shares[maker.group] - 1.0, 0.0)
        fraction = spare / left if left > 0 else 0.0
        if_true, if_false = [], []
        for at, (loud, share) in enumerate(zip(truth.loudness, truth.loud_shares, strict=True)):
            others1, others0 = maker.log1[at], 0.0
            for other in tellers:
                if other is not maker:
                    weight = other.weight * (min(fraction, 1.0) if other.group == maker.group else 1.0)
                    others1 += weight * other.log1[at]
                    others0 += weight * other.log0[at]
            if_true.append(math.log(share) + others1 - loud * unseen1)
            if_false.append(math.log(share) + others0 - loud * unseen0)
        part = maker.weight / beginning[maker.group]
        doubts.append(part * maker.makes * math.exp(_log_sum(if_false) - _log_sum(if_true)))
    return doubts


def _silence(reliabilities: Reliabilities, scene: Scene) -> tuple[float, float]:
    """What those who look there and are silent would tell, if it took place and if not."""
    unseen1 = unseen0 = 0.0
    for key, kind, interest in scene.silent:
        rates = reliabilities.rates(key, kind, interest, scene.fold)
        scale = reliabilities.scale(key, scene.region)
        if rates.learnt and scale is not None:
            unseen1 += rates.sight * scale
            unseen0 += rates.gullible * scale
    return unseen1, unseen0


_BELIEVED: dict[Interest, Interest] = {"interested": "adverse", "none": "none", "adverse": "interested"}


def _denied(deniers: Sequence[Standing], reliabilities: Reliabilities, scene: Scene) -> tuple[float, float]:
    """The log-odds that denials, and their not being there, tell against the event; and their variance."""
    against = variance = 0.0
    for denier in deniers:
        # Whom the denial serves, its being believed harms.
        rates = reliabilities.rates(denier.voice.key, denier.voice.kind, _BELIEVED[denier.interest], scene.fold)
        weight = denier.voice.cap if rates.learnt else denier.weight
        against += weight * max(math.log(rates.denies_false / rates.denies_true), 0.0)
        variance += weight**2 * _DENIAL_VARIANCE
    for key, kind, interest in scene.silent:
        rates = reliabilities.rates(key, kind, interest, scene.fold)
        if rates.learnt and reliabilities.scale(key, scene.region) is not None:
            against -= rates.denies_false - rates.denies_true
    return against, variance


def _log_sum(logs: Sequence[float]) -> float:
    top = max(logs)
    return top + math.log(math.fsum(math.exp(value - top) for value in logs))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(log_odds, 500.0), -500.0)))


_HAS = {"interested": ", interested", "adverse": ", speaking against its interest", "none": ""}


def _basis(tellers: Sequence[_Teller], deniers: Sequence[Standing], reliabilities: Reliabilities, scene: Scene) -> str:
    learnt = [teller for teller in tellers if teller.rates.learnt]
    if len(tellers) == 1:
        one = tellers[0]
        has = _HAS[one.standing.interest]
        told = (
            f"a single origin: this is its prior, from what {reliabilities.weights.events} events taught of it{has}"
            if learnt
            else f"a single origin: this is the stated prior for a source of kind {one.standing.voice.kind}{has}"
        )
    elif not learnt:
        told = "stated priors by kind of source and interest, joined over independent voices; not learnt from data"
    else:
        rest = "" if len(learnt) == len(tellers) else f", stated priors for the other {len(tellers) - len(learnt)}"
        told = (
            f"the posterior over {len(tellers)} origins: reliability and relaying learnt from other events "
            f"for {len(learnt)} of them{rest}"
        )
    if scene.silent:
        told += f"; {len(scene.silent)} that look there are silent"
    return f"{told}; lessened by {len(deniers)} denying" if deniers else told
