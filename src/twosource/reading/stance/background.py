"""Background: what tells of whom something is said, and isn't said itself: denied with the rest by no denial over it."""

from __future__ import annotations

from itertools import takewhile

from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.tree import Tree


def is_background(tree: Tree, i: int, cue: int, lexicon: Lexicon) -> bool:
    """Whether the clause of a verb tells which people are meant of whom something is denied.

    "Denied that the girls abducted in Chibok had been freed" denies no abduction; "rejected claims of people tortured in its jails"
    does, for nothing else is said of them.

    Args:
        i: the verb.
        cue: the word of denying.
    """
    whom = tree.heads[i]
    if tree.deps[i] not in ("acl", "relcl") or i < cue:
        return False
    if not any(tree.lemmas[whom] in lexicon.noun_sets[kind] for kind in ("people", "party")):
        return False
    return any(tree.is_verb(head) for head in takewhile(lambda head: head != cue, tree.ancestors(whom)))
