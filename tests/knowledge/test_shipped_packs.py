"""What the shipped packs hold: enough of each war, armies apart from their states, ties that change with the day."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.packs import pack_folders, read_pack
from twosource.records import Actor, Place, Source

WARS = ("gaza-israel-lebanon", "sahel", "sudan", "syria-iraq", "ukraine-russia", "yemen-red-sea")
GROUPS = (
    "rebel_group",
    "jihadist_group",
    "militia",
    "separatist",
    "armed_group",
    "criminal_group",
    "political",
    "coalition",
)
PACKS = {pack.manifest.id: pack for folder in pack_folders([]) if (pack := read_pack(folder)[0]) is not None}


@pytest.mark.parametrize("war", WARS)
def test_each_war_has_the_places_parties_and_speakers_that_it_turns_on(war: str) -> None:
    kinds = Counter(type(written.record) for written in PACKS[war].entries)
    assert kinds[Place] >= 150
    assert kinds[Actor] >= 60
    assert kinds[Source] >= 40


def test_all_together_know_enough_groups_and_speakers(knowledge: Knowledge) -> None:
    assert sum(actor.kind in GROUPS for actor in knowledge.actors) >= 500
    assert sum(isinstance(written.record, Source) for pack in PACKS.values() for written in pack.entries) >= 300


def test_every_point_says_where_it_comes_from() -> None:
    places = [
        written.record for pack in PACKS.values() for written in pack.entries if isinstance(written.record, Place)
    ]
    assert all(place.basis for place in places)
    assert all(place.radius_km >= 10 for place in places if place.basis == "recalled" and place.lat is not None)


@pytest.mark.parametrize(
    ("a", "b", "on", "side"),
    [
        ("act:rsf", "act:saf", date(2020, 1, 1), "allied"),
        ("act:rsf", "act:saf", date(2023, 4, 14), "allied"),
        ("act:rsf", "act:saf", date(2023, 4, 15), "hostile"),
        ("act:jem", "act:saf", date(2008, 5, 10), "hostile"),
        ("act:jem", "act:saf", date(2024, 5, 10), "allied"),
        ("act:slm-minnawi", "act:rsf", date(2015, 1, 1), "hostile"),
        ("act:slm-minnawi", "act:rsf", date(2024, 1, 1), "hostile"),
        ("act:white-army", "act:sspdf", date(2014, 1, 15), "hostile"),
        ("act:wagner", "act:jnim", date(2023, 1, 1), "hostile"),
        ("act:csp-dpa", "act:fama", date(2024, 7, 27), "hostile"),
        ("act:hig", "act:afghan-national-army", date(2010, 1, 1), "hostile"),
        ("act:hig", "act:afghan-national-army", date(2018, 1, 1), "unknown"),
        ("act:ng-army", "act:boko-haram", date(2015, 1, 1), "hostile"),
        ("act:updf", "act:adf", date(2022, 1, 1), "hostile"),
    ],
)
def test_who_fought_whom_changes_with_the_day(knowledge: Knowledge, a: str, b: str, on: date, side: str) -> None:
    assert knowledge.actors.sides(a, b, on) == side


@pytest.mark.parametrize(
    ("name", "part", "whole"),
    [
        ("Malian army", "act:fama", "act:mali"),
        ("Burkinabe army", "act:burkina-armed-forces", "act:burkina-faso"),
        ("Nigerien army", "act:fan-niger", "act:niger"),
        ("Yemeni army", "act:national-army-yemen", "act:yemen"),
        ("Emirati forces", "act:emirati-armed-forces", "act:uae"),
        ("Palestinian security forces", "act:pa-security-forces", "act:palestinian-authority"),
        ("Ugandan army", "act:updf", "act:uganda"),
        ("South Sudanese army", "act:sspdf", "act:south-sudan"),
        ("Jordanian army", "act:jo-army", "act:jordan"),
        ("Shin Bet", "act:isa", "act:israel"),
        ("Africa Corps", "act:africa-corps", "act:russian-armed-forces"),
        ("Azov Brigade", "act:azov", "act:ukrainian-national-guard"),
        ("Afghan National Army", "act:afghan-national-army", "act:afghanistan"),
    ],
)
def test_an_army_is_a_part_of_its_state_and_not_the_state(
    knowledge: Knowledge, name: str, part: str, whole: str
) -> None:
    assert [actor.id for actor in knowledge.actors.named(name)] == [part]
    assert knowledge.actors.is_part_of(part, whole)
    assert part != whole


@pytest.mark.parametrize(
    "name",
    [
        "Kandahar province",
        "Zurmat",
        "Panjwai",
        "Musa Qala",
        "Sangin district",
        "Pul-e-Alam",
        "Baraki Barak district",
        "Bagram",
    ],
)
def test_afghan_provinces_and_districts_are_known_without_a_pack(knowledge: Knowledge, name: str) -> None:
    found = knowledge.places.resolve(name, country_prior={"AF": 0.9}).place
    assert found is not None
    assert found.country == "AF"
