"""Results: a judged suite in; every score over all, the open part and the part kept aside, with intervals, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from twosource.evaluation.resampling import Resamples
from twosource.evaluation.scores import Formula, Tally, score, summed
from twosource.evaluation.suite import Judged, Measure, Miss, Suite, kept_aside

_DIGITS = 4


class Estimate(msgspec.Struct, frozen=True):
    """A score over ``items`` items, with its 95 % interval; None where there is nothing to score."""

    value: float | None
    low: float | None
    high: float | None
    items: int


class Estimates(msgspec.Struct, frozen=True):
    """A score over all items, over those that may be read, and over those that are kept aside."""

    all: Estimate
    open: Estimate
    kept_aside: Estimate


class ScoreResult(msgspec.Struct, frozen=True):
    """One score of the reader, with the plain baselines beside it."""

    score: str
    reader: Estimates
    baselines: dict[str, Estimates]


class SuiteResult(msgspec.Struct, frozen=True):
    """A suite's scores. ``data`` is the hash of its files; ``skipped`` tells why there are no scores."""

    suite: str
    about: str
    floored: bool
    data: str | None = None
    groups: int = 0
    scores: tuple[ScoreResult, ...] = ()
    skipped: str | None = None


def result_of(suite: Suite, judged: Judged, data: str) -> SuiteResult:
    """The scores of a judged suite."""
    aside = _asides(suite, judged)
    names = sorted(aside)
    parts: dict[str, _Part] = {
        "all": _Part(names),
        "open": _Part([name for name in names if not aside[name]]),
        "kept_aside": _Part([name for name in names if aside[name]]),
    }
    scores = tuple(_result(measure, judged.groups, parts) for measure in judged.measures)
    return SuiteResult(suite.name, suite.about, suite.floored, data, len(names), scores)


def open_misses(suite: Suite, judged: Judged) -> list[Miss]:
    """The errors that may be read: none of a group that is kept aside."""
    aside = _asides(suite, judged)
    return [miss for miss in judged.misses if not aside[judged.groups[miss.item]]]


def _asides(suite: Suite, judged: Judged) -> dict[str, bool]:
    return {group: suite.keeps_aside and kept_aside(group) for group in judged.groups.values()}


class _Part:
    """Some of a suite's groups, with one set of draws for all the scores over them."""

    def __init__(self, groups: Sequence[str]) -> None:
        self._groups = groups
        self._resamples: dict[int, Resamples] = {}

    def estimate(self, formula: Formula, by_group: Mapping[str, list[Tally]]) -> Estimate:
        """The score over those of the part's groups that have tallies."""
        present = [by_group[group] for group in self._groups if group in by_group]
        tallies = [summed(group) for group in present]
        items = sum(map(len, present))
        if not tallies:
            return Estimate(None, None, None, 0)
        value = score(formula, summed(tallies))
        resamples = self._resamples.setdefault(len(tallies), Resamples(len(tallies)))
        low, high = resamples.interval(formula, tallies) or (None, None)
        return Estimate(_rounded(value), _rounded(low), _rounded(high), items)


def _result(measure: Measure, groups: Mapping[str, str], parts: Mapping[str, _Part]) -> ScoreResult:
    def estimates(tallies: Mapping[str, Tally]) -> Estimates:
        by_group: defaultdict[str, list[Tally]] = defaultdict(list)
        for item, tally in sorted(tallies.items()):
            by_group[groups[item]].append(tally)
        found = {name: part.estimate(measure.formula, by_group) for name, part in parts.items()}
        return Estimates(**found)

    baselines = {name: estimates(tallies) for name, tallies in measure.baselines.items()}
    return ScoreResult(measure.name, estimates(measure.tallies), baselines)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
