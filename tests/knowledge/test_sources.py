from __future__ import annotations

from datetime import date

import pytest

from twosource.knowledge import Knowledge
from twosource.knowledge.actors import ActorBook
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.sources import SourceBook

DAY = date(2015, 8, 1)


@pytest.fixture
def sources(catalogue: Catalogue, actors: ActorBook) -> SourceBook:
    return SourceBook(catalogue, actors)


@pytest.mark.parametrize(
    ("publisher", "identifier"),
    [
        ("The Testland Watch", "src:watch"),
        ("Testland watch", "src:watch"),
        ("TLW", "src:watch"),
        ("watch.example", "src:watch"),
        ("www.watch.example", "src:watch"),
        ("https://m.watch.example/a/b?c=d#e", "src:watch"),
        ("http://user@news.example.co.uk:8080/", "src:watch"),
        ("north.example", "src:north-tv"),
        ("other.example", None),
        ("example.co.uk", None),
        ("swatch.example", None),
        ("Somebody Else", None),
        ("", None),
    ],
)
def test_publishers_are_known_by_name_domain_and_address(
    sources: SourceBook, publisher: str, identifier: str | None
) -> None:
    source = sources.publisher(publisher)
    assert (source.id if source else None) == identifier


@pytest.mark.parametrize(
    ("source", "favours", "harms", "on", "interest"),
    [
        ("src:north-tv", ["act:north-guard"], ["act:red-front"], DAY, "interested"),
        ("src:north-tv", ["act:red-front"], ["act:north-army"], DAY, "adverse"),
        ("src:north-tv", ["act:red-front"], ["act:blue-front"], DAY, "none"),
        ("src:blue-channel", ["act:red-front"], ["act:north-army"], DAY, "interested"),  # its ally
        ("src:blue-channel", ["act:red-front"], ["act:north-army"], date(2017, 1, 1), "none"),
        ("src:blue-channel", ["act:red-front"], ["act:blue-brigade"], DAY, "adverse"),  # itself before its ally
        ("src:watch", ["act:north-army"], ["act:red-front"], DAY, "none"),
        ("src:nobody", ["act:north-army"], [], DAY, "none"),
        ("src:north-tv", [], [], None, "none"),
    ],
)
def test_interest(
    sources: SourceBook, source: str, favours: list[str], harms: list[str], on: date | None, interest: str
) -> None:
    assert sources.interest(source, favours, harms, on) == interest


def test_interest_turns_round_with_the_sides(sources: SourceBook) -> None:
    opposite = {"interested": "adverse", "adverse": "interested", "none": "none"}
    parties = ["act:north-army", "act:north-guard", "act:red-front", "act:blue-front"]
    for source in ("src:north-tv", "src:blue-channel", "src:watch"):
        for a in parties:
            for b in parties:
                one = sources.interest(source, [a], [b], DAY)
                assert sources.interest(source, [b], [a], DAY) == opposite[one]


def test_a_name_with_its_letters_behind_it_is_that_name(sources: SourceBook) -> None:
    found = sources.publisher("The Testland Watch (TW)")
    assert found is not None and found.id == "src:watch"
    assert sources.publisher("The Testland Watch (Hilltown)") is None  # another of that name


def test_the_office_of_a_body_in_a_country_is_that_body() -> None:
    shipped = Knowledge.load().sources
    for name, identifier in (("UNHCR Chad", "src:unhcr"), ("MSF South Sudan", "src:msf")):
        found = shipped.publisher(name)
        assert found is not None and found.id == identifier
    assert shipped.publisher("UNHCR Weekly") is None


def test_one_body_speaks_by_one_source() -> None:
    shipped = Knowledge.load().sources
    found = shipped.speaking_for("act:rsf")
    assert found is not None and found.actor == "act:rsf"
    assert shipped.speaking_for("act:nobody") is None
