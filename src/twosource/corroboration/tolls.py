"""Tolls: the dead, told by themselves, go to the one event that may have killed them; a denied toll denies no more than that.

In: clusters of statements and the scores of pairs of a toll and what may have killed. Out: the clusters, tolls joined. A toll is
joined only where no new independent voice comes with it, so that who counts the dead alone never bears out what killed
them, and where one event alone can be meant: of two strikes and one toll nobody can tell whose dead they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from twosource.corroboration.blocking import Pair
from twosource.corroboration.figures import of_the_same
from twosource.corroboration.independence import share
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.own_voice import is_passed_on
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Ties
from twosource.records import Figure

LOSSES = frozenset({"killed", "injured", "captured", "missing"})


def is_toll(statement: Statement) -> bool:
    """Whether a statement tells of the dead alone."""
    return statement.row is None and statement.kind.code in shipped_kindred().tolls


def is_cause(statement: Statement) -> bool:
    """Whether a statement tells what may have killed."""
    return statement.kind.code in shipped_kindred().deadly


def counts_losses(statement: Statement) -> bool:
    """Whether a statement counts dead, injured, captured or missing."""
    return any(figure.what in LOSSES for figure in statement.claim.figures)


def toll_denials(affirmed: Sequence[Statement], denied: Sequence[Statement]) -> list[Statement]:
    """Of the denials of an event, those that deny its toll and not that it happened."""
    return [s for s in denied if is_toll(s)] if any(is_cause(s) for s in affirmed) else []


def with_tolls(
    statements: Sequence[Statement],
    clusters: Sequence[Sequence[int]],
    scores: Mapping[Pair, float],
    never: set[Pair],
    ties: Ties,
    *,
    apart: float,
    reach: float,
) -> list[list[int]]:
    """The clusters, those of tolls alone joined to the one cluster that each can belong to.

    Args:
        scores: of pairs of a toll and a cause.
        never: pairs that may not share a cluster.
        apart: the score of a pair that is in neither.
        reach: the most days that two of a cluster may lie apart.
    """
    tolls = [at for at, members in enumerate(clusters) if all(is_toll(statements[i]) for i in members)]
    into: dict[int, int] = {}
    causes = [at for at, members in enumerate(clusters) if any(is_cause(statements[i]) for i in members)]
    for at in tolls:
        fits = []
        for other in causes:
            pairs = [(min(i, j), max(i, j)) for i in clusters[at] for j in clusters[other]]
            known = [scores[pair] for pair in pairs if pair in scores]
            mean = (sum(known) + apart * (len(pairs) - len(known))) / len(pairs)
            if known and mean > 0 and never.isdisjoint(pairs):
                fits.append(other)
        if len(fits) == 1:
            toll, cause = ([statements[i] for i in clusters[n]] for n in (at, fits[0]))
            if _adds_no_voice(toll, cause, ties) and _in_reach([*toll, *cause], reach) and not _told_apart(toll, cause):
                into[at] = fits[0]
    return [
        sorted([*members, *(i for toll, cause in into.items() if cause == at for i in clusters[toll])])
        for at, members in enumerate(clusters)
        if at not in into
    ]


def _adds_no_voice(toll: Sequence[Statement], cause: Sequence[Statement], ties: Ties) -> bool:
    """Whether each voice of the toll is one of the cause's or shares with one; a headline sums up its report's, and a newsroom
    that goes on in its own voice passes on whom it has named."""

    def known(one: Statement) -> bool:
        if one.headline and not one.claim.speakers and any(o.claim.report_id == one.claim.report_id for o in cause):
            return True
        if is_passed_on(one, cause, ties):
            return True
        return any(o.origin == one.origin or share(o.voice, one.voice, one.days[1], ties) for o in cause)

    return all(known(one) for one in toll)


def _in_reach(statements: Sequence[Statement], reach: float) -> bool:
    starts = [s.days[0].toordinal() for s in statements if s.days[0] is not None]
    ends = [s.days[1].toordinal() for s in statements if s.days[1] is not None]
    return not starts or not ends or max(starts) - min(ends) <= reach


def _told_apart(toll: Sequence[Statement], cause: Sequence[Statement]) -> bool:
    """Whether one source in one report gives the two counts of their own that can't both be right."""

    def differ(x: Figure, y: Figure) -> bool:
        # "Six children were among the dead" of 21 civilians.
        counted = x.what == y.what and of_the_same(x, y)
        return counted and (_above(x.low, y.high) or _above(y.low, x.high))

    return any(
        differ(x, y)
        for a in toll
        for b in cause
        if a.claim.report_id == b.claim.report_id and a.origin == b.origin and a.part is None
        for x in a.claim.figures
        for y in b.claim.figures
    )


def _above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high
