"""Binding: decisions and what the reader makes of the reports now in; which claim each speaks of, or why none, out.

A decision finds its claim by id; where a better reader gave the claim another, by the words it stands on. What can't be
bound is told, with the reason, and waits: another reading may bring its claim back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosource.records import Anchor, Claim, Decision, Reading, Record, claim_frame


class Bound(NamedTuple):
    """A decision in force, and the claims that it speaks of now.

    Attributes:
        claims: of a claim the one, of an event all that are left of those it had; none of a whole report.
        others: likewise, of the other side of same and not_same.
        alive: the first of the claims that no analyst has struck out, which stands for them; ``other`` of the others.
    """

    decision: Decision
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    alive: str | None = None
    other: str | None = None

    @property
    def of_event(self) -> bool:
        """Whether it speaks of an event."""
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


_REVIEWING = frozenset({"accept", "reject"})


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
    bound: dict[str, Bound] = {}
    unbound: list[Unbound] = []
    rejected: set[str] = set()

    def hold(decision: Decision) -> None:
        try:
            bound[decision.decision_id] = _bound(decision, reports, claims, rejected)
        except _Missing as missing:
            unbound.append(Unbound(decision_id=decision.decision_id, says=str(missing)))

    for decision in standing:
        if decision.kind in _REVIEWING:
            hold(decision)
    for one in bound.values():
        (rejected.update if one.decision.kind == "reject" else rejected.difference_update)(one.claims)
    for decision in standing:
        if decision.kind not in _REVIEWING:
            hold(decision)
    return Bindings(tuple(bound[d.decision_id] for d in standing if d.decision_id in bound), tuple(unbound))


def _bound(decision: Decision, reports: set[str], claims: _Claims, rejected: set[str]) -> Bound:
    if decision.subject.startswith("rep_"):
        if decision.subject not in reports:
            raise _Missing(f"there is no report {decision.subject} here")
        return Bound(decision)
    own = claims.find_all(decision.anchors)
    others = claims.find_all(decision.other_anchors) if decision.other_anchors else ()
    if decision.kind in _REVIEWING or decision.kind == "correct":
        return Bound(decision, own, alive=own[0])
    alive, other = _first(own, rejected), _first(others, rejected)
    if decision.kind in ("hide", "publish"):
        return Bound(decision, own, alive=alive)
    if alive is None or (others and other is None):
        raise _Missing("all claims that it speaks of are rejected")
    if alive == other:
        raise _Missing(f"both sides of it are read as one claim now ({alive})")
    return Bound(decision, own, others, alive, other)


def _first(claims: Sequence[str], rejected: set[str]) -> str | None:
    return next((claim for claim in claims if claim not in rejected), None)


class _Claims:
    """The claims by id, and by report, to be found again by their words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._ids = {claim.claim_id for reading in readings for claim in reading.claims}
        self._of_report: dict[str, list[Claim]] = defaultdict(list)
        for reading in readings:
            self._of_report[reading.report_id].extend(reading.claims)

    def find_all(self, anchors: Sequence[Anchor]) -> tuple[str, ...]:
        """The claims at these anchors; of an event's some may be gone, of a claim's one none.

        Raises:
            _Missing: none of them is there.
        """
        found: dict[str, None] = {}
        missing = _Missing("it names no claim")
        for anchor in reversed(anchors):
            try:
                found[self._find(anchor)] = None
            except _Missing as gone:
                missing = gone
        if not found:
            raise missing
        return tuple(found)[::-1]

    def _find(self, anchor: Anchor) -> str:
        if anchor.claim_id in self._ids:
            return anchor.claim_id
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
