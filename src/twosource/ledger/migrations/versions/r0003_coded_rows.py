"""Reports that are rows of coded tables: the maps that say what their columns hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "row_maps",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("map_sha256", sa.Text, sa.ForeignKey("evidence.sha256"), nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id")),
    )
    op.create_index("ix_row_maps_report_id", "row_maps", ["report_id"])
    op.add_column("readings", sa.Column("map_sha256", sa.Text))
