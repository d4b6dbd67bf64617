from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from twosource.knowledge.importing import ImportFault
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
