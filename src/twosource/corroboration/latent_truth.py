"""The latent-truth model: what was told of by whom, and when, in; how well each source does, who relays whom, out.

Whether an event took place is hidden. Where it did, each source comes to tell of it by a Poisson number of sightings;
where it did not, one of those that told of it first made it up, and others took it up on their own account at rates of
their own. In both cases a source may also have it from another that told of it earlier. So:

    P(s tells | took place, loudness m) = 1 - exp(-m * h[s] - sum of r[s, t] over the earlier t)
    P(s tells | made up,    loudness m) = 1 - exp(-m * g[s] - sum of r[s, t] over the earlier t)

with ``h`` how much a source gets to see, ``g`` how readily it takes up what is false, ``r`` how readily it relays. A
source's sight is scaled by region, so that silence tells something only where the source is known to look. The loudness
of an event is one of three, for what is loud is seen by all. Of what ``s`` tells on its own account the share ``rho`` took
place; that fixes how often it makes things up.

It is of the family of Dawid and Skene (1979) and the latent truth model of Zhao et al. (2012), with copying after Dong,
Berti-Equille and Srivastava (2009): who repeats another's falsehoods is told from who sees the same truths, since what
took place is seen by many and what did not by none. That events nobody told of are missing is allowed for as in capture
and recapture. All steps of the fit are closed: EM with sightings as hidden counts. Numbers in the names of arrays:
``1`` took place, ``0`` made up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twosource.corroboration.settings import TruthSettings

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who told of what, as arrays.

    A *slot* is a source with one of the interests that it may have; a *cell* is a region and whom what takes place
    there favours or harms, so that in a cell each source has one slot; a *pair* is a source and a region that it looks
    at.

    Attributes:
        events, slots, cells, pairs, relays: how many there are of each.
        cell: of each event, its cell.
        klass: of each slot, the interest (0 interested, 1 none, 2 adverse).
        prior: of each slot, the Beta parameters of ``rho`` (slots x 2); ``odds``: the prior of ``h / g``; ``denies``: the
            priors of how likely it denies what took place and what did not (slots x 2).
        event, slot, pair, first, marked: of each telling, sorted by event and then by time: its event, its slot, its pair
            (-1 where its source isn't known to look there), whether it may have begun it, and whether it is known to be
            lifted (its source is then neither heard nor silent).
        later, relay: of each two tellings of one event by sources one of which may relay the other: the one that came
            later, and the relay.
        chances, shown: of each relay, how often there was a chance of it, and how often it was seen.
        denied_event, denied_slot: of each denial, its event and slot.
        seen_cell, seen_slot, seen_pair: for each cell, the slots of the sources that look there, and their pairs.
    """

    events: int
    slots: int
    cells: int
    pairs: int
    relays: int
    cell: Ints
    klass: Ints
    prior: Floats
    odds: Floats
    denies: Floats
    event: Ints
    slot: Ints
    pair: Ints
    first: Bools
    marked: Bools
    later: Ints
    relay: Ints
    chances: Floats
    shown: Floats
    denied_event: Ints
    denied_slot: Ints
    seen_cell: Ints
    seen_slot: Ints
    seen_pair: Ints


@dataclass(frozen=True, slots=True)
class Rates:
    """What is learnt, by slot (``prior``: slots x 2, ``region``: by pair, ``relayed``: by relay).

    Attributes:
        prior: the stated priors of ``rho``, moved to where the monitor's sources stand together.
        rho: of what a source tells on its own account, the share that took place.
        sight, gullible: ``h`` and ``g``; ``gullible_n``: the tellings that ``g`` rests on.
        denies_true, denies_false: how likely it denies what took place, and what did not.
        region: how much more or less a source sees in a region.
        relayed: ``r``; ``relayed_n``: the tellings that each relay accounts for.
    """

    prior: Floats
    rho: Floats
    sight: Floats
    gullible: Floats
    gullible_n: Floats
    denies_true: Floats
    denies_false: Floats
    region: Floats
    relayed: Floats
    relayed_n: Floats


@dataclass(frozen=True, slots=True)
class Fit:
    """A fit: the rates; by event how likely it took place; by telling how likely it is its source's own and true
    (``own``), and how likely its source made it up (``made_up``)."""

    rates: Rates
    truth: Floats
    own: Floats
    made_up: Floats
    rounds: int


