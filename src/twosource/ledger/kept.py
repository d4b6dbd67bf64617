"""Rows of what is kept for ever and the records they hold: reports, rejections, decisions, aliases, runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from twosource.ledger import schema
from twosource.ledger.aliases import Alias
from twosource.ledger.errors import RefusedError
from twosource.ledger.runs import Run, RunStamp
from twosource.records import Decision, Rejection, Report, from_json, to_json

_REPORT_COLUMNS = [column for column in schema.reports.columns if column.name != "run_id"]


def insert_report(connection: Connection, report: Report, size: int, run_id: int | None) -> None:
    """Add a report that is not there yet, and its evidence to the index.

    Raises:
        RefusedError: its text can't be stored as Unicode.
    """
    row: dict[str, Any] = {name: getattr(report, name) for name in report.__struct_fields__}
    for name, value in row.items():
        if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise RefusedError(
                f"its {name} holds half a character (a lone surrogate)",
                where=report.origin_name or report.report_id,
                cure="Save it as UTF-8 and read it again",
            )
    has_evidence = select(schema.evidence.c.sha256).where(schema.evidence.c.sha256 == report.raw_sha256)
    if connection.execute(has_evidence).first() is None:
        connection.execute(insert(schema.evidence).values(sha256=report.raw_sha256, size=size, run_id=run_id))
    connection.execute(insert(schema.reports).values(**row, run_id=run_id))


def has_report(connection: Connection, report_id: str) -> bool:
    """Whether the report is there."""
    found = select(schema.reports.c.report_id).where(schema.reports.c.report_id == report_id)
    return connection.execute(found).first() is not None


def select_reports(connection: Connection, where: ColumnElement[bool] | None = None) -> Iterator[Report]:
    """Reports by date of publication, then id; those without a date last."""
    query: Select[Any] = select(*_REPORT_COLUMNS).order_by(
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
