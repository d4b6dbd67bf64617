"""Countrysides: "Aleppo's northern countryside", "the suburbs of Kharkiv", "the countrysides of Hama and Idlib" in; the land about
the town, and not the town, out.

Where the packs have that land as a place of its own it is that place. Else it is told by its town: on the side that is said of it,
as far as such land reaches, without the town's id.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from twosource.knowledge import Knowledge
from twosource.knowledge.folding import fold_name
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.distances import bearing_of, on_a_side
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import PlaceMention

_REACH_KM: Final = {"countryside": 30.0, "hinterland": 30.0, "suburb": 15.0}  # from the town's middle
_OF: Final = frozenset({"of", "around", "outside", "near"})
_OWNERS: Final = ("poss", "compound", "nmod")
_RURAL: Final = "rural"

PlacesOf = Callable[[Tree, int, Discourse, int], list[PlaceMention]]


class Countrysides:
    """Reads such phrases.

    Args:
        knowledge: what the names may mean.
        places_of: the places of the phrase with a head, to a depth.
    """

    def __init__(self, knowledge: Knowledge, places_of: PlacesOf) -> None:
        self._places = knowledge.places
        self._of = places_of

    def of(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention]:
        """The land about towns that the phrase with head i names; empty for other phrases, and where the town isn't told."""
        if not depth:
            return []
        kind = tree.lemmas[i]
        if tree.names[i]:
            return self._named(tree, i, discourse, depth)
        if kind not in _REACH_KM or (kind == "suburb" and tree.tags[i] != "NNS"):
            return []  # "the Damascus suburb of Jobar" is Jobar
        owners = [k for k in tree.with_dep(i, *_OWNERS) if _is_place(tree, k)]
        preps = [p for p in tree.with_dep(i, "prep") if p == i + 1 and tree.lowers[p] in _OF]
        behind = [k for p in preps for k in tree.with_dep(p, "pobj") if _is_place(tree, k)]
        towns = [k for one in (owners or behind)[:1] for k in tree.conjuncts(one) if _is_place(tree, k)]
        found = []
        for at, k in enumerate(towns):
            told = next(iter(self._of(tree, k, discourse, depth - 1)), None)
            sides = [tree.lowers[m] for one in (i, k) for m in tree.with_dep(one, "amod", "compound", "nmod")]
            low, high = self._span(tree, i, k, bool(owners), alone=len(towns) == 1)
            land = self._land(told, kind, sides, tree.text[low:high], low, high) if told is not None else None
            if land is None and at == 0:
                return []
            found += [land] if land is not None else []
        return found

    def _named(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention]:
        """ "Rural Zaria", "the Hama and Idlib countryside" (the first, where a name has the second with its word)."""
        if not _is_place(tree, i) or tree.lemmas[i] in _REACH_KM or tree.lowers[i].rpartition(" ")[2] in _REACH_KM:
            return []
        rural = any(tree.lowers[k] == _RURAL and k == i - 1 for k in tree.with_dep(i, "amod"))
        shared = any(
            tree.lowers[k].rpartition(" ")[2] == "countryside" and _is_place(tree, k)
            for k in tree.conjuncts(i)
            if k > i and "," not in tree.lowers[i:k]
        )
        if not (rural or shared):
            return []
        told = next(iter(self._of(tree, i, discourse, 0)), None)
        start, end = tree.starts[i - 1] if rural else tree.starts[i], tree.ends[i]
        land = self._land(told, "countryside", [], tree.text[start:end], start, end) if told is not None else None
        return [land] if land is not None else []

    @staticmethod
    def _span(tree: Tree, i: int, k: int, owned: bool, alone: bool) -> tuple[int, int]:
        """Where the words for one of these lands begin and end: the whole phrase, or the town's name alone in a list."""
        if not alone:
            return tree.starts[k], tree.ends[k]
        start, end = phrase_span(tree, i)
        return (min(start, tree.starts[k]), tree.ends[i]) if owned else (start, max(end, tree.ends[k]))

    def _land(
        self, town: PlaceMention, kind: str, sides: list[str], text: str, start: int, end: int
    ) -> PlaceMention | None:
        place = self._places.get(town.id) if town.id is not None else None
        if place is None or place.lat is None:
            return None
        if self._places.sort(place) != "settlement":
            # What stands for the town's name is that land already: "Idlib" with its word behind is the pack's countryside.
            own = self._places.sort(place) in ("area", "admin1", "admin2") and _says(place.name, kind)
            return msgspec.structs.replace(town, text=text, start=start, end=end) if own else None
        side = next((word for word in sides if bearing_of(word) is not None), None)
        before = f"{side} " if side is not None else ""
        names = [
            name
            for spelled in dict.fromkeys((town.text, place.name))
            for name in (
                f"{before}countryside of {spelled}",
                f"{before}{spelled} countryside",
                f"{before}rural {spelled}",
            )
        ]
        for name in names if kind == "countryside" else ():
            for one in self._places.candidates(name):
                spelled_so = fold_name(name) in map(fold_name, (one.name, *one.names))
                if spelled_so and one.country == place.country and self._places.sort(one) != "settlement":
                    return PlaceMention.of(one, text=text, start=start, end=end, via="name")
        word = "suburbs" if kind == "suburb" else kind
        return msgspec.structs.replace(
            on_a_side(
                PlaceMention.of(place, text=text, start=start, end=end, via="description"), side, _REACH_KM[kind]
            ),
            name=f"{before}{word} of {place.name}",
            reason=f"only that it is in the {before}{word} of {place.name} is told",
        )


def _is_place(tree: Tree, i: int) -> bool:
    return any(hit.kind == "place" for hit in tree.names[i])


def _says(name: str, kind: str) -> bool:
    return kind in fold_name(name).split(" ")
