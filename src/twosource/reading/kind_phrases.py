"""Kind phrases: a word for a kind of place with the names beside and behind it in; the place that they name, out.

"The Karrada district of Baghdad" is Karrada, "the Kivu town of Sake" is Sake; "the Bab al-Dahab district of Tripoli" and "the
village of Tal Foobar in Hama province", which no pack holds, are somewhere there; "the Jericho road near Ramallah" is near it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.discourse import Discourse
from twosource.reading.kinds import SETTLEMENTS
from twosource.reading.phrases import phrase_span
from twosource.reading.tree import Tree
from twosource.records import Place, PlaceMention

PARTS_OF_TOWNS: Final = frozenset(
    "district neighbourhood neighborhood quarter suburb area ward camp sector section".split()
)
_ROADS: Final = frozenset({"road", "highway", "motorway", "street", "avenue", "boulevard"})
_BESIDE_A_ROAD: Final = frozenset("near in at outside inside around between by through".split())
_ROAD_KM: Final = 50.0  # how far from the place it is called after a road may be spoken of
_SURROUNDINGS_KM: Final = 30.0
NEARBY: Final = frozenset({"near", "outside", "around", "beyond", "between", "beside", "behind"})
BEARINGS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
NEAR_KM: Final = 15.0  # how far what is near a town may be from it
_NAMES: Final = ("NNP", "NNPS")

PlacesOf = Callable[[Tree, int, Discourse, int], list[PlaceMention]]


class KindPhrases:
    """Reads such phrases.

    Args:
        knowledge: what the names may mean.
        places_of: the places of the phrase with a head, to a depth.
    """

    def __init__(self, knowledge: Knowledge, places_of: PlacesOf) -> None:
        self._knowledge = knowledge
        self._of = places_of

    def named(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        """The place of a kind word with "of" and a name behind it; None for other phrases."""
        if tree.lemmas[i] not in SETTLEMENTS:
            return None
        kid = self.name_behind(tree, i)
        if kid is None:
            return None
        if (
            tree.lowers[kid] in BEARINGS
        ):  # "the hamlet of Zuwarqa south of Homs", where the parser takes "south" for the head
            return self._on_a_side(tree, kid, discourse, depth)
        beside = [k for k in tree.with_dep(i, "compound", "nmod") if k < i and tree.tags[k] in _NAMES]
        if any(hit.kind == "place" for hit in tree.names[kid]):
            if tree.lemmas[i] in PARTS_OF_TOWNS and beside:
                part = self._part(tree, i, beside[-1], kid, discourse, depth)
                if part is not None:
                    return [part]
            return self._of(tree, kid, discourse, depth - 1)
        return self._unknown(tree, i, kid, discourse, depth)

    @staticmethod
    def name_behind(tree: Tree, i: int) -> int | None:
        """The name behind "the village of"."""
        for prep in tree.with_dep(i, "prep"):
            if prep == i + 1 and tree.lowers[prep] == "of":
                for kid in tree.with_dep(prep, "pobj"):
                    if any(hit.kind == "place" for hit in tree.names[kid]) or _is_name(tree, kid):
                        return kid
                    if tree.lowers[kid] in BEARINGS and any(_is_name(tree, k) for k in tree.with_dep(kid, "compound")):
                        return kid
        return None

    def _on_a_side(self, tree: Tree, bearing: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        called = [k for k in tree.with_dep(bearing, "compound") if _is_name(tree, k)]
        known = [place for k in called if tree.names[k] for place in self._of(tree, k, discourse, depth - 1)]
        if known or not called:
            return known or None
        start, end = tree.starts[min(tree.phrase(called[-1]))], tree.ends[called[-1]]
        for prep in tree.with_dep(bearing, "prep"):
            for k in tree.with_dep(prep, "pobj"):
                for place in self._of(tree, k, discourse, depth - 1):
                    return [msgspec.structs.replace(about(place, tree.text[start:end], start), via="name")]
        return None

    def _part(self, tree: Tree, i: int, name: int, town: int, discourse: Discourse, depth: int) -> PlaceMention | None:
        """ "The X district of Y": X, if it is not what Y lies in; without an id where Y is known alone."""
        outer = next(iter(self._of(tree, town, discourse, depth - 1)), None)
        if outer is None or outer.id is None:
            return None
        place = self._knowledge.places.get(outer.id)
        words = tree.text[tree.starts[min(tree.phrase(name))] : tree.ends[name]]
        known = self._knowledge.places.part(words, place) if place is not None else None
        if known is not None:
            start = tree.starts[min(tree.phrase(name))]
            return PlaceMention.of(known, text=words, start=start, end=tree.ends[name], via="name")
        if any(hit.kind == "place" for hit in tree.names[name]):
            inner = next(iter(self._of(tree, name, discourse, depth - 1)), None)
            within = (
                inner is not None and inner.id not in (None, outer.id) and discourse.contains(outer.id, inner.id or "")
            )
            return inner if within else None
        if tree.names[name] or outer.lat is None or discourse.is_wide(outer.id):
            return None
        first = min(tree.phrase(name))
        text = tree.text[tree.starts[first] : tree.ends[name]]
        return msgspec.structs.replace(
            outer, id=None, name=text, text=text, start=tree.starts[first], end=tree.ends[name], via="name"
        )

    def _unknown(self, tree: Tree, i: int, kid: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        """ "The Bolivian city of Trinidad", "the village of Tal Foobar in Hama province": by what it is said to lie in."""
        first = min((k for k in tree.phrase(kid) if tree.word(k)[:1].isupper()), default=kid)
        start, end = tree.starts[first], tree.ends[kid]
        text = tree.text[start:end]
        outer = self._around(tree, i, kid, discourse, depth)
        if outer is None:
            beside = [*self._beside(tree, kid, discourse, depth), *self._beside(tree, i, discourse, depth)]
            near = next((place for place, _ in beside if place.id is not None), None)
            return [msgspec.structs.replace(about(near, text, start), via="name")] if near is not None else None
        found = self._knowledge.places.resolve(
            text,
            country_prior={outer.country: 1.0} if outer.country is not None else {},
            kind_hint=tree.lemmas[i],
            within=outer,
        ).place
        if found is not None and found.id != outer.id and discourse.contains(outer.id, found.id):
            return [PlaceMention.of(found, text=text, start=start, end=end, via="name")]
        somewhere = PlaceMention.of(outer, text=text, start=start, end=end, via="name")
        return [msgspec.structs.replace(somewhere, id=None, name=text)]

    def _around(self, tree: Tree, i: int, kid: int, discourse: Discourse, depth: int) -> Place | None:
        """What the words beside a name that is not known say that it lies in."""
        places = self._knowledge.places
        told = [
            k
            for p in (*tree.with_dep(kid, "prep"), *tree.with_dep(i, "prep"))
            if tree.lowers[p] == "in"
            for k in tree.with_dep(p, "pobj")
        ]
        told += [
            *tree.with_dep(kid, "appos"),
            *tree.with_dep(i, "appos"),
            *tree.with_dep(i, "compound", "nmod", "poss"),
        ]
        for k in told:
            for one in self._of(tree, k, discourse, depth - 1) if k not in (kid, i) else []:
                outer = places.get(one.id) if one.id is not None else None
                if outer is not None:
                    return outer
        for k in tree.with_dep(i, "amod", "compound", "nmod"):
            whose = self._knowledge.adjectives.of(tree.word(k))
            if whose is not None:
                region = places.unit(whose.region, whose.country) if whose.region is not None else None
                return region or places.country(whose.country)
        return None

    def near(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        """ "A hill near Homs", "a village south of Kherson": about there, and not the town. None for other phrases."""
        if not tree.is_noun(i) or tree.names[i]:
            return None
        for place, first in self._beside(tree, i, discourse, depth):
            start, _ = phrase_span(tree, i)
            text = tree.text[start : place.end]
            if place.id is None or first > place.start or "\n" in text:
                continue
            return [about(place, text, start)]
        return None

    def _beside(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[tuple[PlaceMention, int]]:
        """The places that a noun is said to be near, or on a side of, each with where the words for that begin."""
        prepositions = [(p, p) for p in tree.with_dep(i, "prep") if tree.lowers[p] in NEARBY]
        for k in tree.with_dep(i, "advmod", "npadvmod", "amod"):
            if k > i and tree.lowers[k] in BEARINGS:
                prepositions += [(p, k) for p in tree.with_dep(k, "prep") if tree.lowers[p] in ("of", "to")]
        return [
            (place, tree.starts[first])
            for prep, first in prepositions
            if prep > i
            for k in tree.with_dep(prep, "pobj")
            for place in self._of(tree, k, discourse, depth - 1)
        ]

    def right_behind(self, tree: Tree, i: int, discourse: Discourse) -> PlaceMention | None:
        """The place that an "in" right behind a name leads to, whatever it hangs on: "hit Baghdad Street in Damascus"."""
        after = max(tree.phrase(i)) + 1
        if after >= len(tree) or tree.lowers[after] != "in" or tree.deps[after] != "prep":
            return None
        found = [p for k in tree.with_dep(after, "pobj") if tree.names[k] for p in self._of(tree, k, discourse, 1)]
        return found[0] if found and found[0].id is not None and found[0].lat is not None else None

    def area(
        self, tree: Tree, i: int, hit: NameHit, within: NameHit | None, discourse: Discourse
    ) -> PlaceMention | None:
        """ "The Kherson area": the surroundings of a town, without its id; a part of a town or a stretch of land is itself."""
        place = discourse.place(hit, None, within, self._knowledge)
        if place is None:
            return None
        found = PlaceMention.of(place, text=hit.text, start=hit.start, end=hit.end, via="name")
        if self._knowledge.places.sort(place) != "settlement" or tree.lowers[tree.heads[i]] != "area":
            return found
        reach = max(place.radius_km, _SURROUNDINGS_KM) if place.lat is not None else None
        return msgspec.structs.replace(found, id=None, name=f"{hit.text} area", radius_km=reach)

    # -- roads -----------------------------------------------------------------------------------------------------

    def road(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        """ "The Jericho road near Ramallah": what is told beside a road that is called after a place; alone, it is somewhere
        about there. None where the word is no road called after one."""
        if tree.lemmas[i] not in _ROADS or tree.names[i]:
            return None
        called = [k for k in tree.with_dep(i, "compound", "nmod") if any(hit.kind == "place" for hit in tree.names[k])]
        if not called:
            return None
        for prep in tree.with_dep(i, "prep"):
            if tree.lowers[prep] in _BESIDE_A_ROAD:
                found = [p for k in tree.with_dep(prep, "pobj") for p in self._of(tree, k, discourse, depth - 1)]
                if found:
                    return found
        after = next(iter(self._of(tree, called[-1], discourse, depth - 1)), None)
        if after is None:
            return None
        first = min(called)
        start, end = tree.starts[first], tree.ends[i]
        text = tree.text[start:end]
        reach = max(after.radius_km or 0.0, _ROAD_KM) if after.lat is not None else None
        return [
            msgspec.structs.replace(
                after, id=None, name=text, text=text, start=start, end=end, radius_km=reach, admin1=None
            )
        ]


def about(place: PlaceMention, text: str, start: int) -> PlaceMention:
    """What lies near a place, by these words: at its point, no nearer than one can tell, without its id."""
    reach = max(place.radius_km or 0.0, NEAR_KM) if place.lat is not None else None
    return msgspec.structs.replace(
        place, id=None, name=text, text=text, start=start, end=start + len(text), radius_km=reach, via="description"
    )


def _is_name(tree: Tree, i: int) -> bool:
    return tree.tags[i] in _NAMES and tree.word(i)[:1].isupper()
