"""Decision: an analyst's judgement. Append-only; undone by another decision, never overwritten."""

from __future__ import annotations

from typing import Literal

from twosource.records.base import Record
from twosource.records.ids import content_id

DecisionKind = Literal[
    "accept", "reject", "correct", "same", "not_same", "grade", "hide", "publish", "correct_report", "undo"
]


class Decision(Record, frozen=True, kw_only=True):
    """Who decided what, when and why.

    ``subject`` is the id it speaks of (claim, event, report or decision); ``other`` the second id of same/not_same.
    ``report_id``, ``start``, ``end`` and ``field`` bind it to the words, so that a better reader does not orphan it.
    """

    decision_id: str
    kind: DecisionKind
    subject: str
    other: str | None
    field: str | None
    value: str | None
    report_id: str | None
    start: int | None
    end: int | None
    who: str
    when: str  # ISO 8601 with zone
    why: str


def decision_id(
    kind: str, subject: str, other: str | None, field: str | None, value: str | None, who: str, when: str
) -> str:
    """The id of a decision: a hash of all that it says, by whom and when."""
    return content_id("dec", kind, subject, other, field, value, who, when)
