"""Taken for granted: a noun of a deed in; whether the words around it take it for done, or for still to come, out."""

from __future__ import annotations

from twosource.reading.syntax.tree import Tree

_AVENGING = frozenset({"avenge", "investigate", "probe", "mourn", "condemn", "punish"})
# Verbs with the preposition before what they answer.
_ANSWERING = frozenset(
    (verb, preposition)
    for preposition, verbs in {
        "for": ("punish", "retaliate", "pay", "avenge", "blame", "thank", "prosecute", "apologise", "apologize"),
        "to": ("respond", "retaliate", "react", "reply"),
        "over": ("prosecute", "punish", "retaliate", "sue"),
    }.items()
    for verb in verbs
)
_WILL = frozenset({"will", "would", "'ll", "'d", "shall"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def is_avenged(tree: Tree, noun: int) -> bool:
    """ "Vowed to punish Israel for the bombing": what is to be avenged has happened; "any attack" has not."""
    if not tree.is_noun(noun) or not any(
        tree.deps[k] == "poss" or tree.lowers[k] in _DEFINITE for k in tree.kids[noun]
    ):
        return False
    over = tree.heads[noun]
    if tree.deps[noun] == "dobj":
        return tree.lemmas[over] in _AVENGING
    return tree.deps[noun] == "pobj" and (tree.lemmas[tree.heads[over]], tree.lowers[over]) in _ANSWERING


def is_any_to_come(tree: Tree, noun: int) -> bool:
    """ "Would respond to any attack on Odesa": none has happened yet."""
    if not tree.is_noun(noun) or not any(tree.lowers[k] == "any" for k in tree.with_dep(noun, "det")):
        return False
    verb = next((k for k in tree.ancestors(noun) if tree.is_verb(k)), None)
    return verb is not None and any(tree.lowers[k] in _WILL for k in tree.with_dep(verb, "aux"))


def describes_what_is_known(tree: Tree, noun: int) -> bool:
    """ "Tried to flee the encircled city": the city is encircled, whatever comes of the flight."""
    return any(tree.lowers[k] in ("the", "its", "their", "this") for k in tree.kids[noun])
