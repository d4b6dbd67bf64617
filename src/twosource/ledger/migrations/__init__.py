"""How a store of an earlier revision becomes one of this program's: in goes a connection, out comes its schema at head.

The migrations ship inside the package and run when a store is opened; no ``alembic.ini`` is needed.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from twosource.ledger.errors import TooNewError


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def revisions() -> tuple[str, ...]:
    """All revisions there are, the oldest first."""
    scripts = ScriptDirectory.from_config(_config())
    return tuple(reversed([script.revision for script in scripts.walk_revisions()]))


def upgrade(connection: Connection, path: Path, to: str = "head") -> None:
    """Bring the store behind a connection up to a revision, inside the connection's own transaction.

    Raises:
        TooNewError: the store's revision is none of this program's.
    """
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in revisions():
        raise TooNewError(
            f"the store was written by a newer twosource (its revision is {current})",
            where=str(path),
            cure="Install the newest twosource; this one leaves the store as it is",
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
