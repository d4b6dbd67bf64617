import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fake_rooms import READER, FakeRooms

from twosource.pipeline import Monitor

HERE = Path(__file__).parent


def start(folder: Path, count: int, seconds: float, word: str = "Number") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(HERE / "read_reports.py"), str(folder), str(count), str(seconds), word],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent / "ledger"), *sys.path))},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("stage", "steps"), [("taking in", 120), ("reading", 200)])
def test_killed_in_the_middle_of_500_reports_nothing_finished_is_lost_and_the_rest_is_read_next(
    tmp_path: Path, stage: str, steps: int
) -> None:
    with start(tmp_path, 500, 0.002) as process:
        assert process.stdout is not None
        done = 0
        for line in process.stdout:
            done += line.strip() == stage
            if done == steps:
                break
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL

    with Monitor(tmp_path, rooms=FakeRooms(by_day=False)) as monitor:
        assert monitor.verify() == []
        reports = list(monitor.ledger.reports())
        unread = monitor.ledger.count_unread(READER)
        if stage == "taking in":
            assert steps <= len(reports) < 500
        else:
            assert len(reports) == 500
            assert len(reports) - unread >= steps
            assert unread > 0
        (run,) = monitor.ledger.runs()
        assert run.finished is None

    with start(tmp_path, 500, 0) as again:
        read = sum(line.strip() == "reading" for line in again.stdout or ())
    assert again.returncode == 0
    assert read == unread + (500 - len(reports))
    with Monitor(tmp_path, rooms=FakeRooms(by_day=False)) as monitor:
        assert len(list(monitor.ledger.reports())) == 500
        assert monitor.ledger.count_unread(READER) == 0
        assert monitor.verify() == []
        picture = monitor.picture()
        assert (len(picture.readings), len(picture.events)) == (500, 500)


def test_killed_while_it_reads_a_store_that_was_built_before_the_old_picture_stays_whole(tmp_path: Path) -> None:
    first = start(tmp_path, 5, 0)
    first.communicate()
    assert first.returncode == 0
    with Monitor(tmp_path, rooms=FakeRooms()) as monitor:
        before = monitor.picture().events
    with start(tmp_path, 200, 0.01) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "reading":
                break
        process.kill()
    with Monitor(tmp_path, rooms=FakeRooms(by_day=False)) as monitor:
        assert monitor.picture().events == before
        assert monitor.verify() == []
        assert monitor.build().events == 200


def test_two_programs_reading_into_one_store_at_once_lose_nothing(tmp_path: Path) -> None:
    both = [start(tmp_path, 60, 0.001, word) for word in ("One", "Two")]
    for process in both:
        process.communicate()
    assert [process.returncode for process in both] == [0, 0]
    with Monitor(tmp_path, rooms=FakeRooms(by_day=False)) as monitor:
        assert monitor.verify() == []
        assert monitor.build().events == 120
        assert monitor.ledger.count_unread(READER) == 0
