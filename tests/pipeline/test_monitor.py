from datetime import date
from pathlib import Path

import msgspec
import pytest
from fake_rooms import READER, FakeReader, FakeRooms, a_line, a_text_report

from twosource.errors import TwosourceError
from twosource.pipeline import Monitor, Note
from twosource.records import Rejection

ONE, TWO, THREE = (a_line(day) for day in ("2017-09-05", "2017-09-06", "2017-09-07"))


class Listener:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def start(self, what: str, total: int | None) -> None:
        self.heard.append((what, total))

    def advance(self) -> None:
        self.heard.append("step")

    def finish(self) -> None:
        self.heard.append("done")


def test_reading_takes_in_reads_and_builds(monitor: Monitor) -> None:
    outcome = monitor.read([ONE, TWO, "Nothing."], overrides="given")
    assert len(outcome.added) == 3
    assert (outcome.known, outcome.rejected, outcome.notes) == ((), (), ())
    assert outcome.build is not None
    assert (outcome.build.read, outcome.build.claims, outcome.build.events, outcome.build.holdings) == (3, 2, 2, 1)
    assert monitor.rooms.overrides == ["given"]
    assert monitor.verify() == []


def test_the_picture_is_what_the_store_holds_with_readings_in_the_order_of_reports(monitor: Monitor) -> None:
    monitor.read([THREE, ONE, TWO, "Undated."], overrides=None)
    picture = monitor.picture()
    assert [report.published for report in picture.reports] == ["2017-09-05", "2017-09-06", "2017-09-07", None]
    assert [reading.report_id for reading in picture.readings] == [report.report_id for report in picture.reports]
    assert len(picture.events) == 3
    assert [source.name for source in picture.sources] == ["Paper"]


def test_a_rejected_input_is_named_and_logged_and_the_rest_is_read(monitor: Monitor) -> None:
    outcome = monitor.read(["bad one", ONE], overrides=None)
    assert outcome.rejected == (Rejection(where="bad one", reason="it is bad", cure="Mend it"),)
    assert list(monitor.ledger.rejections()) == list(outcome.rejected)
    assert len(outcome.added) == 1


def test_the_same_report_twice_is_one_report_and_is_said_to_be_known(monitor: Monitor) -> None:
    first = monitor.read([ONE, ONE], overrides=None)
    assert (len(first.added), first.known) == (1, first.added)
    again = monitor.read([ONE], overrides=None)
    assert (again.added, again.known) == ((), first.added)
    assert len(list(monitor.ledger.reports())) == 1


def test_a_new_report_with_the_external_id_of_an_earlier_one_is_kept_and_said_to_be(monitor: Monitor) -> None:
    first = monitor.read([f"{ONE}#7"], overrides=None)
    second = monitor.read([f"{TWO}#7"], overrides=None)
    assert len(second.added) == 1
    (note,) = second.notes
    assert note.where == "0.txt"
    assert "'7'" in note.says
    assert first.added[0] in note.says
    assert set(monitor.ledger.with_external_ids(["7"])["7"]) == {*first.added, *second.added}


def test_what_intake_noted_of_an_input_is_passed_on(monitor: Monitor) -> None:
    assert monitor.read([f"{ONE}!no date"], overrides=None).notes == (Note(where="0.txt", says="no date"),)
    assert monitor.read([f"{ONE}!no date"], overrides=None).notes == ()


def test_without_building_reports_are_read_and_the_picture_has_no_events(monitor: Monitor) -> None:
    outcome = monitor.read([ONE], overrides=None, build=False)
    assert outcome.build is None
    picture = monitor.picture()
    assert (len(picture.readings), picture.events) == (1, ())
    assert not monitor.is_built(picture)
    assert monitor.build().events == 1
    assert monitor.is_built(monitor.picture())


def test_a_report_whose_text_cannot_be_stored_is_rejected_and_the_rest_is_read(monitor: Monitor) -> None:
    outcome = monitor.read(["half \ud83d a sign", ONE], overrides=None)
    (rejected,) = outcome.rejected
    assert rejected.where == "0.txt"
    assert "half a character" in rejected.reason
    assert len(outcome.added) == 1


