"""What a pronoun takes up: what something is done to is not its doer, and "each other" is both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "target"),
    [
        ("Gunmen stopped a bus near Zamfara, robbed the passengers and shot them.", "attack_on_civilians", "them"),
        ("The rebels captured three policemen and later beheaded them.", "execution", "them"),
        ("Protesters marched to the ministry and police opened fire on them.", "attack_on_civilians", "act:protesters"),
        (
            "Gunmen kidnapped a priest in Kaduna; police said they had freed him on Sunday.",
            "prisoner_release",
            "act:clerics",
        ),
    ],
)
def test_what_is_done_to_somebody_is_not_done_to_its_doer(read: Read, text: str, event_type: str, target: str) -> None:
    claim = of_type(read(text), event_type)[-1]
    assert parties(claim.target) == [target]
    assert not {m.name for m in claim.target} & {m.name for m in claim.actor}


def test_who_are_robbed_and_then_shot_are_the_same(read: Read) -> None:
    claims = read("Gunmen stopped a bus near Zamfara, robbed the passengers and shot them.").claims
    assert {m.name for claim in claims for m in claim.target} == {"passengers"}


def test_each_other_is_both(read: Read) -> None:
    claim = only(read("Armenia and Azerbaijan accused each other of violating the ceasefire."), "accuse")
    assert parties(claim.actor) == parties(claim.target) == ["act:armenia", "act:azerbaijan"]


def test_each_lays_it_at_the_other_s_door(read: Read) -> None:
    claims = of_type(read("Moscow and Kyiv accuse each other of shelling the plant."), "shelling")
    told = {claim.speakers[-1].name.split()[0]: parties(claim.actor) for claim in claims}
    assert told == {"Russian": ["act:ukraine"], "Ukrainian": ["act:russia"]}


def test_one_another_is_both_in_a_fight(read: Read) -> None:
    claim = only(read("The two militias attacked one another in Zawiya on Friday."), "clash")
    assert [m.name for m in claim.target] == ["militias"]
