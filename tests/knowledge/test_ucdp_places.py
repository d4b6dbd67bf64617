"""Places of UCDP's coded events in Syria, found by their names alone: by the packs, and after an import of other events.

An event's place counts as found where the answer lies within 25 km of the point that UCDP's coders gave it. Only events
whose place is exact (where_prec 1 or 2) are asked for. The data measures; none of it is in the packs.
"""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.check import check_packs
from twosource.knowledge.geography import haversine_km
from twosource.knowledge.importing import Imported, import_file

pytestmark = pytest.mark.shared_data
NEAR_KM = 25.0
EXACT = (1.0, 2.0)


class Where(NamedTuple):
    name: str
    lat: float
    lon: float


class Events(NamedTuple):
    head: list[str]
    rows: list[list[str]]

    def places(self) -> Counter[Where]:
        """The places of the events that have an exact one, with how many events each has."""
        name, lat, lon, exact = map(self.head.index, ("where_coordinates", "latitude", "longitude", "where_prec"))
        return Counter(
            Where(row[name], float(row[lat]), float(row[lon])) for row in self.rows if float(row[exact]) in EXACT
        )


@pytest.fixture(scope="module")
def events(shared_data: Path) -> Events:
    with gzip.open(
        shared_data / "ucdp_ged_syria" / "ged_syria_20160101_20191130.csv.gz", "rt", encoding="utf-8", newline=""
    ) as file:
        head, *rows = csv.reader(file)
    return Events(head, rows)


@pytest.fixture(scope="module")
def halves(events: Events) -> tuple[Events, Events]:
    return Events(events.head, events.rows[::2]), Events(events.head, events.rows[1::2])


@pytest.fixture(scope="module")
def imported(halves: tuple[Events, Events], knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("ged")
    with (folder / "half.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([halves[0].head, *halves[0].rows])
    return import_file(folder / "half.csv", "ged", lambda pack: knowledge, folder / "packs")


def shares(knowledge: Knowledge, places: Counter[Where]) -> tuple[float, float]:
    """The share found, of the events and of their places."""
    found = [where for where in places if is_found(knowledge, where)]
    return sum(places[where] for where in found) / places.total(), len(found) / len(places)


def is_found(knowledge: Knowledge, where: Where) -> bool:
    place = knowledge.places.resolve(where.name, country_prior={"SY": 0.9}).place
    if place is None or place.lat is None or place.lon is None:
        return False
    return haversine_km((place.lat, place.lon), (where.lat, where.lon)) <= NEAR_KM


def test_the_packs_alone_find_most_events(knowledge: Knowledge, events: Events) -> None:
    by_event, by_place = shares(knowledge, events.places())
    assert by_event >= 0.75
    assert by_place >= 0.25


def test_an_import_of_half_the_events_finds_the_others_at_the_same_places(
    imported: Imported, halves: tuple[Events, Events]
) -> None:
    first, second = (half.places() for half in halves)
    both = Counter({where: count for where, count in second.items() if where in first})
    assert both.total() > 6000
    by_event, by_place = shares(Knowledge.load([imported.folder]), both)
    assert by_event >= 0.97
    assert by_place >= 0.95


def test_the_import_rejects_no_row_and_passes_the_check(imported: Imported) -> None:
    assert imported.bad == ()
    assert imported.places > 500
    assert [fault for fault in check_packs([imported.folder]) if fault.file.is_relative_to(imported.folder)] == []
