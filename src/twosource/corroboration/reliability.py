"""How reliable sources are: what was learnt of them, as a versioned input, and what follows for one event.

In: `SourceWeights`, stated priors, settings. Out: the rates of a source under one interest, learnt from other events than
the one they are asked for. Reliability is the share of what a source tells on its own account that took place: a Beta
posterior, over the prior of its kind and interest.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from twosource.corroboration.settings import CorroborationSettings, CredibilitySettings, TruthSettings
from twosource.corroboration.ties import Interest
from twosource.records import Record, content_id

Letter = Literal["A", "B", "C", "D", "E", "F"]
KLASSES: tuple[Interest, ...] = ("interested", "none", "adverse")
_SPREAD = 3.29  # a 90 % interval is so many standard deviations wide
_Z90 = 1.645


class Heard(Record, frozen=True, kw_only=True):
    """What was learnt of one source under one interest.

    ``right`` and ``wrong`` are, by fold, the expected numbers of what it told on its own account that took place and that
    it made up; ``known`` is the share of these that truth, itself not observed, leaves as information.
    """

    source: str
    interest: Interest
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    known: float
    sight: float
    gullible: float
    gullible_n: float
    denies_true: float
    denies_false: float


class Look(Record, frozen=True, kw_only=True):
    """That a source of this kind looks at a region, and how much more or less it sees there."""

    source: str
    kind: str
    region: str
    scale: float


class Relay(Record, frozen=True, kw_only=True):
    """That a source relays another: ``rate`` by chance, ``share`` of what it told after the other, in ``n`` tellings;
    ``low`` and ``high`` are the share's 90 % interval, ``shown`` how many are relays by their words or credit."""

    source: str
    of: str
    rate: float
    share: float
    low: float
    high: float
    n: int
    shown: int


class Count(Record, frozen=True, kw_only=True):
    """How a source counts: the spread of the logarithm of told over true, from ``n`` numbers that others counted too."""

    source: str
    spread: float
    n: int


class SourceWeights(Record, frozen=True, kw_only=True):
    """What a monitor's own events taught about sources; empty: nothing, and the stated priors hold.

    ``shift`` is how far the priors of each interest were moved together (log-odds).
    """

    events: int = 0
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    heard: tuple[Heard, ...] = ()
    looks: tuple[Look, ...] = ()
    relays: tuple[Relay, ...] = ()
    counts: tuple[Count, ...] = ()

    @property
    def version(self) -> str:
        """A hash of all that was learnt; "shipped" where nothing was."""
        if self == SHIPPED_SOURCES:
            return "shipped"
        return content_id("sources", msgspec.json.encode(self).decode())


SHIPPED_SOURCES = SourceWeights()


@dataclass(frozen=True, slots=True)
class Rates:
    """What one source is held to do under one interest, for one event.

    Attributes:
        right, wrong: the Beta posterior of its reliability.
        sight, gullible: how readily it tells what took place, and takes up what did not; ``firm`` is what the latter
            rests on, in tellings.
        learnt: whether anything but priors stands behind it.
    """

    right: float
    wrong: float
    sight: float
    gullible: float
    firm: float
    denies_true: float
    denies_false: float
    learnt: bool

    @property
    def reliability(self) -> float:
        """The posterior mean."""
        return self.right / (self.right + self.wrong)

    @property
    def variance(self) -> float:
        """The variance of the reliability's log-odds, to first order."""
        return 1 / self.right + 1 / self.wrong


