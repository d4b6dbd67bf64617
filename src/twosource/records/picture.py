"""Picture: all that is known at one moment, as the products draw it."""

from __future__ import annotations

from twosource.records.base import Record
from twosource.records.event import Event, SourceProfile
from twosource.records.holding import Holding, Siege
from twosource.records.reading import Reading
from twosource.records.report import Report


class Picture(Record, frozen=True, kw_only=True):
    """Reports, what was read out of them, and what was derived. Claims are in the readings."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    holdings: tuple[Holding, ...]
    sieges: tuple[Siege, ...]
    sources: tuple[SourceProfile, ...]
