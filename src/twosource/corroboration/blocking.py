"""Which statements are compared at all: those of one strand and family, near in place and in time; a toll also with what may have
killed, and "an attack" with what tells by what means.

In: statements. Out: pairs of their indices. A statement goes into buckets by its place (itself, what holds it, the
cells of a grid about it), by an unresolved place's name, and, where places can't be compared, by its two parties
and its report. Within a bucket a sweep over the days finds those within reach. Cost grows with the claims about one
place at one time, not with all claims.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from twosource.corroboration.intervals import as_range
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.knowledge import Knowledge

_KM_PER_DEGREE = 111.195  # of latitude, on the mean sphere
# Cells are cut a little wider than the radius, for towards the poles a band narrows between its edges.
_SLACK = 1.05
Bucket = tuple[object, ...]
Pair = tuple[int, int]
Indices = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
_AT_ONCE = 10_000_000


def candidate_pairs(
    statements: Sequence[Statement], knowledge: Knowledge, settings: LinkSettings, places: PlaceBook
) -> list[Pair]:
    """The pairs of statements worth comparing, as sorted index pairs, each once."""
    first, second = candidate_arrays(statements, knowledge, settings, places)
    return list(zip(first.tolist(), second.tolist(), strict=True))


def candidate_arrays(
    statements: Sequence[Statement], knowledge: Knowledge, settings: LinkSettings, places: PlaceBook
) -> tuple[Indices, Indices]:
    """The same as two arrays of indices, the lesser ones and the greater ones."""
    n = len(statements)
    ranges = np.array([as_range(s.days) for s in statements], dtype=np.float64).reshape(-1, 2)
    found = [np.zeros(0, dtype=np.int64)]
    waiting = 0
    for members, others in _buckets(statements, knowledge, settings, places):
        pairs = _in_time(ranges, members, others, settings.days, n)
        found.append(pairs)
        waiting += len(pairs)
        if waiting > _AT_ONCE:  # buckets overlap: what many of them give is held once
            found, waiting = [np.unique(np.concatenate(found))], 0
    codes = np.unique(np.concatenate(found))
    first, second = codes // max(n, 1), codes % max(n, 1)
    keep = ~_told_apart(statements, first, second)
    return first[keep], second[keep]


def _told_apart(statements: Sequence[Statement], first: Indices, second: Indices) -> Mask:
    """Whether coders of one set have told the two apart, pair by pair."""
    tables: dict[str, int] = {}
    events: dict[tuple[str, str], int] = {}
    table = np.full(len(statements), -1, dtype=np.int64)
    event = np.full(len(statements), -1, dtype=np.int64)
    for i, statement in enumerate(statements):
        if statement.told_apart is not None:
            table[i] = tables.setdefault(statement.told_apart[0], len(tables))
            event[i] = events.setdefault(statement.told_apart, len(events))
    apart: Mask = (table[first] >= 0) & (table[first] == table[second]) & (event[first] != event[second])
    return apart


def _buckets(
    statements: Sequence[Statement], knowledge: Knowledge, settings: LinkSettings, places: PlaceBook
) -> Iterator[tuple[list[int], list[int] | None]]:
    """Lists of statements to compare among themselves (None) or with a second list."""
    at: dict[Bucket, list[int]] = defaultdict(list)  # a place's own statements
    inside: dict[Bucket, list[int]] = defaultdict(list)  # statements of places inside it
    cells: dict[Bucket, list[int]] = defaultdict(list)
    named: dict[Bucket, list[int]] = defaultdict(list)
    parties: dict[Bucket, list[int]] = defaultdict(list)
    placeless: dict[Bucket, list[int]] = defaultdict(list)
    size_km = settings.radius_km * _SLACK
    untold: dict[Bucket, list[int]] = defaultdict(list)  # statements of no known place, by report
    reports: dict[Bucket, list[int]] = defaultdict(list)
    denials: dict[Bucket, list[int]] = defaultdict(list)  # denials of no known place, by party
    partners: dict[Bucket, list[int]] = defaultdict(list)
    coded: dict[Bucket, list[int]] = defaultdict(list)  # coded rows, by cell
    pointless: dict[Bucket, list[int]] = defaultdict(list)  # coded rows without a point, by country
    pointed: dict[Bucket, list[int]] = defaultdict(list)  # all coded rows, by country
    tolls = shipped_kindred().tolls
    causes = sorted({(s.kind.family, s.kind.code) for s in statements if s.kind.code in shipped_kindred().deadly})
    exact = shipped_kindred().vague.than
    means = [kind for kind in sorted({(s.kind.family, s.kind.code) for s in statements}) if kind[1] in exact]
    of_denials = {
        party
        for statement in statements
        if statement.denied
        for party in _with_parents(statement.taker | statement.loser, knowledge)
    }
    for i, statement in enumerate(statements):
        if statement.row is not None:
            _put_row(statement, i, coded, pointless, pointed, size_km)
        kinds = [(statement.kind.family, statement.kind.code)]
        if statement.row is None and statement.kind.code in tolls:
            kinds += [kind for kind in causes if kind not in kinds]
        elif means and statement.vague:
            kinds += means
        resolved = any(
            (p.id is not None and not places.is_country(p.id))
            or (p.lat is not None and p.lon is not None and p.id is None)
            for p in statement.claim.place
        )
        for family in dict.fromkeys(family for family, _ in kinds):
            head = (statement.strand, family, statement.lasting)
            for place in statement.claim.place:
                if place.id is not None and places.is_country(place.id):
                    continue
                if place.id is not None:
                    at[*head, place.id].append(i)
                    for outer in places.around(place.id):
                        inside[*head, outer].append(i)
                # A coder may give the point of a place that no pack has.
                if place.lat is not None and place.lon is not None:
                    cells[*head, *_cell(place.lat, place.lon, size_km)].append(i)
                named[*head, " ".join(place.name.casefold().split())].append(i)
            for pair in _party_pairs(statement, knowledge):
                parties[*head, *pair].append(i)
                if not resolved:
                    placeless[*head, *pair].append(i)
            for party in of_denials and of_denials & _with_parents(statement.taker | statement.loser, knowledge):
                partners[*head, party].append(i)
                if statement.denied and not resolved:
                    denials[*head, party].append(i)
        for family, code in kinds:
            head = (statement.strand, family, statement.lasting)
            reports[*head, code, statement.claim.report_id].append(i)
            if not resolved:
                untold[*head, code, statement.claim.report_id].append(i)
    for bucket in (at, named):
        yield from ((members, None) for members in bucket.values())
    for key, members in at.items():
        if key in inside:
            yield members, inside[key]
    for key, members in cells.items():
        yield members, None
        for near in _next_cells(key, size_km):
            if near in cells:
                yield members, cells[near]
    for key, members in coded.items():
        for near in (key, *_next_cells(key, size_km)):
            if near in coded:
                yield from _untold_apart(statements, members, coded[near])
    for known, all_of in ((placeless, parties), (untold, reports), (denials, partners)):
        for key, members in known.items():
            yield members, all_of[key]
    for key, members in pointless.items():
        yield from _untold_apart(statements, members, pointed[key])


def _untold_apart(
    statements: Sequence[Statement], members: Sequence[int], others: Sequence[int]
) -> Iterator[tuple[list[int], list[int] | None]]:
    """Two buckets of coded rows, taken apart so that the events of one set aren't compared with one another."""
    if members is others and all(statements[i].told_apart is None for i in members):
        yield list(members), None
        return
    for table, left in _by_table(statements, members).items():
        for other, right in _by_table(statements, others).items():
            if table is None or table != other:
                yield left, right


