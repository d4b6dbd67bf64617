import pytest
from made_world import claim

from twosource.corroboration.ordinals import ANOTHER, one_is_later, ordinal, told_apart


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A second Russian air strike hit the market", 2),
        ("The first strike hit the market", 1),
        ("Another strike hit the market", ANOTHER),
        ("An air strike hit the market", None),
        ("For the second day a strike hit the market", None),
        ("For the first time in years a strike hit the market", None),
        ("In the second district, said the mayor, a strike hit the market", None),
    ],
)
def test_the_number_of_an_occurrence_is_read_off_the_words_before_it(sentence, number):
    assert ordinal(claim("air_strike", sentence=sentence, trigger="strike")) == number


def test_a_sentence_that_begins_elsewhere_in_the_text_is_read_alike():
    assert ordinal(claim("air_strike", sentence="A second strike hit.", trigger="strike", at=500)) == 2


def test_two_numbers_are_two_occurrences_in_any_reports():
    assert told_apart(1, 2, same_report=False)
    assert not told_apart(2, 2, same_report=False)


def test_a_later_number_and_none_are_two_only_within_one_report():
    assert told_apart(2, None, same_report=True)
    assert not told_apart(2, None, same_report=False)
    assert not told_apart(1, None, same_report=True)
    assert told_apart(None, ANOTHER, same_report=True)
    assert told_apart(ANOTHER, ANOTHER, same_report=True)


def test_another_may_be_any_but_the_first_of_another_report():
    assert not told_apart(ANOTHER, 2, same_report=False)
    assert not told_apart(ANOTHER, ANOTHER, same_report=False)
    assert told_apart(ANOTHER, 1, same_report=False)
    assert told_apart(ANOTHER, 2, same_report=True)


@pytest.mark.parametrize("trigger", ["strike", "strike in a month hit"])
def test_a_number_over_days_tells_of_none_on_that_day(trigger):
    for sentence in ("The third strike in a month hit the market", "A second strike in a month hit it on Monday"):
        assert ordinal(claim("air_strike", sentence=sentence, trigger=trigger)) is None


def test_a_number_over_days_is_told_in_the_phrase_of_the_strike():
    for sentence in ("The second strike in three days hit it", "A second strike this week hit the market"):
        assert ordinal(claim("air_strike", sentence=sentence, trigger="strike")) is None
    for sentence in ("The second strike in a day hit it", "A second strike hit the market, in a week of war"):
        assert ordinal(claim("air_strike", sentence=sentence, trigger="strike")) == 2


def test_again_is_another_only_of_the_same_day():
    for sentence in ("Jets hit the town again hours later", "A strike hit it for the second time that day"):
        assert ordinal(claim("air_strike", sentence=sentence, trigger="hit")) == ANOTHER
    for sentence in ("Jets hit the town again on Monday", "A strike hit it for the first time in years"):
        assert ordinal(claim("air_strike", sentence=sentence, trigger="hit")) is None


def test_one_is_later_where_the_other_has_no_number():
    assert one_is_later(2, None) and one_is_later(None, ANOTHER)
    assert not one_is_later(1, None) and not one_is_later(None, None) and not one_is_later(2, 3)
