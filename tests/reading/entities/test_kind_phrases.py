"""Names of several places as whole sentences have them: the rows are what a careful reader would answer."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from whole import report

from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.records import PlaceMention

CASES = Path(__file__).resolve().parents[1] / "cases" / "ambiguous_in_context.csv"
KIND_WORD = re.compile(r"district|neighbou?rhood|quarter", re.IGNORECASE)


def bare(name: str) -> str:
    """A name without what the pack has in brackets behind it."""
    return re.sub(r" \(.*?\)", "", name)


def rows() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["expected"]) for row in csv.DictReader(file)]


def answers(place: PlaceMention | None, expected: str) -> bool:
    """``-``: nobody can tell where; two letters: somewhere in the country, of which no more is known; else the place's id."""
    if expected == "-":
        return place is None or (place.id is None and place.lat is None)
    if len(expected) == 2:
        return place is not None and place.id is None and place.country == expected and (place.radius_km or 0.0) > 0.0
    return place is not None and place.id == expected


def first_place(reader: Reader, text: str) -> PlaceMention | None:
    claims = reader.read(report(text, "2024-06-04")).claims
    return next((place for claim in claims for place in claim.place), None)


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_name_of_several_places_is_settled_by_its_sentence(reader: Reader, text: str, expected: str) -> None:
    place = first_place(reader, text)
    assert answers(place, expected), place


def test_a_place_that_no_pack_holds_has_the_radius_of_what_it_lies_in(reader: Reader) -> None:
    place = first_place(reader, "Rebels captured the village of Tal Foobar in Hama province.")
    assert place is not None
    assert (place.name, place.country) == ("Tal Foobar", "SY")
    assert (place.radius_km or 0.0) >= 50.0


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured a hill near Homs.",
        "Rebels captured three villages near Kupiansk.",
        "Rebels withdrew from villages around Homs.",
        "Rebels captured two villages in the countryside around Homs.",
        "The RSF took control of an army base in the vicinity of El Fasher.",
        "Soldiers shelled Kalynivka near Kupiansk.",
    ],
)
def test_what_is_near_a_town_may_be_farther_off(reader: Reader, text: str) -> None:
    place = first_place(reader, text)
    assert place is not None
    assert place.id is None
    assert (place.radius_km or 0.0) >= 15.0


def test_what_is_between_two_towns_is_midway_and_reaches_both(reader: Reader) -> None:
    place = first_place(reader, "Gunmen killed four soldiers on the road between Homs and Palmyra.")
    assert place is not None
    assert (place.id, place.name) == (None, "road between Homs and Palmyra")
    assert place.lon is not None
    assert 36.8 < place.lon < 38.2
    assert 65.0 <= (place.radius_km or 0.0) <= 80.0


def test_every_place_of_a_list_is_kept(reader: Reader) -> None:
    claims = reader.read(report("Drones hit Port Sudan and Kassala.", "2024-06-04")).claims
    assert {place.id for claim in claims for place in claim.place} == {"plc:sd:port-sudan", "plc:sd:kassala"}


def test_a_road_is_wider_than_the_town_it_is_called_after(reader: Reader) -> None:
    place = first_place(reader, "A bomb exploded on the Aleppo road.")
    assert place is not None
    assert (place.id, place.name) == (None, "Aleppo road")
    assert (place.radius_km or 0.0) >= 50.0


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed the Paris Hotel in Mogadishu.",
        "A missile hit the Damascus Gate.",
        "Jets bombed rural Damascus.",
        "Jets bombed south Lebanon.",
        "Rockets hit greater Khartoum.",
        "Rebels attacked soldiers in the Sahel.",
        "Rebels shelled Port Sudan.",
        "Rebels shelled Juba and Port Sudan.",
    ],
)
def test_what_is_called_after_a_capital_is_no_government(reader: Reader, text: str) -> None:
    claims = reader.read(report(text)).claims
    assert {party.id for claim in claims for party in (*claim.actor, *claim.target)} <= {None}


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen killed two people in the {part} district of {town}.",
        "An air strike hit the {part} neighbourhood of {town}.",
        "Rebels attacked {part} in {town}.",
        "Gunmen killed two people in the {part} area of {town}.",
        "Rebels shelled {town}'s {part} neighbourhood.",
    ],
)
def test_a_neighbourhood_told_with_its_town_is_that_town_s(reader: Reader, knowledge: Knowledge, words: str) -> None:
    known = [
        (place, town)
        for place in knowledge.places
        if place.kind == "neighbourhood" and place.part_of and not KIND_WORD.search(place.name)
        if (town := knowledge.places.get(place.part_of[0])) is not None and town.kind == "city"
    ]
    tried = known[::9]
    texts = [words.format(part=bare(place.name), town=bare(town.name)) for place, town in tried]
    readings = reader.read_many([report(text) for text in texts])
    found = [{one.id for claim in reading.claims for one in claim.place} for reading in readings]
    missed = [text for (place, _), ids, text in zip(tried, found, texts, strict=True) if place.id not in ids]
    assert len(tried) >= 25
    assert len(missed) <= 0.1 * len(tried), missed


@pytest.mark.parametrize(
    ("text", "name", "radius"),
    [
        ("Militants attacked a village in the Kobani area.", "Kobani area", 30.0),
        ("Gunmen killed nine people in New York state.", "New York", 310.0),
    ],
)
def test_the_surroundings_of_a_town_and_a_state_are_wide(reader: Reader, text: str, name: str, radius: float) -> None:
    place = first_place(reader, text)
    assert place is not None
    assert (place.name, place.radius_km) == (name, radius)
