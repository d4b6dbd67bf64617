"""Which claims make events, and which kind of event: happened, forecast or speech. Claims never join across strands."""

from __future__ import annotations

from typing import Literal

from twosource.codebook import Codebook
from twosource.records import Claim

Strand = Literal["happened", "forecast", "speech", "forecast_speech"]

# A forecast, a plan, a demand or a condition says nothing of what took place.
FORECASTS: frozenset[str] = frozenset({"planned", "predicted", "demanded", "hypothetical"})


def strand_of(claim: Claim, codebook: Codebook) -> Strand | None:
    """The strand of events this claim may found or join; None where it makes none.

    A type that the codebook lacks, or that it doesn't count (``other``), makes no event.
    """
    kind = codebook.get(claim.event_type)
    if kind is None or not kind.counted:
        return None
    if kind.speech:
        return "forecast_speech" if claim.modality in FORECASTS else "speech"
    return "forecast" if claim.modality in FORECASTS else "happened"


def is_forecast(strand: Strand) -> bool:
    """Whether events of this strand are graded ``predicted``."""
    return strand in ("forecast", "forecast_speech")


def is_speech(strand: Strand) -> bool:
    """Whether events of this strand are speech events."""
    return strand in ("speech", "forecast_speech")
