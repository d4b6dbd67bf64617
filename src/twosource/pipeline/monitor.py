"""The monitor: a data folder with its store, and the rooms joined: intake, reading, corroboration, assessment.

Inputs in; a store that holds what was read and what follows from it, and a `Picture` of it, out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, overload

import msgspec

from twosource import __version__
from twosource.decisions import Unbound
from twosource.ledger import (
    DERIVED,
    Alias,
    Ledger,
    Problem,
    RunStamp,
    canonical,
    digests,
)
from twosource.pipeline.attempts import attempt
from twosource.pipeline.comparison import difference
from twosource.pipeline.config import load_config
from twosource.pipeline.importing import Imported, TableImport
from twosource.pipeline.judgements import Judgements
from twosource.pipeline.outcomes import BuildOutcome, CheckOutcome, DecideOutcome, LearnOutcome, Note, ReadOutcome
from twosource.pipeline.pictures import Held, Pictures, last_day
from twosource.pipeline.processes import CHUNK, attempt_in
from twosource.pipeline.progress import Progress, Silence
from twosource.pipeline.renaming import renamed
from twosource.pipeline.rooms import Rooms
from twosource.pipeline.storing import Kept, kept, stored
from twosource.pipeline.views import NOW, View
from twosource.records import (
    Claim,
    Decision,
    DecisionKind,
    Event,
    Picture,
    Reading,
    Rejection,
    Report,
    content_id,
    standing_decisions,
)

if TYPE_CHECKING:
    from twosource.corroboration import Because
    from twosource.intake import ReportFields


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
        self._pictures = Pictures(self.ledger, self.rooms, self._progress)
        self._judgements = Judgements(self.ledger, self.rooms, self._pictures)

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

        Reports are kept, and readings stored, a few at a time: whenever the work is cut off, what was done is there,
        and the next run goes on with the rest.
        """
        added: list[str] = []
        known: list[str] = []
        rejected: list[Rejection] = []
        notes: list[Note] = []
        with self.ledger.run("read"):
            self._progress.start("taking in", None)
            this_time: set[str] = set()
            for group in kept(self.ledger, self.rooms.take_in(inputs, overrides)):
                new = [one.item.report for one in group if isinstance(one, Kept) and one.is_new]
                this_time.update(report.report_id for report in new)
                bearing = self.ledger.with_external_ids(report.external_id for report in new if report.external_id)
                for one in group:
                    if isinstance(one, Rejection):
                        rejected.append(one)
                        self.ledger.add_rejection(one)
                        continue
                    report = one.item.report
                    if one.is_new:
                        where = report.origin_name or report.report_id
                        says = (*one.item.notes, *_shared_id(report, bearing, this_time))
                        notes.extend(Note(where=where, says=note) for note in says)
                    (added if one.is_new else known).append(report.report_id)
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

    def import_table(self, file: Path, map_name: str, *, build: bool = True) -> tuple[Imported, BuildOutcome | None]:
        """Take in the rows of a table that people coded, by a map; and build unless told not to.

        Raises:
            MapError, TableError: the map or the table can't be used; nothing is kept then.
        """
        with self.ledger.run("import"):
            imported = TableImport(self.ledger, self.rooms, self._progress).take(file, map_name)
            if not build:
                return imported, None
            self._open_rooms()
            return imported, self._build()

    def build(self) -> BuildOutcome:
        """Read what this reader hasn't read yet, and derive what follows from all readings.

        Where nothing but reports came since the last build, only what they bear on is linked again; the result is that
        of a full build.
        """
        with self.ledger.run("build"):
            self._open_rooms()
            return self._build()

    def _open_rooms(self) -> None:
        """Open what is slow to open: the model, and on a machine's first run the index of the world's places."""
        self._progress.start("opening", None)
        _ = self.rooms.reader
        self._progress.finish()

    def _build(self, *, again: bool = False) -> BuildOutcome:
        unread = self.ledger.count_unread(self.rooms.reader.stamp)
        failed = self._read_unread()
        held = self._pictures.held(reader=self.rooms.reader.stamp, again=again)
        return self._store(held, self._stamp(held), unread - len(failed), failed, anew=again)

    def _store(
        self, held: Held, stamp: RunStamp, read: int, failed: tuple[Rejection, ...], *, anew: bool = False
    ) -> BuildOutcome:
        """Derive what follows and put it in the place of the last build's."""
        derived, loose, links = self._pictures.build(held, stamp, anew=anew)
        self._progress.start("storing", None)
        self.ledger.store_derived(
            stamp,
            *derived,
            aliases=self._aliases(derived.events, held),
            links=msgspec.json.encode(links).decode(),
        )
        self._progress.finish()
        return BuildOutcome(
            read=read,
            failed=failed,
            claims=sum(len(reading.claims) for reading in held.readings),
            events=len(derived.events),
            holdings=len(derived.holdings),
            sieges=len(derived.sieges),
            unbound=(*held.unbound, *loose),
        )

    def _read_unread(self) -> tuple[Rejection, ...]:
        """Read and store what is due; the reports that the reader failed on come back, and stay unread."""
        stamp = self.rooms.reader.stamp
        return self._store_readings(self.ledger.unread(stamp), self.ledger.count_unread(stamp))

    def _store_readings(self, reports: Iterable[Report], total: int) -> tuple[Rejection, ...]:
        self._progress.start("reading", total)
        failed = list(stored(self.ledger, self._attempt(reports, total), self._progress.advance))
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

    def _stamp(self, held: Held) -> RunStamp:
        return RunStamp(
            program=__version__,
            reader=self.rooms.reader.stamp,
            codebook=self.rooms.codebook.version,
            knowledge=self.rooms.knowledge.version,
            settings=self.rooms.settings,
            reports=_reports_stamp(held),
            decisions=_decisions_stamp(held.standing),
            weights=self._weights_stamp(),
        )

    def _weights_stamp(self) -> str:
        weights = self.ledger.weights()
        return "" if weights is None else weights.version

    def _aliases(self, events: Sequence[Event], held: Held) -> list[Alias]:
        kept = {event.event_id for event in events}
        gone = [event for event in self.ledger.events() if event.event_id not in kept]
        before = self.ledger.reader
        if not gone or before is None:
            return []
        earlier = _claims_by_id(self.ledger.readings(before))
        return renamed(gone, earlier, events, _claims_by_id(held.readings), held.replaced)

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
            outcome = self._build(again=True)
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
        held = self._pictures.held(anew=readings)
        derived, _ = self._pictures.derive(held)
        rebuilt = canonical(ordered, *derived)
        found = [difference(table, self.ledger.lines(table), rebuilt[table]) for table in DERIVED]
        before, now = self.ledger.run_stamp(), self._stamp(held)
        return CheckOutcome(
            digests=digests(rebuilt),
            differences=tuple(one for one in found if one is not None),
            inputs=tuple(
                name
                for name in RunStamp.__struct_fields__
                if before is None or getattr(before, name) != getattr(now, name)
            ),
            failed=tuple(failed),
        )

    # Learning

    def learn(self, *, build: bool = True, links: bool = True, forget: bool = False) -> LearnOutcome:
        """Learn from what is read: how claims are linked, and how reliable sources are.

        What is learnt is kept as a new version, and counts from then on; nothing else changes weights, so that a report
        added and a rebuild give the same.

        Args:
            build: derive everything anew under it.
            links: learn the weights of links between sentences too; the stated ones hold where not.
            forget: learn nothing, and go by what ships.
        """
        with self.ledger.run("learn"):
            self._open_rooms()
            failed = self._read_unread()
            held = self._pictures.held(reader=self.rooms.reader.stamp)
            self._progress.start("learning", None)
            before = self.ledger.weights()
            when = datetime.now(UTC).isoformat(timespec="seconds")
            weights = self.rooms.as_shipped(when) if forget else self._pictures.learn(held, when, links=links)
            changed = before is None or before.version != weights.version
            if changed:
                self.ledger.add_weights(weights)
            self._progress.finish()
            outcome = self._store(held, self._stamp(held), 0, failed) if build else None
        told = self.rooms.links_learnt(weights)
        return LearnOutcome(version=weights.version, changed=changed, links=told, build=outcome)

    def links_learnt(self) -> str | None:
        """From what the weights of links between sentences were learnt last, in words; None where the stated ones hold."""
        return self.rooms.links_learnt(self.ledger.weights())

    def explain(self, event: Event, claims: Sequence[Claim]) -> tuple[Because, ...]:
        """Why the claims of an event are one event, field by field, by what was learnt last."""
        return self.rooms.explain(event, claims, self.ledger.weights())

    # Looking

    def picture(self, view: View = NOW) -> Picture:
        """All that the store holds: every report, the readings of the last build's reader, and what was derived.

        Args:
            view: a day, or sources to be silent: then what follows is derived anew from what is left; nothing is stored.

        Raises:
            SilenceError: a source to be silent is none here.
        """
        return self._pictures.at(view)

    def is_built(self, picture: Picture) -> bool:
        """Whether the events and the rest of a picture were derived from all of its readings, under all decisions."""
        stamp = self.ledger.run_stamp()
        if stamp is None or stamp.reports != _reports_stamp(picture):
            return False
        return stamp.decisions == _decisions_stamp(standing_decisions(self.ledger.decisions()))

    def public_picture(self, today: date, delay_days: int | None = None, view: View = NOW) -> Picture:
        """The picture as products may show it: what follows from what is neither hidden nor held back by the delay.

        Events and the rest are derived anew from that alone, so that nothing held back shows through. A report
        whose date isn't known is held back as long as there is a delay. A decision to publish lifts both.

        Args:
            delay_days: in place of the configured delay.
            view: as for `picture`; what may be shown is decided as of today all the same.
        """
        delay = self.config.delay_days if delay_days is None else delay_days
        return self._pictures.public(last_day(today, delay), view)

    # Decisions

    def decide(
        self,
        kind: DecisionKind,
        subject: str,
        *,
        who: str,
        why: str,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
        build: bool = True,
    ) -> DecideOutcome:
        """Keep an analyst's decision, and derive everything anew under it unless told not to.

        Args:
            subject: the id of a claim, event, report or decision; ``other`` the second one of same and not_same.
            field: what is corrected; ``value`` its new value, or a grade.

        Raises:
            DecisionError: it makes no sense; nothing is kept.
        """
        decision = self._judgements.keep(kind, subject, who=who, why=why, other=other, field=field, value=value)
        outcome = self._rebuild_under_decisions() if build else None
        notes = tuple(self._judgements.unheeded(decision, outcome)) if outcome else ()
        return DecideOutcome(decision=decision, notes=notes, build=outcome)

    def _rebuild_under_decisions(self) -> BuildOutcome:
        """Derive anew from the readings there are; all that is due is read first only where the rooms have changed."""
        with self.ledger.run("decide"):
            stamp = self.ledger.run_stamp()
            rooms = (self.rooms.codebook.version, self.rooms.knowledge.version)
            if stamp is None or (stamp.codebook, stamp.knowledge) != rooms:
                self._open_rooms()
                return self._build()
            held = self._pictures.held()
            now = msgspec.structs.replace(
                stamp,
                program=__version__,
                settings=self.rooms.settings,
                reports=_reports_stamp(held),
                decisions=_decisions_stamp(held.standing),
                weights=self._weights_stamp(),
            )
            return self._store(held, now, 0, ())

    def bound(self) -> dict[str, tuple[str, ...]]:
        """The claims that each decision in force is bound to now, by the decision's id."""
        return self._judgements.bound()

    def unbound(self) -> tuple[Unbound, ...]:
        """The decisions in force that have no hold in what is read and derived now, and why."""
        return self._judgements.unbound()

    # Checking

    def verify(self) -> list[Problem]:
        """All that is not whole in the store and its evidence; empty when all is well."""
        return self.ledger.verify()


def _shared_id(report: Report, bearing: Mapping[str, Sequence[str]], this_time: Collection[str]) -> Iterator[str]:
    """What to say where earlier reports bear the new one's external id; of those of one batch intake tells."""
    sharing = bearing.get(report.external_id, ()) if report.external_id else ()
    others = [other for other in sharing if other != report.report_id and other not in this_time]
    if others:
        yield f"it bears the id '{report.external_id}' as {', '.join(others)} does; they differ, and all are kept"


def _reports_stamp(of: Held | Picture) -> str:
    maps = (reading.coded.map_sha256 for reading in of.readings if reading.coded)
    reports = (reading.report_id for reading in of.readings if reading.report_id not in of.replaced)
    return content_id("reports", *sorted(reports), *sorted({m for m in maps if m}))


def _decisions_stamp(standing: Sequence[Decision]) -> str:
    return content_id("decisions", *(decision.decision_id for decision in standing)) if standing else ""


def _claims_by_id(readings: Iterable[Reading]) -> dict[str, Claim]:
    return {claim.claim_id: claim for reading in readings for claim in reading.claims}
