from __future__ import annotations

from pathlib import Path

import pytest
from gazetteer_files import places_of

from twosource.knowledge.errors import PackNameError
from twosource.knowledge.importing import ImportFault
from twosource.knowledge.importing.table import read_map
from twosource.knowledge.packs import read_pack

MAP = """
standing = "gazetteer"
separator = "/"
[columns]
name = "Village"
names = ["Name AR", "Also"]
lat = "Y"
lon = "X"
kind = "Sort"
population = "People"
admin1 = "State"
[fixed]
country = "Syria"
radius_km = 4
basis = "survey of 2024"
[kinds]
"IDP site" = "camp"
"""
TABLE = """Village;Name AR;Also;Sort;Y;X;People;State
Upper Nowhere;نوير;Nowher / Nouer;village;34.2;38.1;1,200;Homs
Nowhere site;;;IDP site;34.21;38.12;;Homs
"""


def columns(folder: Path, text: str = MAP):
    file = folder / "map.toml"
    file.write_text(text, encoding="utf-8")
    return read_map(file)


def test_a_table_is_read_by_its_map(take, tmp_path: Path) -> None:
    imported = take(TABLE, "csv", "survey.csv", columns=columns(tmp_path))
    places = places_of(imported)
    assert imported.pack == "survey"
    village, site = places["plc:sy:upper-nowhere"], places["plc:sy:nowhere-site"]
    assert village.names == ("نوير", "Nowher", "Nouer")
    assert (village.population, village.radius_km, village.basis) == (1200, 4.0, "survey of 2024")
    assert (village.admin1, village.part_of) == ("Ḩimş", ("gn:11",))
    assert site.kind == "camp"


def test_without_a_map_the_columns_are_called_as_the_fields(take) -> None:
    text = "id,name,lat,lon,country\nplc:sy:mine,My Place,34.2,38.1,SY\n"
    (place,) = places_of(take(text, "csv", "mine.csv", pack="my-pack")).values()
    assert (place.id, place.kind, place.radius_km, place.basis) == ("plc:sy:mine", "settlement", 10.0, "recalled")


def test_bad_rows_are_named_by_line(take) -> None:
    rows = (
        "A,metropolis,34,38,SY,\nB,village,34,38,,\nC,village,34,x,SY,\nD,village,34,38,SY,far\nE,village,60,38,SY,\n"
    )
    text = 'name,kind,lat,lon,country,radius_km\n"Two\nlines",village,34.2,38.1,SY,\n' + rows
    imported = take(text, "csv")
    assert imported.places == 1
    assert [row.line for row in imported.bad] == [4, 5, 6, 7, 8]
    says = " | ".join(row.problem for row in imported.bad)
    for expected in ("'metropolis'", "no country", "no degrees", "radius_km is 'far'", "outside SY"):
        assert expected in says


def test_an_id_that_is_known_brings_nothing_in(take) -> None:
    text = "id,name,lat,lon,country\nplc:sy:testhal-province,Other,34.2,38.1,SY\nplc:sy:x,X Place,34,38,SY\n"
    imported = take(text, "csv")
    assert (imported.places, imported.known) == (1, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[columns", "no map of columns"),
        ("colour = 1", "no map of columns"),
        ("[columns]\ncolour = 'x'", "no field 'colour'"),
        ("standing = 'high'", "no map of columns"),
    ],
)
def test_a_map_that_is_none_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ImportFault, match=says):
        columns(tmp_path, text)


def test_columns_that_are_missing_are_named(take, tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match="there is no column 'Village'"):
        take("a,b\n1,2\n", "csv", columns=columns(tmp_path))
    with pytest.raises(ImportFault, match="no column gives the name"):
        take("a,b\n1,2\n", "csv")
    with pytest.raises(ImportFault, match="can't be read"):
        read_map(tmp_path / "missing.toml")


def test_a_pack_that_is_there_is_put_aside_only_when_told(take) -> None:
    text = "name,lat,lon,country\nX Place,34,38,SY\n"
    first = take(text, "csv", "mine.csv")
    with pytest.raises(PackNameError, match="such a pack already"):
        take(text.replace("X", "Y"), "csv", "mine.csv")
    assert [place.name for place in places_of(first).values()] == ["X Place"]
    second = take(text.replace("X", "Y"), "csv", "mine.csv", overwrite=True)
    assert [place.name for place in places_of(second).values()] == ["Y Place"]
    assert [path.name for path in first.folder.parent.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["Mine", "../mine", "", "syria-iraq", "a b"])
def test_a_pack_must_have_a_name_of_its_own(take, name: str) -> None:
    with pytest.raises(PackNameError):
        take("name,lat,lon,country\nX Place,34,38,SY\n", "csv", "x.csv" if name else "?.csv", pack=name or None)


def test_known_places_take_the_spellings_that_they_lacked(take, tmp_path: Path) -> None:
    text = (
        "name,names,lat,lon,country,kind\n"
        "al-Testhal,Tesdhal|Testhāl,35.1,38.1,SY,city\n"  # of the packs
        "Wenzel,Wentsel|Said,34.1,36.2,SY,village\n"  # of the base gazetteer
        "Kafr Zayta,,35.37,36.6,SY,town\n"  # known so already, but for its marks
    )
    imported = take(text, "csv", "survey.csv")
    assert (imported.places, imported.known) == (0, 3)
    places = places_of(imported)
    assert set(places) == {"gn:105"}
    assert "Wentsel" in places["gn:105"].names
    assert "Said" not in places["gn:105"].names  # a word of the language names no village at sight
    assert (places["gn:105"].lat, places["gn:105"].basis) == (34.1, "geonames:105")
    pack, _ = read_pack(imported.folder)
    assert pack is not None
    assert [(addition.id, addition.names) for addition in pack.additions] == [("plc:sy:testhal", ("Tesdhal",))]
