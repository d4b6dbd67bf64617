"""Places: the head of a noun phrase in; the places that it names, or is in, out."""

from __future__ import annotations

import msgspec

from twosource.codebook.model import FillerKind
from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.countrysides import Countrysides
from twosource.reading.entities.discourse import Discourse, Doubt
from twosource.reading.entities.distances import NEAR_KM, at_distance, widened
from twosource.reading.entities.homelands import Homelands
from twosource.reading.entities.kind_phrases import BEARINGS, EDGES, NEARBY, PARTS_OF_TOWNS, KindPhrases
from twosource.reading.entities.kinds import SETTLEMENTS, WHOLES, Kinds, names_settlement
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.syntax.listed_places import listed_kind
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.tree import Tree
from twosource.records import Place, PlaceMention, Via

_LOCATIVE = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "around",
    "of",
    "across",
    "along",
    "within",
    "throughout",
    "from",
    "north",
    "south",
    "east",
    "west",
)
_GATES = frozenset(
    {"gate", "entrance", "outskirts", "checkpoint", "approach", "perimeter", "fringe", "rim", "periphery", "door"}
)
_FACILITIES = frozenset(
    "airport airbase base airfield citadel prison jail hospital clinic stadium barracks university station silo factory depot port "
    "refinery palace headquarters mosque church school courthouse".split()
)
_TOWNS = frozenset({"city", "town", "village", "place", "enclave", "pocket"})
_INHABITANTS = frozenset({"people", "inhabitant", "resident", "population", "townspeople", "citizen"})
_OF_A_PLACE = frozenset({"resident", "civilian", "people", "population", "state"})
_AROUND_TOWNS = frozenset({"district", "area", "enclave", "pocket"})
_CORES = frozenset({"centre", "center", "outskirts", "suburbs", "streets", "market"})
_UNITS = frozenset({"state", "province", "region", "governorate", "department"})
_SEATS = frozenset({"capital", "seat"})
_PARTS = frozenset(
    "centre center half part quarter outskirt outskirts edge suburb most side district neighbourhood neighborhood north south east "
    "west northern southern portion section swath swathe rest bank sector market bridge entrance street area countryside".split()
)


_FATHER_OF = frozenset({"abu", "abou", "umm", "bin", "ibn", "bint"})


