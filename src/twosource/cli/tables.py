"""A table for people: in colour and wrapped on a terminal, plain aligned text in a pipe; no id is ever cut."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from twosource.cli.output import one_line, say

Row = dict[str, Any]


class Column(NamedTuple):
    """A column: its heading, how a row's cell is read, and whether it may wrap on a terminal (ids may not)."""

    heading: str
    cell: Callable[[Row], str | int | float | None]
    wraps: bool = True


def print_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Print the rows under their headings; without rows nothing is printed."""
    if not rows:
        return
    cells = [[_text(column.cell(row)) for column in columns] for row in rows]
    if sys.stdout.isatty():
        _print_rich(columns, cells)
    else:
        _print_plain([column.heading for column in columns], cells)


def _text(value: str | int | float | None) -> str:
    if value is None:
        return ""
    return one_line(value if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value))


def _print_plain(headings: list[str], cells: list[list[str]]) -> None:
    lines = [headings, *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(headings))]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _print_rich(columns: Sequence[Column], cells: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.heading, no_wrap=not column.wraps, overflow="fold")
    for line in cells:
        table.add_row(*(Text(cell) for cell in line))
    Console().print(table)
