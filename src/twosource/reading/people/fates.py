"""Fates: a name in a tree in; whether something is done to its bearer, or whether he speaks or acts, out."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.reading.lexicon import Lexicon
from twosource.reading.people.apposed import Appositions
from twosource.reading.syntax.tree import Tree

_OWN = frozenset({"his", "her", "my", "our", "their"})
_AMONG = frozenset({"dead", "wounded", "injured", "missing", "victim", "killed", "detained", "casualty", "hostage"})
_ATTACKS = frozenset({"attack", "strike", "raid", "assault", "attempt"})
_MEETINGS = frozenset(
    {"talk", "meeting", "agreement", "negotiation", "meet", "negotiate", "truce", "deal", "interview"}
)
_PAST = frozenset({"slain", "jailed", "missing", "late"})


class Fates:
    """Tells what befalls people from what they do.

    Args:
        lexicon: what is done to people, its nouns, verbs of speech and of standing for others.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.people
        self._befalls_people = words.befalls_people
        self._befalls = words.befalls_people | words.befalls
        self._dies = words.dies
        self._befallings = words.befallings
        self._belongings = words.befallings | words.belongings
        self._kin = words.kin
        self._stands_for = words.stands_for
        self._apart = words.apart
        self._appositions = Appositions(words)
        self._cues = frozenset(lexicon.cue_verbs)

    def suffers(self, tree: Tree, last: int) -> bool:
        """Whether something is done to the bearer of the name that ends at ``last``, or becomes of him or of his own."""
        return any(self._is_done_to(tree, i) or self._is_told_of(tree, i) for i in self._stations(tree, last)) or (
            self._tells_of_his_own(tree, last)
        )

    def is_mourned(self, tree: Tree, last: int) -> bool:
        """Whether something is said of the name that ends at ``last`` that is done to people alone, or becomes of them alone."""
        head, dep = tree.heads[last], tree.deps[last]
        if dep in ("nsubjpass", "dobj"):
            won = dep == "dobj" and tree.lemmas[head] == "beat"  # "beat England"
            return tree.lemmas[head] in self._befalls_people and not won
        if dep == "nsubj":
            return tree.lemmas[head] in self._dies
        of = dep == "pobj" and tree.lowers[head] == "of" and tree.lemmas[tree.heads[head]] in self._befallings
        return of or (dep == "poss" and tree.lemmas[head] in self._befallings)

    def acts(self, tree: Tree, last: int) -> bool:
        """Whether the bearer of the name that ends at ``last`` speaks, or acts for others."""
        for i in self._stations(tree, last):
            head = tree.heads[i]
            if tree.deps[i] == "nsubj" and tree.lemmas[head] in self._cues | self._stands_for:
                return True
            if tree.deps[i] != "pobj":
                continue
            word = tree.lowers[head]
            if tree.deps[head] == "agent" or (word == "to" and tree.lowers[tree.heads[head]] == "according"):
                return True
            if word in ("with", "between", "by") and tree.lemmas[tree.heads[head]] in _MEETINGS:
                return True
        return False

    def _stations(self, tree: Tree, last: int) -> Iterator[int]:
        """The tokens that stand in the sentence for the bearer of a name: it, what it is apposed to, what it is joined to."""
        i, seen = last, {last}
        yield i
        while True:
            if tree.deps[i] == "appos":
                head = self._appositions.head(tree, i)
            elif tree.deps[i] == "conj" or (
                tree.deps[i] in ("compound", "nmod") and tree.lemmas[tree.heads[i]] in self._apart
            ):
                head = tree.heads[i]
            else:
                return
            if head in seen:
                return
            seen.add(head)
            i = head
            yield i

    def _is_done_to(self, tree: Tree, i: int) -> bool:
        head, dep = tree.heads[i], tree.deps[i]
        lemma = tree.lemmas[head]
        if dep in ("nsubjpass", "dobj"):
            found_dead = lemma == "find" and any(tree.lowers[k] == "dead" for k in tree.kids[head])
            return lemma in self._befalls or found_dead
        if dep == "nsubj":
            return lemma in self._dies or (lemma == "lose" and self._loses_his_own(tree, head))
        if dep == "pobj":
            noun = tree.lemmas[tree.heads[head]]
            of = tree.lowers[head] == "of" and noun in self._belongings
            return of or (tree.lowers[head] in ("on", "against") and noun in _ATTACKS)
        if dep == "poss":
            return lemma in self._belongings
        return False

    def _is_told_of(self, tree: Tree, i: int) -> bool:
        """Whether a participle, a clause or "among the dead" tells it: "detained journalist X", "X, who was shot"."""
        for k in tree.kids[i]:
            if tree.deps[k] == "amod" and (tree.lemmas[k] in self._befalls or tree.lowers[k] in _PAST):
                return True
            if tree.deps[k] not in ("relcl", "acl"):
                continue
            passive = tree.tags[k] == "VBN" and (tree.deps[k] == "acl" or bool(tree.with_dep(k, "auxpass")))
            if (tree.lemmas[k] in self._befalls and passive) or tree.lemmas[k] in self._dies:
                return True
        verb = tree.heads[i]
        if tree.lemmas[verb] != "be":
            return False
        among = [prep for prep in tree.with_dep(verb, "prep") if tree.lowers[prep] == "among"]
        return any(tree.lemmas[k] in _AMONG or tree.lowers[k] in _AMONG for p in among for k in tree.subtree(p))

    def _loses_his_own(self, tree: Tree, verb: int) -> bool:
        return any(
            tree.lemmas[k] in self._kin or any(tree.lowers[own] in _OWN for own in tree.with_dep(k, "poss"))
            for k in tree.with_dep(verb, "dobj")
        )

    def _tells_of_his_own(self, tree: Tree, last: int) -> bool:
        """Whether he says what befell his kin: "elder X said soldiers had killed his sons"; of another's kin nothing is told."""
        verb = tree.heads[last]
        if tree.deps[last] != "nsubj" or tree.lemmas[verb] not in self._cues:
            return False
        for k in tree.subtree(verb):
            owned = tree.lemmas[k] in self._kin and any(tree.lowers[p] in _OWN for p in tree.with_dep(k, "poss"))
            if not owned or not self._is_done_to(tree, k):
                continue
            clause = tree.subtree(tree.heads[k])
            if not any(tree.ents[n] == "PERSON" and n != last for n in clause if n < k and n > last):
                return True
        return False
