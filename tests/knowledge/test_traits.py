"""Whom descriptions without a name fit, over the shipped packs: words of several together, ties of the day, the land."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.knowledge import Knowledge


@pytest.mark.parametrize(
    ("phrase", "head", "on", "home", "expected"),
    [
        ("Tehran-aligned Yemeni movement", "movement", date(2019, 5, 1), "YE", "act:houthis"),
        ("US-supported Kurdish-dominated force", "force", date(2018, 2, 1), "SY", "act:sdf"),
        ("Kigali-backed insurgents", "insurgent", date(2024, 3, 1), "CD", "act:m23"),
        ("Kosovo's Tutsi-led rebels", "rebel", date(2024, 3, 1), "XK", None),
        ("feared Russian mercenary outfit", "group", date(2022, 1, 1), "CF", "act:wagner"),
        ("Afghanistan's Western-backed government", "government", date(2019, 1, 1), "AF", "act:afghanistan"),
        ("South Sudan's shadow government", "government", date(2019, 1, 1), "SS", None),
        ("anti-Russian Ukrainian separatists", "separatist", date(2015, 1, 1), "UA", None),
        ("Portuguese-backed Angolan rebels", "rebel", date(2024, 1, 1), "AO", None),
    ],
)
def test_all_words_of_a_description_must_fit(
    knowledge: Knowledge, phrase: str, head: str, on: date, home: str, expected: str | None
) -> None:
    fit = knowledge.traits.fitting(phrase, head, on, home)
    found = {actor.id for actor in fit.actors if actor.id in fit.telling}
    assert (expected in found) if expected is not None else found == set()


def test_an_ally_of_another_day_stands_behind_nobody(knowledge: Knowledge) -> None:
    on = {
        year: knowledge.traits.fitting("Russian-backed government", "government", date(year, 6, 1), "SY")
        for year in (2019, 2026)
    }
    assert "act:syrian-government" in {actor.id for actor in on[2019].actors}
    assert "act:syrian-government" not in {actor.id for actor in on[2026].actors}


@pytest.mark.parametrize("phrase", ["rebels", "the armed group", "besieged fighters", "Cuban fighters"])
def test_words_that_are_of_everybody_tell_nobody(knowledge: Knowledge, phrase: str) -> None:
    head = {"rebels": "rebel", "group": "group", "fighters": "fighter"}[phrase.split()[-1]]
    assert knowledge.traits.fitting(phrase, head, date(2020, 1, 1)).telling == frozenset()


@pytest.mark.parametrize(
    ("word", "left"), [("splinter", True), ("former", True), ("northern", False), ("armed", False)]
)
def test_some_words_say_that_somebody_has_left(knowledge: Knowledge, word: str, left: bool) -> None:
    assert knowledge.traits.sets_apart(word) is left