@dataclass(frozen=True, slots=True)
class _Belief:
    """Expectations: ``q1`` and ``q0`` are the joint posterior of truth and loudness by event; ``made_up`` is by telling;
    the rates are by telling and loudness, ``mine`` on its source's own account and ``rate`` in all."""

    truth: Floats
    q1: Floats
    q0: Floats
    made_up: Floats
    mine1: Floats
    mine0: Floats
    rate1: Floats
    rate0: Floats


def fit(evidence: Evidence, settings: TruthSettings) -> Fit:
    """What these tellings teach: from the stated priors uphill to the nearest peak of the posterior.

    Every step is a sum over tellings, so the cost of a round grows with them alone.
    """
    rates = _begin(evidence, settings)
    belief = _believe(evidence, rates, settings)
    rounds = 0
    while rounds < settings.rounds:
        rounds += 1
        rates = _learn(evidence, rates, belief, settings)
        before, belief = belief.truth, _believe(evidence, rates, settings)
        if float(np.max(np.abs(belief.truth - before), initial=0.0)) < settings.settled:
            break
    return Fit(rates, belief.truth, _own(evidence, belief), belief.made_up, rounds)


def _begin(evidence: Evidence, settings: TruthSettings) -> Rates:
    tells = _sums(evidence.slot, np.ones(len(evidence.slot)), evidence.slots)
    of_cell = _sums(evidence.cell, np.ones(evidence.events), evidence.cells)
    sight = np.clip((tells + 1.0) / (_looked_at(evidence, of_cell, np.ones(evidence.pairs)) + 5.0), 0.02, 2.0)
    return Rates(
        prior=evidence.prior,
        rho=evidence.prior[:, 0] / evidence.prior.sum(axis=1),
        sight=sight,
        gullible=sight / evidence.odds,
        gullible_n=np.zeros(evidence.slots),
        denies_true=evidence.denies[:, 0],
        denies_false=evidence.denies[:, 1],
        region=np.ones(evidence.pairs),
        relayed=settings.relay_rate + evidence.shown / np.maximum(evidence.chances, 1.0),
        relayed_n=np.zeros(evidence.relays),
    )


def _believe(evidence: Evidence, rates: Rates, settings: TruthSettings) -> _Belief:
    """What is likely true, the rates given."""
    loud, shares = np.array(settings.loudness), np.array(settings.loud_shares)
    scale = _scale(evidence, rates.region)
    relayed = _sums(evidence.later, rates.relayed[evidence.relay], len(evidence.event))[:, None]
    mine1 = (rates.sight[evidence.slot] * scale)[:, None] * loud
    mine0 = (rates.gullible[evidence.slot] * scale)[:, None] * loud
    rate1, rate0 = mine1 + relayed, mine0 + relayed
    heard, looks = ~evidence.marked[:, None], (evidence.pair >= 0)[:, None]
    told1 = np.where(heard, np.log(-np.expm1(-rate1) + _TINY), 0.0)
    told0 = np.where(heard, np.log(-np.expm1(-rate0) + _TINY), 0.0)
    # Silent are all who look there, but for those that told.
    silent1 = _in_cells(evidence, rates.sight, rates.region)[evidence.cell, None] * loud
    silent0 = _in_cells(evidence, rates.gullible, rates.region)[evidence.cell, None] * loud
    log1 = np.log(shares) + _by_event(evidence, told1 + np.where(looks, mine1, 0.0)) - silent1
    log0 = np.log(shares) + _by_event(evidence, told0 + np.where(looks, mine0, 0.0)) - silent0
    log1 += _denied(evidence, rates.denies_true)[:, None]
    log0 += _denied(evidence, rates.denies_false)[:, None]
    # A source makes things up as often as its share of what is true demands; whoever made it up surely told it.
    rho = rates.rho[evidence.slot]
    makes = np.where(evidence.first & ~evidence.marked, (1 - rho) / rho * (-np.expm1(-mine1) @ shares), 0.0)
    top = np.maximum(log1.max(axis=1), log0.max(axis=1))
    weight1 = np.exp(log1 - top[:, None])
    by_maker = makes[:, None] * np.exp(log0 - top[:, None])[evidence.event] * np.exp(-told0)
    weight0 = _by_event(evidence, by_maker)
    whole = weight1.sum(axis=1) + weight0.sum(axis=1) + _TINY
    return _Belief(
        truth=weight1.sum(axis=1) / whole,
        q1=weight1 / whole[:, None],
        q0=weight0 / whole[:, None],
        made_up=by_maker.sum(axis=1) / whole[evidence.event],
        mine1=mine1,
        mine0=mine0,
        rate1=rate1,
        rate0=rate0,
    )


