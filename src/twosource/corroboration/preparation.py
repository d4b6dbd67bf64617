"""Claims made ready: strands told, voices told, copies found, headlines laid to what their bodies tell.

In: readings. Out: statements, and for every claim the voice it counts for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.codebook import Codebook
from twosource.corroboration.copies import CopyBook, find_copies
from twosource.corroboration.counted import with_parts
from twosource.corroboration.headlines import HeadlineBook, with_headlines
from twosource.corroboration.means import without_denied_means
from twosource.corroboration.origins import Voice, Voices
from twosource.corroboration.settings import CorroborationSettings
from twosource.corroboration.statements import Statement, make_statements
from twosource.corroboration.strands import strands_of
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Claim, Reading


@dataclass(frozen=True, slots=True)
class Prepared:
    """Claims ready to be linked.

    Attributes:
        statements: one for each claim that makes events and is no copy, as published.
        voices: claim id -> the voice it counts for (a copy's is its original's), of all claims.
        book: tells the voices of texts.
    """

    statements: list[Statement]
    voices: Mapping[str, Voice]
    book: Voices


def prepare(
    readings: Sequence[Reading], *, knowledge: Knowledge, codebook: Codebook, settings: CorroborationSettings
) -> Prepared:
    """The statements that these readings hold. A claim that stands in two readings counts once."""
    readings = sorted(readings, key=lambda reading: (reading.report_id, reading.reader))
    book = Voices(readings, knowledge, settings)
    claims = list({claim.claim_id: claim for reading in readings for claim in reading.claims}.values())
    coded = {reading.report_id: reading.coded for reading in readings if reading.coded is not None}
    # A coded row's words are a coder's, or the headline of a bulletin that many rows cite: being alike, they tell nothing.
    headlines = headline_claims(readings)
    told = [claim for claim in claims if claim.report_id not in coded]
    shorter = HeadlineBook(knowledge, Ties(knowledge), codebook, settings.link).shorter(told, headlines)
    texts = [claim for claim in told if claim.claim_id not in shorter]
    copies = with_headlines(find_copies(texts, settings.copies, copy_book(texts, book)), shorter)
    own = {claim.claim_id: book.of(claim) for claim in claims}
    voices = {claim_id: own[copies.get(claim_id, claim_id)] for claim_id in own}
    strands = strands_of(claims, codebook)
    seen = eyewitnesses(readings)
    statements = make_statements(strands, claims, copies, voices, headlines, codebook, settings.link, coded, seen)
    return Prepared(in_full(statements), voices, book)


def in_full(statements: Sequence[Statement]) -> list[Statement]:
    """What reports state, each in the light of what else is stated: the last step before pairs are compared."""
    return with_parts(without_denied_means(statements))


def copy_book(claims: Iterable[Claim], voices: Voices) -> CopyBook:
    """What is known of these claims and their reports beyond their words."""
    claims = list(claims)
    publishers = {claim.report_id: claim.publisher for claim in claims}
    wires = {report: voices.wire_of(report, publisher) for report, publisher in publishers.items()}
    return CopyBook(
        vagueness={claim.claim_id: voices.vagueness(claim) for claim in claims},
        wires={report: wire for report, wire in wires.items() if wire is not None},
        credits=frozenset(report for report in publishers if voices.credits(report)),
        sides=frozenset(
            report for report, publisher in publishers.items() if voices.speaks_for_a_side(report, publisher)
        ),
        interested=frozenset(claim.claim_id for claim in claims if voices.has_a_side(claim)),
    )


def eyewitnesses(readings: Iterable[Reading]) -> frozenset[str]:
    """The ids of the reports whose publishers' own people saw what they tell of."""
    return frozenset(reading.report_id for reading in readings if reading.eyewitness)


def headline_claims(readings: Sequence[Reading]) -> frozenset[str]:
    """The ids of the claims that stand in a headline."""
    found: set[str] = set()
    for reading in readings:
        headlines = [(p.start, p.end) for p in reading.paragraphs if p.kind == "headline"]
        found.update(_within(reading.claims, headlines))
    return frozenset(found)


def _within(claims: Sequence[Claim], stretches: Sequence[tuple[int, int]]) -> set[str]:
    return {
        claim.claim_id
        for claim in claims
        if any(start <= claim.trigger.start and claim.trigger.end <= end for start, end in stretches)
    }
