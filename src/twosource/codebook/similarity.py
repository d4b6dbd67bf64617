"""How alike two event types are: by how deep in the codebook's tree they part (branch, family, cluster, type)."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.codebook.model import EventType, Family

# The share of the tree's four levels that two types have in common: an ultrametric, so no detour brings two nearer.
SAME_TYPE = 1.0
SAME_CLUSTER = 0.75
SAME_FAMILY = 0.5
SAME_BRANCH = 0.25
NOTHING = 0.0


def similarity(a: EventType, b: EventType, families: Mapping[str, Family]) -> float:
    """The likeness of two types in [0, 1]: 1 for the same, then .75 cluster, .5 family, .25 branch, 0 none."""
    if a.code == b.code:
        return SAME_TYPE
    if a.family == b.family:
        cluster = _cluster(a, families)
        return SAME_CLUSTER if cluster is not None and cluster == _cluster(b, families) else SAME_FAMILY
    return SAME_BRANCH if families[a.family].branch == families[b.family].branch else NOTHING


def _cluster(event_type: EventType, families: Mapping[str, Family]) -> str | None:
    clusters = families[event_type.family].clusters
    return next((name for name, codes in clusters.items() if event_type.code in codes), None)
