"""Tables: a CSV file or an Excel workbook in, packed or not; its columns and its rows with their numbers out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from twosource.importing.cells import column_name
from twosource.importing.faults import TableError
from twosource.knowledge.importing import ImportFault
from twosource.knowledge.importing.files import is_text, opened, rows
from twosource.knowledge.importing.sheets import is_workbook, sheets

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"


class RawRow(NamedTuple):
    """A row: its number in the table (of a CSV the line it begins on), and its cells."""

    number: int
    values: Sequence[str]


class Table(NamedTuple):
    """A table: its media type, the names of its columns, its rows."""

    media_type: str
    columns: tuple[str, ...]
    rows: Iterator[RawRow]


@contextmanager
def opened_table(
    file: Path, wanted: Iterable[str], clean: Callable[[str], str], *, named: Iterable[str] = ()
) -> Iterator[Table]:
    """A table to be read once, row by row.

    Args:
        file: the file; a workbook is told by what it holds. Of its sheets the first that has the columns is read.
        wanted: the columns that must be there.
        clean: makes one line in normal form of a cell.
        named: further columns that are known by these names. A column whose name differs in its case or its spaces alone, as
            in older exports ("EVENT_ID_CNTY"), goes by the name that is wanted.

    Raises:
        TableError: the file cannot be read, or lacks a column.
    """
    needed = tuple(dict.fromkeys(wanted))
    known = (*needed, *named)
    try:
        if is_workbook(file):
            columns: tuple[str, ...] = ()
            for _, sheet in sheets(file):
                found = _table(WORKBOOK, sheet, clean, known)
                columns = columns or found.columns
                if all(column in found.columns for column in needed):
                    _refuse_doubled(found.columns, file)
                    yield found
                    return
            _refuse_missing(needed, columns, file, "no sheet of the workbook")
        else:
            with opened(file) as stream:
                found = _table(CSV, rows(stream, file), clean, known)
                _refuse_doubled(found.columns, file)
                _refuse_missing(needed, found.columns, file, "the table")
                yield found
    except ImportFault as fault:
        raise TableError(fault.problem, where=fault.where or str(file), cure=fault.cure) from fault


def _table(
    media_type: str, lines: Iterator[tuple[int, list[str]]], clean: Callable[[str], str], known: Sequence[str]
) -> Table:
    _, head = next(lines, (1, []))
    columns = _as_known([column_name(clean(cell), at) for at, cell in enumerate(head)], known)
    return Table(
        media_type, columns, (RawRow(number, [_clean(cell, clean) for cell in cells]) for number, cells in lines)
    )


def _as_known(columns: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The columns, those that differ from a known one in case or spaces alone by the known one's name."""
    by_letters = {_letters(name): name for name in known if name not in columns}
    return tuple(by_letters.pop(_letters(column), column) for column in columns)


def _letters(column: str) -> str:
    return "_".join(column.casefold().replace("_", " ").replace("-", " ").split())


def _clean(cell: str, clean: Callable[[str], str]) -> str:
    # Most cells are short and plain: they need no more than their white space taken off.
    if cell.isascii() and cell.isprintable():
        return " ".join(cell.split())
    return clean(cell) if is_text(cell) else cell


def _refuse_doubled(columns: Sequence[str], file: Path) -> None:
    doubled = next((column for at, column in enumerate(columns) if column in columns[:at]), None)
    if doubled is not None:
        raise TableError(f"the column {doubled!r} is there twice", where=str(file), cure="Rename one of the two")


def _refuse_missing(needed: Sequence[str], columns: Sequence[str], file: Path, what: str) -> None:
    missing = next((column for column in needed if column not in columns), None)
    if missing is not None:
        verb = "the column" if what.startswith("no ") else "no column"
        cure = f"Its columns are {', '.join(columns) or 'none'}; say in the map which one is meant, or name another map"
        raise TableError(f"{what} has {verb} {missing!r}", where=str(file), cure=cure)
