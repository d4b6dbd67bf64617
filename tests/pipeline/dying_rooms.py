"""Rooms that fail in another process, for the tests of reading over processes."""

from __future__ import annotations

import os
from dataclasses import dataclass

from fake_rooms import FakeReader

from twosource.errors import TwosourceError
from twosource.pipeline import Rooms
from twosource.records import Reading, Report


@dataclass
class DyingReader(FakeReader):
    """Its process ends at once at a "fatal" report."""

    def _one(self, report: Report) -> Reading:
        if "fatal" in report.text:
            os._exit(9)
        return super()._one(report)


class MissingModelRooms(Rooms):
    """Rooms without a reader."""

    def __init__(self) -> None:
        pass

    @property
    def reader(self) -> FakeReader:  # type: ignore[override]
        raise TwosourceError("there is no model", cure="Install one")
