"""What a suite is, and what judging its items gives: measures with a tally for every item, and the misses.

A *group* is a document or sentence whose items stand or fall together: resampling draws groups, and a third of the
groups is kept aside by a hash of the group's id, for scores that nobody looked at while the reader was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from twosource.evaluation.places import DataPlaces
from twosource.evaluation.rig import Rig
from twosource.evaluation.scores import Formula, Tally


@dataclass(frozen=True, slots=True)
class Measure:
    """A score: its name and formula, and what each item adds to it, from the reader and from each plain baseline.

    An item that the score does not speak of is in neither mapping.
    """

    name: str
    formula: Formula
    tallies: Mapping[str, Tally]
    baselines: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Miss:
    """One error to read: the item, the score it counts against, what kind of error, what was wanted and given where."""

    item: str
    score: str
    kind: str
    wanted: str
    given: str
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """All of a suite, judged. ``groups`` maps every item to its group."""

    groups: Mapping[str, str]
    measures: Sequence[Measure]
    misses: Sequence[Miss]


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite: where its data lies and how it is judged.

    ``files`` raises `DataAbsentError` where the data is not here; ``judge`` gets those files, in that order.
    ``keeps_aside`` is false where everybody knows the items; ``floored`` where the scores are a
    diagnosis and no promise.
    """

    name: str
    about: str
    files: Callable[[DataPlaces], list[Path]]
    judge: Callable[[Rig, Sequence[Path]], Judged]
    keeps_aside: bool = True
    floored: bool = True


def kept_aside(group: str) -> bool:
    """Whether a group is of the third that nobody reads: its id's SHA-256 is divisible by three."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 3 == 0
