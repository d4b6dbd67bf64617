"""No rule of time matches a sentence without the signs that it is said to need."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.lexicon import Lexicon
from twosource.reading.times.time_signs import TimeSigns
from twosource.reading.times.timex import TimeReader

LEXICON = Lexicon()
READER = TimeReader(LEXICON.times, LEXICON.numbers)
SIGNS = TimeSigns("may|june", "monday|friday", "spring", "day|week")
PARTS = (
    *(
        "On Friday",
        "in May",
        "5 June 2016,",
        "late 2014",
        "for two weeks",
        "a week ago",
        "the last three days",
        "this year",
    ),
    *(
        "today",
        "at dawn",
        "last night",
        "early in spring",
        "two years old",
        "a week-long truce",
        "the second week of May",
    ),
    *(
        "before Monday",
        "since 2012",
        "forces held",
        "declared",
        "Wednesday's raid",
        "golden",
        "2017-05-04",
        "next month",
    ),
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join))
def test_a_rule_that_matches_has_its_signs(sentence: str) -> None:
    signs = READER._signs.in_sentence(sentence.lower())
    for pattern, _, needed in READER._rules:
        if pattern.search(sentence):
            assert all(map(signs.show, needed)), pattern.pattern


@pytest.mark.parametrize(
    ("sentence", "sign", "shown"),
    [
        ("it fell on friday", "weekday", True),
        ("it fell in may", "month", True),
        ("they may fall", "month", True),
        ("the mayor fell", "month", False),
        ("on wednesday", "unit", False),
        ("two days ago", "unit", True),
        ("forces held it", "lasting", False),
        ("golden domes", "aged", False),
    ],
)
def test_signs_are_whole_words(sentence: str, sign: str, shown: bool) -> None:
    assert SIGNS.in_sentence(sentence).show(sign) is shown


def test_beside_a_month_a_year_is_not_needed() -> None:
    assert SIGNS.needed(re.compile(r"(?P<month>x)(?P<year>y)(?P<other>z)")) == ("month",)
    assert SIGNS.needed(re.compile(r"(?P<year>y)(?P<season>x)")) == ("season", "year")
