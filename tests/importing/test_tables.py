import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from made_tables import GED, GED_COLUMNS, MAVERICK, csv_text, ged_file
from taking import Take

from twosource.importing import TableError

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*sheets: str, styles: str = "", properties: str = "") -> bytes:
    """A workbook of sheets, each given as its rows in XML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        names, links = [], []
        for at, rows in enumerate(sheets, 1):
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml", f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"
            )
            names.append(f'<sheet name="S{at}" sheetId="{at}" r:id="r{at}" xmlns:r="{_LINKS}"/>')
            links.append(f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>')
        archive.writestr(
            "xl/workbook.xml", f"<workbook {_MAIN}>{properties}<sheets>{''.join(names)}</sheets></workbook>"
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{''.join(links)}</Relationships>")
        if styles:
            archive.writestr("xl/styles.xml", f"<styleSheet {_MAIN}>{styles}</styleSheet>")
    return packed.getvalue()


def row(number: int, *cells: str) -> str:
    """A row of a sheet; a cell is given as text, or as XML."""
    made = [
        cell.replace("<c ", f'<c r="{chr(65 + at)}{number}" ')
        if cell.startswith("<c ")
        else f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    ]
    return f'<row r="{number}">{"".join(made)}</row>'


STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/>'
    '<numFmt numFmtId="166" formatCode="h:mm"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>'
)
MAP = 'name = "own"\ntitle = "Own"\nid = "No"\nplain = ["*"]\n[time]\nstart = "When"\n[[types]]\ncode = "clash"\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(MAP, encoding="utf-8")
    return file


def test_a_workbook_is_read_its_days_as_days(tmp_path: Path, own: Path, take: Take) -> None:
    rows = [row(1, "No", "When", "Note", "Sure")]
    rows += [row(2, "<c ><v>7</v></c>", '<c s="1"><v>42983</v></c>', "first", '<c t="b"><v>1</v></c>')]
    rows += [row(3, "8", '<c s="2"><v>42983.5</v></c>', '<c s="3"><v>2.5</v></c>', '<c s="4"><v>0.5</v></c>')]
    file = tmp_path / "own.xlsx"
    file.write_bytes(workbook("".join(rows), styles=STYLES))
    taken = take(own, file)
    assert [report.text for report in taken.reports] == [
        "No: 7\nWhen: 2017-09-05\nNote: first\nSure: true",
        "No: 8\nWhen: 2017-09-05 12:00\nNote: 2.5\nSure: 0.5",
    ]
    assert [claim.time.start for claim in taken.claims] == [date(2017, 9, 5)] * 2
    assert [report.origin_name for report in taken.reports] == ["own.xlsx, row 2", "own.xlsx, row 3"]


def test_a_workbook_may_count_its_days_from_1904(tmp_path: Path, own: Path, take: Take) -> None:
    rows = row(1, "No", "When") + row(2, "1", '<c s="1"><v>41521</v></c>')
    file = tmp_path / "own.xlsx"
    file.write_bytes(workbook(rows, styles=STYLES, properties='<workbookPr date1904="1"/>'))
    assert take(own, file).claim.time.start == date(2017, 9, 5)


def test_the_sheet_that_has_the_columns_is_read(tmp_path: Path, own: Path, take: Take) -> None:
    file = tmp_path / "own.xlsx"
    file.write_bytes(workbook(row(1, "Read me"), row(1, "No", "When") + row(2, "1", "2017-09-05")))
    assert take(own, file).claim.external_id == "1"
    file.write_bytes(workbook(row(1, "Read me")))
    with pytest.raises(TableError, match="no sheet of the workbook has the column 'No'"):
        take(own, file)


def test_a_packed_table_is_read(tmp_path: Path, take: Take) -> None:
    text = csv_text(GED_COLUMNS, GED).encode()
    (tmp_path / "ged.csv.gz").write_bytes(gzip.compress(text))
    with zipfile.ZipFile(tmp_path / "ged.zip", "w") as archive:
        archive.writestr("ged.csv", text)
        archive.writestr("readme.txt", "cite us")
    for name in ("ged.csv.gz", "ged.zip"):
        assert len(take("ucdp-ged", tmp_path / name).claims) == 2


def test_a_table_without_a_column_that_the_map_reads_is_refused(tmp_path: Path, take: Take) -> None:
    file = tmp_path / "maverick.csv"
    file.write_text(csv_text(list(MAVERICK), MAVERICK), encoding="utf-8")
    with pytest.raises(TableError, match=r"the table has no column 'source_date'\. Its columns are id, event_id"):
        take("ucdp-ged", file)


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path, own: Path, take: Take) -> None:
    file = tmp_path / "own.csv"
    file.write_text("No,When,When\n1,2017-09-05,2017-09-06\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"the column 'When' is there twice. Rename one of the two"):
        take(own, file)


def test_a_file_that_is_not_there_or_is_broken_is_refused(tmp_path: Path, take: Take) -> None:
    with pytest.raises(TableError, match="there is no such file"):
        take("ucdp-ged", tmp_path / "none.csv")
    whole = gzip.compress(ged_file(tmp_path, GED).read_bytes())
    (tmp_path / "cut.csv.gz").write_bytes(whole[:-20])
    with pytest.raises(TableError, match=r"cut.csv.gz: it can't be read"):
        take("ucdp-ged", tmp_path / "cut.csv.gz")


def test_an_empty_file_is_refused(tmp_path: Path, own: Path, take: Take) -> None:
    (tmp_path / "own.csv").write_bytes(b"")
    with pytest.raises(TableError, match=r"own\.csv: it is empty"):
        take(own, tmp_path / "own.csv")
