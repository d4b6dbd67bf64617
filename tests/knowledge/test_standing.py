"""Places of a gazetteer pack stand beside those of the base gazetteer, not beside those that a war turns on."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.knowledge.catalogue import Catalogue, open_catalogue
from twosource.knowledge.composition import Composer
from twosource.knowledge.index import BaseIndex
from twosource.knowledge.matcher import NameMatcher
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.words import load_words

PACKS = Path(__file__).parent / "packs"
ROWS = """id,name,kind,lat,lon,radius_km,country,names,population,basis
gn:9001,Qalat Nowhere,village,35.1,38.1,3,SY,,,geonames:9001
gn:9002,Thursday,village,35.2,38.2,3,SY,,400,geonames:9002
gn:9003,Homs,village,33.0,36.2,3,SY,,200,geonames:9003
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gazetteer")
    manifest = (PACKS / "rival" / "pack.yaml").read_text().replace("id: rival", "id: gazetteer\nstanding: gazetteer")
    (folder / "pack.yaml").write_text(manifest)
    (folder / "places.csv").write_text(ROWS)
    return folder


@pytest.fixture(scope="module")
def enlarged(pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_catalogue([PACKS / "testland", pack], tmp_path_factory.mktemp("packs"))


@pytest.fixture(scope="module")
def places(enlarged: Catalogue, small_world: BaseIndex) -> Gazetteer:
    return Gazetteer(enlarged, small_world, Kinds())


def test_its_places_are_found_by_name_and_id(places: Gazetteer) -> None:
    place = places.resolve("Qalat Nowhere", country_prior={"SY": 0.9}).place
    assert place is not None
    assert place.id == "gn:9001"
    assert places.get("gn:9001") == place


def test_a_hamlet_does_not_win_over_the_city_of_its_name(places: Gazetteer) -> None:
    found = places.resolve("Homs", country_prior={"SY": 0.9})
    assert found.place is not None
    assert found.place.id != "gn:9003"
    assert "gn:9003" in {place.id for place in found.candidates}


def test_its_names_are_taken_at_sight_only_if_they_are_no_words(
    enlarged: Catalogue, places: Gazetteer, small_world: BaseIndex
) -> None:
    matcher = NameMatcher(enlarged, small_world, Composer(enlarged), load_words(), places.ids_of)
    hits = matcher.find("They fought near Qalat Nowhere until Thursday came.")
    assert [(hit.text, hit.ids, hit.how) for hit in hits if hit.kind == "place"] == [
        ("Qalat Nowhere", ("gn:9001",), "base")
    ]
    assert places.candidates("Thursday")[0].id == "gn:9002"


def test_of_one_name_it_stands_behind_the_others(places: Gazetteer) -> None:
    assert places.ids_of("homs", ("gn:9003",))[-1] == "gn:9003"
    assert places.ids_of("homs", ("gn:9003",))[0] != "gn:9003"
