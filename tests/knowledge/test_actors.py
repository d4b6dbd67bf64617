from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.knowledge import Knowledge
from twosource.knowledge.actors import ActorBook, in_force
from twosource.records import Relation

IDS = st.sampled_from(
    [
        "act:north-army",
        "act:north-guard",
        "act:red-front",
        "act:blue-front",
        "act:blue-brigade",
        "act:ug-army",
        "act:none",
    ]
)
DAYS = st.one_of(st.none(), st.dates(date(2013, 1, 1), date(2018, 12, 31)))


def ids(actors: tuple[object, ...]) -> list[str]:
    return [actor.id for actor in actors]  # type: ignore[attr-defined]


def test_actors_are_named_in_any_spelling(actors: ActorBook) -> None:
    assert ids(actors.named("Jabhat al-Hamra")) == ["act:red-front"]
    assert ids(actors.named("the Northern Army")) == ["act:north-army"]
    assert ids(actors.named("Jabhat Al-Hamrah")) == ["act:red-front"]  # another transliteration
    assert ids(actors.named("Ugandan police")) == ["act:ug-police"]
    assert actors.named("Purple Front") == ()


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the jihadists", ["act:blue-front", "act:red-front"]),
        ("dozens of besieged government troops", ["act:north-army"]),
        ("US-backed rebels", ["act:red-front"]),
        ("a US-backed rebel", ["act:red-front"]),
        ("the army", ["act:north-army"]),
        ("the Turkish army", []),
        ("the weather", []),
    ],
)
def test_actors_are_described(actors: ActorBook, phrase: str, expected: list[str]) -> None:
    assert ids(actors.described(phrase)) == expected


def test_part_of_climbs(actors: ActorBook) -> None:
    assert actors.is_part_of("act:north-guard", "act:north-government")
    assert not actors.is_part_of("act:north-government", "act:north-guard")
    assert actors.is_part_of("act:ug-army", "act:ug")


@pytest.mark.parametrize(
    ("a", "b", "on", "side"),
    [
        ("act:north-guard", "act:north-army", date(2015, 1, 1), "same"),
        ("act:north-guard", "act:red-front", date(2015, 1, 1), "hostile"),
        ("act:north-guard", "act:red-front", date(2017, 1, 1), "unknown"),
        ("act:north-guard", "act:blue-brigade", date(2015, 5, 31), "unknown"),
        ("act:north-guard", "act:blue-brigade", date(2015, 6, 1), "hostile"),
        ("act:red-front", "act:blue-brigade", date(2016, 6, 30), "allied"),
        ("act:red-front", "act:blue-brigade", date(2016, 7, 1), "hostile"),
        ("act:red-front", "act:blue-brigade", None, "unknown"),  # both, at one time or another
        ("act:north-army", "act:red-front", None, "hostile"),
        ("act:north-government", "act:red-front", date(2015, 1, 1), "hostile"),  # its army's enemy
        ("act:ug-army", "act:red-front", date(2015, 1, 1), "unknown"),
        ("act:ug-army", "act:ug-police", None, "same"),
    ],
)
def test_sides_follow_the_day(actors: ActorBook, a: str, b: str, on: date | None, side: str) -> None:
    assert actors.sides(a, b, on) == side


@given(IDS, IDS, DAYS)
def test_sides_are_the_same_seen_from_either(actors: ActorBook, a: str, b: str, on: date | None) -> None:
    assert actors.sides(a, b, on) == actors.sides(b, a, on)
    assert actors.sides(a, a, on) == "same"


@given(IDS, IDS, IDS)
def test_part_of_is_transitive(actors: ActorBook, a: str, b: str, c: str) -> None:
    if actors.is_part_of(a, b) and actors.is_part_of(b, c):
        assert actors.is_part_of(a, c)


def test_both_ends_of_a_tie_are_inclusive() -> None:
    tie = Relation(to="act:x", start=date(2014, 1, 1), end=date(2014, 1, 31))
    assert in_force(tie, date(2014, 1, 1))
    assert in_force(tie, date(2014, 1, 31))
    assert not in_force(tie, date(2014, 2, 1))
    assert in_force(tie, None)


def test_foes_are_the_countries_at_war_on_the_day(knowledge: Knowledge) -> None:
    actors = knowledge.actors
    assert "UA" in actors.foes("RU", date(2024, 2, 20)) and "RU" in actors.foes("UA", date(2024, 2, 20))
    assert "UA" not in actors.foes("RU", date(2005, 6, 1))
    assert actors.foes("RU", None) == frozenset()
    assert "RU" not in actors.foes("RU", date(2024, 2, 20))


