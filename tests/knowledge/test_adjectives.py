"""Adjectives of countries and regions: what each says of where a place lies."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.adjectives import Whose


@pytest.mark.parametrize(
    ("word", "whose"),
    [
        ("Sudanese", Whose("SD", None)),
        ("Andalusian", Whose("ES", "Andalusia")),
        ("Chechen", Whose("RU", "Chechnya")),
        ("Moravian", Whose("CZ", None)),
        ("andalusian", None),
        ("Kurdish", None),
        ("Monday", None),
    ],
)
def test_an_adjective_tells_its_country_and_region(knowledge: Knowledge, word: str, whose: Whose | None) -> None:
    assert knowledge.adjectives.of(word) == whose


def test_every_region_of_an_adjective_is_known(knowledge: Knowledge) -> None:
    unknown = [
        (adjective, whose.region)
        for adjective, whose in knowledge.adjectives.regions.items()
        if whose.region is not None and knowledge.places.unit(whose.region, whose.country) is None
    ]
    assert unknown == []


def test_no_adjective_of_a_region_is_a_country_s(knowledge: Knowledge) -> None:
    assert [word for word in knowledge.adjectives.regions if knowledge.actors.country_of(word) is not None] == []
