"""Made-up rows in MAVERICK's columns."""

from __future__ import annotations

import csv
import io

from twosource.evaluation.maverick_rows import Row, rows, scheme

_ENDS = ("best", "low", "high")
_ACTOR = ("", "_id", "_type", "_violence", "_perpetrator")
COLUMNS = [
    *("id", "event_id", "country", "date_start", "date_end", "city", "location", "latitude", "longitude"),
    *("geo_precision", "event_context", "target", "source", "source_author"),
    *(f"{what}_{end}" for what in ("deaths", "injuries") for end in _ENDS),
    *(f"actor{n}{part}" for n in range(1, 7) for part in _ACTOR),
]
POLICE = {"actor1": "Police", "actor1_id": "P1", "actor1_type": "Security forces", "actor1_violence": "Shooting",
          "actor1_perpetrator": "1.0"}  # fmt: skip
PLAIN = {
    "event_id": "E1", "country": "Ivory Coast", "date_start": "2011-03-03", "date_end": "2011-03-03", "city": "Abidjan",
    "location": "Abobo", "latitude": "5.418", "longitude": "-4.02", "geo_precision": "4.0", "event_context": "Unknown",
    "target": "Citizens", "source": "AFP (2011-03-04) Several killed", "source_author": "AFP",
    **{f"deaths_{end}": "7" for end in _ENDS}, **{f"injuries_{end}": "0" for end in _ENDS}, **POLICE,
}  # fmt: skip


def made(*changes: dict[str, str]) -> list[Row]:
    """A row for each set of cells that differ from the plain ones; one without an author of its own has one by number."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="")
    table.writeheader()
    for n, cells in enumerate(changes):
        author = {"source_author": f"Author {n}", "source": f"Author {n} (2011-03-04) News"}
        table.writerow({**PLAIN, **author, "id": f"row-{n}", **cells})
    return rows(out.getvalue(), scheme())
