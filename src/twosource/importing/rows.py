"""Rows of a table as reports: a file and a map in; reports, and rows that cannot be used with their cures, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from twosource.codebook import Codebook
from twosource.importing.cells import cells_of, row_text
from twosource.importing.faults import RowFault
from twosource.importing.maps import KeptMap
from twosource.importing.model import columns_of, needed_columns
from twosource.importing.parsing import RowParser
from twosource.importing.tables import CSV, RawRow, Table, opened_table
from twosource.knowledge.importing.files import is_text
from twosource.records import Rejection, Report, report_id

_LONGEST_ID: Final = 200


class ImportedRow(NamedTuple):
    """A row that was taken in, with its number in the table; ``doubt`` says what in it can't be so, though it can be used."""

    number: int
    report: Report
    doubt: str = ""


class RowImport:
    """Takes in the rows of tables by one map.

    Args:
        kept: the map with its bytes.
        clean: makes one line in normal form of a cell.
        now: the time that the reports say they were taken in at.
        max_text_bytes: the most text that a row may hold.
    """

    def __init__(
        self,
        kept: KeptMap,
        codebook: Codebook,
        clean: Callable[[str], str],
        *,
        now: datetime | None = None,
        max_text_bytes: int = 10_000_000,
    ) -> None:
        self.kept = kept
        self._parser = RowParser(kept.map, codebook)
        self._clean = clean
        now = now or datetime.now(UTC)
        self._now = now.isoformat(timespec="seconds")
        self._latest = now.date() + timedelta(days=1)  # where a later day has begun already
        self._most = max_text_bytes

    def check(self, file: Path) -> None:
        """Let a table pass that has the columns that the map reads.

        Raises:
            TableError: it has not, or cannot be read.
        """
        with self._opened(file):
            pass

    def read(
        self, file: Path, *, name: str | None = None, raw_sha256: str | None = None
    ) -> Iterator[ImportedRow | Rejection]:
        """The rows of a table in their order; a row that cannot be used is named with its reason and cure.

        Args:
            file: a CSV file or an Excel workbook, packed or not.
            name: what the table is called where its rows are named; by default as the file.
            raw_sha256: of the file's bytes, where they are kept.

        Raises:
            TableError: the file cannot be read, or lacks a column of the map.
        """
        seen: dict[str, tuple[int, str]] = {}
        called = name or file.name
        with self._opened(file) as table:
            for row in table.rows:
                try:
                    report, doubt = self._report(row, table, called, raw_sha256)
                    before = seen.setdefault(report.external_id or "", (row.number, report.report_id))
                    if before[0] != row.number:
                        told = "says the same" if before[1] == report.report_id else "differs"
                        problem = f"{report.external_id!r} is the id of row {before[0]} already, which {told}"
                        raise RowFault(self.kept.map.id, problem, "Give each row an id of its own")
                    yield ImportedRow(row.number, report, doubt)
                except RowFault as fault:
                    where = f"{called}, row {row.number}"
                    yield Rejection(where=where, reason=fault.says, cure=fault.cure)

    def _opened(self, file: Path) -> AbstractContextManager[Table]:
        table_map = self.kept.map
        named = (*columns_of(table_map), *table_map.words, *table_map.people)
        return opened_table(file, needed_columns(table_map), self._clean, named=named)

    def _report(self, row: RawRow, table: Table, name: str, raw_sha256: str | None) -> tuple[Report, str]:
        if len(row.values) > len(table.columns) and any(row.values[len(table.columns) :]):
            raise RowFault("", f"it has {len(row.values)} cells, more than there are columns", "Mend the row")
        if table.media_type == CSV and len(row.values) < len(table.columns):
            problem = f"it breaks off: it has {len(row.values)} cells, and there are {len(table.columns)} columns"
            raise RowFault("", problem, "Mend the row; a cell without a value is empty, not missing")
        garbled = next(
            (c for c, v in zip(table.columns, row.values, strict=False) if not (v.isascii() or is_text(v))), None
        )
        if garbled is not None:
            raise RowFault(garbled, "it is not UTF-8", "Save the table as UTF-8")
        text = row_text(table.columns, row.values)
        if len(text.encode()) > self._most:
            raise RowFault("", f"it holds more than {self._most} bytes", "Cut it down")
        cells = cells_of(text)
        told = self._parser.parse(text, cells)
        if told.time.start is not None and told.time.start > self._latest:
            raise RowFault("", f"its day, {told.time.start}, lies in the future", "Mend the day")
        if len(told.id) > _LONGEST_ID:
            raise RowFault(self.kept.map.id, f"it has more than {_LONGEST_ID} characters", "Give a shorter id")
        publisher = self._parser.publisher(cells)
        published = self._parser.published(cells, self._latest)
        day = published.isoformat() if published else None
        report = Report(
            report_id=report_id(publisher, day, text),
            publisher=publisher,
            published=day,
            title=None,
            text=text,
            external_id=told.id,
            url=self._parser.url(cells),
            retrieved=self._now,
            language=self.kept.map.language,
            licence=self.kept.map.licence,
            origin_name=f"{name}, row {row.number}",
            media_type=table.media_type,
            raw_sha256=raw_sha256,
            map_sha256=self.kept.sha256,
        )
        return report, _doubt(told.time.start, published)


def _doubt(happened: date | None, published: date | None) -> str:
    """Why the day on which something happened and that on which it was told can't both be so; the one may begin earlier where
    the paper is printed."""
    if happened is None or published is None or happened <= published + timedelta(days=1):
        return ""
    return f"its day, {happened}, lies after the day on which it was published, {published}"
