"""Carrying out: reports, readings and bound decisions in; the same as the analysts have put them right, out.

Of several decisions on one matter the latest counts. What was changed bears the ids of the decisions that changed it, and
says by whom, when and why. Nothing here touches what is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from twosource.decisions.binding import Bindings, Unbound
from twosource.decisions.errors import DecisionError
from twosource.decisions.values import Books, with_value
from twosource.records import Claim, Decision, Event, Reading, Report

_REVIEWS: Mapping[str, str] = {"accept": "accepted", "reject": "rejected"}


class Carried(NamedTuple):
    """Readings as decisions have put them right; the claims struck out of them; and decisions without a hold."""

    readings: tuple[Reading, ...]
    rejected: tuple[Claim, ...]
    unbound: tuple[Unbound, ...]


def corrected_reports(reports: Iterable[Report], standing: Sequence[Decision]) -> dict[str, Report]:
    """The reports whose date or publisher a decision puts right, as put right, by id."""
    changes: dict[str, dict[str, str | None]] = defaultdict(dict)
    for decision in standing:
        if decision.kind == "correct_report" and decision.field:
            changes[decision.subject][decision.field] = decision.value
    return {
        report.report_id: msgspec.structs.replace(report, **changes[report.report_id])
        for report in reports
        if report.report_id in changes
    }


def carry_out(readings: Sequence[Reading], bindings: Bindings, books: Books) -> Carried:
    """Correct and review claims, and strike out those rejected."""
    by_claim: dict[str, list[Decision]] = defaultdict(list)
    for one in bindings.of("accept", "reject", "correct"):
        by_claim[one.claims[0]].append(one.decision)
    if not by_claim:
        return Carried(tuple(readings), (), ())
    rejected: list[Claim] = []
    unbound: list[Unbound] = []
    changed: list[Reading] = []
    for reading in readings:
        if by_claim.keys().isdisjoint(claim.claim_id for claim in reading.claims):
            changed.append(reading)
            continue
        claims = [_judged(claim, by_claim.get(claim.claim_id, ()), books, unbound) for claim in reading.claims]
        rejected.extend(claim for claim in claims if claim.review == "rejected")
        kept = tuple(claim for claim in claims if claim.review != "rejected")
        changed.append(msgspec.structs.replace(reading, claims=kept))
    return Carried(tuple(changed), tuple(rejected), tuple(unbound))


def _judged(claim: Claim, decisions: Sequence[Decision], books: Books, unbound: list[Unbound]) -> Claim:
    """The claim under its decisions: the latest review, and of each field the latest correction."""
    latest: dict[str, Decision] = {}
    for decision in decisions:
        latest[(decision.field or "") if decision.kind == "correct" else "review"] = decision
    marks: list[tuple[str, str]] = []
    for field in sorted(latest):
        decision = latest[field]
        try:
            if decision.kind == "correct":
                claim = with_value(claim, field, decision.value or "", books)
            else:
                claim = msgspec.structs.replace(claim, review=_REVIEWS[decision.kind])
        except DecisionError as error:
            unbound.append(Unbound(decision_id=decision.decision_id, says=f"{error.where or field}: {error.problem}"))
            continue
        marks.append((decision.decision_id, _mark(decision)))
    return msgspec.structs.replace(
        claim,
        why=(*claim.why, *(says for _, says in marks)),
        decisions=(*claim.decisions, *(decision for decision, _ in marks)),
    )


def _mark(decision: Decision) -> str:
    if decision.kind == "correct":
        return f"{decision.field}: corrected to {decision.value} {signed(decision)}"
    return f"{_REVIEWS[decision.kind]} {signed(decision)}"


def signed(decision: Decision) -> str:
    """By whom, when and why: ``by Ana on 2026-11-22: the date is the dateline's``."""
    return f"by {decision.who} on {decision.when[:10]}: {decision.why}"


def linking_decisions(bindings: Bindings) -> list[Decision]:
    """The decisions on what is one event and what is not, each between two claims as they are bound now.

    Of two events said to be one, every claim is tied to the one that stands for them; of two said to be apart, those that
    stand for them are kept apart. A claim that is said to be none of an event is kept apart from all the claims it had, so
    that none of them goes along with it.
    """
    pairs = []
    for one in bindings.of("same", "not_same"):
        subject: str | None = one.alive
        tied: tuple[str | None, ...] = (*one.others, *one.claims)
        if one.decision.kind == "not_same":
            if len(one.claims) == 1:
                tied = one.others or (one.other,)
            elif len(one.others) == 1:
                subject, tied = one.other, one.claims
            else:
                tied = (one.other,)
        pairs += [
            msgspec.structs.replace(one.decision, subject=subject, other=claim, anchors=(), other_anchors=())
            for claim in dict.fromkeys(tied)
            if claim != subject
        ]
    return pairs


class Graded(NamedTuple):
    """Events under the analysts' grades, marked with the decisions behind them; and decisions without a hold."""

    events: tuple[Event, ...]
    unbound: tuple[Unbound, ...]


def mark_events(events: Sequence[Event], readings: Sequence[Reading], bindings: Bindings) -> Graded:
    """Put the analysts' grades in the place of the ladder's, which stays told, and name the decisions behind an event."""
    if not bindings.bound:
        return Graded(tuple(events), ())
    event_of = {claim: at for at, event in enumerate(events) for claim in event.claims}
    grades: dict[int, Decision] = {}
    behind: dict[int, dict[str, None]] = defaultdict(dict)
    unbound: list[Unbound] = []
    for reading in readings:
        for claim in reading.claims:
            if claim.decisions and claim.claim_id in event_of:
                behind[event_of[claim.claim_id]].update(dict.fromkeys(claim.decisions))
    for one in bindings.of("grade", "same", "not_same"):
        at = [event_of[claim] for claim in (one.alive, one.other) if claim in event_of]
        if not at:
            says = f"its claim {one.alive} belongs to no event"
            unbound.append(Unbound(decision_id=one.decision.decision_id, says=says))
        for event in at:
            behind[event][one.decision.decision_id] = None
            if one.decision.kind == "grade":
                grades[event] = one.decision
    marked = list(events)
    for event, ids in behind.items():
        decided = msgspec.structs.replace(marked[event], decisions=tuple(sorted(ids)))
        marked[event] = _regraded(decided, grades[event]) if event in grades else decided
    return Graded(tuple(marked), tuple(unbound))


def _regraded(event: Event, decision: Decision) -> Event:
    reason = f"{(decision.value or '').capitalize()}: graded {signed(decision).rstrip('.')}. By the rules: {event.grade_reason}"
    return msgspec.structs.replace(event, grade=decision.value, grade_reason=reason)
