"""Who holds what is told in the present by its nature; whose dead they were is no number of dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    "text", ["Rebels control half of the city.", "The fighters still hold the bridge, residents told Reuters."]
)
def test_men_under_arms_hold_what_they_hold_though_nobody_is_named(read: Read, text: str) -> None:
    assert only(read(text), "hold").modality == "ongoing"


@pytest.mark.parametrize("text", ["Police control the crowd at the festival.", "The company holds half of the market."])
def test_others_hold_no_ground(read: Read, text: str) -> None:
    assert not of_type(read(text), "hold")


def test_the_dead_on_both_sides_are_of_two_sides_and_no_two_dead(read: Read) -> None:
    claim = only(read("Clashes in Dhale left 30 combatants dead on both sides."), "clash")
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 30)]
    assert [party.name for party in claim.target] == ["combatants"]
