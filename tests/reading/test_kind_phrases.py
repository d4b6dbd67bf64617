"""Names of several places as whole sentences have them: the rows are what a careful reader would answer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from whole import report

from twosource.reading.reader import Reader
from twosource.records import PlaceMention

CASES = Path(__file__).parent / "cases" / "ambiguous_in_context.csv"


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


def test_a_road_is_wider_than_the_town_it_is_called_after(reader: Reader) -> None:
    place = first_place(reader, "A bomb exploded on the Aleppo road.")
    assert place is not None
    assert (place.id, place.name) == (None, "Aleppo road")
    assert (place.radius_km or 0.0) >= 50.0


@pytest.mark.parametrize("text", ["Gunmen stormed the Paris Hotel in Mogadishu.", "A missile hit the Damascus Gate."])
def test_what_is_called_after_a_capital_is_no_government(reader: Reader, text: str) -> None:
    claims = reader.read(report(text)).claims
    assert {party.id for claim in claims for party in (*claim.actor, *claim.target)} <= {None}
