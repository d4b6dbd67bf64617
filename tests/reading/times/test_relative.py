"""A time that is named by another is moved from the one told before; without one it is not guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from looking import days, of_type, only

from twosource.reading.times.relative import relative_time
from twosource.records import ClaimTime, Reading

Read = Callable[..., Reading]
TOLD = ClaimTime(
    start=date(2017, 9, 2), end=date(2017, 9, 2), precision="day", basis="text", text="on Saturday", span=(0, 11)
)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Rebels had shelled the town the day before.", "2017-09-01", "2017-09-01"),
        ("The next day it fell.", "2017-09-03", "2017-09-03"),
        ("On the same night rebels attacked the base.", "2017-09-02", "2017-09-02"),
        ("In the same month two convoys were turned back.", "2017-09-01", "2017-09-30"),
        ("Since then nobody has left the town.", "2017-09-02", "2017-09-05"),
        ("Two days later it fell.", "2017-09-04", "2017-09-04"),
        ("A fortnight earlier rebels had taken the mill.", "2017-08-17", "2017-08-21"),
        ("Hours later it fell.", "2017-09-02", "2017-09-03"),
        ("It had been lost the month before.", "2017-08-01", "2017-08-31"),
        ("The following week the gate was shut.", "2017-09-04", "2017-09-10"),
        ("Rebels shelled the gate that night.", "2017-09-02", "2017-09-02"),
        ("Hours earlier rebels had shelled it.", "2017-09-01", "2017-09-02"),
        ("It fell that afternoon.", "2017-09-02", "2017-09-02"),
        ("Over the next two days rebels shelled it.", "2017-09-02", "2017-09-04"),
    ],
)
def test_a_time_is_moved_from_the_one_told_before(words: str, start: str, end: str) -> None:
    found = relative_time(words, (), TOLD, date(2017, 9, 5))
    assert found is not None
    assert (str(found.start), str(found.end), found.basis) == (start, end, "sentence_before")


@pytest.mark.parametrize(
    "words",
    [
        "The day before the vote was quiet.",
        "Rebels shelled the town.",
        "The convoy came two days later than planned.",
        "Two days before the vote rebels shelled it.",
        "They said that evening prayers were over.",
    ],
)
def test_what_names_no_other_time_is_left(words: str) -> None:
    assert relative_time(words, (), TOLD, date(2017, 9, 5)) is None


def test_without_a_time_before_none_is_guessed() -> None:
    assert relative_time("Rebels had shelled it the day before.", (), None, date(2017, 9, 5)) is None


def test_the_day_before_of_a_report(read: Read) -> None:
    reading = read("The army captured Mayadin on Saturday. Isis had shelled Abu Kamal the day before.")
    assert days(only(reading, "shelling")) == ("2017-09-01", "2017-09-01")


@pytest.mark.parametrize(
    ("text", "event_type", "start"),
    [
        ("When gunmen came on 31 August they burned the police station in Mayadin.", "destruction", "2017-08-31"),
        ("In early March Isis had encircled Mayadin for four days.", "siege_continues", "2017-03-01"),
        ("Isis lost Mayadin as far back as January.", "lose", "2017-01-01"),
    ],
)
def test_the_date_of_a_deed_is_neither_how_long_it_took_nor_when_it_was_told(
    read: Read, text: str, event_type: str, start: str
) -> None:
    assert days(of_type(read(text), event_type)[0])[0] == start


def test_two_deeds_of_a_sentence_are_counted_from_the_same_day(read: Read) -> None:
    reading = read("Isis seized a nurse near Mayadin on 3 May. Four days later it shelled Hama and bombed a bridge.")
    assert days(only(reading, "shelling")) == ("2017-05-07", "2017-05-07")
    assert all(days(claim)[0] == "2017-05-07" for claim in of_type(reading, "bombing"))


def test_a_day_is_counted_from_the_one_named_before_though_nothing_was_done_on_it(read: Read) -> None:
    reading = read("The army took Mayadin on 3 May. On 9 May it rained. The following day Isis shelled Mayadin.")
    assert days(only(reading, "shelling")) == ("2017-05-10", "2017-05-10")


def test_words_in_the_predicate_s_own_clause_stand_before_the_day_of_another(read: Read) -> None:
    reading = read("Troops shelled Mayadin on Monday to expel gunmen who a day earlier had killed ten people there.")
    assert days(only(reading, "shelling")) == ("2017-09-04", "2017-09-04")
    deed = next(c for c in reading.claims if c.figures)
    assert days(deed) == ("2017-09-03", "2017-09-03")


def test_days_are_not_counted_from_a_month(read: Read) -> None:
    told = ClaimTime(
        start=date(2017, 5, 1), end=date(2017, 5, 31), precision="month", basis="text", text="in May", span=None
    )
    assert relative_time("Three days later it fell.", (), told, date(2017, 9, 5)) is None


def test_a_day_of_saying_is_counted_from_too(read: Read) -> None:
    reading = read("The army said on Saturday it had shot down a jet near Mayadin. A day later Isis shelled Mayadin.")
    assert days(only(reading, "shelling")) == ("2017-09-03", "2017-09-03")


def test_a_day_before_the_one_told_before(read: Read) -> None:
    reading = read("Isis shelled Mayadin on Saturday. The raid came a day after the army had bombed a camp near Hama.")
    bombing = next(c for c in reading.claims if c.trigger.text.startswith("bombed"))
    assert days(bombing) == ("2017-09-01", "2017-09-01")


def test_hours_are_counted_from_a_day_and_not_from_a_spell_told_after_it(read: Read) -> None:
    reading = read("The army took Mayadin on Saturday. It has held Hama since 2011. Hours later Isis shelled Mayadin.")
    assert days(only(reading, "shelling"))[0] == "2017-09-02"
