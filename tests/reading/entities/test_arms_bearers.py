"""People without a name bear arms where their phrase says so, and nowhere else."""

from __future__ import annotations

import pytest
from made_trees import at, made

from twosource.reading.entities.arms_bearers import ArmsBearers
from twosource.reading.lexicon import Lexicon

BEARERS = ArmsBearers(Lexicon().descriptions.bearing_arms)


def _with(adjective: str, noun: str, lemma: str) -> bool:
    tree = made(f"""
    {adjective} JJ  amod  2 {adjective.lower()}
    {noun}      NNS nsubj 3 {lemma}
    came        VBD ROOT  3 come
    """)
    return BEARERS.are(tree, at(tree, noun))


@pytest.mark.parametrize(
    ("adjective", "noun", "lemma", "armed"),
    [
        ("Armed", "boys", "boy", True),
        ("Heavily-armed", "men", "man", True),
        ("Machete-wielding", "people", "people", True),
        ("Armed", "nomads", "nomad", True),
        ("Hooded", "youths", "youth", True),
        ("Hooded", "farmers", "farmer", False),  # of those who live in peace only a word for arms tells
        ("Unarmed", "men", "man", False),
        ("Young", "men", "man", False),
        ("Armed", "conflicts", "conflict", False),
    ],
)
def test_an_adjective_gives_arms(adjective: str, noun: str, lemma: str, armed: bool) -> None:
    assert _with(adjective, noun, lemma) is armed


@pytest.mark.parametrize(
    ("preposition", "noun", "armed"),
    [
        ("on", "horseback", True),
        ("in", "uniform", True),
        ("with", "rifles", True),
        ("in", "suits", False),
        ("with", "placards", False),
    ],
)
def test_what_they_ride_wear_and_carry_tells(preposition: str, noun: str, armed: bool) -> None:
    tree = made(f"""
    Men          NNS nsubj 4 man
    {preposition} IN prep  1
    {noun}       NNS pobj  2 {noun.rstrip("s")}
    came         VBD ROOT  4 come
    """)
    assert BEARERS.are(tree, 0) is armed
