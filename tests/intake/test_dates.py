"""Dates of publication: what can be read one way is read; the rest is refused with its reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.dates import normal_date, refuse_future
from twosource.intake.refusal import Refused


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2017-09-05", "2017-09-05"),
        ("2017/9/5", "2017-09-05"),
        ("20170905", "2017-09-05"),
        ("2017-09-05T14:30:00Z", "2017-09-05T14:30:00+00:00"),
        ("2017-09-05T14:30:00.123+03:00", "2017-09-05T14:30:00+03:00"),
        ("2017-09-05 14:30", "2017-09-05T14:30:00"),
        ("20170905T143000Z", "2017-09-05T14:30:00+00:00"),
        ("2017-09-05T14:30-0430", "2017-09-05T14:30:00-04:30"),
        ("5 September 2017", "2017-09-05"),
        ("5th of Sept. 2017", "2017-09-05"),
        ("Tuesday, 5 September 2017 14:30 BST", "2017-09-05T14:30:00"),
        ("Tuesday 5 September 2017, 2:30 p.m.", "2017-09-05T14:30:00"),
        ("September 5, 2017", "2017-09-05"),
        ("Sep 5, 2017 at 12:05 am GMT", "2017-09-05T00:05:00+00:00"),
        ("Tue, 05 Sep 2017 14:30:00 GMT", "2017-09-05T14:30:00+00:00"),
        ("Tue, 05 Sep 2017 14:30:00 +0300", "2017-09-05T14:30:00+03:00"),
    ],
)
def test_forms_that_name_one_day(written: str, expected: str) -> None:
    assert normal_date(written) == expected


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("05/09/2017", "two ways"),
        ("9.5.17", "two ways"),
        ("2017-09", "lacks its day"),
        ("September 2017", "lacks its day"),
        ("31 February 2017", "in no calendar"),
        ("2017-02-29", "in no calendar"),
        ("2017-09-05T25:00:00", "in no calendar"),
        ("2017-09-05T10:00:00+19:00", "in no calendar"),
        ("0000-01-01", "in no calendar"),
        ("yesterday", "no date that could be read"),
        ("", "no date that could be read"),
        ("2017-09-05 or so", "no date that could be read"),
    ],
)
def test_what_is_refused_says_why_and_shows_the_cure(written: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as caught:
        normal_date(written)
    assert "2017-09-05" in caught.value.cure


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_itself(day: date) -> None:
    assert normal_date(day.isoformat()) == day.isoformat()
    assert normal_date(f"{day.day} {day:%B} {day.year}") == day.isoformat()


@given(
    st.datetimes(min_value=datetime(1000, 1, 1)),
    st.one_of(st.none(), st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))),
)
def test_a_normal_date_stays_as_it_is_and_keeps_its_zone(moment: datetime, zone: timezone | None) -> None:
    written = moment.replace(tzinfo=zone, microsecond=0).isoformat()
    assert normal_date(written) == written
    assert normal_date(normal_date(written)) == written


@given(st.text())
def test_anything_else_is_refused_not_raised(text: str) -> None:
    try:
        assert date.fromisoformat(normal_date(text)[:10])
    except Refused as refusal:
        assert refusal.cure


def test_the_day_after_today_is_the_last() -> None:
    now = datetime(2024, 3, 1, 23, 0, tzinfo=UTC)
    refuse_future("2024-03-02T13:00:00+14:00", now)
    with pytest.raises(Refused, match="2024-03-03, lies in the future: a date in 2024"):
        refuse_future("2024-03-03", now)
    with pytest.raises(Refused, match="a date in 2090"):
        refuse_future("2090-01-01", now)


def test_a_mistyped_century_is_refused() -> None:
    with pytest.raises(Refused, match="lies before 1800"):
        refuse_future("1017-09-05", datetime(2024, 3, 1, tzinfo=UTC))
