"""The first report gives the claims that a careful coder finds in it, and none that it does not bear."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from twosource.evaluation.rows import CodedReport, false_claims, score_rows
from twosource.records import Reading

CASES = Path(__file__).resolve().parent.parent / "cases" / "seed.jsonl"


@pytest.fixture(scope="module")
def coded() -> CodedReport:
    return msgspec.json.decode(CASES.read_bytes(), type=CodedReport)


@pytest.fixture(scope="module")
def text(shared_data: Path) -> str:
    return (shared_data / "seed" / "report.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(read: Callable[..., Reading], text: str, shared_data: Path) -> Reading:
    facts = json.loads((shared_data / "seed" / "report.json").read_text(encoding="utf-8"))
    return read(text, published=facts["published"], publisher=facts["publisher"], title=facts["title"])


@pytest.mark.shared_data
def test_every_row_is_found(coded: CodedReport, text: str, reading: Reading) -> None:
    missed = [(s.row, s.misses, s.quote) for s in score_rows(coded, text, reading.claims) if not s.found]
    assert missed == []


@pytest.mark.shared_data
def test_nothing_is_claimed_that_the_text_does_not_bear(coded: CodedReport, text: str, reading: Reading) -> None:
    assert [(c.event_type, c.trigger.text) for c in false_claims(coded, text, reading.claims)] == []


@pytest.mark.shared_data
def test_promo_lines_and_the_source_link_give_nothing(text: str, reading: Reading) -> None:
    skipped = [p for p in reading.paragraphs if p.kind not in ("headline", "body")]
    assert [p.kind for p in skipped] == ["promo", "promo", "boilerplate"]
    assert not [c for c in reading.claims for p in skipped if p.start <= c.trigger.start < p.end]


@pytest.mark.shared_data
def test_the_girl_is_a_child_and_private_and_the_analyst_public(reading: Reading) -> None:
    verdicts = {p.text: (p.public, p.child) for p in reading.people}
    assert verdicts["Linda Wenzel"] == (False, True)
    assert verdicts["Ludovico Carlino"] == (True, False)
