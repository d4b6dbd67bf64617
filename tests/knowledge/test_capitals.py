"""The capital of a country, as a name and as a place of the packs or the gazetteer."""

from __future__ import annotations

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.capitals import Capitals


def test_a_country_has_a_capital_unless_it_is_in_dispute_or_unknown() -> None:
    capitals = Capitals()
    assert capitals.of("sd") == capitals.of("SD") == "Khartoum"
    assert capitals.of("IL") is capitals.of("PS") is capitals.of("ZZ") is capitals.of("AQ") is None


@pytest.mark.parametrize(
    ("code", "name"), [("SD", "Khartoum"), ("LY", "Tripoli"), ("CM", "Yaoundé"), ("MM", "Nay Pyi Taw")]
)
def test_the_capital_is_a_place_in_its_country(knowledge: Knowledge, code: str, name: str) -> None:
    place = knowledge.places.capital(code)
    assert place is not None
    assert (place.name, place.country) == (name, code)