@pytest.mark.parametrize(
    ("identifier", "on", "who"),
    [
        ("act:hts", date(2020, 1, 1), "act:hts"),
        ("act:hts", date(2014, 1, 1), "act:nusra-front"),
        ("act:nusra-front", date(2020, 1, 1), "act:hts"),
        ("act:hts", date(2009, 1, 1), None),
        ("act:jnim", date(2011, 1, 1), None),
        ("act:cndp", date(2022, 1, 1), "act:m23"),
        ("act:hts", None, "act:hts"),
    ],
)
def test_an_actor_is_who_it_was_on_a_day(
    knowledge: Knowledge, identifier: str, on: date | None, who: str | None
) -> None:
    actor = knowledge.actors.get(identifier)
    assert actor is not None
    standing = knowledge.actors.standing(actor, on)
    assert (standing.id if standing is not None else None) == who


WARS = [  # (the one, the other, a day on which they fought, a day on which they did not)
    ("act:taliban", "act:nato", date(2012, 6, 1), date(2022, 6, 1)),
    ("act:haqqani-network", "act:us-armed-forces", date(2012, 1, 1), date(2022, 1, 1)),
    ("act:cma", "act:fama", date(2023, 10, 1), date(2018, 1, 1)),
    ("act:gaddafi-forces", "act:nato", date(2011, 5, 1), date(2012, 5, 1)),
    ("act:gaddafi-forces", "act:ntc-libya", date(2011, 5, 1), date(2012, 5, 1)),
    ("act:indian-armed-forces", "act:pakistan-army", date(2025, 5, 8), date(2024, 5, 8)),
    ("act:india", "act:china", date(2020, 6, 15), date(2019, 6, 15)),
    ("act:thailand", "act:cambodia", date(2025, 7, 25), date(2024, 7, 25)),
    ("act:kg", "act:tj", date(2022, 9, 16), date(2023, 9, 16)),
    ("act:united-states", "act:iran", date(2025, 6, 22), date(2022, 6, 22)),
    ("act:sudan", "act:south-sudan", date(2012, 4, 15), date(2016, 4, 15)),
    ("act:georgia", "act:russia", date(2008, 8, 9), date(2010, 8, 9)),
    ("act:pakistan", "act:iran", date(2024, 1, 17), date(2024, 6, 17)),
    ("act:m23", "act:monusco", date(2013, 10, 1), date(2017, 10, 1)),
    ("act:ansar-dine", "act:fama", date(2012, 3, 10), date(2011, 3, 10)),
    ("act:levant-front", "act:is", date(2015, 6, 1), date(2011, 6, 1)),
]


@pytest.mark.parametrize(("one", "other", "at_war", "at_peace"), WARS)
def test_who_fought_whom_changes(knowledge: Knowledge, one: str, other: str, at_war: date, at_peace: date) -> None:
    assert knowledge.actors.sides(one, other, at_war) == "hostile"
    assert knowledge.actors.sides(other, one, at_peace) != "hostile"


@pytest.mark.parametrize(
    ("part", "whole", "inside", "outside"),
    [
        ("act:nusra-front", "act:al-qaeda", date(2015, 1, 1), date(2017, 1, 1)),
        ("act:ypg", "act:sdf", date(2016, 1, 1), date(2014, 1, 1)),
        ("act:katiba-macina", "act:jnim", date(2019, 1, 1), date(2016, 1, 1)),
        ("act:badr", "act:iraqi-government", date(2018, 1, 1), date(2012, 1, 1)),
    ],
)
def test_a_parent_may_have_its_dates(knowledge: Knowledge, part: str, whole: str, inside: date, outside: date) -> None:
    actors = knowledge.actors
    assert actors.is_part_of(part, whole)
    assert actors.is_part_of(part, whole, inside)
    assert not actors.is_part_of(part, whole, outside)
    assert actors.sides(part, whole, inside) == "same"
    assert actors.is_part_of("act:us-armed-forces", "act:united-states", outside)  # without dates: always


def test_nearly_all_ties_of_the_packs_have_dates(knowledge: Knowledge) -> None:
    ties = [tie for actor in knowledge.actors for tie in (*actor.allies, *actor.enemies)]
    undated = [tie for tie in ties if tie.start is None and tie.end is None]
    assert len(ties) > 750
    assert len(undated) < 10


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("peshmerga", ["act:peshmerga"]),
        ("VDP volunteers", ["act:vdp-burkina"]),
        ("Ukraine's 93rd Brigade", ["act:ua-93rd-brigade"]),
        ("Russia's 810th Brigade", ["act:ru-810th-brigade"]),
        ("Ukraine's 810th Brigade", []),
    ],
)
def test_units_and_forces_as_reports_call_them(knowledge: Knowledge, name: str, expected: list[str]) -> None:
    assert ids(knowledge.actors.named(name)) == expected
