"""Words of time become intervals, counted from the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.lexicon import Lexicon
from twosource.reading.times.days import Direction
from twosource.reading.times.timex import TimeReader

LEXICON = Lexicon()
READER = TimeReader(LEXICON.times, LEXICON.numbers)
TUESDAY = date(2017, 9, 5)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("They reached the city on Tuesday.", "2017-09-05", "2017-09-05"),
        ("They reached the city on Monday.", "2017-09-04", "2017-09-04"),
        ("It fell last Tuesday.", "2017-08-29", "2017-08-29"),
        ("It fell overnight.", "2017-09-04", "2017-09-05"),
        ("It fell on Thursday of last week.", "2017-08-31", "2017-08-31"),
        ("It fell Monday this week.", "2017-09-04", "2017-09-04"),
        ("It fell yesterday.", "2017-09-04", "2017-09-04"),
        ("Fighting began in late 2014.", "2014-09-01", "2014-12-31"),
        ("It lost Mosul in July.", "2017-07-01", "2017-07-31"),
        ("It was taken in October.", "2016-10-01", "2016-10-31"),
        ("It fell on 3 September 2017.", "2017-09-03", "2017-09-03"),
        ("It has fallen three times since the start of the month.", "2017-09-01", "2017-09-05"),
        ("It has fallen twice since the beginning of the year.", "2017-01-01", "2017-09-05"),
        ("It fell at the end of last month.", "2017-08-22", "2017-08-31"),
        ("It fell at the start of the week.", "2017-09-04", "2017-09-05"),
        ("It fell earlier in the week.", "2017-09-04", "2017-09-05"),
        ("It had fallen by the end of last year.", "2016-12-01", "2016-12-31"),
        ("It fell on September 3.", "2017-09-03", "2017-09-03"),
        ("It fell on Sept. 3, 2016.", "2016-09-03", "2016-09-03"),
        ("In the past few days they advanced.", "2017-08-27", "2017-09-05"),
        ("They advanced for several months.", "2016-12-05", "2017-09-05"),
        ("A string of gains this year.", "2017-01-01", "2017-09-05"),
        ("It was founded in 2013.", "2013-01-01", "2013-12-31"),
        ("It fell in early March 2017.", "2017-03-01", "2017-03-10"),
        ("Two days ago it fell.", "2017-09-03", "2017-09-03"),
        ("It fell last week.", "2017-08-28", "2017-09-03"),
        ("It fell last month.", "2017-08-01", "2017-08-31"),
        ("It was lost in February last year.", "2016-02-01", "2016-02-29"),
        ("They left as long ago as May.", "2017-05-01", "2017-05-31"),
        ("Food came throughout the winter.", "2016-12-01", "2017-02-28"),
        ("All through the spring they gained ground.", "2017-03-01", "2017-05-31"),
        ("It fell in the first week of May.", "2017-05-01", "2017-05-07"),
        ("It fell in the last days of May.", "2017-05-25", "2017-05-31"),
        ("The strikes took place between 3 and 5 March.", "2017-03-03", "2017-03-05"),
        ("For months they gained ground.", "2016-12-05", "2017-09-05"),
    ],
)
def test_the_past_is_counted_back_from_publication(sentence: str, low: str, high: str) -> None:
    found = READER.read(sentence, TUESDAY)
    assert [(str(t.low), str(t.high)) for t in found] == [(low, high)]


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Talks will resume on Thursday.", "2017-09-07", "2017-09-07"),
        ("Talks will resume in October.", "2017-10-01", "2017-10-31"),
        ("Talks will resume tomorrow.", "2017-09-06", "2017-09-06"),
        ("Talks will resume next week.", "2017-09-11", "2017-09-17"),
    ],
)
def test_the_future_is_counted_on(sentence: str, low: str, high: str) -> None:
    found = READER.read(sentence, TUESDAY, "future")
    assert [(str(t.low), str(t.high)) for t in found] == [(low, high)]


def test_a_day_behind_an_ago_only_completes_it() -> None:
    (timex,) = READER.read("Eighty years ago this week the army gave up.", TUESDAY)
    assert timex.text == "Eighty years ago"


def test_since_opens_an_interval_that_runs_to_publication() -> None:
    (timex,) = READER.read("It has been besieged since late 2014.", TUESDAY)
    assert (timex.low, timex.high, timex.role) == (date(2014, 9, 1), TUESDAY, "since")


def test_without_publication_only_absolute_dates_are_resolved() -> None:
    assert READER.read("It fell on Tuesday and yesterday.", None) == []
    assert [t.low for t in READER.read("It fell on 3 September 2017.", None)] == [date(2017, 9, 3)]


@pytest.mark.parametrize(
    "sentence",
    ["They may march on the city.", "The sun set at 12.", "He was second to none.", "The end of the year-long war."],
)
def test_words_that_only_look_like_dates_are_left_alone(sentence: str) -> None:
    assert READER.read(sentence, TUESDAY) == []


@pytest.mark.parametrize(
    "sentence", ["It fell in Auguſt 2016.", "It fell on FrİDAY.", "Two weeKs ago it fell.", "3 dayſ ago"]
)
def test_letters_that_only_look_like_ascii_break_nothing(sentence: str) -> None:
    for timex in READER.read(sentence, TUESDAY):
        assert sentence[timex.start : timex.end] == timex.text


@given(
    st.sampled_from(
        [
            "tomorrow",
            "yesterday",
            "overnight",
            "last month",
            "last year",
            "next week",
            "400 years ago",
            "Friday",
            "at the end of the week",
        ]
    ),
    st.sampled_from([date.min, date(1, 1, 5), date(9999, 12, 28), date.max]),
    st.sampled_from(["past", "future"]),
)
def test_at_the_ends_of_the_calendar_nothing_breaks(words: str, published: date, direction: Direction) -> None:
    for timex in READER.read(f"It fell {words}.", published, direction):
        assert timex.low is None or timex.high is None or timex.low <= timex.high


@given(
    st.text(alphabet=st.sampled_from("0123456789 -/,.Mondayfiseptrcbgulw"), max_size=80),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["past", "future"]),
)
def test_any_text_gives_ordered_intervals_inside_it(text: str, published: date, direction: Direction) -> None:
    last = 0
    for timex in READER.read(text, published, direction):
        assert last <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        last = timex.start
        if timex.low is not None and timex.high is not None:
            assert timex.low <= timex.high
