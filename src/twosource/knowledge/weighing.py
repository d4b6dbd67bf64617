"""Weighing: how likely each place is the one that a name means, from what is known around the name.

In: the places that bear the name, and the name's setting. Out: a weight each, and the share of the best. The weights
are a product of odds set by hand and tried on names of the world's wars; ratios matter, not sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from twosource.knowledge.geography import Point, haversine_km, nearest_km

AREAS: Final = ("admin1", "admin2")
LARGE: Final = 100_000  # people: below it a place is small

# How well the name's spelling fits.
EXACT: Final = 1.0  # the spelling itself
FOLDED: Final = 0.9  # but for diacritics, hyphens and the like
OTHER_NAME: Final = 0.6  # a name that the base gazetteer has as not the usual one
LOOSE: Final = (0.05, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 0.3, 0.5)  # another transliteration, by its key's length
LOOSE_BASE: Final = 0.08  # the same, of a place of the base gazetteer
INSIDE, NEARLY_INSIDE, OUTSIDE = 30.0, 10.0, 0.02  # against a place that it is said to lie in

_NONE: Final = 800.0  # that the name means a place we do not have
_NONE_ELSEWHERE: Final = 200.0  # the same, where all who bear it lie in the country that the document is about
_ABOUT: Final = 0.5  # how likely a document must speak of a country to be about it
_PACKED: Final = 4000.0  # what a place of the curated packs has more; among them the greater one is meant
_DISTRICT: Final = 5000  # people of an admin2 unit, whose number is rarely known, at least
_PROMINENCE: Final = 0.7  # the power of the population
_PRIOR_GAIN: Final = 20.0
_PRIOR_ABSENT, _PRIOR_ABSENT_SMALL = 0.4, 0.05  # for a place of a country that the document is not about
_NEAR_GAIN, _NEAR_KM = 6.0, 80.0  # beside the document's other places; the gain halves with each such distance
_KIND_EQUAL, _KIND_FITS, _KIND_FAILS = 12.0, 8.0, 0.02
SMALL_KINDS: Final = ("village", "hamlet", "settlement")
_SORT: Final = {
    "country": 5.0,
    "admin1": 1.0,
    "admin2": 0.5,
    "settlement": 1.0,
    "part": 0.5,
    "facility": 0.7,
    "area": 0.8,
}
_NAMESAKE_AREA: Final = 0.15  # an admin unit that has the name of a settlement, when no kind is told
_BESIDE_STRETCH: Final = 0.02  # a gazetteer's admin unit that has the name of a pack's region: "Kashmir" is all of it
_KNOWN: Final = 15_000  # people: a town of so many goes by its own name
_NOT_ITS_OWN: Final = 0.05  # for a gazetteer's other name that is such a town's own: "Islamabad", for Chattogram
_SAME_PLACE_KM: Final = 25.0
_VILLAGE: Final = 20_000  # people: below it the greater of two is not meant because it is
_NO_VILLAGE: Final = 25_000  # people: nobody calls it a village
_LANDS: Final = ("admin1", "area")
_WIDE_KM: Final = 30.0  # the least radius of a stretch of land that the world speaks of
_TOWNS: Final = ("town", "city")
_FAR_LIKELIER: Final = 20.0  # than a town that a war turns on, or neither is meant
_MUCH_LIKELIER: Final = 4.0  # than a namesake village of its country, or neither is meant


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. ``row`` is -1 for a place of the packs; ``sort`` is the class of its kind.

    ``curated``: it is one that a war turns on, of a curated pack. ``bracketed``: its pack has words in brackets behind its name,
    which tell it from namesakes. ``claimants``: in disputed territory, all states that a
    text on it may be about.
    """

    id: str
    row: int
    country: str | None
    point: Point | None
    radius_km: float
    population: int
    sort: str
    kind: str
    quality: float
    curated: bool = False
    bracketed: bool = False
    claimants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a name: the document's countries and places, and the kind told with the sorts it fits."""

    prior: Mapping[str, float]
    points: Sequence[Point]
    hint: str | None
    sorts: Sequence[str]


