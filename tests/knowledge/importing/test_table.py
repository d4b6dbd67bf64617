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


def test_a_row_is_no_part_of_a_unit_that_its_point_lies_far_outside_of(take, tmp_path: Path) -> None:
    rows = "Upper Nowhere;;;village;37.0;42.1;;Homs\nNowhere Hill;;;village;34.2;38.1;;Homs\n"
    imported = take(
        TABLE.splitlines()[0] + "\n" + rows,
        "csv",
        "survey.csv",
        columns=columns(tmp_path, MAP.replace('"gazetteer"', '"curated"')),
    )
    places = places_of(imported)
    assert places["plc:sy:upper-nowhere"].part_of == ()
    assert places["plc:sy:nowhere-hill"].part_of != ()


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


def test_rows_that_would_spoil_the_pack_are_named_and_the_rest_goes_in(take) -> None:
    head = "id,name,names,kind,lat,lon,radius_km,country\n"
    rows = (
        "act:is,A Place,,village,34,38,,SY",
        "plc:sy:b b,B Place,,village,34,38,,SY",
        "PLC:sy:c,C Place,,village,34,38,,SY",
        ",D Place,,village,34,38,99999,SY",
        f",{'e' * 201},,village,34,38,,SY",
        ",F\0Place,,village,34,38,,SY",
        ",G Place,,village,34,38,SY",
        ",H Place,,village,34,38,,SY,too,many",
        ',"I Place,,village,34,38,,SY',
        f",J Place,J|Jay|{'j' * 300},village,34.3,38.3,2,SY",
        "gn:990001,K Place,,village,34.4,38.4,3,SY",
    )
    imported = take(head + "\n".join(rows), "csv")
    places = places_of(imported)
    assert set(places) == {"plc:sy:j-place", "gn:990001"}
    assert places["plc:sy:j-place"].names == ("J", "Jay")
    assert places["plc:sy:j-place"].radius_km == 10  # nobody told where its point comes from
    assert (places["gn:990001"].basis, places["gn:990001"].radius_km) == ("geonames:990001", 3)
    assert [row.line for row in imported.bad] == list(range(2, 12))
    says = " | ".join(row.problem for row in imported.bad)
    for expected in (
        "'act:is' is of another table", "'plc:sy:b b' cannot be used", "'PLC:sy:c' is of another", "6000 is the most",
        "has 201 letters", "a control character", "7 cells, and the columns are 8", "10 cells", "not closed",
        "300 letters; the others go in",
    ):  # fmt: skip
        assert expected in says


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffname,lat,lon,country\r\nX Place,34,38,SY\r\n",
        "name;lat;lon;country\nX Place;34;38;SY\n",
        "name\tlat\tlon\tcountry\nX Place\t34\t38\tSY\n",
        "name|lat|lon|country\nX Place|34|38|SY\n",
        '"name","lat","lon","country"\r"X Place","34","38","SY"\r',
    ],
)
def test_tables_come_with_every_mark_and_line_end(take, content: str) -> None:
    imported = take(content, "csv")
    assert imported.bad == ()
    assert set(places_of(imported)) == {"plc:sy:x-place"}


def test_a_column_that_stands_twice_and_a_map_that_is_no_utf8_are_named(take, tmp_path: Path) -> None:
    with pytest.raises(ImportFault, match="the column 'name' stands twice"):
        take("name,name,lat,lon,country\nA,B,34,38,SY\n", "csv")
    file = tmp_path / "map.toml"
    file.write_bytes(b'[columns]\nname = "caf\xe9"\n')
    with pytest.raises(ImportFault, match=r"map\.toml:2: it is not UTF-8"):
        read_map(file)
