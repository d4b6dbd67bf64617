"""The place table: places of a pack as a spreadsheet, ``places.csv``, for the thousands that imports bring.

In: the CSV file of a pack. Out: the fields of each row with its line; and the other way round. A cell of several values
parts them by ``|``; an empty cell is a field that is not given.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from twosource.knowledge.errors import Fault
from twosource.knowledge.pack_text import read_text
from twosource.records import Place

PLACE_TABLE: Final = "places.csv"
SEVERAL: Final = ("names", "part_of", "shares")
FLAGS: Final = ("replaces", "adds")
COLUMNS: Final = (*Place.__struct_fields__, "shares", *FLAGS)
_PART: Final = "|"
_FLAG: Final = {"true": True, "false": False}
_POINT: Final = ("lat", "lon", "country")  # what a place must speak of, if only to say that it is not known


def table_rows(file: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The line and the fields of each row, as YAML would give them but for numbers, which are text."""
    text = read_text(file, faults)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    last = 0
    try:
        header = next(reader, [])
        wrong = _wrong_header(header)
        if wrong is not None:
            cure = f"The first row names the columns, parted by commas: {', '.join(COLUMNS)}"
            faults.append(Fault(file, 1, wrong, cure, grave=True))
            return
        last = reader.line_num
        for cells in reader:
            line, last = last + 1, reader.line_num
            if len(cells) != len(header):
                if cells:
                    problem = f"The row has {len(cells)} cells; the columns are {len(header)}"
                    cure = "Put a cell that holds a comma into quotation marks"
                    faults.append(Fault(file, line, problem, cure, grave=True))
                continue
            yield line, _fields(dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        cure = "Mend the row that begins here: a cell that begins with a quotation mark ends with one"
        faults.append(Fault(file, last + 1, f"This is not CSV: {error}", cure, grave=True))


def _wrong_header(header: Sequence[str]) -> str | None:
    """What is wrong with the names of the columns."""
    if len(header) == 1 and (mark := next((mark for mark in ";\t" if mark in header[0]), None)):
        return f"The columns are parted by {'tabs' if mark != ';' else 'semicolons'}"
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        return f"There is no column {unknown[0]!r}"
    if not {"id", "name"} <= set(header):
        return "The columns id and name are wanted"
    twice = [name for name in COLUMNS if header.count(name) > 1]
    return f"The column {twice[0]} stands twice" if twice else None


def _fields(row: dict[str, str]) -> dict[str, Any]:
    given: dict[str, Any] = dict.fromkeys(_POINT) | {name: cell for name, cell in row.items() if cell}
    for name in SEVERAL:
        if name in given:
            given[name] = [value for part in given[name].split(_PART) if (value := part.strip())]
    for name in FLAGS:
        if name in given:
            given[name] = _FLAG.get(given[name].lower(), given[name])
    return given


def table_bytes(
    places: Iterable[Place], shares: Iterable[tuple[str, ...]], added: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The file that holds these places, each with the names that it knowingly shares; columns nobody uses left out.

    Args:
        places: the places.
        shares: of each, the names.
        added: names to add to other packs' places, by their ids.
    """
    rows: list[dict[str, Any]] = []
    for place, shared in zip(places, shares, strict=True):
        fields = {name: value for name, value in msgspec.structs.asdict(place).items() if value not in (None, ())}
        if shared:
            fields["shares"] = shared
        for name in SEVERAL:
            if name in fields:
                fields[name] = _PART.join(fields[name])
        rows.append(fields)
    for identifier, names in (added or {}).items():
        told = _PART.join(names)
        rows.append({"id": identifier, "names": told, "shares": told, "adds": "true"})
    used = {name for row in rows for name in row}
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [name for name in COLUMNS if name in used or name in ("id", "name")])
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()
