"""Rows of what is kept for ever and the records they hold: reports, rejections, decisions, aliases, runs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, ScalarSelect, Select, and_, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from twosource.ledger import schema
from twosource.ledger.aliases import Alias
from twosource.ledger.errors import LedgerError, RefusedError
from twosource.ledger.runs import RowVersion, Run, RunStamp, Weights
from twosource.records import Decision, Rejection, Report, from_json, to_json

_HALF = re.compile(r"[\ud800-\udfff]")
_REPORT_COLUMNS = [column for column in schema.reports.columns if column.name != "run_id"]
_IDS = 500  # in one query: databases take so many and no more


def map_of_report() -> ScalarSelect[str]:
    """Of a report in a query: the map that it is read by, if it is a row of a coded table."""
    table = schema.row_maps
    latest = select(table.c.map_sha256).where(table.c.report_id == schema.reports.c.report_id)
    return latest.order_by(table.c.position.desc()).limit(1).correlate(schema.reports).scalar_subquery()


def insert_reports(connection: Connection, reports: Sequence[Report], run_id: int | None) -> None:
    """Add reports that are not there yet, whose evidence is in the index.

    Raises:
        RefusedError: one can't be stored (`refusal`).
    """
    for report in reports:
        refused = refusal(report)
        if refused is not None:
            raise refused
    rows = [msgspec.structs.asdict(report) for report in reports]
    maps = [
        {"report_id": row["report_id"], "map_sha256": map_sha256, "run_id": run_id}
        for row in rows
        if (map_sha256 := row.pop("map_sha256")) is not None
    ]
    if rows:
        connection.execute(insert(schema.reports), [{**row, "run_id": run_id} for row in rows])
    if maps:
        connection.execute(insert(schema.row_maps), maps)


def refusal(report: Report) -> RefusedError | None:
    """Why a report can't be stored, if it can't: its text is no Unicode."""
    for name in report.__struct_fields__:
        value = getattr(report, name)
        if isinstance(value, str) and _HALF.search(value):
            return RefusedError(
                f"its {name} holds half a character (a lone surrogate)",
                where=report.origin_name or report.report_id,
                cure="Save it as UTF-8 and read it again",
            )
    return None


def raw_hash(report: Report, raw: bytes) -> str:
    """The hash of a report's raw bytes, which the report must not deny."""
    sha256 = hashlib.sha256(raw).hexdigest()
    if report.raw_sha256 not in (None, sha256):
        raise LedgerError(
            "the report names another hash than its raw bytes have",
            where=report.origin_name or report.report_id,
            cure="Read it again; if that doesn't help, please report this",
        )
    return sha256


def insert_evidence(connection: Connection, sizes: Mapping[str, int], run_id: int | None) -> None:
    """Add bytes that are kept, by their SHA-256 and size, to the index, unless they are there."""
    column = schema.evidence.c.sha256
    wanted = list(sizes)
    there: set[str] = set()
    for first in range(0, len(wanted), _IDS):
        some = column.in_(wanted[first : first + _IDS])
        there.update(connection.execute(select(column).where(some)).scalars())
    rows = [{"sha256": sha, "size": size, "run_id": run_id} for sha, size in sizes.items() if sha not in there]
    if rows:
        connection.execute(insert(schema.evidence), rows)


def insert_row_map(connection: Connection, report_id: str, map_sha256: str, run_id: int | None) -> None:
    """Have a row of a coded table read by this map from now on."""
    row = {"report_id": report_id, "map_sha256": map_sha256, "run_id": run_id}
    connection.execute(insert(schema.row_maps).values(row))


def maps_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, str | None]:
    """Of these reports those that are there, with the maps that they are read by."""
    found: dict[str, str | None] = {}
    for first in range(0, len(report_ids), _IDS):
        some = schema.reports.c.report_id.in_(report_ids[first : first + _IDS])
        found.update(
            (row[0], row[1])
            for row in connection.execute(select(schema.reports.c.report_id, map_of_report()).where(some))
        )
    return found


