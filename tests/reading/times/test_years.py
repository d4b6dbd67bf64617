"""Days without a year: of the news they are the nearest, in a text that looks back they are of the year it has come to."""

from __future__ import annotations

from collections.abc import Callable

from looking import days, of_type

from twosource.records import Reading

Read = Callable[..., Reading]

BACK = (
    "On 31 May 2016 the army launched an offensive against Isis near Raqqa.\n\n"
    "On 4 June the army captured Mayadin.\n\nOn 9 June Isis recaptured Mayadin, and by 12 August Isis had withdrawn from Raqqa."
)


def test_a_text_that_looks_back_goes_by_its_own_calendar(read: Read) -> None:
    reading = read(BACK, published="2018-01-01")
    assert [days(claim) for claim in of_type(reading, "capture")] == [("2016-06-04",) * 2, ("2016-06-09",) * 2]
    assert [days(claim) for claim in of_type(reading, "withdraw")] == [("2016-08-12",) * 2]


def test_the_turn_of_the_year_is_followed(read: Read) -> None:
    reading = read(
        "On 28 December 2016 the army entered Mayadin.\n\nOn 3 January the army captured Mayadin.",
        published="2018-06-01",
    )
    assert [days(claim) for claim in of_type(reading, "capture")] == [("2017-01-03",) * 2]


def test_the_news_is_of_the_day_nearest_to_publication(read: Read) -> None:
    reading = read(
        "On 10 May 2014 Isis seized Mayadin.\n\nOn 3 June the army recaptured Mayadin.", published="2016-06-10"
    )
    assert days(of_type(reading, "capture")[-1]) == ("2016-06-03", "2016-06-03")


def test_nothing_is_put_behind_publication(read: Read) -> None:
    reading = read(
        "On 31 May 2017 Isis seized Mayadin.\n\nOn 20 August the army recaptured Mayadin.", published="2017-07-01"
    )
    assert days(of_type(reading, "capture")[-1]) == ("2016-08-20", "2016-08-20")
