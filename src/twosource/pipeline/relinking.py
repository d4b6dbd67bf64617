"""Builds that link only what is new: what the last build linked is kept beside its tables and taken up by the next.

In: reports and readings, and what is kept of the last build. Out: events and source profiles, byte for byte those of a
full build, and what is to be kept. The kept state stands in the store in one transaction with the tables that it speaks of; it
is taken up only where nothing but reports were added since: otherwise all is linked anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from twosource.ledger import RunStamp, Weights
from twosource.records import Decision, Event, Reading, Record, Report

if TYPE_CHECKING:
    from twosource.corroboration import Corroboration
    from twosource.pipeline.rooms import Rooms

_MANY: Final = 0.1  # of the reports: where more than so many are new, a full build costs no more
_FEW: Final = 20


class Inputs(Record, frozen=True, kw_only=True):
    """All that a build's events follow from: the stamp without the reports, the decisions that bind linking, and each
    report's reading as hashes."""

    stamp: RunStamp
    decisions: str
    reports: Mapping[str, str]

    def adds_to(self, earlier: Inputs) -> bool:
        """Whether nothing but some reports were added."""
        if (self.stamp, self.decisions) != (earlier.stamp, earlier.decisions):
            return False
        added = len(self.reports) - len(earlier.reports)
        if not 0 <= added <= max(_FEW, _MANY * len(self.reports)):
            return False
        return all(self.reports.get(report) == digest for report, digest in earlier.reports.items())


def inputs_of(
    stamp: RunStamp, reports: Iterable[Report], readings: Iterable[Reading], decisions: Sequence[Decision]
) -> Inputs:
    """The inputs of a build under this stamp."""
    publishers = {report.report_id: (report.publisher, report.published) for report in reports}
    return Inputs(
        stamp=msgspec.structs.replace(stamp, reports=""),
        decisions=_hash(decisions),
        reports={reading.report_id: _hash((publishers[reading.report_id], reading)) for reading in readings},
    )


class KeptLinks(Record, frozen=True, kw_only=True):
    """What is kept of a build: the stamp of the tables it speaks of, its inputs, and what it linked, as JSON."""

    tables: RunStamp
    inputs: Inputs
    linked: msgspec.Raw


def corroborated(
    rooms: Rooms,
    stamp: RunStamp,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    weights: Weights | None,
    before: KeptLinks | None,
    events: Iterable[Event],
) -> tuple[Corroboration, KeptLinks]:
    """Events and source profiles, and what is to be kept.

    Args:
        stamp: of the build.
        reports: those that were read; ``readings`` in their order.
        before: what the last build kept, if that speaks of the tables there are.
        events: the last build's.
    """
    inputs = inputs_of(stamp, reports, readings, decisions)
    if before is not None and inputs.adds_to(before.inputs):
        from twosource.corroboration import Linked

        there = before.inputs.reports.keys()
        # Of events that an analyst's decisions have marked the unmarked ones are not kept: they are made again.
        plain = [event for event in events if not event.decisions]
        held = rooms.corroborator(
            [report for report in reports if report.report_id in there],
            [reading for reading in readings if reading.report_id in there],
            decisions,
            weights,
            msgspec.json.decode(before.linked, type=Linked),
            plain,
        )
        new = [reading for reading in readings if reading.report_id not in there]
        if new:
            held.add([report for report in reports if report.report_id not in there], new)
    else:
        held = rooms.corroborator(reports, readings, decisions, weights)
    linked = msgspec.Raw(msgspec.json.encode(held.linked()))
    return held.corroboration(), KeptLinks(tables=stamp, inputs=inputs, linked=linked)


def _hash(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:24]
