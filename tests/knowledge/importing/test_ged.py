from __future__ import annotations

import gzip

import pytest
from gazetteer_files import places_of

from twosource.knowledge.importing import ImportFault
from twosource.knowledge.importing.ged import read_ged

HEAD = "id,year,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,best\n"
EVENTS = (
    HEAD
    + """1,2016,2.0,Xanadu village,Homs Governorate,Tadmur district,34.55,38.4,Syria,4
2,2016,1,Xanadu village,Homs Governorate,Tadmur district,34.55,38.4,Syria,1
3,2016,1,Ashba/Barqah town,Homs Governorate,Tadmur district,34.2,38.0,Syria,1
4,2016,1,Tripoli refugee camp,,,34.44,35.86,Lebanon,1
5,2016,4,Homs Governorate,Homs Governorate,,34.7,37.1,Syria,1
6,2016,6,Syria,,,35,38,Syria,9
7,2016,1,Tadmur,Homs Governorate,Tadmur district,34.56,38.28,Syria,9
"""
)


def test_places_of_events_become_a_pack(take) -> None:
    imported = take(EVENTS, "ged", "ged.csv")
    places = places_of(imported)
    assert imported.pack == "ged-ged"
    assert sorted(place.name for place in places.values()) == ["Ashba", "Tripoli refugee camp", "Xanadu"]
    village = places["plc:sy:ucdp-ged-xanadu"]
    assert (village.kind, village.names, village.basis) == ("village", ("Xanadu village",), "ucdp-ged")
    assert village.radius_km == 5.0  # as exact as the most exact of its events
    assert (village.admin1, village.part_of) == ("Ḩimş", ("gn:14", "gn:11"))
    assert places["plc:sy:ucdp-ged-ashba"].names == ("Barqah", "Ashba/Barqah town")
    camp = places["plc:lb:ucdp-ged-tripoli-refugee-camp"]
    assert (camp.kind, camp.names, camp.country) == ("refugee-camp", (), "LB")  # never bare "Tripoli"
    assert imported.known == 2  # the province, Tadmur


def test_it_is_read_packed(take) -> None:
    assert take(gzip.compress(EVENTS.encode()), "ged", "ged.csv.gz").places == 3


def test_bad_rows_are_named_by_line(take) -> None:
    rows = """1,2016,1,Xanadu village,Homs Governorate,Tadmur district,34.55,38.4,Syria,4
2,2016,near,Y,,,34,38,Syria,1
3,2016,1,,,,34,38,Syria,1
4,2016,1,Y,,,,,Syria,1
5,2016,1,Y,,,34.5,138,Syria,1
6,2016,1,Y,,,34.5,38,Atlantis,1
7,2016,1
"""
    imported = take(HEAD + rows, "ged", "ged.csv")
    assert imported.places == 1
    assert [row.line for row in imported.bad] == [3, 4, 5, 6, 7, 8]
    says = " | ".join(row.problem for row in imported.bad)
    for expected in (
        "where_prec is 'near'",
        "empty",
        "no point",
        "outside SY",
        "'Atlantis'",
        "3 cells, and the columns are 10",
    ):
        assert expected in says


def test_a_file_of_another_kind_is_refused(take, tmp_path) -> None:
    with pytest.raises(ImportFault, match="there is no column where_coordinates"):
        take("a,b\n1,2\n", "ged", "ged.csv")
    with pytest.raises(ImportFault, match="no such file"):
        list(read_ged(tmp_path / "missing.csv"))


def test_places_of_one_name_far_apart_stay_two(take) -> None:
    rows = "".join(f"{n},2016,1,Xanadu village,,,34.{n},38.0,Syria,1\n" for n in (1, 3, 5))
    places = places_of(take(HEAD + rows, "ged", "ged.csv"))
    assert sorted(places) == ["plc:sy:ucdp-ged-xanadu", "plc:sy:ucdp-ged-xanadu-2", "plc:sy:ucdp-ged-xanadu-3"]
