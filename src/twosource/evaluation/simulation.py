"""Credibility, reliability and figures on simulated wars: wars whose truth is known, in; how near to it they come, out.

A war's tellings become the accounts that corroboration learns sources from, and the events that it judges; linking is
taken as given, for it is measured elsewhere. Beside the model stand two votes: more tell a story than deny it, and at
least two outlets tell it. Of the worlds two keep to what the model supposes, the others break a supposition each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from twosource.corroboration.counting import Counted, interval
from twosource.corroboration.credibility import Scene, credibility
from twosource.corroboration.grade import Standing
from twosource.corroboration.learning import Account, Telling, learn
from twosource.corroboration.origins import Voice
from twosource.corroboration.reliability import Reliabilities
from twosource.corroboration.reliability import interval as reliability_interval
from twosource.corroboration.settings import DEFAULTS
from twosource.corroboration.ties import Interest
from twosource.evaluation import simulate as simulator
from twosource.evaluation import simulated_worlds
from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import Formula, Tally
from twosource.evaluation.simulate import War, simulate
from twosource.evaluation.simulated_worlds import WORLDS, World
from twosource.evaluation.suite import Judged, Measure, Suite

KEEPING_WARS, BREAKING_WARS = 350, 50  # of each world: a thousand in all
FIRST_WAR = 10_000  # wars of lower numbers are for building with; these nobody looks at
BINS = 10
FINE = 10_000  # tallies are whole numbers: probabilities are counted in ten-thousandths
VOTE, TWO = "more tell it than deny it", "two outlets tell it"
_AGAINST: dict[Interest, Interest] = {"interested": "adverse", "none": "none", "adverse": "interested"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One story as judged: its credibility, whether it took place, and how the two votes go."""

    credibility: float
    took_place: bool
    vote: bool
    two: bool


@dataclass(frozen=True, slots=True)
class WarJudged:
    """A war judged: verdicts; for each newsroom and interest whether the interval of its reliability holds the known
    one; for each number whether its interval holds the true one."""

    verdicts: Sequence[Verdict]
    reliabilities: Sequence[bool]
    figures: Sequence[bool]


def judge_war(war: War) -> WarJudged:
    """Learn a war's sources from what was told in it, and judge its stories by that."""
    told = _Told(war)
    weights = learn(told.accounts, told.kinds, told.interest_in, DEFAULTS)
    reliabilities = Reliabilities(weights, DEFAULTS)
    return WarJudged(
        verdicts=[told.verdict(account, reliabilities) for account in told.accounts],
        reliabilities=list(told.recovered(reliabilities)),
        figures=list(told.figures(reliabilities)),
    )


class _Told:
    """A war's tellings, as corroboration sees them: what is hidden from it is left out."""

    def __init__(self, war: War) -> None:
        self._war = war
        rooms = war.newsrooms
        self._keys = [f"src:{at:02d}" for at in range(len(rooms.side))]
        self._at = {key: at for at, key in enumerate(self._keys)}
        self.kinds = {key: trade.kind for key, trade in zip(self._keys, rooms.trades, strict=True)}
        self._voices = {key: Voice(key, key, key, kind, 1.0, False, key) for key, kind in self.kinds.items()}
        self.accounts = list(self._accounts())

    def _accounts(self) -> Iterator[Account]:
        war = self._war
        tellings: dict[int, list[Telling]] = defaultdict(list)
        denied: dict[int, list[tuple[str, Interest]]] = defaultdict(list)
        counts: dict[int, list[tuple[str, float]]] = defaultdict(list)
        first_with: dict[int, int] = {}
        for at in np.lexsort((war.newsroom, war.hour, war.story)):
            story, room = int(war.story[at]), int(war.newsroom[at])
            interest = self._interest(room, int(war.pleases[story]))
            if war.denies[at]:
                denied[story].append((self._keys[room], interest))
                continue
            before = first_with.setdefault(int(war.words[at]), room)
            lifted = int(war.credits[at]) if war.credits[at] >= 0 else before if before != room else None
            day, hour = divmod(float(war.hour[at]), 24)
            since = f"{int(day):010d} {hour:08.5f}"
            tellings[story].append(
                Telling(self._keys[room], interest, since, self._keys[lifted] if lifted is not None else None)
            )
            if war.count[at] >= 0 and lifted is None:
                counts[story].append((self._keys[room], float(war.count[at])))
        for story, own in sorted(tellings.items()):
            yield Account(
                founder=str(story),
                region=str(war.region[story]),
                sides=str(war.pleases[story]),
                tellings=tuple(own),
                denied=tuple(denied[story]),
                numbers=(tuple(counts[story]),) if counts[story] else (),
            )

    def _interest(self, room: int, pleases: int) -> Interest:
        side = int(self._war.newsrooms.side[room])
        if side == 0 or pleases == 0:
            return "none"
        return "interested" if side == pleases else "adverse"

    def interest_in(self, source: str, sides: str) -> Interest:
        """The interest of a newsroom in what pleases this side."""
        return self._interest(self._at[source], int(sides))

    def verdict(self, account: Account, reliabilities: Reliabilities) -> Verdict:
        """How a story is judged."""
        spoken = {t.source for t in account.tellings} | {key for key, _ in account.denied}
        looking = reliabilities.looking_at(account.region)
        silent = tuple(
            (look.source, look.kind, self.interest_in(look.source, account.sides))
            for look in looking
            if look.source not in spoken
        )
        believed = credibility(
            [
                Standing(self._voices[t.source], t.interest, 1.0, since=t.since)
                for t in account.tellings
                if not t.lifted
            ],
            [Standing(self._voices[key], _AGAINST[interest], 1.0) for key, interest in account.denied],
            forecast=False,
            reliabilities=reliabilities,
            scene=Scene(reliabilities.fold(account.founder), account.region, silent),
        )
        return Verdict(
            believed.value,
            bool(self._war.took_place[int(account.founder)]),
            len(account.tellings) > len(account.denied),
            len(account.tellings) > 1,
        )

    def recovered(self, reliabilities: Reliabilities) -> Iterator[bool]:
        """For each newsroom and interest under which it told anything: whether its known truthfulness is in its interval."""
        rooms = self._war.newsrooms
        for at, key in enumerate(self._keys):
            known: tuple[tuple[Interest, float], ...] = (
                ("none", float(rooms.truth[at])), ("interested", float(rooms.truth_own[at]))
            )  # fmt: skip
            for interest, truth in known:
                if reliabilities.learnt_from(key, interest) > 0:
                    rates = reliabilities.rates(key, self.kinds[key], interest)
                    low, high = reliability_interval(rates.right, rates.wrong)
                    yield low <= truth <= high

    def figures(self, reliabilities: Reliabilities) -> Iterator[bool]:
        """For each number counted of what took place: whether the true one is in its interval."""
        for account in self.accounts:
            story = int(account.founder)
            toll = int(self._war.toll[story])
            if not self._war.took_place[story] or toll == 0:
                continue
            for number in account.numbers:
                told = [
                    Counted(key, int(value), int(value), int(value), reliabilities.spread(key, "none"),
                            partial(reliabilities.relayed, key))
                    for key, value in number
                ]  # fmt: skip
                low, high = interval(told)
                yield low is not None and high is not None and low <= toll <= high


