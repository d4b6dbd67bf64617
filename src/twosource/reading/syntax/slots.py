"""Slots: what fills a predicate's slots, whatever the construction: the nouns joined to one, those behind its prepositions and
adverbs, and the noun that a relative pronoun stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.tree import Tree

_TWO_WORDS = frozenset({"according", "due", "thanks", "prior", "owing", "contrary"})  # "according to" is to nobody
_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
ONWARD = frozenset(
    [bearing + end for bearing in _COMPASS for end in ("", "ward", "wards")]
    + "backward backwards onward onwards forwards inland inward inwards deeper upstream downstream uphill".split()
)
"""The words for going on in some direction."""
RELATIVE = frozenset({"WDT", "WP", "WP$"})
"""The tags of relative pronouns."""
_NEAR = 5  # words between a relative pronoun and the noun it stands for
_DEPTH = 6  # prepositions under one another


@dataclass(slots=True)
class Slots:
    """The slots of one predicate: slot -> heads of its fillers, nearest first. ``particles`` are the verb's own."""

    at: int
    fillers: dict[str, list[int]] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    passive: bool = False

    def add(self, slot: str, tokens: list[int]) -> None:
        """Add fillers to a slot, each once."""
        here = self.fillers.setdefault(slot, [])
        for token in tokens:
            if token != self.at and token not in here:
                here.append(token)

    def copy(self) -> Slots:
        """The same slots, to be added to apart."""
        fillers = {slot: list(tokens) for slot, tokens in self.fillers.items()}
        return Slots(at=self.at, fillers=fillers, particles=self.particles, passive=self.passive)

    def get(self, slot: str) -> list[int]:
        """The fillers of a slot, or none."""
        return self.fillers.get(slot, [])


def referents(tree: Tree, i: int) -> list[int]:
    """The noun and what is joined to it; a relative pronoun gives the noun it stands for."""
    if tree.tags[i] in RELATIVE or (tree.lowers[i] == "that" and tree.deps[tree.heads[i]] == "relcl"):
        clause = tree.heads[i]
        for _ in range(3):
            if tree.deps[clause] == "relcl":
                return tree.conjuncts(tree.heads[clause])[:1]
            if tree.deps[clause] in ("conj", "ccomp", "xcomp"):
                clause = tree.heads[clause]
        return _antecedent(tree, i) if tree.tags[i] in RELATIVE else [i]
    return tree.conjuncts(i)


def _antecedent(tree: Tree, pronoun: int) -> list[int]:
    """The noun right before a relative pronoun whose clause the parser hung elsewhere: "at the dam, which troops have retaken"."""
    start, _ = tree.sentence_of(pronoun)
    for k in range(pronoun - 1, max(start, pronoun - _NEAR) - 1, -1):
        if tree.is_noun(k) and tree.heads[k] != pronoun:
            return [k]
    return []


def prep_objects(tree: Tree, prep: int, depth: int = _DEPTH) -> list[int]:
    """What a preposition has behind it, and what those below it have: "out of X" has X."""
    found: list[int] = []
    for kid in tree.kids[prep]:
        if tree.deps[kid] == "pobj":
            found.extend(referents(tree, kid))
        elif tree.deps[kid] == "pcomp":
            found.append(kid)
        elif tree.deps[kid] == "prep" and depth:
            found.extend(prep_objects(tree, kid, depth - 1))
    return found


def add_prep(tree: Tree, slots: Slots, prep: int, depth: int = _DEPTH) -> None:
    """Add what stands behind a preposition, and what that is a share of, under the preposition's word."""
    word = tree.lowers[prep]
    objects = prep_objects(tree, prep)
    slots.add(f"prep_{word}", objects + [k for one in objects for k in share_of(tree, one)])
    for kid in tree.kids[prep]:
        if tree.deps[kid] == "prep" and word not in _TWO_WORDS:  # "out of", "from under"
            slots.add(f"prep_{tree.lowers[kid]}", prep_objects(tree, kid))
        elif tree.deps[kid] == "conj" and tree.tags[kid] == "IN" and depth:
            add_prep(tree, slots, kid, depth - 1)


def add_adverb(tree: Tree, slots: Slots, adverb: int, particles: set[str]) -> None:
    """ "as far as X" is to X, "everywhere to the front" to the front; "moving west" is moving forward."""
    word = tree.lowers[adverb]
    if word in ONWARD:
        particles.add("forward")
    if word == "far" and adverb + 1 < len(tree) and tree.lowers[adverb + 1] == "as":
        slots.add("prep_to", _first_noun(tree, adverb + 2))
    for prep in tree.with_dep(adverb, "prep"):
        if tree.lowers[prep] in ("to", "into", "towards", "toward", "through"):
            add_prep(tree, slots, prep)


def _first_noun(tree: Tree, at: int) -> list[int]:
    """The head of the noun phrase that begins here, whatever the parser hung it on."""
    _, end = tree.sentence_of(at) if at < len(tree) else (0, 0)
    for k in range(at, end):
        if tree.is_noun(k) and tree.deps[k] not in ("compound", "nmod", "poss"):
            return [k]
        if tree.is_verb(k) or tree.tags[k] == ",":
            return []
    return []


def lend_preps(slots: Slots, other: Slots) -> None:
    """Add the prepositions of one predicate to another's."""
    for slot, fillers in other.fillers.items():
        if slot.startswith("prep_"):
            slots.add(slot, fillers)


def governed_deeds(tree: Tree, i: int) -> list[int]:
    """The verbs of what a word wants, promises or owns up to: "vowed to strike", "admitted planting", "insists that they go"."""
    found: list[int] = []
    for kid in tree.kids[i]:
        dep, tag = tree.deps[kid], tree.tags[kid]
        if dep == "advcl" and tag == "VBG" and kid == i + 1:
            found.append(kid)  # "sent packing"
        if dep not in ("xcomp", "ccomp", "acl", "relcl") or not tree.is_verb(kid):
            continue
        helpers = [k for k in tree.kids[kid] if tree.deps[k] in ("aux", "auxpass")]
        infinitive = any(tree.lowers[k] == "to" for k in helpers)
        ordered = dep == "ccomp" and (
            (tag == "VB" and not helpers) or any(tree.lowers[k] == "be" and k == helpers[0] for k in helpers)
        )
        if infinitive or ordered or (dep == "xcomp" and tag == "VBG"):
            found.extend([kid, *(k for k in tree.with_dep(kid, "conj") if tree.is_verb(k))])
    return found
