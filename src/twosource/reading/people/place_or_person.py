"""Place or person: a name that the model takes for a person's in; whether it stands where only places do, out.

"Captured Zhelanne", "shelled Tall Mardikh", "the village of Tal Foobar": towns that no pack holds. Where somebody may be meant as
well ("captured Tal Shoham") nothing is told, and the name stays masked.
"""

from __future__ import annotations

from collections.abc import Set

from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import PeopleWords
from twosource.reading.syntax.tree import Tree

_OF_PLACES_ALONE = frozenset("enter reenter overrun besiege encircle shell bombard storm liberate strafe".split())
_TAKING = frozenset("capture recapture seize take retake reseize".split())
_NEAR = frozenset({"in", "near", "outside", "inside", "into", "towards", "toward"})
_TRUST = frozenset("confidence faith trust belief believe interest confide result".split())
_SETTLEMENTS = frozenset(
    "city town village hamlet township settlement suburb district subdistrict province governorate region oblast neighbourhood "
    "neighborhood municipality".split()
)
# First words of places that are nobody's name; those that may be ("Tal", "Bir", "Umm") tell it beside a verb for places alone.
_GROUND = frozenset("tall tell tel jabal jebel djebel wadi khirbet khirbat kafr kfar qasr qalat ayn beit bayt".split())
_GROUND_OR_NAME = frozenset("tal bir umm deir dayr ras ain khan".split())


class PlaceOrPerson:
    """Tells unknown towns from people by what is done to them."""

    def __init__(self, words: PeopleWords, entities: Entities, personal: Set[str]) -> None:
        self._given = frozenset(name.lower() for name in words.given) | personal
        self._entities = entities

    def is_one(self, tree: Tree, i: int) -> bool:
        """Whether a lone word stands where only places do: "in Split"."""
        if tree.names[i] or tree.phrase(i) != [i]:
            return False
        taken = tree.deps[i] in ("dobj", "nsubjpass") and tree.lemmas[tree.heads[i]] in _OF_PLACES_ALONE
        return taken or self._entities.located(tree, i)

    def holds(self, tree: Tree, first: int, last: int) -> bool:
        """Whether the name of these tokens stands where only a place can."""
        lead = last
        while tree.deps[lead] == "conj" and tree.heads[lead] < lead:
            lead = tree.heads[lead]
        words = [tree.lowers[k] for k in range(first, last + 1)]
        head = tree.heads[lead]
        if tree.deps[lead] == "pobj" and tree.lowers[head] == "of" and tree.lemmas[tree.heads[head]] in _SETTLEMENTS:
            return True
        if self.is_of_a_town(tree, last):
            return True
        bare = words[1:] if words[0] in _GROUND | _GROUND_OR_NAME else words
        if not self._given.isdisjoint(bare):
            return False
        ground = len(words) > 1 and words[0] in _GROUND
        if tree.deps[lead] == "pobj":
            mere = len(words) == 1 or words[0] in _GROUND | _GROUND_OR_NAME
            return mere and self._stands_as_place(tree, lead)
        if tree.deps[lead] not in ("dobj", "nsubjpass"):
            return False
        if self._stands_as_place(tree, lead):
            return True
        if tree.lemmas[head] not in _TAKING or not self._by_a_force(tree, head):
            return False
        return (
            ground
            or len(words) == 1
            or (words[0] in _GROUND_OR_NAME and self._beside_a_place(tree, lead, last, words[0]))
        )

    def is_of_a_town(self, tree: Tree, i: int) -> bool:
        """Whether a name is that of a part of a town: "in Tripoli's Bab al-Azizia", "shelled Benghazi's Sabri"."""
        owned = any(hit.kind == "place" for k in tree.with_dep(i, "poss") for hit in tree.names[k])
        lead = i
        while tree.deps[lead] == "conj" and tree.heads[lead] < lead:
            lead = tree.heads[lead]
        return owned and self._stands_as_place(tree, lead)

    @staticmethod
    def _stands_as_place(tree: Tree, i: int) -> bool:
        """Whether what stands here is where something is, or what is done to it is done to places alone."""
        head = tree.heads[i]
        if tree.deps[i] == "pobj":
            return tree.lowers[head] in _NEAR and tree.lemmas[tree.heads[head]] not in _TRUST
        return tree.deps[i] in ("dobj", "nsubjpass") and tree.lemmas[head] in _OF_PLACES_ALONE

    def _by_a_force(self, tree: Tree, verb: int) -> bool:
        """Whether who takes is a force; the police and the courts take people."""
        doers = tree.with_dep(verb, "nsubj")
        doers += [k for by in tree.with_dep(verb, "agent") for k in tree.with_dep(by, "pobj")]
        return any("party" in self._entities.kinds(tree, k) and tree.lemmas[k] != "police" for k in doers)

    @staticmethod
    def _beside_a_place(tree: Tree, lead: int, last: int, begins: str) -> bool:
        """Whether it is joined to a place: "captured Tal Kasra and Bir Shamoun"."""
        ground = _GROUND | (_GROUND_OR_NAME - {begins})
        return any(
            any(hit.kind == "place" for hit in tree.names[k])
            or any(tree.lowers[kid] in ground for kid in tree.with_dep(k, "compound"))
            for k in tree.conjuncts(lead)
            if k != last
        )
