from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from twosource.knowledge.check import check_packs
from twosource.knowledge.errors import Fault

PACKS = Path(__file__).parent / "packs"
PLACE = '- {{id: "plc:sy:xNN", name: XanaduNN, kind: city, lat: 35.0, lon: 38.0, radius_km: 10, country: SY{more}}}\n'
ACTOR = "- id: act:xNN\n  name: XanaduNN Front\n  kind: rebel_group\n"
SOURCE = "- id: src:xNN\n  name: XanaduNN TV\n  kind: press\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "fresh"
    folder.mkdir()
    (folder / "pack.yaml").write_text(manifest("fresh"))
    return folder


def manifest(name: str, without: str = "") -> str:
    text = (PACKS / "rival" / "pack.yaml").read_text().replace("id: rival", f"id: {name}")
    return text.replace(without, "")


def faults_of(pack: Path) -> list[Fault]:
    return [fault for fault in check_packs([pack]) if fault.file.is_relative_to(pack)]


def test_the_shipped_packs_are_without_fault() -> None:
    assert check_packs() == []


def test_the_packs_of_the_tests_clash_with_the_shipped_ones_alone(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PACKS / "testland", tmp_path / "testland"))
    assert {"share the name" in fault.problem for fault in faults_of(folder)} == {True}


