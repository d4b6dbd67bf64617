"""Scores: tallies of items in, one number out. A tally is what one item adds to a score, so that tallies can be summed.

A *rate* has ``(right, of)``. *Precision*, *recall* and *f1* have ``(hits, given, wanted)``; *macro_f1* has such a triple
for every class, one after the other, and is the mean over the classes that occur. *B-cubed* (Bagga and Baldwin 1998) has
an item's ``(precision, recall, 1)``, the first two in millionths: the shares of its cluster that belong with it, and of those
that belong with it that its cluster holds; the score is the harmonic mean of both means.
*Calibration* has a triple for every bin of probability (the sum of what was foretold, what came true, how many) and is 1 less
the expected calibration error; *spared* has ``(errors, errors of another)`` and is the share of the other's errors that are
spared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

MILLION = 1_000_000
Tally = tuple[int, ...]
Formula = Literal["rate", "precision", "recall", "f1", "macro_f1", "b_cubed", "calibration", "spared"]


def score(formula: Formula, total: Sequence[int]) -> float | None:
    """The score of summed tallies, in [0, 1] (spared: at most 1); None where there is nothing to score."""
    if formula == "rate":
        right, of = total
        return right / of if of else None
    if formula == "macro_f1":
        triples = [total[at : at + 3] for at in range(0, len(total), 3)]
        found = [value for triple in triples if (value := _f1(triple)) is not None]
        return sum(found) / len(found) if found else None
    if formula == "b_cubed":
        precision, recall, items = total
        return 2 * precision * recall / (precision + recall) / (items * MILLION) if items else None
    if formula == "calibration":
        gaps = [abs(total[at] - total[at + 1]) for at in range(0, len(total), 3)]
        return 1 - sum(gaps) / sum(total[2::3]) if sum(total[2::3]) else None
    if formula == "spared":
        errors, others = total
        return 1 - errors / others if others else None
    hits, given, wanted = total
    if formula == "precision":
        return hits / given if given else None
    if formula == "recall":
        return hits / wanted if wanted else None
    return _f1(total)


def summed(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies of one length; empty for none."""
    return tuple(map(sum, zip(*tallies, strict=True)))


def right(is_right: bool) -> Tally:
    """The tally of one answer that is right or wrong."""
    return (int(is_right), 1)


def sets(given: Collection[str], wanted: Collection[str]) -> Tally:
    """The tally of a set of labels against the set that is wanted."""
    return (len(set(given) & set(wanted)), len(set(given)), len(set(wanted)))


def by_class(given: Collection[str], wanted: Collection[str], classes: Sequence[str]) -> Tally:
    """The tally of a set of labels for a macro-F1 over these classes."""
    return tuple(
        number
        for label in classes
        for number in (int(label in given and label in wanted), int(label in given), int(label in wanted))
    )


def _f1(triple: Sequence[int]) -> float | None:
    hits, given, wanted = triple
    return 2 * hits / (given + wanted) if given + wanted else None
