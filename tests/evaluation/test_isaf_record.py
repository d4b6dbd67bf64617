from datetime import date

import pytest
from made_claims import claim, days, figure, party, place

from twosource.evaluation.isaf_record import record_of
from twosource.evaluation.isaf_tables import Tables
from twosource.records import Claim, Span

PUBLISHED = date(2011, 2, 21)
TEXT = (
    "A force detained three insurgents in Sabari yesterday. They also detained an additional man. "
    "Three people were detained. A strike killed several fighters. Insurgents killed two soldiers in 2009."
)
FORCE = party("Afghan and coalition force", "armed_group")
INSURGENTS = party("Taliban", "jihadist_group", text="three insurgents", via="description")
THREE = figure("captured", "three", 3, 3, 3, start=17)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables()


def arrest(trigger: str = "detained three", **changes: object) -> Claim:
    start = TEXT.index(trigger)
    sentence_start = TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0
    sentence = TEXT[sentence_start : TEXT.index(".", start) + 1]
    span = Span(start=sentence_start, end=sentence_start + len(sentence), text=sentence)
    fields = {
        "actor": (FORCE,),
        "target": (INSURGENTS,),
        "figures": (THREE,),
        "sentence": span,
        "time": days("2011-02-20"),
    }
    return claim("arrest", TEXT, trigger, **(fields | changes))


def test_the_record_of_an_arrest(tables: Tables) -> None:
    record = record_of([arrest(place=(place("Şabarī", admin1="Khōst"),))], PUBLISHED, tables)
    assert (record.day, record.types, record.provinces) == (date(2011, 2, 20), {"detention"}, {"khost"})
    assert (record.killed, record.captured) == (0, 3)


@pytest.mark.parametrize(
    ("words", "told", "coded"),
    [
        ("several", (3, None, 9), 3),
        ("multiple", (2, None, None), 3),
        ("numerous", (None, None, None), 4),
        ("a number of", (None, None, None), 4),
        ("two", (2, 2, 2), 2),
        ("more than 30", (31, None, None), 31),
    ],
)
def test_numbers_are_written_as_the_coder_writes_them(words: str, told, coded: int, tables: Tables) -> None:
    claims = [arrest(figures=(figure("captured", words, *told),))]
    assert record_of(claims, PUBLISHED, tables).captured == coded


@pytest.mark.parametrize(
    ("target", "coded"),
    [
        ((party("x", text="suspected insurgents"),), 2),
        ((party("x", text="multiple suspected insurgents"),), 3),
        ((party("x", text="a Taliban facilitator"),), 1),
        ((party("x", text="the leader"), party("y", text="an associate")), 2),
        ((), 1),
    ],
)
def test_people_without_a_figure_are_counted_by_their_words(target, coded: int, tables: Tables) -> None:
    assert record_of([arrest(target=target, figures=())], PUBLISHED, tables).captured == coded


def test_people_beside_those_told_are_added_and_people_told_again_are_not(tables: Tables) -> None:
    one = figure("captured", "an", 1, 1, 1, start=TEXT.index("an additional"))
    again = figure("captured", "Three", 3, 3, 3, start=TEXT.index("Three people"))
    first, beside = arrest(), arrest("detained an additional", figures=(one,), target=())
    retold = arrest("were detained", figures=(again,), target=())
    assert record_of([first, beside], PUBLISHED, tables).captured == 4
    assert record_of([first, retold], PUBLISHED, tables).captured == 3
    assert record_of([first, beside, retold], PUBLISHED, tables).captured == 4


def test_a_figure_that_two_claims_of_a_sentence_share_counts_once(tables: Tables) -> None:
    assert record_of([arrest(), arrest("three insurgents")], PUBLISHED, tables).captured == 3


@pytest.mark.parametrize(
    "changes",
    [
        {"modality": "planned"},
        {"polarity": "denied"},
        {"actor": (party("Taliban", "jihadist_group"),)},
        {"time": days("2009-05-01")},
        {"time": days("2010-12-01", "2011-02-20")},  # a toll since December
    ],
)
def test_background_is_no_deed(changes: dict[str, object], tables: Tables) -> None:
    record = record_of([arrest(**changes)], PUBLISHED, tables)
    assert (record.captured, record.types, record.day) == (0, frozenset(), None)


def killing(trigger: str, target, number: int) -> Claim:
    told = (figure("killed", str(number), number, number, number, start=TEXT.index(trigger)),)
    return claim("clash", TEXT, trigger, target=target, figures=told, time=days("2011-02-20"))


