"""Phrases that the model's parses join or label wrongly, as the claims show them once they are mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize("low,high", [("38", "67"), ("five", "seven")])
def test_both_numbers_behind_between_count_who_was_killed(read: Read, low: str, high: str) -> None:
    claim = only(read(f"Air strikes killed between {low} and {high} civilians near Mayadin."), "air_strike")
    numbers = {"38": 38, "67": 67, "five": 5, "seven": 7}
    assert [(f.what, f.low, f.high) for f in claim.figures] == [("killed", numbers[low], numbers[high])]


def test_a_span_of_time_behind_between_counts_nobody(read: Read) -> None:
    claim = only(read("Air strikes on Mayadin killed 12 civilians between 5 and 7 March."), "air_strike")
    assert [(f.what, f.low, f.high) for f in claim.figures] == [("killed", 12, 12)]


def test_a_gerund_in_a_series_is_no_deed_of_its_own(read: Read) -> None:
    reading = read("As part of a series of probing attacks, the army crossed the Euphrates near Mayadin.")
    assert not of_type(reading, "accuse")


def test_those_who_flee_are_not_driven_by_who_warns_them(read: Read) -> None:
    reading = read("Isis was warning fleeing civilians in Mayadin that the bridge was down.")
    assert all(m.id != "act:is" for claim in of_type(reading, "displacement") for m in claim.target)


def test_a_wave_of_strikes_is_one_event_with_what_it_did(read: Read) -> None:
    reading = read("A wave of Russian air strikes against Isis positions near Mayadin killed 180 militants.")
    claim = only(reading, "air_strike")
    assert [m.id for m in claim.actor] == ["act:russia"]
    assert "act:russia" not in [m.id for m in claim.target]
    assert [(f.what, f.best) for f in claim.figures] == [("killed", 180)]


def test_what_stands_behind_with_is_what_was_surrounded(read: Read) -> None:
    reading = read("The Syrian army entered Mayadin, with the city surrounded by the following day.")
    assert all(m.id != "act:syrian-army" for claim in of_type(reading, "siege_laid") for m in claim.target)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Islamist rebels hacked to death 38 farmers in Beni, a local official said on Thursday.", 38),
        ("Militants burned to death 12 villagers in Cabo Delgado, residents said.", 12),
    ],
)
def test_whom_a_phrase_parts_from_the_verb_is_done_to_death(
    read: Callable[..., Reading], text: str, killed: int
) -> None:
    (claim,) = read(text).claims
    assert claim.event_type == "attack_on_civilians" and claim.actor and claim.target
    assert [(f.what, f.best) for f in claim.figures] == [("killed", killed)]
