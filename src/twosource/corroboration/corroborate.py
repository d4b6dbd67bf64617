"""The room's way through: reports and readings in; events and source profiles out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from twosource.codebook import Codebook
from twosource.corroboration.events import EventMaker
from twosource.corroboration.linking import link
from twosource.corroboration.preparation import prepare
from twosource.corroboration.settings import DEFAULTS, CorroborationSettings
from twosource.corroboration.sources import profiles
from twosource.corroboration.ties import Ties
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
) -> Corroboration:
    """Link claims to events, weigh their origins, grade them and tell their disputes (METHODS 5 and 6).

    The order of reports, readings and claims changes nothing. A report read twice counts by the claims of either
    reading, each once.

    Args:
        decisions: analysts' decisions; ``same`` and ``not_same`` bind the linking, the others are not this room's.
    """
    prepared = prepare(readings, knowledge=knowledge, codebook=codebook, settings=settings)
    ties = Ties(knowledge)
    occurrences = link(
        prepared.statements,
        knowledge=knowledge,
        ties=ties,
        codebook=codebook,
        settings=settings.link,
        decisions=decisions,
    )
    maker = EventMaker(knowledge, ties, codebook, settings)
    events = sorted((maker.make(occurrence) for occurrence in occurrences), key=_event_order)
    publishers = {
        report.report_id: prepared.book.publisher_of(report.report_id, report.publisher) for report in reports
    }
    return Corroboration(events=tuple(events), sources=profiles(events, prepared.voices, publishers))


def _event_order(event: Event) -> tuple[date, date, str]:
    return (event.time.start or event.time.end or date.max, event.time.end or date.max, event.event_id)
