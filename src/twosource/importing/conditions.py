"""Conditions on a row, and the values that a map finds in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Final

from twosource.importing.cells import Cell, Cells
from twosource.importing.faults import RowFault
from twosource.importing.model import Value, When, listed

_COMPARED: Final = re.compile(r"(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)\Z")
_WHOLE: Final = re.compile(r"(-?\d+)\.0+\Z")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")
_EMPTY: Final = Cell("", 0)


@lru_cache(maxsize=50_000)
def plain(value: str) -> str:
    """A code as it is compared: letters small, a whole number without its decimals."""
    whole = _WHOLE.match(value)
    return whole.group(1) if whole else value.casefold()


def cell(cells: Cells, columns: str | tuple[str, ...]) -> Cell:
    """The first cell of some columns that is not empty; an empty one where all are."""
    if isinstance(columns, str):
        return cells.get(columns, _EMPTY)
    return next((cells[column] for column in columns if column in cells), _EMPTY)


def holds(when: When, cells: Cells) -> bool:
    """Whether every condition holds."""
    return all(
        any(_fits(cell(cells, column).value, wanted) for wanted in listed(values)) for column, values in when.items()
    )


def filled(when: When, cells: Cells) -> Cell | None:
    """The first cell that a condition speaks of."""
    return next((cells[column] for column in when if column in cells), None)


def _fits(value: str, wanted: str) -> bool:
    compared = _COMPARED.match(wanted)
    if compared:
        return bool(_NUMBER.match(value)) and _compare(float(value), compared.group(1), float(compared.group(2)))
    if plain(value) == plain(wanted):
        return True
    return ";" in value and any(plain(part.strip()) == plain(wanted) for part in value.split(";"))


def _compare(number: float, sign: str, other: float) -> bool:
    if sign == ">":
        return number > other
    if sign == "<":
        return number < other
    return number >= other if sign == ">=" else number <= other


def value_of(value: Value, cells: Cells) -> tuple[str | int | float | None, Cell | None]:
    """What a map finds for a value, with the cell that it stands in where it is the cell's own words.

    Raises:
        RowFault: the cell holds a code that the map doesn't know.
    """
    if value.fixed is not None:
        return value.fixed, None
    found: Cell | None = cell(cells, value.column)
    assert found is not None
    if value.pattern is not None and found.value:
        match = re.search(value.pattern, found.value)
        found = Cell(match.group(1), found.start + match.start(1)) if match and match.group(1) else _EMPTY
    if not found.value:
        return value.default, None
    if not value.values:
        return found.value, found
    known = {plain(code): meaning for code, meaning in value.values.items()}
    if plain(found.value) in known:
        return known[plain(found.value)], found
    for pattern, meaning in known.items():
        if "*" in pattern and fnmatchcase(plain(found.value), pattern):
            return meaning, found
    if value.default is None:
        column = next(one for one in listed(value.column) if one in cells)
        codes = ", ".join(value.values)
        raise RowFault(column, f"{found.value!r} is no code that the map knows", f"Write one of {codes}, or add it")
    return value.default, found


def parts(found: Cell, separators: tuple[str, ...]) -> Iterator[Cell]:
    """The values in a cell, empty ones among them, each where it stands."""
    if not separators:
        yield found
        return
    at = 0
    for match in re.finditer("|".join(map(re.escape, separators)), found.value):
        yield _trimmed(found, at, match.start())
        at = match.end()
    yield _trimmed(found, at, len(found.value))


def _trimmed(found: Cell, start: int, end: int) -> Cell:
    text = found.value[start:end]
    return Cell(text.strip(), found.start + start + len(text) - len(text.lstrip()))


def count(column: str, cells: Cells) -> int | None:
    """The whole number in a cell; None where it is empty.

    Raises:
        RowFault: it is none, or less than nought.
    """
    written = cells[column].value if column in cells else ""
    if not written:
        return None
    bare = written.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", written) else written
    try:
        number = float(bare) if _NUMBER.match(bare) else -1.0
    except OverflowError:
        number = -1.0
    if number < 0 or number != int(number) or number > 1e9:
        raise RowFault(column, f"{written!r} is no count", "Write a whole number, or leave it empty")
    return int(number)


def degrees(column: str, cells: Cells, most: float) -> float | None:
    """The degrees in a cell; None where it is empty.

    Raises:
        RowFault: they are none on Earth.
    """
    written = cells[column].value if column in cells else ""
    if not written:
        return None
    number = float(written) if _NUMBER.match(written) else None
    if number is None or abs(number) > most:
        raise RowFault(
            column, f"{written!r} is no point on Earth", f"Write degrees from -{most:g} to {most:g}, as 36.2"
        )
    return number
