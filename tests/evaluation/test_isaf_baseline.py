from datetime import date

import pytest

from twosource.evaluation.isaf_baseline import rule_record
from twosource.evaluation.isaf_release import Record, Release
from twosource.evaluation.isaf_tables import Tables

NOTHING = Record(None, frozenset(), frozenset(), frozenset(), 0, 0)


def told(body: str) -> Record:
    head = "KABUL, Afghanistan (Feb. 21, 2011)"
    return rule_record(Release("1", head + body, date(2011, 2, 21), len(head), NOTHING), Tables())


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (" Forces detained a man yesterday, after an attack today.", date(2011, 2, 20)),
        (" Forces detained a man today.", date(2011, 2, 21)),
        (" Forces detained a man Friday.", date(2011, 2, 18)),
        (" Forces detained a man on Feb. 3.", date(2011, 2, 3)),
        (" Forces detained a man.", date(2011, 2, 21)),
    ],
)
def test_the_first_words_for_a_day_decide(body: str, day: date) -> None:
    assert told(body).day == day


def test_keywords_decide_the_rest() -> None:
    record = told(" In Khost province a force killed two insurgents and detained several Haqqani fighters.")
    assert (record.killed, record.captured) == (2, 3)
    assert (record.types, record.provinces, record.groups) == ({"captureandkill"}, {"khost"}, {"haqqani"})


def test_the_header_is_not_looked_at() -> None:
    assert told(" A patrol was seen.") == Record(date(2011, 2, 21), frozenset(), frozenset(), frozenset(), 0, 0)