class Reliabilities:
    """The rates of sources, under one set of weights.

    Args:
        weights: what was learnt.
        settings: the stated priors, and the settings of the models.
    """

    def __init__(self, weights: SourceWeights, settings: CorroborationSettings) -> None:
        self.weights = weights
        self.truth = settings.truth
        self.counts = settings.counts
        self._credibility = settings.credibility
        self._heard: Mapping[tuple[str, Interest], Heard] = {(one.source, one.interest): one for one in weights.heard}
        self._relays: Mapping[tuple[str, str], Relay] = {(one.source, one.of): one for one in weights.relays}
        self._scales = {(one.source, one.region): one.scale for one in weights.looks}
        self._counts: Mapping[str, Count] = {one.source: one for one in weights.counts}
        self._rates: dict[tuple[str, str, Interest, int | None], Rates] = {}

    def fold(self, founder: str) -> int:
        """The fold of the event that this claim founded."""
        return fold_of(founder, self.truth.folds)

    def rates(self, source: str, kind: str, interest: Interest, fold: int | None = None) -> Rates:
        """The rates of a source of this kind under this interest, without what the events of a fold taught."""
        key = (source, kind, interest, fold)
        if key not in self._rates:
            self._rates[key] = self._made(source, kind, interest, fold)
        return self._rates[key]

    def _made(self, source: str, kind: str, interest: Interest, fold: int | None) -> Rates:
        prior = prior_of(kind, interest, self._credibility, self.weights.shift[KLASSES.index(interest)])
        heard = self._heard.get((source, interest))
        if heard is None:
            at = KLASSES.index(interest)
            sight = self.truth.sight
            return Rates(
                *prior, sight, sight / odds_of_check(prior, self.truth), self.truth.checks_weight,
                self.truth.denied_true[at], self.truth.denied_false[at], learnt=False,
            )  # fmt: skip
        right = math.fsum(heard.right) - (heard.right[fold] if fold is not None else 0.0)
        wrong = math.fsum(heard.wrong) - (heard.wrong[fold] if fold is not None else 0.0)
        mean = (prior[0] + right) / (prior[0] + prior[1] + right + wrong)
        weight = prior[0] + prior[1] + (right + wrong) * heard.known
        return Rates(
            mean * weight, (1 - mean) * weight, heard.sight, heard.gullible,
            self.truth.checks_weight + heard.gullible_n, heard.denies_true, heard.denies_false, learnt=True,
        )  # fmt: skip

    def learnt_from(self, source: str, interest: Interest) -> float:
        """How many events a source told of on its own account, as far as is known."""
        heard = self._heard.get((source, interest))
        return math.fsum((*heard.right, *heard.wrong)) if heard is not None else 0.0

    def known(self, source: str, interest: Interest) -> float:
        """How many observations of the truth these are worth."""
        heard = self._heard.get((source, interest))
        return math.fsum((*heard.right, *heard.wrong)) * heard.known if heard is not None else 0.0

    def letter(self, source: str, kind: str, interest: Interest, fold: int | None = None) -> Letter:
        """The Admiralty letter of a source under this interest."""
        rates = self.rates(source, kind, interest, fold)
        low, _ = interval(rates.right, rates.wrong)
        return letter(rates.reliability, low, self.known(source, interest), self.truth)

    def scale(self, source: str, region: str | None) -> float | None:
        """How much a source sees in a region, as a multiple; None where it isn't known to look there."""
        return self._scales.get((source, region)) if region is not None else None

    def spread(self, source: str, interest: Interest) -> float:
        """The spread of a source's counts (`counting`): learnt, or stated."""
        count = self._counts.get(source)
        if count is not None:
            return count.spread
        return self.counts.spread_interested if interest == "interested" else self.counts.spread

    def relayed(self, source: str, of: str) -> float:
        """How likely a source has what it tells from another that told of the same before."""
        relay = self._relays.get((source, of))
        if relay is not None:
            return max(relay.share, self.counts.lifted_learnt)
        return self.counts.lifted_learnt if self.weights.heard else self.counts.lifted

    def relay_rate(self, source: str, of: str) -> float:
        """The rate at which a source relays another; 0 where nothing was learnt of it."""
        relay = self._relays.get((source, of))
        return relay.rate if relay is not None else 0.0

    def is_relay(self, source: str, of: str) -> bool:
        """Whether most of what a source told after another is surely the other's."""
        relay = self._relays.get((source, of))
        return relay is not None and relay.low >= 0.5

    def relays_of(self, source: str) -> tuple[Relay, ...]:
        """Whom a source relays, those it relays most first."""
        return self._relays_by.get(source, ())

    def looking_at(self, region: str | None) -> tuple[Look, ...]:
        """The sources that are known to look at a region."""
        return self._looks_by.get(region or "", ())

    @cached_property
    def _looks_by(self) -> Mapping[str, tuple[Look, ...]]:
        found: dict[str, list[Look]] = defaultdict(list)
        for look in self.weights.looks:
            found[look.region].append(look)
        return {region: tuple(looks) for region, looks in found.items()}

    @cached_property
    def _relays_by(self) -> Mapping[str, tuple[Relay, ...]]:
        found: dict[str, list[Relay]] = defaultdict(list)
        for relay in self.weights.relays:
            found[relay.source].append(relay)
        return {key: tuple(sorted(own, key=lambda r: (-r.share, r.of))) for key, own in found.items()}


def fold_of(founder: str, folds: int) -> int:
    """The fold of an event, by its founding claim."""
    return int.from_bytes(hashlib.sha256(founder.encode()).digest()[:4], "big") % folds


def prior_of(kind: str, interest: Interest, settings: CredibilitySettings, shift: float = 0.0) -> tuple[float, float]:
    """The Beta prior of a source's reliability: its stated range read as a 90 % interval, its middle moved by interest."""
    low, mean, high = settings.kinds.get(kind, settings.kinds["unknown"])
    weight = max(mean * (1 - mean) / ((high - low) / _SPREAD) ** 2 - 1, 2.0)
    if interest == "interested":
        mean *= settings.interested
    elif interest == "adverse":
        mean += (1 - mean) * settings.adverse
    if shift:
        mean = 1 / (1 + math.exp(-math.log(mean / (1 - mean)) - shift))
    return mean * weight, (1 - mean) * weight


def odds_of_check(prior: tuple[float, float], settings: TruthSettings) -> float:
    """How many times more readily a source tells what is true than takes up what is false, before anything is learnt."""
    return max(settings.checks * prior[0] / prior[1], settings.checks_least)


def interval(right: float, wrong: float) -> tuple[float, float]:
    """The 90 % interval of a Beta posterior, by the normal law on the scale of log-odds."""
    centre, reach = math.log(right / wrong), _Z90 * math.sqrt(1 / right + 1 / wrong)
    return 1 / (1 + math.exp(reach - centre)), 1 / (1 + math.exp(-centre - reach))


def letter(mean: float, low: float, known: float, settings: TruthSettings) -> Letter:
    """The Admiralty letter of a reliability: A from .90 (and surely above .75), B from .75, C from .60, D from .40, E below;
    F where too little is known to judge it."""
    if known < settings.judged_from:
        return "F"
    if mean >= 0.9 and low >= 0.75:
        return "A"
    steps: Sequence[tuple[float, Letter]] = ((0.75, "B"), (0.6, "C"), (0.4, "D"))
    return next((name for least, name in steps if mean >= least), "E")
