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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from twosource.corroboration.intervals import as_range
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import Statement
from twosource.corroboration.sweep import Indices, Mask, Sweep
from twosource.knowledge import Knowledge

_KM_PER_DEGREE = 111.195  # of latitude, on the mean sphere
# Cells are cut a little wider than the radius, for towards the poles a band narrows between its edges.
_SLACK = 1.05
_BANDS = 1000  # of latitude, whose cells are counted once
Bucket = tuple[object, ...]
Pair = tuple[int, int]
Kinds = Sequence[tuple[str, str]]  # families and types


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
    n = max(len(statements), 1)
    found = [np.zeros(0, dtype=np.int64)]
    found += [
        stretch.first * n + stretch.second
        for stretch in candidates(statements, knowledge, settings, places).stretches()
    ]
    codes = np.sort(np.concatenate(found))
    return codes // n, codes % n


def candidates(
    statements: Sequence[Statement], knowledge: Knowledge, settings: LinkSettings, places: PlaceBook
) -> Sweep:
    """The same, to be taken a stretch of time at a time."""
    ranges = np.array([as_range(s.days) for s in statements], dtype=np.float64).reshape(-1, 2)
    coded = any(s.told_apart is not None for s in statements)
    sweep = Sweep(ranges, settings.days, _told_apart(statements) if coded else None)
    kinds, size_km = _kinds(statements), settings.radius_km * _SLACK
    _compare_in_place(sweep, statements, kinds, places, size_km)
    _compare_out_of_place(sweep, statements, kinds, knowledge, places)
    _compare_rows(sweep, statements, size_km)
    return sweep


def _told_apart(statements: Sequence[Statement]) -> Callable[[Indices, Indices], Mask]:
    """Tells whether coders of one set have told two of these apart, pair by pair."""
    tables: dict[str, int] = {}
    events: dict[tuple[str, str], int] = {}
    table = np.full(len(statements), -1, dtype=np.int64)
    event = np.full(len(statements), -1, dtype=np.int64)
    for i, statement in enumerate(statements):
        if statement.told_apart is not None:
            table[i] = tables.setdefault(statement.told_apart[0], len(tables))
            event[i] = events.setdefault(statement.told_apart, len(events))

    def apart(first: Indices, second: Indices) -> Mask:
        found: Mask = (table[first] >= 0) & (table[first] == table[second]) & (event[first] != event[second])
        return found

    return apart


def _kinds(statements: Sequence[Statement]) -> list[Kinds]:
    """Family and type of each, and those of what it may speak of beside: a toll of what killed, "an attack" of its means."""
    there = sorted({(s.kind.family, s.kind.code) for s in statements})
    kindred = shipped_kindred()
    causes = [kind for kind in there if kind[1] in kindred.deadly]
    found: list[Kinds] = []
    for statement in statements:
        own = (statement.kind.family, statement.kind.code)
        more: list[tuple[str, str]] = []
        if statement.row is None and statement.kind.code in kindred.tolls:
            more = causes
        elif nearer := statement.told_nearer:
            more = [kind for kind in there if kind[1] in nearer]
        found.append(tuple(dict.fromkeys((own, *more))))
    return found


def _heads(statement: Statement, kinds: Iterable[tuple[str, str]]) -> list[Bucket]:
    """What statements must have in common that are compared: strand, family, and whether they tell of a long time."""
    return [(statement.strand, family, statement.lasting) for family in dict.fromkeys(family for family, _ in kinds)]


