"""Which claims make events, and which kind of event: happened, forecast or speech. Claims never join across strands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal

from twosource.codebook import Codebook
from twosource.records import Claim

Strand = Literal["happened", "forecast", "speech", "forecast_speech"]

_DENIAL: Final = "deny"

# A forecast, a plan, a demand or a condition says nothing of what took place.
FORECASTS: frozenset[str] = frozenset({"planned", "predicted", "demanded", "hypothetical"})


def strands_of(claims: Iterable[Claim], codebook: Codebook) -> dict[str, Strand]:
    """The strands of whole reports' claims, by claim id; those that make no event are left out.

    "X denied that the army took the town" tells one thing, that the army did not, by X: the claim that X denied
    something, which it tells as well, founds no event of its own beside it.
    """
    denied: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    claims = list(claims)
    for claim in claims:
        if claim.polarity == "denied":
            denied[claim.report_id, claim.sentence.start].append(claim)
    return {
        claim.claim_id: strand
        for claim in claims
        if (strand := strand_of(claim, codebook)) is not None
        and not any(_is_its_saying(claim, other) for other in denied[claim.report_id, claim.sentence.start])
    }


def _is_its_saying(claim: Claim, denied: Claim) -> bool:
    """Whether a claim is that somebody denies what a denied claim of the same sentence says: the same words speak there."""
    if claim.event_type != _DENIAL or claim.polarity == "denied":
        return False
    return not claim.actor or any(
        speaker.start < actor.end and actor.start < speaker.end for speaker in denied.speakers for actor in claim.actor
    )


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