def _learn(evidence: Evidence, rates: Rates, belief: _Belief, settings: TruthSettings) -> Rates:
    """The rates that fit what is likely true."""
    loud = np.array(settings.loudness)
    scale = _scale(evidence, rates.region)
    heard, looks = ~evidence.marked, evidence.pair >= 0
    q1, q0 = belief.q1[evidence.event], belief.q0[evidence.event]
    # Of what did not take place: the share in which another made it up and this source took it up.
    taken = np.clip(1 - belief.made_up / np.maximum(q0.sum(axis=1), _TINY), 0.0, 1.0)[:, None] * q0
    some1, some0 = -np.expm1(-belief.rate1) + _TINY, -np.expm1(-belief.rate0) + _TINY
    sightings1 = np.where(heard, (q1 * belief.mine1 / some1).sum(axis=1), 0.0)
    sightings0 = np.where(heard, (taken * belief.mine0 / some0).sum(axis=1), 0.0)
    by_relay = np.where(heard, (q1 / some1 + taken / some0).sum(axis=1), 0.0)

    exposure1 = _sums(evidence.cell, belief.q1 @ loud, evidence.cells)
    exposure1 += _untold(evidence, rates, belief, settings)
    exposure0 = _sums(evidence.cell, belief.q0 @ loud, evidence.cells)
    # Who is known to have lifted it was neither looking nor silent; who made it up could not take it up.
    out1 = np.where(evidence.marked & looks, scale * (q1 @ loud), 0.0)
    out0 = np.where(looks, scale * np.where(evidence.marked, q0 @ loud, (q0 - taken) @ loud), 0.0)
    open1 = _looked_at(evidence, exposure1, rates.region) - _sums(evidence.slot, out1, evidence.slots)
    open0 = _looked_at(evidence, exposure0, rates.region) - _sums(evidence.slot, out0, evidence.slots)
    open1, open0 = np.maximum(open1, 0.0), np.maximum(open0, 0.0)
    # What is told of where a source isn't known to look says nothing of how much it sees.
    sight_n = _sums(evidence.slot[looks], sightings1[looks], evidence.slots)
    gullible_n = _sums(evidence.slot[looks], sightings0[looks], evidence.slots)
    pooled = (sight_n.sum() + 1.0) / (open1.sum() + 1.0 / settings.sight)
    sight = (settings.sight_weight + sight_n) / (settings.sight_weight / pooled + open1)
    checks = settings.checks_weight
    gullible = (checks + gullible_n) / (checks * evidence.odds / sight + open0)

    right = _sums(evidence.slot, _own(evidence, belief), evidence.slots)
    wrong = _sums(evidence.slot, belief.made_up, evidence.slots)
    prior = _moved(evidence, right, wrong, settings)
    relayed, relayed_n = _relays(evidence, rates, by_relay, settings)
    return Rates(
        prior=prior,
        rho=(prior[:, 0] + right) / (prior.sum(axis=1) + right + wrong),
        sight=sight,
        gullible=gullible,
        gullible_n=gullible_n,
        denies_true=_denials(evidence, belief.truth, evidence.denies[:, 0], settings),
        denies_false=_denials(evidence, 1 - belief.truth, evidence.denies[:, 1], settings),
        region=_regions(evidence, rates, sightings1, exposure1, settings),
        relayed=relayed,
        relayed_n=relayed_n,
    )


def _own(evidence: Evidence, belief: _Belief) -> Floats:
    """By telling: how likely it took place and its source tells it on its own account."""
    q1 = belief.q1[evidence.event]
    own = (q1 * -np.expm1(-belief.mine1) / (-np.expm1(-belief.rate1) + _TINY)).sum(axis=1)
    return np.where(evidence.marked, 0.0, own)


def _untold(evidence: Evidence, rates: Rates, belief: _Belief, settings: TruthSettings) -> Floats:
    """By cell: the loudness of what took place and nobody told of (capture and recapture)."""
    loud, shares = np.array(settings.loudness), np.array(settings.loud_shares)
    missed_by = np.exp(-_in_cells(evidence, rates.sight, rates.region)[:, None] * loud) * shares
    of_cell = _sums(evidence.cell, belief.truth, evidence.cells)
    untold: Floats = (missed_by @ loud) * of_cell / np.maximum(1 - missed_by.sum(axis=1), 0.05)
    return untold


