"""Kind phrases: a word for a kind of place with the names beside and behind it in; the place that they name, out.

"The Karrada district of Baghdad" is Karrada, "the Kivu town of Sake" is Sake; "the Bab al-Dahab district of Tripoli" and "the
village of Tal Foobar in Hama province", which no pack holds, are somewhere there; "the Jericho road near Ramallah" is near it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from twosource.knowledge import Knowledge, NameHit
from twosource.knowledge.geography import haversine_km
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.distances import NEAR_KM, at_distance, distance_before, widened
from twosource.reading.entities.kinds import SETTLEMENTS, names_settlement
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import Place, PlaceMention

PARTS_OF_TOWNS: Final = frozenset(
    "district neighbourhood neighborhood quarter suburb area ward camp sector section".split()
)
_ROADS: Final = frozenset(
    "road highway motorway street avenue boulevard track trail junction crossroads crossroad roundabout bypass turnoff".split()
)
_BESIDE_A_ROAD: Final = frozenset("near in at on outside inside around between by through".split())
_ROAD_KM: Final = 50.0  # how far from the place it is called after a road may be spoken of
_SURROUNDINGS_KM: Final = 30.0
_PLAIN: Final = frozenset(  # adjectives that are written large in names, and name nothing alone
    "northern southern eastern western central upper lower greater inner outer old new north south east west".split()
)
NEARBY: Final = frozenset("near outside around beyond between beside behind above below opposite".split())
CLOSE: Final = frozenset({"close", "adjacent", "next"})
BORDERING: Final = frozenset(
    "overlook surround neighbour neighbor neighbouring adjoin border flank face dominate command abut ring fringe".split()
)
_ON_EDGES: Final = frozenset({"on", "at", "in", "along"})
_LINKING: Final = frozenset({"link", "connect", "join"})
LEADING: Final = frozenset({"lead", "run", "go"}) | _LINKING
BEARINGS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
EDGES: Final = BEARINGS | frozenset(
    "edge fringe rim countryside vicinity surroundings perimeter periphery gate entrance outskirt flank approach".split()
)
_HALF_ROUND: Final = 180  # degrees of longitude: beyond, the middle lies on the other side
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
        if not names_settlement(tree, i):
            return None
        kid = self.name_behind(tree, i)
        if kid is None:
            return None
        if (
            tree.lowers[kid] in BEARINGS
        ):  # "the hamlet of Zuwarqa south of Homs", where the parser takes "south" for the head
            return self._on_a_side(tree, kid, discourse, depth)
        beside = [k for k in tree.with_dep(i, "compound", "nmod", "amod") if k < i and self._may_name(tree, k)]
        if any(hit.kind == "place" for hit in tree.names[kid]):
            known = beside and any(hit.kind == "place" for hit in tree.names[beside[-1]])
            if beside and (tree.lemmas[i] in PARTS_OF_TOWNS or known):  # "the Puntland region of Somalia"
                part = self._part(tree, i, beside[-1], kid, discourse, depth)
                if part is not None:
                    return [part]
            return self._of(tree, kid, discourse, depth - 1)
        return self._unknown(tree, i, kid, discourse, depth)

    def _may_name(self, tree: Tree, k: int) -> bool:
        """Whether a word before a kind word is its name: "the Lyari area", where the parser takes it for an adjective."""
        if tree.tags[k] in _NAMES:
            return True
        own = tree.deps[k] == "amod" and tree.word(k)[:1].isupper() and not tree.names[k]
        return own and self._knowledge.adjectives.of(tree.word(k)) is None and tree.lowers[k] not in _PLAIN

    def part_behind(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> PlaceMention | None:
        """ "The Damascus suburb of Jobar", where "Damascus suburb" is a name too: Jobar; "the Donbas city of Bakhmut": Bakhmut;
        "the Somali region of Gedo": Gedo, though Ethiopia has a Somali Region."""
        part = tree.lowers[i].rpartition(" ")[2] in PARTS_OF_TOWNS
        if not depth or not (part or tree.word(i).rpartition(" ")[2] in SETTLEMENTS):
            return None
        kid = self.name_behind(tree, i)
        found = self._of(tree, kid, discourse, depth - 1) if kid is not None and tree.names[kid] else []
        place = self._knowledge.places.get(found[0].id) if found and found[0].id is not None else None
        wanted: tuple[str, ...] = ("part",) if part else ("settlement", "part")
        if self._knowledge.adjectives.of(tree.word(i).rpartition(" ")[0]) is not None:
            wanted += ("admin1", "admin2")
        return found[0] if place is not None and self._knowledge.places.sort(place) in wanted else None

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
                    return [msgspec.structs.replace(about([place], tree.text, start, end), via="name")]
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
            hit = next(hit for hit in tree.names[name] if hit.kind == "place")
            bare = discourse.place(hit, None, None, self._knowledge)
            if bare is None or place is None or bare.id == outer.id or not discourse.lies_around(place, bare):
                return None
            if inner is not None and inner.id is not None:
                return inner if discourse.lies_around(place, self._knowledge.places.get(inner.id) or place) else None
            return self._surroundings(bare, hit) if tree.lowers[i] == "area" else None
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
            near = next((places for places, _ in beside if places[0].id is not None), None)
            return (
                [msgspec.structs.replace(about(near, tree.text, start, end), via="name")] if near is not None else None
            )
        found = self._knowledge.places.resolve(
            text,
            country_prior={outer.country: 1.0} if outer.country is not None else {},
            kind_hint=tree.lemmas[i],
            within=outer,
        ).place
        if found is not None and found.id != outer.id and discourse.contains(outer.id, found.id):
            return [PlaceMention.of(found, text=text, start=start, end=end, via="name")]
        somewhere = PlaceMention.of(outer, text=text, start=start, end=end, via="name")
        return [msgspec.structs.replace(somewhere, id=None, name=text, reason=_none_in(outer.name))]

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
        for places, first in self._beside(tree, i, discourse, depth):
            start, _ = phrase_span(tree, i)
            text = tree.text[start : places[-1].end]
            if places[0].id is None or first > places[0].start or "\n" in text:
                continue
            return [about(places, tree.text, start, places[-1].end)]
        return None

    def _beside(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[tuple[list[PlaceMention], int]]:
        """The places that a noun is said to be near, on a side of, or between, with where the words for that begin."""
        found: list[tuple[list[PlaceMention], int]] = []
        for heads, first, both in self._neighbours(tree, i):
            for k in heads:
                places = self._of(tree, k, discourse, depth - 1)
                named = tree.token_at(places[0].start) if places else None
                if both and named is not None:
                    others = [c for other in (named, *heads) for c in tree.conjuncts(other) if c > named]
                    behind = [place for c in others for place in self._of(tree, c, discourse, depth - 1)]
                    if any(place.id is not None and discourse.is_wide(place.id) for place in (places[0], *behind[:1])):
                        continue  # "the border between Niger and Mali" is no point midway
                    found.append(([places[0], *behind[:1]], tree.starts[first]))
                else:
                    found.extend(([place], tree.starts[first]) for place in places)
        return found

    @staticmethod
    def _neighbours(tree: Tree, i: int) -> list[tuple[list[int], int, bool]]:
        """The heads of what a noun is said to be beside, where the words for that begin, and whether it is between two."""
        found: list[tuple[list[int], int, bool]] = []
        for k in tree.kids[i]:
            if k < i:
                continue
            dep, lower = tree.deps[k], tree.lowers[k]
            if dep == "prep" and lower in NEARBY:
                found.append((tree.with_dep(k, "pobj"), k, lower == "between"))
            elif dep == "prep" and lower in _ON_EDGES:
                edges = [e for e in tree.with_dep(k, "pobj") if tree.lemmas[e] in EDGES and not tree.names[e]]
                of = [p for e in edges for p in tree.with_dep(e, "prep") if tree.lowers[p] == "of"]
                found.append(([kid for p in of for kid in tree.with_dep(p, "pobj")], k, False))
            elif dep in ("advmod", "npadvmod", "amod", "acomp", "prep") and lower in BEARINGS | CLOSE:
                for prep in tree.with_dep(k, "prep"):
                    if tree.lowers[prep] in ("of", "to"):
                        found.append((tree.with_dep(prep, "pobj"), k, False))
            elif dep == "appos" and (
                beside := [v for v in tree.with_dep(k, "compound", "amod") if tree.lowers[v] in BORDERING]
            ):
                found.append(
                    ([k], beside[0], False)
                )  # "a town neighbouring Palma", where the parser takes it for its name
            elif dep == "acl" and tree.lemmas[k] in BORDERING:
                found.append((tree.with_dep(k, "dobj"), k, False))
            elif dep == "acl" and tree.lemmas[k] in LEADING:
                to = [
                    p for p in tree.with_dep(k, "prep") if tree.lowers[p] in ("to", "with", "towards", "toward", "into")
                ]
                ends = [*tree.with_dep(k, "dobj"), *(kid for p in to for kid in tree.with_dep(p, "pobj"))]
                found.append((ends, k, tree.lemmas[k] in _LINKING))
        return found

    def somewhere_in(
        self, tree: Tree, i: int, start: int, end: int, discourse: Discourse, depth: int
    ) -> PlaceMention | None:
        """A name that is not known, at these offsets, in what is said to hold it, whatever that hangs on: "hit Baghdad Street in
        Damascus", "in al-Nur, Mosul", "in Benghazi's Sabri"; a part of a town that only its pack knows is itself."""
        around = [k for k in tree.with_dep(i, "poss") if tree.names[k]]
        after = max(tree.phrase(i)) + 1
        if after < len(tree) and tree.lowers[after] == "in" and tree.deps[after] == "prep":
            around += [k for k in tree.with_dep(after, "pobj") if tree.names[k]]
        if after + 1 < len(tree) and tree.lowers[after] == "," and tree.deps[after + 1] in ("appos", "npadvmod"):
            listed = tree.heads[after + 1] != i or bool(tree.with_dep(after + 1, "cc", "conj"))
            around += [after + 1] if tree.names[after + 1] and not listed else []
        found = [place for k in around for place in self._of(tree, k, discourse, min(depth - 1, 1))]
        outer = self._knowledge.places.get(found[0].id) if found and found[0].id is not None else None
        if outer is None or outer.lat is None:
            return None
        text = tree.text[start:end]
        known = self._knowledge.places.part(text, outer) or discourse.said_to_lie(text, start, found[0], near=False)
        if known is not None:
            return PlaceMention.of(known, text=text, start=start, end=end, via="name")
        return msgspec.structs.replace(found[0], id=None, name=text, text=text, start=start, end=end, via="name")

    def area(
        self, tree: Tree, i: int, hit: NameHit, within: NameHit | None, discourse: Discourse
    ) -> PlaceMention | None:
        """ "The Kherson area": the surroundings of a town, without its id; a part of a town or a stretch of land is itself."""
        place = discourse.place(hit, None, within, self._knowledge)
        if place is None:
            return None
        if tree.lowers[tree.heads[i]] != "area":
            return PlaceMention.of(place, text=hit.text, start=hit.start, end=hit.end, via="name")
        return self._surroundings(place, hit)

    def _surroundings(self, place: Place, hit: NameHit) -> PlaceMention:
        """What lies around a town, without its id; any other place itself."""
        found = PlaceMention.of(place, text=hit.text, start=hit.start, end=hit.end, via="name")
        if self._knowledge.places.sort(place) != "settlement":
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


