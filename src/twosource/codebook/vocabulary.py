"""The words a trigger may use: slots, roles, kinds of filler; and how heavy each condition makes it."""

from __future__ import annotations

import re
from typing import get_args

from twosource.codebook.model import FillerKind, Role, Trigger

ROLES: tuple[str, ...] = get_args(Role)
FILLER_KINDS: tuple[str, ...] = get_args(FillerKind)
PLAIN_SLOTS: tuple[str, ...] = ("subject", "object", "indirect", "attr", "doing", "poss", "compound", "amod")
_PREPOSITIONS = """
about above across after against ahead along alongside amid among amongst around as at atop before
behind below beneath beside besides between beyond by despite down during except for from in inside
into like near of off on onto opposite out outside over past per since through throughout till to
toward towards under underneath until unto up upon versus via vs with within without
"""
PREPOSITIONS: frozenset[str] = frozenset(_PREPOSITIONS.split())
HEADS: tuple[str, ...] = ("verb", "noun", "adjective")

_PREPOSITION_SLOT = re.compile(r"prep_([a-z]+)\Z")


def is_slot(name: str) -> bool:
    """Whether this is a slot an engine can fill: a plain one, or ``prep_`` with an English preposition."""
    match = _PREPOSITION_SLOT.match(name)
    return name in PLAIN_SLOTS or (match is not None and match.group(1) in PREPOSITIONS)


def head_of(trigger: Trigger) -> tuple[str, str]:
    """The trigger's part of speech (verb, noun or adjective) and its lemma."""
    if trigger.verb is not None:
        return "verb", trigger.verb
    if trigger.noun is not None:
        return "noun", trigger.noun
    return "adjective", trigger.adjective or ""


def specificity(trigger: Trigger) -> int:
    """How much a trigger asks for: 3 for each condition on words, 2 for each on the kind of a filler."""
    words = (
        bool(trigger.particle) + bool(trigger.object) + bool(trigger.after) + bool(trigger.under) + len(trigger.lemmas)
    )
    return 3 * words + 2 * len(trigger.needs)


Conditions = tuple[object, ...]


def conditions(trigger: Trigger) -> Conditions:
    """What must hold for the trigger to fire, in a form that two triggers can be compared by."""

    def settled(mapping: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple(sorted((slot, tuple(sorted(values))) for slot, values in mapping.items()))

    return (
        *head_of(trigger),
        trigger.particle or "",
        tuple(sorted(trigger.object)),
        tuple(sorted(trigger.after)),
        trigger.under or "",
        settled(trigger.lemmas),
        settled({slot: tuple(kinds) for slot, kinds in trigger.needs.items()}),
        settled(trigger.refuses),
    )
