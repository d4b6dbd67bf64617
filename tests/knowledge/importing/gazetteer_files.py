"""Files in the very formats of those who offer gazetteers, and a look into the packs made of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from twosource.knowledge.importing import Imported
from twosource.knowledge.packs import read_pack
from twosource.records import Place


def geonames_line(number: int, name: str, lat: float | str, lon: float | str, code: str, **more: Any) -> str:
    """A row as GeoNames' dumps have it: 19 cells parted by tabs."""
    cells = [
        number, name, more.get("ascii", name), more.get("others", ""), lat, lon, code[0] if "class" not in more else
        more["class"], code, more.get("country", "SY"), "", more.get("admin1", "11"), more.get("admin2", ""), "", "",
        more.get("people", 0), "", 400, "Asia/Damascus", "2020-06-10",
    ]  # fmt: skip
    return "\t".join(map(str, cells)) + "\n"


def places_of(imported: Imported) -> dict[str, Place]:
    """The places of the pack, by id; it must be without fault."""
    pack, faults = read_pack(imported.folder)
    assert faults == []
    assert pack is not None
    assert pack.manifest.id == imported.pack
    records: Iterable[Any] = (written.record for written in pack.entries)
    return {record.id: record for record in records}


def workbook(*sheets: tuple[str, str]) -> bytes:
    """An Excel workbook of CSV texts, its first column as shared strings, the rest inline."""
    shared: list[str] = []
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        names, links = [], []
        for at, (name, text) in enumerate(sheets, 1):
            rows = []
            for number, line in enumerate(text.strip().split("\n"), 1):
                cells = []
                for column, value in enumerate(line.split(",")):
                    place = f"{chr(65 + column)}{number}"
                    if column == 0:
                        shared.append(value)
                        cells.append(f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>')
                    elif value.replace(".", "").isdigit():
                        cells.append(f'<c r="{place}"><v>{value}</v></c>')
                    elif value:
                        cells.append(f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>')
                rows.append(f'<row r="{number}">{"".join(cells)}</row>')
            main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            archive.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
            )
            names.append(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>')
            links.append(f'<Relationship Id="rId{at}" Type="x" Target="worksheets/sheet{at}.xml"/>')
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{"".join(names)}</sheets></workbook>',
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{"".join(links)}</Relationships>'
        )
        strings = "".join(f"<si><t>{escape(value)}</t></si>" for value in shared)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
    return packed.getvalue()
