"""One place's belief over time: its evidence folded day by day.

In: a place's evidence. Out: steps, each a day, the belief from then on and the events that moved it. Between steps
belief fades.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from twosource.assessment.belief import Belief, Outcome, State, contested, faded, moved, nothing_known
from twosource.assessment.evidence import Evidence
from twosource.assessment.parties import PartyBook


@dataclass(frozen=True, slots=True)
class Step:
    """The belief from a day on, and the evidence of that day."""

    day: date
    belief: Belief
    evidence: tuple[Evidence, ...]


def steps(evidence: Sequence[Evidence], parties: PartyBook, half_life_days: float) -> list[Step]:
    """The steps of a place's belief, one for each day with evidence."""
    found: list[Step] = []
    belief, last = nothing_known(), None
    for day, of_day in groupby(evidence, key=lambda e: e.day):
        if last is not None:
            belief = faded(belief, (day - last).days, half_life_days)
        told = tuple(of_day)
        for _, of_rank in groupby(told, key=lambda e: e.rank):
            belief = _weighed(belief, list(of_rank), day, parties)
        found.append(Step(day, belief, told))
        last = day
    return found


def _weighed(belief: Belief, evidence: Sequence[Evidence], day: date, parties: PartyBook) -> Belief:
    """The belief after events of one day and rank.

    If two camps are said to have taken the place on one day nobody knows who had it in the evening: it counts as
    contested by them, as likely as that any of the events happened.
    """
    takers = tuple(dict.fromkeys(key for one in evidence for key in one.winners if one.relation != "part"))
    if not parties.one_camp(takers, day):
        doubt = 1.0
        for one in evidence:
            doubt *= 1 - one.sure
        outcome: Outcome = {contested(takers): 1.0}

        def to_contest(_: State) -> Outcome:
            return outcome

        return moved(belief, (to_contest, 1 - doubt))
    for one in evidence:
        belief = moved(belief, *one.moves)
    return belief
