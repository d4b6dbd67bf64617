"""What the words of a name show to be no person's is no person; whoever may be one stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The army launched Operation Martyr Omar to capture Mayadin.", "Operation"),
        ("The Abbas Brigades captured two villages near Mayadin.", "Brigades"),
        ("The army captured Jabal al-Tar and Khirbat Hisan near Mayadin.", "Jabal"),
        ("UNICEF said that two children were killed in Mayadin.", "UNICEF"),
        ("Morale was low in Mayadin. The army said that the morale of Isis had been broken.", "Morale"),
    ],
)
def test_words_of_things_make_no_person(read: Read, text: str, thing: str) -> None:
    assert not [p for p in read(text).people if thing in p.text]


@pytest.mark.parametrize(
    "name", ["Tal Cohen", "Amjad Castle-Haddad", "Rose Mwangi", "Hope Banda", "Sarah Libraire", "Yusuf Tell-Amin"]
)
def test_whoever_may_be_a_person_is_one(read: Read, name: str) -> None:
    people = read(
        f"{name}, a farmer, was killed by shelling in Mayadin on Sunday. There was no hope, and a rose lay there."
    ).people
    assert any(name in p.text and not p.public for p in people)
