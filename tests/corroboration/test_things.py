"""The things hit, and the night, as a claim's words tell them."""

from datetime import date

import msgspec
import pytest
from made_world import claim, on, who

from twosource.corroboration.things import hours, night, things


def dated(sentence, word, day="2017-09-04"):
    start = sentence.find(word)
    time = msgspec.structs.replace(on(day), text=word, span=(start + 40, start + 40 + len(word)))
    return claim("shelling", at=40, sentence=sentence, trigger="shelled", time=time)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("They shelled the town late on Monday.", "on Monday"),
        ("They shelled the town late Monday.", "Monday"),
        ("They shelled the town on Monday night.", "on Monday night"),
        ("They shelled the town on Monday night.", "on Monday"),
        ("They shelled the town on the night of Monday.", "Monday"),
    ],
)
def test_late_on_a_day_is_the_night_that_begins_on_it(sentence, word):
    assert night(dated(sentence, word)) == date(2017, 9, 4)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("They shelled the town early on Monday.", "on Monday"),
        ("They shelled the town in the early hours of Monday.", "Monday"),
        ("Early Monday, they shelled the town.", "Monday"),
        ("They shelled the town before dawn on Monday.", "on Monday"),
        ("They shelled the town on Monday before dawn.", "on Monday"),
    ],
)
def test_early_on_a_day_is_the_night_that_ends_on_it(sentence, word):
    assert night(dated(sentence, word)) == date(2017, 9, 3)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("They shelled the town on Monday.", "on Monday"),
        ("They shelled the town on Monday afternoon.", "on Monday"),
        ("They shelled the town, the army lately told on Monday.", "on Monday"),
    ],
)
def test_a_day_alone_is_no_night(sentence, word):
    assert night(dated(sentence, word)) is None


def test_what_tells_no_day_tells_no_night():
    assert night(claim("shelling", time=on("2017-09-04", "2017-09-05", basis="news"))) is None


def test_things_are_what_is_hit_and_is_nobody():
    told = claim("shelling", target=[who(None, "Hospital", "other"), who(None, "people", "civilians"), who("act:red")])
    assert things(told) == {"hospital"}


@pytest.mark.parametrize(
    ("sentence", "word", "told"),
    [
        ("They shelled the town on Monday morning.", "on Monday morning", "morning"),
        ("They shelled the town on Monday morning.", "on Monday", "morning"),
        ("Monday evening's shelling of the town.", "Monday evening's", None),
        ("They shelled the town on Monday evening.", "Monday", "evening"),
        ("They shelled the town on Monday night.", "on Monday", None),
        ("They shelled the town on Monday, the morning after the truce.", "on Monday", None),
    ],
)
def test_the_hours_of_a_day_are_told_right_behind_it(sentence, word, told):
    assert hours(dated(sentence, word)) == told
