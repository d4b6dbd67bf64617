"""What may be believed of who holds a place: a share of probability for each state it may be in.

A state is held by one, contested by some, or unknown, where some may be known not to hold it. Events move shares:
with the event's credibility the place goes to the state that it leads to, otherwise it stays where it was. Time
moves shares towards unknown. This is the forward pass of a hidden chain whose evidence is events and whose
transitions, between them, only fade (METHODS 7); backward smoothing can take its place behind the same functions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

_LEAST = 1e-9  # shares below this are nothing but rounding


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A state of a place.

    ``parties`` are who holds it (one), who contests it (any number: of a town of which one side took a part the others
    may be untold), or, of an unknown place, who is known not to hold it.
    """

    kind: Literal["contested", "held", "unknown"]
    parties: tuple[str, ...] = ()


UNKNOWN = State("unknown")
Belief = Mapping[State, float]
Outcome = Mapping[State, float]
Move = Callable[[State], Outcome]


def nothing_known() -> Belief:
    """The belief before any evidence."""
    return {UNKNOWN: 1.0}


def held(party: str) -> State:
    """Held by this party."""
    return State("held", (party,))


def contested(parties: tuple[str, ...]) -> State:
    """Contested by these parties, in whichever order they are given."""
    return State("contested", tuple(sorted(set(parties))))


def not_held(parties: tuple[str, ...]) -> State:
    """Unknown, but not held by these parties."""
    return State("unknown", tuple(sorted(set(parties))))


def moved(belief: Belief, *moves: tuple[Move, float]) -> Belief:
    """The belief after an event: with a probability each state moves, otherwise it stays.

    Args:
        moves: the ways in which it may move, each with its probability, 1 together at most; a move leads from a state to
            shares that sum to 1.
    """
    stays = 1 - sum(probability for _, probability in moves)
    after: dict[State, float] = defaultdict(float)
    for state, share in belief.items():
        after[state] += share * stays
        for move, probability in moves:
            for outcome, part in move(state).items():
                after[outcome] += share * probability * part
    return _tidy(after)


def faded(belief: Belief, days: float, half_life_days: float) -> Belief:
    """The belief after so many days without evidence: all that was known halves in each half-life."""
    kept = kept_after(days, half_life_days)
    after: dict[State, float] = defaultdict(float)
    for state, share in belief.items():
        if state == UNKNOWN:
            after[UNKNOWN] += share
        else:
            after[state] += share * kept
            after[UNKNOWN] += share * (1 - kept)
    return _tidy(after)


def kept_after(days: float, half_life_days: float) -> float:
    """How much of what was known is left after so many days."""
    return float(0.5 ** (max(0.0, days) / half_life_days))


def shares(belief: Belief) -> tuple[dict[str, float], float, float]:
    """The share of each party that may hold it, of its being contested, and of its being unknown."""
    holders: dict[str, float] = defaultdict(float)
    open_fight = unknown = 0.0
    for state, share in sorted(belief.items()):
        if state.kind == "held":
            holders[state.parties[0]] += share
        elif state.kind == "contested":
            open_fight += share
        else:
            unknown += share
    return dict(holders), open_fight, unknown


def _tidy(belief: Mapping[State, float]) -> Belief:
    """The states in one order, so that sums come out the same in the last bit."""
    return {state: share for state, share in sorted(belief.items()) if share > _LEAST}
