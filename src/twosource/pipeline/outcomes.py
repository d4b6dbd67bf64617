"""What came of a verb: records for the one who asked for it."""

from __future__ import annotations

from twosource.decisions import Unbound
from twosource.pipeline.comparison import Difference
from twosource.records import Decision, Record, Rejection


class BuildOutcome(Record, frozen=True, kw_only=True):
    """What a build did: how many reports it read, which it could not, and how much there is now.

    ``unbound`` are the decisions in force that found no hold, and why.
    """

    read: int
    failed: tuple[Rejection, ...]
    claims: int
    events: int
    holdings: int
    sieges: int
    unbound: tuple[Unbound, ...] = ()


class Note(Record, frozen=True, kw_only=True):
    """Something to know about an input that was taken in: which, and what."""

    where: str
    says: str


class ReadOutcome(Record, frozen=True, kw_only=True):
    """What became of the inputs: ids of new reports, of those there already, what was rejected, and what to know.

    ``build`` is None where none was asked for.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    notes: tuple[Note, ...]
    build: BuildOutcome | None


class LearnOutcome(Record, frozen=True, kw_only=True):
    """What was learnt: its version, whether it is another than before, and the build under it, if one was asked for.

    ``links`` tells from what the weights of links between sentences were learnt; None where the stated ones hold.
    """

    version: str
    changed: bool
    links: str | None
    build: BuildOutcome | None


class DecideOutcome(Record, frozen=True, kw_only=True):
    """A decision as it was kept, what to know about it, and the build under it; ``build`` is None where none was asked for."""

    decision: Decision
    notes: tuple[Note, ...]
    build: BuildOutcome | None


class CheckOutcome(Record, frozen=True, kw_only=True):
    """Whether a rebuild gives the same bytes: digests by table, differences, and what else the store was built from.

    ``inputs`` names the parts of the run stamp that differ (``reader``, ``reports`` ...); all of them before the first
    build. ``failed`` are reports that could not be read.
    """

    digests: dict[str, str]
    differences: tuple[Difference, ...]
    inputs: tuple[str, ...]
    failed: tuple[Rejection, ...]

    @property
    def same(self) -> bool:
        """Whether every table is the same, byte for byte."""
        return not self.differences
