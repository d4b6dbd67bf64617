"""Learning how reliable sources are, from a monitor's own events.

In: accounts of events (who told of each, when, under which interest; who denied it; where it was). Out: `SourceWeights`.
Accounts become the arrays of `latent_truth`; its fit becomes weights that can be kept, in folds, so that no event is
judged by what it taught itself. Nothing here asks for a name: sources are keys.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from twosource.corroboration.counting import learn_spreads
from twosource.corroboration.latent_truth import Evidence, Fit, Floats, fit
from twosource.corroboration.reliability import (
    KLASSES,
    SHIPPED_SOURCES,
    Count,
    Heard,
    Look,
    Relay,
    Reliabilities,
    SourceWeights,
    fold_of,
    odds_of_check,
    prior_of,
)
from twosource.corroboration.settings import CorroborationSettings
from twosource.corroboration.ties import Interest

_DIGITS = 6
_Z90 = 1.645


@dataclass(frozen=True, slots=True)
class Telling:
    """That a source told of an event: ``since`` sorts by time, and its first ten characters are the day; ``lifted`` names
    the source whose words it has or which it credits."""

    source: str
    interest: Interest
    since: str
    lifted: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One event as it was told of.

    ``founder`` is its founding claim; ``sides`` stands for whom it favours and harms; ``denied`` holds who denied it, with
    the interest in its being believed; ``numbers`` who counted what, for each thing counted, in the order of telling.
    """

    founder: str
    region: str | None
    sides: str
    tellings: tuple[Telling, ...]
    denied: tuple[tuple[str, Interest], ...] = ()
    numbers: tuple[tuple[tuple[str, float], ...], ...] = ()


InterestIn = Callable[[str, str], Interest]
"""The interest of a source (a key) in what has these sides (`Account.sides`) being believed."""


def learn(
    accounts: Sequence[Account],
    kinds: Mapping[str, str],
    interest_in: InterestIn,
    settings: CorroborationSettings,
) -> SourceWeights:
    """What these events teach about their sources.

    Args:
        accounts: in any order; an event that nobody told of on its own account is left out.
        kinds: source key -> kind, of every source that is to be learnt about; the others are passed over.
        interest_in: asked for the sources that look where an event was and did not tell of it.
    """
    accounts = sorted((a for a in accounts if _is_told(a, kinds)), key=lambda a: a.founder)
    if not accounts:
        return SHIPPED_SOURCES
    table = _Table(accounts, kinds, interest_in, settings)
    weights = table.weights(fit(table.evidence, settings.truth))
    relayed = Reliabilities(weights, settings).relayed
    spreads = learn_spreads((number for account in accounts for number in account.numbers), relayed, settings.counts)
    return msgspec.structs.replace(
        weights, counts=tuple(Count(source=key, spread=spread, n=n) for key, (spread, n) in spreads.items())
    )


def _is_told(account: Account, kinds: Mapping[str, str]) -> bool:
    return any(t.source in kinds and t.lifted is None for t in account.tellings)


