"""Binding: decisions and what the reader makes of the reports now in; which claim each speaks of, or why none, out.

A decision finds its claim by id; where a better reader gave the claim another, by the words it stands on. What can't be
bound is told, with the reason, and waits: another reading may bring its claim back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.records import Anchor, Claim, Decision, Reading, Record, claim_frame

BY_EVENT = frozenset({"grade", "hide", "publish", "same", "not_same"})
"""The kinds of decision whose subject may be an event, which is then bound by the claim that founded it."""


class Bound(NamedTuple):
    """A decision in force, with the claim it speaks of, and the other one of same and not_same.

    ``claim`` is None where it speaks of a whole report.
    """

    decision: Decision
    claim: str | None
    other: str | None = None

    @property
    def of_event(self) -> bool:
        """Whether it speaks of the event that its claim belongs to."""
        return self.decision.subject.startswith("evt_")


class Unbound(Record, frozen=True, kw_only=True):
    """A decision that stands but has no hold, and why."""

    decision_id: str
    says: str


class Bindings(NamedTuple):
    """What came of binding: the decisions that hold, oldest first, and those that don't."""

    bound: tuple[Bound, ...]
    unbound: tuple[Unbound, ...]

    def of(self, *kinds: str) -> list[Bound]:
        """The bound decisions of these kinds, oldest first."""
        return [one for one in self.bound if one.decision.kind in kinds]


class _Missing(Exception):
    """There is no one claim to bind to; the message says why."""


def bind(standing: Sequence[Decision], report_ids: Iterable[str], readings: Sequence[Reading]) -> Bindings:
    """Bind decisions that nothing undoes.

    Args:
        standing: oldest first.
        report_ids: the reports there are.
        readings: what was read of them.
    """
    if not standing:
        return Bindings((), ())
    claims = _Claims(readings)
    reports = set(report_ids)
    bound: list[Bound] = []
    unbound: list[Unbound] = []
    for decision in standing:
        try:
            bound.append(_bound(decision, reports, claims))
        except _Missing as missing:
            unbound.append(Unbound(decision_id=decision.decision_id, says=str(missing)))
    return Bindings(tuple(bound), tuple(unbound))


def _bound(decision: Decision, reports: set[str], claims: _Claims) -> Bound:
    if decision.subject.startswith("rep_"):
        if decision.subject not in reports:
            raise _Missing(f"there is no report {decision.subject} here")
        return Bound(decision, None)
    claim = claims.find(decision.subject, decision.anchor)
    if decision.other is None:
        return Bound(decision, claim)
    other = claims.find(decision.other, decision.other_anchor)
    if claim == other:
        raise _Missing(f"both sides of it are read as one claim now ({claim})")
    return Bound(decision, claim, other)


class _Claims:
    """The claims by id, and by report, to be found again by their words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._ids = {claim.claim_id for reading in readings for claim in reading.claims}
        self._of_report: dict[str, list[Claim]] = defaultdict(list)
        for reading in readings:
            self._of_report[reading.report_id].extend(reading.claims)

    def find(self, subject: str, anchor: Anchor | None) -> str:
        if subject in self._ids:
            return subject
        if anchor is None:
            raise _Missing(f"no claim has the id {subject}")
        of_report = self._of_report.get(anchor.report_id)
        if of_report is None:
            raise _Missing(f"its report {anchor.report_id} is not read here")
        near = [c for c in of_report if c.trigger.start < anchor.end and anchor.start < c.trigger.end]
        if not near:
            # A better reader may hang the claim on another word of the sentence; then it must be of the same type.
            kind = anchor.frame.partition("|")[0]
            near = [
                c
                for c in of_report
                if c.sentence.start <= anchor.start and anchor.end <= c.sentence.end and c.event_type == kind
            ]
        alike = _most_alike(near, anchor)
        if len(alike) == 1:
            return alike[0].claim_id
        where = f"at {anchor.start}-{anchor.end} of {anchor.report_id}"
        if not alike:
            raise _Missing(f"nothing is read any longer {where}")
        raise _Missing(f"{len(alike)} claims are read now {where}: {', '.join(sorted(c.claim_id for c in alike))}")


def _most_alike(claims: Sequence[Claim], anchor: Anchor) -> list[Claim]:
    """Of claims on the same words those whose frame has most in common with the one decided on."""
    wanted = anchor.frame.split("|")

    def shared(claim: Claim) -> tuple[int, int]:
        same = sum(a == b for a, b in zip(claim_frame(claim).split("|"), wanted, strict=False))
        overlap = min(claim.trigger.end, anchor.end) - max(claim.trigger.start, anchor.start)
        return same, overlap

    best = max(map(shared, claims), default=(0, 0))
    return [claim for claim in claims if shared(claim) == best]
