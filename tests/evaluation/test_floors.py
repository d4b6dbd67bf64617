"""The gate is itself held to what it promises."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.evaluation.errors import EvaluationError
from twosource.evaluation.floors import Breach, Floors, breaches, load_floors, raised, save_floors
from twosource.evaluation.results import Estimate, Estimates, ScoreResult, SuiteResult


def result(data: str = "hash", *, suite: str = "letters", floored: bool = True, **scores: float | None) -> SuiteResult:
    def estimates(value: float | None) -> Estimates:
        one = Estimate(value, value, value, 10)
        return Estimates(one, one, one)

    told = tuple(ScoreResult(name, estimates(value), {}) for name, value in scores.items())
    return SuiteResult(suite, "made up", floored, data, 10, told)


def test_floors_are_set_a_margin_below_what_was_reached() -> None:
    floors = raised([result(a=0.8467, b=0.5)], Floors())
    assert floors.suites["letters"].scores == {"a": 0.836, "b": 0.49}
    assert breaches([result(a=0.8467, b=0.5)], floors) == []


def test_what_was_reached_wholly_must_stay_whole() -> None:
    floors = raised([result(a=1.0)], Floors())
    assert floors.suites["letters"].scores == {"a": 1.0}
    assert breaches([result(a=0.9999)], floors)


def test_a_score_below_its_floor_breaks_it_and_one_on_it_does_not() -> None:
    floors = raised([result(a=0.8)], Floors())
    assert breaches([result(a=0.79)], floors) == []
    assert breaches([result(a=0.789)], floors) == [Breach("letters", "a", "0.789 is below its floor of 0.79")]


def test_a_score_that_is_no_longer_told_breaks_its_floor() -> None:
    floors = raised([result(a=0.8, b=0.7)], Floors())
    assert [breach.score for breach in breaches([result(a=0.8)], floors)] == ["b"]
    assert [breach.score for breach in breaches([result(a=0.8, b=None)], floors)] == ["b"]


def test_other_data_breaks_the_floors_however_high_the_score() -> None:
    floors = raised([result(a=0.8)], Floors())
    (breach,) = breaches([result("other", a=0.9)], floors)
    assert (breach.score, breach.problem) == (None, "the data is not what the floors were set on")


def test_a_suite_that_was_skipped_or_has_no_floors_breaks_none() -> None:
    floors = raised([result(a=0.8)], Floors())
    assert breaches([SuiteResult("letters", "made up", True, skipped="not here")], floors) == []
    assert breaches([result(suite="digits", a=0.1)], floors) == []


def test_raising_never_lowers() -> None:
    floors = raised([result(a=0.8)], Floors())
    assert raised([result(a=0.795)], floors).suites["letters"].scores == {"a": 0.79}
    assert raised([result(a=0.9)], floors).suites["letters"].scores == {"a": 0.89}
    with pytest.raises(EvaluationError, match=r"a 0\.700 \(floor 0\.79\)"):
        raised([result(a=0.7)], floors)
    with pytest.raises(EvaluationError, match=r"a nothing"):
        raised([result(b=0.7)], floors)


def test_lowering_needs_a_reason_which_is_kept() -> None:
    floors = raised([result(a=0.8, b=0.5, c=0.5)], Floors())
    lowered = raised([result("other", a=0.7, b=0.6)], floors, "twice as many cases")
    assert lowered.suites["letters"].scores == {"a": 0.69, "b": 0.59}
    assert lowered.suites["letters"].data == "other"
    assert [(one.score, one.was, one.now, one.reason) for one in lowered.lowered] == [
        ("a", 0.79, 0.69, "twice as many cases"),
        ("c", 0.49, None, "twice as many cases"),
    ]
    assert len(raised([result("other", a=0.8, b=0.6)], lowered).lowered) == 2


def test_diagnoses_get_no_floors_and_other_suites_keep_theirs() -> None:
    floors = raised([result(a=0.8)], Floors())
    now = raised([result(suite="diagnosis", floored=False, a=0.5), result(suite="digits", a=0.5)], floors)
    assert sorted(now.suites) == ["digits", "letters"]


def test_floors_are_kept_in_a_file_that_is_the_same_for_the_same_floors(tmp_path: Path) -> None:
    file = tmp_path / "evaluation" / "floors.json"
    assert load_floors(file) == Floors()
    floors = raised([result(b=0.8, a=1.0)], Floors())
    save_floors(file, floors)
    once = file.read_bytes()
    assert load_floors(file) == floors
    save_floors(file, raised([result(a=1.0, b=0.8)], load_floors(file)))
    assert file.read_bytes() == once


def test_a_file_of_something_else_is_named(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"suites": 3}')
    with pytest.raises(EvaluationError, match=r"floors\.json"):
        load_floors(tmp_path / "floors.json")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_floors_only_rise_and_what_set_them_passes_them(values: list[float]) -> None:
    floors, best = Floors(), 0.0
    for value in values:
        before = floors.suites["letters"].scores["a"] if floors.suites else 0.0
        if value < before:
            with pytest.raises(EvaluationError):
                raised([result(a=value)], floors)
            continue
        floors = raised([result(a=value)], floors)
        assert floors.suites["letters"].scores["a"] >= before
        assert breaches([result(a=value)], floors) == []
        best = max(best, value)
    assert floors.suites["letters"].scores["a"] <= best
