"""Rooms that stand in for the real ones: light, plain, and deterministic. A process of its own may import them too.

The reader makes one claim of the first "captured" in a text, and a private person of the first "Jane Doe"; it
can't read a text that says it is "unreadable".
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
from made_records import a_claim, a_holding, a_reading, a_source, an_event

from twosource.corroboration import Because, FieldWeight, Linked
from twosource.ledger import Weights
from twosource.pipeline import Rooms
from twosource.pipeline.silencing import Voiced, VoicesHeard
from twosource.records import Claim, Event, LogEntry, Reading, Rejection, Report, SourceProfile, report_id

READER = "fake reader 1"


@dataclass
class FakeReader:
    stamp: str = READER
    seconds: float = 0.0
    fails_on: str = "\x00"
    blind: bool = False  # makes no claims
    read: list[str] = field(default_factory=list)

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        batch = []
        for report in reports:
            batch.append(report)
            if len(batch) == 4:
                yield from map(self._one, batch)
                batch = []
        yield from map(self._one, batch)

    def _one(self, report: Report) -> Reading:
        time.sleep(self.seconds)
        if self.fails_on in report.text:
            raise ValueError(f"cannot read {report.text}")
        self.read.append(report.report_id)
        if "unreadable" in report.text:
            why = "it is in a language that is not read"
            log = (LogEntry(what="skipped", why=why, start=0, end=len(report.text)),)
            return msgspec.structs.replace(a_reading(report, reader=self.stamp), language="ar", log=log)
        if "football" in report.text:
            log = (LogEntry(what="skipped", why="other news", start=0, end=len(report.text)),)
            return msgspec.structs.replace(a_reading(report, reader=self.stamp), log=log, gated=True)
        claims = (a_claim(report),) if "captured" in report.text and not self.blind else ()
        return a_reading(report, *claims, reader=self.stamp)


@dataclass(frozen=True)
class FakeAccepted:
    report: Report
    raw: bytes
    notes: tuple[str, ...] = ()


@dataclass
class FakeCorroborator:
    rooms: FakeRooms
    reports: list[Report]
    readings: list[Reading]
    decisions: Any
    weights: Any

    def add(self, reports: Sequence[Report], readings: Sequence[Reading]) -> None:
        self.reports += reports
        self.readings += readings

    def corroboration(self) -> Any:
        order = {reading.report_id: reading for reading in self.readings}
        reports = sorted(self.reports, key=lambda r: (r.published is None, r.published or "", r.report_id))
        readings = [order[report.report_id] for report in reports]
        return self.rooms.corroborate(reports, readings, self.decisions, self.weights)

    def linked(self) -> Linked:
        return Linked(copies={}, lots=())


@dataclass
class FakeRooms(Rooms):
    """``by_day``: claims of one day of publication are one event, else each is its own; ``merge``: all are one."""

    reader: FakeReader = field(default_factory=FakeReader)
    codebook: Any = field(default_factory=lambda: SimpleNamespace(version="fake codebook", types={}, families={}))
    knowledge: Any = field(
        default_factory=lambda: SimpleNamespace(version="fake", places=SimpleNamespace(get=lambda _: None))
    )
    settings: str = "fake settings"
    by_day: bool = True
    merge: bool = False
    overrides: list[Any] = field(default_factory=list)

    def take_in(self, inputs: Sequence[str], overrides: Any) -> Iterator[Any]:
        self.overrides.append(overrides)
        for number, text in enumerate(inputs):
            if text.startswith("bad"):
                yield Rejection(where=text, reason="it is bad", cure="Mend it")
                continue
            text, _, note = text.partition("!")
            text, _, external_id = text.partition("#")
            report = a_text_report(text, f"{number}.txt", external_id or None)
            yield FakeAccepted(report, text.encode("utf-8", "surrogatepass"), (note,) if note else ())

    def corroborate(
        self, reports: Sequence[Report], readings: Sequence[Reading], decisions: Any = (), weights: Any = None
    ) -> Any:
        assert [report.report_id for report in reports] == [reading.report_id for reading in readings]
        groups: dict[object, list[Claim]] = defaultdict(list)
        for reading in readings:
            for claim in reading.claims:
                groups[self.merge or (claim.published if self.by_day else claim.claim_id)].append(claim)
        events = tuple(an_event(*claims) for claims in groups.values())
        sources: tuple[SourceProfile, ...] = (a_source(),) if reports else ()
        return SimpleNamespace(events=events, sources=sources)

    def corroborator(
        self, reports: Any, readings: Any, decisions: Any, weights: Any, linked: Any = None, events: Any = ()
    ) -> Any:
        return FakeCorroborator(self, list(reports), list(readings), decisions, weights)

    def as_shipped(self, when: str) -> Weights:
        return Weights(version="shipped", learnt=when, body="{}")

    def links_learnt(self, weights: Weights | None) -> str | None:
        return None

    def learn(
        self, reports: Sequence[Report], readings: Sequence[Reading], decisions: Any, when: str, *, links: bool = True
    ) -> Weights:
        return Weights(version=f"of {len(reports)}" + ("" if links else " but links"), learnt=when, body="{}")

    def explain(self, event: Event, claims: Sequence[Claim], weights: Any = None) -> tuple[Because, ...]:
        first = claims[0].claim_id
        return tuple(
            Because(
                claim_id=claim.claim_id,
                relation="founds" if claim.claim_id == first else "same",
                other=None if claim.claim_id == first else first,
                fields=()
                if claim.claim_id == first
                else (FieldWeight(field="time", weight=2.0, says="Jane Doe's day"),),
                total=None if claim.claim_id == first else 2.0,
                threshold=1.0,
                says="It is one with what Jane Doe saw.",
            )
            for claim in claims
        )

    def voices(self, reports: Sequence[Report], readings: Sequence[Reading]) -> VoicesHeard:
        paper = Voiced("src:paper", "src:paper", "Paper")
        claims = {claim.claim_id: paper for reading in readings for claim in reading.claims}
        of_paper = {report.report_id: paper for report in reports}
        return VoicesHeard(claims, of_paper, of_paper)

    def assess(self, events: Sequence[Event], claims: Sequence[Claim]) -> Any:
        known = {claim.claim_id for claim in claims}
        assert all(claim in known for event in events for claim in event.claims)
        return SimpleNamespace(holdings=(a_holding(*events),) if events else (), sieges=())


def a_text_report(text: str, name: str = "0.txt", external_id: str | None = None) -> Report:
    """A report whose text may begin with its day: ``2017-09-05 The army ...``."""
    try:
        published = date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        published = None
    return Report(
        report_id=report_id("Paper", published, text),
        publisher="Paper",
        published=published,
        title=None,
        text=text,
        external_id=external_id,
        origin_name=name,
    )


def a_line(day: str, place: str = "Palmyra") -> str:
    return f"{day} The army captured {place}. Jane Doe, 9, saw 12 shells."