def _files(places: DataPlaces) -> list[Path]:
    """The simulator itself: floors hold for its wars alone."""
    return [Path(str(simulator.__file__)), Path(str(simulated_worlds.__file__))]


def _judge(rig: Rig, files: Sequence[Path]) -> Judged:
    return judged_worlds(WORLDS, lambda world: KEEPING_WARS if world.keeps else BREAKING_WARS)


SUITE = Suite("simulation", "simulated wars whose truth is known: credibility, reliability, figures", _files, _judge)


def judged_worlds(worlds: Sequence[World], wars: Callable[[World], int]) -> Judged:
    """The scores over so many wars of each world; a war is an item."""
    groups: dict[str, str] = {}
    measures: list[Measure] = []
    for world in worlds:
        judged = {
            f"{world.name}/{number}": judge_war(simulate(world, number))
            for number in range(FIRST_WAR, FIRST_WAR + wars(world))
        }
        groups.update({name: name for name in judged})
        measures += _measures(world, judged)
    return Judged(groups, measures, [])


def _measures(world: World, judged: dict[str, WarJudged]) -> Iterator[Measure]:
    def measure(
        name: str, formula: Formula, tally: Callable[[WarJudged], Tally], **baselines: Callable[[WarJudged], Tally]
    ) -> Measure:
        return Measure(
            f"{world.name}: {name}",
            formula,
            {war: tally(one) for war, one in judged.items()},
            {
                baseline: {war: of_baseline(one) for war, one in judged.items()}
                for baseline, of_baseline in baselines.items()
            },
        )

    votes = {VOTE: partial(_right, how=_vote), TWO: partial(_right, how=_two)}
    yield measure("judged right", "rate", partial(_right, how=_believed), **votes)
    yield measure("errors spared the vote", "spared", _spared)
    yield measure("1 - Brier score", "rate", _brier)
    yield measure("1 - expected calibration error", "calibration", _calibration)
    yield measure("known reliability in its 90 % interval", "rate", lambda war: _counted(war.reliabilities))
    yield measure("true number in its 90 % interval", "rate", lambda war: _counted(war.figures))


def _believed(verdict: Verdict) -> bool:
    return verdict.credibility > 0.5


def _vote(verdict: Verdict) -> bool:
    return verdict.vote


def _two(verdict: Verdict) -> bool:
    return verdict.two


def _right(war: WarJudged, how: Callable[[Verdict], bool]) -> Tally:
    return _counted([how(verdict) == verdict.took_place for verdict in war.verdicts])


def _counted(hits: Sequence[bool]) -> Tally:
    return (sum(hits), len(hits))


def _spared(war: WarJudged) -> Tally:
    return tuple(sum(how(v) != v.took_place for v in war.verdicts) for how in (_believed, _vote))


def _brier(war: WarJudged) -> Tally:
    errors = [round(FINE * (verdict.credibility - verdict.took_place) ** 2) for verdict in war.verdicts]
    return (FINE * len(errors) - sum(errors), FINE * len(errors))


def _calibration(war: WarJudged) -> Tally:
    """For each bin of credibility the sum of credibilities, what took place, and how many, in ten-thousandths."""
    sums = [[0, 0, 0] for _ in range(BINS)]
    for verdict in war.verdicts:
        own = sums[min(int(verdict.credibility * BINS), BINS - 1)]
        own[0] += round(FINE * verdict.credibility)
        own[1] += FINE * verdict.took_place
        own[2] += FINE
    return tuple(number for own in sums for number in own)
