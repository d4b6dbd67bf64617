"""Records made for the tests, with only what a test speaks of given."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from twosource.ledger import RunStamp
from twosource.records import (
    Claim,
    ClaimTime,
    Event,
    EventPlace,
    EventTime,
    Figure,
    Holding,
    LogEntry,
    Mention,
    Origin,
    Paragraph,
    Party,
    PersonMention,
    Reading,
    Report,
    Siege,
    SourceProfile,
    Span,
    claim_id,
    event_id,
    holding_id,
    report_id,
    siege_id,
)

READER = "reader 1"
STAMP = RunStamp(
    program="0.1.0", reader=READER, codebook="codebook 1", knowledge="knowledge 1", settings="settings 1", reports="r"
)
TEXT = "The army captured Palmyra on Sunday, the monitor said. Jane Doe, 9, saw 12 shells."


def a_report(text: str = TEXT, published: str | None = "2017-09-05", publisher: str | None = "Paper", **more) -> Report:
    own_id = report_id(publisher, published, text)
    return Report(report_id=own_id, publisher=publisher, published=published, text=text, **{"title": None, **more})


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def a_claim(report: Report, trigger: str = "captured", event_type: str = "capture") -> Claim:
    text = report.text
    at = span(text, trigger)
    army, number = span(text, "The army"), span(text, "12")
    return Claim(
        claim_id=claim_id(report.report_id, at.start, at.end, event_type, "frame"),
        report_id=report.report_id,
        external_id=report.external_id,
        publisher=report.publisher,
        published=report.published,
        sentence=Span(start=0, end=len(text), text=text),
        trigger=at,
        event_type=event_type,
        plover=None,
        acled=None,
        polarity="affirmed",
        modality="happened",
        certainty="stated",
        speakers=(),
        actor=(
            Mention(
                id="act:army",
                name="Army",
                kind="state_forces",
                text=army.text,
                start=army.start,
                end=army.end,
                via="name",
            ),
        ),
        target=(),
        place=(),
        from_place=(),
        instrument=(),
        time=ClaimTime(start=date(2017, 9, 3), end=date(2017, 9, 3), precision="day", basis="text", text="", span=None),
        figures=(Figure(what="shells", low=12, best=12, high=12, text=number.text, span=(number.start, number.end)),),
    )


def a_reading(report: Report, *claims: Claim, reader: str = READER) -> Reading:
    text = report.text
    jane = text.find("Jane Doe")
    people = (PersonMention(start=jane, end=jane + 8, text="Jane Doe", public=False, child=True),) if jane >= 0 else ()
    return Reading(
        report_id=report.report_id,
        reader=reader,
        language="en",
        paragraphs=(Paragraph(kind="body", start=0, end=len(text)),),
        claims=claims,
        people=people,
        log=(LogEntry(what="read", why="body", start=0, end=len(text)),),
    )


def an_event(*claims: Claim, place_id: str = "plc:sy:palmyra") -> Event:
    ids = tuple(claim.claim_id for claim in claims)
    return Event(
        event_id=event_id(ids[0]),
        event_type=claims[0].event_type,
        plover=None,
        acled=None,
        actor=(Party(id="act:army", name="Army", kind="state_forces"),),
        target=(),
        place=EventPlace(id=place_id, name="Palmyra", lat=34.55, lon=38.27, radius_km=3.0, country="SY", admin1="Homs"),
        from_place=None,
        time=EventTime(start=date(2017, 9, 3), end=date(2017, 9, 3), precision="day"),
        figures=(),
        grade="reported",
        grade_reason="one origin without interest",
        credibility=0.5,
        credibility_low=0.2,
        credibility_high=0.8,
        credibility_basis="prior",
        unverified=False,
        against_interest=False,
        speech=False,
        modality="happened",
        attributes=(),
        origins=(
            Origin(
                key="src:paper",
                source_id="src:paper",
                name="Paper",
                kind="press",
                interest="none",
                weight=1.0,
                claims=ids,
            ),
        ),
        n_reports=1,
        n_claims=len(ids),
        n_origins=1,
        effective_origins=1.0,
        disputes=(),
        claims=ids,
    )


def a_holding(*events: Event) -> Holding:
    army = Party(id="act:army", name="Army", kind="state_forces")
    return Holding(
        holding_id=holding_id("plc:sy:palmyra", date(2017, 9, 3), "held", "act:army"),
        place_id="plc:sy:palmyra",
        place="Palmyra",
        lat=34.55,
        lon=38.27,
        radius_km=3.0,
        country="SY",
        from_=date(2017, 9, 3),
        to=None,
        holder=army,
        status="held",
        besieged=False,
        probability=0.9,
        alternatives=(),
        because=tuple(event.event_id for event in events),
        reason="captured",
    )


def a_siege(*events: Event) -> Siege:
    return Siege(
        siege_id=siege_id("plc:sy:palmyra", "act:is", None),
        place_id="plc:sy:palmyra",
        place="Palmyra",
        lat=34.55,
        lon=38.27,
        besieger=(),
        besieged=(),
        start=None,
        end=None,
        status="broken",
        people=None,
        supply=(),
        because=tuple(event.event_id for event in events),
        reason="broken",
    )


def a_source() -> SourceProfile:
    return SourceProfile(
        source_id="src:paper",
        name="Paper",
        kind="press",
        aligned=(),
        n_reports=1,
        n_claims=1,
        n_events=1,
        n_alone=1,
        n_corroborated=0,
        n_disputed=0,
    )


def with_hash(report: Report, raw: bytes) -> Report:
    return msgspec.structs.replace(report, raw_sha256=hashlib.sha256(raw).hexdigest())
