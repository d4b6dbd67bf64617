"""Modifiers: a role word in a tree in; whether it only qualifies another noun, out.

"General store owner X" is no general, "King Size bar owner X" no king, "major earthquake survivor X" no major: of a compound
the last noun tells what somebody is. A "chief executive" or "deputy headteacher" is the chief or the deputy of what follows.
"""

from __future__ import annotations

from typing import Final

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

_COMMON: Final = ("NN", "NNS")
_INNER: Final = ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD")  # tags within a compound
_RANKING: Final = frozenset({"chief", "deputy", "vice", "crown", "assistant", "acting"})


class Modifiers:
    """Tells role words that are part of another noun's compound.

    Args:
        words: titles, roles, and the nouns that tell what people are.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._roles = words.titles | words.roles
        self._tell_themselves = words.titles | words.roles | words.retainers
        self._private = (words.private | words.owners) - words.beside_office

    def qualifies_a_noun(self, tree: Tree, k: int, first: int, last: int) -> bool:
        """Whether the role word at ``k`` qualifies a noun that is no role, beside the name ``[first, last]``."""
        if tree.lowers[k] not in self._roles or tree.lowers[k] in _RANKING:
            return False
        end = first if k < first else len(tree)
        noun = None
        for n in range(k + 1, end):
            if tree.tags[n] not in _INNER:
                break
            if k > last and not self._hangs_together(tree, n - 1, n):
                break
            noun = n
        if noun is None or tree.word(k + 1) == "-":
            return False
        walk = k < first and tree.lowers[noun] in self._private  # "King Size Bar Owner X", of a headline's capitals
        if tree.tags[noun] not in _COMMON and not walk:
            return False
        return not {tree.lemmas[noun], tree.lowers[noun]} & self._tell_themselves

    @staticmethod
    def _hangs_together(tree: Tree, before: int, n: int) -> bool:
        """Whether the token before ``n`` is part of a compound that goes on with it."""
        return tree.deps[before] in ("compound", "amod", "nmod") and tree.heads[before] >= n