# One fault each: the table, the entry (NN is its number), the line of it, and what is said.
FAULTS = [
    ("places.yaml", PLACE.format(more="").replace("kind: city", "kind: metropolis"), 1, "no kind of place metropolis"),
    ("places.yaml", PLACE.format(more="").replace("radius_km: 10", "radius_km: 2"), 1, "radius of 2 km"),
    ("places.yaml", PLACE.format(more="").replace("radius_km: 10", "radius_km: .nan"), 1, "The radius is nan km"),
    ("places.yaml", PLACE.format(more="").replace("radius_km: 10", "radius_km: 90000"), 1, "The radius is 90000 km"),
    (
        "places.yaml",
        PLACE.format(more="").replace("city", "village").replace("radius_km: 10", "radius_km: 5000"),
        1,
        "which no village has",
    ),
    (
        "places.yaml",
        PLACE.format(more=", basis: 'ocha:SY0409'").replace("radius_km: 10", "radius_km: 0.001"),
        1,
        "which no city has",
    ),
    ("places.yaml", PLACE.format(more=", basis: 'geonames:999999999999'"), 1, "no entry 999999999999"),
    ("places.yaml", PLACE.format(more=", basis: my uncle Bob 2020"), 1, "names nothing that can be"),
    ("places.yaml", PLACE.format(more=", names: [said]"), 1, "The name 'said' is a common word"),
    ("sources.yaml", SOURCE + "  languages: [xx]\n", 4, "There is no language 'xx'"),
    ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: 48.0"), 1, "48.0, 38.0 is outside SY"),
    ("places.yaml", PLACE.format(more="").replace("lat: 35.0, lon: 38.0", "lat: 38.0, lon: 35.0"), 1, "outside SY"),
    ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: 95.0"), 1, "no point on Earth"),
    ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: .nan"), 1, "no point on Earth"),
    ("places.yaml", PLACE.format(more="").replace("lat: 35.0", "lat: null"), 1, "Only one of lat and lon"),
    ("places.yaml", PLACE.format(more="").replace("country: SY", "country: QQ"), 1, "no country QQ"),
    (
        "places.yaml",
        '- {id: "plc:ua:xNN", name: XanaduNN, kind: city, lat: 44.95, lon: 34.1, radius_km: 10,\n   country: RU}\n',
        2,
        "disputed territory (Crimea",
    ),
    ("places.yaml", PLACE.format(more="").replace("plc:sy:xNN", "gn:NN"), 1, "of another table"),
    ("places.yaml", PLACE.format(more=', part_of: ["plc:sy:nowhere"]'), 1, "plc:sy:nowhere"),
    ("places.yaml", PLACE.format(more=', part_of: ["act:is"]'), 1, "It is part of act:is"),
    ("places.yaml", PLACE.format(more=', part_of: ["plc:iq:mosul"]'), 1, "It is of SY, and part of plc:iq:mosul"),
    ("places.yaml", PLACE.format(more=', basis: "geonames:170654"'), 1, "from GeoNames' point 170654"),
    ("places.yaml", PLACE.format(more=', basis: "geonames:Homs"'), 1, "names no entry of GeoNames"),
    ("places.yaml", PLACE.format(more=', basis: ""'), 1, "The basis is empty"),
    ("places.yaml", PLACE.format(more=", basis: dunno"), 1, "names nothing that can be looked up"),
    (
        "places.yaml",
        '- {id: "plc:ye:xNN", name: XanaduNN, kind: governorate, lat: 15.35, lon: 44.21, radius_km: 3, country: YE,\n'
        "   basis: geonames:71137}\n",
        2,
        "stands on the point of a town",
    ),
    (
        "places.yaml",
        '- {id: "plc:ng:xNN", name: XanaduNN, kind: state, lat: 11.8464, lon: 13.1603, radius_km: 6, country: NG,\n'
        "   basis: a survey of 2001}\n",
        1,
        "with a radius of 6 km",
    ),
    (
        "places.yaml",
        '- {id: "plc:ng:xNN", name: XanaduNN, kind: state, lat: 11.8464, lon: 13.1603, radius_km: 10, country: NG}\n',
        1,
        "with a radius of 10 km",
    ),
    (
        "places.yaml",
        PLACE.format(more=', part_of: ["plc:sy:daraa-governorate"]').replace("kind: city", "kind: village"),
        1,
        "It is part of plc:sy:daraa-governorate, which lies 291 km",
    ),
    (
        "places.yaml",
        '- {id: "plc:td:xNN", name: XanaduNN, kind: province, lat: 13.5, lon: 20.0, radius_km: 20, country: TD}\n'
        + "".join(
            f'- {{id: "plc:td:xNN-{n}", name: XanaduNN {n}, kind: village, lat: 13.{n}, lon: 20.0, radius_km: 10, country: TD,\n'
            '   part_of: ["plc:td:xNN"]}\n'
            for n in range(1, 8)
        ),
        1,
        "4 of the 7 places that are part of it lie beyond its radius of 20 km",
    ),
    ("places.yaml", PLACE.format(more="").replace("XanaduNN", "Omdurman"), 1, "share the name omdurman"),
    ("places.yaml", PLACE.format(more=", population: -5"), 1, "below 0"),
    ("places.yaml", PLACE.format(more=', part_of: ["plc:sy:xNN"]'), 1, "part of itself"),
    ("places.yaml", PLACE.format(more="").replace("plc:sy:xNN", "act:xNN"), 1, "of another table"),
    ("places.csv", "plc:sy:xNN,XanaduNN,metropolis,35,38,10,SY\n", 1, "no kind of place metropolis"),
    ("actors.yaml", ACTOR.replace("rebel_group", "rebels"), 3, "no kind of actor rebels"),
    ("actors.yaml", ACTOR.replace("XanaduNN Front", "the militants"), 2, "'the militants' describes an actor"),
    ("actors.yaml", ACTOR + "  names: [XNN, A Government Militia]\n", 4, "'A Government Militia' describes an actor"),
    ("actors.yaml", ACTOR + "  country: QQ\n", 4, "no country QQ"),
    ("actors.yaml", ACTOR + "  parents: [act:nobody-at-all]\n", 4, "act:nobody-at-all"),
    ("actors.yaml", ACTOR + "  parents: [act:xNN]\n", 4, "part of itself"),
    ("actors.yaml", ACTOR + "  parents: [act:is]\n  parent_dates: [{to: act:ypg}]\n", 5, "which is none of its parents"),
    (
        "actors.yaml",
        ACTOR + "  parents: [act:is]\n  parent_dates: [{to: act:is, start: 2016-05-01, end: 2015-01-01}]\n",
        5,
        "before it begins",
    ),
    ("actors.yaml", ACTOR + "  allies:\n  - {to: act:is}\n  - {to: act:nobody-at-all}\n", 6, "no actor act:nobody-at-all"),
    ("actors.yaml", ACTOR + "  allies: [{to: act:xNN}]\n", 4, "among its own allies"),
    ("actors.yaml", ACTOR + "  allies: [{to: act:is}]\n  enemies: [{to: act:is}]\n", 5, "an ally and an enemy"),
    ("actors.yaml", ACTOR + "  enemies: [{to: act:is, start: 2016-05-01, end: 2015-01-01}]\n", 4, "before it begins"),
    ("actors.yaml", ACTOR + "  names: ['']\n", 4, "cannot be looked for"),
    ("actors.yaml", ACTOR + "  names:\n  - Fronde NN\n  - ISIS\n", 6, "share the name isis"),
    ("actors.yaml", ACTOR.replace("XanaduNN Front", '"?!"'), 2, "no letter"),
    ("actors.yaml", ACTOR.replace("XanaduNN Front", '"XanaduNN\\nFront"'), 2, "a line break"),
    ("actors.yaml", ACTOR.replace("XanaduNN Front", "x" * 300), 2, "300 letters"),
    ("actors.yaml", ACTOR.replace("XanaduNN Front", '"XanaduNN\\x01Front"'), 2, "a control character"),
    ("actors.yaml", ACTOR + "  country: Thailand\n", 4, "no country THAILAND"),
    ("actors.yaml", ACTOR.replace("act:xNN", "act:x NN"), 1, "The id 'act:x "),
    ("actors.yaml", ACTOR.replace("act:xNN", "act:XNN"), 1, "cannot be used"),
    ("actors.yaml", '- {id: act:ypg, names: ["?"], adds: true}\n', 1, "cannot be looked for"),
    ("actors.yaml", "- {id: act:ypg, names: [PKK], adds: true}\n", 1, "share the name pkk"),
    ("sources.yaml", SOURCE + "  aligned: [{to: act:nobody}]\n", 4, "act:nobody"),
    ("sources.yaml", SOURCE + "  relays: [act:is]\n", 4, "which is no source"),
    ("sources.yaml", SOURCE + "  country: QQ\n", 4, "no country QQ"),
    ("sources.yaml", SOURCE + "  languages: [Arabic]\n", 4, "no language 'Arabic'"),
    ("people.yaml", "- {id: per:xNN, name: Xan AduNN, role: mayor, actor: act:nobody}\n", 1, "act:nobody"),
    ("people.yaml", "- {id: act:is, names: [Xan AduNN], adds: true}\n", 1, "no person act:is"),
    (
        "people.yaml",
        "- {id: per:xNN, name: Xan Adu, role: mayor}\n- {id: per:yNN, name: Xan Adú, role: mayor}\n",
        2,
        "share the name xan adu",
    ),
    ("pack.yaml", "countries: [SY,\n  QQ]\n", 2, "no country QQ"),
    ("place.yaml", "- {}\n", 1, "not read"),
]  # fmt: skip