def about(places: Sequence[PlaceMention], whole: str, start: int, end: int) -> PlaceMention:
    """What lies near a place, between two or so far from one: at its point, midway or there, without an id, with a radius no less
    than one can tell.

    Args:
        places: the place, or the two.
        whole: the report's text.
        start: where the words for what lies there begin.
        end: where they end.
    """
    place = places[0]
    points = [(one.lat, one.lon) for one in places if one.lat is not None and one.lon is not None]
    far = distance_before(whole, place.start)
    if len(points) > 1 and abs(points[0][1] - points[1][1]) < _HALF_ROUND:
        place = msgspec.structs.replace(
            place,
            lat=round((points[0][0] + points[1][0]) / 2, 4),
            lon=round((points[0][1] + points[1][1]) / 2, 4),
            radius_km=round(max(place.radius_km or 0.0, NEAR_KM, haversine_km(*points[:2]) / 2), 1),
            country=place.country if places[1].country == place.country else None,
            admin1=place.admin1 if places[1].admin1 == place.admin1 else None,
        )
    elif far is not None:
        place = at_distance(place, far)
    else:
        place = widened(place)
    text = whole[start:end]
    reason = f"only that it is near {place.name} is told"
    return msgspec.structs.replace(
        place, id=None, name=text, text=text, start=start, end=end, via="description", reason=reason
    )


def _none_in(outer: str) -> str:
    return f"no place of this name is known in {outer}"


def _is_name(tree: Tree, i: int) -> bool:
    return tree.tags[i] in _NAMES and tree.word(i)[:1].isupper()
