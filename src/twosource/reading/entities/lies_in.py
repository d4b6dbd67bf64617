"""Lies in: a place's name and what the report says that it lies in, or near; the place that it is there, out.

"Cordoba, Veracruz", "Bab al-Tabbaneh in Tripoli", "Kalynivka near Kyiv": what is said beside one name decides for all of that name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from twosource.knowledge import Gazetteer, NameHit
from twosource.knowledge.folding import fold_name
from twosource.reading.entities.told import Told
from twosource.records import Place

_A_TOWN = 5_000  # people
_HOLDERS = frozenset({"country", "admin1"})
_NEAR_KM, _FAR_KM = 60.0, 90.0  # what is said to be near another: a namesake, and what is meant anyhow
_ROUGHLY, _ROUGHLY_KM = 1.8, 20.0  # how much farther off than is told a place may be


class NamedIn(Protocol):
    """What else a report tells of its names of places."""

    @property
    def grounds(self) -> Mapping[str, float]:
        """How likely its places lie in each country."""
        ...

    def stands_for(self, hit: NameHit) -> Place | None:
        """The place that a name stands for in it, whatever is said around that name."""
        ...

    def hint_beside(self, hit: NameHit) -> str | None:
        """The word for a kind of place right beside a name."""
        ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """The place of a name that is said to lie in another, or ``near`` it; None where nobody has one of this name there."""

    place: Place | None
    around: Place
    near: Told | None = None


class LiesIn:
    """Judges the names of one report by what they are said to lie in.

    Args:
        places: the places that are known.
        hits: the names of places, in order.
        told: what the words beside names say that they lie in, by where the names start.
        towns: the kinds of places that have parts: towns and cities.
        report: what else the report tells of them.
    """

    def __init__(
        self, places: Gazetteer, hits: Sequence[NameHit], told: Mapping[int, Told], towns: Set[str], report: NamedIn
    ) -> None:
        self._places = places
        self._told = told
        self._towns = towns
        self._report = report
        self._hit_at = {hit.start: hit for hit in hits}
        self._verdicts: dict[int, Verdict | None] = {}
        self._told_of: dict[str, list[int]] = {}  # a name without case -> where it is told what it lies in
        self._held_by: dict[int, NameHit] = {}  # where the name of what holds another starts -> that other
        self._held_as: dict[int, Place] = {}  # the same -> what it means there, where it would mean another place alone
        for hit in hits:
            if hit.start in told:
                self._told_of.setdefault(hit.text.lower(), []).append(hit.start)
                if (outer := told[hit.start].outer) is not None:
                    self._held_by[outer.start] = hit

    def verdict(self, hit: NameHit) -> Verdict | None:
        """The place of a name by what it is said to lie in, here or where the report last said it; None where nothing is."""
        spoken = self._told_of.get(hit.text.lower())
        if spoken is None:
            return None
        start = hit.start if hit.start in self._told else spoken[max(0, bisect_left(spoken, hit.start) - 1)]
        if start not in self._verdicts:
            self._verdicts[start] = None  # until it is known: two names may be told by one another
            self._verdicts[start] = self._judge(self._hit_at[start], self._told[start])
        return self._verdicts[start]

    def verdict_on(self, name: str, start: int, outer: int, near: bool) -> Verdict | None:
        """The place of words that are a place's name only by what is said behind them, a name that starts at ``outer``."""
        around = self._hit_at.get(outer)
        bearers = [
            one for one in self._places.candidates(name) if fold_name(name) in map(fold_name, (one.name, *one.names))
        ]
        if around is None or not bearers:
            return None
        ids = tuple(one.id for one in bearers)
        hit = NameHit(start=start, end=start + len(name), text=name, kind="place", ids=ids, case_ok=True, how="base")
        if near:
            return self._nearest(bearers, around)
        verdict = self._judge(hit, Told(outer=around, country=None, firm=True))
        return verdict if verdict is not None and verdict.place is not None and is_of_note(verdict.place) else None

    def _nearest(self, bearers: Sequence[Place], around: NameHit) -> Verdict | None:
        """Of the bearers of a name the one that is nearest to what it is said to be near; None where that is far off."""
        beside = self._report.stands_for(around)
        if beside is None or self._places.sort(beside) != "settlement":
            return None
        far = {one.id: self._places.distance_km(one, beside) for one in bearers if one.id != beside.id}
        near = sorted((km, one.id) for one in bearers if (km := far.get(one.id)) is not None and km <= _NEAR_KM)
        return Verdict(self._places.get(near[0][1]), beside) if near else None

    def as_holder(self, hit: NameHit) -> Place | None:
        """What a name means that is told as what holds another, where that is not what it would mean alone: "Georgia" in "Macon,
        Georgia"; None else."""
        inner = self._held_by.get(hit.start)
        if inner is not None:
            self.verdict(inner)
        return self._held_as.get(hit.start)

    def part_of(self, hit: NameHit, outer: Place) -> Place | None:
        """The one place of this name that lies in a populated place, or None."""
        if outer.kind not in self._towns:
            return None
        named = self._places.part(hit.text, outer)
        if named is not None:
            return named
        inside = [i for i in hit.ids if i != outer.id and self._places.contains(outer.id, i)]
        return self._places.get(inside[0]) if len(inside) == 1 else None

    def bearers(self, hit: NameHit) -> list[Place]:
        """The places that a name may be of."""
        return [place for one in hit.ids if (place := self._places.get(one)) is not None]

    def _judge(self, hit: NameHit, told: Told) -> Verdict | None:
        if told.country is not None and told.region is not None:
            region = self._places.unit(told.region, told.country)
            found = self._judge_in(hit, region, told) if region is not None else None
            if found is not None and found.place is not None:
                return found
        outer = self._places.country(told.country) if told.country is not None else None
        if told.outer is not None:
            outer = self._report.stands_for(told.outer)
            namesake = self._namesake_around(hit, told.outer, outer)
            if namesake is not None:
                outer = self._held_as[told.outer.start] = namesake
        if told.near:
            return self._judge_near(hit, outer, told) if outer is not None else None
        if outer is not None and told.unit and self._places.sort(outer) == "settlement":
            outer = self.unit_of(outer)
        if outer is not None and self._places.sort(outer) == "settlement":
            part = self.part_of(hit, outer)  # "Jobar in Homs", "Mosul's al-Midan"
            if part is not None:
                return Verdict(part, outer)
            unit = self.unit_of(outer) if told.firm else None  # "Cordoba, Veracruz": the state, not its port
            verdict = (
                self._judge_in(hit, unit, told) if unit is not None and self._places.sort(unit) == "admin1" else None
            )
            if verdict is not None and verdict.place is not None:
                return verdict
            return Verdict(None, outer) if self._is_part_elsewhere(hit, outer) else None
        return self._judge_in(hit, outer, told) if outer is not None else None

    def _namesake_around(self, hit: NameHit, named: NameHit, outer: Place | None) -> Place | None:
        """The unit, country or town called as the outer one is that has a place of the inner name, where the outer one has none:
        "Atlanta, Georgia" is in the American state, "Bab al-Tabbaneh in Tripoli" in the Lebanese town; None else."""
        if outer is not None and self._places.sort(outer) not in _HOLDERS:
            return self._town_around(hit, named, outer)
        inner = [one for one in self._places.candidates(hit.whole or hit.text) if is_of_note(one)]
        if outer is not None and any(self._places.contains(outer.id, one.id) for one in inner):
            return None
        named_so = [
            one for one in self._places.candidates(named.whole or named.text) if self._places.sort(one) in _HOLDERS
        ]
        found = [one for one in named_so if any(self._places.contains(one.id, place.id) for place in inner)]
        return found[0] if len(found) == 1 else None

    def _town_around(self, hit: NameHit, named: NameHit, outer: Place) -> Place | None:
        """The one other town called as this one is of which the inner name's place is a part, where it is none of this one's."""
        parts = [one for one in self.bearers(hit) if self._places.sort(one) == "part"]
        if self._places.sort(outer) != "settlement" or any(self._places.contains(outer.id, one.id) for one in parts):
            return None
        towns = [one for one in self.bearers(named) if self._places.sort(one) == "settlement" and one.id != outer.id]
        found = [town for town in towns if any(self._places.contains(town.id, one.id) for one in parts)]
        return found[0] if len(found) == 1 else None

    def _is_part_elsewhere(self, hit: NameHit, town: Place) -> bool:
        """Whether all that the packs know of a name are parts of other towns: "Palestine Square in Tehran" is not that in Gaza."""
        known = [place for place in self.bearers(hit) if place.id.startswith("plc:")]
        far = [self._places.distance_km(place, town) for place in known if self._places.sort(place) == "part"]
        return bool(far) and len(far) == len(known) and all(km is not None and km > _FAR_KM for km in far)

    def _judge_near(self, hit: NameHit, beside: Place, told: Told) -> Verdict | None:
        """ "Kalynivka near Kyiv": of several the one that is near, or as far off as is told; somewhere there where none is."""
        if self._places.sort(beside) not in ("settlement", "part", "facility") or beside.lat is None:
            return None
        found = self._places.resolve(
            hit.whole or hit.text, country_prior={**self._report.grounds, beside.country or "": 1.0}, near=(beside,)
        )
        near, within = _NEAR_KM, _FAR_KM
        if told.far is not None:
            near = _ROUGHLY * told.far.km + _ROUGHLY_KM
            within = max(within, near)
        likely = (found.place, *found.candidates) if found.place is not None else found.candidates
        for place in likely:
            far = self._places.distance_km(place, beside)
            if far is None or place.id == beside.id or self._places.sort(place) == "country":
                return None
            if far <= (within if place is found.place else near):
                return Verdict(place, beside)
        for place in self._places.told_apart(hit.text):
            far = self._places.distance_km(place, beside)
            if far is not None and far <= near:
                return Verdict(place, beside)
        alone = told.sided or len(found.candidates) == 1
        if alone and found.place is not None and found.place.id.startswith("plc:"):
            return None  # "Raqqa, south of Deir Ezzor": a place of the packs is that one, however far
        return Verdict(None, beside, near=told) if likely and self._places.sort(likely[0]) == "settlement" else None

    def _judge_in(self, hit: NameHit, outer: Place, told: Told) -> Verdict | None:
        if self._places.sort(outer) not in ("country", "admin1", "admin2", "area"):
            return None
        prior = {outer.country: 1.0} if outer.country is not None else self._report.grounds
        hint = self._report.hint_beside(hit) or told.kind
        found = self._places.resolve(hit.whole or hit.text, country_prior=prior, kind_hint=hint, within=outer).place
        if found is not None and found.id == outer.id:
            return None
        if found is not None and self._places.contains(outer.id, found.id):
            return Verdict(found, outer)
        apart = [place for place in self._places.told_apart(hit.text) if self._places.contains(outer.id, place.id)]
        if len(apart) == 1 and self._places.sort(outer) != "country":
            return Verdict(apart[0], outer)
        if not told.firm or (told.taken and any(one.kind == "country" for one in self.bearers(hit))):
            return None
        return Verdict(found if found is not None and not self._places.apart(outer, found) else None, outer)

    def unit_of(self, town: Place) -> Place | None:
        """The unit that is called after a town, else the town's country: in which of the two a village of it lies isn't told."""
        prior = {town.country: 1.0} if town.country is not None else {}
        unit = self._places.resolve(town.name, country_prior=prior, kind_hint="province").place
        if unit is not None and unit.country == town.country and self._places.sort(unit) == "admin1":
            return unit
        return self._places.country(town.country) if town.country is not None else None


def is_of_note(place: Place) -> bool:
    """Whether a place is of the packs, or a town of some size."""
    return place.id.startswith("plc:") or (place.population or 0) >= _A_TOWN
