"""Which statements are compared at all: those of one strand and family, near in place and in time.

In: statements. Out: pairs of their indices. A statement goes into buckets by its place (itself, what holds it, the
cells of a grid about it), by an unresolved place's name, and, where places can't be compared, by its two parties
and its report. Within a bucket a sweep over the days finds those within reach. Cost grows with the claims about one
place at one time, not with all claims.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from twosource.corroboration.intervals import as_range
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.knowledge import Knowledge

_KM_PER_DEGREE = 111.195  # of latitude, on the mean sphere
# Cells are cut a little wider than the radius, for towards the poles a band narrows between its edges.
_SLACK = 1.05
Bucket = tuple[object, ...]
Pair = tuple[int, int]


def candidate_pairs(
    statements: Sequence[Statement], knowledge: Knowledge, settings: LinkSettings, places: PlaceBook
) -> list[Pair]:
    """The pairs of statements worth comparing, as sorted index pairs, each once."""
    found: set[Pair] = set()
    apart = [statement.told_apart for statement in statements]
    for members, others in _buckets(statements, knowledge, settings, places):
        for i, j in _in_time(statements, members, others, settings.days):
            if not told_apart(apart[i], apart[j]):
                found.add((i, j))
    return sorted(found)


def told_apart(a: tuple[str, str] | None, b: tuple[str, str] | None) -> bool:
    """Whether coders of one set have told two of its events apart."""
    return a is not None and b is not None and a[0] == b[0] and a[1] != b[1]


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
    coded: dict[Bucket, list[int]] = defaultdict(list)  # coded rows, by cell
    pointless: dict[Bucket, list[int]] = defaultdict(list)  # coded rows without a point, by country
    pointed: dict[Bucket, list[int]] = defaultdict(list)  # all coded rows, by country
    for i, statement in enumerate(statements):
        if statement.row is not None:
            _put_row(statement, i, coded, pointless, pointed, size_km)
        head = (statement.strand, statement.kind.family, statement.lasting)
        resolved = False
        for place in statement.claim.place:
            if place.id is not None and places.is_country(place.id):
                continue
            if place.id is not None:
                resolved = True
                at[*head, place.id].append(i)
                for outer in places.around(place.id):
                    inside[*head, outer].append(i)
            if (
                place.lat is not None and place.lon is not None
            ):  # a coder may give the point of a place that no pack has
                resolved = True
                cells[*head, *_cell(place.lat, place.lon, size_km)].append(i)
            named[*head, " ".join(place.name.casefold().split())].append(i)
        reports[*head, statement.kind.code, statement.claim.report_id].append(i)
        if not resolved:
            untold[*head, statement.kind.code, statement.claim.report_id].append(i)
        for pair in _party_pairs(statement, knowledge):
            parties[*head, *pair].append(i)
            if not resolved:
                placeless[*head, *pair].append(i)
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
    for known, all_of in ((placeless, parties), (untold, reports)):
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


def _in_time(
    statements: Sequence[Statement], members: Sequence[int], others: Sequence[int] | None, days: int
) -> Iterator[Pair]:
    """The pairs whose intervals lie within so many days."""
    if others is None:
        yield from _sweep(statements, members, days)
        return
    left, right = set(members), set(others)
    for i, j in _sweep(statements, sorted(left | right), days):
        if (i in left and j in right) or (j in left and i in right):
            yield i, j


def _sweep(statements: Sequence[Statement], members: Sequence[int], days: int) -> Iterator[Pair]:
    ranges = sorted((*as_range(statements[i].days), i) for i in set(members))
    starts = [start for start, _, _ in ranges]
    for here, (_, end, i) in enumerate(ranges):
        beyond = bisect_left(starts, end + days + 0.5, lo=here + 1)
        for _, _, j in ranges[here + 1 : beyond]:
            yield (i, j) if i < j else (j, i)
