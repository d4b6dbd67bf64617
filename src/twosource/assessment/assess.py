"""The room's way through: events in; holdings and sieges out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from twosource.assessment.evidence import Bearing, bears
from twosource.assessment.holdings import HoldingMaker
from twosource.assessment.parties import PartyBook
from twosource.assessment.settings import DEFAULTS, AssessmentSettings
from twosource.assessment.sieges import SiegeMaker
from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.records import Claim, Event, Holding, Record, Siege


class Assessment(Record, frozen=True, kw_only=True):
    """What assessment gives: holdings, by place and day; sieges, by place."""

    holdings: tuple[Holding, ...]
    sieges: tuple[Siege, ...]


def assess(
    events: Sequence[Event],
    claims: Sequence[Claim],
    *,
    knowledge: Knowledge,
    codebook: Codebook,
    settings: AssessmentSettings = DEFAULTS,
) -> Assessment:
    """Who holds what, and which places are besieged (METHODS 7, by plain rules).

    Args:
        claims: the claims of the events; of them only figures, roles and times are used, never text.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    ordered = sorted(by_id.values(), key=lambda claim: claim.claim_id)
    events = sorted(events, key=lambda event: event.event_id)
    as_of = settings.as_of or last_day(events, ordered)
    if as_of is None:
        return Assessment(holdings=(), sieges=())
    parties = PartyBook(events, knowledge)
    told = SiegeMaker(ordered, parties, knowledge, codebook, settings).sieges(events)
    evidence = Bearing(by_id, parties, knowledge, codebook, settings.remaining).evidence(events)
    holdings = HoldingMaker(parties, knowledge, settings, as_of).holdings(evidence, told)
    return Assessment(holdings=tuple(holdings), sieges=tuple(one.siege for one in told))


def last_day(events: Sequence[Event], claims: Sequence[Claim]) -> date | None:
    """The last day that is told of: of publication, or on which something happened; a forecast's day doesn't count."""
    days = [event.time.end or event.time.start for event in events if bears(event)]
    days += [claim.published_date for claim in claims]
    return max((day for day in days if day is not None), default=None)
