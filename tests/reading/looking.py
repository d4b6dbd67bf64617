"""Ways to look at a reading: the claims of a type, who says them, whom and what they name."""

from __future__ import annotations

from twosource.records import Claim, Reading


def of_type(reading: Reading, event_type: str) -> list[Claim]:
    """The claims of one type, in order."""
    return [claim for claim in reading.claims if claim.event_type == event_type]


def only(reading: Reading, event_type: str) -> Claim:
    """The one claim of a type."""
    found = of_type(reading, event_type)
    assert len(found) == 1, [(claim.event_type, claim.trigger.text) for claim in reading.claims]
    return found[0]


def speakers(claim: Claim) -> list[str]:
    """Who says a claim, from the outermost to the innermost: source ids, or names where there is none."""
    return [speaker.source_id or speaker.name for speaker in claim.speakers]


def parties(mentions: tuple) -> list[str]:  # type: ignore[type-arg]
    """Ids of parties or places, or their words where there is none."""
    return [mention.id or mention.text for mention in mentions]


def days(claim: Claim) -> tuple[str | None, str | None]:
    """When, as two ISO dates."""
    time = claim.time
    return (str(time.start) if time.start else None, str(time.end) if time.end else None)
