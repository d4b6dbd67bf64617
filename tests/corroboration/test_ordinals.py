import pytest
from made_world import claim

from twosource.corroboration.ordinals import ANOTHER, ordinal, told_apart


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
