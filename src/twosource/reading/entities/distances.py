"""Distances: what the words before a place's name say of how far off something is in; where that is, out.

"A village 40 km north of Homs" is neither in Homs nor nowhere: it is somewhere about a point 40 km to the north of it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

import msgspec

from twosource.records import PlaceMention

NEAR_KM: Final = 15.0  # how far what is near a town may be from it
NEAR_SITE_KM: Final = 5.0  # and what is near a building or a quarter
_BACK: Final = 90  # letters looked at before a name
_FARTHEST_KM: Final = 300.0  # beyond, another thing's distance is told
_STILL_THERE_KM: Final = 25.0  # within, what is told lies in the same unit
_WITHOUT_BEARING: Final = 1.1  # of the distance: all around
_WITH_BEARING: Final = 0.5  # of the distance: an eighth of the compass to either side, and a round figure
_KM_PER_DEGREE: Final = 111.2
_STEEPEST: Final = 85.0  # of latitude, beyond which degrees of longitude are too short
_UNITS: Final = {"k": 1.0, "mi": 1.609, "me": 0.001, "m": 0.001}
_WORDS: Final = {
    word: float(n)
    for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {
    "a": 1.0,
    "half": 0.5,
    "few": 5.0,
    "several": 5.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
}
_COMPASS: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_BEARING: Final = r"(?:north|south)?-?(?:north|south|east|west)"
_UNIT: Final = re.compile(r"(?:km|kilomet|mile|met(?:re|er)|\dm)", re.IGNORECASE)
_ROUGH: Final = "about|around|some|roughly|nearly|almost|just|only|less than|over|more than"
_LENGTH: Final = r"km|kilomet(?:re|er)s?|kms|miles?|met(?:re|er)s|m"
_OF_A_TOWN: Final = "city|town|village|capital|port|hamlet|district|cent(?:re|er)|edge|outskirts"
_TOLD: Final = re.compile(
    rf"(?<![\w.,])(?:(?:{_ROUGH}) )*(?P<number>\d{{1,3}}(?:\.\d+)?|(?:a )?(?:{'|'.join(_WORDS)}))[ -]?(?P<unit>{_LENGTH})\b"
    rf"\.?(?: away)?(?: ?\([^()]{{1,24}}\))?,?(?: (?:to the |due )?(?P<bearing>{_BEARING})(?:ern)?)?(?: away)?"
    rf" (?:of|from|outside) (?:the )?(?:(?:[\w’'-]+ )?(?:{_OF_A_TOWN}) (?:of )?)?(?:the )?$",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(
    rf"\b(?:near|around|outside|beyond|not far from|close to|next to|in the (?:vicinity|surroundings|environs) of"
    rf"|(?:(?:to the |due |just )?{_BEARING}|the (?:area|region|land|villages|countryside) (?:around|near)) of)"
    rf" (?:the )?(?:(?:[\w’'-]+ ){{0,2}}(?:{_OF_A_TOWN}) of )?(?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from a named place something is: ``bearing`` in degrees from north, clockwise, or None; ``start``: of the words."""

    km: float
    bearing: float | None
    start: int


def distance_before(text: str, start: int) -> Distance | None:
    """The distance that the words right before a place's name tell, or None.

    Args:
        text: the report's.
        start: where the name begins.
    """
    low = max(0, start - _BACK)
    before = text[low:start]
    match = _TOLD.search(before) if _UNIT.search(before) is not None else None
    if match is None or before[: match.start()].endswith("within "):  # "to within 10 km of it": up to it
        return None
    number = match["number"].lower().removeprefix("a ")
    unit = match["unit"].lower()
    size = next(size for prefix, size in _UNITS.items() if unit.startswith(prefix))
    km = size * (_WORDS[number] if number in _WORDS else float(number))
    bearing = _COMPASS[match["bearing"].lower().replace("-", "")] if match["bearing"] else None
    return Distance(km, bearing, low + match.start()) if km <= _FARTHEST_KM else None


def at_distance(place: PlaceMention, far: Distance) -> PlaceMention:
    """A place moved by a distance, with a radius that says how loosely that is known; without its id."""
    if place.lat is None or place.lon is None:
        return msgspec.structs.replace(place, id=None)
    own = place.radius_km or 0.0
    if far.bearing is None or abs(place.lat) > _STEEPEST:
        lat, lon, reach = place.lat, place.lon, max(own, NEAR_KM, far.km * _WITHOUT_BEARING)
    else:
        angle = math.radians(far.bearing)
        lat = place.lat + far.km * math.cos(angle) / _KM_PER_DEGREE
        lon = place.lon + far.km * math.sin(angle) / (_KM_PER_DEGREE * math.cos(math.radians(place.lat)))
        lon = (lon + 180.0) % 360.0 - 180.0
        reach = max(own, NEAR_KM, far.km * _WITH_BEARING)
    return msgspec.structs.replace(
        place,
        id=None,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(reach, 1),
        admin1=place.admin1 if far.km <= _STILL_THERE_KM else None,
    )


def bearing_of(word: str) -> float | None:
    """The bearing that a word tells, in degrees from north, clockwise: "northern", "south-east", "west"; None for other words."""
    return _COMPASS.get(word.lower().replace("-", "").removesuffix("ern"))


def on_a_side(place: PlaceMention, side: str | None, reach_km: float) -> PlaceMention:
    """The land about a place, to a reach from its point; without its id.

    Args:
        place: the town.
        side: the word for the side of it that is meant ("northern"): then the circle about that quarter of the compass; None
            for all around.
        reach_km: how far such land goes, in km.
    """
    bearing = bearing_of(side) if side is not None else None
    if bearing is None:
        radius = max(place.radius_km or 0.0, reach_km)
        return msgspec.structs.replace(place, id=None, radius_km=radius if place.lat is not None else None)
    # The least circle about a quarter of a disc has its middle, and its edge, at 1 / sqrt 2 of the reach.
    middle = reach_km / math.sqrt(2.0)
    moved = at_distance(place, Distance(middle, bearing, place.start))
    return msgspec.structs.replace(
        moved, radius_km=round(middle, 1) if moved.lat is not None else None, admin1=place.admin1
    )


def is_near(text: str, start: int) -> bool:
    """Whether the words right before a place's name say that something is near it: "near", "just outside", "south of"."""
    return _NEARLY.search(text[max(0, start - _BACK) : start]) is not None


def widened(place: PlaceMention, reach_km: float = NEAR_KM) -> PlaceMention:
    """A place with a radius that takes in what is near it; ``reach_km`` is how far that may be."""
    return (
        msgspec.structs.replace(place, radius_km=max(place.radius_km or 0.0, reach_km))
        if place.lat is not None
        else place
    )
