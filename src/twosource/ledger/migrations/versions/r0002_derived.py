"""What is derived and made anew by every build: readings, claims, events, holdings, sieges, sources."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _derived(table: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        table,
        columns[0],
        sa.Column("position", sa.Integer, nullable=False),
        *columns[1:],
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id")),
    )


def upgrade() -> None:
    op.create_table(
        "readings",
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.report_id"), primary_key=True),
        sa.Column("reader", sa.Text, primary_key=True),
        sa.Column("language", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id")),
    )
    op.create_index("readings_reader", "readings", ["reader"])
    op.create_table(
        "claims",
        sa.Column("claim_id", sa.Text, primary_key=True),
        sa.Column("reader", sa.Text, primary_key=True),
        sa.Column("report_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("polarity", sa.Text, nullable=False),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("time_start", sa.Text),
        sa.Column("time_end", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["report_id", "reader"], ["readings.report_id", "readings.reader"], ondelete="CASCADE"),
    )
    op.create_index("claims_report", "claims", ["report_id", "reader", "position"])
    op.create_index("claims_type", "claims", ["event_type"])
    _derived(
        "events",
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("event_type", sa.Text, nullable=False),
        sa.Column("place_id", sa.Text),
        sa.Column("time_start", sa.Text),
        sa.Column("time_end", sa.Text),
        sa.Column("grade", sa.Text, nullable=False),
    )
    op.create_index("ix_events_event_type", "events", ["event_type"])
    op.create_index("ix_events_place_id", "events", ["place_id"])
    _derived(
        "holdings",
        sa.Column("holding_id", sa.Text, primary_key=True),
        sa.Column("place_id", sa.Text, nullable=False),
        sa.Column("holder_id", sa.Text),
        sa.Column("time_start", sa.Text),
        sa.Column("time_end", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
    )
    op.create_index("ix_holdings_place_id", "holdings", ["place_id"])
    _derived(
        "sieges",
        sa.Column("siege_id", sa.Text, primary_key=True),
        sa.Column("place_id", sa.Text),
        sa.Column("status", sa.Text, nullable=False),
    )
    op.create_index("ix_sieges_place_id", "sieges", ["place_id"])
    _derived(
        "sources",
        sa.Column("source_id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
    )
