"""The code table: what another gazetteer's keys mean, ``codes.csv`` in a pack, such as the p-codes of OCHA.

In: the CSV file of a pack, with the columns ``code`` and ``place``. Out: place ids by code; and the other way round. Codes are
looked up, never read in a text: "PK5" is a province of Pakistan by its p-code, and a quarter of Bangui in any report.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from twosource.knowledge.errors import Fault
from twosource.knowledge.pack_text import read_text
from twosource.records import Place

CODE_TABLE: Final = "codes.csv"
_COLUMNS: Final = ("code", "place")
_OF_OCHA: Final = "ocha:"


def code_rows(folder: Path, faults: list[Fault]) -> list[tuple[int, str, str]]:
    """The line, code and place id of each row of a pack's code table; none where it has no such table."""
    file = folder / CODE_TABLE
    text = read_text(file, faults) if file.is_file() else None
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found = []
    try:
        if tuple(next(reader, [])) != _COLUMNS:
            cure = f"The first row names the columns: {', '.join(_COLUMNS)}"
            faults.append(Fault(file, 1, "The columns code and place are wanted", cure, grave=True))
            return []
        for cells in reader:
            if len(cells) == len(_COLUMNS) and all(cells):
                found.append((reader.line_num, cells[0], cells[1]))
            elif cells:
                problem = f"The row has {len([cell for cell in cells if cell])} filled cells; it needs {len(_COLUMNS)}"
                faults.append(Fault(file, reader.line_num, problem, "Give a code and the place's id", grave=True))
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, f"This is not CSV: {error}", "Mend the row", grave=True))
    return found


def codes_of(folders: Sequence[Path], places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    """The place ids by code in capitals: those that the packs' tables give, and those that points rest on."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for folder in folders:
        for _, code, place in code_rows(folder, []):
            found[code.upper()][place] = None
    for one in places:
        if one.basis.startswith(_OF_OCHA):
            found[one.basis.removeprefix(_OF_OCHA).partition(",")[0].strip().upper()][one.id] = None
    return {code: tuple(ids) for code, ids in sorted(found.items())}


def code_bytes(codes: Mapping[str, str]) -> bytes:
    """The file that holds these place ids by code."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(codes.items()))
    return written.getvalue().encode()
