"""Whoever is held is no public person by a rank; whoever holds or takes somebody is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [
        ("Prisoner of war Sergeant Andriy Kovalenko was killed in Olenivka.", "Kovalenko", False),
        ("Lieutenant Yaroslav Bilyk, held as a prisoner by Russia, was killed in Olenivka.", "Bilyk", False),
        ("Captured Russian lieutenant Pavel Orlov was shot near Izium.", "Orlov", False),
        ("Sergeant Ivan Moroz, a captive, was beaten in Izium.", "Moroz", False),
        ("The rebels executed Captain Nabil Issa, whom they had captured near Homs.", "Issa", False),
        ("A former major, Tamer Rizq, was found dead in his cell in Tripoli.", "Rizq", False),
        ("Ex-captain Tamer Rizq died in custody in Tripoli.", "Rizq", False),
        ("A former major, Tamer Rizq, was killed in a raid in Tripoli.", "Rizq", True),
        ("Captain Nabil Issa captured a village near Homs, the army said.", "Issa", True),
        ("The army captured Mayadin, Colonel Nabil Issa said.", "Issa", True),
        ("Russian forces abducted mayor Ivan Fedorov in Melitopol.", "Fedorov", True),
    ],
)
def test_a_rank_makes_nobody_public_who_is_held(read: Read, text: str, name: str, public: bool) -> None:
    (person,) = [one for one in read(text).people if name in one.text]
    assert person.public == public
