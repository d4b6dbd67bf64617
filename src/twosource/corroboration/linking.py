"""From statements to occurrences: block, score, cluster; then denials go to what they deny.

In: statements. Out: occurrences, each the statements that affirm one thing and those that deny it. Only affirming
statements make an occurrence: what nobody says happened is none, and a denial can't tie two affirmations together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.codebook import Codebook
from twosource.corroboration.blocking import Pair, candidate_pairs
from twosource.corroboration.clustering import cluster
from twosource.corroboration.constraints import constraints
from twosource.corroboration.intervals import as_range
from twosource.corroboration.pairs import Comparer
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Decision


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Statements that speak of one thing: those that affirm it (at least one) and those that deny it, as published."""

    affirmed: tuple[Statement, ...]
    denied: tuple[Statement, ...]


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
    statements = sorted(statements, key=lambda s: s.order)
    places = PlaceBook(knowledge, settings)
    comparer = Comparer(ties, codebook, settings, places)
    together, apart = constraints(decisions, statements)
    scores, never = _scored(statements, candidate_pairs(statements, knowledge, settings, places), comparer, together)
    never |= apart
    for pair in apart:
        scores.pop(pair, None)
    for pair in sorted(together):
        scores.setdefault(pair, 0.0)
    clusters = _clusters(statements, scores, never, together, settings)
    denials = _denials(statements, clusters, scores, never, together, settings)
    return [
        Occurrence(tuple(statements[i] for i in members), tuple(statements[i] for i in denials[at]))
        for at, members in enumerate(clusters)
    ]


def _scored(
    statements: Sequence[Statement], pairs: Sequence[Pair], comparer: Comparer, together: set[Pair]
) -> tuple[dict[Pair, float], set[Pair]]:
    """By how much each pair passes its threshold; and the pairs that are ruled out. An analyst's pair never is."""
    scores: dict[Pair, float] = {}
    never: set[Pair] = set()
    for pair, margin in comparer.margins(statements, pairs):
        if margin is not None:
            scores[pair] = margin
        elif pair in together:
            scores[pair] = 0.0
        else:
            never.add(pair)
    return scores, never


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
    """For each cluster the denials of it: each goes where its mean score is highest and passes the threshold."""
    cluster_of = {i: at for at, members in enumerate(clusters) for i in members}
    apart = settings.apart - settings.threshold
    told: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    barred: set[tuple[int, int]] = set()
    for (i, j), score in scores.items():
        for denial, other in ((i, j), (j, i)):
            if statements[denial].denied and other in cluster_of:
                told[denial][cluster_of[other]].append(float("inf") if (i, j) in together else score)
    for i, j in never:
        for denial, other in ((i, j), (j, i)):
            if statements[denial].denied and other in cluster_of:
                barred.add((denial, cluster_of[other]))
    denials: dict[int, list[int]] = defaultdict(list)
    for denial in sorted(told):
        means = {
            at: (sum(of_cluster) + apart * (len(clusters[at]) - len(of_cluster))) / len(clusters[at])
            for at, of_cluster in told[denial].items()
            if (denial, at) not in barred
        }
        best = min(means, key=lambda at: (-means[at], at), default=None)
        if best is not None and means[best] > 0:
            denials[best].append(denial)
    return denials
