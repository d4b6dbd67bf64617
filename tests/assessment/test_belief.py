import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.assessment.belief import (
    UNKNOWN,
    contested,
    faded,
    held,
    kept_after,
    moved,
    not_held,
    nothing_known,
    shares,
)

STATES = st.sampled_from([UNKNOWN, held("red"), held("blue"), contested(("red", "blue")), not_held(("red",))])


@st.composite
def beliefs(draw):
    parts = draw(st.dictionaries(STATES, st.floats(0.01, 1), min_size=1))
    total = sum(parts.values())
    return {state: share / total for state, share in parts.items()}


@given(beliefs(), STATES, st.floats(0, 1))
def test_shares_sum_to_one_after_any_event(belief, outcome, credibility):
    after = moved(belief, (lambda _: {outcome: 1.0}, credibility))
    assert sum(after.values()) == pytest.approx(1.0, abs=1e-6)
    assert after.get(outcome, 0.0) >= credibility - 1e-6


@given(beliefs(), st.floats(0, 5000))
def test_fading_only_adds_to_what_is_unknown(belief, days):
    after = faded(belief, days, 180)
    assert sum(after.values()) == pytest.approx(1.0, abs=1e-6)
    assert all(after.get(state, 0.0) <= share + 1e-9 for state, share in belief.items() if state != UNKNOWN)


@given(beliefs(), st.floats(0, 1000), st.floats(0, 1000))
def test_fading_twice_is_fading_once(belief, first, second):
    at_once, in_two = faded(belief, first + second, 180), faded(faded(belief, first, 180), second, 180)
    assert all(at_once.get(s, 0.0) == pytest.approx(in_two.get(s, 0.0), abs=1e-6) for s in {*at_once, *in_two})


def test_half_is_left_after_a_half_life():
    assert kept_after(180, 180) == 0.5
    assert faded({held("red"): 1.0}, 180, 180) == {held("red"): 0.5, UNKNOWN: 0.5}


def test_an_event_of_no_credibility_moves_nothing():
    assert moved({held("red"): 1.0}, (lambda _: {held("blue"): 1.0}, 0.0)) == {held("red"): 1.0}


def test_the_order_of_contesting_parties_makes_no_other_state():
    assert contested(("red", "blue")) == contested(("blue", "red", "blue"))


def test_the_shares_of_a_belief():
    belief = {held("red"): 0.5, contested(("red", "blue")): 0.25, not_held(("blue",)): 0.25}
    assert shares(belief) == ({"red": 0.5}, 0.25, 0.25)
    assert shares(nothing_known()) == ({}, 0.0, 1.0)


def test_an_event_may_move_it_in_more_ways_than_one():
    ways = ((lambda _: {held("blue"): 1.0}, 0.5), (lambda _: {not_held(("red",)): 1.0}, 0.25))
    assert moved({held("red"): 1.0}, *ways) == {held("blue"): 0.5, held("red"): 0.25, not_held(("red",)): 0.25}
