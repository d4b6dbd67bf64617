"""Apposed: a name set off by a comma in; the noun that it is the name of, out.

"The son of General Younes, Tareq" names the son, "a sheikh from the Shammar tribe, Hamid" the sheikh: a person's name is no
apposition of another name or of a tribe, and the parser hangs it on whatever is nearest. Of "the driver of the mayor, X" nobody
can tell which of the two X is, and X is taken for the driver.
"""

from __future__ import annotations

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

_NAMES = ("NNP", "NNPS")


class Appositions:
    """Finds what names are set off behind.

    Args:
        words: nouns for persons, and for what becomes of them.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._people = words.apart | words.kin
        self._private = (words.private | words.kin | words.child) - words.roles
        self._of_people = words.befallings | words.belongings

    def head(self, tree: Tree, i: int) -> int:
        """The noun that a person's name, an apposition whose last token is at i, names."""
        head = tree.heads[i]
        while tree.tags[head] in _NAMES or tree.lemmas[head] not in self._people:
            above = tree.heads[head]
            noun = tree.heads[above]
            if tree.deps[head] == "pobj" and tree.deps[above] == "prep" and tree.is_noun(noun):
                if tree.lowers[above] != "of" and tree.lemmas[noun] not in self._people:
                    break
                head = noun
            elif tree.deps[head] == "poss" and above > head:
                head = above
            else:
                break
        if tree.lemmas[head] in self._of_people:
            head = self._whose(tree, head, i)
        above = tree.heads[head]
        if tree.deps[head] == "pobj" and tree.lowers[above] == "of" and tree.tags[tree.heads[above]] == "NN":
            head = tree.heads[above] if tree.lemmas[tree.heads[above]] in self._private else head
        found = tree.is_noun(head) and (tree.tags[tree.heads[i]] in _NAMES or tree.lemmas[head] in self._people)
        return head if found else tree.heads[i]

    def _whose(self, tree: Tree, head: int, i: int) -> int:
        """Of "the killing of the mayor, X" the mayor; the noun at ``head`` where nobody stands before the comma."""
        set_off = next((k for k in range(i - 1, head, -1) if tree.tags[k] == ","), None)
        return set_off - 1 if set_off is not None and tree.lemmas[set_off - 1] in self._people else head
