from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from twosource.knowledge.check import check_packs
from twosource.knowledge.errors import Fault

PACKS = Path(__file__).parent / "packs"
PLACE = '- {{id: "plc:sy:x", name: Xanadu, kind: city, lat: 35.0, lon: 38.0, radius_km: 10, country: SY{more}}}\n'
ACTOR = "- id: act:x\n  name: Xanadu Front\n  kind: rebel_group\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    folder.mkdir()
    manifest = (PACKS / "rival" / "pack.yaml").read_text().replace("id: rival", "id: fresh")
    (folder / "pack.yaml").write_text(manifest)
    return folder


def faults_of(pack: Path) -> list[Fault]:
    return [fault for fault in check_packs([pack]) if fault.file.is_relative_to(pack)]


def test_the_shipped_packs_are_without_fault() -> None:
    assert check_packs() == []


def test_the_packs_of_the_tests_clash_with_the_shipped_ones_alone(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PACKS / "testland", tmp_path / "testland"))
    assert {"share the name" in fault.problem for fault in faults_of(folder)} == {True}


@pytest.mark.parametrize(
    ("file", "text", "line", "says"),
    [
        (
            "places.yaml",
            PLACE.format(more="").replace("kind: city", "kind: metropolis"),
            1,
            "no kind of place metropolis",
        ),
        ("places.yaml", PLACE.format(more="").replace("radius_km: 10", "radius_km: 2"), 1, "radius of 2 km"),
        ("places.yaml", PLACE.format(more="").replace("lat: 35.0, lon: 38.0", "lat: 38.0, lon: 35.0"), 1, "outside SY"),
        ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: 95.0"), 1, "no point on Earth"),
        ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: null"), 1, "Only one of lat and lon"),
        ("places.yaml", PLACE.format(more="").replace("country: SY", "country: QQ"), 1, "no country QQ"),
        (
            "places.yaml",
            '- {id: "plc:ua:x", name: Xanadu, kind: city, lat: 44.95, lon: 34.1, radius_km: 10,\n   country: RU}\n',
            2,
            "disputed territory (Crimea",
        ),
        ("places.yaml", PLACE.format(more="").replace("plc:sy:x", "gn:1"), 1, "of another table"),
        ("places.csv", "id,name,kind,radius_km,country\nplc:sy:x,Xanadu,metropolis,10,SY\n", 2, "no kind of place"),
        ("places.yaml", PLACE.format(more=', part_of: ["plc:sy:nowhere"]'), 1, "plc:sy:nowhere"),
        ("places.yaml", PLACE.format(more=', basis: "geonames:170654"'), 1, "from GeoNames' point 170654"),
        ("places.yaml", PLACE.format(more=', part_of: ["plc:sy:x"]'), 1, "part of itself"),
        ("places.yaml", PLACE.format(more="").replace("plc:sy:x", "act:x"), 1, "of another table"),
        ("actors.yaml", ACTOR.replace("rebel_group", "rebels"), 3, "no kind of actor rebels"),
        ("actors.yaml", ACTOR + "  parents: [act:nobody-at-all]\n", 4, "act:nobody-at-all"),
        (
            "actors.yaml",
            ACTOR + "  enemies: [{to: act:is, start: 2016-05-01, end: 2015-01-01}]\n",
            4,
            "before it begins",
        ),
        ("actors.yaml", ACTOR + "  names: ['']\n", 4, "cannot be looked for"),
        (
            "sources.yaml",
            "- {id: src:x, name: Xanadu TV, kind: press,\n   aligned: [{to: act:nobody}]}\n",
            2,
            "act:nobody",
        ),
        ("sources.yaml", "- {id: src:x, name: Xanadu TV, kind: press, relays: [act:is]}\n", 1, "which is no source"),
        ("people.yaml", "- {id: per:x, name: Xan Adu, actor: act:nobody}\n", 1, "act:nobody"),
        ("people.yaml", "- {id: per:x, name: Xan Adu}\n- {id: per:y, name: Xan Adú}\n", 2, "share the name xan adu"),
    ],
)
def test_each_fault_is_named_with_its_file_and_line(pack: Path, file: str, text: str, line: int, says: str) -> None:
    (pack / file).write_text(text)
    faults = faults_of(pack)
    assert [(fault.file.name, fault.line) for fault in faults] == [(file, line)]
    assert says in faults[0].problem
    assert faults[0].cure


