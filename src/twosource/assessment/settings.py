"""What assessment may be set to, with the reason for each default."""

from __future__ import annotations

from datetime import date

import msgspec


class AssessmentSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of assessment.

    Attributes:
        as_of: the day on which the picture is drawn; None means the last day of which any claim or event speaks. Never
            the clock's, so that a rebuild gives the same on another day.
        half_life_days: a holding without fresh evidence fades towards unknown by half in so many days. Half a year:
            front lines of the wars the project was made for stood for months, seldom for years.
        sure: the probability from which a place is shown as held or contested; below it, it is unknown with
            alternatives.
        remaining: when one side loses a contested place to nobody told, how much of its share goes to the one side that
            is left; the rest is unknown.
        siege_ends_at: the credibility from which an event may end a siege.
        stale_days: so long after its end a siege is still spoken of ("the besieged city") without being a new one.
        people: the words for those inside a besieged place, as figures name them.
        people_families: the families of types whose claims may count them, beside sieges themselves.
    """

    as_of: date | None = None
    half_life_days: float = 180.0
    sure: float = 0.5
    remaining: float = 0.5
    siege_ends_at: float = 0.5
    stale_days: int = 7
    people: tuple[str, ...] = ("people", "residents", "civilians", "inhabitants")
    people_families: tuple[str, ...] = ("displacement_and_relief",)


DEFAULTS = AssessmentSettings()