class Checked(NamedTuple):
    """The pack of all faults, checked: where each entry of `FAULTS` begins and ends, and the faults by file and line."""

    spans: list[range]
    faults: dict[tuple[str, int], list[Fault]]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("packs") / "faulty"
    folder.mkdir()
    heads = {
        "places.csv": "id,name,kind,lat,lon,radius_km,country\n",
        "pack.yaml": manifest("faulty", "countries: []\n"),
    }
    texts: dict[str, str] = {}
    spans = []
    for number, (file, text, _, _) in enumerate(FAULTS):
        before = texts.get(file, heads.get(file, ""))
        first = before.count("\n") + 1
        texts[file] = before + text.replace("NN", str(number + 10))
        spans.append(range(first, texts[file].count("\n") + 1))
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8")
    found: dict[tuple[str, int], list[Fault]] = defaultdict(list)
    for fault in check_packs([folder]):
        assert fault.file.parent == folder, fault
        found[fault.file.name, fault.line].append(fault)
    return Checked(spans, found)


@pytest.mark.parametrize(("number", "case"), list(enumerate(FAULTS)))
def test_each_fault_is_named_with_its_file_and_line(
    checked: Checked, number: int, case: tuple[str, str, int, str]
) -> None:
    file, _, line, says = case
    span = checked.spans[number]
    here = [fault for at in span for fault in checked.faults.get((file, at), [])]
    assert [fault.line - span[0] + 1 for fault in here] == [line], here
    assert says in here[0].problem
    assert here[0].cure