def test_the_dead_are_insurgents_unless_there_are_only_civilians(tables: Tables) -> None:
    fighters = killing("killed several", (party("x", "fighters"),), 3)
    soldiers = killing("killed two", (party("y", "state_forces"),), 2)
    civilians = killing("detained three", (party("z", "civilians"),), 5)
    assert record_of([fighters, soldiers, civilians], PUBLISHED, tables).killed == 3
    assert record_of([soldiers], PUBLISHED, tables).killed == 0
    assert record_of([killing("Insurgents", (), 4)], PUBLISHED, tables).types == {"insurgentskilled"}
    untold = record_of([civilians, killing("Insurgents", (), 4)], PUBLISHED, tables)
    assert (untold.killed, untold.types) == (9, {"civiliancasualty"})
    only = record_of([soldiers, civilians], PUBLISHED, tables)
    assert (only.killed, only.types) == (5, {"civiliancasualty"})


def test_the_type_follows_from_what_was_done(tables: Tables) -> None:
    dead = killing("killed several", (party("x", "fighters"),), 3)
    strike = claim("air_strike", TEXT, "strike", time=days("2011-02-20"))

    def types(*claims: Claim) -> frozenset[str]:
        return record_of(claims, PUBLISHED, tables).types

    assert types(dead) == {"insurgentskilled"}
    assert types(dead, arrest()) == {"captureandkill"}
    assert types(dead, strike) == {"airstrike"}
    assert types(arrest(), strike) == {"airstrike", "detention"}
    assert types() == frozenset()


def test_a_group_must_be_named(tables: Tables) -> None:
    described = party("Taliban", "jihadist_group", text="insurgents", id="act:taliban", via="description")
    leader = party("Taliban", "jihadist_group", text="a Taliban leader", id="act:taliban", via="description")
    known = party("Haqqani Network", "jihadist_group", text="the network", id="act:haqqani-network")
    assert record_of([arrest(target=(described,))], PUBLISHED, tables).groups == frozenset()
    assert record_of([arrest(target=(leader,))], PUBLISHED, tables).groups == {"taliban"}
    assert record_of([arrest(target=(known,))], PUBLISHED, tables).groups == {"haqqani"}


def test_a_day_in_the_words_beats_one_that_follows_from_the_news(tables: Tables) -> None:
    news = arrest(time=days("2011-02-19", "2011-02-21", basis="news"))
    told = arrest("were detained", time=days("2011-02-20"))
    assert record_of([news, told], PUBLISHED, tables).day == date(2011, 2, 20)
    assert record_of([news], PUBLISHED, tables).day == date(2011, 2, 21)


def test_an_interval_in_the_words_is_dated_by_its_first_day(tables: Tables) -> None:
    last_night = arrest(time=days("2011-02-20", "2011-02-21"))
    assert record_of([last_night], PUBLISHED, tables).day == date(2011, 2, 20)


def test_a_digest_is_dated_by_its_dateline_and_its_sum_counts_only_where_no_operation_does(tables: Tables) -> None:
    hours = days("2011-02-20", "2011-02-21", text="over the past 24 hours")
    digest = arrest("were detained", time=hours, figures=(figure("captured", "numerous", 4, None, None, start=70),))
    assert record_of([digest, arrest(time=hours)], PUBLISHED, tables).day == PUBLISHED
    assert record_of([digest, arrest()], PUBLISHED, tables).captured == 3
    assert record_of([digest], PUBLISHED, tables).captured == 4


def test_a_late_release_is_dated_by_its_first_day_and_by_none_of_long_ago(tables: Tables) -> None:
    late, unknown = arrest(time=days("2011-02-07")), arrest("were detained", time=days(None, "2011-02-21", "unknown"))
    assert record_of([late, unknown], PUBLISHED, tables).day == date(2011, 2, 7)
    assert record_of([arrest(time=days("2009-02-07")), unknown], PUBLISHED, tables).day == PUBLISHED


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("Paktiya province", "paktya"),
        ("Maidan Wardak", "wardak"),
        ("in Sar-e-Pul", "sar-e pul"),
        ("Herat", "herat"),
        ("Homs", None),
    ],
)
def test_a_province_is_known_in_its_spellings(text: str, province: str | None, tables: Tables) -> None:
    assert tables.province_named(text) == province
