import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.counting import Counted, interval, learn_spreads, own_share
from twosource.corroboration.settings import CountSettings

SETTINGS = CountSettings()


def never(*others):
    return 0.0


def counted(best, low=None, high=None, spread=0.25, source="a", relayed=never):
    return Counted(source, best if low is None else low, best, best if high is None else high, spread, relayed)


def test_one_count_is_as_wide_as_its_sources_spread():
    low, high = interval([counted(100, spread=0.2)])
    assert (low, high) == (math.ceil(100.5 * math.exp(-0.329) - 0.5), math.floor(100.5 * math.exp(0.329) - 0.5))


def test_two_counts_that_agree_narrow_it_and_two_that_differ_widely_do_not():
    one = interval([counted(100)])
    agreeing = interval([counted(100), counted(104, source="b")])
    apart = interval([counted(30), counted(300, source="b")])
    assert agreeing[1] - agreeing[0] < one[1] - one[0]
    assert apart[0] < 50 and apart[1] > 200


def test_a_count_taken_from_another_adds_next_to_nothing():
    first = counted(137)
    echo = counted(137, source="b", relayed=lambda of: 0.9)
    alone, echoed, apart = (interval(t) for t in ([first], [first, echo], [first, counted(137, source="b")]))
    assert echoed[1] - echoed[0] > 0.9 * (alone[1] - alone[0]) > apart[1] - apart[0]


def test_small_numbers_are_equal_by_chance_and_large_ones_are_not():
    assert own_share(2, 0.25, 0.3) > 0.5 > 0.1 > own_share(1000, 0.25, 0.3)
    assert own_share(1000, 0.25, 0.0) == 1.0


def test_an_open_end_stays_open_where_all_leave_it_open():
    at_least = Counted("a", 12, 12, None, 0.25, never)
    assert interval([at_least])[1] is None
    assert interval([at_least, counted(20, source="b")])[1] is not None
    assert interval([Counted("a", None, None, 100, 0.25, never)]) == (None, 100)
    assert interval([Counted("a", 51, None, None, 0.25, never)]) == (51, None)
    assert interval([]) == (None, None)


@given(st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([0.1, 0.3, 0.8])), min_size=1, max_size=6))
def test_the_ends_are_in_order_and_hold_the_middle_of_what_was_told(told):
    low, high = interval([counted(n, spread=s, source=str(i)) for i, (n, s) in enumerate(told)])
    assert 0 <= low <= high
    assert low <= max(n for n, _ in told) + 1 and high >= min(n for n, _ in told) - 1


def test_spreads_are_learnt_apart():
    dice = random.Random(3)
    spreads = {"a": 0.1, "b": 0.1, "c": 0.5}
    numbers = [
        [(s, round(truth * math.exp(dice.gauss(0, spread)))) for s, spread in spreads.items()]
        for truth in (dice.randint(50, 5000) for _ in range(200))
    ]
    found = learn_spreads(numbers, never, SETTINGS)
    assert found["a"][0] == pytest.approx(0.1, abs=0.04) and found["c"][0] == pytest.approx(0.5, abs=0.08)
    assert found["c"][1] > 150


def test_echoed_counts_do_not_make_a_source_look_exact():
    dice = random.Random(4)
    numbers = []
    for _ in range(150):
        truth = dice.randint(50, 5000)
        told = round(truth * math.exp(dice.gauss(0, 0.4)))
        numbers.append([("a", told), ("b", round(truth * math.exp(dice.gauss(0, 0.4)))), ("echo", told)])
    known = learn_spreads(numbers, lambda source, of: 0.9 if (source, of) == ("echo", "a") else 0.0, SETTINGS)
    unknown = learn_spreads(numbers, never, SETTINGS)
    assert known["a"][0] > 0.33 > unknown["a"][0]


def test_nothing_is_learnt_from_numbers_that_one_source_counted():
    assert learn_spreads([[("a", 3)], [("a", 4)]], never, SETTINGS) == {}