def versions_of(connection: Connection, coded_set: str, rows: Sequence[str]) -> dict[str, str]:
    """The report that stands for each of these rows of a set; only those for which one does."""
    table = schema.row_versions
    found: dict[str, str] = {}
    for first in range(0, len(rows), _IDS):
        some = table.c.row.in_(rows[first : first + _IDS])
        query = select(table.c.row, table.c.report_id).where(table.c.coded_set == coded_set, some)
        found.update((row[0], row[1]) for row in connection.execute(query.order_by(table.c.position)))
    return found


def insert_row_versions(connection: Connection, coded_set: str, reports: Mapping[str, str], run_id: int | None) -> None:
    """Have each of these rows of a set be stood for by a report from now on."""
    rows = [
        {"coded_set": coded_set, "row": row, "report_id": report_id, "run_id": run_id}
        for row, report_id in reports.items()
    ]
    if rows:
        connection.execute(insert(schema.row_versions), rows)


def select_row_versions(connection: Connection) -> Iterator[RowVersion]:
    """Of the rows that more than one report has stood for, all that was ever noted, in its order."""
    table = schema.row_versions
    several = (
        select(table.c.coded_set, table.c.row).group_by(table.c.coded_set, table.c.row).having(func.count() > 1)
    ).subquery()
    query = (
        select(table.c.coded_set, table.c.row, table.c.report_id, schema.runs.c.started)
        .join(several, and_(several.c.coded_set == table.c.coded_set, several.c.row == table.c.row))
        .outerjoin(schema.runs, schema.runs.c.run_id == table.c.run_id)
        .order_by(table.c.position)
    )
    for row in connection.execute(query):
        yield RowVersion(coded_set=row[0], row=row[1], report_id=row[2], since=row[3])


def unread_by(reader: str) -> ColumnElement[bool]:
    """Of a report in a query: whether this reader has not read it, or by another map than the row's own now."""
    read = select(schema.readings.c.report_id).where(
        schema.readings.c.report_id == schema.reports.c.report_id,
        schema.readings.c.reader == reader,
        schema.readings.c.map_sha256.is_not_distinct_from(map_of_report()),
    )
    return ~read.correlate(schema.reports).exists()


def select_reports(connection: Connection, where: ColumnElement[bool] | None = None) -> Iterator[Report]:
    """Reports by date of publication, then id; those without a date last."""
    query: Select[Any] = select(*_REPORT_COLUMNS, map_of_report().label("map_sha256")).order_by(
        schema.reports.c.published.nulls_last(), schema.reports.c.report_id
    )
    if where is not None:
        query = query.where(where)
    for row in connection.execute(query).mappings():
        yield Report(**row)


def select_report_ids(connection: Connection, where: ColumnElement[bool]) -> list[str]:
    """The ids of the reports that fulfil a condition, in the order of `select_reports`."""
    query = select(schema.reports.c.report_id).where(where)
    query = query.order_by(schema.reports.c.published.nulls_last(), schema.reports.c.report_id)
    return list(connection.execute(query).scalars())


def select_taken_in(connection: Connection) -> Iterator[tuple[str, str]]:
    """The reports whose run is known, each with the moment at which that run began."""
    query = select(schema.reports.c.report_id, schema.runs.c.started).join(schema.runs)
    yield from (tuple(row) for row in connection.execute(query))


