"""A basis names what can be looked up; a shrug is none."""

from __future__ import annotations

import pytest

from twosource.knowledge.basis import can_be_looked_up


@pytest.mark.parametrize(
    "basis",
    [
        "geonames:169577",
        "ocha:SY0409, middle of its places",
        "ucdp-ged",
        "survey of 2024",
        "Survey of Sudan, sheet 45",
        "OpenStreetMap",
        "US Geological Survey, 2009",
        "https://example.org/maps/7",
    ],
)
def test_a_source_can_be_looked_up(basis: str) -> None:
    assert can_be_looked_up(basis)


@pytest.mark.parametrize(
    "basis",
    [
        "",
        "?",
        "dunno",
        "Dunno",
        "unknown",
        "not sure",
        "I think so",
        "a map",
        "my own",
        "my uncle Bob 2020",
        "Bob 2020",
    ],
)
def test_a_shrug_names_nothing(basis: str) -> None:
    assert not can_be_looked_up(basis)
