"""Rows of what is derived and the records they hold: readings with their claims, events, holdings, sieges, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, and_, delete, insert, not_, select

from twosource.ledger import schema
from twosource.ledger.canonical import Line, reading_body
from twosource.ledger.errors import RefusedError
from twosource.records import Claim, Event, Holding, Reading, Record, Siege, SourceProfile, from_json, to_json

R = TypeVar("R", bound=Record)
_IDS = 500  # in one query: databases take so many and no more


def insert_readings(connection: Connection, readings: Sequence[Reading], run_id: int | None) -> None:
    """Put readings and their claims in the place of earlier ones of the same reports by the same reader.

    Raises:
        RefusedError: two claims of a reading bear one id.
    """
    for reading in readings:
        _refuse_doubled(reading)
    table = schema.readings
    for reader, some in groupby(readings, key=lambda reading: reading.reader):
        ids = [reading.report_id for reading in some]
        for first in range(0, len(ids), _IDS):
            these = table.c.report_id.in_(ids[first : first + _IDS])
            connection.execute(delete(table).where(and_(these, table.c.reader == reader)))
    rows = [_reading_row(reading, run_id) for reading in readings]
    if rows:
        connection.execute(insert(table), rows)
    claims = [_claim_row(c, reading.reader, n) for reading in readings for n, c in enumerate(reading.claims)]
    if claims:
        connection.execute(insert(schema.claims), claims)


def _refuse_doubled(reading: Reading) -> None:
    ids = [claim.claim_id for claim in reading.claims]
    doubled = sorted({claim_id for claim_id in ids if ids.count(claim_id) > 1}) if len(set(ids)) < len(ids) else []
    if doubled:
        raise RefusedError(
            f"the reader gave two claims one id ({', '.join(doubled)})",
            where=reading.report_id,
            cure="The report is kept unread; please report this",
        )


def _reading_row(reading: Reading, run_id: int | None) -> dict[str, Any]:
    return {
        "report_id": reading.report_id,
        "reader": reading.reader,
        "language": reading.language,
        "body": reading_body(reading),
        "map_sha256": reading.coded.map_sha256 if reading.coded else None,
        "run_id": run_id,
    }


def _claim_row(claim: Claim, reader: str, position: int) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "reader": reader,
        "report_id": claim.report_id,
        "position": position,
        "event_type": claim.event_type,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "certainty": claim.certainty,
        "time_start": _iso(claim.time.start),
        "time_end": _iso(claim.time.end),
        "body": to_json(claim),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def select_readings(connection: Connection, reader: str, of_report: str | None = None) -> Iterator[Reading]:
    """The readings by one reader with their claims, by report; with ``of_report`` only that report's."""
    claims = groupby(_claim_rows(connection, reader, of_report), key=lambda row: row[0])
    report_id, rows = next(claims, (None, iter(())))
    for key, body in select_lines(connection, "readings", reader, of_report):
        own: tuple[Claim, ...] = ()
        if key == report_id:
            own = tuple(from_json(Claim, row[1]) for row in rows)
            report_id, rows = next(claims, (None, iter(())))
        yield msgspec.structs.replace(from_json(Reading, body), reader=reader, claims=own)


def _claim_rows(connection: Connection, reader: str, of_report: str | None) -> Iterator[tuple[str, str]]:
    table = schema.claims
    query = select(table.c.report_id, table.c.body).where(table.c.reader == reader)
    if of_report is not None:
        query = query.where(table.c.report_id == of_report)
    for row in connection.execute(query.order_by(table.c.report_id, table.c.position)):
        yield row.report_id, row.body


def select_lines(connection: Connection, table: str, reader: str, of_report: str | None = None) -> Iterator[Line]:
    """A derived table's canonical lines; of readings and claims those by one reader."""
    if table == "readings":
        readings = schema.readings
        query = select(readings.c.report_id, readings.c.body).where(readings.c.reader == reader)
        if of_report is not None:
            query = query.where(readings.c.report_id == of_report)
        query = query.order_by(readings.c.report_id)
    elif table == "claims":
        claims = schema.claims
        query = select(claims.c.claim_id, claims.c.body).where(claims.c.reader == reader)
        query = query.order_by(claims.c.report_id, claims.c.position)
    else:
        derived = schema.metadata.tables[table]
        query = select(next(iter(derived.primary_key)), derived.c.body).order_by(derived.c.position)
    for key, body in connection.execute(query):
        yield Line(key, body)


def replace_tables(
    connection: Connection,
    events: Sequence[Event],
    holdings: Sequence[Holding],
    sieges: Sequence[Siege],
    sources: Sequence[SourceProfile],
    run_id: int,
) -> None:
    """Put the tables of a build in the place of the last one's."""
    _replace(connection, schema.events, [_event_row(event) for event in events], run_id)
    _replace(connection, schema.holdings, [_holding_row(holding) for holding in holdings], run_id)
    _replace(connection, schema.sieges, [_siege_row(siege) for siege in sieges], run_id)
    _replace(connection, schema.sources, [_source_row(source) for source in sources], run_id)


def _replace(connection: Connection, table: Table, rows: list[dict[str, Any]], run_id: int) -> None:
    key = next(iter(table.primary_key)).name
    seen: set[str] = set()
    for position, row in enumerate(rows):
        if row[key] in seen:
            raise RefusedError(
                f"two {table.name} bear one id",
                where=row[key],
                cure="The last build is kept; please report this",
            )
        seen.add(row[key])
        row.update(position=position, run_id=run_id)
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), rows)


def _event_row(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "place_id": event.place.id if event.place else None,
        "time_start": _iso(event.time.start),
        "time_end": _iso(event.time.end),
        "grade": event.grade,
        "body": to_json(event),
    }


def _holding_row(holding: Holding) -> dict[str, Any]:
    return {
        "holding_id": holding.holding_id,
        "place_id": holding.place_id,
        "holder_id": holding.holder.id if holding.holder else None,
        "time_start": _iso(holding.from_),
        "time_end": _iso(holding.to),
        "status": holding.status,
        "body": to_json(holding),
    }


def _siege_row(siege: Siege) -> dict[str, Any]:
    return {
        "siege_id": siege.siege_id,
        "place_id": siege.place_id,
        "status": siege.status,
        "body": to_json(siege),
    }


def _source_row(source: SourceProfile) -> dict[str, Any]:
    return {"source_id": source.source_id, "kind": source.kind, "body": to_json(source)}


def select_records(connection: Connection, table: str, kind: type[R]) -> Iterator[R]:
    """The records of a built table, in the build's order."""
    for line in select_lines(connection, table, ""):
        yield from_json(kind, line.body)


VARIANT = "#"
"""What parts a reader's stamp from what was put right in the report that it read."""


def drop_other_readings(connection: Connection, reader: str) -> None:
    """Remove the readings by other readers, which no table is built from any more; those of reports put right stay."""
    column = schema.readings.c.reader
    by_other = and_(column != reader, not_(column.startswith(f"{reader}{VARIANT}", autoescape=True)))
    connection.execute(delete(schema.readings).where(by_other))
