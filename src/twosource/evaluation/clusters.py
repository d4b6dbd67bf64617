"""Clusters against clusters: which items are put together and which belong together in; tallies for each item out.

An item's tally of pairs counts the others of its cluster: those that belong with it, all of them, and all that belong
with it. Summed over items each pair counts twice, so that the F1 is that of pairs. A singleton adds nothing to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

from twosource.evaluation.scores import MILLION, Tally


def pairwise(given: Mapping[str, Hashable], wanted: Mapping[str, Hashable]) -> dict[str, Tally]:
    """For each item the tally of its pairs. Both map all items to their clusters."""
    return {
        item: (both - 1, in_given - 1, in_wanted - 1)
        for item, (both, in_given, in_wanted) in _sizes(given, wanted).items()
    }


def b_cubed(given: Mapping[str, Hashable], wanted: Mapping[str, Hashable]) -> dict[str, Tally]:
    """For each item its precision and recall, in millionths."""
    return {
        item: (round(MILLION * both / in_given), round(MILLION * both / in_wanted), 1)
        for item, (both, in_given, in_wanted) in _sizes(given, wanted).items()
    }


def _sizes(given: Mapping[str, Hashable], wanted: Mapping[str, Hashable]) -> dict[str, tuple[int, int, int]]:
    """For each item how many share both its clusters, the given one and the wanted one, itself among them."""
    of_given: dict[Hashable, int] = defaultdict(int)
    of_wanted: dict[Hashable, int] = defaultdict(int)
    of_both: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for item, cluster in wanted.items():
        of_given[given[item]] += 1
        of_wanted[cluster] += 1
        of_both[given[item], cluster] += 1
    return {
        item: (of_both[given[item], cluster], of_given[given[item]], of_wanted[cluster])
        for item, cluster in wanted.items()
    }
