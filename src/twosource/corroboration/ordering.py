"""The one order in which claims are taken, whatever the order they came in: by publication, then by id."""

from __future__ import annotations

from twosource.records import Claim

# Sorts after every ISO 8601 date: what has no date of publication can't be shown to be early.
_NO_DATE = "9999-12-31T23:59:59"

Order = tuple[str, str]
TextOrder = tuple[str, str, int, int, str]


def published_key(published: str | None) -> str:
    """A text that sorts as the moment of publication does; a bare date counts as the start of its day."""
    return published if published else _NO_DATE


def claim_order(claim: Claim) -> Order:
    """Earliest published first, then least id: the order in which claims found events."""
    return (published_key(claim.published), claim.claim_id)


def text_order(claim: Claim) -> TextOrder:
    """Latest published last; within a report, by place in the text."""
    return (published_key(claim.published), claim.report_id, claim.trigger.start, claim.trigger.end, claim.claim_id)
