"""When a claim happened, and what that rests on; the day of publication is never passed off as the day of the event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from looking import days, only
from made_trees import at, made

from twosource.reading.lexicon import Lexicon
from twosource.reading.times.timex import TimeReader
from twosource.reading.times.when import WhenReader
from twosource.records import Modality, Reading

Read = Callable[..., Reading]
LEXICON = Lexicon()
TIMES = TimeReader(LEXICON.times, LEXICON.numbers)
TREE = made("""
Rebels NNS  nsubj 2 rebel
fled   VBD  ROOT  2 flee
.      .    punct 2
""")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("The army captured Mayadin on Monday.", "2017-09-04", "2017-09-04", "day"),
        ("The army captured Mayadin overnight.", "2017-09-04", "2017-09-05", "range"),
        ("The army captured Mayadin last week.", "2017-08-28", "2017-09-03", "week"),
        ("The army captured Mayadin in July.", "2017-07-01", "2017-07-31", "month"),
        ("The army captured Mayadin in late 2014.", "2014-09-01", "2014-12-31", "season"),
        ("The army captured Mayadin in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("The army captured Mayadin on Monday for the second time this year.", "2017-09-04", "2017-09-04", "day"),
        ("The army captured Mayadin for the second time in July.", "2017-07-01", "2017-07-31", "month"),
        ("The army will capture Mayadin on Thursday.", "2017-09-07", "2017-09-07", "day"),
        ("The army captured Mayadin at dawn on Saturday.", "2017-09-02", "2017-09-02", "day"),
        ("The army captured Mayadin at dawn.", "2017-09-04", "2017-09-05", "range"),
    ],
)
def test_words_of_time_in_the_sentence_date_its_claim(
    read: Read, text: str, start: str, end: str, precision: str
) -> None:
    claim = only(read(text), "capture")
    assert (days(claim), claim.time.precision, claim.time.basis) == ((start, end), precision, "text")
    assert claim.time.span is not None
    assert text[slice(*claim.time.span)] == claim.time.text


def test_a_day_of_saying_is_the_event_s_only_where_there_is_none_of_its_own(read: Read) -> None:
    own = only(read("SOHR said on Monday that the army captured Mayadin on Saturday."), "capture")
    assert days(own) == ("2017-09-02", "2017-09-02")


def test_each_clause_has_its_own_time(read: Read) -> None:
    reading = read("Mayadin, which Isis captured in 2014, was shelled on Sunday.")
    assert days(only(reading, "capture")) == ("2014-01-01", "2014-12-31")
    assert days(only(reading, "shelling")) == ("2017-09-03", "2017-09-03")
    reading = read("The siege of Deir Ezzor, which began in 2014, was broken on Sunday.")
    assert days(only(reading, "siege_broken")) == ("2017-09-03", "2017-09-03")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Deir Ezzor has been besieged since late 2014.", "2014-09-01"),
        ("Deir Ezzor has been besieged for three years.", "2014-09-05"),
    ],
)
def test_a_state_lasts_to_the_day_of_publication(read: Read, text: str, start: str) -> None:
    assert days(only(read(text), "siege_continues")) == (start, "2017-09-05")


def test_a_headline_or_lead_without_a_date_is_news(read: Read) -> None:
    reading = read(
        "Army takes Raqqa\n\nThe army shelled Mayadin after a long fight there.\n\nIsis executed 12 prisoners."
    )
    for event_type in ("capture", "shelling"):
        claim = only(reading, event_type)
        assert (days(claim), claim.time.basis) == (("2017-09-04", "2017-09-05"), "news")


def test_further_down_without_a_date_the_time_is_unknown(read: Read) -> None:
    reading = read(
        "The army shelled Mayadin in the evening.\n\nResidents fled.\n\nIsis executed 12 prisoners in Raqqa."
    )
    claim = only(reading, "execution")
    assert (claim.time.precision, claim.time.basis) == ("unknown", "unknown")
    assert claim.time.start is None


def test_the_sentence_before_dates_the_next_one_and_its_paragraph_s(read: Read) -> None:
    reading = read(
        "A long week.\n\nThe army shelled Mayadin on Saturday. Its soldiers captured Abu Kamal.\n\n"
        "Residents were told nothing.\n\nIsis executed 12 prisoners in Raqqa."
    )
    claim = only(reading, "capture")
    assert (days(claim), claim.time.basis) == (("2017-09-02", "2017-09-02"), "sentence_before")
    assert only(reading, "execution").time.basis == "unknown"


def test_what_is_planned_lies_ahead(read: Read) -> None:
    claim = only(read("The army plans to capture Mayadin."), "capture")
    assert (days(claim), claim.time.basis) == (("2017-09-05", None), "unknown")


def test_without_a_day_of_publication_nothing_relative_is_dated(read: Read) -> None:
    claim = only(read("The army captured Mayadin on Monday.", published=None), "capture")
    assert (days(claim), claim.time.precision, claim.time.basis) == ((None, None), "unknown", "unknown")
    claim = only(read("The army captured Mayadin on 4 September 2017.", published=None), "capture")
    assert days(claim) == ("2017-09-04", "2017-09-04")


def test_wars_long_past_are_no_news(read: Read) -> None:
    assert read("In 1991 the army captured Mayadin.").claims == ()


def test_no_claim_of_a_report_is_dated_to_its_publication_without_words_for_it(read: Read) -> None:
    text = (
        "Army enters Raqqa\n\nThe army entered Raqqa, SOHR said.\n\nIsis shelled Mayadin. It abducted 20 villagers.\n\n"
        "Air strikes killed 12 civilians in Abu Kamal. The army will shell Palmyra. Isis holds Tabqa."
    )
    claims = read(text).claims
    assert len(claims) >= 6
    published = date(2017, 9, 5)
    assert [c.trigger.text for c in claims if (c.time.start, c.time.end) == (published, published)] == []


@given(
    st.dates(),
    st.sampled_from(["happened", "ongoing", "planned", "predicted", "demanded", "hypothetical"]),
    st.booleans(),
)
def test_any_day_of_publication_gives_an_ordered_interval(published: date, modality: Modality, news: bool) -> None:
    when = WhenReader(TIMES, published, {0} if news else set())
    time = when.read(TREE, 0, at(TREE, "fled"), modality, "displacement", frozenset())
    assert time.start is None or time.end is None or time.start <= time.end
    assert time.basis in ("news", "unknown")
    assert (time.start, time.end) != (published, published) or published == date.min


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured a man leading a cell in Raqqa on Friday.",
        "Rebels attacked two posts in Raqqa, killing one guard on Friday.",
        "One man was killed and four women were wounded in Raqqa on Friday.",
        "Troops searched a house on Friday. They detained a rebel in Raqqa.",
    ],
)
def test_a_day_that_closes_a_sentence_dates_what_it_tells(read: Read, text: str) -> None:
    claims = [claim for claim in read(text, published="2017-09-05").claims if claim.modality == "happened"]
    assert claims
    assert {days(claim) for claim in claims} == {("2017-09-01", "2017-09-01")}


@pytest.mark.parametrize(
    "text",
    [
        "The air strike which killed 37 people on Sunday hit a school in Mayadin.",
        "The air raid that hit Mayadin on Sunday killed 12 people.",
        "The shelling which began on Sunday destroyed a bakery in Mayadin.",
    ],
)
def test_the_day_in_a_clause_on_the_happening_itself_dates_it(read: Read, text: str) -> None:
    claims = [claim for claim in read(text).claims if claim.event_type in ("air_strike", "shelling")]
    assert claims and {days(claim) for claim in claims} == {("2017-09-03", "2017-09-03")}


def test_the_day_in_a_clause_on_who_bore_it_dates_only_that(read: Read) -> None:
    claim = only(read("The soldier who was wounded on Sunday was captured in Mayadin."), "arrest")
    assert days(claim) != ("2017-09-03", "2017-09-03")


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that Isis had captured Mayadin.",
        "The army denied on Monday that Isis had captured Mayadin.",
        "On Monday the army admitted that Isis had captured Mayadin.",
        "Isis captured Mayadin, the army said on Monday.",
    ],
)
def test_what_was_told_on_a_day_happened_on_it_or_the_day_before(read: Read, text: str) -> None:
    claim = only(read(text), "capture")
    assert days(claim) == ("2017-09-03", "2017-09-04")
    assert (claim.time.basis, claim.time.text.lower().endswith("monday")) == ("news", True)


def test_the_deeds_own_day_stands_before_the_day_of_the_denial(read: Read) -> None:
    claim = only(read("The army denied on Monday that Isis had captured Mayadin on Saturday."), "capture")
    assert (days(claim), claim.time.basis) == (("2017-09-02", "2017-09-02"), "text")


@pytest.mark.parametrize(
    "text",
    [
        "Somali forces have seized Adan Yabaal, an al Shabaab stronghold for 15 years, the president said.",
        "The Syrian army captured Mayadin, held by Islamic State for three years.",
        "Troops recaptured Palma, the base of the insurgents since March.",
    ],
)
def test_how_long_somebody_held_a_town_is_not_when_it_was_taken(read: Read, text: str) -> None:
    assert only(read(text), "capture").time.basis == "news"
