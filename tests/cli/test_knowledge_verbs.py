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
