"""A secretary of whom no public office is told, and to whom something is only done, is a victim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


def public(reading: Reading) -> dict[str, bool]:
    return {person.text: person.public for person in reading.people}


@pytest.mark.parametrize(
    "who",
    [
        "Secretary Irina Moroz",
        "Personal secretary Irina Moroz",
        "School secretary Irina Moroz",
        "His secretary, Irina Moroz,",
    ],
)
def test_a_secretary_of_no_public_body_who_only_suffers_is_masked(read: Read, who: str) -> None:
    assert public(read(f"{who} was killed by a rocket in Sumy."))["Irina Moroz"] is False


@pytest.mark.parametrize(
    "who",
    [
        "Defence Secretary Irina Moroz",
        "Secretary of State Irina Moroz",
        "Secretary-General Irina Moroz",
        "UN Secretary Irina Moroz",
        "Party secretary Irina Moroz",
        "The secretary of the National Security Council, Irina Moroz,",
    ],
)
def test_a_secretary_of_state_stays_named(read: Read, who: str) -> None:
    assert public(read(f"{who} was killed by a rocket in Sumy."))["Irina Moroz"] is True


def test_a_secretary_who_speaks_keeps_the_name(read: Read) -> None:
    assert public(read("Secretary Irina Moroz said troops had shelled Sumy."))["Irina Moroz"] is True
