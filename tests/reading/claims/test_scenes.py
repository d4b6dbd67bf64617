"""Scenes: where a deed was done that names no place of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]

_LEAD = "The Syrian army captured Mayadin on Monday, SOHR said. Its troops had shelled Mayadin for a week.\n\n"


def test_a_deed_without_a_place_was_done_in_the_place_that_the_report_is_about(read: Read) -> None:
    reading = read(_LEAD + "Warplanes bombed Raqqa on Sunday.\n\nThe few inhabitants have eaten grass since May.")
    (place,) = of_type(reading, "hardship")[0].place
    assert (place.id, place.via) == ("plc:sy:mayadin", "inferred")


def test_where_people_fled_to_is_no_scene(read: Read) -> None:
    reading = read(_LEAD + "Two thousand people fled to Raqqa. Those who stayed have eaten grass since May.")
    assert [place.id for claim in of_type(reading, "hardship") for place in claim.place] != ["plc:sy:raqqa-city"]


def test_the_sentence_before_tells_where_though_it_makes_no_claim(read: Read) -> None:
    reading = read(
        _LEAD + "In Raqqa five thousand people need help. UN flights have brought in food twice a week since May."
    )
    assert [place.id for place in only(reading, "aid_delivery").place] == ["plc:sy:raqqa-city"]


@pytest.mark.parametrize("text", ["broke the siege in which Isis held the town of Mayadin", "broke a siege of Mayadin"])
def test_a_siege_is_of_what_the_clause_on_it_names(read: Read, text: str) -> None:
    (claim,) = of_type(read(f"The Syrian army {text}, SOHR said on Monday."), "siege_broken")
    assert [place.id for place in claim.place] == ["plc:sy:mayadin"]


def test_a_siege_without_a_place_is_of_the_town_named_last(read: Read) -> None:
    (claim,) = of_type(read("Mayadin is free: Syrian troops have smashed the blockade."), "siege_broken")
    assert [(place.id, place.via) for place in claim.place] == [("plc:sy:mayadin", "inferred")]


def test_there_is_the_place_named_last(read: Read) -> None:
    reading = read("Isis besieged Mayadin in March. Residents say hundreds of civilians died there.")
    assert [place.id for place in only(reading, "casualties").place] == ["plc:sy:mayadin"]


def test_a_part_of_the_town_is_named_by_the_report_s_spelling(read: Read) -> None:
    reading = read("The army broke through to Mayadeen on Monday. Its tanks reached the town's southern outskirts.")
    assert {place.name for claim in of_type(reading, "advance") for place in claim.place} >= {
        "southern outskirts of Mayadeen"
    }


def test_roads_that_are_closed_are_not_the_towns_taken_before(read: Read) -> None:
    reading = read("Isis fighters overran Mayadin and Raqqa in June and blocked the roads on either bank.")
    assert all(place.id is None for claim in of_type(reading, "siege_laid") for place in claim.place)


def test_a_group_is_no_town_of_the_same_name(read: Read) -> None:
    reading = read("Israeli tanks entered Rafah on Monday. Hamas's positions were abandoned.")
    assert all(place.id != "gn:2911240" for claim in reading.claims for place in claim.place)


def test_so_many_days_after_a_deed_is_so_many_after_its_day(read: Read) -> None:
    reading = read(
        "Syrian forces launched an operation on Tuesday to retake Mayadin, two days after Isis fighters drove them out of it."
    )
    driven = [claim for claim in reading.claims if claim.trigger.text.startswith("drove")]
    assert driven and all(claim.time.text == "two days after" for claim in driven)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        (
            "An air strike on Mayadin killed 43, SOHR said.\n\nA resident said the attackers set fire to the camp.",
            "destruction",
        ),
        (
            "Isis lost the city of Mayadin to the army, SOHR said.\n\nState media said the jihadists had been driven out.",
            "lose",
        ),
    ],
)
def test_what_opens_the_next_paragraph_was_where_all_before_was(read: Read, text: str, event_type: str) -> None:
    assert [[place.id for place in claim.place] for claim in of_type(read(text), event_type)][-1] == ["plc:sy:mayadin"]


def test_of_two_towns_before_none_is_taken_for_the_next_paragraphs(read: Read) -> None:
    reading = read("Warplanes bombed Mayadin and Raqqa on Monday.\n\nA resident said the attackers set fire to a camp.")
    places = [(place.id, place.text) for claim in of_type(reading, "destruction") for place in claim.place]
    assert places == [(None, "camp")]


def test_what_did_not_happen_did_not_happen_where_it_was_told(read: Read) -> None:
    reading = read("SOHR said an air strike had hit Mayadin. That report was wrong. No air strike took place.")
    denied = [claim for claim in of_type(reading, "air_strike") if claim.polarity == "denied"]
    assert [[place.id for place in claim.place] for claim in denied] == [["plc:sy:mayadin"]]


def test_a_site_lends_its_town_and_not_itself(read: Read) -> None:
    text = (
        "Soldiers entered Mayadin on Monday. Sappers cleared mines from the teaching hospital there. Bombs were removed from a "
        "school being used as a barracks."
    )
    names = [place.name for claim in of_type(read(text), "demine") for place in claim.place]
    assert not any("hospital of" in name and "school" in name for name in names)


@pytest.mark.parametrize(
    ("text", "event_type", "words"),
    [
        (
            "A market in Jobar was shelled on Monday. Doctors reported six dead from the same street.",
            "casualties",
            "Jobar",
        ),
        (
            "Rebels kept a battalion surrounded for 30 hours in Jobar, in the east of Damascus.",
            "siege_continues",
            "Jobar",
        ),
        ("Government troops have been retaking hamlets along the M5 since March.", "capture", "M5"),
        ("Sappers cleared the Palmyra track of mines on Friday.", "demine", "Palmyra"),
    ],
)
def test_where_a_follow_on_or_a_road_tells(read: Read, text: str, event_type: str, words: str) -> None:
    assert any(words in place.name for claim in of_type(read(text), event_type) for place in claim.place)


def test_a_place_that_only_tells_where_the_speaker_is_keeps_no_scene_away(read: Read) -> None:
    reading = read("Rebels besieged Mayadin on Monday. An army officer in Damascus said its troops had pulled back.")
    (withdrawal,) = [claim for claim in reading.claims if claim.event_type == "withdraw"]
    assert [place.name for place in withdrawal.place] == ["Mayadin"]


def test_what_was_burned_is_no_place_where_the_scene_is_told(read: Read) -> None:
    reading = read("Jihadists attacked Mayadin on Monday. They set huts on fire.")
    (burning,) = [claim for claim in reading.claims if claim.event_type == "destruction"]
    assert [place.name for place in burning.place] == ["Mayadin"]


def test_a_scene_goes_on_from_sentence_to_sentence(read: Read) -> None:
    reading = read("Isis shelled Mayadin. A bomb hit a bus on Monday. Gunmen killed two guards later.")
    (killing,) = [claim for claim in reading.claims if claim.trigger.text.startswith("killed")]
    assert [place.name for place in killing.place] == ["Mayadin"]


def test_words_written_small_are_no_place_s_name(read: Read) -> None:
    reading = read("Gunmen in uniform stormed a clinic in Mayadin on Monday and opened fire on nurses.")
    assert not any(place.name == "uniform" for claim in reading.claims for place in (*claim.place, *claim.from_place))


def test_where_the_hurt_are_taken_is_not_where_they_were_hurt(read: Read) -> None:
    reading = read("Isis killed two guards in Mayadin. A third guard was wounded and taken to hospital in Hama.")
    (hurt,) = [claim for claim in reading.claims if claim.trigger.text == "wounded"]
    assert [place.name for place in hurt.place] == ["Mayadin"]


def test_what_is_shared_by_two_deeds_is_where_both_were_done(read: Read) -> None:
    reading = read("Isis killed two guards in Mayadin. Gunmen killed a trader and burned a clinic in Hama.")
    (burning,) = [claim for claim in reading.claims if claim.event_type == "destruction"]
    assert [place.name for place in burning.place] == ["Hama"]
