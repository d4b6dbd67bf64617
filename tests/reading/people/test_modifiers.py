"""A role word inside another noun's compound tells nobody's role."""

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
        ("General hardware dealer Joseph Lado was killed in the shelling of Malakal.", "Joseph Lado"),
        ("Prince Hotel guest Anna Weber was wounded in Kharkiv.", "Anna Weber"),
        ("Queen size mattress vendor Salif Keita was killed in Gao.", "Salif Keita"),
        ("Foreign businessman Anton Weiss was killed by a bomb in Kabul.", "Anton Weiss"),
        ("Joseph Lado, general store keeper, was killed by a shell in Malakal.", "Joseph Lado"),
        ("Deputy headteacher Ruth Awino was killed in the shelling of Bor.", "Ruth Awino"),
    ],
)
def test_a_role_word_that_qualifies_another_noun_makes_nobody_public(read: Read, text: str, name: str) -> None:
    assert public(read(text))[name] is False


def test_a_trade_in_capitals_is_one(read: Read) -> None:
    people = read("Prince Royal Guesthouse Keeper Salif Keita was killed in Gao.").people
    assert [p.public for p in people if "Salif Keita" in p.text] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("General Joseph Lado was killed in the shelling of Malakal.", "Joseph Lado"),
        ("Army chief of staff General Joseph Lado was killed in Malakal.", "Joseph Lado"),
        ("Interior ministry spokesman Joseph Lado said shells hit Malakal.", "Joseph Lado"),
        ("Opposition party leader Ruth Awino was shot dead in Bor.", "Ruth Awino"),
        ("Chief executive Ruth Awino said shells hit the plant in Bor.", "Ruth Awino"),
        ("Joseph Lado, a general in the Sudanese army, was killed in Malakal.", "Joseph Lado"),
        ("Minister-designate Ruth Awino was wounded in Bor by a drone.", "Ruth Awino"),
        ("UN Secretary-General Ruth Awino said shells hit Malakal.", "Ruth Awino"),
    ],
)
def test_who_has_the_role_keeps_the_name(read: Read, text: str, name: str) -> None:
    assert public(read(text))[name] is True
