"""Purposes: a verb in a tree in; what the infinitive behind or over it tells of the deed out."""

from __future__ import annotations

from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.tree import Tree

_TOWARDS = frozenset({"threaten", "use", "deploy", "employ", "fire", "drop", "launch"})
_SENDING = frozenset({"send", "scramble", "dispatch", "use"})
_AIRCRAFT = frozenset("jet warplane plane aircraft drone helicopter bomber gunship missile rocket fighter-jet".split())
_STRIKING = frozenset("bomb strike hit pound attack strafe blast target shell bombard".split())


def aimed_at(tree: Tree, verb: int) -> list[int]:
    """ "threatened to bomb Tehran", "used gas to flush soldiers out": the heads of whom or what the infinitive names."""
    found: list[int] = []
    if tree.lemmas[verb] not in _TOWARDS:
        return found
    for clause in tree.with_dep(verb, "xcomp", "advcl", "ccomp"):
        if clause > verb and tree.tags[clause] == "VB" and tree.first(clause, "nsubj") is None:
            slots = verb_slots(tree, clause)
            found += slots.get("object") + slots.get("prep_against")
    return found


def sent_to_strike(tree: Tree, verb: int) -> bool:
    """ "sent jets to bomb the town": aircraft that are sent to strike are told of when they have struck."""
    head = tree.heads[verb]
    if tree.lemmas[head] not in _SENDING or tree.tags[head] != "VBD" or tree.lemmas[verb] not in _STRIKING:
        return False
    return any(tree.lemmas[k] in _AIRCRAFT for k in tree.with_dep(head, "dobj"))
