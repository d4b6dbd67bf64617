"""Making a decision: what an analyst asks for, checked against what there is, in; a `Decision` bound to its words, out.

What makes no sense is an error that names the cure: an id that is none, a value that no pack knows, a same that an earlier
not-same forbids.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import get_args

from twosource.decisions.binding import Bindings, Bound
from twosource.decisions.errors import DecisionError
from twosource.decisions.values import UNKNOWN, Books, lasting_value
from twosource.records import (
    Anchor,
    Claim,
    Decision,
    DecisionKind,
    Grade,
    Picture,
    claim_frame,
    decision_id,
    event_id,
    standing_decisions,
)

_GRADES = get_args(Grade)
_ID = re.compile(r"[a-z]{3,5}_[0-9a-f]+\Z")
_REPORT_FIELDS = ("published", "publisher")


class DecisionMaker:
    """Makes decisions on what a picture holds.

    Args:
        picture: as it is shown now, with the claims that are struck out.
        history: all decisions ever made.
        bindings: what those in force are bound to.
        books: where names and codes are looked up.
    """

    def __init__(self, picture: Picture, history: Sequence[Decision], bindings: Bindings, books: Books) -> None:
        self._history = history
        self._bindings = bindings
        self._books = books
        claims = (*(c for reading in picture.readings for c in reading.claims), *picture.rejected)
        self._claims = {claim.claim_id: claim for claim in claims}
        self._events = {event.event_id: event for event in picture.events}
        self._reports = {report.report_id for report in picture.reports}

    def make(
        self,
        kind: DecisionKind,
        subject: str,
        *,
        who: str,
        why: str,
        when: datetime,
        other: str | None = None,
        field: str | None = None,
        value: str | None = None,
    ) -> Decision:
        """The decision, not yet kept.

        Args:
            when: now; a decision is never dated before the last one, whatever the clock says.
            field: of a claim (correct) or a report (correct_report).
            value: the new value as typed, or the grade.

        Raises:
            DecisionError: it makes no sense; it says why, and what to do.
        """
        who, why = _told(who, "who decides", "--who"), _told(why, "the reason", "--why")
        claims: Sequence[Claim] = ()
        others: Sequence[Claim] = ()
        if kind == "undo":
            self._may_undo(subject)
        elif kind == "correct_report":
            value = self._report_value(subject, field, value)
        else:
            claims = self._claims_of(kind, subject)
        if kind == "correct":
            value = lasting_value(field or "", value or "", self._books)
        if kind == "grade" and value not in _GRADES:
            raise DecisionError("there is no such grade", cure=f"It is one of {', '.join(_GRADES)}")
        if kind in ("same", "not_same"):
            other = other or ""
            others = self._claims_of(kind, other)
            self._may_be(kind, subject, claims, other, others)
        moment = self._moment(when)
        anchors = tuple(map(_anchor, claims))
        report = subject if subject.startswith("rep_") else None
        return Decision(
            decision_id=decision_id(kind, subject, other, field, value, who, moment),
            kind=kind,
            subject=subject,
            other=other,
            field=field,
            value=value,
            report_id=anchors[0].report_id if anchors else report,
            start=anchors[0].start if anchors else None,
            end=anchors[0].end if anchors else None,
            who=who,
            when=moment,
            why=why,
            anchors=anchors,
            other_anchors=tuple(map(_anchor, others)),
        )

    def _moment(self, when: datetime) -> str:
        latest = max((datetime.fromisoformat(decision.when) for decision in self._history), default=None)
        if latest is not None and when <= latest:
            when = latest + timedelta(microseconds=1)
        return when.astimezone(UTC).isoformat(timespec="microseconds")

    # -- what it speaks of -------------------------------------------------------------------------------------------

    def _claims_of(self, kind: str, subject: str) -> list[Claim]:
        """The claim, or those of an event, the founding one first; none of a report."""
        if kind in ("hide", "publish") and subject in self._reports:
            return []
        if subject in self._events and kind not in ("accept", "reject", "correct"):
            claims = [self._claims[claim] for claim in self._events[subject].claims if claim in self._claims]
            if not claims:
                raise DecisionError("its claims are read no longer", where=subject, cure="Run `twosource build`")
            return sorted(claims, key=lambda claim: event_id(claim.claim_id) != subject)
        if subject in self._claims and kind != "grade":
            return [self._claims[subject]]
        raise DecisionError(f"this is no {_SUBJECTS[kind]}", where=_shown(subject), cure=_CURES[kind])

    def _may_undo(self, subject: str) -> None:
        if all(decision.decision_id != subject for decision in self._history):
            raise DecisionError(
                "this is no decision", where=_shown(subject), cure="Their ids stand in `twosource decisions`"
            )
        undone = {d.decision_id for d in self._history} - in_force(self._history)
        if subject in undone:
            cure = "Undo the undo of it to put it back in force"
            raise DecisionError("it is undone already", where=subject, cure=cure)

    def _report_value(self, subject: str, field: str | None, value: str | None) -> str | None:
        if subject not in self._reports:
            raise DecisionError(
                "this is no report", where=_shown(subject), cure="Their ids stand in `twosource reports`"
            )
        if field not in _REPORT_FIELDS:
            raise DecisionError("a report has no such field to correct", cure="It is published or publisher")
        value = " ".join((value or "").split())
        if value == UNKNOWN:
            return None
        if not value:
            raise DecisionError(f"its {field} can't be nothing", cure=f"Write '{UNKNOWN}' where it isn't known")
        return _published(value) if field == "published" else value

    # -- same and not same -------------------------------------------------------------------------------------------

    def _may_be(self, kind: str, subject: str, claims: Sequence[Claim], other: str, others: Sequence[Claim]) -> None:
        """Whether it says something, and what is in force leaves room for it."""
        one, two = claims[0].claim_id, others[0].claim_id
        if one == two:
            raise DecisionError(
                f"the two are one claim, or an event and the claim that founded it ({one})",
                where=f"{subject} and {other}",
                cure="Name another claim: `twosource show EVENT` lists those of an event",
            )
        same = [(a, b, bound.decision.decision_id) for bound in self._bindings.of("same") for a, b in _ties(bound)]
        if kind == "not_same":
            chain = _chain(one, two, same)
            if chain is not None:
                raise DecisionError(
                    f"earlier decisions say that they are one: {', '.join(chain)}",
                    where=f"{subject} and {other}",
                    cure="Undo one of these first: `twosource decide undo DECISION`",
                )
            return
        new = [(one, claim.claim_id, "") for claim in (*claims, *others)]
        for bound in self._bindings.of("not_same"):
            chain = _chain(bound.alive or "", bound.other or "", [*same, *new])
            if chain is not None:
                raise DecisionError(
                    f"an earlier decision says that they are not one: {bound.decision.decision_id}",
                    where=f"{subject} and {other}",
                    cure="Undo it first: `twosource decide undo DECISION`",
                )


def _ties(bound: Bound) -> list[tuple[str, str]]:
    """The pairs of claims that a same makes one."""
    return [(bound.alive, claim) for claim in (*bound.claims, *bound.others) if bound.alive not in (None, claim)]


def _chain(one: str, two: str, same: Sequence[tuple[str, str, str]]) -> list[str] | None:
    """The decisions by which two claims are one, the shortest way; None where nothing ties them."""
    ties: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for a, b, decision in same:
        ties[a].append((b, decision))
        ties[b].append((a, decision))
    ways: dict[str, list[str]] = {one: []}
    edge = [one]
    while edge and two not in ways:
        reached = []
        for claim in edge:
            for other, decision in ties[claim]:
                if other not in ways:
                    ways[other] = list(dict.fromkeys((*ways[claim], decision)))
                    reached.append(other)
        edge = reached
    return ways.get(two)


def in_force(history: Sequence[Decision]) -> set[str]:
    """The ids of the decisions in force, undos among them."""
    standing = {decision.decision_id for decision in standing_decisions(history)}
    undone: set[str] = set()
    for decision in sorted(history, key=lambda d: (d.when, d.decision_id), reverse=True):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.add(decision.subject)
            standing.add(decision.decision_id)
    return standing


def _anchor(claim: Claim) -> Anchor:
    return Anchor(
        claim_id=claim.claim_id,
        report_id=claim.report_id,
        start=claim.trigger.start,
        end=claim.trigger.end,
        frame=claim_frame(claim),
    )


def _shown(subject: str) -> str | None:
    """An id as it may be said again: what was typed in its place may be anything, a private name too."""
    return subject if _ID.match(subject) else None


def _published(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        cure = f"Write it as 2017-09-05 or 2017-09-05T14:30:00+02:00, or '{UNKNOWN}'"
        raise DecisionError("this is no date", where=value, cure=cure) from error
    return moment.isoformat() if ":" in value else moment.date().isoformat()


def _told(words: str, what: str, option: str) -> str:
    words = " ".join(words.split())
    if not words:
        raise DecisionError(f"a decision needs {what}", cure=f"Give it with {option}")
    return words


_SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "accept": "claim",
        "reject": "claim",
        "correct": "claim",
        "grade": "event",
        "same": "claim or event",
        "not_same": "claim or event",
        "hide": "claim, event or report",
        "publish": "claim, event or report",
    }
)
_OF_CLAIMS = "The ids of claims stand in `twosource claims`; `twosource show EVENT` lists those of an event"
_CURES: Mapping[str, str] = MappingProxyType(
    {
        "accept": _OF_CLAIMS,
        "reject": _OF_CLAIMS,
        "correct": _OF_CLAIMS,
        "grade": "The ids of events stand in `twosource events`",
        "same": "Their ids stand in `twosource claims` and `twosource events`",
        "not_same": "Their ids stand in `twosource claims` and `twosource events`",
        "hide": "Their ids stand in `twosource claims`, `events` and `reports`",
        "publish": "Their ids stand in `twosource claims`, `events` and `reports`",
    }
)
