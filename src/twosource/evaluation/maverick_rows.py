"""MAVERICK's rows: coded reports of election violence in; the program's own claims of them, and the coder's event, out.

The rows go in as a user's would: through the shipped map of `twosource import`.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.rig import Rig
from twosource.importing import RowImport, RowReader, load_map
from twosource.records import Claim, Reading, Rejection

_MAP = "maverick"


@dataclass(frozen=True, slots=True)
class Row:
    """A coded report: its cells, the coder's event, its month, and the claim and reading made of it."""

    id: str
    event: str
    month: str
    cells: Mapping[str, str]
    claim: Claim
    reading: Reading


def rows(table: Path, rig: Rig) -> list[Row]:
    """The rows of the table, each as one report with one claim.

    Raises:
        EvaluationError: a row can't be taken in.
    """
    kept = load_map(_MAP, rig.codebook)
    reader = RowReader(rig.knowledge, rig.codebook, lambda _: kept.raw)
    with table.open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    taken = list(RowImport(kept, rig.codebook, _one_line).read(table))
    refused = [row for row in taken if isinstance(row, Rejection)]
    if refused:
        raise EvaluationError(refused[0].reason, where=refused[0].where, cure=refused[0].cure)
    found = []
    for row, of_row in zip(taken, cells, strict=True):
        assert not isinstance(row, Rejection)
        reading = reader.read(row.report)
        if len(reading.claims) != 1:
            raise EvaluationError("this row makes no claim", where=of_row["id"], cure="Use the table as published")
        first = min(of_row["date_start"], of_row["date_end"])
        found.append(Row(of_row["id"], of_row["event_id"], first[:7], of_row, reading.claims[0], reading))
    return found


def _one_line(cell: str) -> str:
    """A cell as the program takes it in; evaluation doesn't open the room that reaches the network."""
    return " ".join(unicodedata.normalize("NFC", cell).split())
