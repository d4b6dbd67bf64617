from __future__ import annotations

import io
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from gazetteer_files import geonames_line as line
from gazetteer_files import places_of

from twosource.knowledge.catalogue import open_catalogue
from twosource.knowledge.importing import Imported, ImportFault, import_file
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.packs import read_pack, read_packs
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.places import Gazetteer

TESTLAND = Path(__file__).parents[1] / "packs" / "testland"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DUMP = "".join(
    (
        line(11, "Homs", 34.7, 37.1, "ADM1", admin1="11"),
        line(14, "Tadmur District", 34.4, 38.3, "ADM2", admin1="11", admin2="1104"),
        line(9101, "Ar Rastan District", 34.9, 36.7, "ADM2", admin1="11", admin2="1102"),
        line(9001, "Tall ash Shawk", 34.61, 38.4, "PPL", admin2="1104", others="Tal al-Shawk,تل الشوك,tl alshwk,http://x.org"),
        line(9002, "Al Bayda", 34.9, 36.8, "PPLA3", admin2="1102"),
        line(9003, "Matar Testhal", 34.3, 38.1, "AIRB"),
        line(9004, "Wadi Nothing", 34.3, 38.1, "WAD"),
        line(103, "Tadmur", 34.56, 38.28, "PPL", people=51323),
    )
)  # fmt: skip


def test_a_dump_becomes_a_pack_of_what_was_not_known(take) -> None:
    imported = take(DUMP, "geonames", "SY.txt")
    places = places_of(imported)
    assert imported.pack == "geonames-sy"
    assert set(places) == {"gn:9101", "gn:9001", "gn:9002", "gn:9003"}
    assert (imported.places, imported.known, imported.bad) == (4, 3, ())
    village = places["gn:9001"]
    assert (village.kind, village.country, village.basis) == ("village", "SY", "geonames:9001")
    assert (village.lat, village.lon, village.radius_km) == (34.61, 38.4, 3.0)
    assert village.names == ("Tal al-Shawk", "تل الشوك")
    assert (village.admin1, village.part_of) == ("Ḩimş", ("gn:14", "gn:11"))
    assert places["gn:9002"].kind == "town"  # the seat of its district
    assert places["gn:9002"].part_of == ("gn:9101", "gn:11")
    assert places["gn:9003"].kind == "airbase"
    pack, _ = read_pack(imported.folder)
    assert pack is not None
    assert (pack.manifest.standing, pack.manifest.countries) == ("gazetteer", ("SY",))
    assert "GeoNames" in pack.manifest.sources_note


def test_bad_rows_are_named_by_line_and_the_rest_goes_in(take) -> None:
    rows = (
        line(9001, "Tall ash Shawk", 34.61, 38.4, "PPL").encode(),
        b"9005\ttoo short\n",
        line(9006, "Nowhere", 95, 38.4, "PPL").encode(),
        line(9007, "Nowhere", "north", 38.4, "PPL").encode(),
        line(9008, "Caf\u00e9", 34.0, 38.4, "PPL").encode("latin-1"),
        line(9009, "?!", 34.0, 38.4, "PPL").encode(),
        line(9010, "Elsewhere", 34.0, 38.4, "PPL", country="QQ").encode(),
        b"",
    )
    imported = take(b"".join(rows), "geonames", "SY.txt")
    assert set(places_of(imported)) == {"gn:9001"}
    assert [row.line for row in imported.bad] == [2, 3, 4, 5, 6, 7]
    says = [row.problem for row in imported.bad]
    for problem, expected in zip(
        says, ("2 cells", "no point on Earth", "no degrees", "not UTF-8", "looked for", "'QQ'"), strict=True
    ):
        assert expected in problem


def test_it_is_read_out_of_the_zip_it_comes_in(take) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files")
        archive.writestr("SY.txt", DUMP)
    assert take(packed.getvalue(), "geonames", "SY.zip").places == 4


@pytest.mark.parametrize(("name", "content"), [("SY.zip", b"PK\x03\x04broken"), ("SY.txt.gz", b"\x1f\x8bbroken")])
def test_a_damaged_archive_is_named(take, name: str, content: bytes) -> None:
    with pytest.raises(ImportFault, match="can't be read"):
        take(content, "geonames", name)


def test_a_town_in_disputed_territory_gets_the_country_of_the_rule(take) -> None:
    imported = take(line(9020, "Nowhere Heights", 33.1, 35.75, "PPL", country="IL"), "geonames", "IL.txt")
    assert places_of(imported)["gn:9020"].country == "SY"


