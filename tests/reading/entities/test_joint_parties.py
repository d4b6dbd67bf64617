"""Forces of several owners under one noun are those of each."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.records import Reading

sys.path.insert(0, str(Path(__file__).parent.parent))
from looking import only

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "code", "doers"),
    [
        (
            "Syrian and Russian warplanes bombed a hospital in Aleppo.",
            "air_strike",
            ["Syrian Arab Air Force", "Russian Aerospace Forces"],
        ),
        (
            "A village near Gao was shelled by French and Malian troops.",
            "shelling",
            ["French Armed Forces", "Malian Armed Forces"],
        ),
        (
            "Malian, Burkinabe and Nigerien soldiers shelled a village near Labbezanga.",
            "shelling",
            ["Malian Armed Forces", "Burkina Faso Armed Forces", "Niger Armed Forces"],
        ),
        ("Israeli and Hezbollah forces exchanged fire.", "clash", ["Israel Defense Forces", "Hezbollah"]),
    ],
)
def test_each_owner_of_joint_forces_is_a_party(read: Read, sentence: str, code: str, doers: list[str]) -> None:
    claim = only(read(sentence), code)
    assert [actor.name for actor in claim.actor] == doers
    assert all(claim.sentence.text[actor.start : actor.end] == actor.text for actor in claim.actor)


def test_an_owner_of_whom_no_force_is_known_leaves_the_phrase_whole(read: Read) -> None:
    claim = only(read("Arab and Berber gunmen attacked an army post near Sabha."), "clash")
    assert [actor.text for actor in claim.actor] == ["Arab and Berber gunmen"]
