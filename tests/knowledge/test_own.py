from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.errors import PackError
from twosource.knowledge.own import add_entry, entry_id
from twosource.knowledge.packs import own_packs
from twosource.records import Relation

PLACE: dict[str, Any] = {
    "id": "plc:cd:xanadu", "name": "Xanadu", "kind": "village", "lat": -1.5, "lon": 28.9, "radius_km": 10, "country": "CD",
}  # fmt: skip
PERSON = {"id": "per:jo-xanadu", "name": "Jo Xanadu", "role": "minister of Xanadu"}
ACTOR = {"id": "act:xanadu-front", "name": "Xanadu Front", "kind": "rebel_group", "country": "CD"}


def test_entries_are_written_behind_one_another_and_loaded(tmp_path: Path) -> None:
    file, line = add_entry(tmp_path, "place", PLACE)
    assert file == tmp_path / "packs" / "own" / "places.yaml"
    assert file.read_text(encoding="utf-8").splitlines()[line - 1] == "- id: plc:cd:xanadu"
    _, later = add_entry(tmp_path, "place", PLACE | {"id": "plc:cd:xanadu-mine", "name": "Xanadu mine", "kind": "mine"})
    assert later > line
    add_entry(tmp_path, "actor", ACTOR | {"enemies": [{"to": "act:m23", "start": date(2022, 5, 1)}]})
    knowledge = Knowledge.load(own_packs(tmp_path))
    place, actor = knowledge.places.get("plc:cd:xanadu"), knowledge.actors.get("act:xanadu-front")
    assert place is not None
    assert actor is not None
    assert (place.name, place.basis) == ("Xanadu", "recalled")
    assert actor.enemies == (Relation(to="act:m23", start=date(2022, 5, 1)),)


def test_what_stands_in_the_file_stays_as_it_is(tmp_path: Path) -> None:
    file, _ = add_entry(tmp_path, "actor", ACTOR)
    mine = "# my notes\n- {id: act:other-front, name: Other Front, kind: rebel_group}   # kept"
    file.write_text(mine, encoding="utf-8")
    _, line = add_entry(tmp_path, "actor", ACTOR)
    assert file.read_text(encoding="utf-8").startswith(mine + "\n- id: act:xanadu-front\n")
    assert line == 3


@pytest.mark.parametrize(
    ("noun", "entry", "says"),
    [
        ("place", PLACE | {"kind": "metropolis"}, "no kind of place metropolis"),
        ("place", PLACE | {"lat": 28.9, "lon": -1.5}, "outside CD"),
        ("place", PLACE | {"id": "plc:sy:palmyra"}, "plc:sy:palmyra stands already"),
        ("place", PLACE | {"radius_km": 2}, "radius of 2 km"),
        ("place", PLACE | {"country": "RU", "lat": 44.9, "lon": 34.1}, "disputed territory"),
        ("actor", ACTOR | {"parents": ["act:nobody-at-all"]}, "act:nobody-at-all"),
        ("actor", ACTOR | {"names": ["M23"]}, "share the name m23"),
        ("source", {"id": "src:x", "name": "X Radio", "kind": "gossip"}, "gossip"),
        ("person", {"id": "per:x", "name": "X Y", "role": "mayor", "actor": "act:nobody"}, "act:nobody"),
        ("person", {"id": "per:x", "name": "X Y", "role": "victim"}, "as victim"),
    ],
)
def test_an_entry_with_a_fault_is_not_written(tmp_path: Path, noun: Any, entry: dict[str, Any], says: str) -> None:
    with pytest.raises(PackError) as refused:
        add_entry(tmp_path, noun, entry)
    assert says in " ".join(fault.problem for fault in refused.value.faults)
    assert str(tmp_path / "packs" / "own") in str(refused.value)
    assert not (tmp_path / "packs").exists()


def test_a_shipped_entry_is_replaced_only_when_told_and_only_once(tmp_path: Path) -> None:
    entry = PLACE | {"id": "plc:sy:palmyra", "name": "Palmyra", "country": "SY", "lat": 34.55, "lon": 38.28}
    add_entry(tmp_path, "place", entry | {"replaces": True})
    knowledge = Knowledge.load(own_packs(tmp_path))
    palmyra = knowledge.places.get("plc:sy:palmyra")
    assert palmyra is not None
    assert palmyra.kind == "village"
    with pytest.raises(PackError, match="stands already"):
        add_entry(tmp_path, "place", entry | {"replaces": True})


def test_a_place_may_be_added_without_a_point(tmp_path: Path) -> None:
    add_entry(tmp_path, "place", PLACE | {"lat": None, "lon": None})
    place = Knowledge.load(own_packs(tmp_path)).places.get("plc:cd:xanadu")
    assert place is not None
    assert (place.lat, place.lon) == (None, None)


def test_ids_are_made_of_names() -> None:
    assert entry_id("place", "Wadi Seidna (base)", "SD") == "plc:sd:wadi-seidna-base"
    assert entry_id("actor", "Dir' al-Sudan", None) == "act:dir-al-sudan"


def test_the_own_pack_comes_after_the_others(tmp_path: Path) -> None:
    for name in ("zebra", "own", "alpha", ".own-half-made"):
        (tmp_path / "packs" / name).mkdir(parents=True)
        (tmp_path / "packs" / name / "pack.yaml").write_text("")
    (tmp_path / "packs" / "no pack").mkdir()
    assert [pack.name for pack in own_packs(tmp_path)] == ["alpha", "zebra", "own"]
    assert own_packs(tmp_path / "nowhere") == []


def test_a_doubled_entry_is_told_where_the_first_stands(tmp_path: Path) -> None:
    file, _ = add_entry(tmp_path, "person", PERSON)
    with pytest.raises(PackError) as caught:
        add_entry(tmp_path, "person", PERSON)
    assert any(str(file) in fault.problem for fault in caught.value.faults)


def test_a_refused_kind_or_role_names_a_few_and_the_list(tmp_path: Path) -> None:
    for noun, entry, listed in (
        ("actor", ACTOR | {"kind": "rebels"}, "actor_kinds.yaml"),
        ("person", PERSON | {"role": "plumber"}, "roles.yaml"),
    ):
        with pytest.raises(PackError) as caught:
            add_entry(tmp_path, noun, entry)  # type: ignore[arg-type]
        (fault,) = caught.value.faults
        assert listed in fault.cure
        assert len(fault.cure.split()) < 40
