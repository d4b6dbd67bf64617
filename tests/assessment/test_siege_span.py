from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_world import UNKNOWN_TIME, on

from twosource.assessment.siege_span import beginning, end_of_period, joined
from twosource.records import Bounds

DAY = date.fromisoformat
DATES = st.dates(DAY("2010-01-01"), DAY("2020-12-31"))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2014-01-01", "2014-12-31"),
        ("2014-09-01", "2014-12-31"),
        ("2014-05-01", "2014-08-31"),
        ("2014-02-01", "2014-02-28"),
        ("2014-09-05", "2014-09-05"),
    ],
)
def test_a_rounded_first_day_stands_for_its_period(first, last):
    assert end_of_period(DAY(first)) == DAY(last)


def test_a_beginning_is_never_after_the_end():
    assert beginning(on("2017-01-01", "2017-03-05")) == Bounds(low=DAY("2017-01-01"), high=DAY("2017-03-05"))


def test_no_start_is_no_beginning():
    assert beginning(UNKNOWN_TIME) is None


def bounds(low, high):
    return Bounds(low=DAY(low), high=DAY(high))


def test_bounds_that_agree_are_narrowed_and_others_widened():
    year, autumn, later = (
        bounds(*days)
        for days in (("2014-01-01", "2014-12-31"), ("2014-09-01", "2014-11-30"), ("2015-01-01", "2015-02-01"))
    )
    assert joined([year, autumn]) == autumn
    assert joined([autumn, later]) == bounds("2014-09-01", "2015-02-01")
    assert joined([]) is None


@given(st.lists(st.tuples(DATES, DATES).map(sorted), min_size=1, max_size=5))
def test_joined_bounds_are_in_order(pairs):
    found = joined([Bounds(low=a, high=b) for a, b in pairs])
    assert found.low <= found.high
