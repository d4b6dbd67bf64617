"""The store: what is kept and what is derived, in one SQLite file beside a folder of evidence.

Records in, records out; each `add_...` and `store_...` is one transaction that is on the disk when the call returns.
What the records mean the ledger doesn't know.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec
from sqlalchemy import Connection, Engine, inspect, select, text

from twosource import __version__
from twosource.ledger import derived, kept, schema
from twosource.ledger.aliases import Alias, current_id
from twosource.ledger.canonical import DERIVED, Line, digests
from twosource.ledger.dialect import BUSY_SECONDS, WRITES, faults, read_only_engine, sqlite_engine
from twosource.ledger.errors import (
    CorruptError,
    NoStoreError,
    NotAFolderError,
    ReadOnlyError,
    RefusedError,
    guarded,
)
from twosource.ledger.evidence import Evidence
from twosource.ledger.runs import RowVersion, Run, RunStamp, Weights
from twosource.ledger.verify import Problem, problems
from twosource.records import (
    Decision,
    Event,
    Holding,
    Reading,
    Rejection,
    Report,
    Siege,
    SourceProfile,
)

STORE_NAME = "twosource.sqlite"
EVIDENCE = "evidence"
"""The folder of the raw bytes, beside the store."""
_READER = "reader"
_STAMP = "stamp"
_LINKS = "links"
_TOGETHER = 100  # reports in memory at a time


class Added(NamedTuple):
    """What became of rows: ids of the new ones, of those there already, and of those there that have a new map.

    ``replacing`` are those of any kind that stand for their row now in the place of another report.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    mapped: tuple[str, ...]
    replacing: tuple[str, ...]


