"""A name set off by a comma is that of the person told before it, and of two such of the one who holds no office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The chauffeur of the ambassador, Lamine Sow, was wounded by a mine in Kidal.", "Lamine Sow"),
        ("The cook of the commander, Hnin Wai, was killed by shelling in Loikaw.", "Hnin Wai"),
        ("The tutor of the president, Lorenz Maier, was kidnapped in Ouagadougou.", "Lorenz Maier"),
        ("The nurse of the prosecutor, Inès Rojas, was abducted in Cúcuta.", "Inès Rojas"),
    ],
)
def test_of_two_persons_the_private_one_is_named(read: Read, text: str, name: str) -> None:
    assert [p.public for p in read(text).people if p.text == name] == [False]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The arrest of the prosecutor, Inès Rojas, was condemned in Cúcuta.", "Inès Rojas"),
        ("The deputy of the ambassador, Lamine Sow, said rebels had shelled Kidal.", "Lamine Sow"),
        ("The commander of the insurgents, Hnin Wai, said his men had captured Loikaw.", "Hnin Wai"),
    ],
)
def test_an_office_is_of_whoever_is_named_behind_it(read: Read, text: str, name: str) -> None:
    assert [p.public for p in read(text).people if p.text == name] == [True]