class Places:
    """Finds places in the light of the knowledge packs and of what the report has said so far."""

    def __init__(self, kinds: Kinds, knowledge: Knowledge) -> None:
        self._kinds = kinds
        self._knowledge = knowledge
        self._phrases = KindPhrases(knowledge, self.of)
        self._homelands = Homelands(knowledge)
        self._countrysides = Countrysides(knowledge, self.of)

    def of(self, tree: Tree, i: int, discourse: Discourse, depth: int = 3, parts: bool = False) -> list[PlaceMention]:
        """The places that the phrase with head i names, or is in; empty where it names none.

        Args:
            parts: whether "the centre of X" is to be kept as a part of X, without X's id: who takes it has not taken X.
        """
        if (
            tree.lowers[i] in BEARINGS
        ):  # "the Menagh air base north of Aleppo", where the parser takes "north" for the head
            for kid in tree.with_dep(i, "compound"):
                if any(hit.kind == "place" for hit in tree.names[kid]) and depth:
                    return self.of(tree, kid, discourse, depth - 1)
        if land := self._countrysides.of(tree, i, discourse, depth):
            return land
        if seat_named := self._named_seat(tree, i, discourse, depth):
            return seat_named
        if parts and depth == 3 and not any(hit.kind == "place" for hit in tree.names[i]):
            part = self._part(tree, i, discourse)
            if part is not None:
                return [part]
        hits = [hit for hit in tree.names[i] if hit.kind == "place"]
        if hits and self._is_a_name_of_somebody(tree, i, hits[0]):
            return []
        part = self._phrases.part_behind(tree, i, discourse, depth) if hits else None
        if part is not None:
            return [part]
        if hits:
            place = self._place(tree, i, hits[0], discourse)
            if place is not None and place.id is None:
                part = self._part(tree, i, discourse) or self._unknown_within(tree, i, discourse, depth, known=False)
                return [part if part is not None else place]
            return [place] if place is not None else []
        if depth == 0:
            return []
        lemma = tree.lemmas[i]
        kinds = self._kinds.of_noun(lemma, tree.lowers[i])
        if lemma == "capital" and (own := self._capital(tree, i, discourse, depth)):
            return own
        found = self._phrases.named(tree, i, discourse, depth) or self._phrases.road(tree, i, discourse, depth)
        if found is not None:
            return found
        unknown = self._unknown_within(tree, i, discourse, depth)
        if unknown is not None:
            return [unknown]
        for whole in share_of(tree, i):  # "a fifth of the plain": where a share is, whatever of it
            inner = self.of(tree, whole, discourse, depth - 1)
            if inner and tree.is_noun(whole):
                return [_share(inner[0], tree, i)]
        if lemma in WHOLES:  # "the whole of Bakhmut" is Bakhmut
            for prep in tree.with_dep(i, "prep"):
                for kid in tree.with_dep(prep, "pobj"):
                    return self.of(tree, kid, discourse, depth - 1)
        if tree.lowers[i] == "its" and tree.lemmas[tree.heads[i]] in _INHABITANTS:  # "its people"
            return self._known_place(tree, i, "town", discourse)
        if tree.lowers[i] == "there" and tree.tags[i] == "RB":
            return self._known_place(tree, i, "there", discourse)
        if tree.lowers[i] in ("it", "there") and tree.tags[i] in ("PRP", "EX", "RB"):
            return self._share_of_it(tree, i, discourse) or self._known_place(tree, i, "", discourse)
        if lemma in _SEATS and (seat := self._seat(tree, i, discourse, depth)) is not None:
            return seat
        if self._kinds.is_terrain(tree, i):  # "Jabal Mukhayrama"
            return self._unknown_place(tree, i, kinds, discourse)
        if kinds & {"place", "facility", "territory"} and depth == 3:
            near = self._phrases.near(tree, i, discourse, depth)
            if near is not None:
                return near
        owners = tree.with_dep(i, "poss")  # last: "Mosul airport", "Owayna village", "Raqqa's Karama district"
        for kid in [*(k for k in tree.kids[i] if k not in owners), *owners]:
            if (
                tree.deps[kid] in ("compound", "nmod", "poss", "amod")
                and any(h.kind == "place" for h in tree.names[kid])
                and (kinds & {"place", "facility", "territory"} or lemma in _OF_A_PLACE)
            ):
                inner = self.of(tree, kid, discourse, depth - 1)
                if inner and inner[0].id is None and not inner[0].name.endswith(f" {tree.word(i)}"):  # "the Gwoza area"
                    unknown = self._unknown_within(tree, i, discourse, depth, known=False)
                    return [unknown] if unknown is not None else inner
                return inner
        if lemma in SETTLEMENTS and (renamed := self._renamed(tree, i)) is not None:
            return self.of(tree, renamed, discourse, depth - 1)
        if kinds & {"territory"} and (country := self._homelands.soil_of(tree, i)) is not None:
            return [country]
        appos = [
            k
            for k in tree.kids[i]
            if tree.deps[k] == "appos" and tree.ents[k] != "PERSON" and any(h.kind == "place" for h in tree.names[k])
        ]
        standing = self._kinds.located(tree, i) or self._kinds.taken(tree, i)
        if appos and tree.tags[i] == "NNP" and standing:  # "in Zuwarqa, Mosul"
            return self._unknown_place(tree, i, kinds, discourse)
        if appos:
            return self.of(tree, appos[0], discourse, depth - 1)
        for prep in tree.kids[i]:
            if tree.deps[prep] in ("prep",) and tree.lowers[prep] in _LOCATIVE:
                if tree.lowers[prep] == "from" and kinds & {"party", "weapon", "people"}:
                    continue
                for kid in tree.with_dep(prep, "pobj"):
                    if tree.lowers[prep] == "of" and not (kinds & {"place", "territory", "facility", "people"}):
                        continue
                    inner = [p for c in tree.conjuncts(kid) for p in self.of(tree, c, discourse, depth - 1)]
                    if inner:
                        return inner
        if lemma in SETTLEMENTS | {"country", "place"} and not (tree.tags[i] in ("NNP", "NNPS") and tree.ents[i]):
            definite = any(tree.lowers[k] in ("the", "this", "that", "its", "their") for k in tree.kids[i])
            unnamed = not any(
                tree.deps[k] in ("compound", "nmod") and tree.tags[k] in ("NNP", "NNPS") for k in tree.kids[i]
            )
            if definite and unnamed and tree.tags[i] != "NNS":
                same = any(tree.lowers[k] == "same" for k in tree.kids[i])
                known = self._known_place(tree, i, "same" if same else lemma, discourse)
                if known:
                    return known
                if lemma in _AROUND_TOWNS and (town := self._known_place(tree, i, "town", discourse)):
                    name = f"{lemma} of {town[0].name}"
                    return [msgspec.structs.replace(town[0], id=None, name=name, via="description")]
        if depth == 3 and (self._belongs_to_what_was_named(tree, i) or self._is_of_the_town(tree, i)):
            if not parts and tree.lemmas[i] in _FACILITIES:
                return self._known_place(tree, i, "city", discourse)
            part = self._part(tree, i, discourse)
            if part is not None:
                return [part]
        return self._unknown_place(tree, i, kinds, discourse)

    @staticmethod
    def _is_a_name_of_somebody(tree: Tree, i: int, hit: NameHit) -> bool:
        """ "Abu Hamza al-Ansari": a place's name that ends a person's."""
        before = [k for k in tree.with_dep(i, "compound") if tree.ends[k] <= hit.start]
        return any(tree.ents[k] == "PERSON" or tree.lowers[k] in _FATHER_OF for k in before)

    def _unknown_within(
        self, tree: Tree, i: int, discourse: Discourse, depth: int, known: bool = True
    ) -> PlaceMention | None:
        """ "Argo district, Badakhshan province": a name that no pack holds, in a place that is known.

        Args:
            known: whether a name that the packs hold is theirs; not where it can't be the one that is meant.
        """
        modifiers = tree.with_dep(i, "compound", "nmod")
        titled = tree.lemmas[i] in SETTLEMENTS and any(
            tree.tags[k] in ("NNP", "NNPS")
            and tree.word(k)[:1].isupper()
            and not (tree.names[k] and known)
            and self._knowledge.actors.compose(tree.word(k)) is None  # "the Nigerien town"
            for k in modifiers
        )
        alone = tree.tags[i] in ("NNP", "NNPS") and tree.ents[i] in ("GPE", "LOC", "FAC")
        if (unit := self._described_unit(tree, i, discourse, depth)) is not None:
            return unit
        if not titled and not (alone and not any(tree.names[k] for k in modifiers)):
            return None
        around = [k for k in tree.with_dep(i, "appos") if k > i]
        around += [
            k for p in tree.with_dep(i, "prep") if tree.lowers[p] in ("in", "of") for k in tree.with_dep(p, "pobj")
        ]
        around += tree.with_dep(i, "poss")
        outer = next((place for k in around for place in self.of(tree, k, discourse, depth - 1)), None)
        owners = {k for owner in tree.with_dep(i, "poss") for k in tree.subtree(owner)}
        first = next(k for k in tree.phrase(i) if (tree.word(k)[:1].isupper() and k not in owners) or k == i)
        start, end = tree.starts[first], tree.ends[i]
        text = tree.text[start:end]
        found = discourse.place_called(text, outer, self._knowledge) if titled else None
        if found is not None:  # the matcher knows names, this phrase only as a whole: "Shah Joy district"
            return PlaceMention.of(found, text=text, start=start, end=end, via="name")
        if outer is None or outer.lat is None:
            return None
        there = discourse.said_to_lie(text, start, outer, near=False) if alone and not titled else None
        if there is not None:
            return PlaceMention.of(there, text=text, start=start, end=end, via="name")
        return msgspec.structs.replace(outer, id=None, name=text, text=text, start=start, end=end, via="name")

    def _described_unit(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> PlaceMention | None:
        """ "Plateau, a state of Nigeria": a name that is a word of the language, by the words that say which unit it is."""
        if tree.tags[i] != "NNP" or tree.names[i]:
            return None
        for k in tree.with_dep(i, "appos"):
            if tree.lemmas[k] in _UNITS and tree.word(k).islower():
                outer = next(iter(self.of(tree, k, discourse, depth - 1)), None)
                text = tree.word(i)
                unit = discourse.place_called(f"{text} {tree.lowers[k]}", outer, self._knowledge)
                if unit is not None and discourse.is_wide(unit.id):
                    return PlaceMention.of(unit, text=text, start=tree.starts[i], end=tree.ends[i], via="name")
        return None

    def _share_of_it(self, tree: Tree, i: int, discourse: Discourse) -> list[PlaceMention]:
        """ "Who once held half of the region, are left with a tenth of it": what they had a share of before in the sentence."""
        if tree.lowers[i] != "it" or tree.deps[i] != "pobj" or tree.lowers[tree.heads[i]] != "of":
            return []
        start, _ = tree.sentence_of(i)
        for k in range(i - 1, start - 1, -1):
            if any(hit.kind == "place" for hit in tree.names[k]) and not any(h.kind == "actor" for h in tree.names[k]):
                found = self.of(tree, k, discourse, 1)
                start_of, end_of = tree.starts[i], tree.ends[i]
                return [
                    msgspec.structs.replace(one, text=tree.word(i), start=start_of, end=end_of, via="pronoun")
                    for one in found[:1]
                ]
        return []

    def _named_seat(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention]:
        """ "Takhar's capital Taloqan", "Borno's capital, Maiduguri": the town; empty where none is named behind."""
        for k in (i + 1, i + 2) if tree.lemmas[i] in _SEATS and depth else ():
            behind = k < len(tree) and (k == i + 1 or tree.lowers[i + 1] == ",")
            if behind and any(hit.kind == "place" for hit in tree.names[k]) and not tree.with_dep(k, "poss"):
                named = [place for place in self.of(tree, k, discourse, depth - 1) if place.start >= tree.ends[i]]
                known = self._knowledge.places.get(named[0].id) if named and named[0].id is not None else None
                if known is not None and self._knowledge.places.sort(known) == "settlement":
                    return named
        return []

    def _capital(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention]:
        """ "Mali's capital", "the capital of Mali": Bamako; empty for the capital of anything but a country."""
        if tree.with_dep(i, "poss"):
            return self._homelands.capital_of(tree, i)
        of = [k for p in tree.with_dep(i, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")]
        for outer in (place for k in of for place in self.of(tree, k, discourse, depth - 1)):
            state = self._knowledge.places.get(outer.id) if outer.id is not None else None
            seat = self._knowledge.places.capital(state.country or "") if state and state.kind == "country" else None
            if seat is not None:
                start, end = phrase_span(tree, i)[0], outer.end
                return [PlaceMention.of(seat, text=tree.text[start:end], start=start, end=end, via="description")]
        return []

    def _seat(self, tree: Tree, i: int, discourse: Discourse, depth: int) -> list[PlaceMention] | None:
        """ "The capital of Uruzgan province": the town in it that the report has named; None for no such words."""
        of = [k for p in tree.with_dep(i, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")]
        outer = [place for k in of for place in self.of(tree, k, discourse, depth - 1)]
        if not outer or outer[0].id is None or not discourse.is_wide(outer[0].id):
            return None
        start, end = phrase_span(tree, i)
        words = tree.text[start : max(end, outer[0].end)]
        town = discourse.places.for_description("city", tree.starts[i])
        if town is not None and discourse.contains(outer[0].id, town.id):
            return [PlaceMention.of(town, text=words, start=start, end=start + len(words), via="description")]
        return [msgspec.structs.replace(outer[0], id=None, name=words, text=words, start=start, end=start + len(words))]

    @staticmethod
    def _belongs_to_what_was_named(tree: Tree, i: int) -> bool:
        """ "the southern outskirts", "the northern gate": of the town that the report spoke of before."""
        return (
            (tree.lemmas[i] in _PARTS | _GATES | _FACILITIES or tree.lowers[i] in _PARTS)
            and any(tree.lowers[k] in ("the", "its") for k in tree.kids[i])
            and not any(tree.deps[k] in ("prep", "poss", "compound", "nmod") for k in tree.kids[i])
        )

    def _is_of_the_town(self, tree: Tree, i: int) -> list[int]:
        """ "The town's southern outskirts", "the lower houses of the place", "its centre": the word for what it is a part of."""
        if tree.names[i] or not tree.is_noun(i):
            return []
        part = tree.lowers[i] in _PARTS or tree.lemmas[i] in _PARTS | _GATES
        if not part and not self._kinds.of_noun(tree.lemmas[i], tree.lowers[i]) & {"facility", "place"}:
            return []
        of = [k for p in tree.with_dep(i, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")]
        for k in [*tree.with_dep(i, "poss"), *of]:
            if k + 2 < len(tree) and tree.lowers[k + 1] in ("at", "in", "near", "of") and tree.tags[k + 2][:3] == "NNP":
                continue  # "the western edge of the pocket at Trzacka Rastela"
            town = tree.lemmas[k] in _TOWNS and tree.tags[k] == "NN" and not tree.names[k]
            definite = any(tree.lowers[d] in ("the", "this", "that") for d in tree.kids[k])
            if (town and definite) or (tree.lowers[k] == "its" and tree.lowers[i] in _CORES):
                return [k]
        return []

    def _part(self, tree: Tree, i: int, discourse: Discourse) -> PlaceMention | None:
        """ "the centre of Irpin", "Kober district": a part of a place, at that place's point, without its id."""
        if tree.lemmas[i] in SETTLEMENTS and self._phrases.name_behind(tree, i) is not None:
            return None  # "the Afar town of Chifra"
        named = [hit for hit in tree.names[i] if hit.kind == "place"]
        unnamed_town = not named and tree.tags[i] in ("NN", "NNS") and tree.lemmas[i] in SETTLEMENTS
        within = self._belongs_to_what_was_named(tree, i)
        of_it = self._is_of_the_town(tree, i)
        is_part = tree.lemmas[i] in _PARTS | _GATES or tree.lowers[i] in _PARTS
        if not (named or unnamed_town or within or of_it or is_part):
            return None
        outer: list[PlaceMention] = []
        least = 0.0
        for prep in tree.kids[i]:
            if tree.deps[prep] == "prep" and tree.lowers[prep] in (
                ("in", "at", "around", "near", "outside")
                if unnamed_town and tree.lemmas[i] not in _PARTS
                else ("of", "in", "to")
                if tree.lemmas[i] in _GATES
                else ("of", "in")
            ):
                for kid in tree.with_dep(prep, "pobj"):
                    outer = outer or self.of(tree, kid, discourse, 2)
                    least = NEAR_KM if tree.lowers[prep] in NEARBY else least
        if not outer and not named:
            for kid in tree.kids[i]:
                if tree.deps[kid] in ("compound", "nmod", "poss") and any(h.kind == "place" for h in tree.names[kid]):
                    outer = self.of(tree, kid, discourse, 1)
        start, end = phrase_span(tree, i)
        if of_it or (not outer and within):
            same = any(tree.lowers[k] == "same" for k in tree.kids[i])
            known = self._known_place(tree, i, "same" if same else "town" if of_it else "city", discourse)
            if known:
                first = next((k for k in tree.phrase(i) if of_it and of_it[0] < k and tree.tags[k] != "POS"), None)
                words = tree.text[start:end] if first is None else tree.text[tree.starts[first] : tree.ends[i]]
                name = f"{words.removeprefix('same ')} of {discourse.places.spelled(known[0], tree.starts[i])}"
                return msgspec.structs.replace(known[0], id=None, name=name, via="description")
        if not outer:
            return None
        whole = outer[0]
        reach = max(whole.radius_km, least) if whole.radius_km is not None else None
        if whole.start >= end and not tree.text[end : whole.start].count("."):
            end = whole.end
        if whole.start > tree.ends[i] and any(
            tree.lowers[k] in NEARBY or tree.lemmas[k] in EDGES for k in range(i, tree.token_at(whole.start) or i)
        ):  # "a base in the vicinity of El Fasher"
            reach = max(reach, NEAR_KM) if reach is not None else None
        text = tree.text[start:end]
        return PlaceMention(
            id=None, name=text, lat=whole.lat, lon=whole.lon, radius_km=reach, country=whole.country,
            admin1=whole.admin1, text=text, start=start, end=end, via="description",
        )  # fmt: skip

    def _place(self, tree: Tree, i: int, hit: NameHit, discourse: Discourse) -> PlaceMention | None:
        hint, within = self._hints(tree, i)
        if hint == "area" and (near := self._phrases.area(tree, i, hit, within, discourse)) is not None:
            return near
        place = discourse.place(hit, hint, within, self._knowledge)
        if place is None and hint is not None and discourse.hint_beside(hit) is None:
            bare = discourse.place(hit, None, within, self._knowledge)  # "a village in the Philippines": a country yet
            place = bare if bare is not None and bare.kind == "country" else None
        if place is not None and within is not None:  # a namesake elsewhere is not meant
            outer = discourse.place(within, None, None, self._knowledge)
            place = place if outer is None or self._may_lie_in(outer, place, discourse) else None
        if place is None:
            beside = discourse.hint_beside(hit)
            unit = discourse.holder(hit, beside) if beside is not None else None
            around = discourse.around(hit) or unit
            if around is not None:  # "Damascus, a village in Nigeria", "Sloviansk raion": somewhere there
                somewhere = PlaceMention.of(around, text=hit.text, start=hit.start, end=hit.end, via="name")
                told_near = discourse.near(hit)
                if told_near is not None:
                    far = told_near.far
                    somewhere = at_distance(somewhere, far) if far is not None else widened(somewhere)
                name = f"{hit.text} {beside}" if unit and told_near is None else hit.text
                return _in_doubt(msgspec.structs.replace(somewhere, id=None, name=name), discourse.doubted(hit))
            discourse.places.note_unknown(hit.text, hit.start)
            return _in_doubt(unknown_place(hit.text, hit.start, hit.end), discourse.doubted(hit))
        return PlaceMention.of(place, text=hit.text, start=hit.start, end=hit.end, via="name")

    @staticmethod
    def _may_lie_in(outer: Place, inner: Place, discourse: Discourse) -> bool:
        """Whether one place may hold another: it is not known to lie in another country, or another unit of the first order."""
        if outer.id == inner.id or discourse.contains(outer.id, inner.id) or outer.country is None:
            return True
        same_unit = outer.admin1 is None or inner.admin1 is None or outer.admin1 == inner.admin1
        return outer.country == inner.country and same_unit

    def _hints(self, tree: Tree, i: int) -> tuple[str | None, NameHit | None]:
        """What kind of place the words around a name say it is, and the name of what it lies in."""
        hint = listed_kind(tree, i)
        head = tree.heads[i]
        of_state = tree.deps[i] == "compound" and tree.lowers[head] == "state"  # "Sokoto state" is no town
        if of_state or (tree.deps[i] in ("compound", "nmod", "poss") and tree.lemmas[head] in SETTLEMENTS):
            hint = tree.lemmas[head]
        elif tree.deps[i] == "pobj" and tree.lowers[head] == "of" and names_settlement(tree, tree.heads[head]):
            hint = tree.lemmas[tree.heads[head]]
            if hint in PARTS_OF_TOWNS and any(
                tree.tags[k] in ("NNP", "NNPS") for k in tree.with_dep(tree.heads[head], "compound", "nmod")
            ):
                hint = None  # "the Karrada district of Baghdad"
        elif tree.deps[i] == "appos" and tree.lemmas[head] in SETTLEMENTS:
            hint = tree.lemmas[head]
        for kid in tree.kids[i]:
            if tree.deps[kid] == "compound" and tree.lemmas[kid] in SETTLEMENTS:
                hint = tree.lemmas[kid]
        within = None
        around = tree.kids[i]
        if tree.deps[i] == "compound" and tree.lemmas[head] in SETTLEMENTS:  # "Gurbuz district, Khost province"
            around = around + [k for k in tree.kids[head] if k > head]
        for kid in around:
            below = (
                [kid]
                if tree.deps[kid] in ("appos", "npadvmod")
                else tree.with_dep(kid, "pobj")
                if tree.deps[kid] == "prep" and tree.lowers[kid] in ("in", "of")
                else []
            )
            for token in below:
                for candidate in [token, *tree.with_dep(token, "compound")]:
                    for hit in tree.names[candidate]:
                        if hit.kind == "place" and token > i:
                            within = within or self._with_kind(tree, hit, candidate, token)
        return hint, within

    @staticmethod
    def _with_kind(tree: Tree, hit: NameHit, name: int, head: int) -> NameHit:
        """The name with the word for its kind behind it: "Kandahar province" is not the city."""
        if name == head or head != name + 1 or tree.lemmas[head] not in SETTLEMENTS:
            return hit
        end = tree.ends[head]
        return msgspec.structs.replace(hit, end=end, text=tree.text[hit.start : end])

    def _known_place(self, tree: Tree, i: int, lemma: str, discourse: Discourse) -> list[PlaceMention]:
        if lemma == "capital" and tree.with_dep(i, "amod"):
            return self._homelands.capital_of(tree, i)  # "the provincial capital": of which province is untold
        place = discourse.places.for_description(lemma, tree.starts[i])
        start, end = phrase_span(tree, i)
        name = discourse.places.unknown_for_description(lemma, tree.starts[i], place)
        if name is not None:
            via_words: Via = "pronoun" if tree.tags[i] == "PRP" else "description"
            words = unknown_place(tree.text[start:end], start, end, via_words)
            return [msgspec.structs.replace(words, name=name)]
        if place is None:
            return []
        via: Via = "pronoun" if tree.tags[i] in ("PRP", "RB") else "description"
        return [PlaceMention.of(place, text=tree.text[start:end], start=start, end=end, via=via)]

    @staticmethod
    def _renamed(tree: Tree, i: int) -> int | None:
        """ "In Novoazovsk, a town held by them": the name that the words right behind it describe."""
        first = min(tree.phrase(i))
        named = first >= 2 and tree.lowers[first - 1] == "," and tree.tags[i] == "NN"
        if not named or tree.lowers[first] not in ("a", "an") or tree.deps[i] not in ("appos", "attr", "npadvmod"):
            return None
        return first - 2 if any(hit.kind == "place" for hit in tree.names[first - 2]) else None

    def homeland(self, tree: Tree, i: int, home: bool) -> PlaceMention | None:
        """The country that an adjective tells of a place ("Russian cities") or, at ``home``, of people: "Syrians"."""
        return self._homelands.homeland(tree, i, home)

    def _near_what_is_named(self, tree: Tree, i: int, text: str, start: int, discourse: Discourse) -> Place | None:
        """ "Salem near Nablus": what bears the name there, though it is a word or a person's name elsewhere."""
        behind = i + 1 + (tree.lowers[i + 1] == ",") if i + 2 < len(tree) else i
        for k in tree.with_dep(behind, "pobj") if tree.lowers[behind] == "near" else ():
            for outer in self.of(tree, k, discourse, 1):
                there = discourse.said_to_lie(text, start, outer, near=True)
                if there is not None:
                    return there
        return None

    def _unknown_place(self, tree: Tree, i: int, kinds: set[FillerKind], discourse: Discourse) -> list[PlaceMention]:
        """A name that no pack holds: kept as words, without a point."""
        small = tree.word(i).islower()  # "gunmen in uniform", which the tagger may take for a name
        named = (tree.tags[i] in ("NNP", "NNPS") and not small) and (
            tree.ents[i] in ("GPE", "LOC", "FAC")
            or self._kinds.located(tree, i)
            or self._kinds.is_terrain(tree, i)
            or self._kinds.taken(tree, i)
        )
        proper = [
            k
            for k in tree.kids[i]
            if tree.deps[k] in ("compound", "nmod") and tree.tags[k] in ("NNP", "NNPS") and not tree.names[k]
        ]
        terrain = [
            k for k in tree.kids[i] if tree.deps[k] == "compound" and "place" in self._kinds.of_noun(tree.lemmas[k], "")
        ]
        if terrain and kinds & {"place", "territory"} and not named:  # "their desert position"
            start, end = phrase_span(tree, i)
            start = tree.starts[terrain[0]]
            return [unknown_place(tree.text[start:end], start, end, "description")]
        if not named and not (proper and kinds & {"place"} and tree.lemmas[i] in SETTLEMENTS):
            return []
        owners = {k for owner in tree.with_dep(i, "poss") for k in tree.phrase(owner)}
        words = [k for k in tree.phrase(i) if k not in owners]
        tokens = [k for k in words if tree.tags[k] in ("NNP", "NNPS", "HYPH", "CD") or k == i]
        start, end = tree.starts[tokens[0]], tree.ends[tokens[-1]]
        text = tree.text[start:end]
        known = discourse.town_called(text, self._knowledge) if named else None
        known = known or (self._near_what_is_named(tree, i, text, start, discourse) if named else None)
        if known is not None:
            return [PlaceMention.of(known, text=text, start=start, end=end, via="name")]
        discourse.places.note_unknown(text, start)
        return [self._phrases.somewhere_in(tree, i, start, end, discourse, 2) or unknown_place(text, start, end)]


def _in_doubt(mention: PlaceMention, doubt: Doubt) -> PlaceMention:
    return msgspec.structs.replace(mention, candidates=doubt.candidates, reason=doubt.reason)


def _share(whole: PlaceMention, tree: Tree, i: int) -> PlaceMention:
    """A share of a place, at its point, without its id: who has lost a tenth of it has not lost it."""
    start, _ = phrase_span(tree, i)
    words = tree.text[min([start, *(tree.starts[k] for k in tree.with_dep(i, "nummod"))]) : tree.ends[i]]
    return msgspec.structs.replace(whole, id=None, name=f"{words} of {whole.name}")
