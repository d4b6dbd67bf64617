import sqlite3
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import (
    READER,
    STAMP,
    a_claim,
    a_holding,
    a_reading,
    a_report,
    a_siege,
    a_source,
    an_event,
    with_hash,
)

from twosource.ledger import Alias, Ledger, LedgerError, RefusedError
from twosource.records import Decision, Rejection, decision_id

RAW = b"raw bytes"


def a_decision(why: str = "seen") -> Decision:
    kind, subject, who, when = "accept", "clm_1", "me", "2026-01-01T00:00:00+00:00"
    return Decision(
        decision_id=decision_id(kind, subject, None, None, why, who, when),
        kind=kind,
        subject=subject,
        other=None,
        field=None,
        value=why,
        report_id=None,
        start=None,
        end=None,
        who=who,
        when=when,
        why=why,
    )


def test_a_report_comes_back_as_it_was_with_the_hash_of_its_bytes(ledger: Ledger) -> None:
    report = a_report(external_id="7", url="https://example.org", language="en", origin_name="a.txt", licence="CC0")
    assert ledger.add_report(report, RAW)
    assert ledger.report(report.report_id) == with_hash(report, RAW)
    assert ledger.evidence.get(with_hash(report, RAW).raw_sha256 or "") == RAW


def test_the_same_report_twice_is_one_report(ledger: Ledger) -> None:
    assert ledger.add_report(a_report(), RAW)
    assert not ledger.add_report(a_report(), RAW)
    assert len(list(ledger.reports())) == 1


def test_many_reports_at_once_are_kept_as_one_by_one(ledger: Ledger) -> None:
    there, half = a_report("there"), a_report("half \ud83d")
    ledger.add_report(there, RAW)
    batch = [(a_report("new"), b"1"), (there, RAW), (half, b"2"), (a_report("new"), b"1"), (a_report("also new"), b"1")]
    outcomes = ledger.add_reports(batch)
    assert [outcome for outcome in outcomes if isinstance(outcome, bool)] == [True, False, False, True]
    assert isinstance(outcomes[2], RefusedError)
    assert sorted(report.text for report in ledger.reports()) == ["also new", "new", "there"]
    assert ledger.verify() == []
    assert ledger.add_reports(batch[:2]) == [False, False]


def test_a_report_with_a_wrong_hash_spoils_its_batch(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="another hash"):
        ledger.add_reports([(a_report("new"), b"1"), (a_report("wrong", raw_sha256="0" * 64), b"2")])
    assert list(ledger.reports()) == []


def test_reports_come_by_date_then_id_with_the_undated_last(ledger: Ledger) -> None:
    made = [a_report(f"text {n}", day) for n, day in enumerate([None, "2017-09-05", "2017-01-01", None, "2017-09-05"])]
    for report in made:
        ledger.add_report(report, RAW)
    expected = sorted(made, key=lambda report: (report.published is None, report.published or "", report.report_id))
    assert [report.report_id for report in ledger.reports()] == [report.report_id for report in expected]


def test_two_different_reports_with_one_external_id_are_both_kept_and_flagged(ledger: Ledger) -> None:
    first, second, other = (a_report(text, external_id=n) for text, n in (("one", "7"), ("two", "7"), ("three", "8")))
    for report in (first, second, other):
        assert ledger.add_report(report, RAW)
    assert ledger.shared_external_ids() == {"7": tuple(sorted((first.report_id, second.report_id)))}
    assert set(ledger.with_external_ids(["7", "8"])["7"]) == {first.report_id, second.report_id}


def test_two_reports_may_rest_on_the_same_bytes(ledger: Ledger) -> None:
    assert ledger.add_report(a_report(publisher="A"), RAW)
    assert ledger.add_report(a_report(publisher="B"), RAW)
    assert list(ledger.evidence.hashes()) == [with_hash(a_report(), RAW).raw_sha256]


def test_a_report_that_names_another_hash_than_its_bytes_have_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="another hash"):
        ledger.add_report(with_hash(a_report(), b"other"), RAW)


