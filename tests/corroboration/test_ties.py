from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from made_world import TIES

from twosource.corroboration.ties import Ties
from twosource.records import Actor, Relation

RED, BLUE, GUARD, ALLY = "act:red", "act:blue", "act:red-guard", "act:red-ally"


@pytest.mark.parametrize(
    ("a", "b", "side"),
    [
        (RED, RED, "same"),
        (RED, GUARD, "same"),
        (RED, ALLY, "allied"),
        (RED, BLUE, "hostile"),
        (RED, "act:un", "unknown"),
    ],
)
def test_how_two_stand_to_one_another_both_ways(a, b, side):
    assert TIES.side(a, b, None) == TIES.side(b, a, None) == side


def test_enemies_are_found_among_many():
    assert TIES.any_side("hostile", [ALLY, GUARD], ["act:blue-guard"], None)
    assert not TIES.any_side("hostile", [RED], [ALLY, GUARD], None)


def test_a_dated_tie_is_asked_for_on_each_side_of_its_turns_and_no_oftener():
    begin, end = date(2014, 1, 10), date(2014, 1, 20)
    asked = []

    class Actors:
        def __iter__(self):
            return iter([Actor(id="a", name="a", kind="state", enemies=(Relation(to="b", start=begin, end=end),))])

        def is_part_of(self, child, parent):
            return False

        def sides(self, a, b, on):
            asked.append(on)
            return "hostile" if begin <= on <= end else "unknown"

    ties = Ties(SimpleNamespace(actors=Actors(), sources=[]))
    days = [begin + timedelta(days=n) for n in range(-5, 20)]
    assert [ties.side("a", "b", day) == "hostile" for day in days] == [begin <= day <= end for day in days]
    assert len(asked) == 3
