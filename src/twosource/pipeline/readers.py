"""All readers as one: texts go to the reader of prose, rows of coded tables to the reader of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from twosource.records import Reading, Report

if TYPE_CHECKING:
    from twosource.pipeline.rooms import Reads


class Readers:
    """Reads reports of every kind, under one stamp, which tells of all that a reading may rest on."""

    def __init__(self, texts: Reads, rows: Reads) -> None:
        self._texts = texts
        self._rows = rows
        self.stamp = f"{texts.stamp}|{rows.stamp}"

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading of each report, in their order."""
        for is_row, some in groupby(reports, key=lambda report: report.map_sha256 is not None):
            reader: Reads = self._rows if is_row else self._texts
            for reading in reader.read_many(some):
                yield msgspec.structs.replace(reading, reader=self.stamp)
