"""What a table gave, put together for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from twosource.importing import ImportedRow, RowReader
from twosource.records import Claim, Reading, Rejection, Report


class Taken:
    """What a table gave: reports, readings, claims, rejections."""

    def __init__(self, rows: list[ImportedRow | Rejection], reader: RowReader) -> None:
        self.reports: list[Report] = [row.report for row in rows if isinstance(row, ImportedRow)]
        self.rejected: list[Rejection] = [row for row in rows if isinstance(row, Rejection)]
        self.readings: list[Reading] = list(reader.read_many(self.reports))

    @property
    def claims(self) -> list[Claim]:
        return [claim for reading in self.readings for claim in reading.claims]

    @property
    def claim(self) -> Claim:
        (found,) = self.claims
        return found


Take = Callable[[str | Path, Path], Taken]


Take = Callable[[str | Path, Path], Taken]
