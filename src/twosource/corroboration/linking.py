"""From statements to occurrences: block, score, cluster; then denials go to what they deny.

In: statements. Out: occurrences, each the statements that affirm one thing and those that deny it. Only affirming
statements make an occurrence: what nobody says happened is none, and a denial can't tie two affirmations together.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from twosource.codebook import Codebook
from twosource.corroboration.blocking import Pair, candidates
from twosource.corroboration.clustering import cluster
from twosource.corroboration.constraints import constraints
from twosource.corroboration.intervals import as_range
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.lots import Lots
from twosource.corroboration.pairs import Comparer
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.corroboration.sweep import Indices
from twosource.corroboration.ties import Ties
from twosource.corroboration.tolls import counts_losses, is_cause, is_toll, with_tolls
from twosource.knowledge import Knowledge
from twosource.records import Decision

_DIGITS = 9  # of a mean of scores, so that equal ones are equal


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Statements that speak of one thing: those that affirm it (at least one) and those that deny it, as published."""

    affirmed: tuple[Statement, ...]
    denied: tuple[Statement, ...]


class Lot(NamedTuple):
    """Statements that nothing outside bears on when they are put into occurrences, and the occurrences they make."""

    statements: tuple[Statement, ...]
    occurrences: tuple[Occurrence, ...]


def link(
    statements: Sequence[Statement],
    *,
    knowledge: Knowledge,
    ties: Ties,
    codebook: Codebook,
    settings: LinkSettings,
    decisions: Sequence[Decision] = (),
) -> list[Occurrence]:
    """The occurrences that these statements speak of, in the order of their first statement."""
    linker = Linker(knowledge, ties, codebook, settings)
    occurrences = [occurrence for lot in linker.lots(statements, decisions) for occurrence in lot.occurrences]
    return sorted(occurrences, key=lambda occurrence: occurrence.affirmed[0].order)


class Linker:
    """Links statements, under one knowledge, codebook and settings."""

    def __init__(self, knowledge: Knowledge, ties: Ties, codebook: Codebook, settings: LinkSettings) -> None:
        self._knowledge = knowledge
        self._settings = settings
        self._ties = ties
        self._places = PlaceBook(knowledge, settings)
        self._comparer = Comparer(ties, codebook, settings, self._places)

    def lots(self, statements: Sequence[Statement], decisions: Sequence[Decision] = ()) -> list[Lot]:
        """These statements in lots, each with its occurrences.

        Clusters are joined only by pairs that pass the threshold and by analysts, so that a lot is what such pairs tie
        together; in another company of statements it would make the same occurrences.
        """
        statements = sorted(statements, key=lambda s: s.order)
        together, apart = constraints(decisions, statements)
        found: list[Lot] = []
        for part in _parts(statements, together):
            at = {i: position for position, i in enumerate(part)}
            judged = ({(at[i], at[j]) for i, j in pairs if i in at and j in at} for pairs in (together, apart))
            found.extend(self._lots_of([statements[i] for i in part], *judged))
        return found

    def _lots_of(self, statements: Sequence[Statement], together: set[Pair], apart: set[Pair]) -> Iterator[Lot]:
        sweep = candidates(statements, self._knowledge, self._settings, self._places)
        tied = Lots(sweep.turns, together)
        weigh = self._comparer.weigher(statements)
        for stretch in sweep.stretches():
            tied.take(stretch, weigh(stretch.first, stretch.second))
        lot = tied.lots()
        for i in np.flatnonzero(np.bincount(lot, minlength=len(statements))[lot] == 1).tolist():
            told = (statements[i],)
            yield Lot(told, () if statements[i].denied else (Occurrence(told, ()),))
        judged_one, judged_two = _judged_by_lot(lot, together), _judged_by_lot(lot, apart)
        for number, members, pairs in tied.pairs(lot):
            own = [statements[i] for i in members]
            made = _occurrences(own, members, pairs, judged_one[number], judged_two[number], self._settings, self._ties)
            yield Lot(tuple(own), tuple(made))

    def near(self, statements: Sequence[Statement], new: Collection[str]) -> set[str]:
        """Of these statements, by the ids of their claims, those that pass the threshold with any of the new ones."""
        statements = sorted(statements, key=lambda s: s.order)
        fresh = np.array([s.claim.claim_id in new for s in statements], dtype=np.bool_)
        found = [np.zeros(0, dtype=np.int64)] * 2
        for stretch in candidates(statements, self._knowledge, self._settings, self._places).stretches(fresh):
            found = [np.concatenate(parts) for parts in zip(found, (stretch.first, stretch.second), strict=True)]
        some, where = np.unique(np.concatenate(found), return_inverse=True)  # few; only these need be looked at closely
        compared = [statements[i] for i in some.tolist()]
        first, second = where.reshape(2, -1)
        passing = self._comparer.weigher(compared)(first, second) > 0
        near = {compared[i].claim.claim_id for i in (*first[passing].tolist(), *second[passing].tolist())}
        return near - set(new)


def _parts(statements: Sequence[Statement], together: set[Pair]) -> list[list[int]]:
    """Indices in parts between which nothing is compared, so that the pairs of one part alone are held at a time.

    Sentences are compared within a strand and family, tolls with what may have killed, and attacks with what tells by what means;
    coded rows within a strand; analysts may tie any.
    """
    by_strand = {statement.strand for statement in statements if statement.row is not None}
    deadly = (
        {s.kind.family for s in statements if is_toll(s) or is_cause(s)}
        if any(is_toll(s) or s.told_nearer for s in statements)
        else set()
    )
    keys = [
        s.strand if s.strand in by_strand else f"{s.strand} {'deadly' if s.kind.family in deadly else s.kind.family}"
        for s in statements
    ]
    above = {key: key for key in keys}

    def top(key: str) -> str:
        while above[key] != key:
            key = above[key]
        return key

    for i, j in sorted(together):
        low, high = sorted((top(keys[i]), top(keys[j])))
        above[high] = low
    parts: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        parts[top(key)].append(i)
    return list(parts.values())


