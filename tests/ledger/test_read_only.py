"""A store on a disk that may not be written: it can be looked at, nothing is made beside it, and writing is refused."""

import os
import sqlite3
from pathlib import Path

import pytest
from made_records import STAMP, a_claim, a_holding, a_reading, a_report, a_source, an_event

from twosource.ledger import STORE_NAME, Ledger, ReadOnlyError
from twosource.records import Rejection


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The folder of a store with a report, its reading and what follows."""
    report = a_report()
    with Ledger.open(tmp_path) as ledger:
        ledger.add_report(report, b"raw")
        claim = a_claim(report)
        ledger.store_reading(a_reading(report, claim))
        event = an_event(claim)
        ledger.store_derived(STAMP, (event,), (a_holding(event),), (), (a_source(),))
    return tmp_path


@pytest.fixture
def locked(written: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, on a disk that may not be written, whoever asks."""

    def may_not_write(path: object, mode: int, **_: object) -> bool:
        return not (mode & os.W_OK and str(path).startswith(str(written)))

    monkeypatch.setattr(os, "access", may_not_write)
    return written


def test_all_of_it_can_be_looked_at_and_nothing_is_made_beside_it(locked: Path) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in locked.rglob("*")}
    with Ledger.open(locked, create=False) as ledger:
        assert ledger.read_only
        assert len(list(ledger.reports())) == len(list(ledger.events())) == len(list(ledger.readings("reader 1"))) == 1
        assert ledger.verify() == []
    assert {path.name: path.stat().st_mtime_ns for path in locked.rglob("*")} == before


def test_writing_is_refused_with_the_cure(locked: Path) -> None:
    with Ledger.open(locked) as ledger:
        for write in (
            lambda: ledger.add_rejection(Rejection(where="a", reason="b", cure="c")),
            lambda: ledger.store_reading(a_reading(a_report())),
            lambda: ledger.run("build").__enter__(),
        ):
            with pytest.raises(ReadOnlyError, match=r"looked at, not written.*--data"):
                write()


def test_what_a_program_that_was_cut_off_left_in_the_log_is_seen(locked: Path) -> None:
    live = locked / STORE_NAME
    writer = sqlite3.connect(live)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("INSERT INTO rejections (input, reason, cure) VALUES ('a', 'b', 'c')")
    writer.commit()
    kept = {path.name: path.read_bytes() for path in locked.glob(f"{STORE_NAME}*")}
    assert kept[f"{STORE_NAME}-wal"]
    with Ledger.open(locked) as ledger:
        assert [rejection.where for rejection in ledger.rejections()] == ["a"]
    assert {path.name: path.read_bytes() for path in locked.glob(f"{STORE_NAME}*")} == kept
    writer.close()


def test_a_store_of_an_earlier_revision_cannot_be_brought_up_and_says_so(locked: Path) -> None:
    with sqlite3.connect(locked / STORE_NAME) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with pytest.raises(ReadOnlyError, match="looked at, not written"):
        Ledger.open(locked)


def test_a_folder_that_may_be_written_is_opened_to_be_written(written: Path) -> None:
    with Ledger.open(written) as ledger:
        assert not ledger.read_only
        ledger.add_rejection(Rejection(where="a", reason="b", cure="c"))
