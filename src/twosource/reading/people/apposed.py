"""Apposed: a name set off by a comma in; the noun that it is the name of, out.

"The son of General Younes, Tareq" names the son, "a sheikh from the Shammar tribe, Hamid" the sheikh: a person's name is no
apposition of another name or of a tribe, and the parser hangs it on whatever is nearest.
"""

from __future__ import annotations

from collections.abc import Set

from twosource.reading.syntax.tree import Tree

_NAMES = ("NNP", "NNPS")


def apposed_to(tree: Tree, i: int, people: Set[str]) -> int:
    """The noun that a person's name at i, an apposition, names.

    Args:
        tree: the tree.
        i: the name's last token.
        people: lemmas of nouns for persons.
    """
    head = tree.heads[i]
    while tree.tags[head] in _NAMES or tree.lemmas[head] not in people:
        above = tree.heads[head]
        noun = tree.heads[above]
        if tree.deps[head] == "pobj" and tree.deps[above] == "prep" and tree.is_noun(noun):
            if tree.lowers[above] != "of" and tree.lemmas[noun] not in people:
                break
            head = noun
        elif tree.deps[head] == "poss" and above > head:
            head = above
        else:
            break
    found = tree.is_noun(head) and (tree.tags[tree.heads[i]] in _NAMES or tree.lemmas[head] in people)
    return head if found else tree.heads[i]
