"""Names of places that a parse hangs on the wrong word say where the town is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "code", "town", "wider"),
    [
        ("Gunmen in Maiduguri, Nigeria, abducted two nurses.", "abduction", "Maiduguri", "Nigeria"),
        ("Rebels in Goma, Congo, abducted two nurses.", "abduction", "Goma", "Congo"),
        ("Police in Athens, Georgia, arrested two nurses.", "arrest", "Athens", "Georgia"),
        (
            "Soldiers in Bria, Central African Republic, arrested two nurses.",
            "arrest",
            "Bria",
            "Central African Republic",
        ),
    ],
)
def test_what_says_where_a_town_is_does_nothing(read: Read, sentence: str, code: str, town: str, wider: str) -> None:
    claim = only(read(sentence), code)
    assert [place.name for place in claim.place] == [town]
    assert len(claim.actor) == 1
    assert wider not in claim.actor[0].text


@pytest.mark.parametrize(
    ("sentence", "code", "doers"),
    [
        ("Air strikes hit Raqqa, Syria, on Tuesday, killing six people.", "air_strike", []),
        ("Air strikes hit the Saltivka district of Kharkiv, Ukraine, on Tuesday, killing six.", "air_strike", []),
        ("In Kharkiv, Ukraine, shells hit a market on Tuesday, killing two people.", "shelling", []),
        ("In Bamako, Mali, soldiers arrested ten nurses.", "arrest", ["Malian Armed Forces"]),
        ("In Goma, DR Congo, M23 rebels shelled a camp.", "shelling", ["March 23 Movement"]),
        ("In Khartoum, Sudan, the army shelled a market.", "shelling", ["Sudanese Armed Forces"]),
        ("After the attack in Kabul, Pakistan arrested ten nurses.", "arrest", ["Pakistan"]),
        ("In Damascus, Syria and Russia signed a deal.", "agreement", ["Syrian government", "Russia"]),
    ],
)
def test_a_country_behind_its_town_does_nothing(read: Read, sentence: str, code: str, doers: list[str]) -> None:
    assert [actor.name for actor in only(read(sentence), code).actor] == doers


def test_a_country_behind_its_town_is_not_acted_upon(read: Read) -> None:
    claim = only(read("Militants raided Bunia, Democratic Republic of Congo, burning houses."), "clash")
    assert claim.target == ()


def test_a_state_of_the_same_name_tells_of_which_country_a_town_is(read: Read) -> None:
    (place,) = only(read("Gunmen in Savannah, Georgia, abducted two nurses."), "abduction").place
    assert place.country == "US"


def test_a_list_of_towns_stays_a_list(read: Read) -> None:
    places = only(read("The army said rebels in Bria, Mobaye, and Zemio had surrendered."), "surrender").place
    assert {place.name for place in places} == {"Bria", "Mobaye", "Zemio"}


def test_who_is_counted_in_thousands_is_a_people_and_no_place(read: Read) -> None:
    claim = only(read("The army has abducted thousands of Baloch, Amnesty International said."), "abduction")
    assert [m.name for m in claim.target] == ["Baloch"]
    assert claim.place == ()


def test_a_town_whose_people_are_counted_stays_a_place(read: Read) -> None:
    claim = only(read("Gunmen abducted hundreds of Maiduguri traders on Monday."), "abduction")
    assert "Maiduguri" not in [m.name for m in claim.target]
