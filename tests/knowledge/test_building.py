from __future__ import annotations

from twosource.knowledge.folding import name_keys
from twosource.knowledge.index import BaseIndex, index_name
from twosource.knowledge.transliteration import loose_key


def rows(index: BaseIndex) -> range:
    return range(index.meta.rows)


def test_every_row_is_found_by_each_of_its_names(small_world: BaseIndex) -> None:
    for row in rows(small_world):
        for name in small_world.spelled(row):
            for key in name_keys(name):
                assert row in [bearer for bearer, _ in small_world.named(key)]


def test_a_row_is_found_by_its_geonames_id_and_no_other_is(small_world: BaseIndex) -> None:
    for row in rows(small_world):
        assert small_world.row(small_world.geonames_ids[row]) == row
    assert small_world.row(999) is None
    assert small_world.row(10**9) is None


def test_bearers_come_greatest_first_and_tell_whether_the_name_is_usual(small_world: BaseIndex) -> None:
    palmyra = [(small_world.place(row).country, usual) for row, usual in small_world.named("palmyra")]
    assert palmyra == [("SY", False), ("US", True)]
    assert [small_world.country(row) for row, _ in small_world.named("tripoli")] == ["LB", "US"]


def test_a_place_knows_what_holds_it(small_world: BaseIndex) -> None:
    row = small_world.row(103)
    assert row is not None
    place = small_world.place(row)
    assert place.part_of == ("gn:14", "gn:11", "gn:1")
    assert place.admin1 == "Ḩimş"
    assert (place.lat, place.lon) == (34.56, 38.28)
    assert place.basis == "geonames:103"


def test_an_area_without_places_has_no_point(small_world: BaseIndex) -> None:
    row = small_world.row(14)
    assert row is not None
    place = small_world.place(row)
    assert (place.lat, place.lon) == (None, None)
    assert place.basis.startswith("geonames:14,")


def test_loose_names_lead_to_rows(small_world: BaseIndex) -> None:
    found = small_world.loosely_named(loose_key("kafar zeita"))
    assert [small_world.geonames_ids[row] for row in found] in ([], [106])
    assert [small_world.geonames_ids[row] for row in small_world.loosely_named(loose_key("kafr zeita"))] == [106]


def test_the_populated_places_of_a_country(small_world: BaseIndex) -> None:
    assert [small_world.geonames_ids[row] for row in small_world.rows_in("LB")] == [107]
    assert small_world.rows_in("QQ") == []


def test_the_indexs_name_is_stable() -> None:
    assert index_name() == index_name()
    assert index_name().startswith("places-")
