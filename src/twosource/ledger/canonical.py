"""The derived tables' canonical bytes: what a rebuild is compared by. Derived records in, lines and digests out.

A line is a record's id and its JSON. The stamp of a reading's reader stays outside, as run stamps do: compared is what
was derived, not who did it. The order of the lines counts, for products follow it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from twosource.records import Event, Holding, Reading, Siege, SourceProfile, to_json

DERIVED = ("readings", "claims", "events", "holdings", "sieges", "sources")
"""The derived tables, in the order in which they are made."""


class Line(NamedTuple):
    """One row of a derived table: its id and its record as JSON."""

    key: str
    body: str


def reading_body(reading: Reading) -> str:
    """A reading's row: all of it but its claims, which have a table of their own, and its reader's stamp."""
    return to_json(msgspec.structs.replace(reading, reader="", claims=()))


def canonical(
    readings: Iterable[Reading],
    events: Sequence[Event],
    holdings: Sequence[Holding],
    sieges: Sequence[Siege],
    sources: Sequence[SourceProfile],
) -> dict[str, list[Line]]:
    """The lines of every derived table; readings and claims by report, the rest in the order given."""
    ordered = sorted(readings, key=lambda reading: reading.report_id)
    return {
        "readings": [Line(reading.report_id, reading_body(reading)) for reading in ordered],
        "claims": [Line(claim.claim_id, to_json(claim)) for reading in ordered for claim in reading.claims],
        "events": [Line(event.event_id, to_json(event)) for event in events],
        "holdings": [Line(holding.holding_id, to_json(holding)) for holding in holdings],
        "sieges": [Line(siege.siege_id, to_json(siege)) for siege in sieges],
        "sources": [Line(source.source_id, to_json(source)) for source in sources],
    }


def digests(tables: Mapping[str, Iterable[Line]]) -> dict[str, str]:
    """The SHA-256 in hex of each table's lines."""
    found = {}
    for table, lines in tables.items():
        digest = hashlib.sha256()
        for key, body in lines:
            digest.update(f"{key}\x1f{body}\n".encode())
        found[table] = digest.hexdigest()
    return found
