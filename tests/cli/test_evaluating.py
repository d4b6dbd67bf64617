"""The verb is tested over made-up suites; the shipped ones have tests of their own."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))

from made_suites import letters

from twosource.cli.evaluating import SuiteName
from twosource.evaluation import SUITES
from twosource.evaluation.evaluate import evaluate as real_evaluate
from twosource.evaluation.suite import Suite, kept_aside

LETTERS = "a b c d e f g h i j k l m n o p q r s t u v w x y z"


@pytest.fixture
def suites(monkeypatch: pytest.MonkeyPatch) -> dict[str, Suite]:
    """Two suites under names of real ones, over a reader that is never asked."""
    made = {
        "cases": letters(name="cases"),
        "re3d": letters(name="re3d", files=lambda places: places.of_data("none.txt")),
    }
    monkeypatch.setattr("twosource.evaluation.SUITES", made)
    monkeypatch.setattr(
        "twosource.evaluation.evaluate",
        lambda suites, places: real_evaluate(suites, places, make_rig=SimpleNamespace),
    )
    return made


@pytest.fixture
def data(tmp_path: Path, run: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout to stand in, with the data beside it."""
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "letters.txt").write_text(LETTERS)
    monkeypatch.setenv("TWOSOURCE_SHARED_DATA", str(folder))
    return tmp_path


def floors(data: Path) -> dict[str, object]:
    return json.loads((data / "evaluation" / "floors.json").read_text())


def test_every_suite_has_its_name_on_the_command_line() -> None:
    assert [name.value for name in SuiteName] == [*SUITES, "all"]


def test_scores_are_shown_as_an_aligned_table_with_baselines_and_floors(run, suites, data: Path) -> None:
    assert run("evaluate", "cases", "--raise-floors").status == 0
    done = run("evaluate", "cases")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "cases: made-up letters"
    assert lines[1].split() == ["score", "items", "all", "open", "kept", "aside", "floor"]
    assert lines[2].startswith("vowels") and "0.192 [" in lines[2] and lines[2].endswith("0.182")
    assert "always wrong" in lines[3]
    assert lines[1].index("all") == lines[2].index("0.192")


def test_json_is_all_there_is_on_standard_output(run, suites, data: Path) -> None:
    told = json.loads(run("evaluate", "cases", "--json").out)
    (suite,) = told["suites"]
    assert suite["suite"] == "cases"
    assert suite["scores"][0]["reader"]["all"]["value"] == 0.1923
    assert "errors" not in suite
    assert run("evaluate", "cases", "--json").out == run("evaluate", "cases", "--json").out


def test_errors_are_counted_and_shown_but_for_those_kept_aside(run, suites, data: Path) -> None:
    out = run("evaluate", "cases", "--errors").out
    shown = {line.split()[0] for line in out.splitlines() if line.endswith("vowels: consonant")}
    assert shown == {letter for letter in LETTERS.split() if letter not in "aeiou" and not kept_aside(letter)}
    assert "17      vowels  consonant" in out
    told = json.loads(run("evaluate", "cases", "--errors", "--json").out)
    assert {error["item"] for error in told["suites"][0]["errors"]} == shown


def test_a_suite_without_data_is_an_error_only_where_it_was_asked_for_by_name(run, suites, data: Path) -> None:
    named = run("evaluate", "re3d")
    assert named.status == 1
    assert "re3d was not run" in named.err
    everything = run("evaluate", "all")
    assert everything.status == 0
    assert "skipped: " in everything.out
    assert everything.err == ""


def test_the_gate_holds_until_a_score_falls_or_the_data_changes(run, suites, data: Path) -> None:
    assert run("evaluate", "all", "--floors").status == 0  # no floors yet
    assert run("evaluate", "all", "--raise-floors").status == 0
    assert floors(data)["suites"]["cases"]["scores"] == {"vowels": 0.182}
    assert run("evaluate", "all", "--floors").status == 0

    suites["cases"] = letters({letter: letter in "aei" for letter in LETTERS.split()}, name="cases")
    fallen = run("evaluate", "cases", "--floors")
    assert fallen.status == 1
    assert "cases: vowels: 0.115 is below its floor of 0.182" in fallen.err
    assert run("evaluate", "cases").status == 0  # only asked for is it a gate
    assert json.loads(run("evaluate", "cases", "--floors", "--json").out)["broken"][0]["score"] == "vowels"

    suites["cases"] = letters(name="cases")
    (data / "data" / "letters.txt").write_text(LETTERS + " ä")
    changed = run("evaluate", "cases", "--floors")
    assert changed.status == 1
    assert "the data is not what the floors were set on" in changed.err


def test_floors_are_lowered_with_a_reason_alone(run, suites, data: Path) -> None:
    run("evaluate", "cases", "--raise-floors")
    before = floors(data)
    suites["cases"] = letters({letter: letter in "aei" for letter in LETTERS.split()}, name="cases")
    refused = run("evaluate", "cases", "--raise-floors")
    assert refused.status == 1
    assert "--lower REASON" in refused.err
    assert floors(data) == before
    assert run("evaluate", "cases", "--raise-floors", "--lower", "fewer vowels").status == 0
    assert floors(data)["lowered"][0]["reason"] == "fewer vowels"
    assert floors(data)["suites"]["cases"]["scores"] == {"vowels": 0.105}


@pytest.mark.parametrize("options", [("--lower", "a reason"), ("--raise-floors", "--lower", "  "), ("--unknown",)])
def test_wrong_use(run, suites, data: Path, options: tuple[str, ...]) -> None:
    assert run("evaluate", "cases", *options).status == 2
    assert not (data / "evaluation").exists()


def test_an_unknown_suite_is_wrong_use(run, suites, data: Path) -> None:
    assert run("evaluate", "everything").status == 2


def test_a_diagnosis_gets_no_floor(run, suites, data: Path) -> None:
    suites["cases"] = replace(suites["cases"], floored=False)
    assert run("evaluate", "cases", "--raise-floors").status == 0
    assert floors(data)["suites"] == {}
