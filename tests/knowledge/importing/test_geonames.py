from __future__ import annotations

import io
import zipfile

import pytest
from gazetteer_files import geonames_line as line
from gazetteer_files import places_of

from twosource.knowledge.importing import ImportFault
from twosource.knowledge.packs import read_pack

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
