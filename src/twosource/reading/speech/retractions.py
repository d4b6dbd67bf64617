"""Retractions: a telling that is taken back, or said to be wrong. In: a tree and two tokens on the way from a predicate to its
sentence's root. Out: which telling, by which verb, and who takes it back.

"Retracted its report that X", "withdraws its story on an air strike", "we retract our report that X", "an earlier report that X was
wrong", "called reports that X fake news". Only tellings are taken back so: troops that are withdrawn are none.
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.tree import Tree

_ASTRAY = frozenset({"npadvmod", "oprd", "appos", "dobj"})  # what the parser hangs into the clause before it
_ABOUT = frozenset({"on", "about", "of"})
_MARKS = frozenset({".", "''", "``", '"'})
_FIRST_PERSON = frozenset({"we", "our", "i", "my"})


class TakenBack(NamedTuple):
    """A telling taken back: its noun, the verb that does so, the words for who does, and whether that is the text itself."""

    noun: int
    verb: int
    who: list[int]
    itself: bool


class Retractions:
    """Finds tellings that are taken back."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.cues
        self._tellings = lexicon.cue_nouns.keys() | lexicon.cues.tales

    def find(self, tree: Tree, head: int, child: int) -> TakenBack | None:
        """The telling taken back in ``head``, of what stands at or under ``child``, which hangs on it."""
        dep = tree.deps[child]
        if tree.is_noun(head):
            if tree.lemmas[head] not in self._tellings:
                return None
            verb = tree.heads[head]
            if head in self._taken_back(tree, verb):
                return self._by(tree, verb, head)
            return self._untrue(tree, head, child) or self._called_untrue(tree, head, child)
        # What the telling tells, though the parser hangs it on the verb: "retracted its report of May 2 that ...".
        taken_back = self._taken_back(tree, head) if tree.is_verb(head) else []
        if not taken_back or child <= taken_back[0]:
            return None
        tells = tree.lowers[child] in _ABOUT if dep == "prep" else self._is_that_clause(tree, child, dep)
        return self._by(tree, head, taken_back[0]) if tells else None

    def _taken_back(self, tree: Tree, verb: int) -> list[int]:
        """The tellings that a verb takes back: the "report" of "retracted its report"."""
        if tree.lemmas[verb] not in self._cues.retracting:
            return []
        return [k for k in tree.with_dep(verb, "dobj", "nsubjpass") if tree.lemmas[k] in self._tellings]

    @staticmethod
    def _tells_of(tree: Tree, child: int) -> bool:
        """Whether what hangs on a telling is what it tells: "a report that X", "news of X"."""
        dep = tree.deps[child]
        return dep in ("acl", "ccomp") or (dep == "prep" and tree.lowers[child] in _ABOUT)

    @staticmethod
    def _by(tree: Tree, verb: int, noun: int) -> TakenBack:
        who = verb_slots(tree, verb).get("subject") or tree.with_dep(noun, "poss")
        return TakenBack(noun, verb, who, any(tree.lowers[k] in _FIRST_PERSON for k in who))

    @staticmethod
    def _is_that_clause(tree: Tree, child: int, dep: str) -> bool:
        that = any(tree.deps[k] == "mark" and tree.lowers[k] == "that" for k in tree.kids[child])
        return dep in ("ccomp", "advcl") and that

    def _untrue(self, tree: Tree, noun: int, child: int) -> TakenBack | None:
        """ "An earlier report that X was wrong", "news of X was untrue": the text denies what nobody in particular told."""
        subject = noun
        while tree.deps[subject] == "appos":  # "Correction: an earlier report that ..."
            subject = tree.heads[subject]
        verb = tree.heads[subject]
        if (
            tree.deps[subject] != "nsubj"
        ):  # "rumours that the town had fallen were unfounded": the verb hangs on its subject
            verb = next((k for k in tree.with_dep(noun, "acl", "relcl") if tree.lemmas[k] == "be"), verb)
        if (
            not self._tells_of(tree, child)
            or (tree.deps[subject] != "nsubj" and tree.heads[verb] != noun)
            or tree.with_dep(noun, "poss", "compound")
        ):
            return None
        wrong = any(tree.lemmas[k] in self._cues.untrue for k in tree.with_dep(verb, "acomp", "attr"))
        negated = any(tree.deps[k] == "neg" for k in tree.kids[verb])
        return TakenBack(noun, verb, [], True) if wrong and not negated and tree.lemmas[verb] == "be" else None

    def _called_untrue(self, tree: Tree, noun: int, child: int) -> TakenBack | None:
        """ "Called reports that X fake news", "labelled as baseless claims that X": who names a telling so denies what it told."""
        told_as = tree.heads[noun] if tree.deps[noun] == "pobj" and tree.lowers[tree.heads[noun]] == "as" else noun
        verb = tree.heads[told_as]
        if tree.heads[noun] == noun or tree.lemmas[verb] not in self._cues.naming:
            verbs = [
                k for k in tree.with_dep(noun, "amod") if k < noun and tree.tags[k] == "VBD"
            ]  # "branded allegations"
            verb = next((k for k in verbs if tree.lemmas[k] in self._cues.naming), -1)
        if verb < 0 or any(tree.deps[k] == "neg" for k in tree.kids[verb]):
            return None
        _, end = tree.sentence_of(verb)
        named = [noun] if told_as != noun else []
        named += [k for k in tree.with_dep(noun, "amod") if k > child]
        for k in (*tree.with_dep(verb, "oprd", "acomp", "attr", "prep"), *tree.kids[noun], *tree.kids[child]):
            if tree.deps[k] == "prep" and tree.lowers[k] == "as":
                named += tree.with_dep(k, "pobj", "amod")
            elif tree.heads[k] == verb and k != noun:
                named.append(k)
        named += [
            k
            for k in tree.subtree(child)
            if tree.deps[k] in _ASTRAY and all(t in _MARKS for t in tree.tags[k + 1 : end])
        ]
        if not any(self._is_untrue(tree, k) for k in named):
            return None
        return TakenBack(noun, verb, verb_slots(tree, verb).get("subject"), False)

    def _is_untrue(self, tree: Tree, k: int) -> bool:
        untrue = self._cues.untrue | self._cues.untruths
        return any(
            tree.lemmas[word] in untrue or tree.lowers[word] in untrue
            for word in (k, *tree.with_dep(k, "amod", "compound"))
        )
