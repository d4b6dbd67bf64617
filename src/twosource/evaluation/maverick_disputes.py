"""Where the reports of one event differ, told from the coder's own cells: the flags to find, and those that were found.

Of an event's reports by different authors, two differ on the killed or injured where their ranges share no number (a 0
stands where a report tells of none, and is no figure); on when where they share no day; on where in other cities, or,
where both are more exact, more than 3 km apart; on who where both name those who did violence and name none in common.
An author with several reports is held to the last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from twosource.evaluation.maverick_rows import Row
from twosource.knowledge.geography import haversine_km
from twosource.records import Dispute

KILLED, INJURED, WHEN, WHERE, WHO = "killed", "injured", "when", "where", "who"
_EXACT = 4.0  # geo_precision from which on a point is more exact than a city
_APART_KM = 3.0
_ACTORS = range(1, 7)
_YES = "1.0"
Cells = Mapping[str, str]


def coded_flags(rows: Sequence[Row]) -> frozenset[str]:
    """On what the reports of one event differ, by the coder's cells."""
    of_author: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row.claim.published or "", row.id)):
        of_author[row.cells["source_author"] or row.id] = row
    pairs = list(combinations([row.cells for row in of_author.values()], 2))
    return frozenset(flag for flag, differ in _DIFFER.items() if any(differ(a, b) for a, b in pairs))


def found_flags(disputes: Sequence[Dispute]) -> frozenset[str]:
    """The same flags, of an event's disputes."""
    found = set()
    for dispute in disputes:
        if dispute.about == "how_many":
            found.add(next((what for what in (KILLED, INJURED) if what in dispute.positions[0].value), dispute.about))
        elif dispute.about != "who" or not dispute.positions[0].value.startswith("against "):
            found.add(dispute.about)
    return frozenset(found)


def events_of(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The coder's events with more than one report."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.event].append(row)
    return {event: of_event for event, of_event in sorted(found.items()) if len(of_event) > 1}


def _counts(column: str) -> Callable[[Cells, Cells], bool]:
    def differ(a: Cells, b: Cells) -> bool:
        ends = [cells[f"{column}_{end}"] for cells in (a, b) for end in ("low", "high")]
        if not all(ends):
            return False
        low_a, high_a, low_b, high_b = map(float, ends)
        if not (high_a and high_b):
            return False
        return high_a < low_b or high_b < low_a

    return differ


def _days(a: Cells, b: Cells) -> bool:
    (first_a, last_a), (first_b, last_b) = (sorted((cells["date_start"], cells["date_end"])) for cells in (a, b))
    return last_a < first_b or last_b < first_a


def _places(a: Cells, b: Cells) -> bool:
    if a["city"] and b["city"] and a["city"] != b["city"]:
        return True
    exact = all(float(cells["geo_precision"] or 0) >= _EXACT and cells["latitude"] for cells in (a, b))
    return exact and haversine_km(_point(a), _point(b)) > _APART_KM


def _point(cells: Cells) -> tuple[float, float]:
    return float(cells["latitude"]), float(cells["longitude"])


def _authors(a: Cells, b: Cells) -> bool:
    one, other = _violent(a), _violent(b)
    return bool(one and other) and not one & other


def _violent(cells: Cells) -> frozenset[str]:
    return frozenset(
        cells[f"actor{n}_id"]
        for n in _ACTORS
        if cells[f"actor{n}_id"]
        and cells[f"actor{n}_perpetrator"] == _YES
        and not cells[f"actor{n}"].startswith("Unknown")
    )


_DIFFER: Mapping[str, Callable[[Cells, Cells], bool]] = {
    KILLED: _counts("deaths"),
    INJURED: _counts("injuries"),
    WHEN: _days,
    WHERE: _places,
    WHO: _authors,
}