def test_nothing_of_use_in_a_file_is_an_error_that_says_so(take) -> None:
    with pytest.raises(ImportFault, match=r"SY.txt: no place could be taken out of it: line 1: 1 cells"):
        take("just a text\n", "geonames", "SY.txt")


def additions_of(imported: Imported) -> dict[str, tuple[str, ...]]:
    pack, faults = read_pack(imported.folder)
    assert faults == []
    assert pack is not None
    return {addition.id: addition.names for addition in pack.additions}


def test_a_row_that_meets_a_place_of_a_pack_adds_its_spellings_to_it(take) -> None:
    rows = (
        line(9030, "Testhal", 35.1, 38.1, "PPL", others="Tesdhal,تستحل,Тестхал,tsthl,http://x.org"),
        line(9031, "Kharameh", 35.12, 38.12, "PPLX", others="Karama,الكرامة"),  # known by another of its names
        line(9001, "Tall ash Shawk", 34.61, 38.4, "PPL"),
    )
    imported = take("".join(rows), "geonames", "SY.txt")
    assert (imported.places, imported.known, imported.spellings) == (1, 2, 5)
    assert additions_of(imported) == {
        "plc:sy:testhal": ("Tesdhal", "Тестхал", "تستحل"),
        "plc:sy:karama": ("Kharameh", "الكرامة"),
    }


def test_a_row_that_meets_one_of_the_base_gazetteer_adds_what_that_lacks(take) -> None:
    row = line(103, "Tadmur", 34.56, 38.28, "PPL", people=51323, others="Palmyra,تدمر,Тадмур,Tadmor")
    places = places_of(take(row, "geonames", "SY.txt"))
    assert set(places) == {"gn:103"}
    assert set(places["gn:103"].names) == {"Palmyra", "تدمر", "Tadmor", "Тадмур"}


def test_no_name_is_taken_from_another_place(take) -> None:
    row = line(9032, "Testhal", 35.1, 38.1, "PPL", others="Karama,Said")  # a pack's place; a word of the language
    imported = take(row, "geonames", "SY.txt")
    assert (imported.known, imported.spellings, additions_of(imported)) == (1, 0, {})


def test_of_a_unit_the_names_of_its_town_stay_the_towns(take) -> None:
    row = line(11, "Homs", 34.7, 37.1, "ADM1", others="حمص,محافظة حمص,Хомс")
    places = places_of(take(row, "geonames", "SY.txt"))
    assert "محافظة حمص" in places["gn:11"].names
    assert not {"حمص", "Хомс"} & set(places["gn:11"].names)


def test_a_place_that_another_import_wrote_down_is_added_to_and_not_written_twice(
    take, small_world: BaseIndex, tmp_path: Path
) -> None:
    first = take("name,names,lat,lon,country\nWenzel,Wentsel,34.1,36.2,SY\n", "csv", "survey.csv")
    catalogue = open_catalogue([TESTLAND, first.folder], tmp_path / "cache")
    known = SimpleNamespace(places=Gazetteer(catalogue, small_world, Kinds()))
    dump = tmp_path / "SY.txt"
    dump.write_text(line(105, "Wenzel", 34.1, 36.2, "PPL", others="Wentsel,وينزل"), encoding="utf-8")
    second = import_file(dump, "geonames", lambda pack: known, tmp_path / "packs")  # type: ignore[arg-type,return-value]
    assert places_of(second) == {}
    assert additions_of(second) == {"gn:105": ("وينزل",)}
    manifests, merged = read_packs([TESTLAND, first.folder, second.folder])
    assert [manifest.id for manifest in manifests][1:] == ["survey", "geonames-sy"]
    assert {"Wentsel", "وينزل"} <= set(merged["gn:105"].record.names)


def test_names_without_end_and_control_characters_spoil_no_pack(take) -> None:
    rows = (
        line(9001, "Tall ash Shawk", 34.61, 38.4, "PPL"),
        line(9002, "X" * 500_000, 34.0, 38.4, "PPL"),
        line(9003, "Nul\0name", 34.0, 38.4, "PPL"),
        line(9004, "Many Names", 34.0, 38.4, "PPL", others=",".join(f"Al{a}{b}" for a in LETTERS for b in LETTERS)),
    )
    imported = take("".join(rows), "geonames", "SY.txt")
    places = places_of(imported)
    assert set(places) == {"gn:9001", "gn:9004"}
    assert len(places["gn:9004"].names) <= 500
    assert [row.line for row in imported.bad] == [2, 3, 4]
    assert "the first 500 go in" in imported.bad[2].problem
