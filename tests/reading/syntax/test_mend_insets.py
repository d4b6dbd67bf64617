"""What is set into a clause leaves the clause whole, and the clause what is set in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        (
            "For months the rebels, whom Rwandan officers and Ugandan traders supply, have been gaining ground along the lake.",
            "advance",
            "rebels",
        ),
        ("The separatists, who hold Donetsk, shelled Avdiivka on Monday.", "shelling", "separatists"),
        ("Years have passed since gunmen raided Chibok, abducted 276 girls and left.", "abduction", "gunmen"),
        ("It started in May, when rebels crossed the river, captured Bria and killed 40.", "capture", "rebels"),
        (
            "Hezbollah fired missiles at a barracks and Israeli artillery killed a Lebanese soldier on Tuesday.",
            "shelling",
            "act:i",
        ),
        ("On 3 March fighters of M23, coming from the hills, attacked Sake.", "clash", "act:m23"),
        ("Gunmen held Palma for a day; in June they looted the hospital.", "looting", "they"),
    ],
)
def test_the_doer_of_the_clause_is_found_across_what_is_set_in(
    read: Read, text: str, event_type: str, actor: str
) -> None:
    named = [party.lower() for party in parties(of_type(read(text), event_type)[0].actor)]
    assert any(actor.lower() in party for party in named), named


@pytest.mark.parametrize(
    ("text", "event_type", "name"),
    [
        ("Marines have taken Marawi, PTV, the channel, said on Monday, and the police walked out.", "capture", "PTV"),
        (
            "Nangade has been shelled, the governor of Cabo Delgado, Joao Silva, said on the radio.",
            "shelling",
            "Joao Silva",
        ),
    ],
)
def test_the_speaker_between_commas_speaks(read: Read, text: str, event_type: str, name: str) -> None:
    assert name in speakers(of_type(read(text), event_type)[0])


def test_a_heavy_object_stands_behind_what_is_set_in(read: Read) -> None:
    claim = only(
        read("Its soldiers had lifted by force, at the western entrance, the encirclement of Taiz."), "siege_broken"
    )
    assert [place.name for place in claim.place] == ["Taiz"]


def test_who_speaks_behind_a_semicolon_speaks_of_that_clause(read: Read) -> None:
    reading = read("A depot in Demoso was destroyed, the army said; the Kayah Data Group denied that it had held arms.")
    claim = only(reading, "destruction")
    assert claim.polarity == "affirmed"
    assert len(claim.speakers) == 1


def test_the_hurt_who_are_taken_along_are_not_hurt_by_it(read: Read) -> None:
    reading = read("The Red Crescent took 1,000 foreigners and wounded people to Benghazi on Wednesday.")
    assert not of_type(reading, "attack_on_civilians")
    assert of_type(reading, "evacuation")


def test_an_ousting_by_nobody_told_is_a_loss(read: Read) -> None:
    claim = only(read("Government troops had been forced out of Bentiu."), "lose")
    assert claim.actor
    assert not claim.target


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("By Sunday sappers were lifting mines at Sekota.", "demine", "happened"),
        ("Rebels were still shelling Goma on Monday.", "shelling", "ongoing"),
        ("The Taliban may attack Lashkar Gah before winter, an analyst said.", "clash", "predicted"),
        ("Juba is going to attack Akobo next, an analyst said.", "clash", "predicted"),
    ],
)
def test_what_went_on_was_done_and_what_may_be_is_foretold(
    read: Read, text: str, event_type: str, modality: str
) -> None:
    assert of_type(read(text), event_type)[0].modality == modality


def test_the_siege_that_was_broken_was_broken_by_those_who_came_through(read: Read) -> None:
    text = "Rebels broke through to the besieged garrison of Bria on Monday. The siege had been broken."
    claim = of_type(read(text), "siege_broken")[-1]
    assert claim.actor
    assert {mention.via for mention in claim.actor} == {"inferred"}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Engineers have by the account of three villagers put up two outposts in Quneitra.", "base_established"),
        ("Soldiers had, by the count of villagers, burnt 40 houses in Bria.", "destruction"),
    ],
)
def test_whose_telling_it_is_may_stand_behind_have(read: Read, text: str, event_type: str) -> None:
    assert speakers(only(read(text), event_type)) == ["src:residents"]
