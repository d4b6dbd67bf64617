"""Clusters of statements: agglomerative average linkage that doesn't chain.

In: scores of pairs. Out: lists of indices. Two clusters are joined while the mean score over all their pairs passes
the threshold; a pair that no block brought together counts as apart, so a claim in the middle can't tie two ends
that don't touch; a pair that is ruled out (two numbered strikes, an analyst's judgement) keeps its clusters apart
for good, and so do two events of one coded set; and no two members may lie farther apart in time than the reach, so
that daily reports don't grow into one long event. What an analyst judged to be one is joined first.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.corroboration.blocking import Pair


@dataclass(slots=True)
class _Edge:
    """All scored pairs between two clusters."""

    total: float
    pairs: int
    never: bool


def cluster(
    n: int,
    scores: Mapping[Pair, float],
    never: Iterable[Pair],
    *,
    threshold: float,
    apart: float,
    days: Sequence[tuple[float, float]],
    reach: float,
    together: Iterable[Pair] = (),
    exclusive: Sequence[tuple[str, str] | None] = (),
) -> list[list[int]]:
    """Clusters of the indices 0..n-1, each sorted, by their least index.

    Args:
        n: how many there are.
        scores: pair (i < j) -> score.
        never: pairs that may not share a cluster.
        threshold: the mean score above which two clusters are joined.
        apart: the score of a pair that is in neither.
        days: each one's interval, as ordinals; no two of a cluster lie more than ``reach`` days apart.
        reach: in days.
        together: pairs that must share a cluster, whatever they score; two that are also in ``never`` stay apart.
        exclusive: for each index the set and the event in it that coders gave it, or None; clusters that hold two events
            of one set are not joined, unless ``together`` does so.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(n)}
    edges: dict[int, dict[int, _Edge]] = {i: {} for i in range(n)}
    for (i, j), score in scores.items():
        edges[i][j] = edges[j][i] = _Edge(score, 1, False)
    for i, j in never:
        edges[i][j] = edges[j][i] = _Edge(apart, 1, True)
    where = list(range(n))
    latest_start = [start for start, _ in days]
    earliest_end = [end for _, end in days]
    events: dict[int, dict[str, str]] = {i: dict([key]) for i, key in enumerate(exclusive) if key is not None}

    def coded_apart(a: int, b: int) -> bool:
        return a in events and b in events and any(events[b].get(s, e) != e for s, e in events[a].items())

    def mean(a: int, b: int) -> float | None:
        edge = edges[a][b]
        if coded_apart(a, b):
            return None
        if edge.never or max(latest_start[a], latest_start[b]) - min(earliest_end[a], earliest_end[b]) > reach:
            return None
        pairs = len(members[a]) * len(members[b])
        return (edge.total + apart * (pairs - edge.pairs)) / pairs

    def join(a: int, b: int) -> int:
        """Fold one cluster into the other; the lesser index stays."""
        keep, gone = min(a, b), max(a, b)
        members[keep] = sorted((*members[keep], *members.pop(gone)))
        latest_start[keep] = max(latest_start[keep], latest_start[gone])
        earliest_end[keep] = min(earliest_end[keep], earliest_end[gone])
        for i in members[keep]:
            where[i] = keep
        if gone in events:
            events[keep] = events.pop(gone) | events.get(keep, {})
        for other, edge in edges.pop(gone).items():
            del edges[other][gone]
            if other == keep:
                continue
            known = edges[keep].get(other)
            merged = (
                edge
                if known is None
                else _Edge(known.total + edge.total, known.pairs + edge.pairs, known.never or edge.never)
            )
            edges[keep][other] = edges[other][keep] = merged
        return keep

    for i, j in sorted(together):
        a, b = where[i], where[j]
        if a != b and not (b in edges[a] and edges[a][b].never):
            join(a, b)

    heap = [
        (-value, a, b, len(members[a]), len(members[b]))
        for a in edges
        for b in edges[a]
        if a < b and (value := mean(a, b)) is not None and value > threshold
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        # What has grown since was pushed anew with its new mean.
        if a not in members or b not in members or (len(members[a]), len(members[b])) != (size_a, size_b):
            continue
        keep = join(a, b)
        for other in edges[keep]:
            low, high = min(keep, other), max(keep, other)
            value = mean(low, high)
            if value is not None and value > threshold:
                heapq.heappush(heap, (-value, low, high, len(members[low]), len(members[high])))
    return [members[i] for i in sorted(members)]
