"""Codes: what another gazetteer's keys mean, from a pack's table or from what a point rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.knowledge import Knowledge, PackError
from twosource.knowledge.check import check_packs
from twosource.knowledge.code_table import CODE_TABLE, code_bytes, code_rows
from twosource.knowledge.errors import Fault
from twosource.knowledge.search import search
from twosource.knowledge.telling import tell

MANIFEST = "id: codes\ntitle: Codes\ncountries: [SY]\ndescription: d\nlicence: CC-BY-4.0\nsources_note: n\n"
PLACES = """- {id: plc:sy:ocha-sy0999, name: Nowhere Valley, kind: district, lat: 34.3, lon: 38.2, radius_km: 25, country: SY,
   basis: "ocha:SY0999, middle of its places"}
"""


def pack(folder: Path, table: str) -> Path:
    folder.mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "places.yaml").write_text(PLACES, encoding="utf-8")
    (folder / CODE_TABLE).write_text(table, encoding="utf-8")
    return folder


def test_a_code_leads_to_its_place_and_back(tmp_path: Path) -> None:
    known = Knowledge.load((pack(tmp_path / "codes", "code,place\nSY07,plc:sy:idlib\n"),))
    (idlib,) = [found for found in search(known, "sy07") if found.table == "place"]
    assert (idlib.id, idlib.how) == ("plc:sy:idlib", "name")
    assert [found.id for found in search(known, "SY0999")] == ["plc:sy:ocha-sy0999"]
    told = tell(known, "plc:sy:idlib")
    assert told is not None
    assert told.codes == ("SY07",)
    assert known.places.coded("XX99") == ()


def test_a_code_is_looked_up_and_never_read_in_a_text(tmp_path: Path) -> None:
    known = Knowledge.load((pack(tmp_path / "codes", "code,place\nPK5,plc:sy:idlib\n"),))
    named = {identifier for hit in known.matcher.find("Clashes broke out in PK5 on Monday.") for identifier in hit.ids}
    assert "plc:sy:idlib" not in named


def test_a_code_of_a_place_that_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path / "codes", "code,place\nSY07,plc:sy:idlib\nSY08,plc:sy:nowhere-at-all\n")
    found = [fault for fault in check_packs((folder,)) if fault.file.name == CODE_TABLE]
    assert [(fault.line, fault.grave) for fault in found] == [(3, False)]


@pytest.mark.parametrize(
    ("table", "line"), [("kode,place\nSY07,plc:sy:idlib\n", 1), ("code,place\nSY07\n", 2), ('code,place\n"SY07,x\n', 2)]
)
def test_a_bad_table_is_named_by_line_and_refused(tmp_path: Path, table: str, line: int) -> None:
    folder = pack(tmp_path / "codes", table)
    faults: list[Fault] = []
    code_rows(folder, faults)
    assert [fault.line for fault in faults] == [line]
    with pytest.raises(PackError):
        Knowledge.load((folder,))


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    codes = {"SY02": "plc:sy:aleppo", "SY01": "gn:11"}
    folder = pack(tmp_path / "codes", code_bytes(codes).decode())
    assert [(code, place) for _, code, place in code_rows(folder, [])] == sorted(codes.items())
