"""Reading over processes: the same readings in the same order, little at a time, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from dying_rooms import DyingReader, MissingModelRooms
from fake_rooms import FakeReader, FakeRooms, a_line, a_text_report

from twosource.errors import TwosourceError
from twosource.intake import ReportFields
from twosource.pipeline import Monitor, sample_files
from twosource.pipeline.attempts import attempt
from twosource.pipeline.processes import CHUNK, WorkerDiedError, attempt_in
from twosource.records import Rejection, Report

HERE = Path(__file__).parent


def reports(count: int, hard: int | None = None) -> list[Report]:
    return [a_text_report(f"{a_line('2017-09-05')} {'hard' if n == hard else 'easy'} {n}.") for n in range(count)]


def opens(**kinds: object) -> partial[FakeRooms]:
    return partial(FakeRooms, reader=FakeReader(**kinds))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, CHUNK, 5 * CHUNK + 3])
def test_processes_give_what_one_gives_in_the_same_order(count: int) -> None:
    given = reports(count, hard=count // 2)
    ours = list(attempt_in(2, opens(fails_on="hard"), given))
    alone = list(attempt(FakeReader(fails_on="hard"), given))
    ids = {report.report_id: n for n, report in enumerate(given)}
    assert sorted(map(str, ours)) == sorted(map(str, alone))
    assert sum(isinstance(outcome, Rejection) for outcome in ours) == 1
    chunks = [ids[outcome.report_id] // CHUNK for outcome in ours if not isinstance(outcome, Rejection)]
    assert chunks == sorted(chunks)


def test_no_more_is_taken_than_the_processes_can_hold_and_leaving_off_ends_them() -> None:
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for report in reports(100 * CHUNK):
            taken += 1
            yield report

    outcomes = attempt_in(2, opens(), stream())
    next(outcomes)
    assert taken <= 5 * CHUNK
    outcomes.close()  # type: ignore[attr-defined]


def test_what_a_reader_has_to_say_to_the_user_is_heard_over_here() -> None:
    with pytest.raises(TwosourceError, match="no model") as caught:
        list(attempt_in(2, MissingModelRooms, reports(3)))
    assert caught.value.cure == "Install one"


def test_a_process_that_dies_is_named_and_what_came_before_is_kept(tmp_path: Path) -> None:
    rooms = FakeRooms(by_day=False)
    rooms.elsewhere = lambda: partial(FakeRooms, reader=DyingReader())  # type: ignore[method-assign]
    texts = [f"{a_line('2017-09-05')} Number {n}." for n in range(3 * CHUNK)]
    texts += [f"{a_line('2017-09-06')} A {'fatal' if n == 0 else 'later'} one, {n}." for n in range(CHUNK)]
    with Monitor(tmp_path, rooms=rooms, jobs=2) as monitor:
        with pytest.raises(WorkerDiedError, match="--jobs"):
            monitor.read(texts, None)  # type: ignore[arg-type]
        assert monitor.ledger.count_unread(rooms.reader.stamp) <= 2 * CHUNK + 1
        assert monitor.verify() == []


def test_processes_end_with_the_one_they_work_for_even_when_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(HERE / "read_in_processes.py"), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent / "ledger"), *sys.path))},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        seen = 0
        for line in process.stdout:
            seen += line.strip() == "reading"
            if seen == CHUNK + 5:
                break
        children = _children(process.pid)
        process.send_signal(signal.SIGKILL)
    assert len(children) >= 2
    waited = 0.0
    while any(_runs(child) for child in children) and waited < 20:
        time.sleep(0.1)
        waited += 0.1
    assert [child for child in children if _runs(child)] == []
    with Monitor(tmp_path, rooms=FakeRooms(by_day=False)) as monitor:
        assert monitor.verify() == []
        kept = len(list(monitor.ledger.reports())) - monitor.ledger.count_unread(FakeReader().stamp)
        assert kept >= seen


def test_the_real_rooms_make_the_same_bytes_in_two_processes(tmp_path: Path) -> None:
    inputs = [str(path) for path in sample_files()]
    digests = []
    for jobs in (1, 2):
        with Monitor(tmp_path / str(jobs), jobs=jobs) as monitor:
            outcome = monitor.read(inputs, ReportFields())
            assert outcome.rejected == ()
            digests.append(monitor.ledger.digest())
    assert digests[0] == digests[1]


def _children(pid: int) -> list[int]:
    """The processes that this one started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
