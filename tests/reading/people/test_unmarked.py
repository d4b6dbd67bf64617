"""Names that nothing marks are people's where only people stand so; bodies, towns and numbers that stand alike are nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Torpekai, who was whipped in the square at Ghazni, asked that her village not be named.", "Torpekai"),
        ("Intisar, her husband and their son died when the house in Nuseirat collapsed.", "Intisar"),
        ('"I carried my brother out," Nyein Tun told a radio station after the bombing of Pazigyi.', "Nyein Tun"),
        ("Shakila, a midwife, treated nine wounded in Khost.", "Shakila"),
    ],
)
def test_a_name_that_only_a_person_can_bear_there_is_masked(read: Read, text: str, name: str) -> None:
    assert any(name in p.text and not p.public for p in read(text).people)


@pytest.mark.parametrize(
    "text",
    [
        "Eleven of those in the cellar died.",
        "Rebels captured Zhelanne, a village near Homs.",
        "Spain beat England in Berlin before the riot.",
        "Rockets hit the houses of Port Amaru on Monday.",
        "The state broadcaster Libya al-Wataniya said rebels attacked Sirte.",
        "Troops shelled Khalidiya, a district of Homs.",
    ],
)
def test_towns_teams_bodies_and_numbers_are_nobody(read: Read, text: str) -> None:
    assert read(text).people == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twelve were wounded, Maksym Horbal, who heads the region, wrote on Telegram.", "Maksym Horbal"),
        ("Rear Adm. Ramiro Quesada said the navy had attacked the rebels' camp.", "Ramiro Quesada"),
    ],
)
def test_whoever_heads_a_region_or_has_a_naval_rank_is_public(read: Read, text: str, name: str) -> None:
    assert [p.public for p in read(text).people if p.text == name] == [True]


def test_a_quarter_called_after_a_sheikh_is_no_victim(read: Read) -> None:
    people = read("Four quarters remain: al-Hamidiya, Sheikh Yassin, al-Ardi and Hawiqa.").people
    assert all(p.public for p in people)


def test_a_name_behind_a_private_calling_is_a_persons_though_its_surname_is_a_towns(read: Read) -> None:
    people = read("Major flood survivor Elvan Kaya lost her home in Afrin when shells hit it.").people
    assert [(p.text, p.public) for p in people] == [("Elvan Kaya", False)]


def test_a_calling_before_a_towns_name_alone_names_nobody(read: Read) -> None:
    assert read("Flood survivors from Kaya lost their homes.").people == ()
