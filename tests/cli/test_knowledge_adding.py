from pathlib import Path
from typing import Any

import pytest
import yaml


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any entry is sound: what the check finds is the check's to test."""
    monkeypatch.setattr("twosource.knowledge.own.check_packs", lambda paths, cache: [])


def entry(folder: Path, table: str) -> dict[str, Any]:
    read = yaml.safe_load((folder / "twosource-data" / "packs" / "own" / f"{table}.yaml").read_text(encoding="utf-8"))
    return dict(read[-1])


def test_a_place_is_written_with_all_its_options(run, sound, tmp_path: Path) -> None:
    done = run(
        "knowledge", "add", "place", "Wadi Seidna", "--kind", "airbase", "--country", "sd", "--lat", "15.8", "--lon", "-32.5",
        "--radius", "12", "--basis", "recalled", "--alias", "Wadi Saidna", "--alias", "وادي سيدنا", "--admin1", "Khartoum",
        "--part-of", "gn:365137",
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("plc:sd:wadi-seidna stands in twosource-data/packs/own/places.yaml, line ")
    assert entry(tmp_path, "places") == {
        "id": "plc:sd:wadi-seidna", "name": "Wadi Seidna", "kind": "airbase", "lat": 15.8, "lon": -32.5, "radius_km": 12.0,
        "country": "SD", "admin1": "Khartoum", "names": ["Wadi Saidna", "وادي سيدنا"], "part_of": ["gn:365137"],
        "basis": "recalled",
    }  # fmt: skip


def test_an_actor_is_written_with_its_dated_ties(run, sound, tmp_path: Path) -> None:
    done = run(
        "knowledge", "add", "actor", "Sudan Shield", "--kind", "militia", "--country", "SD", "--description", "the tribal force",
        "--parent", "act:saf", "--ally", "act:saf@2024-10-20..", "--enemy", "act:rsf@2023-04-15..2024-10-20", "--enemy", "act:x",
    )  # fmt: skip
    assert done.status == 0
    written = entry(tmp_path, "actors")
    assert written["id"] == "act:sudan-shield"
    assert [{name: str(value) for name, value in tie.items()} for tie in written["allies"] + written["enemies"]] == [
        {"to": "act:saf", "start": "2024-10-20"},
        {"to": "act:rsf", "start": "2023-04-15", "end": "2024-10-20"},
        {"to": "act:x"},
    ]


def test_a_source_and_a_person_are_written(run, sound, tmp_path: Path) -> None:
    assert run(
        "knowledge", "add", "source", "Radio X", "--kind", "state_media", "--aligned", "act:saf", "--language", "ar",
        "--relays", "src:suna", "--actor", "act:saf", "--alias", "x.example", "--id", "src:rx", "--replaces",
    ).status == 0  # fmt: skip
    assert entry(tmp_path, "sources") == {
        "id": "src:rx", "name": "Radio X", "kind": "state_media", "names": ["x.example"], "languages": ["ar"],
        "aligned": [{"to": "act:saf"}], "actor": "act:saf", "relays": ["src:suna"], "replaces": True,
    }  # fmt: skip
    assert run("knowledge", "add", "person", "Some One", "--role", "spokesman", "--actor", "act:saf").status == 0
    assert entry(tmp_path, "people")["id"] == "per:some-one"


@pytest.mark.parametrize(
    "tie", ["act:x@2023-04-15", "act:x@soon..", "act:x@2023-13-01..", "act:x@2023-01-01...2024-01-01"]
)
def test_days_that_are_none_are_wrong_use(run, sound, tie: str, tmp_path: Path) -> None:
    done = run("knowledge", "add", "actor", "X Front", "--ally", tie)
    assert done.status == 2
    assert "holds no span of days" in done.err
    assert not (tmp_path / "twosource-data").exists()


def test_every_fault_of_an_entry_is_told_and_nothing_is_written(run, tmp_path: Path) -> None:
    done = run("knowledge", "add", "actor", "X Front", "--kind", "warlords", "--enemy", "act:nobody-at-all")
    assert done.status == 2
    assert "no kind of actor warlords" in done.err
    assert "act:nobody-at-all" in done.err
    assert not (tmp_path / "twosource-data").exists()


def test_nobody_is_added_but_in_a_public_role(run, tmp_path: Path) -> None:
    done = run("knowledge", "add", "person", "Xan Adu", "--role", "victim")
    assert done.status == 2
    assert "Nobody is put into a pack as victim" in done.err
    assert "spokesman" in done.err
    assert not (tmp_path / "twosource-data").exists()


def test_a_shipped_entry_is_not_shadowed_unawares(run) -> None:
    asked = ("knowledge", "add", "actor", "IS", "--id", "act:is", "--kind", "jihadist_group")
    done = run(*asked)
    assert done.status == 2
    assert "replaces: true" in done.err