class _Table:
    """Accounts as arrays, with the names of what the arrays number."""

    def __init__(
        self,
        accounts: Sequence[Account],
        kinds: Mapping[str, str],
        interest_in: InterestIn,
        settings: CorroborationSettings,
    ) -> None:
        truth = settings.truth
        self._accounts = accounts
        self._truth = truth
        self._kinds = kinds
        told = {t.source for a in accounts for t in a.tellings} | {key for a in accounts for key, _ in a.denied}
        self._sources = sorted(told & kinds.keys())
        self._number = {key: at for at, key in enumerate(self._sources)}
        priors = [prior_of(kinds[key], interest, settings.credibility) for key in self._sources for interest in KLASSES]
        self._tellings = [
            (event, telling)
            for event, account in enumerate(accounts)
            for telling in sorted(account.tellings, key=lambda t: (t.since, t.source))
            if telling.source in self._number
        ]
        self._looks, seen = self._coverage(interest_in)
        cells = {key: at for at, key in enumerate(sorted({_cell(account) for account in accounts}))}
        pair_of = {look: at for at, look in enumerate(self._looks)}
        self._relays, later, relay, chances, shown = self._relaying()
        first = [min(t.since[:10] for t in a.tellings if t.lifted is None and t.source in kinds) for a in accounts]
        denied = [
            (event, self._slot(key, interest))
            for event, account in enumerate(accounts)
            for key, interest in account.denied
            if key in self._number
        ]
        self.evidence = Evidence(
            events=len(accounts),
            slots=3 * len(self._sources),
            cells=len(cells),
            pairs=len(self._looks),
            relays=len(self._relays),
            cell=np.array([cells[_cell(account)] for account in accounts]),
            klass=np.tile(np.arange(3), len(self._sources)),
            prior=np.array(priors).reshape(-1, 2),
            odds=np.array([odds_of_check(prior, truth) for prior in priors]),
            denies=np.tile(np.array([truth.denied_true, truth.denied_false]).T, (len(self._sources), 1)),
            event=np.array([event for event, _ in self._tellings]),
            slot=np.array([self._slot(t.source, t.interest) for _, t in self._tellings]),
            pair=np.array([pair_of.get((t.source, accounts[event].region or ""), -1) for event, t in self._tellings]),
            first=np.array([t.since[:10] == first[event] for event, t in self._tellings]),
            marked=np.array([t.lifted is not None for _, t in self._tellings]),
            later=np.array(later, dtype=np.int64),
            relay=np.array(relay, dtype=np.int64),
            chances=np.array(chances, dtype=np.float64),
            shown=np.array(shown, dtype=np.float64),
            denied_event=np.array([event for event, _ in denied], dtype=np.int64),
            denied_slot=np.array([slot for _, slot in denied], dtype=np.int64),
            seen_cell=np.array([cells[cell] for cell, _, _ in seen], dtype=np.int64),
            seen_slot=np.array([self._slot(key, interest) for _, key, interest in seen], dtype=np.int64),
            seen_pair=np.array([pair_of[key, cell[0]] for cell, key, _ in seen], dtype=np.int64),
        )

    def _slot(self, source: str, interest: Interest) -> int:
        return 3 * self._number[source] + KLASSES.index(interest)

    def _coverage(
        self, interest_in: InterestIn
    ) -> tuple[list[tuple[str, str]], list[tuple[tuple[str, str], str, Interest]]]:
        """Who looks where, and with which interest in what takes place there."""
        told = Counter(
            (t.source, region)
            for event, t in self._tellings
            if t.lifted is None and (region := self._accounts[event].region) is not None
        )
        looks = sorted(pair for pair, many in told.items() if many >= self._truth.looks_from)
        by_region: dict[str, list[str]] = defaultdict(list)
        for source, region in looks:
            by_region[region].append(source)
        cells = sorted({_cell(account) for account in self._accounts})
        seen = [(cell, key, interest_in(key, cell[1])) for cell in cells for key in by_region.get(cell[0], ())]
        return looks, seen

    def _relaying(
        self,
    ) -> tuple[list[tuple[str, str]], list[int], list[int], list[float], list[float]]:
        """Who told after whom: relays, the later telling and relay of each two tellings, and each relay's chances."""
        by_event: dict[int, list[tuple[int, Telling]]] = defaultdict(list)
        for at, (event, telling) in enumerate(self._tellings):
            by_event[event].append((at, telling))
        followed: Counter[tuple[str, str]] = Counter()
        before: Counter[tuple[str, str]] = Counter()
        pairs: list[tuple[int, tuple[str, str]]] = []
        for own in by_event.values():
            crowd = own[: self._truth.crowd]
            for at, telling in crowd:
                for _, other in crowd:
                    if other.source != telling.source and other.since <= telling.since:
                        followed[telling.source, other.source] += 1
                        pairs.append((at, (telling.source, other.source)))
                        if other.since < telling.since:
                            before[other.source, telling.source] += 1
        shown = Counter((t.source, t.lifted) for _, t in self._tellings if t.lifted is not None)
        relays = sorted(pair for pair, many in followed.items() if many >= self._truth.relay_from)
        index = {pair: at for at, pair in enumerate(relays)}
        told = Counter(t.source for _, t in self._tellings)
        kept = [(at, index[pair]) for at, pair in pairs if pair in index]
        chances = [float(max(told[of] - before[source, of], 1)) for source, of in relays]
        return (
            relays,
            [at for at, _ in kept],
            [relay for _, relay in kept],
            chances,
            [float(min(shown[pair], chances[at])) for at, pair in enumerate(relays)],
        )

    def weights(self, found: Fit) -> SourceWeights:
        """The fit as weights to be kept."""
        rates, evidence = found.rates, self.evidence
        folds = self._truth.folds
        fold = np.array([fold_of(account.founder, folds) for account in self._accounts])[evidence.event]
        at = evidence.slot * folds + fold
        many = evidence.slots * folds
        right = np.bincount(at, found.own, minlength=many).reshape(-1, folds)
        wrong = np.bincount(at, found.made_up, minlength=many).reshape(-1, folds)
        known = self._truth.sure * _known(found, evidence)
        spoke = np.bincount(evidence.slot, minlength=evidence.slots) > 0
        spoke |= np.bincount(evidence.denied_slot, minlength=evidence.slots) > 0
        seen = np.bincount(evidence.seen_slot, minlength=evidence.slots) > 0
        stated = np.log(evidence.prior[:, 0] / evidence.prior[:, 1])
        shift = np.log(rates.prior[:, 0] / rates.prior[:, 1]) - stated
        return SourceWeights(
            events=evidence.events,
            shift=(_round(shift[0]), _round(shift[1]), _round(shift[2])),
            heard=tuple(
                Heard(
                    source=source,
                    interest=interest,
                    right=tuple(map(_round, right[slot])),
                    wrong=tuple(map(_round, wrong[slot])),
                    known=_round(known[slot]),
                    sight=_round(rates.sight[slot]),
                    gullible=max(_round(rates.gullible[slot]), 10**-_DIGITS),
                    gullible_n=_round(rates.gullible_n[slot]),
                    denies_true=_round(rates.denies_true[slot]),
                    denies_false=_round(rates.denies_false[slot]),
                )
                for source in self._sources
                for interest in KLASSES
                if spoke[slot := self._slot(source, interest)] or seen[slot]
            ),
            looks=tuple(
                Look(source=source, kind=self._kinds[source], region=region, scale=_round(rates.region[pair]))
                for pair, (source, region) in enumerate(self._looks)
            ),
            relays=tuple(self._told_relays(found)),
        )

    def _told_relays(self, found: Fit) -> list[Relay]:
        evidence, rates = self.evidence, found.rates
        told = np.bincount(evidence.relay, ~evidence.marked[evidence.later], minlength=evidence.relays)
        relays = []
        for at, (source, of) in enumerate(self._relays):
            shown = float(evidence.shown[at])
            many = float(told[at]) + shown
            share = min((float(rates.relayed_n[at]) + shown) / many, 1.0) if many else 0.0
            low, high = _wilson(share, many)
            relays.append(
                Relay(
                    source=source,
                    of=of,
                    rate=_round(float(rates.relayed[at])),
                    share=_round(share),
                    low=_round(low),
                    high=_round(high),
                    n=round(many),
                    shown=round(shown),
                )
            )
        return relays


