"""Decisions: what analysts judged, made, bound to the words it speaks of, and carried out on what was read and derived.

Only decisions are kept; what follows from them is worked out anew by every build, so an undo leaves no trace.
"""

from twosource.decisions.binding import Bindings, Bound, Unbound, bind
from twosource.decisions.carrying_out import (
    Carried,
    Graded,
    carry_out,
    corrected_reports,
    linking_decisions,
    mark_events,
    signed,
)
from twosource.decisions.errors import DecisionError
from twosource.decisions.making import DecisionMaker, in_force
from twosource.decisions.release import Release, release, released
from twosource.decisions.values import FIELDS, Books

__all__ = [
    "FIELDS",
    "Bindings",
    "Books",
    "Bound",
    "Carried",
    "DecisionError",
    "DecisionMaker",
    "Graded",
    "Release",
    "Unbound",
    "bind",
    "carry_out",
    "corrected_reports",
    "in_force",
    "linking_decisions",
    "mark_events",
    "release",
    "released",
    "signed",
]