def _moved(evidence: Evidence, right: Floats, wrong: Floats, settings: TruthSettings) -> Floats:
    """The stated priors, all of one interest moved together to where this monitor's sources stand (empirical Bayes)."""
    weight = evidence.prior.sum(axis=1)
    stated = np.log(evidence.prior[:, 0] / evidence.prior[:, 1])
    shifts = np.zeros(3)
    for klass in range(3):
        own = (evidence.klass == klass) & (right + wrong > 0)
        many = (right + wrong)[own]
        for _ in range(8):
            expected = 1 / (1 + np.exp(-stated[own] - shifts[klass]))
            slope = (many * expected * (1 - expected)).sum() + settings.kinds_weight
            shifts[klass] += ((right[own] - many * expected).sum() - settings.kinds_weight * shifts[klass]) / slope
    mean = 1 / (1 + np.exp(-stated - shifts[evidence.klass]))
    return np.stack([weight * mean, weight * (1 - mean)], axis=1)


def _regions(evidence: Evidence, rates: Rates, sightings: Floats, exposure: Floats, settings: TruthSettings) -> Floats:
    looks = evidence.pair >= 0
    found = _sums(evidence.pair[looks], sightings[looks], evidence.pairs)
    likely = exposure[evidence.seen_cell] * rates.sight[evidence.seen_slot]
    expected = _sums(evidence.seen_pair, likely, evidence.pairs)
    return (settings.region_weight + found) / (settings.region_weight + expected)


def _relays(evidence: Evidence, rates: Rates, by_relay: Floats, settings: TruthSettings) -> tuple[Floats, Floats]:
    share = rates.relayed[evidence.relay] * by_relay[evidence.later]
    found = _sums(evidence.relay, share, evidence.relays)
    # Who is seen to lift is thought to lift as much unseen.
    likely = settings.relay_rate + evidence.shown / np.maximum(evidence.chances, 1.0)
    chances = np.maximum(evidence.chances - evidence.shown, 0.0)
    return (settings.relay_weight + found) / (settings.relay_weight / likely + chances), found


def _denials(evidence: Evidence, weight: Floats, prior: Floats, settings: TruthSettings) -> Floats:
    """How likely each slot denies such an event: its own rate, drawn to that of its interest, and that to the prior."""
    of_cell = _sums(evidence.cell, weight, evidence.cells)
    chance = _looked_at(evidence, of_cell, np.ones(evidence.pairs))
    told = _sums(evidence.denied_slot, weight[evidence.denied_event], evidence.slots)
    all_told = _sums(evidence.klass, told, 3)
    all_chance = _sums(evidence.klass, chance, 3)
    stated = np.array([prior[evidence.klass == klass].mean() if (evidence.klass == klass).any() else 0.05
                       for klass in range(3)])  # fmt: skip
    pooled = ((1.0 + all_told) / (1.0 / stated + all_chance))[evidence.klass]
    drawn = settings.denial_weight
    return np.clip((drawn + told) / (drawn / pooled + chance), 1e-4, 0.9)


def _denied(evidence: Evidence, rate: Floats) -> Floats:
    """By event: the log likelihood of who denied it, and of who looks there and neither told nor denied it."""
    denied = _sums(evidence.denied_event, np.log(rate)[evidence.denied_slot], evidence.events)
    looks = evidence.pair >= 0
    telling = _sums(evidence.event[looks], rate[evidence.slot[looks]], evidence.events)
    silent: Floats = _in_cells(evidence, rate, np.ones(evidence.pairs))[evidence.cell]
    return denied - silent + telling


def _scale(evidence: Evidence, region: Floats) -> Floats:
    """By telling: how much its source sees in that region."""
    return np.where(evidence.pair >= 0, np.append(region, 1.0)[evidence.pair], 1.0)


def _looked_at(evidence: Evidence, by_cell: Floats, region: Floats) -> Floats:
    """By slot: the sum over the cells that it looks at, scaled by its sight there."""
    weights = by_cell[evidence.seen_cell] * region[evidence.seen_pair]
    return _sums(evidence.seen_slot, weights, evidence.slots)


def _in_cells(evidence: Evidence, rates: Floats, region: Floats) -> Floats:
    """By cell: the sum of the rates of all who look there."""
    weights = rates[evidence.seen_slot] * region[evidence.seen_pair]
    return _sums(evidence.seen_cell, weights, evidence.cells)


def _by_event(evidence: Evidence, values: Floats) -> Floats:
    """The sums over each event's tellings, column by column."""
    return np.stack([_sums(evidence.event, column, evidence.events) for column in values.T], axis=1)


def _sums(index: Ints, values: Floats, many: int) -> Floats:
    """The sum of the values at each index."""
    return np.bincount(index, values, minlength=many).astype(np.float64)
