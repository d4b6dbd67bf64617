"""The one place that speaks SQLite: how a connection is set up, transactions begin and rows are made append-only.

Everything else is written in SQLAlchemy's common tongue, so that PostgreSQL can follow by a second branch here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from urllib.parse import quote

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


def read_only_engine(path: Path) -> Engine:
    """An engine over a SQLite file that may not be written: nothing is made beside it, no lock is taken.

    Where a program that was cut off left a write-ahead log, the store and its log are copied to a folder of this process
    first, for what is in the log can't be read without writing.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and log.stat().st_size:
        folder = TemporaryDirectory(prefix="twosource-")
        copy = Path(folder.name) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name(log.name))
        engine = sqlite_engine(copy)
        event.listen(engine, "engine_disposed", lambda _: folder.cleanup())
        return engine
    engine = create_engine(URL.create("sqlite", database=f"file:{quote(str(path))}", query=_IMMUTABLE))

    @event.listens_for(engine, "connect")
    def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None

    return engine


_IMMUTABLE: Mapping[str, str] = MappingProxyType({"mode": "ro", "immutable": "1", "uri": "true"})


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
