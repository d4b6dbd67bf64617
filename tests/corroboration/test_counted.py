import pytest
from made_events import event, events, together
from made_world import claim, count, on, says, where

CITY, VILLAGE = where("plc:xx:city"), where("plc:xx:village")
BEFORE = on("2017-09-05", basis="sentence_before")


def told(words, at, kind="air_strike", trigger="strike", **more):
    return claim(kind, sentence=words, trigger=trigger, at=at, time=BEFORE, **more)


def whole(many=2, **more):
    figures = [count("strikes", many, who="strike"), *more.pop("figures", [])]
    return told("Two strikes hit Rivertown.", 0, trigger="strikes", place=[CITY], figures=figures, **more)


FIRST = told("The first strike killed ten.", 100, place=[CITY], figures=[count("killed", 10)])
SECOND = told("The second strike killed four.", 200, place=[CITY], figures=[count("killed", 4)])


def killed(found):
    return [(f.low, f.best, f.high) for f in found.figures if f.what == "killed"]


def test_the_first_and_the_second_of_two_counted_strikes_are_parts_of_one_event_and_their_dead_add_up():
    found = event(whole(), FIRST, SECOND)
    assert found.n_claims == 3 and killed(found) == [(14, 14, 14)] and found.disputes == ()


def test_where_one_part_alone_is_counted_there_are_at_least_so_many():
    assert killed(event(whole(), SECOND)) == [(4, None, None)]


def test_a_number_told_of_the_whole_beats_those_of_its_parts():
    assert killed(event(whole(figures=[count("killed", 14)]), FIRST)) == [(14, 14, 14)]


def test_one_claim_may_tell_the_numbers_of_two_parts():
    both = told("The first strike killed ten and the second four.", 100, place=[CITY],
                figures=[count("killed", 10), count("killed", 4)])  # fmt: skip
    assert killed(event(whole(), both)) == [(14, 14, 14)]


def test_the_dead_of_parts_that_several_tell_add_up_for_whoever_counts_the_whole():
    first = told("The first strike killed ten, activists said.", 100, place=[CITY], figures=[count("killed", 10)],
                 speakers=[says("src:monitor")])  # fmt: skip
    found = event(whole(), first, SECOND)
    assert killed(found) == [(14, 14, 14)] and found.disputes == ()


def test_the_dead_of_a_part_are_no_stray_event():
    toll = told("The second killed four.", 200, "casualties", "killed", figures=[count("killed", 4)])
    found = event(whole(), FIRST, toll)
    assert found.event_type == "air_strike" and killed(found) == [(14, 14, 14)]


@pytest.mark.parametrize(
    "other",
    [
        told("The second strike hit Milltown.", 200, place=[VILLAGE]),
        told("A third strike hit Rivertown.", 200, place=[CITY]),
    ],
)
def test_what_the_whole_does_not_count_is_no_part_of_it(other):
    assert len(events(whole(), other)) == 2


def test_uncounted_a_second_strike_is_a_second_event():
    assert sorted(map(sorted, together(FIRST, SECOND))) == sorted([[FIRST.claim_id], [SECOND.claim_id]])
