"""Forces of several owners under one noun: "Syrian and Russian warplanes", "Israeli and Hezbollah forces".

In: the head of a phrase. Out: the party of each owner, where every one of them is known with that noun.
"""

from __future__ import annotations

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.discourse import Discourse
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor

_BEFORE = frozenset({"compound", "nmod", "amod"})


def joint_actors(tree: Tree, i: int, discourse: Discourse, knowledge: Knowledge) -> list[tuple[Actor, int, int]]:
    """Each owner's party, and where it stands: the first by its owner alone ("Syrian"), the last with the noun; empty where
    the phrase with head i joins none, or not all are known."""
    owners = _owners(tree, i)
    noun = tree.text[tree.ends[owners[-1]] : tree.ends[i]] if owners else ""
    found = []
    for k in owners:
        start, end = tree.starts[k], tree.ends[i if k == owners[-1] else k]
        hit = _whole(tree.word(k) + noun, knowledge) or _group(tree, k)
        actor = (
            discourse.actor(msgspec.structs.replace(hit, start=start, end=end), knowledge) if hit is not None else None
        )
        if actor is None or is_generic(actor):
            return []
        found.append((actor, start, end))
    return found


def _owners(tree: Tree, i: int) -> list[int]:
    """The joined words of owners before the head, none where there is but one."""
    first = next((k for k in tree.kids[i] if k < i and tree.deps[k] in _BEFORE and tree.first(k, "conj")), None)
    if first is None:
        return []
    owners = [first]
    while (more := tree.first(owners[-1], "conj")) is not None and more < i:
        owners.append(more)
    joined = any(tree.lowers[k] == "and" for k in range(first + 1, owners[-1]))
    named = all(tree.word(k)[:1].isupper() for k in owners)
    return owners if joined and named and len(owners) > 1 else []


def _group(tree: Tree, k: int) -> NameHit | None:
    """A group named before the noun: the forces of "Hezbollah" are it, those of a country its army."""
    hits = (hit for hit in tree.names[k] if hit.kind == "actor" and tree.tags[k] != "JJ")
    return next((hit for hit in hits if not any(h.kind == "place" for h in tree.names[k])), None)


def _whole(phrase: str, knowledge: Knowledge) -> NameHit | None:
    """The party whose name this is, all of it."""
    hits = (hit for hit in knowledge.matcher.find(phrase) if hit.kind == "actor" and hit.text == phrase)
    return next(hits, None)
