"""The pairs of a monitor's own sentences that teach how two of them are linked.

In: statements. Out: `PairSample`: pairs that may be one event (the candidates), and two kinds of pairs that are two: those
of one place that lie too far apart in time, and those of one time that lie too far apart in place. The latter show how
often pairs of two events agree in each field by nature. Pairs that a rule puts apart, pairs within one report, pairs
without places to compare, tolls with what may have killed, denials and coded rows teach nothing here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
import numpy.typing as npt

from twosource.codebook import Codebook
from twosource.corroboration.blocking import Pair, candidate_arrays
from twosource.corroboration.constraints import constraints
from twosource.corroboration.intervals import as_range
from twosource.corroboration.pairs import Comparer
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.score import Field
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Decision

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

FIELDS = ("type", "place", "time", "who", "to whom", "figures", "words")
_STATEMENTS = 10_000  # the newest: what is learnt is of the war as it is told now, and costs no more for a long one
_PAIRS = 40_000  # of each kind, taken evenly from all there are
_FAR_DAYS = 30  # so near in time two events still have one front's parties and ways of fighting


@dataclass(frozen=True, slots=True)
class Seen:
    """What pairs show in one field: the number of each one's level, and its stated weight."""

    levels: Indices
    stated: Floats


@dataclass(frozen=True, slots=True)
class PairSample:
    """Pairs to learn from.

    Attributes:
        names: field -> its levels, by number.
        near: field -> what the candidate pairs show; ``judged`` is 1 for those that analysts hold for one event, 0 for
            those that they hold for two, and not a number for the others.
        apart: field -> what pairs show that are two events: of one place for every field but time, of one time for time.
    """

    names: Mapping[str, tuple[str, ...]]
    near: Mapping[str, Seen]
    judged: Floats
    apart: Mapping[str, Seen]


def sample_pairs(
    statements: Sequence[Statement],
    *,
    knowledge: Knowledge,
    ties: Ties,
    codebook: Codebook,
    settings: LinkSettings,
    decisions: Sequence[Decision] = (),
) -> PairSample:
    """The pairs of these statements, in any order of them; of the newest where there are many."""
    settings = msgspec.structs.replace(settings, told=None)
    told = sorted((s for s in statements if s.row is None and not s.denied), key=lambda s: s.order)[-_STATEMENTS:]
    places = PlaceBook(knowledge, settings)
    sampler = _Sampler(told, Comparer(ties, codebook, settings, places), settings.days)
    wide = msgspec.structs.replace(settings, days=_FAR_DAYS)
    first, second = candidate_arrays(told, knowledge, wide, places)
    return sampler.sample(first, second, *constraints(decisions, told))


class _Sampler:
    def __init__(self, statements: Sequence[Statement], comparer: Comparer, days: int) -> None:
        self._statements = statements
        self._comparer = comparer
        self._days = days
        self._numbers: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        self._ranges = np.array([as_range(s.days) for s in statements], dtype=np.float64).reshape(-1, 2)

    def sample(self, first: Indices, second: Indices, together: set[Pair], apart: set[Pair]) -> PairSample:
        start, end = self._ranges[:, 0], self._ranges[:, 1]
        gap = np.maximum(start[second] - end[first], start[first] - end[second])
        is_near = ~(gap > self._days)
        judged = {**dict.fromkeys(together, 1.0), **dict.fromkeys(apart, 0.0)}
        known = [pair for pair in _pairs(first[is_near], second[is_near]) if pair in judged] if judged else []
        near, pairs = self._compared(sorted({*_thinned(first[is_near], second[is_near]), *known}))
        far, _ = self._compared(_thinned(first[~is_near], second[~is_near]))
        beside = self._beside()
        return PairSample(
            names={field: tuple(numbers) for field, numbers in self._numbers.items()},
            near=near,
            judged=np.array([judged.get(pair, np.nan) for pair in pairs], dtype=np.float64),
            apart={**far, "time": beside},
        )

    def _compared(self, pairs: Sequence[Pair]) -> tuple[dict[str, Seen], list[Pair]]:
        """What those pairs show that nothing but their days rules out, and which they are."""
        found: list[dict[str, Field]] = []
        kept: list[Pair] = []
        for i, j in pairs:
            a, b = self._statements[i], self._statements[j]
            if a.claim.report_id == b.claim.report_id:
                continue
            fields = self._comparer.told_levels(a, b)
            if fields is not None and "place" in fields and fields["type"].level != "toll_type":
                found.append(fields)
                kept.append((i, j))
        return {name: self._seen([fields[name] for fields in found]) for name in FIELDS}, kept

    def _seen(self, fields: Sequence[Field]) -> Seen:
        numbers = [self._numbers[f.name].setdefault(f.level, len(self._numbers[f.name])) for f in fields]
        return Seen(np.array(numbers, dtype=np.int64), np.array([f.stated for f in fields], dtype=np.float64))

    def _beside(self) -> Seen:
        """How the days of pairs fall that the blocking would compare by their days, and whose places lie apart."""
        heads: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i, statement in enumerate(self._statements):
            heads[statement.strand, statement.kind.family, statement.lasting].append(i)
        order = [sorted(members, key=lambda i: (self._ranges[i, 0], i)) for members in heads.values()]
        # Of each statement those that follow it, in the order of their first days, and begin within reach of it.
        following: list[tuple[list[int], int]] = []
        counts: list[int] = []
        for members in order:
            last = self._ranges[members, 1] + self._days + 0.5
            ends = np.searchsorted(self._ranges[members, 0], last, side="left")
            following += [(members, at) for at in range(len(members))]
            counts += np.maximum(ends - np.arange(1, len(members) + 1), 0).tolist()
        up_to = np.cumsum(np.array(counts, dtype=np.int64))
        fields = []
        for pick in _evenly(int(up_to[-1]) if counts else 0).tolist():
            head = int(np.searchsorted(up_to, pick, side="right"))
            members, at = following[head]
            a = self._statements[members[at]]
            b = self._statements[members[at + 1 + pick - int(up_to[head]) + counts[head]]]
            _, place = self._comparer.place_weight(a, b)
            if place < 0 and a.claim.report_id != b.claim.report_id:
                fields.append(self._comparer.time(a, b))
        return self._seen(fields)


def _pairs(first: Indices, second: Indices) -> list[Pair]:
    return list(zip(first.tolist(), second.tolist(), strict=True))


def _thinned(first: Indices, second: Indices) -> list[Pair]:
    some = _evenly(len(first))
    return _pairs(first[some], second[some])


def _evenly(many: int) -> Indices:
    """All of so many indices, or as many of them as are looked at, taken evenly."""
    some: Indices = np.arange(many) if many <= _PAIRS else np.linspace(0, many - 1, _PAIRS).astype(np.int64)
    return some