def weigh(candidates: Sequence[Candidate], setting: Setting, inside: Sequence[float]) -> list[float]:
    """The weight of each candidate.

    Args:
        candidates: the places that bear the name.
        setting: what is known around it.
        inside: how well each candidate lies in what it is said to lie in; 1 where nothing is said.
    """
    settled = {candidate.country for candidate in candidates if candidate.sort == "settlement"}
    stretch = any(
        one.curated and one.sort == "area" and one.quality > OTHER_NAME for one in candidates
    )  # "the Red Sea"
    owned = any(
        one.sort == "settlement" and one.quality > OTHER_NAME and one.population >= _KNOWN for one in candidates
    )
    weights = []
    for candidate, fit in zip(candidates, inside, strict=True):
        weight = candidate.quality * fit * _prominence(candidate)
        weight *= _country(candidate, setting.prior) * _near(candidate, setting.points)
        if setting.sorts:
            weight *= _kind(candidate, setting.hint or "", setting.sorts)
        else:
            weight *= _SORT[candidate.sort]
            if candidate.sort in AREAS and stretch and not candidate.curated:
                weight *= _BESIDE_STRETCH
            elif candidate.sort in AREAS and candidate.country in settled:
                weight *= _NAMESAKE_AREA
        weights.append(weight)
    return _by_own_names(candidates, weights) if owned else weights


def _by_own_names(candidates: Sequence[Candidate], weights: list[float]) -> list[float]:
    """The weights with those of a gazetteer's other names made small, where that gives a town whose own name it is."""
    small = [
        weight * _NOT_ITS_OWN if one.quality == OTHER_NAME and not one.curated else weight
        for one, weight in zip(candidates, weights, strict=True)
    ]
    best = candidates[max(range(len(small)), key=small.__getitem__)]
    return small if best.sort == "settlement" and best.quality > OTHER_NAME else weights


def share(candidates: Sequence[Candidate], weights: Sequence[float], best: int, setting: Setting) -> float:
    """The best candidate's share of all the weight, where a fixed weight stands for the places that we do not have.

    Candidates that do not speak against the best count with it.
    """
    together = sum(
        weight
        for index, weight in enumerate(weights)
        if index == best or _one_answer(candidates[index], candidates[best])
    )
    none = _NONE_ELSEWHERE if _alone(candidates, candidates[best], setting) else _NONE
    return together / (sum(weights) + none * (_KIND_FITS if setting.sorts else 1.0))


def _alone(candidates: Sequence[Candidate], best: Candidate, setting: Setting) -> bool:
    """Whether all who bear the name lie in the country that the document is about, and the best is of the kind told."""
    told = setting.prior.get(best.country or "", 0.0) >= _ABOUT and (not setting.sorts or best.sort in setting.sorts)
    return told and all(one.country == best.country for one in candidates)


def is_one_of_several(candidates: Sequence[Candidate], weights: Sequence[float], best: int) -> bool:
    """Whether the best is a village that only a gazetteer has, with a namesake village in its country that is about as likely."""
    own = candidates[best]
    if own.curated or own.sort != "settlement" or own.population >= _VILLAGE:
        return False
    return any(
        other.sort == "settlement"
        and other.country == own.country
        and other.population < _VILLAGE
        and weight * _MUCH_LIKELIER > weights[best]
        and not one_place(other, own)
        for other, weight in zip(candidates, weights, strict=True)
        if other is not own
    )


def is_no_village(candidate: Candidate, hint: str | None) -> bool:
    """Whether what is said to be a village is too great for one: "the village of Sinjar" is not the city."""
    return hint in SMALL_KINDS and (candidate.population >= _NO_VILLAGE or candidate.kind == "city")


