"""A row as text and back: one line for each cell that is not empty, ``column: value``, in the order of the columns.

The text is what the report keeps and what every span points into. So that the first colon with a space always ends
the column's name, such colons in a name lose their space; and a cell's line breaks become spaces, so that a line is a
cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

_PARTING: Final = ": "


class Cell(NamedTuple):
    """The value of a cell and where it stands in the row's text."""

    value: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.value)

    def part(self, text: str, after: int = 0) -> Cell | None:
        """A part of the value; None where it does not stand there."""
        at = self.value.find(text, after)
        return Cell(text, self.start + at) if at >= 0 else None


Cells = Mapping[str, Cell]


def column_name(given: str, at: int) -> str:
    """The name of a column as the text has it; one without a name is called after its place, from 1."""
    return given.replace(_PARTING, ":").rstrip(":") or f"column {at + 1}"


def row_text(columns: Iterable[str], values: Iterable[str]) -> str:
    """The text of a row."""
    return "\n".join(f"{column}{_PARTING}{value}" for column, value in zip(columns, values, strict=False) if value)


def cells_of(text: str) -> dict[str, Cell]:
    """The cells of a row's text, by column."""
    found: dict[str, Cell] = {}
    start = 0
    for line in text.split("\n"):
        column, parting, value = line.partition(_PARTING)
        if parting:
            found[column] = Cell(value, start + len(column) + len(_PARTING))
        start += len(line) + 1
    return found
