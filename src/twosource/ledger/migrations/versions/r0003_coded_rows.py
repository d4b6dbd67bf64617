"""Reports that are rows of coded tables: the map that says what their columns hold."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # Alembic's own operation adds the column and its constraint apart, which SQLite can't.
    op.execute("ALTER TABLE reports ADD COLUMN map_sha256 TEXT REFERENCES evidence (sha256)")
