import errno
import os
import sqlite3
from pathlib import Path

import pytest
from made_records import a_report
from sqlalchemy.exc import OperationalError

from twosource.ledger import (
    STORE_NAME,
    CorruptError,
    DiskFullError,
    Ledger,
    LedgerError,
    LockedError,
    NoStoreError,
    NotAFolderError,
    ReadOnlyError,
)
from twosource.ledger.errors import store_error


def test_a_file_in_the_data_folders_place_is_named(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.write_text("a file")
    with pytest.raises(NotAFolderError, match=r"data: this is a file.*--data"):
        Ledger.open(place)
    with pytest.raises(NotAFolderError):
        Ledger.open(place / "deeper")


def test_where_none_is_to_be_made_a_missing_store_is_an_error_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError, match="twosource read"):
        Ledger.open(tmp_path / "data", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_be_written_is_said_to_be(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ReadOnlyError, match=r"can't be written.*permissions"):
        ledger.add_report(a_report(), b"raw")
    with pytest.raises(ReadOnlyError):
        Ledger.open(ledger.folder / "new")


def test_a_store_opened_read_only_says_so(tmp_path: Path) -> None:
    said = store_error(
        OperationalError("", {}, sqlite3.OperationalError("attempt to write a readonly database")), tmp_path
    )
    assert isinstance(said, ReadOnlyError)
    database = tmp_path / "folder" / STORE_NAME
    database.mkdir(parents=True)  # a folder in the file's place can't be opened, root or not
    with pytest.raises(ReadOnlyError, match="store can't be written"):
        Ledger.open(database.parent)


def test_a_disk_that_fills_up_under_the_evidence_leaves_no_part_of_the_report(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add_report(a_report("first"), b"first")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFullError, match="make room and run the same command again"):
            ledger.add_report(a_report("second"), b"second")
    assert [report.text for report in ledger.reports()] == ["first"]
    assert len(list(ledger.evidence.folder.rglob("*.*"))) == 1  # the folder of partial files, empty
    assert ledger.verify() == []
    assert ledger.add_report(a_report("second"), b"second")


def test_a_store_that_may_not_grow_says_that_the_disk_is_full_and_stays_whole(ledger: Ledger) -> None:
    ledger.add_report(a_report("first"), b"first")
    with ledger._reading() as connection:  # SQLite's own limit on the file's size gives the very error of a full disk
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError, match="disk is full"):
        ledger.add_report(a_report("second " * 20_000), b"second")
    with ledger._reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert ledger.verify() == []
    assert ledger.add_report(a_report("second " * 20_000), b"second")


def test_a_store_that_another_program_writes_to_is_waited_for_then_named(ledger: Ledger) -> None:
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        Ledger.open(ledger.folder, busy_seconds=0.05) as impatient,
        pytest.raises(LockedError, match="another program is writing"),
    ):
        impatient.add_report(a_report(), b"raw")
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("damage", ["not a database", "torn"])
def test_a_damaged_store_is_named_with_the_cure(tmp_path: Path, damage: str) -> None:
    with Ledger.open(tmp_path) as ledger:
        for n in range(50):
            ledger.add_report(a_report(f"text {n} " * 200), b"raw")
    path = tmp_path / STORE_NAME
    content = bytearray(path.read_bytes())
    if damage == "torn":
        content[100 : len(content) // 2] = b"\x00" * (len(content) // 2 - 100)
    else:
        content[:16] = b"not SQLite here!"
    path.write_bytes(content)
    with pytest.raises(CorruptError, match=r"damaged.*Put back a copy"), Ledger.open(tmp_path) as ledger:
        list(ledger.reports())


def test_an_error_that_has_no_name_of_its_own_says_what_the_system_said(tmp_path: Path) -> None:
    said = store_error(OperationalError("", {}, sqlite3.OperationalError("disk I/O error")), tmp_path)
    assert "check the disk" in str(said)
    other = store_error(OperationalError("", {}, sqlite3.OperationalError("something odd")), tmp_path)
    assert type(other) is LedgerError
    assert "something odd" in str(other)
