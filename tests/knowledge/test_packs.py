from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from twosource.knowledge.check import check_packs
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
    table.write_text(table.read_text() + '- {id: "per:new", name: New Person, role: mayor, replaces: true}\n')
    read, _ = read_pack(pack)
    assert read is not None
    _, faults = merge([read])
    assert [(fault.line, fault.grave) for fault in faults] == [(3, False)]


ACTOR = "- id: act:x\n  name: X Front\n  kind: rebel_group\n"
PLACE = '- {id: "plc:sy:x", name: X, kind: city, lat: 35.0, lon: 38.0, radius_km: 10, country: SY'
MANIFEST = "id: x\ntitle: x\ncountries: [SY]\ndescription: d\nlicence: l\nsources_note: s\n"
SOURCE_KINDS = "state_media, party, monitor, un, ngo, press"


@pytest.mark.parametrize(
    ("file", "text", "line", "says", "cure"),
    [
        # fields
        ("people.yaml", '- {id: "per:x", name: X Y, role: mayor, rank: 3}\n', 1, "no field rank", "id, name, names, role"),
        ("people.yaml", '- {id: "per:x"}\n', 1, "lacks the field name", "name: ..."),
        ("actors.yaml", ACTOR + "  allies: [{to: act:y, since: 2014-01-01}]\n", 4, "no field since", "to, start, end"),
        ("actors.yaml", ACTOR + "  name: Y Front\n", 4, "name stands twice", "Keep one"),
        ("actors.yaml", ACTOR + "  5: five\n", 1, "no word", "id, name, kind"),
        # values
        ("people.yaml", '- id: "per:x"\n  name: X Y\n  names: one\n', 3, "text where a list", "names: [one, two]"),
        ("people.yaml", "- id: per:x\n  name: X Y\n  names: [[one]]\n", 3, "a list where text", "without brackets"),
        ("actors.yaml", ACTOR + "  names:\n  - X Troops\n  - 17\n", 6, "whole number where text", "quotation marks"),
        ("actors.yaml", ACTOR.replace("X Front", "Yes"), 2, "true or false where text", "quotation marks"),
        ("actors.yaml", ACTOR + "  country: NO\n", 4, "country is true or false", "the country NO too"),
        ("actors.yaml", ACTOR + "  names:\n", 4, "nothing where a list", "leave the field out"),
        ("actors.yaml", ACTOR + "  shares: 5\n", 4, "shares is a whole number", "[one, two]"),
        ("actors.yaml", ACTOR + "  replaces: 'no'\n", 4, "replaces is text", "true or false"),
        ("actors.yaml", ACTOR + "  allies: [act:y]\n", 4, "text where a set of fields", "{to: "),
        ("places.yaml", PLACE.replace("35.0", "north") + "}\n", 1, "lat is text where a number", "35.5"),
        ("sources.yaml", "- id: src:x\n  name: X\n  kind: gossip\n", 3, "no kind 'gossip' of a source", SOURCE_KINDS),
        ("sources.yaml", "- {id: src:x, name: X}\n", 1, "lacks the field kind", SOURCE_KINDS),
        # days
        ("actors.yaml", ACTOR + "  allies:\n  - to: act:y\n    start: 2014-13-01\n", 6, "2014-13-01 is no day: month", "2023"),
        ("actors.yaml", ACTOR + "  allies: [{to: act:y, end: 2014-02-31}]\n", 4, "2014-02-31 is no day", "calendar"),
        ("actors.yaml", ACTOR + "  allies: [{to: act:y, end: spring}]\n", 4, "allies[0].end is no day", "year-month-day"),
        ("actors.yaml", ACTOR + "  allies: [{to: act:y, end: 2014}]\n", 4, "whole number where a day", "year-month-day"),
        # shape
        ("places.yaml", "id: plc:sy:x\n", 1, "not a list", "a dash"),
        ("places.yaml", "- just a word\n", 1, "no fields", "field: value"),
        ("actors.yaml", "- &a [*a]\n", 1, "no fields", "field: value"),
        ("actors.yaml", "- {id: act:x, name: [unclosed\n- {id\n", 2, "not YAML", "begin under one another"),
        ("actors.yaml", "- id: act:x\n   name: X\n", 2, "not YAML", "begin under one another"),
        ("actors.yaml", "- id: act:x\n\tname: X\n", 2, "a tab", "no tabs"),
        ("actors.yaml", ACTOR + "---\n" + ACTOR, 4, "another document", "Mend"),
        ("actors.yaml", "- " + "[" * 300_000 + "]" * 300_000, 1, "too deeply", "brackets"),
        ("actors.yaml", "- " * 300_000, 1, "too deeply", "brackets"),
        ("actors.yaml", "- !!python/object:os.system {id: act:x}\n", 1, "cannot be read", "Mend"),
        ("actors.yaml", "- {? [a, b] : c}\n", 1, "cannot be read", "Mend"),
        # bytes
        ("people.yaml", "- id: per:x\n  name: Café\n".encode("latin-1"), 2, "not UTF-8 (byte 0xe9", "UTF-8"),
        ("people.yaml", "- {id: per:x}\n".encode("utf-16"), 1, "UTF-16", "UTF-8"),
        ("people.yaml", "# a\n- {id: per:x, name: X\0Y}\n", 2, "control character (U+0000)", "Take it out"),
        # the table of places
        ("places.csv", "id;name\n", 1, "parted by semicolons", "parted by commas"),
        ("places.csv", "id\tname\n", 1, "parted by tabs", "parted by commas"),
        ("places.csv", "id,name,name\n", 1, "name stands twice", "id, name, kind"),
        ("places.csv", "id,name,replaces\nplc:sy:x,X,yes\n", 2, "replaces is text", "true or false"),
        ("places.csv", "id,name,lat\nplc:sy:x,X,\nplc:sy:y,Y,\"35,5\"\n", 2, "lacks the field kind", "kind: ..."),
        ("places.csv", "id,name\n\nplc:sy:x,\"X\nplc:sy:y,Y\n", 3, "not CSV", "begins here"),
        # the pack itself
        ("pack.yaml", "- id: x\n", 1, "nothing of a pack", "id, title, countries"),
        ("pack.yaml", MANIFEST.replace("id: x", "id: X Y"), 1, "no id for a pack", "small"),
        ("pack.yaml", MANIFEST + "standing: high\n", 7, "no standing 'high'", "curated, gazetteer"),
        ("pack.yaml", MANIFEST.replace("[SY]", "[NO]"), 3, "countries[0] is true or false", "the country NO too"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_file_and_line(
    pack: Path, file: str, text: str | bytes, line: int, says: str, cure: str
) -> None:
    (pack / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    _, faults = read_pack(pack)
    first = faults[0]
    assert (first.file, first.line, first.grave) == (pack / file, line, True)
    assert says in first.problem
    assert cure in first.cure
    assert {fault.file for fault in faults} == {pack / file}


def test_a_byte_order_mark_does_no_harm(pack: Path) -> None:
    (pack / "actors.yaml").write_bytes(b"\xef\xbb\xbf" + ACTOR.encode())
    read, faults = read_pack(pack)
    assert read is not None
    assert faults == []
    assert "act:x" in {written.record.id for written in read.entries}


def test_what_is_not_read_is_named_and_what_is_empty(pack: Path) -> None:
    (pack / "actors.yml").write_text(ACTOR)
    (pack / "actors.yaml").unlink()
    (pack / "actors.yaml").mkdir()
    (pack / "people.yaml").write_text("\n")
    (pack / "sources.yaml").write_text("# nothing yet\n")
    (pack / "README.md").write_text("Whoever reads this\n")
    _, faults = read_pack(pack)
    assert [(fault.file.name, fault.problem, fault.grave) for fault in faults] == [
        ("people.yaml", "The file is empty", False),
        ("actors.yaml", "This file is not read", False),
        ("actors.yml", "This file is not read", False),
    ]
    assert "actors.yaml, sources.yaml" in faults[1].cure


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("victim", "as victim"),
        ("father of the victim", "as father"),
        ("witness", "as witness"),
        ("prisoner of war", "as prisoner"),
        ("child", "as child"),
        ("neighbour", "as neighbour"),
        ("shopkeeper", "'shopkeeper' is no public or professional role"),
    ],
)
def test_nobody_is_in_a_pack_but_in_a_public_role(pack: Path, role: str, says: str) -> None:
    (pack / "people.yaml").write_text(f"- id: per:x\n  name: X Y\n  role: {role}\n")
    read, faults = read_pack(pack)
    assert [(fault.file.name, fault.line, fault.grave) for fault in faults] == [("people.yaml", 3, True)]
    assert says in faults[0].problem
    assert "spokesman" in faults[0].cure
    assert "roles.yaml" in faults[0].cure
    assert read is not None
    assert "per:x" not in {written.record.id for written in read.entries}
    with pytest.raises(PackError, match=re.escape(faults[0].problem)):
        read_packs([pack])


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


def test_all_that_is_wrong_with_a_manifest_is_told_in_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "pack.yaml").write_text("name: foo\ntitel: x\ncountries: [SY, ZZ]\nlicence: CC0\n")
    told = [fault.problem for fault in check_packs([folder]) if fault.file.is_relative_to(folder)]
    for field in ("name", "titel"):
        assert f"There is no field {field}" in told
    for field in ("id", "title", "description", "sources_note"):
        assert f"The pack lacks the field {field}" in told
    assert "There is no country ZZ" in told
