"""Ages: read on either side of a name, in figures and words; whoever is under eighteen is a child."""

from __future__ import annotations

import pytest

from twosource.reading.lexicon import Lexicon
from twosource.reading.people.ages import Ages


@pytest.fixture(scope="module")
def ages() -> Ages:
    return Ages(Lexicon().numbers)


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("Shells killed Rami Odeh, 9, in Douma.", True),
        ("Shells killed Rami Odeh (17) in Douma.", True),
        ("Shells killed Rami Odeh, 18, in Douma.", False),
        ("Shells killed nine-year-old Rami Odeh in Douma.", True),
        ("Shells killed 40-year-old Rami Odeh in Douma.", False),
        ("Shells killed the 14-year-old shepherd Rami Odeh in Douma.", True),
        ("Shells killed Rami Odeh, a six-month-old, in Douma.", True),
        ("Shells killed Rami Odeh, a student activist, 15, in Douma.", True),
        ("Shells killed Rami Odeh, a student activist, 51, in Douma.", False),
        ("Shells killed Rami Odeh in Douma, 9 km from Damascus.", False),
    ],
)
def test_a_child_is_told_by_an_age(ages: Ages, text: str, child: bool) -> None:
    start = text.index("Rami Odeh")
    assert ages.is_a_child(text, start, start + len("Rami Odeh")) == child


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [("killed ", ", 34, in Douma", True), ("killed 34-year-old ", " in Douma", True), ("killed ", " in Douma", False)],
)
def test_an_age_stands_right_beside_a_name(ages: Ages, before: str, after: str, told: bool) -> None:
    assert ages.is_told(before, after) == told
