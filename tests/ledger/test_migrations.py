import json
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from made_records import a_report

from twosource.ledger import STORE_NAME, Ledger, LedgerError, TooNewError, schema
from twosource.ledger.dialect import WRITES, sqlite_engine
from twosource.ledger.migrations import revisions, upgrade


def at_revision(path: Path, revision: str) -> None:
    engine = sqlite_engine(path)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        upgrade(connection, path, revision)
    engine.dispose()


def test_the_last_migration_is_the_revision_the_program_expects() -> None:
    assert revisions()[-1] == schema.HEAD


@pytest.mark.parametrize("revision", ["", *revisions()])
def test_a_store_of_any_revision_comes_up_to_the_schema_the_program_uses(tmp_path: Path, revision: str) -> None:
    if revision:
        at_revision(tmp_path / STORE_NAME, revision)
    with Ledger.open(tmp_path) as ledger:
        assert ledger.add_report(a_report(), b"raw")
        assert ledger.verify() == []
    engine = sqlite_engine(tmp_path / STORE_NAME)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    engine.dispose()


def test_what_an_earlier_revision_kept_is_there_after_the_upgrade(tmp_path: Path) -> None:
    at_revision(tmp_path / STORE_NAME, "0001")
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        raw.execute("INSERT INTO evidence (sha256, size) VALUES ('ab', 1)")
        raw.execute(
            "INSERT INTO reports (report_id, text, media_type, raw_sha256) VALUES ('rep_1', 'old', 'text/plain', 'ab')"
        )
    with Ledger.open(tmp_path) as ledger:
        assert [report.text for report in ledger.reports()] == ["old"]


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(TooNewError, match=r"newer twosource.*9999.*Install the newest"):
        Ledger.open(tmp_path)
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_a_migration_cut_off_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("twosource.ledger.dialect.append_only", cut_off)
        with pytest.raises(KeyboardInterrupt):
            Ledger.open(tmp_path)
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == []
    Ledger.open(tmp_path).close()


def test_the_store_is_durable_and_holds_its_foreign_keys(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger, ledger._reading() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}


def test_a_database_of_another_program_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="no store of twosource's"):
        Ledger.open(tmp_path)


def test_rows_that_were_read_before_versions_were_kept_get_theirs(tmp_path: Path) -> None:
    at_revision(tmp_path / STORE_NAME, "0004")
    with sqlite3.connect(tmp_path / STORE_NAME) as raw:
        raw.execute("INSERT INTO evidence (sha256, size) VALUES ('ab', 1)")
        raw.execute(
            "INSERT INTO runs (run_id, verb, program, started) VALUES (1, 'import', '0', '2026-01-01T00:00:00')"
        )
        for report, row in (("rep_2", "7"), ("rep_1", "7"), ("rep_3", None)):
            raw.execute(
                "INSERT INTO reports (report_id, text, media_type, raw_sha256, run_id) VALUES (?, 'x', 'text/csv', 'ab', 1)",
                (report,),
            )
            body = json.dumps({"coded": {"table": "own", "row": row}} if row else {})
            raw.execute("INSERT INTO readings (report_id, reader, body) VALUES (?, 'r', ?)", (report, body))
    with Ledger.open(tmp_path) as ledger:
        versions = [(one.coded_set, one.row, one.report_id, one.since) for one in ledger.row_versions()]
    assert versions == [("own", "7", report, "2026-01-01T00:00:00") for report in ("rep_2", "rep_1")]
