"""What a belief is shown as: held, contested or unknown, with a probability and the alternatives.

In: a belief. Out: a `View`. Held or contested is shown only from the stated probability on; below it a place is
unknown, and who may hold it stands among the alternatives. Where no single state is likely enough but together they
leave little unknown, the sources differ on who holds it: contested.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from math import fsum
from typing import Literal

from twosource.assessment.belief import Belief, shares

_DIGITS = 4
_EQUAL = 1e-6  # shares nearer than this are equal
_RIVAL = 0.25  # the least that must speak for others than the likeliest holder for the place to be in dispute
_SHOWN = 0.005  # alternatives below half a percent are left out


@dataclass(frozen=True, slots=True)
class View:
    """How a belief is shown.

    Attributes:
        holder: key of who holds the place; None unless held.
        contesting: keys of who contests it, the likeliest first; empty unless contested.
        excluded: keys of who is known not to hold an unknown place.
        alternatives: (key or None for unknown, probability), the likeliest first.
    """

    status: Literal["held", "contested", "unknown"]
    holder: str | None
    contesting: tuple[str, ...]
    excluded: tuple[str, ...]
    probability: float
    alternatives: tuple[tuple[str | None, float], ...]

    def sort(self) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...]]:
        """What has to change for it to be another holding."""
        return (self.status, self.holder, tuple(sorted(self.contesting)), self.excluded)


def view_of(belief: Belief, sure: float) -> View:
    """The view of a belief.

    Args:
        sure: the probability from which a place is shown as held or contested.
    """
    holders, open_fight, unknown = shares(belief)
    # Two that are equally likely don't hold it both: then it isn't known who does.
    most = max(holders.values(), default=0.0)
    likeliest = [key for key, share in holders.items() if share > most - _EQUAL]
    if len(likeliest) == 1 and most >= sure and most >= open_fight:
        rest = _alternatives(belief, likeliest)
        return View("held", likeliest[0], (), (), round(most, _DIGITS), rest)
    if open_fight >= sure:
        return View("contested", None, _contesting(belief), (), round(open_fight, _DIGITS), _alternatives(belief))
    known = 1 - unknown
    if known >= sure and known - most >= _RIVAL:
        return View("contested", None, _contesting(belief), (), round(known, _DIGITS), _alternatives(belief))
    excluded = _excluded(belief)
    return View("unknown", None, (), excluded, round(unknown, _DIGITS), _alternatives(belief, (*excluded, None)))


def _contesting(belief: Belief) -> tuple[str, ...]:
    """Who may be in the place, by how likely."""
    present: dict[str, float] = {}
    for state, share in belief.items():
        if state.kind != "unknown":
            for party in state.parties:
                present[party] = present.get(party, 0.0) + share
    return tuple(sorted(present, key=lambda key: (-round(present[key], _DIGITS), key)))


def _excluded(belief: Belief) -> tuple[str, ...]:
    """Who is known not to hold it, if it is unknown who does: by at least half of what is unknown."""
    without: dict[str, float] = {}
    unknown = shares(belief)[2]
    for state, share in belief.items():
        if state.kind == "unknown":
            for party in state.parties:
                without[party] = without.get(party, 0.0) + share
    return tuple(sorted(party for party, share in without.items() if share >= unknown / 2))


def _alternatives(belief: Belief, without: Collection[str | None] = ()) -> tuple[tuple[str | None, float], ...]:
    """Who else may hold it: other holders' shares, a contested share parted among who contests, and the unknown."""
    told: dict[str | None, list[float]] = defaultdict(list)
    for state, share in belief.items():
        if state.kind == "held":
            told[state.parties[0]].append(share)
        elif state.kind == "contested":
            # Of a place of which one side took a part, the rest is in hands untold.
            parts: tuple[str | None, ...] = state.parties if len(state.parties) > 1 else (*state.parties, None)
            for party in parts:
                told[party].append(share / len(parts))
        else:
            told[None].append(share)
    # An exact sum: in whatever order the parts come, it rounds to the same figure.
    found = {party: fsum(parts) for party, parts in told.items()}
    shown = [
        (party, round(share, _DIGITS)) for party, share in found.items() if share >= _SHOWN and party not in without
    ]
    return tuple(sorted(shown, key=lambda pair: (-pair[1], pair[0] is None, pair[0] or "")))