def test_a_report_the_reader_fails_on_costs_no_other_and_is_tried_again(monitor: Monitor, rooms: FakeRooms) -> None:
    rooms.reader.fails_on = "hard"
    texts = [f"text {n}" for n in range(7)] + ["a hard text of Jane Doe"]
    outcome = monitor.read(texts, overrides=None)
    (rejected,) = outcome.rejected
    assert "ValueError" in rejected.reason
    assert "Jane" not in str(rejected)
    assert outcome.build is not None
    assert outcome.build.read == 7
    assert monitor.ledger.count_unread(READER) == 1
    rooms.reader.fails_on = "\x00"
    assert monitor.build().read == 1


def test_what_the_reader_says_to_the_user_is_no_fault_of_one_report(monitor: Monitor, rooms: FakeRooms) -> None:
    class NoModel(FakeReader):
        def read_many(self, reports):
            next(iter(reports))
            raise TwosourceError("there is no English model", cure="Install one")
            yield

    rooms.reader = NoModel()
    with pytest.raises(TwosourceError, match="no English model"):
        monitor.read([ONE], overrides=None)
    assert len(list(monitor.ledger.reports())) == 1


def test_reports_are_read_once_and_again_only_where_the_readers_stamp_differs(
    monitor: Monitor, rooms: FakeRooms
) -> None:
    monitor.read([ONE], overrides=None)
    monitor.read([TWO], overrides=None)
    assert len(rooms.reader.read) == 2
    rooms.reader = FakeReader(stamp="fake reader 2")
    assert monitor.build().read == 2
    assert monitor.ledger.reader == "fake reader 2"
    assert len(monitor.picture().readings) == 2


@pytest.mark.parametrize("cut_after", range(6))
def test_work_cut_off_at_any_report_goes_on_where_it_was(tmp_path: Path, cut_after: int) -> None:
    class CutOff(FakeReader):
        def _one(self, report):
            if len(self.read) == cut_after:
                raise KeyboardInterrupt
            return super()._one(report)

    texts = [a_line(f"2017-09-0{n}") for n in range(1, 7)]
    with Monitor(tmp_path, rooms=FakeRooms(reader=CutOff())) as monitor, pytest.raises(KeyboardInterrupt):
        monitor.read(texts, overrides=None)
    reader = FakeReader()
    with Monitor(tmp_path, rooms=FakeRooms(reader=reader)) as monitor:
        assert monitor.verify() == []
        assert monitor.ledger.count_unread(READER) == 6 - cut_after
        assert monitor.build().read == 6 - cut_after
        assert monitor.build().events == 6
        assert monitor.verify() == []


def test_reading_one_after_the_other_gives_the_same_bytes_as_all_at_once(tmp_path: Path) -> None:
    with (
        Monitor(tmp_path / "a", rooms=FakeRooms()) as at_once,
        Monitor(tmp_path / "b", rooms=FakeRooms()) as bit_by_bit,
    ):
        at_once.read([ONE, TWO, THREE], overrides=None)
        for text in (THREE, ONE, TWO):
            bit_by_bit.read([text], overrides=None)
        assert at_once.ledger.digest() == bit_by_bit.ledger.digest()


def test_a_rebuild_reads_everything_again_and_gives_the_same(monitor: Monitor, rooms: FakeRooms) -> None:
    monitor.read([ONE, TWO], overrides=None)
    before = monitor.ledger.digest()
    outcome = monitor.rebuild()
    assert outcome.read == 2
    assert len(rooms.reader.read) == 4
    assert monitor.ledger.digest() == before


def test_a_rebuild_keeps_the_old_reading_of_a_report_the_reader_now_fails_on(
    monitor: Monitor, rooms: FakeRooms
) -> None:
    monitor.read([ONE, TWO], overrides=None)
    rooms.reader.fails_on = "2017-09-06"
    outcome = monitor.rebuild()
    assert (outcome.read, len(outcome.failed), outcome.events) == (1, 1, 2)


def test_the_check_finds_the_same_bytes_and_changes_nothing(monitor: Monitor) -> None:
    monitor.read([ONE, TWO], overrides=None)
    runs = list(monitor.ledger.runs())
    outcome = monitor.rebuild(check=True)
    assert outcome.same
    assert (outcome.differences, outcome.inputs) == ((), ())
    assert outcome.digests == monitor.ledger.digest()
    assert list(monitor.ledger.runs()) == runs


