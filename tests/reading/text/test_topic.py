"""The odds that a passage is on armed conflict: the mean of its words, nearer to even the fewer there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.text.topic import CONSTANT, SCALE, Topic

WAR = "Rebels shelled the besieged town on Monday, and soldiers fired mortars from the ridge above it, activists said."
CUP = "The striker fired home late in the match, and the manager praised his midfielders after the cup final."


@pytest.fixture(scope="module")
def shipped() -> Topic:
    return Topic.load()


def test_war_and_a_cup_final_are_told_apart(shipped: Topic) -> None:
    assert shipped.odds(WAR) > 1
    assert shipped.odds(CUP) < -0.5


def test_unknown_words_tell_nothing(shipped: Topic) -> None:
    assert shipped.odds("") == shipped.odds("Qwxz 12.") == 0.0
    assert shipped.odds(WAR + " Qwxzq") == shipped.odds(WAR)


def test_the_mean_and_the_constant_are_drawn_to_even_by_few_words() -> None:
    topic = Topic({"goal": -2 * SCALE, CONSTANT: SCALE})
    assert topic.odds("goal goal goal") == 0.0
    assert topic.odds("goal " * 5) == pytest.approx(-1 * 5 / 10)
    assert topic.odds("goal " * 15) == pytest.approx(-1 * 15 / 20)


@given(st.text())
def test_case_changes_nothing(text: str) -> None:
    topic = Topic({"goal": -SCALE, "shelled": SCALE})
    ascii_only = text.encode("ascii", "ignore").decode()
    assert topic.odds(ascii_only.upper()) == topic.odds(ascii_only.lower())


def test_other_weights_are_another_version() -> None:
    assert Topic({"goal": 1}).version != Topic({"goal": 2}).version
