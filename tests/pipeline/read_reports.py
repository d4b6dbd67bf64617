"""A process that reads reports, to be killed. Arguments: data folder, number of reports, seconds for each, a word."""

from __future__ import annotations

import sys
from pathlib import Path

from fake_rooms import FakeReader, FakeRooms, a_line

from twosource.pipeline import Monitor


class Spoken:
    """Progress on the standard output, one line a step."""

    def start(self, what: str, total: int | None) -> None:
        self.what = what

    def advance(self) -> None:
        print(self.what, flush=True)

    def finish(self) -> None:
        pass


def main(folder: str, count: str, seconds: str, word: str = "Number") -> None:
    texts = [f"{a_line('2017-09-05')} {word} {n}." for n in range(int(count))]
    rooms = FakeRooms(reader=FakeReader(seconds=float(seconds)), by_day=False)
    with Monitor(Path(folder), rooms=rooms, progress=Spoken()) as monitor:
        monitor.read(texts, overrides=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
