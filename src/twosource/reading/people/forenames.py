"""Forenames: a name behind a word for a title in; the private calling that its bearer is stated to have, out.

"Prince", "Sultan", "Judge", "Major" and "Minister" are given names too. Of "Prince Okafor, a trader" the trade is stated and
the title only looks like one; "Defence Minister X" and "Gov. X" bear titles, whatever else they do.
"""

from __future__ import annotations

from typing import Final

from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

FORENAME_TITLE: Final = "bearer of a title"  # which may be a given name as well: "Prince X"
_NOUNS: Final = ("NN", "NNS", "NNP", "NNPS")
_NOT_LIVED_BY: Final = frozenset({"turned", "by"})  # "a teacher turned politician", "a doctor by training"

_WHITHER: Final = frozenset({"to", "into", "from", "through", "towards", "across"})


class ForenameTitles:
    """Tells titles that may be given names beside a stated calling.

    Args:
        words: private walks of life, and those of them that go with an office.
    """

    def __init__(self, words: PeopleWords) -> None:
        self._callings = (words.private | words.owners) - words.beside_office - words.kin - words.child
        self._formerly = words.formerly
        self._livelihoods = words.livelihoods
        self._titles = words.titles | words.roles
        self._of_no_office = words.forenames

    def stated_calling(self, tree: Tree, first: int, last: int) -> str | None:
        """The private calling told of the name ``[first, last]`` by what is set off by a comma, by "who", or by the word before
        the title; None where there is none, or where the title before the name is evidently one."""
        if first == 0 or not self._may_be_a_forename(tree, first - 1):
            return None
        if first > 1 and self._is_calling(tree, first - 2):  # "Trader Prince X"
            return tree.lowers[first - 2]
        apposed = tree.with_dep(last, "appos")
        if tree.deps[last] == "appos":
            apposed.append(tree.heads[last])
        for clause in tree.with_dep(last, "relcl"):
            if not any(tree.lowers[k] == "who" for k in tree.with_dep(clause, "nsubj", "nsubjpass")):
                continue
            goes = any(tree.lowers[p] in _WHITHER for p in tree.with_dep(clause, "prep"))  # "who drove to Goma"
            if tree.lemmas[clause] in self._livelihoods and not goes:
                return tree.lemmas[clause]
            if tree.lemmas[clause] == "be":  # "who was a trader"
                apposed += tree.with_dep(clause, "attr")
            if tree.lemmas[clause] == "work":
                as_one = [k for k in tree.with_dep(clause, "prep") if tree.lowers[k] == "as"]
                apposed += [noun for k in as_one for noun in tree.with_dep(k, "pobj")]
        for k in apposed:
            indefinite = any(tree.lowers[d] in ("a", "an") for d in tree.kids[k])
            if indefinite and tree.lemmas[k] in self._callings and not self._is_over(tree, k):
                return tree.lemmas[k]
        return None

    def begins(self, tree: Tree, first: int) -> int:
        """The first token of a private name that begins at ``first``, with the title before it that is a given name."""
        title = first > 0 and tree.lowers[first - 1] in self._titles and self._may_be_a_forename(tree, first - 1)
        return first - 1 if title else first

    def is_of_no_office(self, tree: Tree, first: int, last: int) -> bool:
        """Whether all that is told beside a name is a title that may be a given name: "Prince X", not "Crown Prince X", "Jordan's
        Prince X" or "Prince X of Jordan"."""
        k = first - 1
        if k < 0 or tree.lowers[k] not in self._of_no_office or not self._may_be_a_forename(tree, k):
            return False
        owned = k > 0 and tree.tags[k - 1] == "POS"
        return not owned and (last + 1 >= len(tree) or tree.lowers[last + 1] != "of")

    def _may_be_a_forename(self, tree: Tree, k: int) -> bool:
        """Whether a title is one capitalised word that nothing qualifies but a calling: no "Gov.", "Defence Minister", "judge"."""
        word = tree.word(k)
        if not word[:1].isupper() or word.endswith(".") or (word.isupper() and len(word) > 1):
            return False
        if k == 0 or tree.tags[k - 1] not in _NOUNS or tree.ents[k - 1] == "DATE":
            return k == 0 or tree.tags[k - 1] != "JJ"
        return self._is_calling(tree, k - 1)

    def _is_calling(self, tree: Tree, k: int) -> bool:
        return (
            tree.tags[k] in ("NN", "NNP", "JJR") and tree.lowers[k] in self._callings
        )  # "cleaner" is taken for a comparative

    def _is_over(self, tree: Tree, k: int) -> bool:
        """Whether a calling is a former one, or what somebody learnt."""
        behind = k + 1 < len(tree) and tree.lowers[k + 1] in _NOT_LIVED_BY
        return behind or any(tree.lowers[d] in self._formerly for d in tree.kids[k])
