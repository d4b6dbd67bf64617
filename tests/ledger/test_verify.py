import sqlite3
from pathlib import Path

import msgspec
import pytest
from made_records import READER, STAMP, a_claim, a_holding, a_reading, a_report, a_siege, a_source, an_event

from twosource.ledger import Ledger
from twosource.records import Claim, PersonMention, Report


@pytest.fixture
def built(ledger: Ledger) -> Ledger:
    report = a_report()
    ledger.add_report(report, b"raw")
    claim = a_claim(report)
    ledger.store_reading(a_reading(report, claim))
    event = an_event(claim)
    ledger.store_derived(STAMP, (event,), (a_holding(event),), (a_siege(event),), (a_source(),))
    return ledger


def said(ledger: Ledger) -> list[str]:
    return [f"{problem.what}: {problem.says}" for problem in ledger.verify()]


def tamper(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            raw.execute(statement)


def test_a_whole_store_has_no_problems(built: Ledger) -> None:
    assert built.verify() == []


def test_changed_evidence_is_found(built: Ledger) -> None:
    (sha256,) = built.evidence.hashes()
    built.evidence.path(sha256).write_bytes(b"RAW")
    assert said(built) == ["report: its evidence file was changed"]


def test_missing_evidence_is_found(built: Ledger) -> None:
    (sha256,) = built.evidence.hashes()
    built.evidence.path(sha256).unlink()
    assert said(built) == ["report: its evidence file is missing"]


def test_a_changed_report_is_found_by_its_id_and_by_its_spans(built: Ledger) -> None:
    tamper(built.path, "UPDATE reports SET text = 'X' || text")
    found = said(built)
    assert found[0] == "report: its id is not that of its content: it was changed"
    assert "claim: its trigger at 9-17 is not what the report says there" in found


def test_a_report_without_its_row_of_evidence_is_found(built: Ledger) -> None:
    tamper(built.path, "DELETE FROM evidence")
    assert said(built) == ["store: row 1 of reports speaks of a row of evidence that is not there"]


def _moved(claim: Claim, field: str, report: Report) -> Claim:
    replace = msgspec.structs.replace
    if field in ("sentence", "trigger"):
        span = getattr(claim, field)
        return replace(claim, **{field: replace(span, start=span.start + 1)})
    if field == "figure":
        return replace(claim, figures=(replace(claim.figures[0], span=(0, 2)),))
    if field == "time":
        return replace(claim, time=replace(claim.time, text="Sunday", span=(0, 6)))
    (mention,) = claim.actor
    return replace(claim, actor=(replace(mention, end=len(report.text) + 1),))


@pytest.mark.parametrize("field", ["sentence", "trigger", "actor", "time", "figure"])
def test_words_that_are_not_where_a_claim_says_are_found(ledger: Ledger, field: str) -> None:
    report = a_report()
    ledger.add_report(report, b"raw")
    ledger.store_reading(a_reading(report, _moved(a_claim(report), field, report)))
    (problem,) = ledger.verify()
    assert (problem.what, problem.id) == ("claim", a_claim(report).claim_id)
    assert field in problem.says
    assert "Jane" not in str(problem)


def test_a_person_that_is_not_where_the_reading_says_is_found(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, b"raw")
    wrong = PersonMention(start=0, end=8, text="Jane Doe", public=False)
    ledger.store_reading(msgspec.structs.replace(a_reading(report), people=(wrong,)))
    assert said(ledger) == ["reading: a person at 0-8 is not what the report says there"]


def test_an_event_whose_claim_is_gone_is_found(built: Ledger) -> None:
    tamper(built.path, "DELETE FROM claims")
    (problem,) = said(built)
    assert problem.startswith("event: its claim clm_")


def test_a_holding_and_a_siege_whose_event_is_gone_are_found(built: Ledger) -> None:
    tamper(built.path, "DELETE FROM events")
    assert [problem.split(":")[0] for problem in said(built)] == ["holding", "siege"]


def test_evidence_that_no_report_names_yet_is_no_problem(built: Ledger) -> None:
    built.evidence.put(b"written just before the power went")
    assert built.verify() == []
    assert built.reader == READER
