"""Grades in the scales of others: Airwars, the Admiralty code, STIX. In: a graded event's facts. Out: its place in each.

Each follows from the ladder and its flags alone, so that it can be checked; none is a judgement of its own. The Admiralty
code keeps two scales apart: how credible what is said is (1 to 6), and how reliable who says it is (A to F, learnt from
other events). STIX's confidence is that of its own table for Admiralty credibility (STIX 2.1, appendix A).
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.records import Grade

_ADMIRALTY: dict[Grade, int] = {"predicted": 6, "claimed": 4, "reported": 3, "corroborated": 2, "confirmed": 1}
_STIX = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
_DOUBTFUL, _IMPROBABLE, _NOT_JUDGED = 4, 5, 6


class Crosswalk(NamedTuple):
    """An event in other scales; None where a scale has no place for it."""

    airwars: str | None
    admiralty: str
    stix: int | None


def crosswalk(
    grade: Grade,
    *,
    carried: bool,
    against_interest: bool,
    denied: bool,
    disputed_who: bool,
    unverified: bool,
    letters: tuple[str, ...],
) -> Crosswalk:
    """The place of an event in other scales.

    Args:
        carried: whether anybody who said so stands by it.
        denied: whether anybody denies it; ``disputed_who``: whether it is disputed who did it.
        letters: the reliabilities of those who carry it; the best one counts.
    """
    credibility = _ADMIRALTY[grade]
    if credibility != _NOT_JUDGED:
        if not carried:
            credibility = _IMPROBABLE
        elif denied and grade in ("claimed", "reported"):
            credibility = min(credibility + 1, _IMPROBABLE)
        elif unverified:
            credibility = max(credibility, _DOUBTFUL)
    letter = min(letters, default="F")
    return Crosswalk(
        airwars=_airwars(grade, carried, against_interest, disputed_who),
        admiralty=f"{letter}{credibility}",
        stix=_STIX.get(credibility),
    )


def _airwars(grade: Grade, carried: bool, against_interest: bool, disputed_who: bool) -> str | None:
    """Confirmed: a belligerent accepts it. Fair: two or more credible sources. Weak: one, or partisans. Contested: several
    are said to have done it. Discounted: nobody stands by it."""
    if grade == "predicted":
        return None
    if not carried:
        return "discounted"
    if disputed_who:
        return "contested"
    if grade == "confirmed" and against_interest:
        return "confirmed"
    return "fair" if grade in ("confirmed", "corroborated") else "weak"
