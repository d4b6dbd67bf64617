"""Retractions: a telling that is taken back, or said to be wrong. In: a tree and two tokens on the way from a predicate to its
sentence's root. Out: which telling, by which verb, and who takes it back.

"Retracted its report that X", "withdraws its story on an air strike", "we retract our report that X", "an earlier report that X was
wrong". Only tellings are taken back so: troops that are withdrawn are none.
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.reading.arguments import verb_slots
from twosource.reading.lexicon import Lexicon
from twosource.reading.tree import Tree

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
            return self._by(tree, verb, head) if head in self._taken_back(tree, verb) else self._untrue(tree, head, dep)
        # What the telling tells, though the parser hangs it on the verb: "retracted its report of May 2 that ...".
        taken_back = self._taken_back(tree, head) if tree.is_verb(head) else []
        if not taken_back or child <= taken_back[0]:
            return None
        tells = tree.lowers[child] in ("on", "about", "of") if dep == "prep" else self._is_that_clause(tree, child, dep)
        return self._by(tree, head, taken_back[0]) if tells else None

    def _taken_back(self, tree: Tree, verb: int) -> list[int]:
        """The tellings that a verb takes back: the "report" of "retracted its report"."""
        if tree.lemmas[verb] not in self._cues.retracting:
            return []
        return [k for k in tree.with_dep(verb, "dobj", "nsubjpass") if tree.lemmas[k] in self._tellings]

    @staticmethod
    def _by(tree: Tree, verb: int, noun: int) -> TakenBack:
        who = verb_slots(tree, verb).get("subject") or tree.with_dep(noun, "poss")
        return TakenBack(noun, verb, who, any(tree.lowers[k] in _FIRST_PERSON for k in who))

    @staticmethod
    def _is_that_clause(tree: Tree, child: int, dep: str) -> bool:
        that = any(tree.deps[k] == "mark" and tree.lowers[k] == "that" for k in tree.kids[child])
        return dep in ("ccomp", "advcl") and that

    def _untrue(self, tree: Tree, noun: int, dep: str) -> TakenBack | None:
        """ "An earlier report that X was wrong": the text denies what nobody in particular told."""
        subject = noun
        while tree.deps[subject] == "appos":  # "Correction: an earlier report that ..."
            subject = tree.heads[subject]
        verb = tree.heads[subject]
        if dep not in ("acl", "ccomp") or tree.deps[subject] != "nsubj" or tree.with_dep(noun, "poss", "compound"):
            return None
        wrong = any(tree.lemmas[k] in self._cues.untrue for k in tree.with_dep(verb, "acomp", "attr"))
        negated = any(tree.deps[k] == "neg" for k in tree.kids[verb])
        return TakenBack(noun, verb, [], True) if wrong and not negated and tree.lemmas[verb] == "be" else None