def test_the_check_names_the_tables_that_differ_and_the_ids(monitor: Monitor, rooms: FakeRooms) -> None:
    monitor.read([ONE, a_line("2017-09-05", "Sukhnah")], overrides=None)
    (before,) = monitor.picture().events
    rooms.by_day = False
    outcome = monitor.rebuild(check=True)
    assert not outcome.same
    assert [found.table for found in outcome.differences] == ["events", "holdings"]
    assert (outcome.differences[0].changed, outcome.differences[0].added) == (1, 1)
    assert before.event_id in outcome.differences[0].ids
    assert outcome.inputs == ()


def test_the_check_says_which_inputs_of_the_build_have_changed_since(monitor: Monitor, rooms: FakeRooms) -> None:
    monitor.read([ONE], overrides=None)
    monitor.read([TWO], overrides=None, build=False)
    rooms.settings = "other settings"
    outcome = monitor.rebuild(check=True)
    assert outcome.inputs == ("settings", "reports")
    assert not outcome.same


def test_an_event_that_is_gone_answers_under_its_successor(monitor: Monitor, rooms: FakeRooms) -> None:
    rooms.by_day = False
    monitor.read([ONE, a_line("2017-09-05", "Sukhnah")], overrides=None)
    before = [event.event_id for event in monitor.picture().events]
    rooms.by_day = True
    monitor.build()
    (after,) = (event.event_id for event in monitor.picture().events)
    assert len(before) == 2
    assert [monitor.ledger.resolve_event(event) for event in before] == [after, after]


def test_with_a_delay_products_rest_on_no_later_report(monitor: Monitor) -> None:
    monitor.read([ONE, TWO, THREE, "Undated."], overrides=None)
    day = date(2017, 9, 8)
    assert monitor.public_picture(day) == monitor.picture()
    held_back = monitor.public_picture(day, delay_days=2)
    assert [report.published for report in held_back.reports] == ["2017-09-05", "2017-09-06"]
    assert len(held_back.events) == 2
    shown = {claim.claim_id for reading in held_back.readings for claim in reading.claims}
    assert {claim for event in held_back.events for claim in event.claims} == shown
    assert monitor.public_picture(day, delay_days=100).events == ()


def test_the_delay_of_the_configuration_is_kept(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("delay_days = 2\n")
    with Monitor(tmp_path, rooms=FakeRooms()) as monitor:
        monitor.read([ONE, THREE], overrides=None)
        assert len(monitor.public_picture(date(2017, 9, 8)).reports) == 1
        assert len(monitor.public_picture(date(2017, 9, 8), delay_days=0).reports) == 2


def test_progress_is_told_stretch_by_stretch(tmp_path: Path, rooms: FakeRooms) -> None:
    listener = Listener()
    with Monitor(tmp_path, rooms=rooms, progress=listener) as monitor:
        monitor.read([ONE, TWO], overrides=None)
    assert listener.heard == [
        *[("taking in", None), "step", "step", "done"],
        *[("opening", None), "done"],
        *[("reading", 2), "step", "step", "done"],
        *[("corroborating", None), "done", ("assessing", None), "done", ("storing", None), "done"],
    ]


def test_the_stamp_speaks_of_all_that_the_tables_were_made_from(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    one = monitor.ledger.run_stamp()
    monitor.read([TWO], overrides=None)
    two = monitor.ledger.run_stamp()
    assert one is not None
    assert two is not None
    assert (one.reader, one.codebook, one.knowledge, one.settings) == (READER, "fake codebook", "fake", "fake settings")
    assert one.reports != two.reports
    assert msgspec.structs.replace(one, reports="") == msgspec.structs.replace(two, reports="")


def test_the_evidence_of_every_report_is_kept(monitor: Monitor) -> None:
    monitor.read([ONE], overrides=None)
    (report,) = monitor.ledger.reports()
    assert report.report_id == a_text_report(ONE).report_id
    assert monitor.ledger.evidence.get(report.raw_sha256 or "") == ONE.encode()
