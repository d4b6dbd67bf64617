"""Tolls as they change: the number stands with what was done with the toll, and is the deed's, told by who puts it there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "what", "best"),
    [
        ("The death toll from air strikes on a hospital in Mayadin has climbed to 22, SOHR said.", "killed", 22),
        ("SOHR said the death toll from Monday's air strikes on a hospital in Mayadin had risen to 17.", "killed", 17),
        ("SOHR put the number of people killed in the air strikes on Mayadin at 25.", "killed", 25),
        ("SOHR put the number of wounded in the air strikes on Mayadin at 60.", "injured", 60),
        ("SOHR has raised its toll for Monday's air strikes on Mayadin to 22.", "killed", 22),
        ("The number of dead in Monday's air strikes on Mayadin has reached 43, SOHR said.", "killed", 43),
    ],
)
def test_a_changed_toll_is_the_deeds(read: Read, text: str, what: str, best: int) -> None:
    reading = read(text)
    claim = only(reading, "air_strike")
    assert [(f.what, f.best) for f in claim.figures] == [(what, best)]
    assert speakers(claim) == ["src:sohr"]
    assert not of_type(reading, "casualties")


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the air strikes on Mayadin could rise to 50, SOHR said.",
        "SOHR put the toll of the air strikes on Mayadin to paper at 10 am.",
    ],
)
def test_what_is_no_toll_yet_counts_nobody(read: Read, text: str) -> None:
    assert [f.best for claim in of_type(read(text), "air_strike") for f in claim.figures] == []


def test_a_lowered_toll_is_the_lower_one(read: Read) -> None:
    claim = only(read("SOHR revised the death toll from the air strikes on Mayadin down to 19."), "air_strike")
    assert [(f.what, f.best) for f in claim.figures] == [("killed", 19)]


def test_a_toll_may_be_told_with_whom_it_counts(read: Read) -> None:
    claim = only(
        read("The toll of the air strikes on Mayadin has climbed to at least 30 civilians, SOHR said."), "air_strike"
    )
    assert [(f.what, f.low, f.high, f.who) for f in claim.figures] == [("killed", 30, None, "civilian")]


def test_all_but_eight_are_not_eight(read: Read) -> None:
    told = read("Nigeria's military said all but eight of the abducted girls had been freed.").claims
    assert told and [f.best for claim in told for f in claim.figures] == []


@pytest.mark.parametrize(
    ("text", "target", "killed"),
    [
        ("The army put the rebels' losses at 40 dead.", "rebels", 40),
        ("The governor put militia losses at nine dead.", "militia", 9),
        ("Losses among the rebels rose to 40, SOHR said.", "rebels", 40),
    ],
)
def test_the_losses_of_a_side_are_that_sides_and_told_by_who_puts_them(
    read: Read, text: str, target: str, killed: int
) -> None:
    (claim,) = of_type(read(text), "casualties")
    assert [m.name for m in claim.target] == [target]
    assert [(f.what, f.best) for f in claim.figures] == [("killed", killed)]
    assert claim.speakers


def test_the_losses_of_a_bank_are_nobodys_dead(read: Read) -> None:
    assert not read("The bank put its losses in Goma at 40.").claims


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("The death toll from the air strike on Togoga rose to 64, a health official said.", 64),
        ("The death toll from the air strike on Togoga rose to 64 from 51, a health official said.", 64),
    ],
)
def test_what_a_toll_rises_to_is_a_number_and_no_day(read: Read, sentence: str, dead: int) -> None:
    claim = only(read(sentence), "air_strike")
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", dead)]