def cure_of(checked: Checked, says: str) -> str:
    return next(fault.cure for faults in checked.faults.values() for fault in faults if says in fault.problem)


def test_where_a_list_is_closed_the_cure_tells_it(checked: Checked) -> None:
    for problem, listed in (
        ("no kind of actor rebels", "actor_kinds.yaml"),
        ("no kind of place metropolis", "kinds.yaml"),
    ):
        cure = cure_of(checked, problem)
        assert listed in cure
        assert len(cure.split()) < 25
    assert "rebel_group" in cure_of(checked, "no kind of actor rebels")


def test_a_cure_tells_what_was_meant(checked: Checked) -> None:
    assert "write lat: 35, lon: 38" in cure_of(checked, "38.0, 35.0 is outside SY")
    assert "Write its code: TH" in cure_of(checked, "no country THAILAND")


def test_what_follows_the_rules_passes(pack: Path) -> None:
    (pack / "places.yaml").write_text(
        "# disputed land, by the rule; and GeoNames' own\n"
        '- {id: "plc:ua:x", name: Xanadu, kind: city, lat: 44.95, lon: 34.1, radius_km: 10, country: UA}\n'
        '- {id: "plc:sy:x", name: Xanadu, kind: city, lat: 33.1, lon: 35.75, radius_km: 10, country: SY}\n'
        '- {id: "plc:ps:x", name: Xanadu, kind: settlement, lat: 32.1, lon: 35.18, radius_km: 10, country: PS}\n'
        '- {id: "gn:1", name: Yanadu, kind: village, lat: 35.0, lon: 38.0, radius_km: 3, country: SY, basis: "geonames:1"}\n'
    )
    (pack / "actors.yaml").write_text(
        "- {id: act:x, name: Xanadu Front, kind: rebel_group, country: EH, enemies: [{to: act:tg-army}],\n"
        "   allies: [{to: act:is, start: 2014-01-01, end: 2015-01-01}]}\n"
        "- {id: act:y, name: Yanadu Front, kind: rebel_group, country: XK, allies: [{to: act:is, end: 2015-01-01}],\n"
        "   enemies: [{to: act:is, start: 2015-01-02}]}\n"
    )
    (pack / "people.yaml").write_text(
        "- {id: per:x, name: Xan Adu, role: mayor}\n- {id: per:y, name: Xan Adu, role: mayor, shares: [Xan Adu]}\n"
    )
    (pack / "sources.yaml").write_text("# nothing yet\n")
    assert faults_of(pack) == []


def test_a_unit_may_be_wide_about_its_seat_and_a_towns_own_district_small(pack: Path) -> None:
    (pack / "places.yaml").write_text(
        '- {id: "plc:ng:xw", name: Xanadu, kind: state, lat: 11.8464, lon: 13.1603, radius_km: 150, country: NG}\n'
        '- {id: "plc:ng:xo", name: Xanadu Ward, kind: district, lat: 11.8464, lon: 13.1603, radius_km: 2, country: NG,\n'
        "   part_of: [gn:2331447], basis: a survey of 2001}\n"
        '- {id: "plc:ng:xf", name: Yanadu, kind: district, lat: 12.11, lon: 12.52, radius_km: 6, country: NG,\n'
        "   basis: a survey of 2001}\n"
    )
    assert faults_of(pack) == []


