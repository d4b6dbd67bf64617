"""The picture if a source had never spoken: what is left of reports and readings without it.

In: reports, readings, the voices of claims and texts, and the sources to be silent. Out: fewer reports and claims. Gone are
the reports that a source published or whose text is its own by a wire credit, and in the others every claim that comes
from it, passed through it, or copies its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from twosource.errors import TwosourceError
from twosource.records import Claim, Event, Reading, Report


class SilenceError(TwosourceError):
    """A source that nothing here comes from."""


class Voiced(NamedTuple):
    """A voice as it is known: its key, the source it is, and its name."""

    key: str
    source_id: str | None
    name: str


class VoicesHeard(NamedTuple):
    """Whose voice each claim counts for (of a copy the original's), by claim id; whose each text is, and who published it
    (of an agency's text the paper), by report id."""

    claims: Mapping[str, Voiced]
    texts: Mapping[str, Voiced]
    publishers: Mapping[str, Voiced]


def counting_for(heard: VoicesHeard, events: Iterable[Event]) -> VoicesHeard:
    """The voices, with the claims that an event laid at another: a paper's own voice counts for whom the paper names."""
    laid = {
        claim: Voiced(origin.key, origin.source_id, origin.name)
        for event in events
        for origin in event.origins
        for claim in origin.claims
        if claim in heard.claims and heard.claims[claim].key != origin.key
    }
    return heard._replace(claims={**heard.claims, **laid})


def silenced(
    reports: Sequence[Report], readings: Sequence[Reading], sources: Sequence[str], heard: VoicesHeard
) -> tuple[list[Report], list[Reading]]:
    """The reports and readings there would be without these sources.

    Args:
        sources: ids or names.

    Raises:
        SilenceError: nothing here comes from a source of this id or name.
    """
    everyone = _everyone(readings, heard)
    gone: set[str] = set()
    for source in sources:
        own = everyone.get(_folded(source))
        if own is None:
            cure = "The ids and names of the sources stand in `twosource sources`"
            raise SilenceError("nothing here comes from a source of this id or name", where="--without", cure=cure)
        gone |= own
    kept = [
        report
        for report in reports
        if not any(_speaks(of.get(report.report_id), gone) for of in (heard.texts, heard.publishers))
    ]
    left = {report.report_id for report in kept}
    return kept, [
        msgspec.structs.replace(reading, claims=tuple(c for c in reading.claims if not _is_from(c, gone, heard)))
        for reading in readings
        if reading.report_id in left
    ]


def _everyone(readings: Iterable[Reading], heard: VoicesHeard) -> dict[str, set[str]]:
    """The ids and folded names of all who speak, each with the keys that they go by."""
    found: dict[str, set[str]] = {}
    for voice in (*heard.claims.values(), *heard.texts.values(), *heard.publishers.values()):
        for name in (voice.key, voice.source_id, voice.name):
            if name:
                found.setdefault(_folded(name), set()).add(voice.source_id or voice.key)
    for reading in readings:
        for claim in reading.claims:
            for speaker in claim.speakers:
                for name in (speaker.source_id, speaker.name):
                    if name:
                        found.setdefault(_folded(name), set()).add(speaker.source_id or _folded(speaker.name))
    return found


def _speaks(voice: Voiced | None, gone: set[str]) -> bool:
    return voice is not None and not gone.isdisjoint((voice.key, voice.source_id, _folded(voice.name)))


def _is_from(claim: Claim, gone: set[str], heard: VoicesHeard) -> bool:
    chain = ((speaker.source_id, _folded(speaker.name)) for speaker in claim.speakers)
    return _speaks(heard.claims.get(claim.claim_id), gone) or any(not gone.isdisjoint(names) for names in chain)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
