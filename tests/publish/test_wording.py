"""Dates, numbers, figures and lists in words."""

from __future__ import annotations

from datetime import date

import pytest

from twosource.publish import wording

D = date


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (D(2017, 9, 5), D(2017, 9, 5), "day", "on 5 September 2017"),
        (D(2017, 9, 4), D(2017, 9, 5), "day", "between 4 and 5 September 2017"),
        (D(2017, 8, 30), D(2017, 9, 5), "range", "between 30 August and 5 September 2017"),
        (D(2014, 9, 1), D(2017, 9, 5), "range", "between 1 September 2014 and 5 September 2017"),
        (D(2017, 7, 1), D(2017, 7, 31), "month", "in July 2017"),
        (D(2017, 1, 1), D(2017, 12, 31), "year", "in 2017"),
        (None, D(2017, 9, 5), "range", "by 5 September 2017"),
        (D(2017, 9, 5), None, "range", "since 5 September 2017"),
        (None, None, "unknown", "date not told"),
    ],
)
def test_days(start: date | None, end: date | None, precision: str, words: str) -> None:
    assert wording.days(start, end, precision=precision) == words


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((12, 12, 12), "12"), ((12, 12, None), "at least 12"), ((None, None, 100), "up to 100"),
        ((24, None, 99), "24 to 99"),
        ((None, None, None), "an untold number of"), ((63000, 70000, 77000), "63,000 to 77,000"),
    ],
)  # fmt: skip
def test_amounts(bounds: tuple[int | None, int | None, int | None], words: str) -> None:
    assert wording.amount(*bounds) == words


def test_a_middle_figure_is_told_only_between_two_ends() -> None:
    assert wording.middle(63000, 70000, 77000) == " (middle figure 70,000)"
    assert wording.middle(12, 12, 30) == wording.middle(12, 20, None) == ""


def test_lists_numbers_and_articles() -> None:
    assert wording.listed([]) == "" and wording.listed("A") == "A" and wording.listed("ABC") == "A, B and C"
    assert wording.counted(1, "report") == "one report" and wording.counted(12, "claim") == "12 claims"
    assert wording.with_article("Syrian army") == "the Syrian army"
    assert wording.with_article("Islamic State") == "Islamic State"
    assert wording.with_article("nurse") == "a nurse" and wording.with_article("aid worker") == "an aid worker"
    assert wording.with_article("residents of the town") == "residents of the town"
    assert wording.with_article("civilians (only reported)") == "civilians (only reported)"
    assert (
        wording.with_article("an official") == "an official"
        and wording.with_article("al-Nusra Front") == "al-Nusra Front"
    )
    assert wording.what_counted("killed", None) == "people killed"
    assert (
        wording.what_counted("injured", "civilian")
        == wording.what_counted("injured", "civilians")
        == "civilians injured"
    )
    assert wording.what_counted("abducted", "child") == "children abducted"
    assert wording.what_counted("killed", "militiamen") == "militiamen killed"
    assert (
        wording.what_counted("people", "aid worker") == "aid workers"
        and wording.what_counted("strikes", None) == "strikes"
    )


def test_dates_for_brackets() -> None:
    assert wording.dated(D(2017, 9, 4), D(2017, 9, 5)) == "4–5 September 2017"
    assert wording.dated(D(2017, 8, 30), D(2017, 9, 5)) == "30 August – 5 September 2017"
    assert wording.dated(D(2014, 9, 1), D(2017, 9, 5)) == "1 September 2014 – 5 September 2017"
    assert wording.dated(D(2017, 7, 1), D(2017, 7, 31), precision="month") == "July 2017"
