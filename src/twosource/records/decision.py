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
    """The words that a decision speaks of, so that it finds them again when a better reader has given them other ids.

    ``start`` and ``end`` are the trigger's; ``frame`` tells claims on one trigger apart (see `claim_frame`).
    """

    report_id: str
    start: int
    end: int
    frame: str


class Decision(Record, frozen=True, kw_only=True):
    """Who decided what, when and why.

    ``subject`` is the id it speaks of (claim, event, report or decision); ``other`` the second id of same/not_same.
    ``report_id``, ``start``, ``end``, ``field`` and ``frame`` bind it to the words, so that a better reader does not
    orphan it; ``other_anchor`` does so for ``other``. An event is bound by the claim that founded it.
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
    frame: str | None = None
    other_anchor: Anchor | None = None

    @property
    def anchor(self) -> Anchor | None:
        """The words that ``subject`` is bound to; None where it is a whole report or a decision."""
        if self.report_id is None or self.start is None or self.end is None:
            return None
        return Anchor(report_id=self.report_id, start=self.start, end=self.end, frame=self.frame or "")


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
