"""The reader of rows: a report that is a row of a coded table in, its reading out, by the map that is kept with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from twosource.codebook import Codebook
from twosource.importing.cells import cells_of
from twosource.importing.claims import claims_of
from twosource.importing.faults import RowFault
from twosource.importing.free_words import FreeWords
from twosource.importing.maps import read_map
from twosource.importing.model import TableMap, columns_of
from twosource.importing.names import Names
from twosource.importing.parsing import RowParser
from twosource.knowledge import Knowledge
from twosource.records import CodedRow, LogEntry, Paragraph, PersonMention, Reading, Report

_VERSION: Final = "2"
HIDDEN: Final = "a column that the map does not read"
WORDS: Final = "free words that may name a private person"
STAMP: Final = f"rows-{_VERSION}"
"""What the readings of rows are stamped with, beside what they share with other readings: codebook and knowledge."""


class RowReader:
    """Reads rows. Readings depend on the row's text, its map, the codebook and the knowledge alone.

    Args:
        maps: gives the bytes of the map with this SHA-256.
        stamp: what the readings say they were made by.
    """

    def __init__(
        self, knowledge: Knowledge, codebook: Codebook, maps: Callable[[str], bytes], *, stamp: str = STAMP
    ) -> None:
        self.stamp = stamp
        self._codebook = codebook
        self._maps = maps
        self._names = Names(knowledge)
        self._free_words = FreeWords(knowledge)
        self._parsers: dict[str, _Parsing] = {}

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """The readings of many rows, in their order."""
        return map(self.read, reports)

    def read(self, report: Report) -> Reading:
        """The reading of a row. What the map cannot read gives no claims, and the log says why."""
        parsing = self._parsing(report)
        cells = cells_of(report.text)
        table_map = parsing.map
        log = [_entry("read", "a coded row", 0, len(report.text))]
        event = None
        try:
            told = parsing.parser.parse(report.text, cells)
            claims = claims_of(report, told, self._names, self._codebook, table_map.name)
            event = told.id if table_map.rows == "events" else None
        except RowFault as fault:
            claims = ()
            log = [_entry("skipped", f"{fault.says}. {fault.cure}", 0, len(report.text))]
        hidden = [
            _entry("skipped", why, cell.start, cell.end)
            for column, cell in cells.items()
            if (why := self._hidden(column, cell.value, parsing)) is not None
        ]
        return Reading(
            report_id=report.report_id,
            reader=self.stamp,
            language=report.language,
            paragraphs=(Paragraph(kind="body", start=0, end=len(report.text)),),
            claims=claims,
            people=tuple(
                PersonMention(start=cell.start, end=cell.end, text=cell.value, public=False)
                for column in table_map.people
                if (cell := cells.get(column)) is not None
            ),
            log=(*log, *hidden),
            coded=CodedRow(
                table=table_map.name,
                row=report.external_id or report.report_id,
                event=event,
                map_sha256=report.map_sha256,
            ),
        )

    def _hidden(self, column: str, value: str, parsing: _Parsing) -> str | None:
        """Why a cell is shown in no output; None for one that is."""
        if column in parsing.map.words:
            return None if self._free_words.may_be_shown(value) else WORDS
        return None if parsing.is_plain(column) else HIDDEN

    def _parsing(self, report: Report) -> _Parsing:
        sha256 = report.map_sha256
        assert sha256 is not None, "a row has a map"
        if sha256 not in self._parsers:
            self._parsers[sha256] = _Parsing(read_map(self._maps(sha256), sha256, self._codebook), self._codebook)
        return self._parsers[sha256]


class _Parsing:
    """A map made ready: its parser, and which columns hold nothing to hide."""

    def __init__(self, table_map: TableMap, codebook: Codebook) -> None:
        self.map = table_map
        self.parser = RowParser(table_map, codebook)
        self._plain = {*columns_of(table_map), *table_map.plain, *table_map.people} - set(table_map.hidden)
        self._all_plain = "*" in table_map.plain

    def is_plain(self, column: str) -> bool:
        """Whether a column's cells may be shown as they are; of those that name people the names are told elsewhere."""
        return column in self._plain or (self._all_plain and column not in self.map.hidden)


def _entry(what: str, why: str, start: int, end: int) -> LogEntry:
    return LogEntry(what="read" if what == "read" else "skipped", why=why, start=start, end=end)
