"""Whether a store is whole: evidence against hashes, ids against content, words against spans, trails against ends.

Out come problems, each with the id it speaks of; never a word of a report, for a problem is shown as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from twosource.records import Claim, Reading, Record, Report, report_id

if TYPE_CHECKING:
    from twosource.ledger.store import Ledger


class Problem(Record, frozen=True, kw_only=True):
    """Something that is not whole: in which kind of thing, which one, and what it is."""

    what: str
    id: str
    says: str


def problems(ledger: Ledger) -> Iterator[Problem]:
    """All problems of a store's reports, readings and derived tables."""
    reports: dict[str, Report] = {}
    is_whole = cache(ledger.evidence.is_whole)  # the rows of a table share one file
    for report in ledger.reports():
        reports[report.report_id] = report
        yield from _report_problems(report, is_whole)
    claims: set[str] = set()
    reader = ledger.reader
    for reading in ledger.readings(reader) if reader else ():
        claims.update(claim.claim_id for claim in reading.claims)
        yield from _reading_problems(reading, reports[reading.report_id].text)
    yield from _trail_problems(ledger, claims)


def _report_problems(report: Report, is_whole: Callable[[str], bool | None]) -> Iterator[Problem]:
    if report_id(report.publisher, report.published, report.text) != report.report_id:
        yield Problem(what="report", id=report.report_id, says="its id is not that of its content: it was changed")
    for name, sha256 in (("evidence file", report.raw_sha256), *_map(report)):
        whole = is_whole(sha256) if sha256 else None
        if whole is None:
            yield Problem(what="report", id=report.report_id, says=f"its {name} is missing")
        elif not whole:
            yield Problem(what="report", id=report.report_id, says=f"its {name} was changed")


def _map(report: Report) -> Iterator[tuple[str, str]]:
    if report.map_sha256 is not None:
        yield "map of columns", report.map_sha256


def _reading_problems(reading: Reading, text: str) -> Iterator[Problem]:
    for claim in reading.claims:
        for field, start, end, words in claim_spans(claim):
            if not 0 <= start <= end <= len(text):
                yield Problem(what="claim", id=claim.claim_id, says=f"its {field} lies outside the report's text")
            elif words is not None and text[start:end] != words:
                yield Problem(
                    what="claim",
                    id=claim.claim_id,
                    says=f"its {field} at {start}-{end} is not what the report says there",
                )
    for name, start, end, words in (
        *(("paragraph", paragraph.start, paragraph.end, None) for paragraph in reading.paragraphs),
        *(("log entry", entry.start, entry.end, None) for entry in reading.log),
        *(("person", person.start, person.end, person.text) for person in reading.people),
    ):
        outside = not 0 <= start <= end <= len(text)
        if outside or (words is not None and text[start:end] != words):
            yield Problem(
                what="reading",
                id=reading.report_id,
                says=f"a {name} at {start}-{end} is not what the report says there",
            )


def claim_spans(claim: Claim) -> Iterator[tuple[str, int, int, str | None]]:
    """Every span of a claim: its field, start, end, and the words it gives there (None where it gives none)."""
    for field, span in (("sentence", claim.sentence), ("trigger", claim.trigger)):
        yield field, span.start, span.end, span.text
    for field in ("actor", "target", "place", "from_place", "instrument"):
        for mention in getattr(claim, field):
            yield field, mention.start, mention.end, mention.text
    for speaker in claim.speakers:
        yield "speaker", speaker.start, speaker.end, None
    if claim.time.span is not None:
        yield "time", *claim.time.span, claim.time.text
    for figure in claim.figures:
        yield "figure", *figure.span, figure.text


def _trail_problems(ledger: Ledger, claims: set[str]) -> Iterator[Problem]:
    events: set[str] = set()
    for event in ledger.events():
        events.add(event.event_id)
        named = {
            *event.claims,
            *(claim for origin in event.origins for claim in origin.claims),
            *(claim for dispute in event.disputes for position in dispute.positions for claim in position.claims),
        }
        if not event.claims:
            yield Problem(what="event", id=event.event_id, says="it rests on no claim")
        for missing in sorted(named - claims):
            yield Problem(what="event", id=event.event_id, says=f"its claim {missing} is not there")
    for holding in ledger.holdings():
        for missing in sorted(set(holding.because) - events):
            yield Problem(what="holding", id=holding.holding_id, says=f"its event {missing} is not there")
    for siege in ledger.sieges():
        for missing in sorted(set(siege.because) - events):
            yield Problem(what="siege", id=siege.siege_id, says=f"its event {missing} is not there")