def is_shared(candidates: Sequence[Candidate], weights: Sequence[float], best: int) -> bool:
    """Whether another settlement of the packs is about as likely: nothing told chooses between two villages of one name."""
    return any(
        other.sort == "settlement"
        and weight * _MUCH_LIKELIER > weights[best]
        and not one_place(other, candidates[best])
        for index, (other, weight) in enumerate(zip(candidates, weights, strict=True))
        if index != best and other.curated
    )


def is_untold(candidates: Sequence[Candidate], weights: Sequence[float], best: int, setting: Setting) -> bool:
    """Whether the best is a settlement in a country that nothing told speaks of, and doubtful: one that only a gazetteer has, while
    one that a war turns on bears the name too and is not far less likely ("Palma" is Mallorca's or Cabo Delgado's); or one whose
    pack has to tell it from namesakes."""
    own = candidates[best]
    told = max((setting.prior.get(code or "", 0.0) for code in (own.country, *own.claimants)), default=0.0)
    if own.sort != "settlement" or told > 0.0:
        return False
    if own.curated:
        near = own.point is not None and bool(setting.points) and nearest_km(own.point, setting.points) <= _NEAR_KM
        return own.bracketed and not near
    return any(
        other.curated and other.kind in _TOWNS and other.quality > OTHER_NAME and weight * _FAR_LIKELIER > weights[best]
        for other, weight in zip(candidates, weights, strict=True)
    )


def one_place(a: Candidate, b: Candidate) -> bool:
    """Whether two candidates are one place to any map: of one sort and country, and near or the same admin unit."""
    if a.country != b.country or a.sort != b.sort:
        return False
    if a.sort in ("admin1", "country"):
        return True
    if a.point is None or b.point is None:
        return False
    return haversine_km(a.point, b.point) <= _SAME_PLACE_KM


def _one_answer(other: Candidate, best: Candidate) -> bool:
    """Whether a candidate does not speak against the best: the same place, or the admin unit called after the town."""
    area = other.sort in AREAS and best.sort == "settlement" and other.country == best.country
    return area or one_place(other, best)


def _prominence(candidate: Candidate) -> float:
    people = max(candidate.population, _DISTRICT) if candidate.sort == "admin2" else candidate.population
    prominence: float = (people + 300) ** _PROMINENCE
    return _PACKED + prominence if candidate.curated else prominence


def _country(candidate: Candidate, prior: Mapping[str, float]) -> float:
    told = prior.get(candidate.country or "", 0.0)
    if candidate.claimants:
        told = max(told, *(prior.get(code or "", 0.0) for code in candidate.claimants))
    if not told and (candidate.quality == LOOSE_BASE or (prior and candidate.quality <= LOOSE[-1])):
        return OUTSIDE  # another transliteration is no reason to think of a country that nobody speaks of
    if not prior:
        return 1.0
    weight = _PRIOR_GAIN * told
    if candidate.sort == "country":
        return max(1.0, weight)
    wide = candidate.sort in _LANDS and candidate.radius_km >= _WIDE_KM  # "Crimea" is that wherever it is spoken of
    small = candidate.population < LARGE and candidate.country is not None and not wide
    return max(_PRIOR_ABSENT_SMALL if small else _PRIOR_ABSENT, weight)


def _near(candidate: Candidate, points: Sequence[Point]) -> float:
    if not points or candidate.point is None or candidate.sort == "country":
        return 1.0
    return float(1.0 + _NEAR_GAIN * 2.0 ** (-nearest_km(candidate.point, points) / _NEAR_KM))


def _kind(candidate: Candidate, hint: str, sorts: Sequence[str]) -> float:
    if is_no_village(candidate, hint):
        return _KIND_FAILS
    if candidate.population >= LARGE and hint == "town":
        return 1.0
    if candidate.kind == hint:
        return _KIND_EQUAL
    return _KIND_FITS if candidate.sort in sorts else _KIND_FAILS
