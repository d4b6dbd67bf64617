"""Arms bearers: people without a name in ("armed youth", "men on motorbikes"); whether the words say that they bear arms, out."""

from __future__ import annotations

from twosource.reading.lexicon import BearingArms
from twosource.reading.syntax.tree import Tree


class ArmsBearers:
    """Tells people under arms from others, by the words around the noun for them."""

    def __init__(self, words: BearingArms) -> None:
        self._words = words

    def are(self, tree: Tree, i: int) -> bool:
        """Whether the noun at i is of people whose phrase gives them arms, a uniform, or what raiders ride."""
        if tree.names[i] and not all(hit.text.islower() for hit in tree.names[i]):
            return False
        lemma, lower = tree.lemmas[i], tree.lowers[i]
        anyone = lemma in self._words.anyone or lower in self._words.anyone
        if not anyone and lemma not in self._words.peaceable:
            return False
        before = [k for k in tree.kids[i] if k < i and tree.deps[k] in ("amod", "compound", "nmod")]
        if any(self._is_armed(tree.lowers[k]) for k in before):
            return True
        if anyone and any(tree.lowers[k] in self._words.hidden for k in before):
            return True
        for prep in tree.with_dep(i, "prep"):
            wanted = self._words.behind.get(tree.lowers[prep], frozenset())
            if anyone and any(tree.lemmas[k] in wanted for k in tree.with_dep(prep, "pobj")):
                return True
        return anyone and any(
            tree.tags[k] == "VBN" and tree.lowers[k] == "armed" for k in tree.with_dep(i, "acl")
        )  # "men armed with machetes"

    def _is_armed(self, word: str) -> bool:
        return word in self._words.armed or word.endswith(("-wielding", "-toting"))