def _cell(account: Account) -> tuple[str, str]:
    return (account.region or "", account.sides)


def _known(found: Fit, evidence: Evidence) -> Floats:
    """By slot: the share of information that is left, truth being hidden (Louis 1982, each slot by itself).

    A telling is worth its complete information less the variance of its hidden score.
    """
    rho = found.rates.rho[evidence.slot]
    own, made_up = found.own, found.made_up
    hidden = own * (1 - rho) ** 2 + made_up * rho**2 - (own * (1 - rho) - made_up * rho) ** 2
    whole = (own + made_up) * rho * (1 - rho)
    by_slot = np.bincount(evidence.slot, whole, minlength=evidence.slots)
    left = by_slot - np.bincount(evidence.slot, hidden, minlength=evidence.slots)
    share: Floats = np.divide(left, by_slot, out=np.zeros_like(left), where=by_slot > 0)
    return np.clip(share, 0.0, 1.0)


def _wilson(share: float, many: float) -> tuple[float, float]:
    """The 90 % interval of a share (Wilson 1927)."""
    if many <= 0:
        return 0.0, 1.0
    z2 = _Z90**2
    middle = (share + z2 / (2 * many)) / (1 + z2 / many)
    reach = _Z90 / (1 + z2 / many) * math.sqrt(share * (1 - share) / many + z2 / (4 * many**2))
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def _round(value: float) -> float:
    return round(float(value), _DIGITS)
