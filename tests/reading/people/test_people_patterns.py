"""Names that an age, a kin word or a given name betray, whatever towns and parties bear them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.reading.lexicon import Lexicon
from twosource.reading.people.ages import Ages
from twosource.reading.people.people_patterns import NamePatterns
from twosource.records import Reading

Read = Callable[..., Reading]
LEXICON = Lexicon()
PATTERNS = NamePatterns(LEXICON.people, Ages(LEXICON.numbers))


def names(text: str) -> list[tuple[str, bool, str]]:
    return [(text[n.start : n.end], n.child, n.by) for n in PATTERNS.find(text, 0, len(text))]


def test_an_age_behind_a_name_makes_it_a_person_s() -> None:
    assert names("Nabil, 9, was killed in Kharkiv.") == [("Nabil", True, "age")]
    assert names('"I saw fire," said Halyna, 70.') == [("Halyna", False, "age")]
    assert names("In Kharkiv, 9 people were killed.") == []
    assert names("On Monday, 9 March, shells fell.") == []


def test_kin_are_named_for_being_somebody_s() -> None:
    assert {name for name, _, _ in names("A mother and her daughter Rima, 6, fled.")} == {"Rima"}
    assert {name for name, _, _ in names("his wife Olena Shevchuk")} == {"Olena Shevchuk"}


def test_a_given_name_leads_a_person_s() -> None:
    assert names("Amal Haddad was seen in Rafah.") == [("Amal Haddad", False, "given")]
    assert names("Amal fought in Tyre.") == []


@pytest.mark.parametrize("name", ["Nazar", "Viktoria", "Rima", "Hala", "Samar", "Salif", "Mariam", "Amal", "Omar"])
def test_a_child_s_name_is_masked_though_a_town_bears_it(read: Read, name: str) -> None:
    reading = read(f"{name}, 9, was killed when a shell hit a house in Kharkiv on Monday.")
    (person,) = [person for person in reading.people if person.text == name]
    assert (person.public, person.child) == (False, True)
    assert all(place.text != name for claim in reading.claims for place in claim.place)


@pytest.mark.parametrize(
    ("text", "name", "child"),
    [
        ("A rocket killed 9-year-old Dalia (pictured) in Douma on Monday.", "Dalia", True),
        ("A shell killed seven-year-old Rima (not her real name) in Douma.", "Rima", True),
        ("A shell killed 34-year-old Chad Williams in Douma.", "Chad Williams", False),
        ("A shell killed Chad Williams, an aid worker, in Douma.", "Chad Williams", False),
        ("A rocket killed Israel Cohen, a shopkeeper, in Sderot.", "Israel Cohen", False),
    ],
)
def test_who_bears_a_country_s_name_or_a_town_s_is_neither(read: Read, text: str, name: str, child: bool) -> None:
    reading = read(text)
    assert [(p.text, p.public, p.child) for p in reading.people] == [(name, False, child)]
    named = {m.name for claim in reading.claims for m in (*claim.actor, *claim.target, *claim.place)}
    assert named.isdisjoint({"Chad", "Israel", "Amal Movement", "Rima", "Daliyya"})


def test_bodies_and_towns_are_nobody_by_what_is_apposed() -> None:
    for text in (
        "Boko Haram, a jihadist group, fled.",
        "Deir Ezzor, a city, fell.",
        "South Sudan, a victim of war, sank.",
    ):
        assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Israeli forces shot dead a 14-year-old Palestinian in Jenin on Monday.",
        "A 14-year-old Palestinian boy was shot dead in Jenin on Monday.",
        "The 13-year-old Syrian civil war has killed 500,000 people.",
        "The two-year-old Sudan war has displaced 12 million people from Khartoum.",
        "Troops fought the 15-year-old Boko Haram insurgency in Borno.",
        "Shells hit Deir Ezzor, a resident in the city said.",
        "Gunmen killed nine people in Burkina Faso, a farmer from the area said.",
        "Shells fell on Beit Foobar, a doctor at the hospital said.",
    ],
)
def test_a_nation_a_war_of_some_age_and_a_place_before_a_speaker_are_nobody(read: Read, text: str) -> None:
    assert read(text).people == ()