def _by_table(statements: Sequence[Statement], members: Sequence[int]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = defaultdict(list)
    for i in members:
        apart = statements[i].told_apart
        found[None if apart is None else apart[0]].append(i)
    return found


def _put_row(
    statement: Statement,
    i: int,
    cells: dict[Bucket, list[int]],
    pointless: dict[Bucket, list[int]],
    pointed: dict[Bucket, list[int]],
    size_km: float,
) -> None:
    """A coded row is compared with rows near its point, whatever their type; without one, with its country's or table's."""
    place = statement.claim.place[0] if statement.claim.place else None
    country = place.country if place is not None else None
    table = statement.claim.why[0]
    for whole in (country, table):
        if whole is not None:
            pointed[statement.strand, whole].append(i)
    if place is None or place.lat is None or place.lon is None:
        pointless[statement.strand, country or table].append(i)
    else:
        cells[statement.strand, *_cell(place.lat, place.lon, size_km)].append(i)


def _party_pairs(statement: Statement, knowledge: Knowledge) -> set[tuple[str, str]]:
    """The two sides, with the bodies that they are part of; in one order, for in a clash either may come first."""
    takers, losers = _with_parents(statement.taker, knowledge), _with_parents(statement.loser, knowledge)
    return {(min(a, b), max(a, b)) for a in takers for b in losers}


def _with_parents(ids: Iterable[str], knowledge: Knowledge) -> set[str]:
    found: set[str] = set()
    edge = list(ids)
    while edge:
        actor = edge.pop()
        if actor not in found:
            found.add(actor)
            record = knowledge.actors.get(actor)
            edge.extend(record.parents if record else ())
    return found


def _cell(lat: float, lon: float, size_km: float) -> tuple[int, int]:
    """The cell of a point in a grid of bands of latitude, each cut so that no cell is narrower than its height."""
    band = math.floor(lat * _KM_PER_DEGREE / size_km)
    count = _cells_round(band, size_km)
    return band, math.floor((lon + 180) / 360 * count) % count


def _cells_round(band: int, size_km: float) -> int:
    """How many cells a band has: as many as fit its shorter edge."""
    edges = (band * size_km / _KM_PER_DEGREE, (band + 1) * size_km / _KM_PER_DEGREE)
    shorter = min(math.cos(math.radians(min(90.0, abs(edge)))) for edge in edges)
    return max(1, math.floor(360 * _KM_PER_DEGREE * shorter / size_km))


def _next_cells(key: Bucket, size_km: float) -> list[Bucket]:
    """The cells that a point of this one may lie near; each pair of neighbours is met once, from its lesser cell."""
    *head, band, column = key
    assert isinstance(band, int) and isinstance(column, int)
    here = _cells_round(band, size_km)
    found: set[Bucket] = set()
    for other in (band - 1, band, band + 1):
        count = _cells_round(other, size_km)
        first = math.floor((column - 1) / here * count)
        last = math.floor((column + 2) / here * count)
        found.update((*head, other, c % count) for c in range(first, last + 1))
    return sorted((near for near in found if (near[-2], near[-1]) > (band, column)), key=lambda near: near[-2:])


def _in_time(ranges: Floats, members: Sequence[int], others: Sequence[int] | None, days: int, n: int) -> Indices:
    """The pairs whose intervals lie within so many days, each as the lesser index times ``n`` plus the greater."""
    left = _by_start(ranges, members)
    right = left if others is None else _by_start(ranges, others)
    ways = [_following(ranges, left, right, days, "left")]
    if others is not None:
        ways.append(_following(ranges, right, left, days, "right"))
    one, other = (np.concatenate(part) for part in zip(*ways, strict=True))
    differ = one != other
    one, other = one[differ], other[differ]
    codes: Indices = np.minimum(one, other) * n + np.maximum(one, other)
    return codes


def _by_start(ranges: Floats, members: Sequence[int]) -> Indices:
    some = np.unique(np.array(members, dtype=np.int64))
    return some[np.argsort(ranges[some, 0], kind="stable")]


def _following(
    ranges: Floats, left: Indices, right: Indices, days: int, side: Literal["left", "right"]
) -> tuple[Indices, Indices]:
    """Each of the left with those of the right that begin when it begins or later, and no later than so long after it."""
    starts = ranges[right, 0]
    begin = np.searchsorted(starts, ranges[left, 0], side=side)
    end = np.maximum(np.searchsorted(starts, ranges[left, 1] + days + 0.5, side="left"), begin)
    counts = end - begin
    shift = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(left, counts), right[np.repeat(begin, counts) + shift]