@pytest.mark.parametrize(
    "entry",
    [
        '{id: "plc:ua:x", name: Xanadu, kind: city, lat: 44.95, lon: 34.1, radius_km: 10, country: UA}',
        '{id: "plc:sy:x", name: Xanadu, kind: city, lat: 33.1, lon: 35.75, radius_km: 10, country: SY}',
        '{id: "plc:ps:x", name: Xanadu, kind: settlement, lat: 32.1, lon: 35.18, radius_km: 10, country: PS}',
        '{id: "gn:1", name: Xanadu, kind: village, lat: 35.0, lon: 38.0, radius_km: 3, country: SY, basis: "geonames:1"}',
    ],
)
def test_what_follows_the_rules_passes(pack: Path, entry: str) -> None:
    (pack / "places.yaml").write_text(f"- {entry}\n")
    assert faults_of(pack) == []


def test_namesakes_in_a_gazetteer_are_no_fault(pack: Path) -> None:
    rows = "".join(f"plc:sy:x{number},Xanadu,village,35.{number},38,5,SY,census\n" for number in range(3))
    (pack / "places.csv").write_text("id,name,kind,lat,lon,radius_km,country,basis\n" + rows)
    assert {"share the name" in fault.problem for fault in faults_of(pack)} == {True}
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text() + "standing: gazetteer\n")
    assert faults_of(pack) == []


@pytest.mark.parametrize("name", ["ISIS", "Boko Haram", "Hezbollah"])
def test_no_pack_takes_a_known_party_s_name_for_another_country_s(pack: Path, name: str) -> None:
    (pack / "actors.yaml").write_text(
        f"- {{id: act:gauls, name: Gauls, kind: militia, country: FR, names: [{name}]}}\n"
    )
    assert any("share the name" in fault.problem for fault in faults_of(pack))


def test_a_shared_name_may_be_explained(pack: Path) -> None:
    (pack / "people.yaml").write_text("- {id: per:x, name: Xan Adu}\n- {id: per:y, name: Xan Adu, shares: [Xan Adu]}\n")
    assert faults_of(pack) == []


def test_a_composed_actor_may_be_named(pack: Path) -> None:
    (pack / "actors.yaml").write_text(ACTOR + "  enemies: [{to: act:tg-army}]\n")
    assert faults_of(pack) == []


def test_a_grave_fault_is_told_before_the_others_are_looked_for(pack: Path) -> None:
    (pack / "people.yaml").write_text("- {id: per:x}\n- {id: per:y, name: Y Z, actor: act:nobody}\n")
    faults = faults_of(pack)
    assert [fault.grave for fault in faults] == [True]
    assert str(faults[0]).startswith(f"{pack / 'people.yaml'}:1: ")


def test_all_grave_faults_of_all_files_are_named_at_once(pack: Path) -> None:
    (pack / "actors.yaml").write_text("- {id: act:is, name: Xanadu State, kind: rebel_group}\n- {id: act:x, name: X}\n")
    (pack / "sources.yaml").write_text("- {id: src:x, name: X}\n- {id: src:y, name: Y, kind: gossip}\n")
    (pack / "people.yaml").write_text("just: a mapping\n")
    (pack / "places.csv").write_text("id,name\nplc:sy:x,Xanadu,too many\n")
    faults = faults_of(pack)
    assert [(fault.file.name, fault.line) for fault in faults] == [
        ("actors.yaml", 1), ("actors.yaml", 2), ("people.yaml", 1), ("places.csv", 2), ("sources.yaml", 1), ("sources.yaml", 2),
    ]  # fmt: skip
    assert all(fault.grave and fault.cure for fault in faults)
    assert "The id act:is stands already" in faults[0].problem
    assert "replaces: true" in faults[0].cure


def test_all_lesser_faults_of_all_files_are_named_at_once(pack: Path) -> None:
    (pack / "actors.yaml").write_text(
        ACTOR + "  parents: [act:nobody]\n  allies: [{to: act:is, start: 2016-05-01, end: 2015-01-01}]\n"
    )
    (pack / "places.yaml").write_text(PLACE.format(more=", part_of: [gn:0]").replace("radius_km: 10", "radius_km: 3"))
    (pack / "sources.yaml").write_text("- {id: src:x, name: Xanadu TV, kind: press, aligned: [{to: act:nowhere}]}\n")
    (pack / "people.yaml").write_text('- {id: "per:x", names: [X], adds: true}\n')
    assert [(fault.file.name, fault.line) for fault in faults_of(pack)] == [
        ("actors.yaml", 4), ("actors.yaml", 5), ("people.yaml", 1), ("places.yaml", 1), ("places.yaml", 1), ("sources.yaml", 1),
    ]  # fmt: skip


def test_an_entry_that_says_so_takes_a_shipped_ones_place(pack: Path) -> None:
    entry = "- {id: act:wazalendo, name: Wazalendo, kind: militia, country: CD, replaces: true}\n"
    (pack / "actors.yaml").write_text(entry)
    assert faults_of(pack) == []
    (pack / "actors.yaml").write_text(entry.replace(", replaces: true", ""))
    assert [(fault.line, fault.grave) for fault in faults_of(pack)] == [(1, True)]
