"""Pictures: what the store keeps, put right by decisions, and what follows from it, now or under a view.

Pure recomputation from kept reports, readings and decisions: nothing is read anew but a report whose date or publisher
was put right, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from twosource.decisions import (
    Bindings,
    Unbound,
    bind,
    carry_out,
    corrected_reports,
    linking_decisions,
    mark_events,
    release,
    released,
)
from twosource.ledger import VARIANT, Ledger, RunStamp, Weights
from twosource.pipeline.attempts import attempt
from twosource.pipeline.progress import Progress
from twosource.pipeline.relinking import KeptLinks, corroborated
from twosource.pipeline.rooms import Rooms
from twosource.pipeline.silencing import counting_for, silenced
from twosource.pipeline.versions import replaced
from twosource.pipeline.views import NOW, View
from twosource.records import (
    Claim,
    Decision,
    Event,
    Holding,
    Picture,
    Reading,
    Report,
    Siege,
    SourceProfile,
    content_id,
    standing_decisions,
)

if TYPE_CHECKING:
    from twosource.corroboration import Corroboration


class Derived(NamedTuple):
    """What follows from readings."""

    events: tuple[Event, ...]
    holdings: tuple[Holding, ...]
    sieges: tuple[Siege, ...]
    sources: tuple[SourceProfile, ...]


class Held(NamedTuple):
    """What there is to derive from: reports and readings as decisions have put them right, and the decisions in force.

    ``reports`` are by day of publication and id, ``readings`` in their order; unread reports have none. Readings of rows
    that were corrected hold no claims; ``replaced`` gives their reports with those that stand in their place.
    """

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    standing: tuple[Decision, ...]
    bindings: Bindings
    rejected: tuple[Claim, ...]
    unbound: tuple[Unbound, ...]
    replaced: Mapping[str, str]


class Pictures:
    """Draws pictures over a store.

    Args:
        ledger: the store.
        rooms: the rooms, opened only where something is derived or put right.
        progress: told how far long work is.
    """

    def __init__(self, ledger: Ledger, rooms: Rooms, progress: Progress) -> None:
        self._ledger = ledger
        self._rooms = rooms
        self._progress = progress

    # -- what there is -----------------------------------------------------------------------------------------------

    def held(
        self,
        view: View = NOW,
        *,
        reader: str | None = None,
        anew: Mapping[str, Reading] | None = None,
        again: bool = False,
        read: bool = True,
    ) -> Held:
        """What the store holds, as the decisions have put it right.

        Args:
            view: its day; what it leaves out for other reasons is still in.
            reader: the stamp of the reader whose readings count; the last build's where not given.
            anew: readings by the rooms' reader to go by in place of the stored ones, by report id; nothing is stored then.
            again: whether reports that were put right are read again even where such a reading is stored.
            read: whether they are read where none is.
        """
        standing = standing_decisions(d for d in self._ledger.decisions() if _made_by(d, view.as_of))
        reports = {report.report_id: report for report in self._ledger.reports()}
        reader = self._rooms.reader.stamp if anew is not None else reader or self._ledger.reader
        readings = dict(anew) if anew is not None else self._stored(reader)
        for report_id, report in corrected_reports(reports.values(), standing).items():
            reports[report_id] = report
            if report_id in readings and reader is not None:
                stored = None if again or anew is not None else self._ledger.reading(report_id, _stamp(report, reader))
                if stored is None and read:
                    stored = self._read_again(report, reader, keep=anew is None)
                if stored is not None:
                    readings[report_id] = msgspec.structs.replace(stored, reader=reader)
        known = _in_order(reports.values())
        if view.as_of is not None:
            known = self._by_then(known, view.as_of)
        gone = replaced(self._ledger.row_versions(), {report.report_id for report in known}, view.as_of)
        for report_id in gone.keys() & readings.keys():
            readings[report_id] = msgspec.structs.replace(readings[report_id], claims=())
        ordered = [readings[report.report_id] for report in known if report.report_id in readings]
        bindings = bind(standing, reports, ordered)
        carried = carry_out(ordered, bindings, self._rooms)
        return Held(
            tuple(known), carried.readings, tuple(standing), bindings, carried.rejected,
            (*bindings.unbound, *carried.unbound), gone,
        )  # fmt: skip

    def _stored(self, reader: str | None) -> dict[str, Reading]:
        return {reading.report_id: reading for reading in self._ledger.readings(reader)} if reader else {}

    def _by_then(self, reports: Iterable[Report], day: date) -> list[Report]:
        """The reports that were there on a day: published by then, or of unknown date and taken in by then."""
        taken_in = self._ledger.taken_in()

        def first_day(report: Report) -> str:
            return (report.published or report.retrieved or taken_in.get(report.report_id, ""))[:10]

        return [report for report in reports if first_day(report) <= day.isoformat()]

    def _read_again(self, report: Report, reader: str, *, keep: bool) -> Reading | None:
        """A new reading of a report that was put right, kept where it may be; None where the reader fails on it."""
        outcome = next(iter(attempt(self._rooms.reader, [report])))
        if not isinstance(outcome, Reading):
            return None
        if keep and not self._ledger.read_only and self._rooms.reader.stamp == reader:
            self._ledger.store_reading(msgspec.structs.replace(outcome, reader=_stamp(report, reader)))
        return outcome

    # -- what follows ------------------------------------------------------------------------------------------------

    def derive(self, held: Held, view: View = NOW) -> tuple[Derived, tuple[Unbound, ...]]:
        """What follows, and the decisions that were found without a hold on the way."""
        self._progress.start("corroborating", None)
        weights = self._ledger.weights(view.as_of)
        corroboration = self._rooms.corroborate(
            _read_of(held), held.readings, linking_decisions(held.bindings), weights
        )
        return self._followed(held, corroboration)

    def build(self, held: Held, stamp: RunStamp, *, anew: bool) -> tuple[Derived, tuple[Unbound, ...], KeptLinks]:
        """The same, of all there is now, with only that linked which is new since the last build, and what the next one is
        to take up.

        Args:
            stamp: of this build.
            anew: whether everything is linked, whatever the last build left.
        """
        self._progress.start("corroborating", None)
        corroboration, links = corroborated(
            self._rooms,
            stamp,
            _read_of(held),
            held.readings,
            linking_decisions(held.bindings),
            self._ledger.weights(),
            None if anew else self._links(),
            self._ledger.events(),
        )
        return *self._followed(held, corroboration), links

    def _links(self) -> KeptLinks | None:
        """What the last build left, if it speaks of the tables there are."""
        kept = self._ledger.links()
        links = msgspec.json.decode(kept, type=KeptLinks) if kept else None
        return links if links is not None and links.tables == self._ledger.run_stamp() else None

    def _followed(self, held: Held, corroboration: Corroboration) -> tuple[Derived, tuple[Unbound, ...]]:
        graded = mark_events(corroboration.events, held.readings, held.bindings)
        self._progress.finish()
        self._progress.start("assessing", None)
        claims = [claim for reading in held.readings for claim in reading.claims]
        assessment = self._rooms.assess(graded.events, claims)
        self._progress.finish()
        derived = Derived(
            graded.events, tuple(assessment.holdings), tuple(assessment.sieges), tuple(corroboration.sources)
        )
        return derived, graded.unbound

    def learn(self, held: Held, when: str, *, links: bool) -> Weights:
        """What all this teaches, of how sentences are linked only if asked for; it is not kept."""
        return self._rooms.learn(_read_of(held), held.readings, linking_decisions(held.bindings), when, links=links)

    # -- pictures ----------------------------------------------------------------------------------------------------

    def now(self) -> Picture:
        """All that the store holds, with what the last build derived."""
        return self.as_built(self.held(read=False))

    def at(self, view: View) -> Picture:
        """The picture under a view.

        Raises:
            SilenceError: a source to be left out is none here.
        """
        if view.is_plain:
            return self.now()
        return self._drawn(self._heard(self.held(view), view.without), view)

    def public(self, last_day: date | None, view: View = NOW) -> Picture:
        """The picture as products may show it: without what is hidden, or held back by the delay and not published.

        What is held back is left out first and the rest derived anew, so that nothing of it shows through. Decisions on
        what may be shown count as of today, whatever the view's day.

        Args:
            last_day: the last day of publication that the delay lets through; None where there is none.
        """
        held = self.held(read=False)
        now = self.as_built(held)
        let = release(now, held.bindings.of("hide", "publish"), last_day)
        if view.is_plain:
            if len(let.whole) == len(now.reports):
                return now
        else:
            held = self._heard(self.held(view), view.without)
        reports, readings = released(held.reports, held.readings, let)
        return self._drawn(held._replace(reports=tuple(reports), readings=tuple(readings), rejected=()), view)

    def _heard(self, held: Held, without: Sequence[str]) -> Held:
        if not without:
            return held
        known = self._rooms.knowledge.sources
        sources = [source.id if (source := known.get(name) or known.publisher(name)) else name for name in without]
        heard = counting_for(self._rooms.voices(held.reports, held.readings), self._ledger.events())
        reports, readings = silenced(held.reports, held.readings, sources, heard)
        return held._replace(reports=tuple(reports), readings=tuple(readings))

    def _drawn(self, held: Held, view: View) -> Picture:
        derived, _ = self.derive(held, view)
        return _picture(held, derived)

    def as_built(self, held: Held) -> Picture:
        """What is held, with what the last build derived."""
        ledger = self._ledger
        built = Derived(
            tuple(ledger.events()), tuple(ledger.holdings()), tuple(ledger.sieges()), tuple(ledger.sources())
        )
        return _picture(held, built)


def last_day(today: date, delay_days: int) -> date | None:
    """The last day of publication that a delay lets through; None where there is no delay."""
    return today - timedelta(days=delay_days) if delay_days else None


def _read_of(held: Held) -> list[Report]:
    """The reports that were read."""
    read = {reading.report_id for reading in held.readings}
    return [report for report in held.reports if report.report_id in read]


def _picture(held: Held, derived: Derived) -> Picture:
    loose = {one.decision_id for one in held.unbound}
    return Picture(
        reports=held.reports,
        readings=held.readings,
        events=derived.events,
        holdings=derived.holdings,
        sieges=derived.sieges,
        sources=derived.sources,
        decisions=tuple(decision for decision in held.standing if decision.decision_id not in loose),
        rejected=held.rejected,
        replaced=held.replaced,
    )


def _stamp(report: Report, reader: str) -> str:
    """The stamp of a reading of a report that was put right: the reader's, and what was put right."""
    return f"{reader}{VARIANT}{content_id('as', report.published, report.publisher, *_map(report))}"


def _map(report: Report) -> tuple[str, ...]:
    """The map that a row of a coded table is read by."""
    return () if report.map_sha256 is None else (report.map_sha256,)


def _made_by(decision: Decision, day: date | None) -> bool:
    return day is None or decision.when[:10] <= day.isoformat()


def _in_order(reports: Iterable[Report]) -> list[Report]:
    """By day of publication, then id; those without a date last."""
    return sorted(reports, key=lambda r: (r.published is None, r.published or "", r.report_id))
