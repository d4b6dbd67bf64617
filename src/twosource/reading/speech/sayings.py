"""Sayings: the links of a chain of attribution, which says who tells of a predicate (METHODS 2)."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.reading.lexicon import CueClass
from twosource.records import SpeakerMention


@dataclass(frozen=True, slots=True)
class Saying:
    """One link: its speakers (several where joined by "and"), what its cue says of certainty, and the cue's token.

    Without speakers it is what the text says of its own telling ("we retract our report"). ``noun`` is the telling that the cue
    takes back.
    """

    speakers: tuple[SpeakerMention, ...]
    certainty: CueClass
    cue: int
    negated: bool = False
    noun: int = -1
