"""Filler words: the head of a slot's filler in; the words it counts as, out.

A count is what it counts ("scores of police"), a pronoun what it takes up, a temple's name a temple; a party's name is soldiers
where a trigger's words are those of forces.
"""

from __future__ import annotations

from typing import NamedTuple

from twosource.reading.entities.entities import Entities
from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.tree import Tree, hyphenated

_ITSELF = ("self", "selves")


class Filler(NamedTuple):
    """A filler: its own word's forms, all words it counts as, and whether it may mean another than its own."""

    own: frozenset[str]
    words: frozenset[str]
    another: bool


class FillerWords:
    """Tells what words fillers count as."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities

    def of(self, tree: Tree, i: int) -> Filler:
        """The filler with head i."""
        if tree.kept is None:
            return self._of(tree, i)
        known: Filler | None = tree.kept.get(("filler", i, 0))
        if known is None:
            known = tree.kept["filler", i, 0] = self._of(tree, i)
        return known

    def is_one_of(self, tree: Tree, i: int, lemmas: frozenset[str]) -> bool:
        """Whether a filler is one of these words, or a pronoun for one; the name of a party counts where "force" does."""
        if not self.of(tree, i).words.isdisjoint(lemmas):
            return True
        return "force" in lemmas and "soldier" in lemmas and self._armed(tree, i)

    def _of(self, tree: Tree, i: int) -> Filler:
        own = frozenset((tree.lemmas[i], tree.lowers[i], hyphenated(tree, i)))
        pronoun, itself = tree.tags[i] == "PRP", tree.lowers[i].endswith(_ITSELF)
        if pronoun and not itself:
            before = self._entities.antecedent(tree, i)
            words = {tree.lowers[i]} | (self.of(tree, before).words if before is not None else set())
            return Filler(own, frozenset(words), another=True)
        named = {_noun_in(hit.text) for hit in tree.names[i] if hit.kind == "place"}
        parts = self._parts(tree, i)
        another = pronoun or bool(tree.names[i]) or bool(parts) or self._entities.crewed(tree, i)
        if itself or not (named or parts):  # "gave themselves up": no prisoners of theirs
            return Filler(own, own, another)
        return Filler(own, own.union(named, *(self.of(tree, k).words for k in parts)), another)

    def _parts(self, tree: Tree, i: int) -> tuple[int, ...]:
        return *self._entities.made_of(tree, i), *share_of(tree, i)

    def _armed(self, tree: Tree, i: int) -> bool:
        """Whether a filler is a party under arms by its name, or by what moves for it."""
        if tree.lowers[i].endswith(_ITSELF):
            return False
        if tree.tags[i] == "PRP":
            before = self._entities.antecedent(tree, i)
            return before is not None and self._armed(tree, before)
        if any(self._armed(tree, k) for k in self._parts(tree, i)):
            return True
        armed = any(hit.kind == "actor" for hit in tree.names[i]) or self._entities.crewed(tree, i)
        return armed and "party" in self._entities.kinds(tree, i)


def _noun_in(name: str) -> str:
    """The noun that a place's name is of: "temple" of "the Temple of Bel", "mosque" of "the Great Mosque"."""
    return name.lower().partition(" of ")[0].rpartition(" ")[2]
