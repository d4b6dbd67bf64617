import json
from pathlib import Path

import pytest

from twosource.knowledge.errors import Fault


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """The packs that were to be checked; one of them has a fault."""
    seen: list[list[Path]] = []

    def check(paths: list[Path]) -> list[Fault]:
        seen.append(list(paths))
        return [Fault(file=path / "places.yaml", line=3, problem="No kind", cure="Add one") for path in paths]

    monkeypatch.setattr("twosource.knowledge.check.check_packs", check)
    return seen


def test_without_packs_of_ones_own_the_shipped_ones_are_checked(run, asked) -> None:
    done = run("knowledge", "check")
    assert (done.status, done.out) == (0, "No faults\n")
    assert asked == [[]]


def test_disputed_territories_that_have_no_line_on_maps_are_told(run, asked) -> None:
    told = run("knowledge", "check").err
    assert "without a line on maps: occupied-southeast-ukraine (the front is its line" in told
    assert "taiwan (it lies at sea)" in told
    assert "kosovo" not in told


def test_a_fault_is_named_with_file_and_line(run, asked, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = run("knowledge", "check", "mine")
    assert (done.status, done.out) == (1, "mine/places.yaml:3: No kind. Add one\n1 fault\n")
    told = json.loads(run("knowledge", "check", "mine", "--json").out)
    assert told == [{"file": "mine/places.yaml", "line": 3, "problem": "No kind", "cure": "Add one"}]


def test_without_packs_those_of_the_configuration_are_checked(run, asked, tmp_path: Path) -> None:
    (tmp_path / "twosource-data" / "mine").mkdir(parents=True)
    (tmp_path / "twosource-data" / "config.toml").write_text('packs = ["mine"]\n')
    assert run("knowledge", "check").status == 1
    assert asked == [[Path("twosource-data/mine")]]


def test_a_missing_folder_is_wrong_use(run, asked) -> None:
    done = run("knowledge", "check", "missing")
    assert done.status == 2
    assert "missing: there is no such folder" in done.err


def test_a_real_pack_with_a_fault_is_found_out(run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = run("knowledge", "check", "mine")
    assert done.status == 2
    assert "mine" in done.err


@pytest.mark.parametrize("name", ["", "  "])
def test_to_look_for_nothing_is_wrong_use(run, name: str) -> None:
    done = run("knowledge", "search", name)
    assert done.status == 2
    assert "nothing to look for" in done.err


def test_search_tells_what_bears_the_name(run) -> None:
    done = run("knowledge", "search", "Deir ez-Zor", "--in", "place", "--limit", "2")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0].split() == ["table", "id", "name", "kind", "country", "by"]
    assert "plc:sy:deir-ezzor-city" in done.out
    found = json.loads(run("knowledge", "search", "SOHR", "--json").out)
    assert {"table": "source", "id": "src:sohr", "how": "name"}.items() <= next(
        one for one in found if one["table"] == "source"
    ).items()


def test_search_says_what_to_do_about_a_name_that_nobody_knows(run) -> None:
    done = run("knowledge", "search", "Qwertzuiop")
    assert (done.status, done.out) == (0, "")
    assert "twosource knowledge add" in done.err
    assert run("knowledge", "search", "Qwertzuiop", "--json").out == "[]\n"


def test_show_tells_an_entry_its_basis_its_ties_and_its_line(run) -> None:
    done = run("knowledge", "show", "plc:sy:majdal-shams")
    assert done.status == 0
    for words in ("geonames:", "part of", "disputed", "Security Council resolution 497", "places.yaml:"):
        assert words in done.out
    told = json.loads(run("knowledge", "show", "act:m23", "--json").out)
    assert told["written"]["pack"] == "world"
    assert {"side": "allied", "start": "2022-01-01", "end": None}.items() <= next(
        tie for tie in told["ties"] if tie["to"]["id"] == "act:rwanda"
    ).items()
    assert "in no pack: GeoNames" in run("knowledge", "show", "gn:2643743").out  # London


def test_show_of_an_unknown_id_is_wrong_use(run) -> None:
    done = run("knowledge", "show", "act:nobody-at-all")
    assert done.status == 2
    assert "nothing has the id 'act:nobody-at-all'" in done.err


def test_new_makes_a_pack_in_the_data_folder(run, tmp_path: Path) -> None:
    done = run("knowledge", "new", "eastern-congo", "--title", "Eastern Congo", "--country", "cod", "--data", "mine")
    folder = tmp_path / "mine" / "packs" / "eastern-congo"
    assert done.status == 0
    assert done.out.startswith(str(folder.relative_to(tmp_path)))
    assert "countries: [CD]" in (folder / "pack.yaml").read_text()
    again = run("knowledge", "new", "eastern-congo", "--data", "mine")
    assert again.status == 2
    assert "it is there already" in again.err


def test_new_takes_a_path_and_no_unknown_country(run, tmp_path: Path) -> None:
    done = run("knowledge", "new", "./elsewhere/fresh")
    assert done.status == 0
    assert "config.toml" in done.out
    assert (tmp_path / "elsewhere" / "fresh" / "places.yaml").is_file()
    assert run("knowledge", "new", "other", "--country", "Atlantis").status == 2
    assert run("knowledge", "new", "syria-iraq").status == 2


def test_packs_in_the_data_folder_are_checked_too(run, asked, tmp_path: Path) -> None:
    pack = tmp_path / "twosource-data" / "packs" / "own"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text("id: own")
    assert run("knowledge", "check").status == 1
    assert asked == [[Path("twosource-data/packs/own")]]
