"""Picture: all that is known at one moment, as the products draw it."""

from __future__ import annotations

from collections.abc import Mapping

from twosource.records.base import Record
from twosource.records.claim import Claim
from twosource.records.decision import Decision
from twosource.records.event import Event, SourceProfile
from twosource.records.holding import Holding, Siege
from twosource.records.reading import Reading
from twosource.records.report import Report


class Picture(Record, frozen=True, kw_only=True):
    """Reports, what was read out of them, and what was derived. Claims are in the readings.

    Reports and claims are as decisions have corrected them. ``decisions`` are those that are in force; ``rejected``
    are the claims that an analyst has struck out: nothing is derived from them. ``replaced`` gives the reports of coded
    rows that were corrected, each with the report that stands in its place: their readings hold no claims.
    """

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    holdings: tuple[Holding, ...]
    sieges: tuple[Siege, ...]
    sources: tuple[SourceProfile, ...]
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Claim, ...] = ()
    replaced: Mapping[str, str] = {}

    @property
    def counting(self) -> tuple[Report, ...]:
        """The reports that count: all but those replaced."""
        return tuple(report for report in self.reports if report.report_id not in self.replaced)
