"""The made-up war behind a real store: real corroboration, assessment and decisions; only the reader is made up.

It gives back the claims a test wrote down. Days that it calls relative follow a report's date, as a reader's do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from made_events import book
from made_world import WORLD, claim, on, read, says, where, who

from twosource.codebook import Codebook
from twosource.pipeline import Monitor, Rooms
from twosource.pipeline.config import Config
from twosource.records import Claim, Decision, DecisionKind, Event, PersonMention, Reading, Report

WORLD.version = "made up"  # type: ignore[attr-defined]
JANE = PersonMention(start=0, end=8, text="Jane Doe", public=False)

TAKEN = {"actor": [who("act:red")], "target": [who("act:blue")], "place": [where("plc:xx:city")]}
SHELLED = {"actor": [who("act:blue")], "place": [where("plc:xx:village")], "time": on("2017-09-08")}
FOUNDER = claim(publisher="The Paper", published="2017-09-05", speakers=[says("src:monitor")], **TAKEN)
BY_TV = claim(publisher="Red TV", published="2017-09-06", **TAKEN)
BY_AGENCY = claim(publisher="The Agency", published="2017-09-07", **TAKEN)
SHELLING = claim("shelling", publisher="The Paper", published="2017-09-09", **SHELLED)
PORT = claim(
    publisher="Second Monitor", published="2017-09-06", actor=[who("act:red")], target=[who("act:blue")],
    place=[where("plc:xx:port")], time=on("2017-09-06", basis="news"),
)  # fmt: skip
IN_ONE_SENTENCE = claim(
    "shelling", publisher="Second Monitor", published="2017-09-06", actor=[who("act:red")],
    place=[where("plc:xx:port")], time=on("2017-09-06", basis="news"), sentence=PORT.sentence.text, trigger="Monitor",
)  # fmt: skip
CLAIMS = (FOUNDER, BY_TV, BY_AGENCY, SHELLING, PORT, IN_ONE_SENTENCE)


class MadeReader:
    """Reads what was written down: of each report the claims in ``claims``; ``renamed`` gives all new ids."""

    def __init__(
        self, claims: Sequence[Claim], stamp: str = "made reader 1", wires: Mapping[str, str] | None = None
    ) -> None:
        self.stamp = stamp
        _, readings = read(*claims, people=[JANE], wires=wires)
        self._readings = {reading.report_id: reading for reading in readings}
        self.read: list[str] = []

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            self.read.append(report.report_id)
            reading = self._readings[report.report_id]
            claims = tuple(self._of(report, one) for one in reading.claims)
            yield msgspec.structs.replace(reading, reader=self.stamp, claims=claims)

    @staticmethod
    def _of(report: Report, one: Claim) -> Claim:
        if one.time.basis == "news" and report.published_date is not None:
            time = msgspec.structs.replace(one.time, start=report.published_date, end=report.published_date)
            one = msgspec.structs.replace(one, time=time)
        return msgspec.structs.replace(one, publisher=report.publisher, published=report.published)


class Accepted(NamedTuple):
    report: Report
    raw: bytes
    notes: tuple[str, ...] = ()


class WorldRooms(Rooms):
    """The real rooms over the made-up war."""

    def __init__(self, claims: Sequence[Claim] = CLAIMS, stamp: str = "made reader 1", **how: Any) -> None:
        super().__init__(Config(), Path())
        self.claims = tuple(claims)
        self.made = MadeReader(claims, stamp, **how)

    @property
    def reader(self) -> MadeReader:  # type: ignore[override]
        return self.made

    @cached_property
    def knowledge(self) -> Any:  # type: ignore[override]
        return WORLD

    @cached_property
    def codebook(self) -> Codebook:  # type: ignore[override]
        return book()

    def take_in(self, inputs: Sequence[str], overrides: Any) -> Iterator[Any]:
        reports, _ = read(*self.claims)
        for report in reports:
            if not inputs or report.report_id in inputs:
                yield Accepted(report, report.report_id.encode())


class Desk(Monitor):
    """A monitor with shorthands for deciding, and for what is there."""

    def __init__(self, folder: Path, rooms: WorldRooms) -> None:
        super().__init__(folder, rooms=rooms)
        self.read([], overrides=None)  # type: ignore[arg-type]

    def judge(self, kind: DecisionKind, subject: str, other: str | None = None, **more: Any) -> Decision:
        more = {"who": "Ana", "why": "seen", "other": other} | more
        return self.decide(kind, subject, **more).decision

    def claim(self, claim_id: str) -> Claim:
        picture = self.picture()
        claims = (*(one for reading in picture.readings for one in reading.claims), *picture.rejected)
        return next(one for one in claims if one.claim_id == claim_id)

    def event_of(self, one: Claim) -> Event:
        return next(event for event in self.picture().events if one.claim_id in event.claims)

    def shown(self, picture: Any = None) -> Any:
        """All that a picture says, without the ids of decisions, which no two runs share."""
        whole = self.picture() if picture is None else picture
        parts = [whole.reports, whole.readings, whole.events, whole.holdings, whole.sieges, whole.sources]
        return msgspec.json.decode(re.sub(rb"dec_[0-9a-f]+", b"dec", msgspec.json.encode(parts)))


def day(text: str) -> date:
    return date.fromisoformat(text)
