"""Rows that people coded, compared: how two of them agree in each field.

In: two claims of coded tables. Out: for each field the level of their agreement, a word that the weights know. A row
tells one event as one document tells it, or one speaker whom it quotes, so that two such rows are two events; and its
type is the coder's view of the whole episode, so that no difference of type rules a pair out. Levels are symmetrical,
and know nothing of which side is which.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from twosource.corroboration.intervals import Interval, as_range
from twosource.corroboration.places import EXACT_KM
from twosource.corroboration.score import Field, Score
from twosource.corroboration.weights import FieldWeights
from twosource.knowledge.geography import haversine_km
from twosource.records import Claim, Mention, PlaceMention

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

CODED = "coded: "  # how the first of a coded claim's reasons begins
_NOBODY = ("unknown", "unidentified")  # how names begin that coders give to those whom nobody named
_WORD = re.compile(r"\w{3,}")
_FEW_DAYS = 4
_WEEKS = 21
Range = tuple[int, int, int]  # least, best, most
NONE, UNTOLD = "told by neither", "told by one"
OTHER_SET = "told by one, and not coded by the other"
_COUNTS = ("killed", "injured")  # fields that one set's coders fill in and another's leave empty


def is_coded(claim: Claim) -> bool:
    """Whether a claim is a row that people coded, not a sentence that was read."""
    return bool(claim.why) and claim.why[0].startswith(CODED)


class Place(NamedTuple):
    """A place with a point: the words of its name, and whether it is more exact than a town."""

    point: tuple[float, float]
    words: frozenset[str]
    exact: bool


class Document(NamedTuple):
    """Where a row was read: its publisher and day, whom it quotes ("" for nobody), and whether it denies."""

    publisher: str
    published: str
    quoted: str = ""
    denies: bool = False


@dataclass(frozen=True, slots=True)
class RowFields:
    """What is compared of a coded claim; every attribute can be hashed, so that each pair of values is judged once."""

    time: tuple[float, float]
    place: Place | None
    who: frozenset[str]
    parties: frozenset[str]
    whom: frozenset[str]
    kind: str
    how: frozenset[str]
    killed: Range | None
    injured: Range | None
    document: Document
    table: str


def row_fields(claim: Claim, days: Interval) -> RowFields:
    """What is compared of this claim."""
    place = claim.place[0] if claim.place else None
    actors, targets = _names(claim.actor), _names(claim.target)
    return RowFields(
        time=as_range(days),
        place=_place(place),
        who=actors,
        parties=actors | targets,
        whom=targets,
        kind=claim.event_type,
        how=frozenset(claim.attributes),
        killed=_figure(claim, "killed"),
        injured=_figure(claim, "injured"),
        document=_document(claim),
        table=claim.why[0],
    )


def _document(claim: Claim) -> Document:
    quoted = claim.speakers[-1] if claim.speakers else None
    return Document(
        claim.publisher or claim.report_id,
        claim.published or "",
        (quoted.source_id or quoted.name.casefold()) if quoted is not None else "",
        claim.polarity == "denied",
    )


def coded_name(mention: Mention) -> str | None:
    """A party of a coded row as its coder names it; None for one that nobody named."""
    name = " ".join(mention.name.casefold().split())
    return None if mention.kind == "unknown" or name.startswith(_NOBODY) else name


def party_name(mention: Mention) -> str | None:
    """What a party of a coded row is known by in any table: its id, else its name; None for one that nobody named."""
    name = coded_name(mention)
    return name and (mention.id or name)


def _names(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(name for mention in mentions if (name := party_name(mention)) is not None)


def _place(place: PlaceMention | None) -> Place | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    exact = place.radius_km is not None and place.radius_km <= EXACT_KM
    return Place((place.lat, place.lon), frozenset(_WORD.findall(place.name.casefold())), exact)


def _figure(claim: Claim, what: str) -> Range | None:
    for figure in claim.figures:
        if figure.what == what and figure.who is None:
            told = [n for n in (figure.best, figure.low, figure.high) if n is not None]
            if told:
                best = told[0]
                return (figure.low if figure.low is not None else best, best,
                        figure.high if figure.high is not None else best)  # fmt: skip
    return None


def time_level(a: tuple[float, float], b: tuple[float, float]) -> str:
    """How two intervals of days stand to one another."""
    gap = max(a[0] - b[1], b[0] - a[1])
    if gap > 0:
        return "a day apart" if gap == 1 else "some days apart"
    hull = max(a[1], b[1]) - min(a[0], b[0]) + 1
    if hull == 1:
        return "the same day"
    if hull <= _FEW_DAYS:
        return "days in common, of a few"
    return "days in common, of some weeks" if hull <= _WEEKS else "days in common, of a longer time"


_SPOT_KM = 0.05
_REACH_KM = 50.0
BEYOND = "out of reach"


def place_level(a: Place | None, b: Place | None) -> str:
    """How near two places are, by their points, and by their names where both are more exact than a town.

    Those more than 50 km apart are ``BEYOND``, which rules a pair out.
    """
    if a is None or b is None:
        return NONE if a is b else UNTOLD
    km = haversine_km(a.point, b.point)
    if km > _REACH_KM:
        return BEYOND
    if a.exact and b.exact:
        if km < _SPOT_KM:
            return "one spot of one name" if a.words == b.words else "one spot of two names"
        if a.words & b.words:
            return "two spots whose names share a word"
        return "two spots within 3 km" if km <= 3 else "two spots within 8 km" if km <= 8 else "two spots farther off"
    how = "a spot and a town" if a.exact or b.exact else "two towns"
    if km < _SPOT_KM:
        return "one town" if how == "two towns" else "a spot in the middle of the town"
    return f"{how} within 3 km" if km <= 3 else f"{how} within 8 km" if km <= 8 else f"{how} farther off"


def overlap_level(a: frozenset[str], b: frozenset[str]) -> str:
    """How much two sets share."""
    if not a or not b:
        return UNTOLD if a or b else NONE
    if a == b:
        return "all the same"
    return "some the same" if a & b else "none the same"


def kind_level(a: str, b: str) -> str:
    """Whether two types are the same."""
    return "the same" if a == b else "another"


def figure_level(a: Range | None, b: Range | None) -> str:
    """How near two figures are to one another; equal figures say the more the greater they are."""
    if a is None or b is None:
        return NONE if a is b else UNTOLD
    if a[1] == 0 or b[1] == 0:
        return "none by either" if a[1] == b[1] else "none by one, some by the other"
    low, high = sorted((a[1], b[1]))
    if low == high:
        return "the same, 10 or more" if low >= 10 else "the same, 3 to 9" if low >= 3 else "the same, 1 or 2"
    if a[0] <= b[2] and b[0] <= a[2]:
        return "ranges that overlap"
    return "near" if high <= 1.5 * low else "apart" if high <= 3 * low else "far apart"


def least_level(a: Range | None, b: Range | None) -> str:
    """How great the lesser of two figures is: many dead are told by many."""
    if a is None or b is None:
        return UNTOLD
    least = min(a[1], b[1])
    return (
        "none"
        if least == 0
        else "one"
        if least == 1
        else "2 or 3"
        if least <= 3
        else "4 to 8"
        if least <= 8
        else "9 or more"
    )


def document_level(a: Document, b: Document) -> str:
    """Whether two rows are of one document: of one publisher, published on one day, and quoting one speaker.

    Who quotes two has two rows of one event, and a denial in whichever paper is another's word on it.
    """
    if a == b:
        return "one document"
    return "one publisher" if (a.publisher, a.denies) == (b.publisher, b.denies) else "two publishers"


LEVELS: Mapping[str, tuple[str, Callable[..., str]]] = {
    "time": ("time", time_level),
    "place": ("place", place_level),
    "who": ("who", overlap_level),
    "parties": ("parties", overlap_level),
    "to whom": ("whom", overlap_level),
    "type": ("kind", kind_level),
    "how": ("how", overlap_level),
    "killed": ("killed", figure_level),
    "least killed": ("killed", least_level),
    "injured": ("injured", figure_level),
    "report": ("document", document_level),
}
"""Field -> the attribute of a row that it compares, and how."""


class CodedComparer:
    """Compares rows under one set of weights. Each pair of values of a field is judged once and then known."""

    def __init__(self, weights: FieldWeights) -> None:
        self._weights = weights
        self._known: dict[str, dict[tuple[Hashable, Hashable], float]] = {field: {} for field in LEVELS}

    @property
    def threshold(self) -> float:
        """What a pair's total must pass."""
        return self._weights.threshold

    def compare(self, a: RowFields, b: RowFields) -> Score:
        """The score of a pair, field by field."""
        found = levels(a, b)
        if found["place"] == BEYOND:
            return Score((), "places far apart", self.threshold)
        prior = self._weights.prior
        fields = [Field("pairs like these", prior, "how rarely two compared rows are one event", "", prior)]
        for field, level in found.items():
            weight = self._weights.weight(field, weighed_as(level))
            fields.append(Field(field, weight, level, level, weight))
        return Score(tuple(fields), None, self.threshold)

    def totals(self, rows: Sequence[RowFields], first: Indices, second: Indices) -> Floats:
        """The totals of many pairs, as indices of rows; minus infinity where a pair is ruled out."""
        total: Floats = np.full(len(first), self._weights.prior)
        numbers: dict[str, int] = {}
        tables = np.array([numbers.setdefault(row.table, len(numbers)) for row in rows], dtype=np.int64)
        for field, (attribute, _) in LEVELS.items():
            values: dict[Hashable, int] = {}
            codes = np.array([values.setdefault(getattr(row, attribute), len(values)) for row in rows], dtype=np.int64)
            told = list(values)
            a, b = codes[first], codes[second]
            pairs, where = np.unique(np.minimum(a, b) * len(told) + np.maximum(a, b), return_inverse=True)
            weights = [self._judged(field, told[pair // len(told)], told[pair % len(told)]) for pair in pairs.tolist()]
            total += np.array(weights)[where]
            if field in _COUNTS:
                counted = np.array([getattr(row, attribute) is not None for row in rows], dtype=np.bool_)
                by_one = (counted[first] != counted[second]) & (tables[first] != tables[second])
                total += by_one * (self._weights.weight(field, NONE) - self._weights.weight(field, UNTOLD))
        return total

    def _judged(self, field: str, a: Hashable, b: Hashable) -> float:
        known = self._known[field]
        if (a, b) not in known:
            level = LEVELS[field][1](a, b)
            known[a, b] = -math.inf if level == BEYOND else self._weights.weight(field, level)
        return known[a, b]


def levels(a: RowFields, b: RowFields) -> dict[str, str]:
    """The level of agreement in each field.

    Within one set a count that is left empty says something: its coders fill it in where they are told one. Of two sets, one
    may not ask for it, or count something else.
    """
    found = {field: judge(getattr(a, value), getattr(b, value)) for field, (value, judge) in LEVELS.items()}
    if a.table != b.table:
        found.update((field, OTHER_SET) for field in _COUNTS if found[field] == UNTOLD)
    return found


def weighed_as(level: str) -> str:
    """The level whose weight a level has: what one of two sets does not code is as if neither told it."""
    return NONE if level == OTHER_SET else level
