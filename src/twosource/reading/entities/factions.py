"""Factions: "the SLM faction of Minni Minnawi", "Machar's wing of the SPLM" in; the branch that follows that leader, out.

Where a body has split, its bare name stands for one of its parts; whoever names a leader means that leader's.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.reading.entities.head_kinds import NON_STATE
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor

_FACTIONS = frozenset({"faction", "wing", "branch", "splinter", "offshoot", "part", "section"})
_LEADING = frozenset({"lead", "head", "command", "loyal", "follow", "aligned"})
_BEFORE = frozenset({"compound", "nmod", "amod", "poss"})


def of_leader(tree: Tree, i: int, knowledge: Knowledge) -> tuple[Actor | None] | None:
    """The faction that the phrase with head i tells by its leader, in a tuple, which holds None where no pack knows the leader's;
    None for phrases that tell no body and leader."""
    if tree.lemmas[i].lower() not in _FACTIONS:
        return None
    within = [k for prep in tree.with_dep(i, "prep") if tree.lowers[prep] == "of" for k in tree.with_dep(prep, "pobj")]
    before = [k for k in tree.kids[i] if k < i and tree.deps[k] in _BEFORE]
    bodies = [actor for k in (*before, *within) for actor in _bodies(tree, k, knowledge)]
    if not bodies:
        return None
    for k in (*_leaders(tree, i), *within, *before):
        if any(True for _ in _bodies(tree, k, knowledge)):
            continue
        words = [tree.word(t) for t in tree.subtree(k) if tree.tags[t] in ("NNP", "NNPS")]
        if words and tree.tags[k] in ("NNP", "NNPS"):
            return (_led_by(words, bodies, knowledge),)
    return None


def _leaders(tree: Tree, i: int) -> Iterator[int]:
    """Whom a clause or an adjective behind a head names: "led by X", "loyal to X"."""
    for kid in tree.kids[i]:
        if tree.deps[kid] in ("acl", "amod", "relcl") and tree.lemmas[kid] in _LEADING:
            for prep in tree.with_dep(kid, "agent", "prep"):
                yield from tree.with_dep(prep, "pobj")


def _bodies(tree: Tree, k: int, knowledge: Knowledge) -> Iterator[Actor]:
    for hit in tree.names[k]:
        for identifier in hit.ids if hit.kind == "actor" else ():
            actor = knowledge.actors.get(identifier)
            if actor is not None and actor.kind in NON_STATE:
                yield actor


def _led_by(words: list[str], bodies: list[Actor], knowledge: Knowledge) -> Actor | None:
    """The part of one of these bodies that follows a leader: of the leader's own side, or called after the leader."""
    akin = [
        actor for actor in knowledge.actors if actor.kind in NON_STATE and any(_akin(actor, body) for body in bodies)
    ]
    person = knowledge.people.named(" ".join(words))
    own = next((actor for actor in akin if person is not None and actor.id == person.actor), None)
    if own is not None:
        return own
    surname = f" {fold_name(words[-1])} "
    called = [
        actor
        for actor in akin
        if any(
            surname in f" {fold_name(name).replace('(', ' ').replace(')', ' ')} " for name in (actor.name, *actor.names)
        )
    ]
    return called[0] if len(called) == 1 else None


def _akin(actor: Actor, body: Actor) -> bool:
    """Whether two bodies bear one name, each with more behind it, or one is part of the other: "SLM-Minnawi" and "SLM-Nur"."""
    if actor.id == body.id or body.id in actor.parents or actor.id in body.parents:
        return True
    stems = {_stem(name) for name in (body.name, *body.names)} - {""}
    return any(_stem(name) in stems for name in (actor.name, *actor.names))


def _stem(name: str) -> str:
    """The first word or letters of a name that goes on behind a hyphen, a stroke or a bracket; of a plain acronym itself."""
    first = name.replace("/", "-").replace(" (", "-").partition("-")[0]
    return first if len(first) > 1 and (first.isupper() or "-" in name or " (" in name) else ""
