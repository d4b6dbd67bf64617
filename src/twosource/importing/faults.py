"""What may be wrong: with a map (in which line), with a table as a whole, with one row (in which column)."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.errors import FileFault, TwosourceError


class MapError(TwosourceError):
    """A map that cannot be used: ``faults`` are all that was found, in the order of their lines."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        more = "".join(f"\n{fault}" for fault in self.faults[1:])
        super().__init__(first.problem, where=f"{first.file}:{first.line}", cure=first.cure + more)


class TableError(TwosourceError):
    """A table that cannot be imported at all."""


class RowFault(Exception):
    """What makes a row unusable: in which column, what is wrong with it, and the cure."""

    def __init__(self, column: str, problem: str, cure: str) -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem
        self.cure = cure

    @property
    def says(self) -> str:
        """The problem with its column."""
        return f"column {self.column}: {self.problem}" if self.column else self.problem
