"""Tables that people coded, taken into a store: a file and a map in; rows kept, and what became of each, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from twosource.ledger import Ledger, RefusedError
from twosource.pipeline.outcomes import Note
from twosource.pipeline.progress import Progress
from twosource.pipeline.rooms import Rooms
from twosource.records import Record, Rejection, Report

_TOGETHER: Final = 500  # rows in one transaction: what a cut costs at most


class Imported(Record, frozen=True, kw_only=True):
    """What became of the rows of a table: how many are new, were there, are read by another map now, or were rejected.

    ``revised`` are the ids of the rows that were there and said something else: they say now what this table has;
    ``doubtful`` names the rows that are in and tell what can't be so.
    """

    added: int
    known: int
    mapped: int
    revised: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    doubtful: tuple[Note, ...] = ()


def check_table(rooms: Rooms, file: Path, map_name: str, progress: Progress) -> Imported:
    """Read a table by a map, and keep nothing.

    Raises:
        MapError, TableError: the map or the table cannot be used.
    """
    rejected: list[Rejection] = []
    doubtful: list[Note] = []
    added = 0
    progress.start("checking", None)
    for batch in _batches(rooms.take_rows(map_name).read(file), rejected, doubtful):
        added += len(batch)
    progress.finish()
    return Imported(added=added, known=0, mapped=0, revised=(), rejected=tuple(rejected), doubtful=tuple(doubtful))


class TableImport:
    """Takes tables into a store, a few hundred rows in a transaction: whenever it is cut off, what was done is there,
    and the next run goes on with the rest."""

    def __init__(self, ledger: Ledger, rooms: Rooms, progress: Progress) -> None:
        self._ledger = ledger
        self._rooms = rooms
        self._progress = progress

    def take(self, file: Path, map_name: str) -> Imported:
        """Keep the rows of a table; those that cannot be used are named with their cures.

        Raises:
            MapError, TableError: the map or the table cannot be used; nothing was kept.
        """
        rows = self._rooms.take_rows(map_name)
        rows.check(file)
        table = self._ledger.keep(file.read_bytes())
        self._ledger.keep(rows.kept.raw)
        kept = self._ledger.evidence.path(table)
        added: list[str] = []
        known = mapped = 0
        rejected: list[Rejection] = []
        doubtful: list[Note] = []
        revised: list[str] = []
        self._progress.start("importing", None)
        for batch in _batches(rows.read(kept, name=file.name, raw_sha256=table), rejected, doubtful):
            try:
                became = self._ledger.add_rows(batch, rows.kept.map.name)
            except RefusedError as error:
                rejected.append(Rejection(where=error.where or "", reason=error.problem, cure=error.cure))
                continue
            added.extend(became.added)
            known += len(became.known)
            mapped += len(became.mapped)
            replacing = set(became.replacing)
            revised.extend(str(row.external_id) for row in batch if row.report_id in replacing)
            for _ in batch:
                self._progress.advance()
        self._progress.finish()
        for rejection in rejected:
            self._ledger.add_rejection(rejection)
        return Imported(
            added=len(added),
            known=known,
            mapped=mapped,
            revised=tuple(revised),
            rejected=tuple(rejected),
            doubtful=tuple(doubtful),
        )


def _batches(rows: Iterable[object], rejected: list[Rejection], doubtful: list[Note]) -> Iterator[list[Report]]:
    """The reports of rows, so many at a time; rejections and doubts are put aside."""
    from twosource.importing import ImportedRow

    batch: list[Report] = []
    for row in rows:
        if isinstance(row, ImportedRow):
            batch.append(row.report)
            if row.doubt:
                doubtful.append(Note(where=row.report.origin_name or "", says=row.doubt))
        elif isinstance(row, Rejection):
            rejected.append(row)
        if len(batch) == _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch
