"""Which report stands for a row of a coded table: the last one taken in.

Of the rows that are there already those that were read say which row of which set they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from twosource.ledger.dialect import append_only

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "row_versions",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("coded_set", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sa.Column("report_id", sa.Text, sa.ForeignKey("reports.report_id"), nullable=False),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("runs.run_id")),
    )
    op.create_index("row_versions_row", "row_versions", ["coded_set", "row"])
    op.execute(
        "INSERT INTO row_versions (coded_set, row, report_id, run_id) "
        "SELECT json_extract(body, '$.coded.table'), json_extract(body, '$.coded.row'), r.report_id, r.run_id "
        "FROM reports r JOIN readings ON readings.report_id = r.report_id "
        "WHERE json_extract(body, '$.coded.row') IS NOT NULL "
        "GROUP BY r.report_id ORDER BY r.run_id, r.rowid"
    )
    append_only(op.get_bind(), "row_versions")
