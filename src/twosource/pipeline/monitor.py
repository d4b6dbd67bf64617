"""The monitor: a data folder with its store, and the rooms joined: intake, reading, corroboration, assessment.

Inputs in; a store that holds what was read and what follows from it, and a `Picture` of it, out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, overload

import msgspec

from twosource import __version__
from twosource.ledger import (
    DERIVED,
    Alias,
    Ledger,
    Problem,
    RefusedError,
    RunStamp,
    canonical,
    digests,
)
from twosource.pipeline.attempts import attempt
from twosource.pipeline.comparison import difference
from twosource.pipeline.config import load_config
from twosource.pipeline.outcomes import BuildOutcome, CheckOutcome, Note, ReadOutcome
from twosource.pipeline.processes import CHUNK, attempt_in
from twosource.pipeline.progress import Progress, Silence
from twosource.pipeline.renaming import renamed
from twosource.pipeline.rooms import Rooms
from twosource.records import (
    Claim,
    Event,
    Holding,
    Picture,
    Reading,
    Rejection,
    Report,
    Siege,
    SourceProfile,
    content_id,
)

if TYPE_CHECKING:
    from twosource.intake import ReportFields


class _Derived(NamedTuple):
    events: tuple[Event, ...]
    holdings: tuple[Holding, ...]
    sieges: tuple[Siege, ...]
    sources: tuple[SourceProfile, ...]


class Monitor:
    """A data folder and the rooms over it. It is a context manager.

    Args:
        data_dir: the folder; made where there is none, unless ``create`` is false.
        rooms: other rooms than the real ones.
        progress: told how far long work is.
        gate: in place of the configured setting: whether other news is kept from the parser.
        jobs: how many processes read. With more than one, a program's own start must be guarded by ``__name__``, as
            `multiprocessing` asks.

    Raises:
        LedgerError, ConfigError: the folder or its configuration can't be used.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        create: bool = True,
        rooms: Rooms | None = None,
        progress: Progress | None = None,
        gate: bool | None = None,
        jobs: int = 1,
    ) -> None:
        self.folder = data_dir
        config = load_config(data_dir)
        self.config = config if gate is None else msgspec.structs.replace(config, gate=gate)
        self._jobs = jobs
        self.rooms = rooms or Rooms(self.config, data_dir)
        self.ledger = Ledger.open(data_dir, create=create)
        self._progress: Progress = progress or Silence()

    def close(self) -> None:
        """Let go of the store."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, inputs: Sequence[str], overrides: ReportFields, *, build: bool = True) -> ReadOutcome:
        """Take in the inputs, read every report not read yet, and build unless told not to.

        Each report is kept, and each reading stored, in a transaction of its own: whenever the work is cut off, what
        was done is there, and the next run goes on with the rest.
        """
        added: list[str] = []
        known: list[str] = []
        rejected: list[Rejection] = []
        notes: list[Note] = []
        with self.ledger.run("read"):
            self._progress.start("taking in", None)
            for item in self.rooms.take_in(inputs, overrides):
                if isinstance(item, Rejection):
                    rejected.append(item)
                    self.ledger.add_rejection(item)
                    continue
                report = item.report
                try:
                    is_new = self.ledger.add_report(report, item.raw)
                except RefusedError as error:
                    rejected.append(_rejection(error))
                    self.ledger.add_rejection(rejected[-1])
                    continue
                if is_new:
                    where = report.origin_name or report.report_id
                    says = (*item.notes, *self._shared_id(report, added))
                    notes.extend(Note(where=where, says=note) for note in says)
                (added if is_new else known).append(report.report_id)
                self._progress.advance()
            self._progress.finish()
            self._open_rooms()
            outcome = self._build() if build else None
            if outcome is None:
                failed = self._read_unread()
                rejected.extend(failed)
            else:
                rejected.extend(outcome.failed)
        return ReadOutcome(
            added=tuple(added), known=tuple(known), rejected=tuple(rejected), notes=tuple(notes), build=outcome
        )

    def _shared_id(self, report: Report, this_time: Sequence[str]) -> Iterator[str]:
        """What to say where earlier reports bear the new one's external id; of those of one batch intake tells."""
        sharing = self.ledger.with_external_id(report.external_id) if report.external_id else ()
        others = [other for other in sharing if other not in (report.report_id, *this_time)]
        if others:
            yield f"it bears the id '{report.external_id}' as {', '.join(others)} does; they differ, and all are kept"

    def build(self) -> BuildOutcome:
        """Read what this reader hasn't read yet, and derive everything anew from all readings."""
        with self.ledger.run("build"):
            self._open_rooms()
            return self._build()

    def _open_rooms(self) -> None:
        """Open what is slow to open: the model, and on a machine's first run the index of the world's places."""
        self._progress.start("opening", None)
        _ = self.rooms.reader
        self._progress.finish()

    def _build(self) -> BuildOutcome:
        unread = self.ledger.count_unread(self.rooms.reader.stamp)
        failed = self._read_unread()
        stamp = self.rooms.reader.stamp
        reports, readings = self._read_reports(stamp)
        derived = self._derive(reports, readings)
        self._progress.start("storing", None)
        self.ledger.store_derived(self._stamp(readings), *derived, aliases=self._aliases(derived.events, readings))
        self._progress.finish()
        return BuildOutcome(
            read=unread - len(failed),
            failed=failed,
            claims=sum(len(reading.claims) for reading in readings),
            events=len(derived.events),
            holdings=len(derived.holdings),
            sieges=len(derived.sieges),
        )

    def _read_unread(self) -> tuple[Rejection, ...]:
        """Read and store what is due; the reports that the reader failed on come back, and stay unread."""
        stamp = self.rooms.reader.stamp
        return self._store_readings(self.ledger.unread(stamp), self.ledger.count_unread(stamp))

    def _store_readings(self, reports: Iterable[Report], total: int) -> tuple[Rejection, ...]:
        failed = []
        self._progress.start("reading", total)
        for outcome in self._attempt(reports, total):
            if isinstance(outcome, Reading):
                try:
                    self.ledger.store_reading(outcome)
                except RefusedError as error:
                    failed.append(_rejection(error))
            else:
                failed.append(outcome)
            self._progress.advance()
        self._progress.finish()
        for rejection in failed:
            self.ledger.add_rejection(rejection)
        return tuple(failed)

    def _attempt(self, reports: Iterable[Report], total: int) -> Iterator[Reading | Rejection]:
        """A reading of each report, or why there is none, by as many processes as are worth their start."""
        jobs = min(self._jobs, ceil(total / CHUNK))
        if jobs <= 1:
            return attempt(self.rooms.reader, reports)
        return attempt_in(jobs, self.rooms.elsewhere(), reports)

    def _read_reports(self, stamp: str) -> tuple[tuple[Report, ...], tuple[Reading, ...]]:
        """The reports that the reader has read, by date and id, and their readings in the same order."""
        by_report = {reading.report_id: reading for reading in self.ledger.readings(stamp)}
        reports = tuple(report for report in self.ledger.reports() if report.report_id in by_report)
        return reports, tuple(by_report[report.report_id] for report in reports)

    def _derive(self, reports: Sequence[Report], readings: Sequence[Reading]) -> _Derived:
        self._progress.start("corroborating", None)
        corroboration = self.rooms.corroborate(reports, readings)
        self._progress.finish()
        self._progress.start("assessing", None)
        claims = [claim for reading in readings for claim in reading.claims]
        assessment = self.rooms.assess(corroboration.events, claims)
        self._progress.finish()
        return _Derived(
            tuple(corroboration.events),
            tuple(assessment.holdings),
            tuple(assessment.sieges),
            tuple(corroboration.sources),
        )

    def _stamp(self, readings: Sequence[Reading]) -> RunStamp:
        return RunStamp(
            program=__version__,
            reader=self.rooms.reader.stamp,
            codebook=self.rooms.codebook.version,
            knowledge=self.rooms.knowledge.version,
            settings=self.rooms.settings,
            reports=_reports_stamp(readings),
        )

    def _aliases(self, events: Sequence[Event], readings: Sequence[Reading]) -> list[Alias]:
        kept = {event.event_id for event in events}
        gone = [event for event in self.ledger.events() if event.event_id not in kept]
        before = self.ledger.reader
        if not gone or before is None:
            return []
        return renamed(gone, _claims_by_id(self.ledger.readings(before)), events, _claims_by_id(readings))

    @overload
    def rebuild(self, *, check: Literal[False] = False) -> BuildOutcome: ...

    @overload
    def rebuild(self, *, check: Literal[True]) -> CheckOutcome: ...

    def rebuild(self, *, check: bool = False) -> BuildOutcome | CheckOutcome:
        """Read every report again and derive everything anew, whatever was there.

        Args:
            check: do so in memory, and compare it byte for byte with what the store holds; nothing is changed.
        """
        if check:
            return self._check()
        with self.ledger.run("rebuild"):
            self._open_rooms()
            reports = tuple(self.ledger.reports())
            failed = self._store_readings(reports, len(reports))
            outcome = self._build()
            failed = tuple(dict.fromkeys((*failed, *outcome.failed)))
            return msgspec.structs.replace(outcome, read=len(reports) - len(failed), failed=failed)

    def _check(self) -> CheckOutcome:
        self._open_rooms()
        reports = {report.report_id: report for report in self.ledger.reports()}
        readings, failed = {}, []
        self._progress.start("reading", len(reports))
        for outcome in self._attempt(reports.values(), len(reports)):
            if isinstance(outcome, Reading):
                readings[outcome.report_id] = outcome
            else:
                failed.append(outcome)
            self._progress.advance()
        self._progress.finish()
        ordered = [readings[report_id] for report_id in reports if report_id in readings]
        derived = self._derive([reports[reading.report_id] for reading in ordered], ordered)
        rebuilt = canonical(ordered, *derived)
        found = [difference(table, self.ledger.lines(table), rebuilt[table]) for table in DERIVED]
        held, now = self.ledger.run_stamp(), self._stamp(ordered)
        return CheckOutcome(
            digests=digests(rebuilt),
            differences=tuple(one for one in found if one is not None),
            inputs=tuple(
                name for name in RunStamp.__struct_fields__ if held is None or getattr(held, name) != getattr(now, name)
            ),
            failed=tuple(failed),
        )

    def picture(self) -> Picture:
        """All that the store holds: every report, the readings of the last build's reader, and what was derived."""
        reports = tuple(self.ledger.reports())
        reader = self.ledger.reader
        by_report = {reading.report_id: reading for reading in self.ledger.readings(reader)} if reader else {}
        return Picture(
            reports=reports,
            readings=tuple(by_report[report.report_id] for report in reports if report.report_id in by_report),
            events=tuple(self.ledger.events()),
            holdings=tuple(self.ledger.holdings()),
            sieges=tuple(self.ledger.sieges()),
            sources=tuple(self.ledger.sources()),
        )

    def is_built(self, picture: Picture) -> bool:
        """Whether the events and the rest of a picture were derived from all of its readings."""
        stamp = self.ledger.run_stamp()
        return stamp is not None and stamp.reports == _reports_stamp(picture.readings)

    def public_picture(self, today: date, delay_days: int | None = None) -> Picture:
        """The picture as products may show it: what follows from the reports published up to ``today`` less the delay.

        Events and the rest are derived anew from those reports alone, so that nothing of a later one shows through. A
        report whose date isn't known is held back as long as there is a delay.

        Args:
            delay_days: in place of the configured delay.
        """
        delay = self.config.delay_days if delay_days is None else delay_days
        picture = self.picture()
        if not delay:
            return picture
        last = today - timedelta(days=delay)
        reports = tuple(
            report for report in picture.reports if report.published_date is not None and report.published_date <= last
        )
        shown = {report.report_id for report in reports}
        readings = tuple(reading for reading in picture.readings if reading.report_id in shown)
        read = {reading.report_id for reading in readings}
        events, holdings, sieges, sources = self._derive(
            tuple(report for report in reports if report.report_id in read), readings
        )
        return Picture(
            reports=reports, readings=readings, events=events, holdings=holdings, sieges=sieges, sources=sources
        )

    def verify(self) -> list[Problem]:
        """All that is not whole in the store and its evidence; empty when all is well."""
        return self.ledger.verify()


def _reports_stamp(readings: Iterable[Reading]) -> str:
    return content_id("reports", *sorted(reading.report_id for reading in readings))


def _claims_by_id(readings: Iterable[Reading]) -> dict[str, Claim]:
    return {claim.claim_id: claim for reading in readings for claim in reading.claims}


def _rejection(error: RefusedError) -> Rejection:
    return Rejection(where=error.where or "", reason=error.problem, cure=error.cure)
