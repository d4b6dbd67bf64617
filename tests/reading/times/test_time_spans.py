"""A time named by both its ends runs from the first day of the one to the last of the other."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.reading.lexicon import Lexicon
from twosource.reading.times.time_spans import spans_of
from twosource.reading.times.timex import TimeReader

PUBLISHED = date(2024, 9, 7)


@pytest.fixture(scope="module")
def times() -> TimeReader:
    lexicon = Lexicon()
    return TimeReader(lexicon.times, lexicon.numbers)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("raped 14 women between May and July", "2024-05-01", "2024-07-31"),
        ("shelled it from March to June", "2024-03-01", "2024-06-30"),
        ("fell between Monday and Wednesday", "2024-09-02", "2024-09-04"),
        ("held from Monday until Thursday", "2024-09-02", "2024-09-05"),
        ("lasted from 2014 to 2017", "2014-01-01", "2017-12-31"),
        ("between 3 May and 6 June", "2024-05-03", "2024-06-06"),
        ("between May and July 2022", "2022-05-01", "2022-07-31"),
        ("between November and March", "2023-11-01", "2024-03-31"),
        ("from 5 to 9 June 2023", "2023-06-05", "2023-06-09"),
    ],
)
def test_both_ends_make_one_time(times: TimeReader, words: str, low: str, high: str) -> None:
    (found,) = times.read(words, PUBLISHED, "past")
    assert (str(found.low), str(found.high), found.role) == (low, high, "at")
    assert found.text in words


@pytest.mark.parametrize("words", ["from Raqqa to Mosul in May", "between Israel and Hamas in May", "from Gao to Ber"])
def test_places_and_parties_are_no_ends_of_a_time(times: TimeReader, words: str) -> None:
    assert all(timex.text in ("in May",) for timex in times.read(words, PUBLISHED, "past"))


def test_a_leap_day_is_found_in_another_year() -> None:
    ends = {
        "29 February": (date(2024, 2, 29), date(2024, 2, 29), 11),
        "May 2022": (date(2022, 5, 1), date(2022, 5, 31), 8),
    }
    spans = list(spans_of("between 29 February and May 2022", ends.get))
    assert [(str(low), str(high)) for low, high, _, _ in spans] == [("2022-02-28", "2022-05-31")]
