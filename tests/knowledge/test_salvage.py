"""Refused entries, read as far as they go: every refusal is told, and what is left is a record."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge.salvage import salvage
from twosource.records import Actor, Place, PublicPerson, Source

GOOD: dict[type[msgspec.Struct], dict[str, Any]] = {
    Place: {
        "id": "plc:sy:x",
        "name": "X",
        "kind": "town",
        "lat": 35.0,
        "lon": 38.0,
        "radius_km": 10.0,
        "country": "SY",
    },
    Actor: {"id": "act:x", "name": "X", "kind": "militia", "enemies": [{"to": "act:is", "start": "2016-01-01"}]},
    Source: {"id": "src:x", "name": "X", "kind": "press"},
    PublicPerson: {"id": "per:x", "name": "X", "role": "mayor"},
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_well_is_left_as_it_is(kind: type[msgspec.Struct]) -> None:
    record, refusals = salvage(GOOD[kind], kind, "x:", 1, strict=True)
    assert refusals == []
    assert record == msgspec.convert(GOOD[kind], kind)


def test_each_fault_of_an_entry_is_told() -> None:
    told = GOOD[Place] | {"lat": "north", "colour": "red", "names": "X", "population": 1.5}
    del told["name"]
    record, refusals = salvage(told, Place, "plc:", 7, strict=True)
    assert len(refusals) == 5
    assert record is not None
    assert (record.name, record.lat, record.lon, record.names) == ("Unread entry 7", None, None, ())


def test_a_tie_loses_what_is_wrong_alone() -> None:
    told = GOOD[Actor] | {"enemies": [{"to": "act:is", "start": 5, "since": 2}, {"to": "act:y"}]}
    record, refusals = salvage(told, Actor, "act:", 1, strict=True)
    assert len(refusals) == 2
    assert record is not None
    assert [tie.to for tie in record.enemies] == ["act:is", "act:y"]


@given(
    st.sampled_from(list(GOOD)),
    st.dictionaries(
        st.sampled_from(["id", "name", "kind", "lat", "names", "enemies", "role", "aligned", "colour", "radius_km"]),
        st.one_of(
            st.none(),
            st.integers(),
            st.text(max_size=3),
            st.lists(st.one_of(st.integers(), st.text(max_size=2)), max_size=3),
            st.lists(st.dictionaries(st.sampled_from(["to", "start", "x"]), st.integers(), max_size=2), max_size=2),
        ),
    ),
)
def test_it_ends_and_takes_nothing_from_what_is_given(kind: type[msgspec.Struct], odd: dict[str, Any]) -> None:
    told = GOOD[kind] | odd
    before = repr(told)
    record, refusals = salvage(told, kind, "x:", 1, strict=True)
    assert repr(told) == before
    assert record is not None or refusals
