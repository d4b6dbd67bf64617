"""Role places: a frame with its parties in; where it happened, and where it came from, out.

Where the trigger names no place, the places are those of the clause ("in X"), then those inside the other fillers ("targets in X"),
then those of the clauses over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.distances import NEAR_KM, NEAR_SITE_KM, Distance, distance_before, is_near, widened
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.kind_phrases import BEARINGS, BORDERING, CLOSE, EDGES, LEADING, NEARBY, about
from twosource.reading.entities.told import lies_in
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.frames import beside
from twosource.reading.frames.bystanders import SEEN, homes
from twosource.reading.frames.filled import Roles, add_once
from twosource.reading.frames.frames import Frame
from twosource.reading.frames.where import WhereReader
from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.slots import Slots
from twosource.reading.syntax.tree import Tree
from twosource.records import PlaceMention

_INSIDE = ("in", "at", "near", "outside", "inside", "around", "across", "within", "throughout", "along", "on", "over")
_LOCATIVES = (*_INSIDE, "into", "toward", "towards", "against", "of", "between", "to")
_NARROW = ("near", "outside", "around", "inside", "along", "at")
_LOCATIVES_OF_MEETINGS = tuple(word for word in _LOCATIVES if word not in ("between", "against"))
_CLAUSE_LOCATIVES = (*_INSIDE, "amid", "during")
_LABEL = 7  # words before a dispatch's colon
_STANDS = frozenset(  # where guns stand and aircraft come from
    "hill hilltop mountain ridge height sea coast shore ship vessel bank border base airfield forest valley outskirt rooftop "
    "island boat minaret suburb desert jungle slope".split()
)
_FARTHEST_MIDDLE_KM = 200.0  # "talks between Khartoum and Juba" were not held midway
_BESIDE = NEARBY - {"around", "behind"}
_GAINS = frozenset({"advance"})
_MEETING = frozenset({"talks", "agreement", "ceasefire"})
_PARTIES_OF_MEETINGS = frozenset({"prep_between", "prep_with", "prep_by", "prep_to"})
_WAYS = frozenset(
    "road highway route motorway bridge path track way approach entrance gate access corridor crossing".split()
)
_LIES_IN = re.compile(r",? (?:with)?in (?:the |northern |southern |eastern |western |central )*")
_CALLED = re.compile(
    r", (?:the |its |their |[\w'’-]+['’]s? )?(?:[\w'’-]+ ){0,3}?(?:last|only|main|biggest|largest|final|key|major) .*",
    re.DOTALL,
)
_CLIMB = frozenset(
    {"xcomp", "advcl", "conj", "ccomp", "dobj", "pobj", "prep", "acl", "nsubj", "nsubjpass", "pcomp", "relcl", "attr"}
)


def _clause(tree: Tree, i: int) -> int:
    """The verb of the clause that a token stands in, or the token where none is over it."""
    return i if tree.is_verb(i) else next((head for head in tree.ancestors(i) if tree.is_verb(head)), i)


def _name_ends(tree: Tree, head: int) -> list[int]:
    """Where the words of a phrase end that may name a place: its head, and the names of places below: "the town of Kumbo"."""
    below = [hit.end for k in tree.subtree(head) for hit in tree.names[k] if hit.kind == "place"]
    return [tree.ends[head], *below]


class RolePlaces:
    """Finds the places of frames in one report."""

    def __init__(self, entities: Entities, where: WhereReader, discourse: Discourse) -> None:
        self._entities = entities
        self._where = where
        self._discourse = discourse

    def locate(self, tree: Tree, frame: Frame, roles: Roles, in_speech: frozenset[int], parts: bool) -> None:
        """Add to the roles of a frame where it happened; the arguments are those of ``RoleFiller.fill``."""
        named = bool(roles.place)
        slots = frame.slots
        used = {slot for slot, wanted in frame.trigger.args.items() if "place" in wanted or "from_place" in wanted}
        meeting = frame.event_type in _MEETING  # "talks between X and the United States": held elsewhere
        if not roles.place:
            self._from_slots(tree, slots, roles, _LOCATIVES_OF_MEETINGS if meeting else _LOCATIVES, used)
        for head in slots.get("where") if not roles.place else []:
            self._place(tree, head, roles)
        if not roles.place:
            its = [k for slot in ("subject", "object") for head in slots.get(slot) for k in tree.with_dep(head, "poss")]
            its = [k for k in its if tree.lowers[k] == "its"]
            for head in (*beside.besieged(tree, frame, self._is_siege), *beside.there(tree, frame), *its):
                self._place(tree, head, roles)
        if not roles.place and (ways := beside.cut_off(tree, frame)):
            start, end = phrase_span(tree, ways[0])
            told = self._where.places(tree, frame.at, self._discourse)
            behind = [place for place in told if place.start > tree.starts[frame.at]]
            roles.place = behind or [unknown_place(tree.text[start:end], start, end, via="description")]
        if not roles.place:
            for slot in (
                "object",
                "subject",
                "indirect",
                "prep_against",
                "prep_on",
                "prep_of",
                "prep_for",
                "prep_at",
                "prep_between",
                "prep_to",
                "prep_with",
                "prep_by",
            ):
                if slot == "subject" and any(
                    m.kind in ("state_forces", "foreign_forces", "media", "state") for m in roles.actor
                ):
                    continue
                if slot in _PARTIES_OF_MEETINGS and frame.event_type in _MEETING:
                    continue
                for head in slots.fillers.get(slot, ()):
                    if not self._entities.kinds(tree, head) & {"clause"} and not any(
                        h.kind == "place" for h in tree.names[head]
                    ):
                        self._place(tree, head, roles)
                if roles.place:
                    break
        if not roles.place and not (parts and self._unnamed(tree, frame)) and not self._many(tree, frame):
            left = {(p.start, p.end) for p in roles.from_place}
            found = self._where.places(tree, frame.at, self._discourse)
            if meeting:  # "talks between X and the United States wrapped up in Doha"
                found = [p for p in found if not any(m.start <= p.start < m.end for m in (*roles.actor, *roles.target))]
            if frame.event_type in beside.SIEGES:  # "the siege ended when troops met on the Korana river"
                found = [p for p in found if not beside.in_another_clause(tree, frame.at, tree.token_at(p.start))]
            roles.place.extend(place for place in found if (place.start, place.end) not in left)
        if not roles.place and not self._many(tree, frame):
            self._climb(tree, frame.at, roles, in_speech)
        if not roles.place:
            self._done_so(tree, frame.at, roles)
        for clause in () if roles.place else beside.clauses(tree, frame):
            if not roles.place:
                roles.place.extend(self._where.places(tree, clause, self._discourse))
        for country in () if roles.place else beside.countries(tree, frame):
            self._place(tree, country, roles)
        if not roles.place and not parts:
            self._country(tree, frame, roles)
        if not roles.place and not parts:
            for head in beside.fronted(tree, frame.at):
                self._place(tree, head, roles)
        if not roles.place and not parts:
            self._named_after(tree, frame, roles)
        if not roles.place and not parts:  # whoever takes something in Anbar has not taken Anbar
            self._label(tree, frame, roles)
        if not roles.place and frame.event_type in SEEN:
            for head in homes(tree, in_speech):
                self._place(tree, head, roles)
        self._only_what_lies_there(tree, roles)
        if parts and not named:
            self._only_somewhere_in(tree, frame, roles)
        if parts:
            self._not_the_whole(tree, frame, roles)
        self._between(tree, roles)
        self._far_off(tree, frame, roles)
        self._not_the_town(tree, frame, roles, gains=parts or frame.event_type in _GAINS)
        self._near(tree, roles)
        self._origin_of_fire(tree, frame, roles)

    @staticmethod
    def _only_what_lies_there(tree: Tree, roles: Roles) -> None:
        """ "Took control of Mayadin in Deir Ezzor", "the base in X, the last stronghold in Y": the second only says of the first
        where it lies, or what it is."""
        told = [place for place in roles.place if place.via == "name" or place.id is not None or place.lat is not None]

        def says_of(place: PlaceMention, other: PlaceMention) -> bool:
            between = tree.text[other.end : place.start] if other.end <= place.start else ""
            what = place.id is None and _CALLED.fullmatch(between + place.text) is not None
            return what or _LIES_IN.fullmatch(between) is not None or lies_in(tree.text, other.end, place.start)

        roles.place[:] = [p for p in roles.place if not any(says_of(p, other) for other in told if other is not p)]

    def _country(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "In 32 Russian cities", "195,000 Syrians have gone home": the country that an adjective or a people's name tells."""
        heads = [k for preposition in _CLAUSE_LOCATIVES for k in frame.slots.get(f"prep_{preposition}")]
        if frame.event_type == "return":
            heads += frame.slots.get("subject") + frame.slots.get("object")
        for head in heads:
            place = self._entities.homeland(tree, head, home=frame.event_type == "return")
            if place is not None:
                add_once(roles.place, place)
                return

    def _is_siege(self, tree: Tree, i: int) -> bool:
        return "siege" in self._entities.kinds(tree, i)

    def _unnamed(self, tree: Tree, frame: Frame) -> list[int]:
        """The towns and villages without a name that something is done to."""
        return [
            head
            for head in frame.slots.get("object")
            if not tree.names[head]
            and tree.is_noun(head)
            and self._entities.is_settlement(tree, head)
            and not any(hit.kind == "place" for k in tree.with_dep(head, "appos") for hit in tree.names[k])
        ]

    def _many(self, tree: Tree, frame: Frame) -> bool:
        """Whether something is done to many towns without a name ("swept through 300 villages"): none beside them is meant."""
        heads = [k for slot in ("object", "prep_through", "prep_across", "prep_into") for k in frame.slots.get(slot)]
        return any(
            tree.tags[k] == "NNS" and not tree.names[k] and self._entities.is_settlement(tree, k) and k > frame.at
            for k in heads
        )

    def _only_somewhere_in(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "took the last town held by them in Homs": an unnamed town in Homs is not Homs."""
        unnamed = self._unnamed(tree, frame)
        if unnamed:
            roles.place = [
                msgspec.structs.replace(place, id=None, name=f"{tree.word(unnamed[0])} in {place.name}")
                for place in roles.place
            ]

    def _not_the_whole(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "a garrison besieged in Deir ez-Zor province", "villages in Homs": the province itself is neither besieged nor taken."""
        direct = {hit.start for f in frame.slots.fillers.values() for head in f for hit in tree.names[head]}
        located = {
            hit.start for slot in ("prep_in", "where") for head in frame.slots.get(slot) for hit in tree.names[head]
        }
        for n, place in enumerate(roles.place):
            if place.id is not None and self._discourse.is_wide(place.id) and place.start not in direct - located:
                roles.place[n] = msgspec.structs.replace(place, id=None, name=f"a place in {place.name}")

    def _between(self, tree: Tree, roles: Roles) -> None:
        """ "A convoy between Gao and Kidal": one place between the two, and neither of them."""
        if len(roles.place) != 2 or any(p.id is None or self._discourse.is_wide(p.id) for p in roles.place):
            return
        one, other = (tree.token_at(place.start) for place in roles.place)
        if one is None or other is None or other not in tree.conjuncts(one)[1:]:
            return
        above = (k for k in tree.ancestors(one) if tree.tags[k] in ("IN", "TO") and tree.lowers[k] != "of")
        prep = next(above, one)
        if tree.lowers[prep] == "between":
            start = tree.starts[prep]
            middle = about(roles.place, tree.text, start, roles.place[1].end)
            roles.place = [middle] if (middle.radius_km or 0.0) <= _FARTHEST_MIDDLE_KM else roles.place

    def _far_off(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "A village 40 km north of Homs", "Zuwarqa, 40 km from Homs": so far from it, unless the packs know the place itself."""
        roles.from_place = [p for p in roles.from_place if distance_before(tree.text, p.start) is None]
        for n, place in enumerate(roles.place):
            far = distance_before(tree.text, place.start) if place.id is not None and place.via == "name" else None
            at = tree.token_at(place.start)
            if far is not None and (at is None or at not in tree.ancestors(frame.at)):  # "5 km from X, where ..."
                start = self._words_before(tree, far)
                roles.place[n] = about([place], tree.text, start, place.end)
        if len(roles.place) > 1 or any(place.lat is not None for place in roles.place):
            return
        verb = _clause(tree, frame.at)
        for k in range(frame.at + 1, tree.sentence_of(frame.at)[1]):
            hits = [hit for hit in tree.names[k] if hit.kind == "place"]
            far = distance_before(tree.text, hits[0].start) if hits and _clause(tree, k) == verb else None
            anchor = next(iter(self._entities.places(tree, k, self._discourse)), None) if far is not None else None
            if far is None or anchor is None or anchor.lat is None:
                continue
            start, end = self._words_before(tree, far), anchor.end
            named = roles.place[0] if roles.place else None
            if named is not None and tree.text[named.end : far.start].strip(" ,(-–") == "":
                told = about([anchor], tree.text, named.start, named.end)
                roles.place = [msgspec.structs.replace(told, name=named.name, via=named.via)]
            elif named is None:
                roles.place = [about([anchor], tree.text, start, end)]
            return

    def _words_before(self, tree: Tree, far: Distance) -> int:
        """Where the phrase begins of what is so far off: "a village 40 km from"; of "hurt nine people 40 km from" the distance."""
        first = tree.token_at(far.start)
        last = first - 1 if first is not None else -1
        if last >= 0 and tree.lowers[last] == ",":
            last -= 1
        if last < 0 or not tree.is_noun(last) or tree.names[last] or tree.lemmas[last] == "place":
            return far.start
        ground = self._entities.noun_kinds(tree, last) & {"place", "facility", "territory"}
        return phrase_span(tree, last)[0] if ground or tree.tags[last] == "NNP" else far.start

    def _not_the_town(self, tree: Tree, frame: Frame, roles: Roles, gains: bool) -> None:
        """ "captured a hill near Homs", "positions on the edge of it", "the road to it": whoever takes these has not taken Homs;
        and who attacks a bus on the road to it has not done so there."""
        for n, place in enumerate(roles.place):
            at = tree.token_at(place.start) if place.id is not None and place.via == "name" else None
            first = self._beside_it(tree, at, frame.at) if at is not None else None
            if first is not None and (gains or self._leads_there(tree, first)):
                start = phrase_span(tree, first)[0] if tree.is_noun(first) else tree.starts[first]
                if start < place.start:
                    roles.place[n] = about([place], tree.text, start, place.end)

    def _near(self, tree: Tree, roles: Roles) -> None:
        """ "Killed near Gao", "fighting south of Sake": as wide as what is near may be; the place is still told by that name."""
        for n, place in enumerate(roles.place):
            at = tree.token_at(place.start) if place.id is not None and place.via == "name" else None
            while at is not None and tree.deps[at] == "conj":  # "near Gao and Menaka"
                at = tree.heads[at]
            if at is not None and is_near(tree.text, tree.starts[min(tree.phrase(at))]):
                site = self._discourse.is_site(place.id or "")
                roles.place[n] = widened(place, NEAR_SITE_KM if site else NEAR_KM)

    @staticmethod
    def _leads_there(tree: Tree, way: int) -> bool:
        """Whether a token is a road that is told by where it leads: "the road from Bamako", not "the road near Bamako"."""
        return tree.lemmas[way] in beside.WAYS and way + 1 < len(tree) and tree.lowers[way + 1] not in NEARBY

    def _beside_it(self, tree: Tree, at: int, verb: int) -> int | None:
        """What lies beside the place at ``at`` and is spoken of: the noun nearest to the verb, or the preposition on the verb."""
        near: int | None = None
        preposition: int | None = None
        bearing: int | None = None
        for head in tree.ancestors(at):
            if head != verb and tree.deps[head] == "acl" and tree.lemmas[head] in BORDERING | LEADING:
                preposition = bearing = head  # "a town neighbouring Palma", "a crossroads leading to Palmyra"
                continue
            if head == verb or tree.is_verb(head):
                if near is not None or preposition is None:
                    return near
                if bearing is not None or tree.lowers[preposition] in _BESIDE:
                    return bearing if bearing is not None else preposition
                way = preposition - 1  # "seized the approaches to Palmyra", where the parser hangs "to" on the verb
                return way if way > head and tree.lowers[preposition] == "to" and tree.lemmas[way] in _WAYS else None
            if tree.tags[head] in ("IN", "TO"):
                preposition = head
                continue
            if preposition is not None and tree.lowers[head] in BEARINGS | CLOSE and not tree.is_noun(head):
                bearing = head  # "Zuwarqa, 15 kilometres east of Rafah"
                continue
            if preposition is None or not tree.is_noun(head) or tree.names[head]:
                preposition = None
                continue
            word = tree.lowers[preposition]
            own = tree.lemmas[head] in (_WAYS if word in ("to", "from", "into") else EDGES)
            if self._entities.noun_kinds(tree, head) & {"siege", "clause"} and not own:
                return None
            if own or near is not None or bearing is not None or word in NEARBY:
                near = head
            preposition = None
        return near

    def _from_slots(
        self, tree: Tree, slots: Slots, roles: Roles, prepositions: tuple[str, ...], used: set[str]
    ) -> None:
        fillers = slots.fillers
        for head in self._narrower(tree, fillers):
            self._place(tree, head, roles)
        if roles.place:
            self._somewhere_in(tree, fillers, roles)
            return
        for preposition in prepositions:
            for head in fillers.get(f"prep_{preposition}", ()):
                kinds = self._entities.kinds(tree, head)
                if preposition in ("of", "against", "to", "between") and not (
                    kinds & {"place", "facility", "territory"}
                ):
                    continue
                if kinds & {"place", "facility", "territory", "siege", "thing", "clause"}:
                    self._place(tree, head, roles)
            if roles.place and preposition != "in":
                return
        return

    def _somewhere_in(self, tree: Tree, fillers: Mapping[str, Sequence[int]], roles: Roles) -> None:
        """ "Near Zuwarqa in the Homs region": a name that nobody has lies in what is said to hold it."""
        around = [
            place for k in fillers.get("prep_in", ()) for place in self._entities.places(tree, k, self._discourse)
        ]
        for n, place in enumerate(roles.place):
            outer = next((one for one in around if one.id is not None and one.start >= place.end), None)
            if place.id is None and place.lat is None and outer is not None:
                told = msgspec.structs.replace(outer, id=None, name=place.name, text=place.text, via=place.via)
                reason = f"none of this name is known in {outer.name}"
                roles.place[n] = msgspec.structs.replace(told, start=place.start, end=place.end, reason=reason)

    @staticmethod
    def _narrower(tree: Tree, fillers: Mapping[str, Sequence[int]]) -> list[int]:
        """ "Killed near X in the Y region": X, where the parser hangs both on the verb; Y only says where it lies."""
        within = [
            k for head in fillers.get("prep_in", ()) for k in (head, *tree.with_dep(head, "poss", "compound", "nmod"))
        ]
        outer = [hit for k in within for hit in tree.names[k] if hit.kind == "place"]
        return [
            head
            for preposition in _NARROW
            for head in fillers.get(f"prep_{preposition}", ())
            if any(lies_in(tree.text, end, hit.start) for end in _name_ends(tree, head) for hit in outer)
        ]

    def _place(self, tree: Tree, head: int, roles: Roles) -> None:
        for place in self._entities.places(tree, head, self._discourse):
            if not any((place.start, place.end) == (p.start, p.end) for p in roles.from_place):
                add_once(roles.place, place)

    def _climb(self, tree: Tree, at: int, roles: Roles, in_speech: frozenset[int]) -> None:
        """Where the clauses over the event happen: "In Aleppo, ..." at the head of the sentence, "fighting in X which killed"."""
        child = at
        for head in tree.ancestors(at):
            if head in in_speech or tree.deps[child] not in _CLIMB:
                return
            if tree.is_verb(head):
                outer = verb_slots(tree, head)
                self._from_slots(tree, outer, roles, _CLAUSE_LOCATIVES, set())
                if not roles.place:
                    for filler in outer.get("where") + (
                        outer.get("object") if tree.deps[child] in ("advcl", "conj", "prep", "pobj") else []
                    ):
                        if filler != child and self._entities.kinds(tree, filler) & {"place", "facility", "territory"}:
                            self._place(tree, filler, roles)
            elif tree.is_noun(head) and tree.deps[child] in ("acl", "relcl"):
                if self._entities.kinds(tree, head) & {"place", "facility", "territory"}:
                    self._place(tree, head, roles)
                else:
                    for prep in tree.with_dep(head, "prep"):
                        if tree.lowers[prep] in _CLAUSE_LOCATIVES:
                            for k in tree.with_dep(prep, "pobj"):
                                if k != child:
                                    self._place(tree, k, roles)
            if roles.place:
                return
            child = head

    def _named_after(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "Killed in the Damascus explosion", "the Baghdad bombing killed nine": a deed named after the town it was done in."""
        does = {mention.start for mention in roles.actor}
        nouns = [noun for noun in sorted({frame.at, *frame.taken}) if tree.is_noun(noun)]
        for noun in nouns:  # "Borno ambush death toll rises": the toll is of the ambush
            if tree.deps[noun] == "compound" and tree.heads[noun] not in nouns:
                nouns.append(tree.heads[noun])
        for noun in nouns:
            for k in tree.with_dep(noun, "compound", "nmod"):
                if k < nouns[0] and any(hit.kind == "place" for hit in tree.names[k]) and tree.starts[k] not in does:
                    self._place(tree, k, roles)

    def _label(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """ "Idlib: helicopter dropped barrel": a dispatch names the place before a colon."""
        start, end = tree.sentence_of(frame.at)
        colon = next((k for k in range(start + 1, min(start + _LABEL, end)) if tree.lowers[k] == ":"), None)
        if colon is None or colon > frame.at:
            return
        for k in range(start, colon):
            if any(hit.kind == "place" for hit in tree.names[k]):
                self._place(tree, k, roles)
                return

    def _done_so(self, tree: Tree, at: int, roles: Roles) -> None:
        """ "While it has used bombers before, it has not done so in the number seen in Mosul": "do so" is the same deed."""
        for head in tree.ancestors(at):
            if tree.lemmas[head] == "do" and any(tree.lowers[k] == "so" for k in tree.kids[head]):
                below = [k for k in tree.subtree(head) if k > head and tree.names[k]]
                for k in below:
                    self._place(tree, k, roles)
                return

    def _origin_of_fire(self, tree: Tree, frame: Frame, roles: Roles) -> None:
        """Where a shooter stands is where it was fired from: "a warship in the Mediterranean fired missiles at X"."""
        if roles.from_place or "from_place" not in {r for rs in frame.trigger.args.values() for r in rs}:
            return
        for head in frame.slots.get("prep_from"):  # "a shell fired from the hills", "from a ridge"
            if tree.lemmas[head] in _STANDS and not tree.names[head]:
                start, end = phrase_span(tree, head)
                roles.from_place.append(unknown_place(tree.text[start:end], start, end, via="description"))
                return
        for head in frame.slots.get("subject"):
            for prep in tree.with_dep(head, "prep"):
                if tree.lowers[prep] in ("in", "off", "from", "at"):
                    for k in tree.with_dep(prep, "pobj"):
                        for place in self._entities.places(tree, k, self._discourse):
                            if not any((place.start, place.end) == (p.start, p.end) for p in roles.place):
                                add_once(roles.from_place, place)
