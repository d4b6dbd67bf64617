"""Forenames: a name behind a word for a title in; the private calling that its bearer is stated to have, out.

"Prince", "Sultan", "Judge", "Major" and "Minister" are given names too. Of "Prince Okafor, a trader" the trade is stated and
the title only looks like one; "Defence Minister X" and "Gov. X" bear titles, whatever else they do.
"""

from __future__ import annotations

from typing import Final

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

_NOUNS: Final = ("NN", "NNS", "NNP", "NNPS")
_NOT_LIVED_BY: Final = frozenset({"turned", "by"})  # "a teacher turned politician", "a doctor by training"


class ForenameTitles:
    """Tells titles that may be given names beside a stated calling.

    Args:
        words: private walks of life, and those of them that go with an office.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._callings = words.private - words.beside_office - words.kin - words.child
        self._formerly = words.formerly

    def stated_calling(self, tree: Tree, first: int, last: int) -> str | None:
        """The private calling set off by a comma by the name ``[first, last]``; None where there is none, or where the title
        before the name is evidently one."""
        if first == 0 or not self._may_be_a_forename(tree, first - 1):
            return None
        apposed = tree.with_dep(last, "appos")
        if tree.deps[last] == "appos":
            apposed.append(tree.heads[last])
        for k in apposed:
            indefinite = any(tree.lowers[d] in ("a", "an") for d in tree.kids[k])
            if indefinite and tree.lemmas[k] in self._callings and not self._is_over(tree, k):
                return tree.lemmas[k]
        return None

    @staticmethod
    def _may_be_a_forename(tree: Tree, k: int) -> bool:
        """Whether a title is one capitalised word that nothing qualifies: no "Gov.", "Defence Minister", "judge"."""
        word = tree.word(k)
        if not word[:1].isupper() or word.endswith(".") or (word.isupper() and len(word) > 1):
            return False
        return k == 0 or tree.tags[k - 1] not in _NOUNS or tree.ents[k - 1] == "DATE"

    def _is_over(self, tree: Tree, k: int) -> bool:
        """Whether a calling is a former one, or what somebody learnt."""
        behind = k + 1 < len(tree) and tree.lowers[k + 1] in _NOT_LIVED_BY
        return behind or any(tree.lowers[d] in self._formerly for d in tree.kids[k])