def test_what_lies_near_the_edge_of_a_unit_and_what_names_an_actor_pass(pack: Path) -> None:
    near = PLACE.format(more=', part_of: ["plc:sy:daraa-governorate"]').replace(
        "lat: 35.0, lon: 38.0", "lat: 33.3, lon: 36.2"
    )
    (pack / "places.yaml").write_text(near.replace("NN", "-near"))
    (pack / "actors.yaml").write_text(
        "- {id: act:x-named, name: The Farsight Militia, kind: militia, names: [farsighters], descriptions: [the rebels]}\n"
        "- {id: act:x-shared, name: Xanadu Guard, kind: militia, names: [the guard], shares: [the guard]}\n"
    )
    assert faults_of(pack) == []


def test_an_id_that_cannot_be_read_hides_none_beside_it(pack: Path) -> None:
    (pack / "actors.yaml").write_text(
        "- id: act:x-torn\n  name: Xanadu Column\n  kind: militia\n  parents: [7, act:x-parent]\n"
        "  enemies:\n  - {to: 12}\n  - {to: act:x-enemy}\n"
    )
    (pack / "places.yaml").write_text(PLACE.format(more=', part_of: [[a], "plc:sy:x-outer"]').replace("NN", "torn"))
    (pack / "sources.yaml").write_text(SOURCE.replace("NN", "-torn") + "  relays: [8, src:x-relayed]\n")
    said = " ".join(fault.problem for fault in faults_of(pack))
    assert all(f" {one}" in said for one in ("act:x-parent", "act:x-enemy", "plc:sy:x-outer", "src:x-relayed"))
    assert "?" not in said


def test_namesakes_in_a_gazetteer_are_no_fault(pack: Path) -> None:
    rows = "".join(f"plc:sy:x{number},Xanadu,village,35.{number},38,5,SY,census of 2004\n" for number in range(3))
    (pack / "places.csv").write_text("id,name,kind,lat,lon,radius_km,country,basis\n" + rows)
    assert {"share the name" in fault.problem for fault in faults_of(pack)} == {True}
    (pack / "pack.yaml").write_text(manifest("fresh") + "standing: gazetteer\n")
    assert faults_of(pack) == []


def test_no_pack_takes_a_known_party_s_name_for_another_country_s(pack: Path) -> None:
    names = ["ISIS", "Boko Haram", "Hezbollah"]
    (pack / "actors.yaml").write_text(
        f"- {{id: act:gauls, name: Gauls, kind: militia, country: FR, names: [{', '.join(names)}]}}\n"
    )
    told = " ".join(fault.problem for fault in faults_of(pack))
    assert all(f"share the name {name.lower()}" in told for name in names)


def test_grave_faults_and_lesser_ones_are_named_in_one_run(pack: Path) -> None:
    (pack / "people.yaml").write_text(
        "- {id: per:x}\n- {id: per:y, name: Y Z, role: mayor, actor: act:nobody}\n"
        "- {id: per:z, name: Z A, role: baker, actor: act:nobody, shoe: 41}\n"
    )
    (pack / "places.yaml").write_text(
        "- id: plc:sy:nowhere\n  name: Nowhere Xanadu\n  kind: twon\n  lat: 99.5\n  lon: east\n  radius_km: 10\n  country: SY\n"
        "  colour: red\n  part_of: [plc:sy:unheard-of]\n"
    )
    (pack / "actors.yaml").write_text(
        "- id: act:xanadu-front\n  name: Xanadu Front\n  kind: band\n  country: Syria\n"
        "  enemies: [{to: act:is, start: 2014-13-01}, {to: act:nobody, start: 2016-02-01, end: 2015-01-01}]\n"
        "  parents: [act:nobody]\n"
    )
    faults = faults_of(pack)
    assert sorted((fault.file.name, fault.line, fault.grave) for fault in faults) == [
        ("actors.yaml", 3, False),  # no such kind
        ("actors.yaml", 4, False),  # no such country
        ("actors.yaml", 5, True),  # no such day; its ties cannot be read further
        ("actors.yaml", 6, False),  # no such parent
        ("people.yaml", 1, True),  # no name
        ("people.yaml", 1, True),  # no role
        ("people.yaml", 2, False),  # no such actor
        ("people.yaml", 3, False),  # no such actor
        ("people.yaml", 3, True),  # no public role
        ("people.yaml", 3, True),  # no such field
        ("places.yaml", 3, False),  # no such kind
        ("places.yaml", 5, True),  # no number
        ("places.yaml", 8, True),  # no such field
        ("places.yaml", 9, False),  # no such place
    ], faults
    assert all(fault.cure for fault in faults)


