from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from twosource.knowledge.importing import BadRow, ImportFault
from twosource.knowledge.importing.files import opened, rows
from twosource.knowledge.importing.sheets import is_workbook, sheets


def test_no_more_is_unpacked_than_is_let(tmp_path: Path) -> None:
    file = tmp_path / "bomb.gz"
    file.write_bytes(gzip.compress(b"0" * 1_000_000))
    with pytest.raises(ImportFault, match="larger than what is read"), opened(file, most=10_000) as stream:
        stream.read()
    with opened(file, most=1_000_000) as stream:
        assert len(stream.read()) == 1_000_000


def test_an_archive_of_several_files_wants_one_named(tmp_path: Path) -> None:
    file = tmp_path / "two.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", "x")
        archive.writestr("b.csv", "y")
    with pytest.raises(ImportFault, match=r"holds a.csv, b.csv; one file is wanted"), opened(file):
        pass
    with opened(file, "b.csv") as stream:
        assert stream.read() == b"y"
    with pytest.raises(ImportFault, match=r"no c\.csv"), opened(file, "c.csv"):
        pass


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_know_the_line_they_begin_on(tmp_path: Path, delimiter: str) -> None:
    text = f'\ufeffa{delimiter}b\r\n"1\n2"{delimiter}3\r\n\r\n4{delimiter}5\r\n'
    found = list(rows(io.BytesIO(text.encode()), tmp_path))
    assert found == [(1, ["a", "b"]), (2, ["1\n2", "3"]), (5, ["4", "5"])]


def test_a_zip_is_no_workbook_and_a_huge_one_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "x")
    assert not is_workbook(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "0" * 100_000)
    assert is_workbook(file)
    with pytest.raises(ImportFault, match="larger than what is read"):
        list(sheets(file, most=10_000))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (gzip.compress(b"", mtime=0), "it is empty"),
        ("a,b".encode("utf-16"), "UTF-16, not UTF-8"),
        (b"PK\x05\x06" + b"\0" * 18, "the archive holds nothing"),
        (gzip.compress(b"0" * 9_000, mtime=0)[:-12], "can't be read"),
    ],
)
def test_a_file_that_holds_nothing_to_read_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "places.csv"
    file.write_bytes(content)
    with pytest.raises(ImportFault, match=says) as refused, opened(file) as stream:
        stream.read()
    assert str(file) in str(refused.value)
    assert refused.value.cure


def read(text: str) -> tuple[list[tuple[int, list[str]]], list[BadRow]]:
    bad: list[BadRow] = []
    return list(rows(io.BytesIO(text.encode()), Path("x.csv"), bad)), bad


@pytest.mark.parametrize("row", ['1,"open,2', '1,2,"open', '"open,1,2', '1,"open\n1",2,"open'])
def test_a_quotation_mark_that_nobody_closes_takes_no_other_row_with_it(row: str) -> None:
    found, bad = read(f"a,b,c\n{row}\n3,4,5\n6,7,8\n")
    assert [cells for _, cells in found][-2:] == [["3", "4", "5"], ["6", "7", "8"]]
    assert bad[0].line == 2
    assert "not closed" in bad[0].problem


def test_a_cell_may_hold_lines_and_doubled_marks() -> None:
    found, bad = read('a,b\n"one\n""two""\nthree",4\n5,6\n')
    assert bad == []
    assert found[1:] == [(2, ['one\n"two"\nthree', "4"]), (5, ["5", "6"])]


def test_a_cell_that_is_too_long_takes_no_other_row_with_it() -> None:
    found, bad = read(f"a,b\n1,2\n{'x' * 200_000},3\n4,5\n")
    assert [line for line, _ in found] == [1, 2, 4]
    assert [(row.line, row.problem) for row in bad] == [(3, "a cell is longer than 131072 characters")]


def test_without_a_place_for_bad_rows_they_are_errors() -> None:
    with pytest.raises(ImportFault, match=r"x\.csv:3: a cell is longer"):
        list(rows(io.BytesIO(f"a,b\n1,2\n{'x' * 200_000},3\n".encode()), Path("x.csv")))