def test_half_a_character_is_refused_with_a_cure_and_the_store_goes_on(ledger: Ledger) -> None:
    with pytest.raises(RefusedError, match=r"odd.txt.*half a character.*UTF-8"):
        ledger.add_report(a_report("broken \ud83d text", origin_name="odd.txt"), RAW)
    assert ledger.add_report(a_report(), RAW)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_unicode_text_comes_back_letter_for_letter(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with Ledger.open(tmp_path_factory.mktemp("unicode")) as ledger:
        report = a_report(text)
        ledger.add_report(report, text.encode())
        assert ledger.report(report.report_id) == with_hash(report, text.encode())


def test_reports_evidence_decisions_and_aliases_can_neither_be_changed_nor_deleted(ledger: Ledger) -> None:
    ledger.add_report(a_report(), RAW)
    ledger.add_decision(a_decision())
    ledger.store_derived(STAMP, (), (), (), (), [Alias(old_id="evt_1", new_id=None)])
    with sqlite3.connect(ledger.path) as raw:
        for table, column in (
            ("reports", "text"),
            ("evidence", "size"),
            ("decisions", "body"),
            ("event_aliases", "new_id"),
        ):
            for sql in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
                with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                    raw.execute(sql)
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


def test_decisions_come_in_the_order_they_were_made_in_and_the_same_counts_once(ledger: Ledger) -> None:
    made = [a_decision(why) for why in ("z", "a", "m")]
    assert all(ledger.add_decision(decision) for decision in made)
    assert not ledger.add_decision(made[1])
    assert list(ledger.decisions()) == made


def test_rejections_are_logged_each_time(ledger: Ledger) -> None:
    rejection = Rejection(where="a.pdf", reason="it holds no text", cure="Run OCR over it.")
    ledger.add_rejection(rejection)
    ledger.add_rejection(rejection)
    assert list(ledger.rejections()) == [rejection, rejection]


def test_a_rejected_file_name_that_is_not_unicode_is_logged_as_escapes(ledger: Ledger) -> None:
    ledger.add_rejection(Rejection(where="bad\udcff.txt", reason="r", cure="c"))
    assert next(ledger.rejections()).where == "bad\\udcff.txt"


def test_a_reading_comes_back_with_its_claims_in_order(ledger: Ledger) -> None:
    report, silent = a_report(), a_report("Nothing here.")
    for one in (report, silent):
        ledger.add_report(one, RAW)
    full = a_reading(report, a_claim(report, "saw", "other"), a_claim(report))
    empty = a_reading(silent)
    ledger.store_reading(full)
    ledger.store_reading(empty)
    assert {reading.report_id: reading for reading in ledger.readings(READER)} == {
        report.report_id: full,
        silent.report_id: empty,
    }
    assert ledger.reader == READER


def test_reading_again_replaces_the_reading_and_its_claims(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    ledger.store_reading(a_reading(report, a_claim(report)))
    ledger.store_reading(a_reading(report, a_claim(report, "saw", "other")))
    assert [claim.event_type for reading in ledger.readings(READER) for claim in reading.claims] == ["other"]


def test_two_claims_with_one_id_are_refused_and_the_report_stays_unread(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    with pytest.raises(RefusedError, match="one id"):
        ledger.store_reading(a_reading(report, a_claim(report), a_claim(report)))
    assert [one.report_id for one in ledger.unread(READER)] == [report.report_id]


def test_unread_gives_what_this_reader_has_not_read_while_readings_are_being_stored(ledger: Ledger) -> None:
    reports = [a_report(f"text {n}") for n in range(5)]
    for report in reports:
        ledger.add_report(report, RAW)
    ledger.store_reading(a_reading(reports[0]))
    assert ledger.count_unread(READER) == 4
    seen = []
    for report in ledger.unread(READER):
        ledger.store_reading(a_reading(report))
        seen.append(report.report_id)
    assert sorted(seen) == sorted(report.report_id for report in reports[1:])
    assert ledger.count_unread(READER) == 0
    assert ledger.count_unread("reader 2") == 5


def test_a_build_replaces_the_last_and_keeps_its_order(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    first, second = a_claim(report), a_claim(report, "saw", "other")
    ledger.store_reading(a_reading(report, first, second))
    events = (an_event(second), an_event(first))
    ledger.store_derived(STAMP, events[:1], (), (), ())
    ledger.store_derived(STAMP, events, (a_holding(*events),), (a_siege(events[1]),), (a_source(),))
    assert tuple(ledger.events()) == events
    assert tuple(ledger.holdings()) == (a_holding(*events),)
    assert tuple(ledger.sieges()) == (a_siege(events[1]),)
    assert tuple(ledger.sources()) == (a_source(),)
    assert ledger.run_stamp() == STAMP


def test_a_build_with_two_events_of_one_id_is_refused_and_the_last_build_stays(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    event = an_event(a_claim(report))
    ledger.store_derived(STAMP, (event,), (), (), ())
    with pytest.raises(RefusedError, match="two events bear one id"):
        ledger.store_derived(STAMP, (event, event), (), (), ())
    assert tuple(ledger.events()) == (event,)


def test_what_was_built_stays_whole_while_a_new_reader_reads_and_the_next_build_drops_the_old(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    claim = a_claim(report)
    ledger.store_reading(a_reading(report, claim))
    ledger.store_derived(STAMP, (an_event(claim),), (), (), ())
    ledger.store_reading(a_reading(report, reader="reader 2"))
    assert ledger.verify() == []
    assert ledger.reader == READER
    ledger.store_derived(msgspec.structs.replace(STAMP, reader="reader 2"), (), (), (), ())
    assert ledger.reader == "reader 2"
    assert list(ledger.readings(READER)) == []


def test_old_event_ids_answer_through_the_alias_history(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    event = an_event(a_claim(report))
    ledger.store_derived(STAMP, (event,), (), (), (), [Alias(old_id="evt_1", new_id="evt_2")])
    ledger.store_derived(STAMP, (event,), (), (), (), [Alias(old_id="evt_2", new_id=event.event_id)])
    assert ledger.resolve_event("evt_1") == event.event_id
    assert ledger.resolve_event(event.event_id) == event.event_id
    assert ledger.resolve_event("evt_9") is None


def test_the_digest_speaks_of_content_and_not_of_runs_or_aliases(tmp_path: Path) -> None:
    digests = []
    for name, order in (("a", 1), ("b", -1)):
        with Ledger.open(tmp_path / name) as ledger, ledger.run("read"):
            reports = [a_report(), a_report(publisher="Other paper")][::order]
            for report in reports:
                ledger.add_report(report, RAW)
                ledger.store_reading(a_reading(report, a_claim(report), reader=f"reader {name}"))
            aliases = [Alias(old_id="evt_1", new_id=None)] if name == "b" else []
            stamp = msgspec.structs.replace(STAMP, reader=f"reader {name}")
            ledger.store_derived(stamp, (an_event(a_claim(a_report())),), (), (), (a_source(),), aliases)
            digests.append(ledger.digest())
    assert digests[0] == digests[1]
    assert set(digests[0]) == {"readings", "claims", "events", "holdings", "sieges", "sources"}


def test_the_digest_of_a_table_changes_with_its_content(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    before = ledger.digest()
    ledger.store_derived(STAMP, (an_event(a_claim(report)),), (), (), ())
    after = ledger.digest()
    assert [table for table in before if before[table] != after[table]] == ["events"]


def test_runs_are_logged_with_their_stamp_and_a_run_cut_off_has_no_end(ledger: Ledger) -> None:
    with ledger.run("build"):
        ledger.store_derived(STAMP, (), (), (), ())
    with pytest.raises(KeyboardInterrupt), ledger.run("read"):
        raise KeyboardInterrupt
    build, read = ledger.runs()
    assert (build.verb, build.stamp, build.finished is None) == ("build", STAMP, False)
    assert (read.verb, read.stamp, read.finished) == ("read", None, None)


def test_derived_rows_carry_the_run_that_made_them(ledger: Ledger) -> None:
    report = a_report()
    ledger.add_report(report, RAW)
    with ledger.run("build") as run_id:
        ledger.store_derived(STAMP, (an_event(a_claim(report)),), (), (), ())
    with sqlite3.connect(ledger.path) as raw:
        assert raw.execute("SELECT run_id FROM events").fetchall() == [(run_id,)]
