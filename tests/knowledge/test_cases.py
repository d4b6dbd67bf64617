"""Names as reports write them, over the shipped packs: the rows are what a careful reader would answer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.geography import haversine_km
from twosource.records import Place

CASES = Path(__file__).parent / "cases"
NEAR_KM = 25.0
LEAST = {
    "spellings.csv": 300,
    "ambiguous.csv": 100,
    "actors.csv": 200,
    "armed_groups.csv": 350,
    "not_places.csv": 100,
    "descriptions.csv": 15,
}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def near(place: Place | None, lat: float, lon: float) -> bool:
    if place is None or place.lat is None or place.lon is None:
        return False
    return haversine_km((place.lat, place.lon), (lat, lon)) <= NEAR_KM


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_there_are_enough_cases(name: str, least: int) -> None:
    assert len({tuple(case.values()) for case in rows(name)}) >= least


def test_the_spellings_are_of_many_places() -> None:
    points = {
        (case["country"], round(float(case["lat"]), 1), round(float(case["lon"]), 1)) for case in rows("spellings.csv")
    }
    assert len(points) >= 120


def test_places_are_found_in_the_spellings_of_the_press(knowledge: Knowledge) -> None:
    cases = rows("spellings.csv")
    wrong = []
    for case in cases:
        found = knowledge.places.resolve(case["name"], country_prior={case["country"]: 0.7})
        place = found.place
        ok = near(place, float(case["lat"]), float(case["lon"])) and place is not None
        if not (ok and place is not None and place.country == case["country"]):
            wrong.append((case["name"], case["country"], place.id if place else None, found.score))
    assert len(wrong) <= 0.05 * len(cases), wrong


def answers(knowledge: Knowledge, place: Place | None, expected: str) -> bool:
    """``-``: no place; ``@lat lon``: a settlement near; ``admin1``: a province; two letters: the country; else the id, of
    the packs or of GeoNames."""
    if expected == "-" or place is None:
        return expected == "-" and place is None
    if expected.startswith("@"):
        lat, lon = map(float, expected[1:].split())
        return near(place, lat, lon) and place.kind in ("city", "town", "village")
    if expected == "admin1":
        return place.kind in ("province", "governorate", "region", "oblast", "state")
    if len(expected) == 2:
        return place.country == expected
    wanted = knowledge.places.get(expected)
    return wanted is not None and wanted.id == place.id


def test_ambiguous_names_are_settled_by_what_surrounds_them(knowledge: Knowledge) -> None:
    cases = rows("ambiguous.csv")
    wrong = []
    for case in cases:
        prior = {part.split(":")[0]: float(part.split(":")[1]) for part in case["prior"].split()}
        beside = [place for name in case["near"].split("|") if name and (place := knowledge.places.resolve(name).place)]
        found = knowledge.places.resolve(case["name"], country_prior=prior, near=beside, kind_hint=case["hint"] or None)
        if not answers(knowledge, found.place, case["expected"]):
            wrong.append((case, found.place.id if found.place else None, found.score))
    assert len(wrong) <= 0.1 * len(cases), wrong


def test_words_that_are_place_names_somewhere_are_not_taken(knowledge: Knowledge) -> None:
    taken = []
    for case in rows("not_places.csv"):
        text = f"They met there. {case['word']} was heard, and {case['word']} again."
        taken += [hit.text for hit in knowledge.matcher.find(text) if hit.kind == "place"]
    assert taken == []


@pytest.mark.parametrize(("name", "share"), [("actors.csv", 0.07), ("armed_groups.csv", 0.0)])
def test_actors_are_found_as_reports_name_them(knowledge: Knowledge, name: str, share: float) -> None:
    """``armed_groups.csv``: armed groups and peoples of wars since 1990, none to be lost again."""
    cases = rows(name)
    wrong = []
    for case in cases:
        text = f"On Monday {case['mention']} rejected the report."
        ids = {identifier for hit in knowledge.matcher.find(text) if hit.kind == "actor" for identifier in hit.ids}
        if case["expected"] not in ids:
            wrong.append((case["mention"], case["expected"], sorted(ids)))
    assert len(wrong) <= share * len(cases), wrong


def test_descriptions_may_mean_whom_a_report_means_by_them(knowledge: Knowledge) -> None:
    cases = rows("descriptions.csv")
    wrong = [
        case
        for case in cases
        if case["expected"] not in {actor.id for actor in knowledge.actors.described(case["mention"])}
    ]
    assert wrong == []
