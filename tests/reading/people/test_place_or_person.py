"""Unknown towns are no people: what stands where only places do keeps its name, and whoever may be somebody is masked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces captured Zhelanne.",
        "Russian forces captured Rozdolivka and Novoiehorivka.",
        "Rebels captured Tal Kasra and Bir Shamoun.",
        "Rebels captured the village of Tal Foobar in Hama province.",
        "The army shelled Tall Mardikh on Monday.",
        "The army shelled Umm Hartayn.",
        "Russian forces captured Zhelanne. Zhelanne fell after weeks of fighting.",
        "Chinese ships fired water cannon near Second Thomas Shoal.",
        "Troops clashed near Aksai Chin.",
        "Rebels attacked a mosque in Tripoli's Bab al-Azizia.",
        "Rebels shelled Benghazi's Sabri.",
    ],
)
def test_an_unknown_town_is_nobody(read: Read, text: str) -> None:
    assert read(text).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hamas captured Tal Shoham on October 7.", "Tal Shoham"),
        ("Police seized Umm Qusay.", "Umm Qusay"),
        ("Police captured Ahmed Darwish in Hama.", "Ahmed Darwish"),
        ("Rebels captured Khaled Mansour, 34, on Monday.", "Khaled Mansour"),
        ("Soldiers seized Mariam Hadid, who had fled her home.", "Mariam Hadid"),
        ("Witnesses stood near Boris Kowalenko when he was shot.", "Boris Kowalenko"),
        ("Gunmen killed Benghazi's Omar Sabri on Monday.", "Omar Sabri"),
        ("Voters have confidence in Benghazi's Omar Sabri, who was shot.", "Omar Sabri"),
        ("Samir Darwish is a baker. Soldiers took Darwish on Monday.", "Samir Darwish"),
    ],
)
def test_whoever_may_be_taken_is_masked(read: Read, text: str, name: str) -> None:
    found = [person for person in read(text).people if name in person.text]
    assert found
    assert not any(person.public for person in found)


def test_a_title_says_that_somebody_is_taken(read: Read) -> None:
    people = {person.text: person.public for person in read("Rebels captured Commander Yusuf Tahan.").people}
    assert people == {"Yusuf Tahan": True}
