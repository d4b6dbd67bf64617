"""Made-up rows in MAVERICK's columns."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from twosource.codebook import Codebook
from twosource.evaluation.maverick_rows import Row, rows
from twosource.evaluation.rig import Rig
from twosource.importing import load_map
from twosource.importing.model import columns_of
from twosource.knowledge import Knowledge

_ENDS = ("best", "low", "high")
_CODES = {f"actor{n}_id": "" for n in range(1, 7)}
POLICE = {"actor1": "Police", "actor1_id": "P1", "actor1_type": "Security forces", "actor1_violence": "Shooting",
          "actor1_perpetrator": "1.0"}  # fmt: skip
PLAIN = {
    "event_id": "E1", "country": "Ivory Coast", "date_start": "2011-03-03", "date_end": "2011-03-03", "city": "Abidjan",
    "location": "Abobo", "latitude": "5.418", "longitude": "-4.02", "geo_precision": "4.0", "event_context": "Unknown",
    "target": "Citizens", "source": "AFP (2011-03-04) Several killed", "source_author": "AFP",
    **{f"deaths_{end}": "7" for end in _ENDS}, **{f"injuries_{end}": "0" for end in _ENDS}, **_CODES, **POLICE,
}  # fmt: skip


@cache
def made_rig() -> Rig:
    """What rows need: knowledge and codebook; nothing is read."""
    return Rig(None, Knowledge.load(), Codebook.load())  # type: ignore[arg-type]


def made(*changes: dict[str, str]) -> list[Row]:
    """A row for each set of cells that differ from the plain ones; one without an author of its own has one by number."""
    rig = made_rig()
    columns = sorted({*columns_of(load_map("maverick", rig.codebook).map), *PLAIN})
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.csv")
        with file.open("w", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, columns, restval="")
            table.writeheader()
            for n, cells in enumerate(changes):
                author = {"source_author": f"Author {n}", "source": f"Author {n} (2011-03-04) News"}
                table.writerow({**PLAIN, **author, "id": f"row-{n}", **cells})
        return rows(file, rig)
