"""What is kept for ever: reports, their evidence, decisions, the alias history; and the log of runs and rejections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from twosource.ledger.dialect import append_only

revision = "0001"
down_revision = None


def _run() -> sa.Column[int]:
    return sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id"))


def upgrade() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.Integer, primary_key=True),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("program", sa.Text, nullable=False),
        sa.Column("started", sa.Text, nullable=False),
        sa.Column("finished", sa.Text),
        sa.Column("stamp", sa.Text),
    )
    op.create_table(
        "evidence",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        _run(),
    )
    op.create_table(
        "reports",
        sa.Column("report_id", sa.Text, primary_key=True),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("archive_url", sa.Text),
        sa.Column("retrieved", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("licence", sa.Text),
        sa.Column("origin_name", sa.Text),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("raw_sha256", sa.Text, sa.ForeignKey("evidence.sha256"), nullable=False),
        _run(),
    )
    op.create_index("reports_published", "reports", ["published"])
    op.create_index("reports_external_id", "reports", ["external_id"])
    op.create_table(
        "rejections",
        sa.Column("rejection_id", sa.Integer, primary_key=True),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("cure", sa.Text, nullable=False),
        _run(),
    )
    op.create_table(
        "decisions",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("decision_id", sa.Text, nullable=False, unique=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_decisions_subject", "decisions", ["subject"])
    op.create_table(
        "event_aliases",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("old_id", sa.Text, nullable=False),
        sa.Column("new_id", sa.Text),
        _run(),
    )
    op.create_index("ix_event_aliases_old_id", "event_aliases", ["old_id"])
    for table in ("evidence", "reports", "decisions", "event_aliases"):
        append_only(op.get_bind(), table)
