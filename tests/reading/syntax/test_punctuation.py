"""What stands before a colon or stands set in between commas speaks of what it stands by, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Claim, Reading

Read = Callable[..., Reading]


def innermost(claim: Claim) -> str | None:
    return claim.speakers[-1].name if claim.speakers else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("SANA told another story: the army had captured Mayadin from Isis.", "SANA"),
        ("On a map drawn up by the Raqqa Survey, the army has captured Mayadin from Isis.", "Raqqa Survey"),
        ("By the reckoning of Menas Associates, the army has captured Mayadin from Isis.", "Menas Associates"),
        ("Maps drawn by Menas Associates show that the army has captured Mayadin from Isis.", "Menas Associates"),
        ("The army has captured Mayadin from Isis, the Menas Institute calculates.", "Menas Institute"),
        ("The Menas Institute is satisfied that the army has captured Mayadin from Isis.", "Menas Institute"),
    ],
)
def test_who_tells_is_found_by_the_form_of_the_telling(read: Read, text: str, speaker: str) -> None:
    assert innermost(only(read(text), "capture")) == speaker


def test_a_saying_in_a_relative_clause_speaks_of_nothing_before_it(read: Read) -> None:
    text = "The army cleared the road near Mayadin of mines, one of which, a medic said, killed two soldiers on Monday."
    assert all(not claim.speakers for claim in of_type(read(text), "demine"))


def test_it_is_who_speaks_over_it(read: Read) -> None:
    text = (
        "SANA said the army had reached Mayadin.\n\n"
        "The Menas Institute said it could confirm that the army had captured Raqqa from Isis."
    )
    assert {speaker.name for speaker in only(read(text), "capture").speakers} == {"Menas Institute"}
