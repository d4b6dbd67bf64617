"""Why a holding is what it is, in a few sentences: the events it rests on, their grades, and what time did to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from twosource.assessment.evidence import Evidence
from twosource.assessment.view import View

_SHOWN = 3  # of many events the last are named


def reason(
    *,
    view: View,
    at_last: View,
    last: date | None,
    day: date,
    besieged: bool,
    evidence: Sequence[Evidence],
    names: Callable[[Iterable[str]], str],
) -> str:
    """The sentences.

    Args:
        view: what is shown; ``at_last`` what was shown at the last evidence, on the day ``last``.
        day: the day on which the holding ends, or that of the picture.
        names: the names of parties' keys, as a sentence lists them.
    """
    told = [_status(view, at_last, names)]
    if evidence:
        told.append(f"It rests on {'; '.join(_event(e) for e in evidence[-_SHOWN:])}.")
    if evidence and all(e.event.grade == "claimed" for e in evidence):
        told.append("It is only claimed, by those with an interest in it.")
    if last is not None and view.status != "unknown":
        told.append(
            f"Probability {at_last.probability:.2f} at the last evidence of {last}{_later(view, at_last, last, day)}."
        )
    if besieged:
        told.append("It is besieged.")
    return " ".join(told)


def _status(view: View, at_last: View, names: Callable[[Iterable[str]], str]) -> str:
    if view.status == "held" and view.holder is not None:
        return f"Held by {names([view.holder])}."
    if view.status == "contested":
        if len(view.contesting) == 1:
            return f"Contested: {names(view.contesting)} has taken a part of it; who holds the rest is not told."
        return f"Contested by {names(view.contesting)}."
    if view.excluded:
        return f"Not held by {names(view.excluded)}; who holds it is not told."
    if view.alternatives:
        return "Unknown: the evidence is too weak or too old to say who holds it."
    return "Unknown: nothing says who holds it."


def _event(evidence: Evidence) -> str:
    event = evidence.event
    where = f" of {event.place.name}, a part of it" if evidence.relation == "part" and event.place else ""
    if evidence.relation == "whole" and event.place:
        where = f" of {event.place.name}, which it is a part of"
    kind = event.event_type.replace("_", " ")
    named = f", {evidence.sure:.2f} that it went to who is said to have it" if evidence.sure < event.credibility else ""
    return f"{kind}{where} by {evidence.day} ({event.grade}, credibility {event.credibility:.2f}{named})"


def _later(view: View, at_last: View, last: date, day: date) -> str:
    if day <= last or view.probability == at_last.probability:
        return ""
    return f", {view.probability:.2f} by {day}"
