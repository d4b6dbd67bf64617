"""The training passages keep to their guide, and the check of them finds what does not."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from twosource.codebook import Codebook
from twosource.evaluation.cases import Case
from twosource.evaluation.rows import CodedReport, find_quote

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def check() -> ModuleType:
    sys.path.insert(0, str(ROOT / "training"))
    try:
        import check
    finally:
        sys.path.remove(str(ROOT / "training"))
    return check


def test_passages_have_no_faults(check: ModuleType) -> None:
    marked = [(f"{path.name}:{number}", line) for path, number, line in check.lines()]
    assert len(marked) > 1000
    assert check.faults(marked, frozenset(Codebook.load().types)) == []


def test_no_passage_is_a_text_that_we_are_measured_by(check: ModuleType) -> None:
    measured = {
        json.loads(line).get("text")
        for path in (ROOT / "tests" / "cases").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    assert not measured & {check.unmark(line).text for _, _, line in check.lines()}


def test_a_mark_gives_its_offsets(check: ModuleType) -> None:
    text, marks = check.unmark("They [capture|overran] the hill and [arrest|led away] two.")
    assert text == "They overran the hill and led away two."
    assert [(text[start:end], code) for start, end, code in marks] == [("overran", "capture"), ("led away", "arrest")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("They [conquest|overran] the hill.", "no type conquest"),
        ("They [capture|overran the hill.", "a bracket or bar"),
        ("They [capture| overran] the hill.", "white space"),
    ],
)
def test_faults_are_named(check: ModuleType, line: str, told: str) -> None:
    found = check.faults([("a:1", line)], frozenset({"capture"}))
    assert any(fault.startswith("a:1") and told in fault for fault in found)


def test_the_same_passage_twice_is_a_fault(check: ModuleType) -> None:
    found = check.faults([("a:1", "One."), ("a:2", "One.")], frozenset())
    assert found == ["a:2: the same passage as a:1"]


def test_training_cases_and_reports_are_well_formed_and_none_is_measured_by() -> None:
    measured = {
        json.loads(line).get("text")
        for path in (ROOT / "tests" / "cases").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    codes = frozenset(Codebook.load().types)
    found = [
        msgspec.json.decode(line, type=Case)
        for path in sorted((ROOT / "training").glob("cases_*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]
    assert len(found) > 400
    assert len({case.id for case in found}) == len(found)
    for case in found:
        assert case.text not in measured
        for wanted in case.must:
            assert wanted.trigger in case.text, case.id
            assert codes >= ({wanted.type} if isinstance(wanted.type, str) else set(wanted.type)), case.id
    reports = [
        msgspec.json.decode(line, type=CodedReport)
        for path in sorted((ROOT / "training").glob("reports*.jsonl"))
        for line in path.read_bytes().splitlines()
    ]
    assert len(reports) > 20
    assert len({report.id for report in reports}) == len(reports)
    for report in reports:
        assert report.text not in measured
        assert codes >= {
            kind for row in report.rows for kind in ([row.type] if isinstance(row.type, str) else row.type)
        }
        assert all(find_quote(report.text or "", one.quote) >= 0 for one in (*report.rows, *report.must_not)), report.id
