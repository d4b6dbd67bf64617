"""Calendar arithmetic for words of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.times.days import back_from, day_of, month_span, nearest_day, part_of


@pytest.mark.parametrize(("direction", "wanted"), [("past", date(2016, 12, 20)), ("future", date(2017, 12, 20))])
def test_a_day_without_a_year_is_the_last_or_the_next(direction: str, wanted: date) -> None:
    assert nearest_day(date(2017, 9, 5), 12, 20, direction) == wanted  # type: ignore[arg-type]


def test_what_the_calendar_lacks_is_none() -> None:
    assert day_of(2017, 2, 30) is None


@given(
    day=st.dates(),
    count=st.integers(-20_000, 20_000),
    unit=st.sampled_from(["day", "week", "month", "year", "century"]),
)
def test_back_is_never_off_the_calendar_and_never_the_wrong_way(day: date, count: int, unit: str) -> None:
    found = back_from(day, count, unit)
    assert date.min <= found <= date.max
    if count > 0 and unit != "month":
        assert found <= day or day.year <= 1


@given(year=st.integers(1, 9999), month=st.integers(1, 12))
def test_the_thirds_of_a_month_are_in_order_and_cover_it(year: int, month: int) -> None:
    low, high = month_span(year, month)
    early, middle, late = (part_of(low, high, word) for word in ("early", "mid", "late"))
    assert low == early[0] <= early[1] <= middle[1] <= late[1] == high
