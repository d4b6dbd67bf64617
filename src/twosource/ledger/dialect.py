"""The one place that speaks SQLite: how a connection is set up, transactions begin and rows are made append-only.

Everything else is written in SQLAlchemy's common tongue, so that PostgreSQL can follow by a second branch here.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""

WRITES = "twosource_writes"
"""The execution option of a connection that is going to write: it takes the write lock when its transaction begins."""


def sqlite_engine(path: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine over the SQLite file at ``path``, durable: a committed report survives a power cut.

    Write-ahead log, so that readers and a writer don't wait for each other; ``synchronous=FULL``; foreign keys held.
    """
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver's own BEGIN comes too late to make schema changes part of a transaction; `_begin` does it.
        connection.isolation_level = None
        cursor = connection.cursor()
        try:
            for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
                cursor.execute(f"PRAGMA {pragma}")
        finally:
            cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def append_only(connection: Connection, table: str) -> None:
    """Have the database itself refuse to change or delete rows of a table."""
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever added to'); END"
            )
        )


def faults(connection: Connection) -> Iterable[str]:
    """What the database finds wrong with its own file; nothing when it is whole."""
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield str(line)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"row {row[1]} of {row[0]} speaks of a row of {row[2]} that is not there"