class Ledger:
    """A monitor's memory. Open it with `Ledger.open`; it is a context manager.

    All methods raise a `LedgerError` that says what is wrong with the disk or the store, and the cure.
    """

    def __init__(self, folder: Path, engine: Engine, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self.path = folder / STORE_NAME
        self.evidence = Evidence(folder / EVIDENCE)
        self._engine = engine
        self._run_id: int | None = None

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Ledger:
        """Open the store in a folder, brought up to this program's schema.

        Where folder or file may not be written (a read-only disk, another's folder), the store is opened to be looked
        at: all that writes raises `ReadOnlyError`.

        Args:
            create: make the folder and the store where there are none.
            busy_seconds: how long to wait for another program that writes.

        Raises:
            NoStoreError: there is none and ``create`` is false.
            NotAFolderError, ReadOnlyError, LockedError, CorruptError, TooNewError: as they say.
        """
        path = folder / STORE_NAME
        if folder.exists() and not folder.is_dir():
            raise NotAFolderError(
                "this is a file where the data folder should be",
                where=str(folder),
                cure="Move the file away, or choose another folder with --data",
            )
        if not create and not path.is_file():
            raise NoStoreError(
                "there is no monitor in this folder yet",
                where=str(folder),
                cure="Read a report into it with `twosource read`, or name the right folder with --data",
            )
        read_only = path.is_file() and not (os.access(folder, os.W_OK) and os.access(path, os.W_OK))
        with guarded(path):
            folder.mkdir(parents=True, exist_ok=True)
            engine = read_only_engine(path) if read_only else sqlite_engine(path, busy_seconds)
        ledger = cls(folder, engine, read_only=read_only)
        try:
            ledger._bring_up()
            if not read_only:
                with guarded(path):
                    ledger.evidence.sweep()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _bring_up(self) -> None:
        with self._reading() as connection:
            tables = inspect(connection).get_table_names()
            if "alembic_version" in tables:
                revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
                if revision == schema.HEAD:
                    return
            elif tables:
                raise CorruptError(
                    "this database is no store of twosource's",
                    where=str(self.path),
                    cure="Choose another folder with --data",
                )
        from twosource.ledger.migrations import upgrade  # Alembic is slow to load and seldom needed

        with self._writing() as connection:
            upgrade(connection, self.path)

    def close(self) -> None:
        """Let go of the store's file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.read_only:
            raise ReadOnlyError(
                "the store can be looked at, not written",
                where=str(self.path),
                cure="Copy the folder to where you may write, and name the copy with --data",
            )
        with (
            guarded(self.path),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    # Runs

    @contextmanager
    def run(self, verb: str) -> Iterator[int]:
        """Inside it, all that is written carries this run's number; its end is noted where it comes to one."""
        with self._writing() as connection:
            self._run_id = kept.start_run(connection, verb, __version__, _now())
        run_id = self._run_id
        try:
            yield run_id
            with self._writing() as connection:
                kept.finish_run(connection, run_id, _now())
        finally:
            self._run_id = None

    def runs(self) -> Iterator[Run]:
        """All runs that wrote, the oldest first."""
        with self._reading() as connection:
            yield from kept.select_runs(connection)

    # What is kept for ever

    def add_report(self, report: Report, raw: bytes) -> bool:
        """Keep a report and the bytes it was read from: the evidence first, then the row, so that no row lacks its own.

        Returns:
            False where a report with this id is there already; nothing is changed then.

        Raises:
            LedgerError: the report names another hash than its bytes have.
            RefusedError: its text can't be stored.
        """
        (outcome,) = self.add_reports([(report, raw)])
        if isinstance(outcome, RefusedError):
            raise outcome
        return outcome

    def add_reports(self, batch: Sequence[tuple[Report, bytes]]) -> list[bool | RefusedError]:
        """Keep reports as `add_report` does, all in one transaction: many together take little longer than one.

        Returns:
            For each what `add_report` returns, or the error it raises where the store refuses that one alone.

        Raises:
            LedgerError: a report names another hash than its bytes have; none is kept.
        """
        hashed = [
            (msgspec.structs.replace(report, raw_sha256=kept.raw_hash(report, raw)), raw) for report, raw in batch
        ]
        ids = list(dict.fromkeys(report.report_id for report, _ in hashed))
        with self._reading() as connection:
            there = set(kept.maps_of(connection, ids))
        if len(there) == len(ids):
            return [False] * len(batch)
        with guarded(self.evidence.folder):
            self.evidence.put_all(raw for report, raw in hashed if report.report_id not in there)
        outcomes: list[bool | RefusedError] = []
        fit: list[Report] = []
        sizes: dict[str, int] = {}
        with self._writing() as connection:
            there = set(kept.maps_of(connection, ids))
            for report, raw in hashed:
                outcomes.append(False if report.report_id in there else kept.refusal(report) or True)
                if outcomes[-1] is True:
                    there.add(report.report_id)
                    fit.append(report)
                    sizes[str(report.raw_sha256)] = len(raw)
            kept.insert_evidence(connection, sizes, self._run_id)
            kept.insert_reports(connection, fit, self._run_id)
        return outcomes

    def keep(self, raw: bytes) -> str:
        """Keep bytes that reports will be read from, or read by; their SHA-256 comes back."""
        with guarded(self.evidence.folder):
            sha256 = self.evidence.put(raw)
        with self._writing() as connection:
            kept.insert_evidence(connection, {sha256: len(raw)}, self._run_id)
        return sha256

    def add_rows(self, rows: Sequence[Report], coded_set: str) -> Added:
        """Keep rows of a coded table in one transaction; the table's and the map's bytes are kept already (`keep`).

        A row that is there already stays as it is; where it comes with another map, it is read by that from now on. Of
        rows of one set with one external id the last that came stands for it.

        Raises:
            LedgerError: the table or the map is not kept, so that nothing was stored.
            RefusedError: a row's text can't be stored, nor was any.
        """
        with self._writing() as connection:
            there = kept.maps_of(connection, [row.report_id for row in rows])
            added, known, mapped = [], [], []
            new: list[Report] = []
            for row in rows:
                if row.report_id not in there:
                    new.append(row)
                    added.append(row.report_id)
                elif row.map_sha256 is not None and there[row.report_id] != row.map_sha256:
                    kept.insert_row_map(connection, row.report_id, row.map_sha256, self._run_id)
                    mapped.append(row.report_id)
                else:
                    known.append(row.report_id)
                there[row.report_id] = row.map_sha256
            kept.insert_reports(connection, new, self._run_id)
            told = {row.external_id: row.report_id for row in rows if row.external_id is not None}
            stood = kept.versions_of(connection, coded_set, list(told))
            changed = {row: report for row, report in told.items() if stood.get(row) != report}
            kept.insert_row_versions(connection, coded_set, changed, self._run_id)
        replacing = tuple(report for row, report in changed.items() if row in stood)
        return Added(tuple(added), tuple(known), tuple(mapped), replacing)

    def row_versions(self) -> Iterator[RowVersion]:
        """Of the rows that several reports have stood for, which did so and since when, in the order it was noted in."""
        with self._reading() as connection:
            yield from kept.select_row_versions(connection)

    def reports(self) -> Iterator[Report]:
        """All reports by date of publication, then id; those without a date last."""
        with self._reading() as connection:
            yield from kept.select_reports(connection)

    def report(self, report_id: str) -> Report | None:
        """The report with this id, or None."""
        with self._reading() as connection:
            return next(kept.select_reports(connection, schema.reports.c.report_id == report_id), None)

    def taken_in(self) -> dict[str, str]:
        """When each report came in, as ISO 8601 in UTC, by its id; those that came in outside a run are not in it."""
        with self._reading() as connection:
            return dict(kept.select_taken_in(connection))

    def with_external_ids(self, external_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ids of the reports that bear any of these external ids, by external id; only those that some report bears."""
        with self._reading() as connection:
            return kept.select_bearing(connection, sorted(set(external_ids)))

    def shared_external_ids(self) -> dict[str, tuple[str, ...]]:
        """The external ids that several reports bear, with those reports' ids: all are kept, and this flags them."""
        with self._reading() as connection:
            return kept.shared_external_ids(connection)

    def add_rejection(self, rejection: Rejection) -> None:
        """Note an input that could not be taken in."""
        with self._writing() as connection:
            kept.insert_rejection(connection, rejection, self._run_id)

    def rejections(self) -> Iterator[Rejection]:
        """All rejections, the oldest first."""
        with self._reading() as connection:
            yield from kept.select_rejections(connection)

    def add_decision(self, decision: Decision) -> bool:
        """Keep a decision; False where the very same is there already."""
        with self._writing() as connection:
            return kept.insert_decision(connection, decision)

    def decisions(self) -> Iterator[Decision]:
        """All decisions in the order they were made in."""
        with self._reading() as connection:
            yield from kept.select_decisions(connection)

    def add_weights(self, weights: Weights) -> None:
        """Keep what was learnt; it counts from now on."""
        with self._writing() as connection:
            kept.insert_weights(connection, weights, self._run_id)

    def weights(self, by: date | None = None) -> Weights | None:
        """What was learnt last, or last by the end of a day; None where nothing was."""
        with self._reading() as connection:
            return kept.select_weights(connection, by.isoformat() if by else None)

    def aliases(self) -> Iterator[Alias]:
        """The alias history of events, the oldest first."""
        with self._reading() as connection:
            yield from kept.select_aliases(connection)

    def resolve_event(self, event_id: str) -> str | None:
        """The id of the event that answers to this id now, through the alias history; None where there is none."""
        with self._reading() as connection:
            events = set(connection.execute(select(schema.events.c.event_id)).scalars())
            return current_id(event_id, events, kept.select_aliases(connection))

    # What is derived

    def store_reading(self, reading: Reading) -> None:
        """Keep a reading, in the place of an earlier one of the same report by the same reader.

        Readings by another reader stay until the next build, so that what was built from them stays whole.

        Raises:
            RefusedError: two of its claims bear one id.
        """
        self.store_readings([reading])

    def store_readings(self, readings: Sequence[Reading]) -> None:
        """Keep some readings in one transaction, each as `store_reading` does."""
        with self._writing() as connection:
            derived.insert_readings(connection, readings, self._run_id)
            if readings and kept.get_meta(connection, _READER) is None:
                kept.set_meta(connection, _READER, readings[0].reader)

    def readings(self, reader: str) -> Iterator[Reading]:
        """The readings by the reader with this stamp, by report id."""
        with self._reading() as connection:
            yield from derived.select_readings(connection, reader)

    def reading(self, report_id: str, reader: str) -> Reading | None:
        """The reading of a report by the reader with this stamp, or None."""
        with self._reading() as connection:
            return next(derived.select_readings(connection, reader, report_id), None)

    def unread(self, reader: str) -> Iterator[Report]:
        """The reports not read yet by the reader with this stamp, in the order of `reports`; so are rows with a new map.

        The list is drawn up at the start: readings may be stored while it is gone through.
        """
        with self._reading() as connection:
            due = kept.select_report_ids(connection, kept.unread_by(reader))
        for first in range(0, len(due), _TOGETHER):
            with self._reading() as connection:
                some = list(
                    kept.select_reports(connection, schema.reports.c.report_id.in_(due[first : first + _TOGETHER]))
                )
            yield from some

    def count_unread(self, reader: str) -> int:
        """How many reports `unread` would give."""
        with self._reading() as connection:
            return len(kept.select_report_ids(connection, kept.unread_by(reader)))

    @property
    def reader(self) -> str | None:
        """The stamp of the reader whose readings the store shows: the last build's, else the first that read."""
        with self._reading() as connection:
            return kept.get_meta(connection, _READER)

    def store_derived(
        self,
        stamp: RunStamp,
        events: Sequence[Event],
        holdings: Sequence[Holding],
        sieges: Sequence[Siege],
        sources: Sequence[SourceProfile],
        aliases: Iterable[Alias] = (),
        links: str | None = None,
    ) -> None:
        """Put a build's tables in the place of the last one's, all in one transaction, and add to the alias history.

        ``links`` is what the next build is to take up, which the ledger doesn't look into.

        Readings by other readers than the stamp's go, for nothing rests on them any more.

        Raises:
            RefusedError: two records of a table bear one id; the last build stays.
        """
        with self._writing() as connection:
            run_id = self._run_id
            if run_id is None:
                run_id = kept.start_run(connection, "build", __version__, _now())
                kept.finish_run(connection, run_id, _now())
            kept.stamp_run(connection, run_id, stamp)
            derived.replace_tables(connection, events, holdings, sieges, sources, run_id)
            derived.drop_other_readings(connection, stamp.reader)
            for alias in aliases:
                kept.insert_alias(connection, alias, run_id)
            kept.set_meta(connection, _READER, stamp.reader)
            kept.set_meta(connection, _STAMP, msgspec.json.encode(stamp).decode())
            kept.set_meta(connection, _LINKS, links or "")

    def run_stamp(self) -> RunStamp | None:
        """What the derived tables were made from, or None before the first build."""
        with self._reading() as connection:
            held = kept.get_meta(connection, _STAMP)
        return None if held is None else msgspec.json.decode(held, type=RunStamp)

    def links(self) -> str | None:
        """What the last build left for the next one, if anything."""
        with self._reading() as connection:
            return kept.get_meta(connection, _LINKS) or None

    def events(self) -> Iterator[Event]:
        """The events of the last build, in its order."""
        with self._reading() as connection:
            yield from derived.select_records(connection, "events", Event)

    def holdings(self) -> Iterator[Holding]:
        """The holdings of the last build, in its order."""
        with self._reading() as connection:
            yield from derived.select_records(connection, "holdings", Holding)

    def sieges(self) -> Iterator[Siege]:
        """The sieges of the last build, in its order."""
        with self._reading() as connection:
            yield from derived.select_records(connection, "sieges", Siege)

    def sources(self) -> Iterator[SourceProfile]:
        """The source profiles of the last build, in its order."""
        with self._reading() as connection:
            yield from derived.select_records(connection, "sources", SourceProfile)

    def lines(self, table: str) -> Iterator[Line]:
        """The canonical lines of a derived table."""
        reader = self.reader or ""
        with self._reading() as connection:
            yield from derived.select_lines(connection, table, reader)

    def digest(self) -> dict[str, str]:
        """The SHA-256 of every derived table's canonical bytes; run stamps and the alias history stay outside."""
        return digests({table: self.lines(table) for table in DERIVED})

    def verify(self) -> list[Problem]:
        """All that is not whole: evidence, reports, spans and the trails between the tables. Empty when all is well."""
        with self._reading() as connection:
            damage = [Problem(what="store", id=str(self.path.name), says=fault) for fault in faults(connection)]
        return damage + list(problems(self))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
