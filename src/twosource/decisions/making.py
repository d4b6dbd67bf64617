"""Making a decision: what an analyst asks for, checked against what there is, in; a `Decision` bound to its words, out.

What makes no sense is an error that names the cure: an id that is none, a value that no pack knows, a same that an earlier
not-same forbids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import get_args

from twosource.decisions.binding import Bindings
from twosource.decisions.errors import DecisionError
from twosource.decisions.values import UNKNOWN, Books, lasting_value
from twosource.records import (
    Anchor,
    Claim,
    Decision,
    DecisionKind,
    Event,
    Grade,
    Picture,
    claim_frame,
    decision_id,
    event_id,
    standing_decisions,
)

_GRADES = get_args(Grade)
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
        anchors: list[Anchor | None] = [None, None]
        if kind == "undo":
            self._may_undo(subject)
        elif kind == "correct_report":
            value = self._report_value(subject, field, value)
        else:
            anchors[0] = self._anchor(kind, subject)
        if kind == "correct":
            value = lasting_value(field or "", value or "", self._books)
        if kind == "grade" and value not in _GRADES:
            raise DecisionError("there is no such grade", cure=f"It is one of {', '.join(_GRADES)}")
        if kind in ("same", "not_same"):
            other = other or ""
            anchors[1] = self._other_anchor(kind, subject, other)
        moment = self._moment(when)
        anchor, report = anchors[0], subject if subject.startswith("rep_") else None
        return Decision(
            decision_id=decision_id(kind, subject, other, field, value, who, moment),
            kind=kind,
            subject=subject,
            other=other,
            field=field,
            value=value,
            report_id=anchor.report_id if anchor else report,
            start=anchor.start if anchor else None,
            end=anchor.end if anchor else None,
            who=who,
            when=moment,
            why=why,
            frame=anchor.frame if anchor else None,
            other_anchor=anchors[1],
        )

    def _moment(self, when: datetime) -> str:
        latest = max((datetime.fromisoformat(decision.when) for decision in self._history), default=None)
        if latest is not None and when <= latest:
            when = latest + timedelta(microseconds=1)
        return when.astimezone(UTC).isoformat(timespec="microseconds")

    # -- what it speaks of -------------------------------------------------------------------------------------------

    def _anchor(self, kind: str, subject: str) -> Anchor | None:
        if kind in ("hide", "publish") and subject in self._reports:
            return None
        if subject in self._events and kind not in ("accept", "reject", "correct"):
            return _anchor_of(self._founder(self._events[subject]))
        if subject in self._claims and kind != "grade":
            return _anchor_of(self._claims[subject])
        raise DecisionError(f"this is no {_SUBJECTS[kind]}", where=subject, cure=_CURES[kind])

    def _founder(self, event: Event) -> Claim:
        claims = [self._claims[claim] for claim in event.claims if claim in self._claims]
        founder = next((claim for claim in claims if event_id(claim.claim_id) == event.event_id), None)
        if founder is None:
            raise DecisionError(
                "the claim that founded it is not read any longer", where=event.event_id, cure="Run `twosource build`"
            )
        return founder

    def _may_undo(self, subject: str) -> None:
        if all(decision.decision_id != subject for decision in self._history):
            raise DecisionError("this is no decision", where=subject, cure="Their ids stand in `twosource decisions`")
        undone = {d.decision_id for d in self._history} - _in_force(self._history)
        if subject in undone:
            cure = "Undo the undo of it to put it back in force"
            raise DecisionError("it is undone already", where=subject, cure=cure)

    def _report_value(self, subject: str, field: str | None, value: str | None) -> str | None:
        if subject not in self._reports:
            raise DecisionError("this is no report", where=subject, cure="Their ids stand in `twosource reports`")
        if field not in _REPORT_FIELDS:
            raise DecisionError("a report has no such field to correct", cure="It is published or publisher")
        value = " ".join((value or "").split())
        if value == UNKNOWN:
            return None
        if not value:
            raise DecisionError(f"its {field} can't be nothing", cure=f"Write '{UNKNOWN}' where it isn't known")
        return _published(value) if field == "published" else value

    # -- same and not same -------------------------------------------------------------------------------------------

    def _other_anchor(self, kind: str, subject: str, other: str) -> Anchor:
        one, two = self._claim_of(subject), self._claim_of(other)
        if one.claim_id == two.claim_id:
            raise DecisionError(
                f"both are one claim ({one.claim_id})",
                where=f"{subject}, {other}",
                cure="Name another claim of the event: `twosource show EVENT` lists them",
            )
        self._may_be(kind, one.claim_id, two.claim_id)
        return _anchor_of(two)

    def _claim_of(self, subject: str) -> Claim:
        if subject in self._events:
            return self._founder(self._events[subject])
        if subject in self._claims:
            return self._claims[subject]
        raise DecisionError(f"this is no {_SUBJECTS['same']}", where=subject, cure=_CURES["same"])

    def _may_be(self, kind: str, one: str, two: str) -> None:
        """Whether what is in force already leaves room for it."""
        same = [(b.claim, b.other, b.decision) for b in self._bindings.of("same") if b.claim and b.other]
        apart = [(b.claim, b.other, b.decision) for b in self._bindings.of("not_same") if b.claim and b.other]
        if kind == "not_same":
            chain = _chain(one, two, same)
            if chain:
                raise DecisionError(
                    f"earlier decisions say that they are one: {', '.join(d.decision_id for d in chain)}",
                    cure="Undo one of these first: `twosource decide undo DECISION`",
                )
            return
        for a, b, decision in apart:
            for left, right in ((a, b), (b, a)):
                if _chain(one, left, same) is not None and _chain(two, right, same) is not None:
                    raise DecisionError(
                        f"an earlier decision says that they are not one: {decision.decision_id}",
                        cure="Undo it first: `twosource decide undo DECISION`",
                    )


def _chain(one: str, two: str, same: Sequence[tuple[str, str, Decision]]) -> list[Decision] | None:
    """The decisions by which two claims are one, shortest way; empty where they are one claim; None where nothing ties."""
    ties: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for a, b, decision in same:
        ties[a].append((b, decision))
        ties[b].append((a, decision))
    ways: dict[str, list[Decision]] = {one: []}
    edge = [one]
    while edge and two not in ways:
        reached = []
        for claim in edge:
            for other, decision in ties[claim]:
                if other not in ways:
                    ways[other] = [*ways[claim], decision]
                    reached.append(other)
        edge = reached
    return ways.get(two)


def _in_force(history: Sequence[Decision]) -> set[str]:
    """The ids of the decisions in force, undos among them."""
    standing = {decision.decision_id for decision in standing_decisions(history)}
    undone: set[str] = set()
    for decision in sorted(history, key=lambda d: (d.when, d.decision_id), reverse=True):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.add(decision.subject)
            standing.add(decision.decision_id)
    return standing


def _anchor_of(claim: Claim) -> Anchor:
    return Anchor(report_id=claim.report_id, start=claim.trigger.start, end=claim.trigger.end, frame=claim_frame(claim))


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