def _compare_in_place(
    sweep: Sweep, statements: Sequence[Statement], kinds: Sequence[Kinds], places: PlaceBook, size_km: float
) -> None:
    """Statements of one place, of places that hold one another, of places of one name, and of places near one another."""
    at: dict[Bucket, list[int]] = defaultdict(list)  # a place's own statements
    inside: dict[Bucket, list[int]] = defaultdict(list)  # statements of places inside it
    cells: dict[Bucket, list[int]] = defaultdict(list)
    named: dict[Bucket, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        for head in _heads(statement, kinds[i]):
            for place in statement.where:
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
    for members in named.values():
        number = sweep.bucket(members)
        sweep.compare(number, number)
    for key, members in at.items():
        number = sweep.bucket(members)
        sweep.compare(number, number)
        if key in inside:
            sweep.compare(number, sweep.bucket(inside[key]))
    numbers = {key: sweep.bucket(members) for key, members in cells.items()}
    for key, number in numbers.items():
        sweep.compare(number, number)
        for near in _next_cells(key, size_km):
            if near in numbers:
                sweep.compare(number, numbers[near])


def _compare_out_of_place(
    sweep: Sweep, statements: Sequence[Statement], kinds: Sequence[Kinds], knowledge: Knowledge, places: PlaceBook
) -> None:
    """Statements of no known place with those of their two parties, those of their report, and of denials those of a party."""
    lost = [i for i, statement in enumerate(statements) if not _is_placed(statement, places)]
    denials = [i for i in lost if statements[i].denied]

    def by_parties(i: int) -> Iterator[Bucket]:
        pairs = _party_pairs(statements[i], knowledge)
        return ((*head, *pair) for head in _heads(statements[i], kinds[i]) for pair in pairs)

    def by_report(i: int) -> Iterator[Bucket]:
        statement = statements[i]
        return (
            (statement.strand, family, statement.lasting, code, statement.claim.report_id) for family, code in kinds[i]
        )

    def by_party(i: int) -> Iterator[Bucket]:
        parties = _with_parents(statements[i].taker | statements[i].loser, knowledge)
        return ((*head, party) for head in _heads(statements[i], kinds[i]) for party in parties)

    for some, keys in ((lost, by_parties), (lost, by_report), (denials, by_party)):
        asked: dict[Bucket, list[int]] = defaultdict(list)
        answers: dict[Bucket, list[int]] = defaultdict(list)
        for i in some:
            for key in keys(i):
                asked[key].append(i)
        for i in range(len(statements)) if asked else ():
            for key in keys(i):
                if key in asked:
                    answers[key].append(i)
        for key, members in asked.items():
            sweep.compare(sweep.bucket(members), sweep.bucket(answers[key]))


def _is_placed(statement: Statement, places: PlaceBook) -> bool:
    """Whether any of its places can be compared with others: one that is known, other than a country, or a coder's point."""
    return any(
        (p.id is not None and not places.is_country(p.id)) or (p.lat is not None and p.lon is not None and p.id is None)
        for p in statement.where
    )


def _compare_rows(sweep: Sweep, statements: Sequence[Statement], size_km: float) -> None:
    """Coded rows, whatever their types, with rows near their points; without a point with all of their country or table. The
    events of one set aren't compared with one another."""
    cells: dict[Bucket, list[int]] = defaultdict(list)
    pointless: dict[Bucket, list[int]] = defaultdict(list)  # rows without a point, by country
    pointed: dict[Bucket, list[int]] = defaultdict(list)  # all rows, by country
    for i, statement in enumerate(statements):
        if statement.row is not None:
            _put_row(statement, i, cells, pointless, pointed, size_km)
    by_cell = {key: _by_table(sweep, statements, members) for key, members in cells.items()}
    for key, own in by_cell.items():
        for near in (key, *_next_cells(key, size_km)):
            _compare_tables(sweep, own, by_cell.get(near, {}))
    for key, members in pointless.items():
        _compare_tables(sweep, _by_table(sweep, statements, members), _by_table(sweep, statements, pointed[key]))


def _by_table(sweep: Sweep, statements: Sequence[Statement], members: Sequence[int]) -> dict[str | None, int]:
    """The bucket of each set of events among these rows; None: that of the rows that nobody has put into events."""
    found: dict[str | None, list[int]] = defaultdict(list)
    for i in members:
        apart = statements[i].told_apart
        found[None if apart is None else apart[0]].append(i)
    return {table: sweep.bucket(of_table) for table, of_table in found.items()}


def _compare_tables(sweep: Sweep, own: Mapping[str | None, int], others: Mapping[str | None, int]) -> None:
    for table, one in own.items():
        for other_table, other in others.items():
            if table is None or table != other_table:
                sweep.compare(one, other)


def _put_row(
    statement: Statement,
    i: int,
    cells: dict[Bucket, list[int]],
    pointless: dict[Bucket, list[int]],
    pointed: dict[Bucket, list[int]],
    size_km: float,
) -> None:
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


@lru_cache(maxsize=_BANDS)
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
