"""Corroboration to which reports are added: only the neighbourhood of a new report is linked again.

In: a monitor's reports and readings, and what was linked of them before; then one report after another. Out: the same
events and profiles, byte for byte, that `corroborate` gives of all of them under the same weights; and what is linked
now, to be kept. A new claim bears on the lots (`linking`) that it or its copies pass the threshold with, and on what
copies what among reports that share its sentences; all else stays.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from twosource.codebook import Codebook
from twosource.corroboration.constraints import constraints
from twosource.corroboration.copies import CopyBook, find_copies, reports_alike
from twosource.corroboration.corroborate import Corroboration, event_order
from twosource.corroboration.events import EventMaker
from twosource.corroboration.headlines import HeadlineBook, with_headlines
from twosource.corroboration.intervals import as_range
from twosource.corroboration.linking import Linker
from twosource.corroboration.origins import Voice, Voices
from twosource.corroboration.preparation import copy_book, eyewitnesses, headline_claims, in_full
from twosource.corroboration.reliability import SHIPPED_SOURCES, Reliabilities, SourceWeights
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.sources import SourceTally
from twosource.corroboration.statements import Statement, make_statements
from twosource.corroboration.strands import strands_of
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Claim, CodedRow, Decision, Event, Reading, Record, Report


class LinkedLot(Record, frozen=True, kw_only=True):
    """Statements that were linked together, by their original claims, and the events they made."""

    claims: tuple[str, ...]
    events: tuple[str, ...]


class Linked(Record, frozen=True, kw_only=True):
    """What was linked of some reports: which claims are copies of which, and the lots of the others."""

    copies: Mapping[str, str]
    lots: tuple[LinkedLot, ...]


class Corroborator:
    """What is told so far, linked and graded.

    Args:
        decisions: analysts' decisions, as for `corroborate`; with others a new one is made.
        linked: what an earlier one had linked of these very readings, under the same knowledge, codebook, settings,
            weights and decisions; none of it is linked again but the lots that lack an event.
        events: the events that it had made.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        *,
        knowledge: Knowledge,
        codebook: Codebook,
        settings: CorroborationSettings = DEFAULTS,
        decisions: Sequence[Decision] = (),
        source_weights: SourceWeights = SHIPPED_SOURCES,
        linked: Linked | None = None,
        events: Iterable[Event] = (),
    ) -> None:
        self._knowledge = knowledge
        self._codebook = codebook
        self._settings = settings
        self._decisions = decisions
        ties = Ties(knowledge)
        self._linker = Linker(knowledge, ties, codebook, settings.link)
        self._reliabilities = Reliabilities(source_weights, settings)
        self._publishers: dict[str, Voice] = {}
        self._maker = EventMaker(knowledge, ties, codebook, settings, self._reliabilities, self._publishers)
        self._claims: dict[str, list[Claim]] = {}  # of reports
        self._published: dict[int | None, list[str]] = defaultdict(list)  # reports by day
        self._told: dict[str, dict[str, None]] = defaultdict(dict)  # reports by their sentences
        self._own: dict[str, Voice] = {}
        self._copies: dict[str, str] = {}
        self._coded: dict[str, CodedRow] = {}
        self._headlines: set[str] = set()
        self._eyewitnesses: set[str] = set()  # reports
        self._shorter: dict[str, str] = {}  # headline claim -> the claim of its body
        self._vagueness: dict[str, int] = {}
        self._wires: dict[str, str] = {}
        self._credits: set[str] = set()
        self._own_sides: set[str] = set()
        self._interested: set[str] = set()
        self._copy_book = CopyBook(self._vagueness, self._wires, self._credits, self._own_sides, self._interested)
        self._headline_book = HeadlineBook(knowledge, ties, codebook, settings.link)
        self._statements: dict[str, Statement] = {}  # by the original's claim id
        self._days = _Days()
        self._lot_of: dict[str, int] = {}
        self._lots: dict[int, tuple[tuple[Statement, ...], tuple[Event, ...]]] = {}
        self._next_lot = 0
        self._events: list[Event] = []  # sorted
        self._tally = SourceTally()
        self._counted: dict[str, Voice] = {}  # claim -> the voice that it is counted for
        self._take_in(reports, readings)
        self._copies = (
            find_copies(self._uncoded(self._claims), settings.copies, self._copy_book)
            if linked is None
            else dict(linked.copies)
        )
        self._count(self._claims)
        self._put(self._made(self._claims))
        if linked is not None:
            self._take_up(linked, {event.event_id: event for event in events})
        self._events += self._link(statement for key, statement in self._statements.items() if key not in self._lot_of)
        self._events.sort(key=event_order)

    def add(self, reports: Sequence[Report], readings: Sequence[Reading]) -> None:
        """Take in reports that were not there, with their readings, and link what they bear on again."""
        fresh = self._take_in(reports, readings)
        touched = self._sharing(fresh)
        some = self._uncoded(touched)
        for claim in some:
            self._copies.pop(claim.claim_id, None)
        self._copies.update(find_copies(some, self._settings.copies, self._copy_book))
        self._count(touched)
        made = self._made(touched)
        before = {c.claim_id for report in touched for c in self._claims[report] if c.claim_id in self._statements}
        gone = before - made.keys()
        new = {key for key, statement in made.items() if self._statements.get(key) != statement}
        again = {self._lot_of[key] for key in (gone | new) & before}
        for key in gone:
            self._days.drop(key)
            del self._statements[key], self._lot_of[key]
        self._put({key: made[key] for key in new})
        again |= {self._lot_of[key] for key in self._near(new) if key not in new}
        again |= self._judged_with(new, again)
        keys = new | {s.claim.claim_id for lot in again for s in self._given_up(lot)}
        for event in self._link(self._statements[key] for key in sorted(keys) if key in self._statements):
            insort(self._events, event, key=event_order)

    def linked(self) -> Linked:
        """What is linked now."""
        lots = (
            LinkedLot(
                claims=tuple(statement.claim.claim_id for statement in statements),
                events=tuple(event.event_id for event in events),
            )
            for statements, events in self._lots.values()
        )
        return Linked(copies=dict(sorted(self._copies.items())), lots=tuple(sorted(lots, key=lambda lot: lot.claims)))

    def corroboration(self) -> Corroboration:
        """All events and profiles."""
        return Corroboration(events=tuple(self._events), sources=self._tally.profiles(self._reliabilities))

    def _take_in(self, reports: Iterable[Report], readings: Iterable[Reading]) -> list[str]:
        """Note reports and what is known of their claims before any is compared; their ids."""
        by_id = {report.report_id: report for report in reports}
        readings = sorted(readings, key=lambda reading: (reading.report_id, reading.reader))
        book = Voices(readings, self._knowledge, self._settings)
        for report in by_id.values():
            if report.report_id in self._publishers:
                self._tally.count_publisher(self._publishers[report.report_id], -1)
            self._publishers[report.report_id] = book.publisher_of(report.report_id, report.publisher)
            self._tally.count_publisher(self._publishers[report.report_id])
        for reading in readings:
            own = self._claims.setdefault(reading.report_id, [])
            known = {claim.claim_id for claim in own}
            own.extend(claim for claim in reading.claims if claim.claim_id not in known)
            if reading.coded is not None:
                self._coded[reading.report_id] = reading.coded
        self._headlines |= headline_claims(readings)
        self._eyewitnesses |= eyewitnesses(readings)
        fresh = list(dict.fromkeys(reading.report_id for reading in readings))
        for report_id in fresh:
            claims = self._claims[report_id]
            self._own.update((claim.claim_id, book.of(claim)) for claim in claims)
            if report_id not in self._coded:
                self._shorter.update(self._headline_book.shorter(claims, self._headlines))
            known_of = copy_book(claims, book)
            self._vagueness.update(known_of.vagueness)
            self._wires.update(known_of.wires)
            self._credits.update(known_of.credits)
            self._own_sides.update(known_of.sides)
            self._interested.update(known_of.interested)
            for claim in claims:
                self._told[claim.sentence.text][report_id] = None
            self._published[_day(claims)].append(report_id)
        return fresh

    def _uncoded(self, reports: Iterable[str]) -> list[Claim]:
        """The claims of reports that are no coded rows, without the headlines that their bodies tell."""
        return [
            claim
            for report in reports
            if report not in self._coded
            for claim in self._claims[report]
            if claim.claim_id not in self._shorter
        ]

    def _made(self, reports: Iterable[str]) -> dict[str, Statement]:
        """The statements of these reports' claims; a copy's original must be among them."""
        claims = [claim for report in reports for claim in self._claims[report]]
        strands = strands_of(claims, self._codebook)
        ids = {claim.claim_id for claim in claims}
        copies = (
            {copy: first for copy, first in self._copies.items() if copy in ids}
            if len(claims) < len(self._own)
            else self._copies
        )
        copies = with_headlines(copies, {key: body for key, body in self._shorter.items() if key in ids})
        voices = {key: self._own[copies.get(key, key)] for key in ids}
        headlines = frozenset(ids & self._headlines)
        made = make_statements(
            strands,
            claims,
            copies,
            voices,
            headlines,
            self._codebook,
            self._settings.link,
            self._coded,
            self._eyewitnesses,
        )
        return {statement.claim.claim_id: statement for statement in in_full(made)}

    def _count(self, reports: Iterable[str]) -> None:
        """Count the claims of these reports for the voices that they count for now."""
        for claim in (claim for report in reports for claim in self._claims[report]):
            told = self._shorter.get(claim.claim_id, claim.claim_id)
            voice = self._own[self._copies.get(told, told)]
            before = self._counted.get(claim.claim_id)
            if before is not voice:
                if before is not None:
                    self._tally.count_claim(before, -1)
                self._tally.count_claim(voice)
                self._counted[claim.claim_id] = voice

    def _put(self, statements: dict[str, Statement]) -> None:
        self._statements.update(statements)
        for key, statement in statements.items():
            self._days.put(key, *as_range(statement.days))

    def _link(self, statements: Iterable[Statement]) -> list[Event]:
        """Link these statements; the events that they make."""
        found: list[Event] = []
        for lot in self._linker.lots(list(statements), self._decisions):
            made = tuple(self._maker.make(occurrence) for occurrence in lot.occurrences)
            self._keep(lot.statements, made)
            found += made
        return found

    def _take_up(self, linked: Linked, events: Mapping[str, Event]) -> None:
        for lot in linked.lots:
            if all(key in events for key in lot.events):
                statements = tuple(self._statements[key] for key in lot.claims)
                made = tuple(events[key] for key in lot.events)
                self._keep(statements, made)
                self._events += made

    def _keep(self, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> None:
        self._lots[self._next_lot] = (statements, events)
        for statement in statements:
            self._lot_of[statement.claim.claim_id] = self._next_lot
        for event in events:
            self._tally.count_event(event)
        self._next_lot += 1

    def _given_up(self, lot: int) -> tuple[Statement, ...]:
        """The statements of a lot that is to be linked again; the lot and its events are no more."""
        statements, events = self._lots.pop(lot)
        for event in events:
            self._tally.count_event(event, -1)
            del self._events[bisect_left(self._events, event_order(event), key=event_order)]
        return statements

    def _sharing(self, fresh: Sequence[str]) -> list[str]:
        """These reports, and those that share sentences with them, straight or by way of others."""
        found = dict.fromkeys(fresh)
        edge = [report for report in fresh if report not in self._coded]
        while edge:
            report = edge.pop()
            for other in self._reprinting(report):
                if other not in found:
                    found[other] = None
                    edge.append(other)
            near = [other for other in self._around(_day(self._claims[report])) if other not in found]
            for other in sorted(
                reports_alike(self._uncoded([report]), self._uncoded(near), self._settings.copies, self._copy_book)
            ):
                found[other] = None
                edge.append(other)
        return list(found)

    def _reprinting(self, report: str) -> list[str]:
        """The reports that have a sentence of this one word for word, whenever they were published."""
        others = {other for claim in self._claims[report] for other in self._told[claim.sentence.text]}
        return sorted(others - self._coded.keys())

    def _around(self, day: int | None) -> Iterator[str]:
        """Reports published so near a day that one may have copied another."""
        if day is None:
            yield from self._published.get(None, ())
            return
        reach = self._settings.copies.days
        for other in range(day - reach, day + reach + 1):
            yield from self._published.get(other, ())

    def _near(self, new: set[str]) -> set[str]:
        """The statements that pass the threshold with a new one."""
        reach = self._settings.link.days
        ranges = [as_range(self._statements[key].days) for key in new]
        around = {key for start, end in ranges for key in self._days.within(start - reach, end + reach)}
        return self._linker.near([self._statements[key] for key in sorted(around)], new) if new else set()

    def _judged_with(self, new: set[str], lots: set[int]) -> set[int]:
        """Further lots that people have put together with these, straight or by way of others."""
        if not self._decisions and all(row.event is None for row in self._coded.values()):
            return set()
        statements = sorted(self._statements.values(), key=lambda s: s.order)
        keys = [statement.claim.claim_id for statement in statements]
        together, _ = constraints(self._decisions, statements)
        found: set[int] = set()
        while True:
            inside = new | {s.claim.claim_id for lot in lots | found for s in self._lots[lot][0]}
            ends = {
                key for i, j in together if (keys[i] in inside) != (keys[j] in inside) for key in (keys[i], keys[j])
            }
            more = {self._lot_of[key] for key in ends - inside}
            if not more:
                return found
            found |= more


class _Days:
    """When statements are looked for, by their keys, to be asked what lies within a stretch of days."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._at: dict[str, int] = {}
        self._ranges = np.zeros((1024, 2))

    def put(self, key: str, start: float, end: float) -> None:
        if key not in self._at:
            self._at[key] = len(self._keys)
            self._keys.append(key)
            if len(self._keys) > len(self._ranges):
                self._ranges = np.concatenate((self._ranges, np.zeros_like(self._ranges)))
        self._ranges[self._at[key]] = start, end

    def drop(self, key: str) -> None:
        self._ranges[self._at[key]] = np.inf, -np.inf

    def within(self, start: float, end: float) -> list[str]:
        held = self._ranges[: len(self._keys)]
        return [self._keys[i] for i in np.flatnonzero((held[:, 0] <= end) & (held[:, 1] >= start)).tolist()]


def _day(claims: Sequence[Claim]) -> int | None:
    published = claims[0].published_date if claims else None
    return None if published is None else published.toordinal()
