from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from twosource.knowledge.errors import PackError
from twosource.knowledge.packs import merge, pack_folders, read_pack, read_packs
from twosource.records import Actor, Place

PACKS = Path(__file__).parent / "packs"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACKS / "testland", tmp_path / "testland"))


def only_fault(folder: Path) -> tuple[str, int, str]:
    _, faults = read_pack(folder)
    assert len(faults) == 1
    assert faults[0].grave
    assert faults[0].cure
    return faults[0].file.name, faults[0].line, faults[0].problem


def test_a_pack_is_read_into_records_that_know_their_lines() -> None:
    pack, faults = read_pack(PACKS / "testland")
    assert pack is not None
    assert faults == []
    assert pack.manifest.countries == ("SY", "LB")
    army = next(written for written in pack.entries if written.record.id == "act:north-army")
    assert isinstance(army.record, Actor)
    assert army.line == 2
    assert army.lines["enemies"] == 9
    province = next(written.record for written in pack.entries if written.record.id == "plc:sy:testhal-province")
    assert isinstance(province, Place)
    assert province.country == "SY"  # written small in the pack


def test_an_entry_is_replaced_only_where_the_other_says_so() -> None:
    packs = [pack for name in ("testland", "rival") if (pack := read_pack(PACKS / name)[0])]
    merged, faults = merge(packs)
    assert faults == []
    assert merged["act:blue-brigade"].record.name == "Blue Brigades"


def test_a_pack_that_shadows_an_id_is_refused(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(PACKS / "rival", other)
    table = other / "actors.yaml"
    table.write_text(table.read_text().replace(", replaces: true", ""))
    with pytest.raises(PackError) as refused:
        read_packs([pack, other])
    fault = refused.value.faults[0]
    assert (fault.file, fault.line) == (table, 1)
    assert "act:blue-brigade" in fault.problem
    assert "replaces: true" in fault.cure
    assert str(table) in str(refused.value)


def test_replacing_nothing_is_a_fault_but_no_grave_one(pack: Path) -> None:
    table = pack / "people.yaml"
    table.write_text(table.read_text() + '- {id: "per:new", name: New Person, replaces: true}\n')
    read, _ = read_pack(pack)
    assert read is not None
    _, faults = merge([read])
    assert [(fault.line, fault.grave) for fault in faults] == [(3, False)]


@pytest.mark.parametrize(
    ("file", "text", "line", "says"),
    [
        ("people.yaml", '- {id: "per:x", name: X Y, rank: 3}\n', 1, "rank"),
        ("people.yaml", '- {id: "per:x"}\n', 1, "name"),
        ("people.yaml", '- id: "per:x"\n  name: X Y\n  names: one\n', 3, "array"),
        (
            "places.yaml",
            '- {id: "plc:sy:x", name: X, kind: city, lat: north, lon: 1, radius_km: 3, country: SY}\n',
            1,
            "float",
        ),
        (
            "actors.yaml",
            "- id: act:x\n  name: X\n  kind: state\n  allies:\n    - {to: act:y, start: 2014-13-01}\n",
            1,
            "month",
        ),
        ("sources.yaml", "- id: src:x\n  name: X\n  kind: gossip\n", 3, "gossip"),
        ("places.yaml", "id: plc:sy:x\n", 1, "not a list"),
        ("places.yaml", "- just a word\n", 1, "no fields"),
        ("actors.yaml", "- {id: act:x, name: [unclosed\n- {id\n", 2, "not YAML"),
    ],
)
def test_each_fault_is_named_with_its_file_and_line(pack: Path, file: str, text: str, line: int, says: str) -> None:
    (pack / file).write_text(text)
    name, at, problem = only_fault(pack)
    assert name == file
    assert at == line
    assert says in problem


def test_a_file_that_is_not_utf8_is_named(pack: Path) -> None:
    (pack / "people.yaml").write_bytes(b"- {id: per:x, name: Caf\xe9}\n")
    assert only_fault(pack)[2].startswith("This is not UTF-8")


def test_a_manifest_must_say_what_the_pack_is(pack: Path) -> None:
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("licence: Apache-2.0\n", ""))
    assert "licence" in only_fault(pack)[2]
    manifest.write_text("")
    assert only_fault(pack)[2] == "The file is empty"


def test_two_packs_of_one_id_are_refused(pack: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copytree(pack, tmp_path / "twin"))
    with pytest.raises(PackError, match="another pack testland"):
        read_packs([pack, twin])


def test_a_path_is_a_pack_or_holds_packs(tmp_path: Path) -> None:
    shipped = pack_folders([])
    assert pack_folders([PACKS / "testland"])[len(shipped) :] == [PACKS / "testland"]
    assert pack_folders([PACKS])[len(shipped) :] == [PACKS / "rival", PACKS / "testland"]
    with pytest.raises(PackError, match="no pack here"):
        pack_folders([tmp_path])


def test_names_may_be_added_to_anothers_entry_which_stays(pack: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(PACKS / "rival", tmp_path / "other"))
    (other / "places.csv").write_text("id,name,names,shares,adds\nplc:sy:karama,,Old Karama|Karama,Old Karama,true\n")
    (other / "actors.yaml").write_text("- {id: act:north-army, names: [The Northern Host], adds: true}\n")
    packs = [read for folder in (pack, other) if (read := read_pack(folder)[0])]
    merged, faults = merge(packs)
    assert faults == []
    karama = merged["plc:sy:karama"]
    assert karama.pack == "testland"
    assert karama.record.name not in karama.record.names
    assert "Old Karama" in karama.record.names
    assert karama.shares == ("Old Karama",)
    assert merged["act:north-army"].record.names[-1] == "The Northern Host"


def test_names_added_to_nothing_and_more_than_names_are_faults(pack: Path) -> None:
    table = pack / "people.yaml"
    table.write_text('- {id: "per:nobody", names: [No Body], adds: true}\n')
    read, faults = read_pack(pack)
    assert read is not None
    assert faults == []
    _, faults = merge([read])
    assert [(fault.file, fault.line, fault.grave) for fault in faults] == [(table, 1, False)]
    table.write_text('- {id: "per:nobody", names: [No Body], role: mayor, adds: true}\n')
    assert "role" in only_fault(pack)[2]
