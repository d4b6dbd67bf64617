"""The codebook: event types as data that an analyst can edit. It knows nothing of reports."""

from twosource.codebook.book import Codebook, check
from twosource.codebook.faults import CodebookError
from twosource.codebook.model import ActorKind, Crosswalk, EventType, Family, Trigger, When

__all__ = [
    "ActorKind",
    "Codebook",
    "CodebookError",
    "Crosswalk",
    "EventType",
    "Family",
    "Trigger",
    "When",
    "check",
]
