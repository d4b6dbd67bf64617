"""Bystanders: the words of those who say something in; where they are, out, if they are people of the place.

"Gunmen killed seven men, residents of Kukawa said": what local people tell of without naming a place was done where they are. An
official's or a refugee's whereabouts tell nothing.
"""

from __future__ import annotations

from collections.abc import Set

from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.tree import Tree

SEEN = frozenset(
    "attack_on_civilians execution abduction arrest casualties shelling air_strike missile_strike bombing suicide_bombing grenade "
    "looting destruction clash sexual_violence torture disappearance hardship displacement".split()
)
"""The types of events that the people of a place see."""

_LOCALS = frozenset(
    "resident villager witness survivor medic doctor nurse elder farmer fisherman shopkeeper inhabitant rescuer paramedic "
    "journalist reporter correspondent photographer".split()
)

_ON_THE_SPOT = frozenset({"local", "rescue", "hospital", "health", "ambulance"})


def homes(tree: Tree, cues: Set[int]) -> list[int]:
    """The heads of the places of those who speak, of the first saying that has a local speaker with one.

    Args:
        tree: the tree.
        cues: the tokens of the sayings; those below 0 stand elsewhere.
    """
    for cue in sorted(k for k in cues if k >= 0 and tree.is_verb(k)):
        found = [
            k
            for speaker in verb_slots(tree, cue).get("subject")
            if tree.lemmas[speaker] in _LOCALS or any(tree.lowers[word] in _ON_THE_SPOT for word in tree.kids[speaker])
            for prep in tree.with_dep(speaker, "prep")
            if tree.lowers[prep] in ("in", "of", "at")
            for k in tree.with_dep(prep, "pobj")
        ]
        if found:
            return found
    return []
