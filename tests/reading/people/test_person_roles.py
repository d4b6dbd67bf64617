"""A word that leads a name stands in the name's own sentence; who leads a class, a household or a shop leads nothing public."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


def public(reading: Reading) -> dict[str, bool]:
    return {person.text: person.public for person in reading.people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two shells hit Sumy, said the mayor. Ola Kovtun was killed by a shell.", "Ola Kovtun"),
        ("Gunmen killed the governor. Musa Bala, a father of five, told Reuters of the shells in Jos.", "Musa Bala"),
        ("Was Sumy shelled by order of the general? Ola Kovtun saw it from her window.", "Ola Kovtun"),
        ("Troops shelled Sumy, killing a general. (Ola Kovtun, a bystander, also died.)", "Ola Kovtun"),
        ("Musa Bala, a sixth-grader and class president, was killed when troops shelled Jos.", "Musa Bala"),
        ("Musa Bala, a fourth-former, was killed when troops shelled Jos, said the mayor.", "Musa Bala"),
        ("Ola Kovtun, head of the household, was killed when troops shelled Sumy.", "Ola Kovtun"),
        ("Ola Kovtun, general manager of a small bakery, was killed when troops shelled Sumy.", "Ola Kovtun"),
    ],
)
def test_what_ends_the_sentence_before_and_what_is_led_in_private_make_nobody_public(
    read: Read, text: str, name: str
) -> None:
    assert public(read(text))[name] is False


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops shelled Sumy, said the mayor, Ola Kovtun.", "Ola Kovtun"),
        ("The army shelled Jos. Brig. Gen. Musa Bala denied it.", "Musa Bala"),
        ("Musa Bala, leader of the government's negotiating team, said troops shelled Jos.", "Musa Bala"),
        ("Musa Bala, head of the UN team in Jos, said troops shelled the market.", "Musa Bala"),
    ],
)
def test_officials_keep_their_names(read: Read, text: str, name: str) -> None:
    assert public(read(text))[name] is True