def select_bearing(connection: Connection, external_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The reports that bear each of these external ids, in the order of `select_reports`."""
    column = schema.reports.c.external_id
    found: dict[str, tuple[str, ...]] = {}
    for first in range(0, len(external_ids), _IDS):
        query = select(column, schema.reports.c.report_id).where(column.in_(external_ids[first : first + _IDS]))
        query = query.order_by(schema.reports.c.published.nulls_last(), schema.reports.c.report_id)
        for external_id, report_id in connection.execute(query):
            found[external_id] = (*found.get(external_id, ()), report_id)
    return found


def shared_external_ids(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The external ids that more than one report bears, each with those reports' ids, in order."""
    column = schema.reports.c.external_id
    shared = select(column).where(column.is_not(None)).group_by(column).having(func.count() > 1)
    query = select(column, schema.reports.c.report_id).where(column.in_(shared)).order_by(column, "report_id")
    found: dict[str, tuple[str, ...]] = {}
    for external_id, report_id in connection.execute(query):
        found[external_id] = (*found.get(external_id, ()), report_id)
    return found


def insert_rejection(connection: Connection, rejection: Rejection, run_id: int | None) -> None:
    """Add a rejection to the log."""
    connection.execute(
        insert(schema.rejections).values(
            input=_storable(rejection.where),
            reason=_storable(rejection.reason),
            cure=_storable(rejection.cure),
            run_id=run_id,
        )
    )


def _storable(text: str) -> str:
    """The text with letters that Unicode can't encode (parts of odd file names) shown as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def select_rejections(connection: Connection) -> Iterator[Rejection]:
    """The rejections, the oldest first; one that came again comes again."""
    table = schema.rejections
    query = select(table.c.input, table.c.reason, table.c.cure).order_by(table.c.rejection_id)
    for where, reason, cure in connection.execute(query):
        yield Rejection(where=where, reason=reason, cure=cure)


def insert_decision(connection: Connection, decision: Decision) -> bool:
    """Add a decision; False where the very same is there already."""
    table = schema.decisions
    if connection.execute(select(table.c.position).where(table.c.decision_id == decision.decision_id)).first():
        return False
    connection.execute(
        insert(table).values(decision_id=decision.decision_id, subject=decision.subject, body=to_json(decision))
    )
    return True


def select_decisions(connection: Connection) -> Iterator[Decision]:
    """The decisions in the order they were made in."""
    table = schema.decisions
    for body in connection.execute(select(table.c.body).order_by(table.c.position)).scalars():
        yield from_json(Decision, body)


def insert_alias(connection: Connection, alias: Alias, run_id: int | None) -> None:
    """Add a line to the alias history."""
    connection.execute(insert(schema.event_aliases).values(old_id=alias.old_id, new_id=alias.new_id, run_id=run_id))


def select_aliases(connection: Connection) -> Iterator[Alias]:
    """The alias history, the oldest first."""
    table = schema.event_aliases
    for old_id, new_id in connection.execute(select(table.c.old_id, table.c.new_id).order_by(table.c.position)):
        yield Alias(old_id=old_id, new_id=new_id)


def start_run(connection: Connection, verb: str, program: str, when: str) -> int:
    """Note that a run begins; its number comes back."""
    row = insert(schema.runs).values(verb=verb, program=program, started=when).returning(schema.runs.c.run_id)
    return int(connection.execute(row).scalar_one())


def finish_run(connection: Connection, run_id: int, when: str) -> None:
    """Note that a run came to its end."""
    connection.execute(update(schema.runs).where(schema.runs.c.run_id == run_id).values(finished=when))


def stamp_run(connection: Connection, run_id: int, stamp: RunStamp) -> None:
    """Note what a run's derived tables were made from."""
    connection.execute(update(schema.runs).where(schema.runs.c.run_id == run_id).values(stamp=to_json(stamp)))


def select_runs(connection: Connection) -> Iterator[Run]:
    """The runs, the oldest first."""
    for row in connection.execute(select(schema.runs).order_by(schema.runs.c.run_id)).mappings():
        yield _run(row)


def _run(row: RowMapping) -> Run:
    stamp = from_json(RunStamp, row["stamp"]) if row["stamp"] else None
    return Run(**{**row, "stamp": stamp})


def get_meta(connection: Connection, key: str) -> str | None:
    """A value out of the store's own notes."""
    found = connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == key)).scalar()
    return None if found is None else str(found)


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Write a value into the store's own notes."""
    if get_meta(connection, key) is None:
        connection.execute(insert(schema.meta).values(key=key, value=value))
    else:
        connection.execute(update(schema.meta).where(schema.meta.c.key == key).values(value=value))


def insert_weights(connection: Connection, weights: Weights, run_id: int | None) -> None:
    """Add what was learnt."""
    connection.execute(insert(schema.weights), {**msgspec.structs.asdict(weights), "run_id": run_id})


def select_weights(connection: Connection, by: str | None) -> Weights | None:
    """What was learnt last, by a day (ISO) if one is given; None where nothing was."""
    table = schema.weights
    query = select(table.c.version, table.c.learnt, table.c.body).order_by(table.c.position.desc()).limit(1)
    if by is not None:
        query = query.where(func.substr(table.c.learnt, 1, 10) <= by)
    row = connection.execute(query).mappings().first()
    return None if row is None else Weights(**row)
