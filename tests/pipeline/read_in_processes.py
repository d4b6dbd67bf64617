"""A process that reads reports in two others, to be killed. Argument: the data folder."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from fake_rooms import FakeReader, FakeRooms, a_line
from read_reports import Spoken

from twosource.pipeline import Monitor


def main(folder: str) -> None:
    texts = [f"{a_line('2017-09-05')} Number {n}." for n in range(500)]
    rooms = FakeRooms(by_day=False)
    rooms.elsewhere = lambda: partial(FakeRooms, reader=FakeReader(seconds=0.02))  # type: ignore[method-assign]
    with Monitor(Path(folder), rooms=rooms, progress=Spoken(), jobs=2) as monitor:
        monitor.read(texts, overrides=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
