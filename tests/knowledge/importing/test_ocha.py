from __future__ import annotations

import pytest
from gazetteer_files import places_of, workbook

from twosource.knowledge.code_table import code_rows
from twosource.knowledge.importing import ImportFault

OLD = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,ADM3_EN,ADM3_PCODE,lat,lon
#country+name,#country+code,#adm1+name+en,#adm1+name+ar,#adm1+code,#adm2+name,#adm2+code,#adm3+name,#adm3+code,#geo+lat,#geo+lon
Syrian Arab Republic,SY,Homs,حمص,SY04,Tadmur,SY0404,Sokhneh,SY040402,34.9,38.9
Syrian Arab Republic,SY,Homs,حمص,SY04,Nowhere,SY0409,Upper Nowhere,SY040901,34.2,38.1
Syrian Arab Republic,SY,Homs,حمص,SY04,Nowhere,SY0409,Lower Nowhere,SY040902,34.3,38.2
"""
NEW = """adm2_name,adm2_name1,adm2_pcode,adm1_name,adm1_pcode,adm0_name,adm0_pcode,iso3,valid_on,area_sqkm,center_lat,center_lon
Nowhere,لا مكان,SY0409,Homs,SY04,Syrian Arab Republic,SY,SYR,2024-01-01,1200.5,34.25,38.15
"""
OLDEST = """admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2RefName,admin2Pcode,admin0Pcode,Latitude,Longitude
Homs,حمص,SY04,Nowhere,Nowhere-Ref,SY0409,SY,34.25,38.15
"""
WORLD = """\ufeffLocation,Admin Level,P-Code,Name,Parent P-Code,Valid from date
#country+code,#geo+admin_level,#adm+code,#adm+name,#adm+code+parent,#date+start
AFG,1,AF01,Kabul,AFG,2021-11-17
SYR,1,SY04,Homs,SYR,2021-11-17
SYR,2,SY0404,Tadmur District,SY04,2021-11-17
SYR,2,SY0409,Nowhere,SY04,2021-11-17
"""
COMMUNITIES = """featureName_en,featureName_ar,featurePcode,admin1Name_en,admin1Pcode,LATITUDE_Y,LONGITUDE_X
Little Nowhere,لا مكان,C2001,Homs,SY04,34.26,38.16
"""


def test_units_of_all_levels_become_places_with_their_holders(take) -> None:
    imported = take(OLD, "ocha", "syr.csv")
    places = places_of(imported)
    assert imported.pack == "ocha-syr"
    codes = {"sy0404", "sy040402", "sy0409", "sy040901", "sy040902"}  # of Tadmur's district no point was known before
    assert set(places) == {f"plc:sy:ocha-{code}" for code in codes}
    lower = places["plc:sy:ocha-sy040902"]
    assert (lower.name, lower.kind, lower.basis, lower.radius_km) == (
        "Lower Nowhere",
        "subdistrict",
        "ocha:SY040902",
        20,
    )
    assert (lower.admin1, lower.part_of) == ("Ḩimş", ("plc:sy:ocha-sy0409", "gn:11"))  # the province is known
    district = places["plc:sy:ocha-sy0409"]
    assert district.basis == "ocha:SY0409, middle of its places"
    assert (round(district.lat or 0, 1), round(district.lon or 0, 1)) == (34.2, 38.2)
    assert imported.known == 1


@pytest.mark.parametrize(
    ("text", "names", "radius"),
    [(NEW, ("لا مكان",), 25.4), (OLDEST, ("Nowhere-Ref",), 40.0)],
)
def test_each_of_its_heads_is_read(take, text: str, names: tuple[str, ...], radius: float) -> None:
    (place,) = places_of(take(text, "ocha", "syr.csv")).values()
    assert (place.id, place.name, place.kind, place.country) == ("plc:sy:ocha-sy0409", "Nowhere", "district", "SY")
    assert (place.lat, place.lon, place.names, place.radius_km) == (34.25, 38.15, names, radius)


def test_populated_places_are_settlements(take) -> None:
    (place,) = places_of(take(COMMUNITIES, "ocha", "communities.csv")).values()
    assert (place.id, place.kind, place.part_of) == ("plc:sy:ocha-c2001", "village", ("gn:11",))


def test_a_unit_without_a_point_lies_somewhere_in_what_holds_it(take) -> None:
    imported = take(WORLD, "ocha", "global_pcodes.csv", only="SYR")
    assert (imported.places, imported.known, imported.pointless) == (2, 1, 0)
    place = places_of(imported)["plc:sy:ocha-sy0409"]
    assert (place.name, place.part_of, place.basis) == ("Nowhere", ("gn:11",), "ocha:SY0409, somewhere in SY04")
    assert place.lat is not None and (place.radius_km or 0) >= 40


def test_a_unit_that_nothing_known_holds_is_left_out_and_counted(take) -> None:
    text = WORLD.replace("SYR,1,SY04,Homs,SYR", "SYR,1,SY99,Utopia,SYR").replace("SY04,2021", "SY99,2021")
    with pytest.raises(ImportFault, match="no place could be taken"):
        take(text, "ocha", "global_pcodes.csv", only="SYR")


def test_a_workbook_is_read_sheet_by_sheet(take) -> None:
    notes = "Contents,\nSee data.humdata.org,\n"
    content = workbook(("Notes", notes), ("syr_adm2", NEW), ("ADM3", OLD.replace("#country+name", "x")))
    places = places_of(take(content, "ocha", "syr.xlsx"))
    assert set(places) >= {"plc:sy:ocha-sy0409", "plc:sy:ocha-sy040901"}
    assert places["plc:sy:ocha-sy0409"].radius_km == 25.4


def test_bad_rows_are_named_by_line(take) -> None:
    text = OLD + "Syrian Arab Republic,SY,Homs,,SY04,,SY0410,,,34,38\n,,,,,,,,,34,38\nx,SY,A,,SY05,,,,,34,x\n"
    imported = take(text, "ocha", "syr.csv")
    assert [(row.line, row.problem.split(",")[0]) for row in imported.bad] == [
        (6, "SY0410 has no name"), (7, "it has no p-code"), (8, "'34'"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"name,size\nx,1\n", workbook(("Notes", "a,b\nc,d"))])
def test_what_is_no_gazetteer_is_refused(take, content: bytes) -> None:
    with pytest.raises(ImportFault, match="no p-codes"):
        take(content, "ocha", "syr.csv")


def test_a_damaged_workbook_is_named(take) -> None:
    content = bytearray(workbook(("syr_adm2", NEW)))
    content[200:260] = b"\0" * 60
    with pytest.raises(ImportFault, match=r"can't be read|no p-codes"):
        take(bytes(content), "ocha", "syr.xlsx")


def test_a_unit_is_known_with_and_without_the_word_for_it(take) -> None:
    text = OLD.replace("Homs,حمص", "Testhal governorate,")
    imported = take(text, "ocha", "syr.csv")
    assert places_of(imported)["plc:sy:ocha-sy040902"].part_of[-1] in ("gn:13", "plc:sy:testhal-province")


def test_p_codes_of_fresh_and_of_known_places_are_kept_to_be_looked_up(take) -> None:
    imported = take(OLD, "ocha", "syr.csv")
    codes = {code: place for _, code, place in code_rows(imported.folder, [])}
    assert codes["SY04"] == "gn:11"  # known before
    assert codes["SY040902"] == "plc:sy:ocha-sy040902"
    assert not any("SY04" in name for place in places_of(imported).values() for name in place.names)
