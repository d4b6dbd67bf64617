from __future__ import annotations

from typing import Any

import pytest

from twosource.knowledge.actors import ActorBook
from twosource.knowledge.catalogue import Catalogue
from twosource.knowledge.people import PeopleBook
from twosource.knowledge.places import Gazetteer
from twosource.knowledge.search import search
from twosource.knowledge.sources import SourceBook


@pytest.fixture(scope="module")
def known(catalogue: Catalogue, gazetteer: Gazetteer, actors: ActorBook) -> Any:
    class Known:
        places = gazetteer
        sources = SourceBook(catalogue, actors)
        people = PeopleBook(catalogue)

    Known.actors = actors  # type: ignore[attr-defined]
    return Known


def test_the_very_name_comes_first_then_what_is_like_it(known: Any) -> None:
    found = search(known, "Homs")
    assert (found[0].by, found[0].how) == ("Homs", "name")
    assert {"gn:11", "plc:sy:test-homs"} <= {one.id for one in found}
    hows = [one.how for one in found]
    assert hows == sorted(hows, key=["name", "spelling", "part"].index)


def test_other_transliterations_and_the_beginnings_of_names_are_found(known: Any) -> None:
    assert ("gn:106", "spelling") in {(one.id, one.how) for one in search(known, "Kafr Zeita")}
    assert ("gn:107", "part") in {(one.id, one.how) for one in search(known, "Tripo")}


def test_every_table_is_looked_through(known: Any, catalogue: Catalogue) -> None:
    for table, records in (
        ("place", catalogue.places), ("actor", catalogue.actors), ("source", catalogue.sources), ("person", catalogue.people),
    ):  # fmt: skip
        for record in records.values():
            assert (table, record.id) in {(one.table, one.id) for one in search(known, record.name)}


def test_it_can_be_kept_to_one_table(known: Any) -> None:
    assert {one.table for one in search(known, "blue", ("actor",))} == {"actor"}
    assert search(known, "?!") == []
    assert search(known, "Qwertzuiop") == []


def test_organs_of_states_are_composed(known: Any) -> None:
    assert "act:lb-army" in {one.id for one in search(known, "Lebanese army")}


def test_of_those_alike_the_packs_come_before_the_worlds(known: Any) -> None:
    ids = [one.id for one in search(known, "Homs") if one.how == "name"]
    of_the_world = [identifier.startswith("gn:") for identifier in ids]
    assert any(of_the_world) and of_the_world == sorted(of_the_world)
