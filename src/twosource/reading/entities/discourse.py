"""Discourse: the names of a whole report in; what "the city", "the jihadists" and "it" stand for at a point in it, out.

Enough coreference for reports: the nearest earlier mention that fits the words. What can't be told is None.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from twosource.knowledge import Knowledge, NameHit
from twosource.knowledge.actors import stands
from twosource.knowledge.folding import fold_name
from twosource.knowledge.places import is_mere_bearing
from twosource.reading.entities.described_parties import MOST_CANDIDATES, DescribedParties, is_generic
from twosource.reading.entities.described_places import DescribedPlaces
from twosource.reading.entities.head_kinds import HeadKinds
from twosource.reading.entities.home_ground import countries_at_home, is_rather_at_home, with_foes
from twosource.reading.entities.lies_in import LiesIn, is_of_note
from twosource.reading.entities.reasons import NONE_KNOWN, SEVERAL, UNLIKELY
from twosource.reading.entities.told import Told
from twosource.records import Actor, Place, PlaceMention

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "from", "of", "near", "to", "around", "outside", "into", "across", "towards", "toward"}
)
_Named = TypeVar("_Named", Actor, Place)
_NEAR = 8
_MOST_UNITS = 3  # of a country that a report names: with more, it is a survey
_SHORTLY = 600  # characters
_WIDE = frozenset({"country", "province", "governorate", "region", "oblast", "state", "admin1", "admin2", "desert"})
_SURE = 0.9  # of what a name means, without anything told
_A_PARTY = 0.75  # what a party's country counts for, beside a place's 1: armies fight abroad


_HELPED_BY = re.compile(  # whoever stands behind another is not whom "the army" means
    r"(?:backed|supported|helped|aided|armed|trained|funded|accompanied|assisted) by (?:the )?(?:\w+ and )?$",
    re.IGNORECASE,
)
_NUMBERED_UNIT = re.compile(
    r"(?:the )?(?:\d{1,3}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
    r".{0,30}\b(?:army|corps|division|brigade|regiment|battalion)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"([A-Z][\w-]+)(?:[’']s?)? $")  # "Ukraine's", "the Russian"
_ASIDE = re.compile(  # where somebody came from, fled to, was spoken to, or has an office
    r"(?:\bfrom|based (?:in|at)|out of|(?:interviewed|reached|contacted|sheltering) (?:in|at)|speaking (?:in|from)"
    r"|(?:fled|flee|escaped|crossed|moved|evacuated|taken|flown) (?:in)?to"
    r"|(?:ministry|television|tv|radio|government|officials?|diplomats?|embassy|monitors?|watchdog|agency|charity|institute"
    r"|institution|centre|center|tank|firm|consultancy|network|analysts?|editors?|spokes(?:man|woman|person)) in)"
    r" (?:the )?(?:\w+ of )?$"
    r"|\b(?:(?:allied|aligned|ties|links|relations) (?:with|to)|loyal to|(?:backed|supported|armed|funded|financed) by) (?:the )?$",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:[a-z]|In|At|Of)\S* (?:[A-Z]\S* )*([A-Z][\w’'-]*) "
    r"(?:district|neighbou?rhood|quarter|suburb|area|ward|camp|sector|section) of (?:the )?$"
)
_BACK = 60  # letters looked at before a name
_WORD_FROM = re.compile(r"(?:confirmation|comment|word|statement|reaction|response|denial|report|reports) from $")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The ids that a name may mean where it means none that can be told, the likeliest first; and why, in words."""

    candidates: tuple[str, ...]
    reason: str


