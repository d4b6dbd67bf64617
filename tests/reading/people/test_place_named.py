"""A given name that is a country's or a town's is a person's where it stands as one; places and bodies stay what they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]

PERSONS = (
    ("Kenya Osei said her sister was shot by a sniper in Donetsk.", "Kenya Osei"),
    ("Rebels killed Cuba Mendes in Cabinda.", "Cuba Mendes"),
    ("Mrs Israel was wounded when a rocket hit her flat in Benghazi.", "Israel"),
    ("M. Liban said militiamen had looted his stall in Bria.", "Liban"),
    ("The mother of Vienna Okafor said gunmen abducted her from Kankara.", "Vienna Okafor"),
    ("Troops detained Jordan Carpenter in Buea on Friday.", "Jordan Carpenter"),
    ("The body of Geneva Ruiz was found near Tibu.", "Geneva Ruiz"),
    ("A resident, Ghana Mwale, said rebels burned houses in Rutshuru.", "Ghana Mwale"),
    ("Milan Horvat, 58, was killed by a shell in Kupiansk.", "Milan Horvat"),
    ("Qamishli-born Hama al-Nasser died in an air strike on Sarmada.", "Hama al-Nasser"),
    ("Aden, a bus driver, was killed by a shell in Donetsk.", "Aden"),
    ("Soldiers shot Latakia, a midwife, at a checkpoint near Beni.", "Latakia"),
    ("Jenin, a farmer from the north, was abducted by gunmen in Maiduguri.", "Jenin"),
    ("Ireland Boateng was buried in Kharkiv on Sunday.", "Ireland Boateng"),
)
NO_PERSONS = (
    "Georgia's army shelled Tskhinvali.",
    "Chad accused Sudan of shelling Adre.",
    "Cairo police arrested 12 protesters on Saturday.",
    "Rebels captured villages in the Jordan Valley.",
    "Police closed Sofia airport after a bomb threat.",
    "Fighters of the Tripoli Brigade attacked the port.",
    "Israel Defense Forces struck Rafah.",
    "The Homs Martyrs attacked a checkpoint in Rastan.",
    "Syria Civil Defence said an air strike killed 12 people in Idlib.",
    "Israel Police arrested 12 protesters in Jerusalem.",
    "Rebels attacked Chad Army positions near Bol.",
    "Rebels shelled Aden, a bus driver said.",
    "In Latakia, a midwife was killed by a shell.",
    "Jenin, a city of farmers, was shelled on Monday.",
    "Aleppo, a victim of its walls, was shelled on Monday.",
    "Rebels shelled Nyala, a town near the border.",
    "The mother of a Jordan pilot said he was killed in Raqqa.",
)


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_place_s_name_before_a_surname_is_a_person_s_and_names_no_party(read: Read, text: str, name: str) -> None:
    reading = read(text)
    assert any(name in p.text and not p.public for p in reading.people)
    inside = range(text.index(name), text.index(name) + len(name))
    for claim in reading.claims:
        for party in (*claim.actor, *claim.target, *claim.place):
            assert party.id is None or party.start not in inside


@pytest.mark.parametrize("text", NO_PERSONS)
def test_places_their_bodies_and_things_are_nobody(read: Read, text: str) -> None:
    assert read(text).people == ()


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Sofia Mayor Yordanka Petkova said police arrested 12 rioters.", "Yordanka Petkova", "Sofia"),
        ("Georgia Defence Minister Levan Izoria said Russia attacked Gori.", "Levan Izoria", "Georgia"),
        ("The mayor of Paris Claire Doumont condemned the attack in Tyre.", "Claire Doumont", "Paris"),
    ],
)
def test_the_place_of_somebody_s_office_is_no_part_of_the_name(read: Read, text: str, name: str, place: str) -> None:
    people = read(text).people
    assert [(p.text, p.public) for p in people if name in p.text] == [(name, True)]
    assert not any(place in p.text for p in people)


def test_an_official_with_a_place_s_name_keeps_it_and_is_no_country(read: Read) -> None:
    reading = read("Colonel Israel Mwangi said rebels attacked Garissa.")
    assert [(p.text, p.public) for p in reading.people] == [("Israel Mwangi", True)]
    assert [speaker.source_id for claim in reading.claims for speaker in claim.speakers] == [None]


def test_a_child_with_a_country_s_name_is_no_target_of_it(read: Read) -> None:
    reading = read("Jordan, 9, was killed by a mortar in Kherson.")
    assert [(p.text, p.child) for p in reading.people] == [("Jordan", True)]
    assert all(party.id is None for claim in reading.claims for party in claim.target)


@pytest.mark.parametrize(
    "text",
    [
        "Aden, a pundit, said rebels had captured the base.",
        "Jenin, a columnist, said the army had shelled the camp.",
    ],
)
def test_whoever_speaks_in_public_under_a_town_s_name_is_no_place(read: Read, text: str) -> None:
    reading = read(text)
    assert [person.public for person in reading.people] == [True]
    assert all(place.id is None and place.lat is None for claim in reading.claims for place in claim.place)
