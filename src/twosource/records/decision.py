"""Decision: an analyst's judgement. Append-only; undone by another decision, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from twosource.records.base import Record
from twosource.records.ids import content_id

DecisionKind = Literal[
    "accept", "reject", "correct", "same", "not_same", "grade", "hide", "publish", "correct_report", "undo"
]


class Anchor(Record, frozen=True, kw_only=True):
    """A claim that a decision speaks of and the words it stands on, by which it is found again when a better reader has
    given it another id.

    ``start`` and ``end`` are the trigger's; ``frame`` tells claims on one trigger apart (see `claim_frame`).
    """

    claim_id: str
    report_id: str
    start: int
    end: int
    frame: str


class Decision(Record, frozen=True, kw_only=True):
    """Who decided what, when and why.

    ``subject`` is the id it speaks of (claim, event, report or decision); ``other`` the second id of same/not_same.
    ``report_id``, ``start``, ``end`` and ``field`` bind it to the words, so that a better reader does not orphan it.
    ``anchors`` do so in full: the one of a claim, those of all claims of an event, the founding one first (that is the
    one the three fields are of); ``other_anchors`` those of ``other``.
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
    anchors: tuple[Anchor, ...] = ()
    other_anchors: tuple[Anchor, ...] = ()


def decision_id(
    kind: str, subject: str, other: str | None, field: str | None, value: str | None, who: str, when: str
) -> str:
    """The id of a decision: a hash of all that it says, by whom and when."""
    return content_id("dec", kind, subject, other, field, value, who, when)


def standing_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that no later one undoes, oldest first; an undone undo undoes nothing."""
    undone: set[str] = set()
    standing: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: (d.when, d.decision_id), reverse=True):
        if decision.decision_id in undone:
            continue
        if decision.kind == "undo":
            undone.add(decision.subject)
        else:
            standing.append(decision)
    return standing[::-1]
