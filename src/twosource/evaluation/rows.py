"""Rows: what a careful coder finds in a report, and the claims of a reader, in; which rows were found, out.

A row is found when one claim has its type, parties, place, time, speakers and stance, and rests on the row's words.
Null in a row means: not scored.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from twosource.evaluation.names import alike, name_key
from twosource.records import Claim

_FIELDS = ("type", "actor", "target", "place", "time", "speakers", "modality", "certainty", "polarity")


class Window(msgspec.Struct, frozen=True):
    """The days that a claim's time must touch."""

    start: date
    end: date


class Row(msgspec.Struct, frozen=True):
    """One thing that a coder finds, with the answers it takes. ``row`` is its kind in the coding sheet."""

    row: int
    type: str | list[str]
    quote: str
    actor: list[str] | None = None
    target: list[str] | None = None
    place: list[str] | None = None
    time: Window | None = None
    speakers: list[str] | None = None
    modality: list[str] | None = None
    certainty: list[str] | None = None
    polarity: str = "affirmed"


class MustNot(msgspec.Struct, frozen=True):
    """A type that the quoted words do not bear; ``*`` is any type."""

    type: str
    quote: str


class CodedReport(msgspec.Struct, frozen=True):
    """A report with its rows. ``text`` is None where the text lies elsewhere."""

    id: str
    rows: list[Row]
    must_not: list[MustNot] = []
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    text: str | None = None


class RowScore(msgspec.Struct, frozen=True):
    """A row, whether it was found, and where not, the fields in which the nearest claim misses (empty: no claim near)."""

    report: str
    row: int
    quote: str
    found: bool
    misses: tuple[str, ...]


def score_rows(report: CodedReport, text: str, claims: Sequence[Claim]) -> list[RowScore]:
    """Every row of a coded report scored against the claims."""
    scores = []
    for row in report.rows:
        start = find_quote(text, row.quote)
        end = start + len(row.quote)
        near = [claim for claim in claims if start <= claim.trigger.start < end]
        best = min((misses(row, claim, text) for claim in near), key=len, default=None)
        scores.append(RowScore(report.id, row.row, row.quote, best == (), best or ()))
    return scores


def false_claims(report: CodedReport, text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that the report's text is known not to bear, as happened or ongoing."""
    found = []
    for ban in report.must_not:
        start = find_quote(text, ban.quote)
        end = start + len(ban.quote)
        for claim in claims:
            banned = ban.type in ("*", claim.event_type) and claim.modality in ("happened", "ongoing")
            if banned and claim.polarity == "affirmed" and start <= claim.trigger.start < end:
                found.append(claim)
    return found


def find_quote(text: str, quote: str) -> int:
    """Where a quote stands in a text, whatever kind of space is between its words; -1 where it doesn't."""
    return text.replace("\u00a0", " ").find(quote)


def misses(row: Row, claim: Claim, text: str) -> tuple[str, ...]:
    """The fields in which a claim on this text is not what the row says; empty where it is."""
    types = [row.type] if isinstance(row.type, str) else row.type
    verdicts: dict[str, bool] = {
        "type": claim.event_type in types,
        "actor": row.actor is None or _named(row.actor, claim.actor),
        "target": row.target is None or _named(row.target, claim.target),
        "place": row.place is None or _named(row.place, claim.place),
        "time": row.time is None or _touches(row.time, claim),
        "speakers": row.speakers is None or _spoken(row.speakers, claim, text),
        "modality": row.modality is None or claim.modality in row.modality,
        "certainty": row.certainty is None or claim.certainty in row.certainty,
        "polarity": claim.polarity == row.polarity,
    }
    return tuple(field for field in _FIELDS if not verdicts[field])


def _named(wanted: Sequence[str], mentions: Sequence[Any]) -> bool:
    keys = [name_key(name) for name in wanted]
    return any(
        alike(key, name_key(given)) for mention in mentions for given in (mention.name, mention.text) for key in keys
    )


def _touches(window: Window, claim: Claim) -> bool:
    """Whether the claim's interval overlaps the window; an interval open at both ends touches nothing."""
    start, end = claim.time.start, claim.time.end
    if start is None and (end is None or claim.time.basis == "unknown"):
        return False
    return (start is None or start <= window.end) and (end is None or end >= window.start)


def _spoken(wanted: Sequence[str], claim: Claim, text: str) -> bool:
    if not wanted:
        return not claim.speakers
    if not claim.speakers:
        return False
    innermost = claim.speakers[-1]
    given = [name_key(innermost.name), name_key(text[innermost.start : innermost.end])]
    return any(alike(name_key(name), key) for name in wanted for key in given)
