"""What stays the same however long a run is and however many processes read: memory, and the time for each report.

In: files of reports. Out: what a thousand reports add to a process, and what a second process saves.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Line, in_own_process
from texts import lines, stream, written

MEGABYTE = 1e6


def growth(folder: Path, count: int) -> Iterator[Line]:
    """What a process adds to its memory as it reads on: many reports of a stream, and a fifth as many on wars alone."""
    for name, many, reports in (
        ("a stream of 95 % other news", count, stream(count)),
        ("conflict news", count // 5, lines(count // 5)),
    ):
        file = written(reports, folder / "growth.jsonl")
        with tempfile.TemporaryDirectory() as data:
            told = in_own_process("grow", data, str(file))
        note = f"{many:,} reports, after the first fifth; peak {told['peak'] / MEGABYTE:.0f} MB"
        yield Line(f"memory added by 1,000 reports of {name}", told["growth"] / MEGABYTE, "MB", 2, note)


def processes(folder: Path, count: int) -> Iterator[Line]:
    """Reading so many reports on wars in two processes against one, from a cold start."""
    file = written(lines(count), folder / "many.jsonl")
    seconds = {}
    for jobs in ("1", "2"):
        with tempfile.TemporaryDirectory() as data:
            seconds[jobs] = in_own_process("read_in", data, str(file), jobs)["seconds"]
    note = f"{count:,} reports in {seconds['1']:.0f} s by one"
    yield Line("read --jobs 2 / read --jobs 1, from a cold start", seconds["2"] / seconds["1"], "x", note=note)
