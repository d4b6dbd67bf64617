"""Short of: a predicate in a tree in; the word that says that it nearly came to it, out: "almost captured", "close to"."""

from __future__ import annotations

from twosource.reading.lexicon import Stances
from twosource.reading.syntax.tree import Tree


class ShortOf:
    """Tells what nearly happened from what did."""

    def __init__(self, words: Stances) -> None:
        self._nearly = frozenset(words.nearly)
        self._by_degrees = frozenset(words.by_degrees)
        self._brinks = frozenset(words.brinks)

    def cue(self, tree: Tree, i: int) -> str | None:
        """The word by which the predicate at i fell short of happening; None if none does."""
        if tree.is_verb(i):
            if tree.lemmas[i] not in self._by_degrees:
                for k in tree.with_dep(i, "advmod"):  # of the verb, and not of a number behind it
                    if k < i and tree.lowers[k] in self._nearly and not self._counts(tree, k):
                        return tree.lowers[k]
            return self._brink(tree, tree.heads[i]) if tree.deps[i] == "pcomp" else None
        return self._brink(tree, tree.heads[i]) if tree.deps[i] == "pobj" else None

    @staticmethod
    def _counts(tree: Tree, adverb: int) -> bool:
        """Whether the adverb is of a number: "for almost three years the town was held"."""
        return tree.tags[adverb + 1] == "CD"

    def _brink(self, tree: Tree, preposition: int) -> str | None:
        over = tree.heads[preposition]
        between = range(over + 1, preposition)
        if tree.lowers[over] not in self._brinks or any(tree.word(k).isalnum() for k in between):
            return None
        word = tree.lowers[preposition]
        if tree.lowers[over] == "close":
            return "close to" if word == "to" else None
        return f"{tree.lowers[over]} of" if word == "of" and self._stood_on(tree, over) else None

    @staticmethod
    def _stood_on(tree: Tree, noun: int) -> bool:
        """ "on the verge of", "at the point of", and not "the edge of"."""
        return tree.deps[noun] == "pobj" and tree.lowers[tree.heads[noun]] in ("on", "at", "to", "from")