def _judged_by_lot(lot: Indices, pairs: set[Pair]) -> dict[int, set[Pair]]:
    """What was judged of pairs within one lot, by lot; of pairs across lots nothing need be said."""
    found: dict[int, set[Pair]] = defaultdict(set)
    for i, j in pairs:
        if lot[i] == lot[j]:
            found[int(lot[i])].add((i, j))
    return found


def _occurrences(
    statements: Sequence[Statement],
    members: Sequence[int],
    pairs: Sequence[tuple[int, int, float]],
    together: set[Pair],
    apart: set[Pair],
    settings: LinkSettings,
    ties: Ties,
) -> list[Occurrence]:
    """The occurrences of one lot."""
    at = {i: position for position, i in enumerate(members)}
    judged_one, judged_two = (
        {(at[i], at[j]) for i, j in judged if i in at and j in at} for judged in (together, apart)
    )
    scores: dict[Pair, float] = {}
    tolls: dict[Pair, float] = {}
    never = set(judged_two)
    never_toll = set(judged_two)
    for i, j, margin in pairs:
        pair = (at[i], at[j])
        if pair in never or (statements[pair[0]].denied and statements[pair[1]].denied):
            continue
        toll = pair not in judged_one and _tell_of_toll(*(statements[k] for k in pair))
        if margin > -math.inf:
            (tolls if toll else scores)[pair] = margin
        elif pair not in judged_one:
            (never_toll if toll else never).add(pair)
    for pair in sorted(judged_one):
        scores.setdefault(pair, 0.0)
    clusters = _clusters(statements, scores, never, judged_one, settings)
    if tolls:
        apart_from = settings.apart - settings.threshold
        clusters = with_tolls(
            statements, clusters, tolls, never | never_toll, ties, apart=apart_from, reach=settings.days
        )
    denials = _denials(statements, clusters, scores, never, judged_one, settings)
    return [
        Occurrence(tuple(statements[i] for i in cluster), tuple(statements[i] for i in denials[number]))
        for number, cluster in enumerate(clusters)
    ]


def _tell_of_toll(a: Statement, b: Statement) -> bool:
    """Whether both affirm, the one a toll and the other what may have killed: such pairs are joined when all else is."""
    same_report = a.claim.report_id == b.claim.report_id
    return not (a.denied or b.denied) and shipped_kindred().is_toll_of(a.kind.code, b.kind.code, same_report)


def _clusters(
    statements: Sequence[Statement],
    scores: Mapping[Pair, float],
    never: set[Pair],
    together: set[Pair],
    settings: LinkSettings,
) -> list[list[int]]:
    affirmed = [i for i, statement in enumerate(statements) if not statement.denied]
    at = {i: position for position, i in enumerate(affirmed)}

    def among(pairs: set[Pair]) -> list[Pair]:
        return [(at[i], at[j]) for i, j in sorted(pairs) if i in at and j in at]

    found = cluster(
        len(affirmed),
        {(at[i], at[j]): score for (i, j), score in scores.items() if i in at and j in at},
        among(never),
        threshold=0.0,
        apart=settings.apart - settings.threshold,
        days=[as_range(statements[i].days) for i in affirmed],
        reach=settings.days,
        together=among(together),
        exclusive=[statements[i].told_apart for i in affirmed],
    )
    return [[affirmed[i] for i in members] for members in found]


def _denials(
    statements: Sequence[Statement],
    clusters: Sequence[Sequence[int]],
    scores: Mapping[Pair, float],
    never: set[Pair],
    together: set[Pair],
    settings: LinkSettings,
) -> dict[int, list[int]]:
    """For each cluster the denials of it: each goes where its mean score, with those who tell of its own type where
    there are any, is highest and passes the threshold.

    Of clusters with one score, who denies speaks of the last that was told before. A toll is denied only where one is told.
    """
    cluster_of = {i: at for at, members in enumerate(clusters) for i in members}
    apart = settings.apart - settings.threshold
    told: dict[int, dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    barred: set[tuple[int, int]] = set()
    for (i, j), score in scores.items():
        for denial, other in ((i, j), (j, i)):
            if statements[denial].denied and other in cluster_of:
                told[denial][cluster_of[other]][other] = float("inf") if (i, j) in together else score
    for i, j in never:
        for denial, other in ((i, j), (j, i)):
            if statements[denial].denied and other in cluster_of:
                barred.add((denial, cluster_of[other]))
    denials: dict[int, list[int]] = defaultdict(list)
    for denial in sorted(told):
        means: dict[int, float] = {}
        for at, known in told[denial].items():
            if (denial, at) in barred or not _may_deny(statements[denial], [statements[i] for i in clusters[at]]):
                continue
            code = statements[denial].kind.code
            # Who denies that a town was taken denies what tells of the taking, not that its defenders left.
            alike = [i for i in clusters[at] if statements[i].kind.code == code] or clusters[at]
            means[at] = round(sum(known.get(i, apart) for i in alike) / len(alike), _DIGITS)
        before = {at: max((i for i in clusters[at] if i < denial), default=-1) for at in means}
        best = min(means, key=lambda at: (-means[at], -before[at], at), default=None)
        if best is not None and means[best] > 0:
            denials[best].append(denial)
    return denials


def _may_deny(denial: Statement, told: Sequence[Statement]) -> bool:
    return not is_toll(denial) or all(is_toll(s) for s in told) or any(counts_losses(s) for s in told)
