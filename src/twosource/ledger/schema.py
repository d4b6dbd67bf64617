"""The store's tables, as this program reads and writes them. How a store comes to have them: `migrations`.

Kept for ever, only added to: reports, evidence, row_maps, row_versions, decisions, event_aliases, weights. Derived, and
made anew by every build: readings, claims, events, holdings, sieges, sources; their rows carry the run that made them,
and the run carries its stamp. A derived record stands whole in ``body`` as JSON; the columns beside it are there to
filter and join by in SQL.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text

HEAD = "0005"
"""The revision of the schema below: the last of the migrations."""

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("run_id", Integer, primary_key=True),
    Column("verb", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("stamp", Text),
)

evidence = Table(
    "evidence",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("publisher", Text),
    Column("published", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("external_id", Text),
    Column("url", Text),
    Column("archive_url", Text),
    Column("retrieved", Text),
    Column("language", Text),
    Column("licence", Text),
    Column("origin_name", Text),
    Column("media_type", Text, nullable=False),
    Column("raw_sha256", Text, ForeignKey("evidence.sha256"), nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Index("reports_published", "published"),
    Index("reports_external_id", "external_id"),
)

rejections = Table(
    "rejections",
    metadata,
    Column("rejection_id", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cure", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

row_maps = Table(
    "row_maps",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False, index=True),
    Column("map_sha256", Text, ForeignKey("evidence.sha256"), nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)
"""By which map a row of a coded table is read: the last one given to it."""

row_versions = Table(
    "row_versions",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("coded_set", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Index("row_versions_row", "coded_set", "row"),
)
"""Which report stands for a row of a set that people coded: the last one given to it."""

decisions = Table(
    "decisions",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("decision_id", Text, nullable=False, unique=True),
    Column("subject", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

weights = Table(
    "weights",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("learnt", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

event_aliases = Table(
    "event_aliases",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("old_id", Text, nullable=False, index=True),
    Column("new_id", Text),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

readings = Table(
    "readings",
    metadata,
    Column("report_id", Text, ForeignKey("reports.report_id"), primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("language", Text),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
    Column("map_sha256", Text),
    Index("readings_reader", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("claim_id", Text, primary_key=True),
    Column("reader", Text, primary_key=True),
    Column("report_id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["report_id", "reader"], ["readings.report_id", "readings.reader"], ondelete="CASCADE"),
    Index("claims_report", "report_id", "reader", "position"),
    Index("claims_type", "event_type"),
)

events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("event_type", Text, nullable=False, index=True),
    Column("place_id", Text, index=True),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("grade", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

holdings = Table(
    "holdings",
    metadata,
    Column("holding_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("place_id", Text, nullable=False, index=True),
    Column("holder_id", Text),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("status", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

sieges = Table(
    "sieges",
    metadata,
    Column("siege_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("place_id", Text, index=True),
    Column("status", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)

sources = Table(
    "sources",
    metadata,
    Column("source_id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("run_id", Integer, ForeignKey("runs.run_id")),
)
