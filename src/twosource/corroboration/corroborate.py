"""The room's ways through: reports and readings in; events and source profiles, or what they teach of sources, out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from twosource.codebook import Codebook
from twosource.corroboration.accounts import AccountBook
from twosource.corroboration.events import EventMaker
from twosource.corroboration.learning import learn
from twosource.corroboration.linking import link
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.preparation import prepare
from twosource.corroboration.reliability import SHIPPED_SOURCES, Reliabilities, SourceWeights
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.sources import SourceTally
from twosource.corroboration.ties import Ties
from twosource.corroboration.weighing import Weigher
from twosource.knowledge import Knowledge
from twosource.records import Decision, Event, Reading, Record, Report, SourceProfile


class Corroboration(Record, frozen=True, kw_only=True):
    """What corroboration gives: events, by their first day and id; and what each source says, by its id."""

    events: tuple[Event, ...]
    sources: tuple[SourceProfile, ...]


def corroborate(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings = DEFAULTS,
    decisions: Sequence[Decision] = (),
    source_weights: SourceWeights = SHIPPED_SOURCES,
) -> Corroboration:
    """Link claims to events, weigh their origins, grade them and tell their disputes (METHODS 5 and 6).

    The order of reports, readings and claims changes nothing. A report read twice counts by the claims of either
    reading, each once.

    Args:
        decisions: analysts' decisions; ``same`` and ``not_same`` bind the linking, the others are not this room's.
        source_weights: what was learnt of sources (`learn_reliability`).
    """
    linked = _Linked(reports, readings, knowledge, codebook, settings, decisions)
    reliabilities = Reliabilities(source_weights, settings)
    maker = EventMaker(knowledge, linked.ties, codebook, settings, reliabilities, linked.publishers)
    events = sorted((maker.make(occurrence) for occurrence in linked.occurrences), key=event_order)
    tally = SourceTally()
    for voice in linked.publishers.values():
        tally.count_publisher(voice)
    for voice in linked.prepared.voices.values():
        tally.count_claim(voice)
    for event in events:
        tally.count_event(event)
    return Corroboration(events=tuple(events), sources=tally.profiles(reliabilities))


def learn_reliability(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: CorroborationSettings = DEFAULTS,
    decisions: Sequence[Decision] = (),
) -> SourceWeights:
    """What these reports teach about their sources: reliability, sight, denials, relays (METHODS 5).

    The same reports give the same weights, whatever their order. Independence is taken from the packs alone, so that
    learning twice teaches nothing more.
    """
    linked = _Linked(reports, readings, knowledge, codebook, settings, decisions)
    stated = Reliabilities(SHIPPED_SOURCES, settings)
    weigher = Weigher(linked.ties, codebook, stated)
    book = AccountBook(knowledge, linked.ties, PlaceBook(knowledge, settings.link), linked.publishers)
    accounts = book.accounts([weigher.weigh(occurrence) for occurrence in linked.occurrences])
    return learn(accounts, book.kinds, book.interest_in, settings)


class _Linked:
    """Reports made ready and linked."""

    def __init__(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        knowledge: Knowledge,
        codebook: Codebook,
        settings: CorroborationSettings,
        decisions: Sequence[Decision],
    ) -> None:
        self.prepared = prepare(readings, knowledge=knowledge, codebook=codebook, settings=settings)
        self.ties = Ties(knowledge)
        self.occurrences = link(
            self.prepared.statements,
            knowledge=knowledge,
            ties=self.ties,
            codebook=codebook,
            settings=settings.link,
            decisions=decisions,
        )
        book = self.prepared.book
        self.publishers = {
            report.report_id: book.publisher_of(report.report_id, report.publisher) for report in reports
        }


def event_order(event: Event) -> tuple[date, date, str]:
    """Events come by their first day, then by id."""
    return (event.time.start or event.time.end or date.max, event.time.end or date.max, event.event_id)