def test_of_two_with_one_id_both_are_looked_at(pack: Path) -> None:
    (pack / "actors.yaml").write_text(
        "- {id: act:xanadu-front, name: Xanadu Front, kind: militai}\n- {id: act:xanadu-front, name: Other Front, kind: bnad}\n"
    )
    faults = faults_of(pack)
    assert [fault.line for fault in faults] == [1, 2, 2]
    assert "stands already" in " ".join(fault.problem for fault in faults if fault.line == 2)
    assert "Probably militia is meant" in faults[0].cure


def test_what_a_file_that_cannot_be_read_may_hold_is_not_said_to_be_missing(pack: Path) -> None:
    (pack / "actors.yaml").write_text("- {id: act:xanadu-front, name: Xanadu Front\n- {\n")
    (pack / "people.yaml").write_text("- {id: per:y, name: Y Z, role: mayor, actor: act:xanadu-front}\n")
    assert {(fault.file.name, fault.grave) for fault in faults_of(pack)} == {("actors.yaml", True)}


def test_what_is_refused_and_what_it_is_named_in_are_told_apart(pack: Path) -> None:
    (pack / "actors.yaml").write_text("- {id: act:xanadu-front, name: Xanadu Front, kind: militia, shoe: 41}\n")
    (pack / "people.yaml").write_text("- {id: per:y, name: Y Z, role: mayor, actor: act:xanadu-front}\n")
    assert [fault.file.name for fault in faults_of(pack)] == ["actors.yaml"]


def test_a_town_bears_no_name_of_a_unit(pack: Path) -> None:
    (pack / "places.yaml").write_text(
        "- {id: plc:sy:xanadu, name: Xanadu, kind: town, lat: 35.0, lon: 38.0, radius_km: 10, country: SY,\n"
        "   names: [Xanadu district]}\n"
    )
    (fault,) = faults_of(pack)
    assert "bears the name of a unit: Xanadu district" in fault.problem
    assert "of kind district" in fault.cure


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
        ACTOR.replace("NN", "")
        + "  parents: [act:nobody]\n  allies: [{to: act:is, start: 2016-05-01, end: 2015-01-01}]\n"
    )
    (pack / "places.yaml").write_text(
        PLACE.format(more=", part_of: [gn:0]").replace("radius_km: 10", "radius_km: 3").replace("NN", "")
    )
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


def test_a_place_of_ones_own_is_called_after_no_day(tmp_path: Path) -> None:
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "pack.yaml").write_text(
        "id: mine\ntitle: Mine\ncountries: [CD]\ndescription: Mine.\nlicence: CC0\nsources_note: Mine.\n",
        encoding="utf-8",
    )
    (pack / "places.yaml").write_text(
        "- {id: plc:cd:thursday, name: Thursday, kind: village, lat: -1.5, lon: 28.9, radius_km: 10, country: CD, "
        "basis: recalled}\n",
        encoding="utf-8",
    )
    assert [fault.problem for fault in check_packs([pack])] == ["The name 'Thursday' is a common word"]