class Discourse:
    """What a report has named, by position, and how its names are to be resolved.

    Args:
        text: the report's.
        hits: the names in what is read of it, in order.
        published: its day, where known.
        knowledge: what the names may mean.
        datelines: the names in its datelines, in order: "TRIPOLI, Lebanon" tells which Tripoli the report is about.
        told: what the words beside names say that they lie in, by where the names start.
        heads: what nouns without a name may mean.
        publishing: the country whose state publishes the report, None where none does.
    """

    def __init__(
        self,
        text: str,
        hits: Sequence[NameHit],
        published: date | None,
        knowledge: Knowledge,
        datelines: Sequence[NameHit] = (),
        told: Mapping[int, Told] | None = None,
        *,
        heads: HeadKinds,
        publishing: str | None = None,
    ) -> None:
        self._text = text
        self._told = told or {}
        self._towns = heads.places("city") or frozenset()
        self._datelined: dict[str, Place] = {}
        self._anchors: list[tuple[int, Place]] = []
        self.published = published
        self._knowledge = knowledge
        self._resolved: dict[tuple[str, str | None, str | None, tuple[str, ...]], Place | None] = {}
        self._actors: dict[tuple[tuple[str, ...], bool], Actor | None] = {}
        place_hits = [hit for hit in hits if hit.kind == "place"]
        self._place_at = {(hit.start, hit.end): hit for hit in place_hits}
        self._lies_in = LiesIn(knowledge.places, place_hits, self._told, self._towns, self)
        self._hit_at = {hit.start: hit for hit in place_hits}
        self._countries: dict[str, float] = {}
        self._borne_out: dict[str, set[str]] = {}  # the names that speak of a country
        self.grounds: Mapping[str, float] = {}
        self._datelined |= self._told_by_datelines([hit for hit in datelines if hit.kind == "place"])
        self._countries = self._country_prior(hits)
        self.grounds = with_foes(self._countries, published, knowledge)
        self._resolved = {}
        for hit in place_hits[:60]:
            place = self.place(hit, None, None, knowledge)
            if place is not None and place.kind not in ("country",):
                self._anchors.append((hit.start, place))
        self._resolved = {}
        placed = {hit.start for hit in place_hits}
        self.actor_hits = [hit for hit in hits if hit.kind == "actor"]
        party_marks: list[tuple[int, Actor]] = []
        for hit in self.actor_hits:
            actor = self.actor(hit, knowledge)
            helper = self._helps(hit)
            standing = hit.start in placed and self._stands_as_place(hit)
            if actor is not None and not is_generic(actor) and not standing and not helper:
                party_marks.append((hit.start, actor))
        place_marks: list[tuple[int, Place]] = []
        scenes: set[str] = set()  # places named as more than where somebody came from
        for hit in place_hits:
            place = self.place(hit, self.hint_beside(hit), None, knowledge)
            if place is not None and not self._speaks(hit):
                place_marks.append((hit.start, place))
                scenes |= set() if _ASIDE.search(text[max(0, hit.start - 40) : hit.start]) else {place.id}
        named = _by_id(place_marks)
        self.places = DescribedPlaces(text, named, self._hit_at, scenes, self._countries, knowledge.places, heads)
        lands = {place.country for place, _ in named}
        self.parties = DescribedParties(
            text, _by_id(party_marks), self._countries, lands, published, knowledge, heads, publishing
        )

    def _helps(self, hit: NameHit) -> bool:
        """Whether a party is named as somebody's backer: "backed by Russia"."""
        before = self._text[max(0, hit.start - 30) : hit.start]
        return "by " in before.lower() and _HELPED_BY.search(before) is not None

    def _told_by_datelines(self, hits: Sequence[NameHit]) -> dict[str, Place]:
        """The places that datelines name with the country or unit that holds them, by their names without case."""
        found = {}
        for inner, outer in pairwise(hits):
            if self._text[inner.end : outer.start].strip() in (",", "(") and inner.ids != outer.ids:
                place = self.place(inner, None, outer, self._knowledge)
                around = self.place(outer, None, None, self._knowledge)
                if place is not None and around is not None and self.contains(around.id, place.id):
                    found[inner.text.lower()] = place
        return found

    def _country_prior(self, hits: Sequence[NameHit]) -> dict[str, float]:
        """How much of the report speaks of each country, from names that can only be of one."""
        counts: dict[str, float] = defaultdict(float)
        weak: dict[str, set[str]] = {}
        fighting = countries_at_home(hits, self._knowledge)
        for hit in hits:
            if not hit.case_ok:
                continue  # "Hit by drones, the army withdrew"
            if hit.kind == "place":
                countries = self._countries_of(hit)
                told = hit.start in self._told
                if len(countries) == 1 and not told and not self._knowledge.places.tells_country(hit.text):
                    weak.setdefault(min(countries), set()).add(hit.text)
                elif len(countries) == 1 and (
                    told or not is_rather_at_home(hit, fighting - countries, self._knowledge)
                ):
                    self._bear_out(min(countries), hit)
                    counts[min(countries)] += 1
                elif len(countries) > 1 and (unit := self._great_unit(hit)) is not None:
                    self._bear_out(unit.country or "", hit)
                    counts[unit.country or ""] += 1
            elif hit.kind == "actor" and len(hit.ids) == 1:
                actor = self._knowledge.actors.get(hit.ids[0])
                place = self._place_at.get((hit.start, hit.end))
                if self._helps(hit):
                    continue  # "backed by Russia": whose war it is, others tell
                if (place is not None and len(self._countries_of(place)) > 1) or _NUMBERED_UNIT.match(hit.text):
                    continue  # "Tripoli", "the 4th Division": whose they are, the rest of the report tells
                if place is not None and self._lies_in.as_holder(place) is not None:
                    continue  # "Atlanta, Georgia" speaks of no government
                if actor is not None and actor.country:
                    self._bear_out(actor.country, hit)
                    counts[actor.country] += _A_PARTY
        for country, names in sorted(weak.items()):  # such names bear one another out, none itself
            if country in counts or len(names) > 1:
                counts[country] += len(names)
        if not counts:  # "al-Shabaab" alone is Somalia's, though Mozambique's are called so too
            for hit in hits:
                owner = self._owner(hit) if hit.kind == "actor" and hit.case_ok and len(hit.ids) > 1 else None
                if owner is not None and owner.country and (hit.start, hit.end) not in self._place_at:
                    counts[owner.country] += _A_PARTY
        total = sum(counts.values())
        return {country: count / total for country, count in sorted(counts.items())} if total else {}

    def _bear_out(self, country: str, hit: NameHit) -> None:
        self._borne_out.setdefault(country, set()).add(hit.text)

    def _is_borne_out(self, place: Place | None, name: str) -> bool:
        """Whether any other name in the report speaks of a place's country."""
        return place is not None and not self._borne_out.get(place.country or "", set()) <= {name}

    def _great_unit(self, hit: NameHit) -> Place | None:
        """The region or state that a name means wherever it stands, though villages bear it too: "Texas", "Ohio"."""
        if hit.how != "base":
            return None
        found = self._knowledge.places.resolve(hit.text)
        great = (
            found.place is not None and found.score >= _SURE and self._knowledge.places.sort(found.place) == "admin1"
        )
        return found.place if great and not is_mere_bearing(hit.text) else None

    def _owner(self, hit: NameHit) -> Actor | None:
        """Of the actors that bear a name the one whose usual name it is."""
        key = fold_name(hit.text)
        bearers = (self._knowledge.actors.get(identifier) for identifier in hit.ids)
        return next((actor for actor in bearers if actor is not None and fold_name(actor.name) == key), None)

    def _speaks(self, hit: NameHit) -> bool:
        """Whether a capital stands for its government as a source: "no confirmation from Damascus", "Moscow said"."""
        before = self._text[max(0, hit.start - 30) : hit.start].lower()
        after = self._text[hit.end : hit.end + 12].lower().split()
        return bool(_WORD_FROM.search(before)) or bool(
            after and after[0] in ("said", "says", "denied", "denies", "claimed", "insists")
        )

    def _stands_as_place(self, hit: NameHit) -> bool:
        """Whether a name that is both a capital or country and its government is written as a place: "in Moscow", "BEIRUT:"."""
        before = self._text[max(0, hit.start - 12) : hit.start].lower().split()
        return hit.text.isupper() or bool(before and before[-1] in _PLACE_PREPOSITIONS)

    def _countries_of(self, hit: NameHit) -> set[str]:
        """The countries that a name may lie in; where the packs know it, theirs: namesakes elsewhere are not fought over."""
        told = self._datelined.get(hit.text.lower())
        if told is not None and told.country is not None:
            return {told.country}
        verdict = self._lies_in.verdict(hit)
        if verdict is not None and verdict.around.country is not None:
            return {verdict.around.country}
        holder = self._lies_in.as_holder(hit)
        if holder is not None and holder.country is not None:
            return {holder.country}
        bearers = [place for i in hit.ids if (place := self._knowledge.places.get(i)) is not None]
        curated = [place for place in bearers if place.id.startswith("plc:")]
        # "New York" and "Blida" are villages too.
        places = [*curated, *self._knowledge.places.greater(hit.text)] if curated else bearers
        if any(place.country is None for place in curated):
            return set()  # "the Sahel" is of several
        return {place.country for place in places if place is not None and place.country is not None}

    @property
    def countries(self) -> dict[str, float]:
        """Country code -> its share of the report's unambiguous names."""
        return self._countries

    def contains(self, outer: str, inner: str) -> bool:
        """Whether one place holds another."""
        return self._knowledge.places.contains(outer, inner)

    def is_wide(self, place_id: str) -> bool:
        """Whether a place is a province, a region or a country: nobody takes it by taking something in it."""
        place = self._knowledge.places.get(place_id)
        return place is not None and place.kind in _WIDE

    def is_town(self, place_id: str) -> bool:
        """Whether a place is a settlement or a part of one."""
        place = self._knowledge.places.get(place_id)
        return place is not None and self._knowledge.places.sort(place) in ("settlement", "part")

    def is_site(self, place_id: str) -> bool:
        """Whether a place is a building, a base or a part of a town: what is near it is nearer than what is near a town."""
        place = self._knowledge.places.get(place_id)
        return place is not None and self._knowledge.places.sort(place) in ("facility", "part")

    # -- names -----------------------------------------------------------------------------------------------------

    def place(self, hit: NameHit, hint: str | None, within: NameHit | None, knowledge: Knowledge) -> Place | None:
        """The place that a name stands for in this report, or None where it can't be told."""
        verdict = self._lies_in.verdict(hit)
        if verdict is not None:
            return verdict.place
        if (holder := self._lies_in.as_holder(hit)) is not None:
            return holder
        if within is None and (told := self._datelined.get(hit.text.lower())) is not None:
            return told
        local = self._named_just_before(hit.start) if len(hit.ids) > 1 and within is None else ()
        name = hit.whole or hit.text
        key = (name, hint, within.text if within else None, tuple(place.id for place in local))
        if key not in self._resolved:
            outer = (
                self.place(within, None, None, knowledge) if within is not None and within.text != hit.text else None
            )
            found = self._resolve(name, hint, outer, tuple(place for _, place in self._anchors[-_NEAR:]))
            if within is None and len(hit.ids) > 1 and not self._is_borne_out(found, hit.text):
                found = self._in_a_unit_named(name, hint) or found
            for (
                place
            ) in local:  # "Raqqa, where they took the Old City": of many old cities, that of the place just named
                found = self._lies_in.part_of(hit, place) or found
                if found is not None and self.contains(place.id, found.id):
                    break
            self._resolved[key] = found
        return self._resolved[key]

    def lies_around(self, outer: Place, inner: Place) -> bool:
        """Whether a place lies in another, or in the unit that is called after it: "the Mayadin area of Deir Ezzor"."""
        if self.contains(outer.id, inner.id):
            return True
        unit = self._lies_in.unit_of(outer) if self.is_town(outer.id) else None
        return unit is not None and unit.kind != "country" and self.contains(unit.id, inner.id)

    def said_to_lie(self, name: str, start: int, outer: PlaceMention, near: bool) -> Place | None:
        """The place of a name that is told from a word by what the report says it lies in, or near: "Savannah, Georgia"."""
        verdict = self._lies_in.verdict_on(name, start, outer.start, near)
        return verdict.place if verdict is not None else None

    def stands_for(self, hit: NameHit) -> Place | None:
        """The place that a name stands for, whatever is said around it."""
        return self.place(hit, None, None, self._knowledge)

    def around(self, hit: NameHit) -> Place | None:
        """What a name is said to lie in, where no place of this name is known there."""
        verdict = self._lies_in.verdict(hit)
        return verdict.around if verdict is not None and verdict.place is None else None

    def near(self, hit: NameHit) -> Told | None:
        """What is said of a name that is only near what `around` tells; None where it is said to lie in it."""
        verdict = self._lies_in.verdict(hit)
        return verdict.near if verdict is not None else None

    def doubted(self, hit: NameHit) -> Doubt:
        """What a name that means no place in this report may mean, and why it does not."""
        near = tuple(place for _, place in self._anchors[-_NEAR:])
        found = self._knowledge.places.resolve(hit.whole or hit.text, country_prior=self.grounds, near=near)
        ids = tuple(place.id for place in found.candidates[:MOST_CANDIDATES])
        verdict = self._lies_in.verdict(hit)
        if verdict is not None:
            around = verdict.around
            if verdict.near is None and (inside := [one for one in ids if self.contains(around.id, one)]):
                return Doubt(tuple(inside), f"several places are called so in {around.name}, and nothing tells which")
            return Doubt(
                ids, f"none of this name is known {'near' if verdict.near is not None else 'in'} {around.name}"
            )
        if len(found.candidates) > 1:
            return Doubt(ids, SEVERAL)
        return Doubt(ids, UNLIKELY if ids else NONE_KNOWN)

    def was_there(self, hit: NameHit) -> bool:
        """Whether anybody of this name was there on the report's day."""
        bearers = (self._knowledge.actors.get(identifier) for identifier in hit.ids)
        return any(actor is not None and stands(actor, self.published) for actor in bearers)

    def holder(self, hit: NameHit, hint: str) -> Place | None:
        """What holds a unit that is named after a town and that nobody has: "Sloviansk raion"."""
        near = tuple(place for _, place in self._anchors[-_NEAR:])
        places = self._knowledge.places
        found = places.resolve(hit.text, country_prior=self.grounds, near=near, kind_hint=hint)
        likeliest = found.candidates[0] if found.candidates else None
        spelled = likeliest is None or fold_name(likeliest.name) == fold_name(hit.text)
        if not spelled and likeliest is not None and likeliest.country not in self.grounds:
            return None  # "Khorasan province" is not in Turkey, where a Horasan is
        return places.holder(found, hint)

    def hint_beside(self, hit: NameHit) -> str | None:
        """The word for a kind of place right beside a name, if it is not another's: "the Karrada district of Baghdad"."""
        another = _ANOTHERS.search(self._text[max(0, hit.start - _BACK) : hit.start])
        if another is not None and self._knowledge.adjectives.of(another.group(1)) is None:
            return None
        return self._knowledge.places.hint_around(self._text, hit.start, hit.end)

    def place_called(self, phrase: str, within: PlaceMention | None, knowledge: Knowledge) -> Place | None:
        """The place that a phrase with a kind word means ("Shah Joy district"), in the countries that the report is about."""
        if not self._countries and within is None:
            return None
        key = (phrase, "", within.id if within is not None else None, ())
        if key not in self._resolved:
            outer = knowledge.places.get(within.id) if within is not None and within.id is not None else None
            found = self._resolve(phrase, None, outer, ())
            countries = {outer.country} if outer is not None else set(self._countries)
            self._resolved[key] = found if found is not None and found.country in countries else None
        return self._resolved[key]

    def town_called(self, name: str, knowledge: Knowledge) -> Place | None:
        """The place of this very name in a country that the report is about: "Split" is a word, and a town where Croats fight."""
        found = self.place_called(name, None, knowledge)
        spelled = {fold_name(one) for one in (found.name, *found.names)} if found is not None else ()
        return found if fold_name(name) in spelled else None

    def _resolve(self, name: str, hint: str | None, within: Place | None, near: tuple[Place, ...]) -> Place | None:
        return self._knowledge.places.resolve(
            name, country_prior=self.grounds, near=near, kind_hint=hint, within=within
        ).place

    def _in_a_unit_named(self, name: str, hint: str | None) -> Place | None:
        """The place of this name that lies in the one region or state that the report names: "Paris", beside "Texas"."""
        places = self._knowledge.places
        units = {place.id: place for _, place in self._anchors if places.sort(place) == "admin1"}
        if not units or len(units) > _MOST_UNITS:
            return None
        found = {}
        for unit in units.values():
            prior = {unit.country: 1.0} if unit.country is not None else {}
            place = places.resolve(name, country_prior=prior, kind_hint=hint, within=unit).place
            if place is not None and is_of_note(place) and place.id != unit.id and self.contains(unit.id, place.id):
                found[place.id] = place
        return next(iter(found.values())) if len(found) == 1 else None

    def _named_just_before(self, at: int) -> tuple[Place, ...]:
        """The places named shortly before a point, the nearest first."""
        before = [place for position, place in self._anchors if at - _SHORTLY < position < at]
        return tuple(reversed(before))[:3]

    def actor(self, hit: NameHit, knowledge: Knowledge) -> Actor | None:
        """The actor that a name stands for: where several bear it, the one of the report's countries."""
        described = (
            hit.text[:1].islower() or hit.text.split()[-1].islower()
        )  # "Afghan soldiers", not "the Afghan National Army"
        if (hit.ids, described) not in self._actors:
            candidates = [actor for actor_id in hit.ids if (actor := knowledge.actors.get(actor_id))]
            there = [actor for actor in candidates if stands(actor, self.published)]
            there.sort(key=lambda actor: -self._countries.get(actor.country or "", 0.0))
            self._actors[hit.ids, described] = there[0] if there else self._standing(candidates, described)
        actor = self._actors[hit.ids, described]
        if actor is not None and _NUMBERED_UNIT.match(hit.text):
            actor = self._unit(actor, hit, knowledge)
        return actor if actor is None or self._governs(actor, hit, knowledge) else None

    def _unit(self, unit: Actor, hit: NameHit, knowledge: Knowledge) -> Actor | None:
        """A numbered unit: that of the country told before it ("Russia's 155th Brigade"), else the one of the report's; nobody's
        where both sides of its war have one."""
        bearing = [one for one in map(knowledge.actors.get, hit.ids) if one is not None]
        before = _OWNER.search(self._text, max(0, hit.start - _BACK), hit.start)
        owner = knowledge.actors.country_of(before[1]) if before is not None else None
        if owner is not None:
            return next((one for one in bearing if one.country == owner), None)
        sides = knowledge.actors.sides
        both = any(sides(unit.id, one.id, None) == "hostile" for one in bearing if one.id != unit.id)
        return unit if self._is_about(unit) and not both else None

    def _standing(self, gone: Sequence[Actor], described: bool) -> Actor | None:
        """Who is meant by the names of what there was not, or no longer, on the report's day: what it was before or became; by a
        name of its own, itself if it is gone, since a report looks back; else nobody."""
        for actor in gone:
            found = self._knowledge.actors.standing(actor, self.published)
            past = actor.end is not None and self.published is not None and self.published > actor.end
            if found is not None or (past and not described):
                return found or actor
        return None

    def _is_about(self, actor: Actor) -> bool:
        """Whether the report speaks of an actor's country: every army has a 4th Division."""
        return actor.country is None or not self._countries or actor.country in self._countries

    def is_seat(self, hit: NameHit) -> bool:
        """Whether a government's name is that of a town too: "Tripoli", not "Libya" and not "the Kremlin"."""
        named = self._place_at.get((hit.start, hit.end))
        place = self.place(named, None, None, self._knowledge) if named is not None else None
        return place is not None and place.kind in self._towns

    def _governs(self, actor: Actor, hit: NameHit, knowledge: Knowledge) -> bool:
        """Whether a name that is a state's and a place's is that state's in this report: "Tripoli" in Lebanon is nobody's."""
        named = self._place_at.get((hit.start, hit.end))
        if named is None or actor.kind != "state" or actor.country is None:
            return True
        if self.around(named) is not None:
            return False
        place = self.place(named, None, None, knowledge)
        return place is None or place.country is None or place.country == actor.country


def _by_id(marks: Sequence[tuple[int, _Named]]) -> list[tuple[_Named, list[int]]]:
    """Each party or place that is named, once, with the points where it is, both in order."""
    found: dict[str, tuple[_Named, list[int]]] = {}
    for at, named in marks:
        found.setdefault(named.id, (named, []))[1].append(at)
    return list(found.values())
