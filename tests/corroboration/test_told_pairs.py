import numpy as np
import pytest
from made_coded import coded
from made_events import book, statements
from made_world import TIES, WORLD, claim, count, on, where, who

from twosource.corroboration import LinkSettings, sample_pairs
from twosource.corroboration.told_pairs import FIELDS
from twosource.records import Decision, decision_id


def told(publisher, day, place="plc:xx:city", **more):
    more.setdefault("actor", [who("act:red")])
    return claim(
        "clash", publisher=publisher, published=f"2017-09-{day + 1:02d}", place=[where(place)],
        time=on(f"2017-09-{day:02d}"), **more,
    )  # fmt: skip


def pairs(*claims, decisions=()):
    return sample_pairs(
        statements(*claims), knowledge=WORLD, ties=TIES, codebook=book(), settings=LinkSettings(), decisions=decisions
    )


def level(sample, seen, field):
    return [sample.names[field][at] for at in seen[field].levels.tolist()]


def test_pairs_near_in_time_may_be_one_and_those_of_one_place_far_apart_are_two():
    first, second, later = told("A", 1), told("B", 1, figures=[count("killed", 3)]), told("C", 20)
    sample = pairs(first, second, later)
    assert {field: level(sample, sample.near, field) for field in FIELDS} == {
        "type": ["same_type"], "place": ["same_place"], "time": ["same_days"], "who": ["same_party"],
        "to whom": ["untold"], "figures": ["untold"], "words": ["same_trigger"],
    }  # fmt: skip
    assert level(sample, sample.apart, "place") == ["same_place", "same_place"]
    assert level(sample, sample.apart, "time") == []


def test_how_days_fall_is_told_by_pairs_of_two_places():
    sample = pairs(told("A", 1), told("B", 2, "plc:xx:port"), told("C", 1, "plc:xx:port"), told("D", 20, "plc:xx:port"))
    assert sorted(level(sample, sample.apart, "time")) == ["same_days", "told_gap"]
    assert len(sample.judged) == 1


def test_pairs_of_one_report_denials_and_coded_rows_teach_nothing():
    one = told("A", 1, report="one")
    again = told("A", 1, report="one", at=200)
    denied = told("B", 1, polarity="denied")
    assert len(pairs(one, again, denied, coded("Paper 1"), coded("Paper 2")).judged) == 0


def test_what_analysts_judged_is_known():
    first, second, third = told("A", 1), told("B", 1), told("C", 2)
    decisions = []
    for kind, a, b in (("same", first, second), ("not_same", second, third)):
        what = {"kind": kind, "subject": a.claim_id, "other": b.claim_id, "field": None, "value": None, "who": "me",
                "when": "2017-09-10T00:00:00Z"}  # fmt: skip
        decisions.append(
            Decision(**what, decision_id=decision_id(**what), report_id=None, start=None, end=None, why="")
        )
    judged = pairs(first, second, third, decisions=decisions).judged
    assert sorted(judged[~np.isnan(judged)].tolist()) == [0.0, 1.0]
    assert np.isnan(judged).sum() == 1


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_reading_changes_nothing(turned):
    claims = [told(name, day) for name in "ABC" for day in (1, 2, 15)]
    sample, other = pairs(*claims), pairs(*(claims[::-1] if turned else claims))
    for field in FIELDS:
        assert sample.names[field] == other.names[field]
        assert sample.near[field].levels.tolist() == other.near[field].levels.tolist()
