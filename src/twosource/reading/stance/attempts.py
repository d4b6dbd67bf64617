"""Attempts: an infinitive in a tree in; whether it tells what was only tried, and the word by which the try failed, out."""

from __future__ import annotations

from twosource.reading.lexicon import Stances
from twosource.reading.syntax.tree import Tree


class Attempts:
    """Finds tries that are told by a noun ("an attempt by rebels to storm the base"), and how tries ended."""

    def __init__(self, words: Stances) -> None:
        self._attempts = words.attempts
        self._tries = frozenset(words.matrix["attempted"])
        self._failing = words.failing
        self._undoing = words.undoing
        self._vain = words.vain
        self._nothing = words.nothing
        self._blows = words.blows

    def noun(self, tree: Tree, infinitive: int) -> int | None:
        """The noun of trying that an infinitive hangs on; none in "hid in an attempt to flee", which is what hiding was for."""
        head = tree.heads[infinitive]
        if tree.deps[infinitive] != "acl" or tree.lemmas[head] not in self._attempts:
            return None
        return None if tree.deps[head] == "pobj" and tree.lowers[tree.heads[head]] == "in" else head

    def failure(self, tree: Tree, infinitive: int) -> str | None:
        """The word by which what the infinitive tells was tried and not reached; None where that isn't said, and of blows."""
        if tree.lemmas[infinitive] in self._blows:
            return None
        noun = self.noun(tree, infinitive)
        if noun is None:
            return self._failed_after(tree, tree.heads[infinitive]) if tree.deps[infinitive] == "xcomp" else None
        for kid in tree.with_dep(noun, "amod"):
            if tree.lowers[kid] in self._vain:
                return tree.lowers[kid]
        over = tree.heads[noun]
        if not tree.is_verb(over) or tree.with_dep(over, "neg"):
            return None
        if tree.deps[noun] == "nsubj":
            return tree.lowers[over] if tree.lemmas[over] in self._failing or self._in_vain(tree, over) else None
        done = tree.deps[noun] in ("nsubjpass", "dobj")
        return tree.lowers[over] if done and tree.lemmas[over] in self._undoing else None

    def _failed_after(self, tree: Tree, verb: int) -> str | None:
        """ "tried to retake it and failed", "attempted in vain to cross"."""
        if tree.lemmas[verb] not in self._tries:
            return None
        for k in tree.kids[verb]:
            if tree.deps[k] == "conj" and tree.lemmas[k] in self._failing and not tree.with_dep(k, "xcomp", "neg"):
                return tree.lowers[k]
            if tree.deps[k] == "advmod" and tree.lowers[k] in self._vain:
                return tree.lowers[k]
        return "in vain" if self._in_vain(tree, verb) else None

    def _in_vain(self, tree: Tree, verb: int) -> bool:
        """ "came to nothing", "ended in failure", "was in vain", "tried without success"."""
        return any(tree.lowers[k] in self._nothing for prep in tree.with_dep(verb, "prep") for k in tree.kids[prep])
