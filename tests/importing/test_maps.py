from pathlib import Path

import pytest

from twosource.codebook import Codebook
from twosource.errors import FileFault
from twosource.importing import MAPS, MapError, check_map, load_map
from twosource.knowledge import Knowledge

GOOD = """name = "own"
title = "Own"
id = "No"
publisher = "Paper"

[time]
start = "When"

[[types]]
when = { What = "shelling" }
code = "shelling"
attributes = ["cluster_munition"]

[[types]]
code = "clash"

[[parties]]
role = "actor"
column = "Who"
kind = { fixed = "armed_group" }

[[places]]
name = "Town"
lat = "N"
lon = "E"
radius_km = { column = "Exact", values = { 1 = 5, 2 = 30 } }

[[figures]]
what = "killed"
best = "Dead"

[[speakers]]
name = "Says"
kind = { column = "Kind", values = { paper = "press" } }
"""


def faults(text: str, codebook: Codebook) -> list[tuple[int, str]]:
    return [(fault.line, fault.problem) for fault in check_map(text.encode(), "own.toml", codebook)]


def test_the_shipped_maps_have_no_fault(codebook: Codebook) -> None:
    assert MAPS == ("acled", "maverick", "ucdp-ged")
    for name in MAPS:
        assert load_map(name, codebook).map.name == name


def test_a_good_map_has_no_fault(codebook: Codebook) -> None:
    assert faults(GOOD, codebook) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('id = "No"\n', "", 1, "Object missing required field `id`"),
        ('id = "No"', 'id = "No', 3, "it is no TOML"),
        ('id = "No"', "id = 7", 3, "Expected `str`, got `int`"),
        ('publisher = "Paper"', 'publsher = "Paper"', 4, "unknown field `publsher`"),
        ('publisher = "Paper"', "publisher = { pattern = '(x)' }", 4, "it says neither a column nor a fixed value"),
        ('publisher = "Paper"', "publisher = { column = 'Paper', pattern = '(' }", 4, "no regular expression"),
        ('publisher = "Paper"', "publisher = { column = 'Paper', pattern = 'x' }", 4, "the pattern has 0 groups"),
        ('code = "shelling"', 'code = "shellling"', 11, "there is no event type 'shellling'"),
        ('code = "clash"', 'code = "clash"\ncrosswalk = "acled"', 14, "either a code or a crosswalk"),
        ('"cluster_munition"', '"clustered"', 12, "shelling has no attribute 'clustered'"),
        ('"armed_group" }', '"armd_group" }', 20, "there is no kind of actor 'armd_group'"),
        ('{ fixed = "armed_group" }', '"armed_group"', 20, "'armed_group' is taken for a column"),
        ('lat = "N"\n', "", 22, "a point needs both lat and lon"),
        ("2 = 30", '2 = "far"', 26, "'far' is no number of kilometres"),
        ('best = "Dead"\n', "", 28, "a figure has no column"),
        ('"press"', '"presse"', 34, "there is no kind of source 'presse'"),
        ('role = "actor"', 'role = "actr"', 18, "Invalid enum value 'actr'"),
        ('column = "Who"', 'column = "Who"\nrepeat = [1, 2]', 20, "the column of a repeated rule has no {n}"),
        ('start = "When"', 'start = "When"\nprecision = { fixed = "hour" }', 8, "there is no precision 'hour'"),
    ],
)
def test_each_fault_is_told_with_its_line(old: str, new: str, line: int, problem: str, codebook: Codebook) -> None:
    assert GOOD.count(old) == 1
    (found,) = faults(GOOD.replace(old, new), codebook)
    assert found[0] == line
    assert problem in found[1]


def test_all_faults_are_told_at_once_with_file_line_and_cure(codebook: Codebook, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(GOOD.replace('"clash"', '"clsh"').replace('"press"', '"pres"'), encoding="utf-8")
    with pytest.raises(MapError) as raised:
        load_map(str(file), codebook)
    assert [fault.line for fault in raised.value.faults] == [15, 34]
    assert f"{file}:15: there is no event type 'clsh'. Did you mean 'clash'?" in str(raised.value)
    assert f"{file}:34: there is no kind of source 'pres'. Did you mean 'press'?" in str(raised.value)


def test_a_map_that_is_not_there_is_told_with_the_names_of_those_that_are(codebook: Codebook) -> None:
    with pytest.raises(MapError, match=r"ucdp-gd:1: it can't be read.*Did you mean ucdp-ged\?"):
        load_map("ucdp-gd", codebook)


def test_a_file_that_is_no_text_is_refused(codebook: Codebook) -> None:
    (fault,) = check_map(b'name = "own"\n\xff', "own.toml", codebook)
    assert fault == FileFault(file="own.toml", line=2, problem="it is not UTF-8", cure="Save it as UTF-8")


def test_an_id_that_no_actor_bears_is_refused_with_its_line(
    codebook: Codebook, knowledge: Knowledge, tmp_path: Path
) -> None:
    text = GOOD.replace(
        'column = "Who"\n', 'column = "Who"\nids = { SAF = "act:sudanese-armed-forces", RSF = "act:rsf" }\n'
    )
    path = tmp_path / "own.toml"
    path.write_text(text)
    assert load_map(str(path), codebook).map.name == "own"
    with pytest.raises(
        MapError, match="no actor has the id 'act:sudanese-armed-forces', which 'SAF' is given"
    ) as caught:
        load_map(str(path), codebook, knowledge)
    assert [fault.line for fault in caught.value.faults] == [20]
    path.write_text(text.replace("act:sudanese-armed-forces", "act:saf"))
    assert load_map(str(path), codebook, knowledge).map.name == "own"
