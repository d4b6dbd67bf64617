import msgspec
import pytest
from made_coded import coded
from made_events import book
from made_world import WORLD, claim, read, says, where, who

from twosource.corroboration import Learnt, corroborate, decoded_learnt, explain, learn_all, shipped
from twosource.corroboration.settings import DEFAULTS
from twosource.errors import TwosourceError

CLAIMS = [
    *(coded(f"Paper {n}", published=f"2017-09-{n + 1:02d}") for n in range(12)),
    *(claim(publisher=f"Paper {n}", actor=[who("act:red")], place=[where("plc:xx:city")], speakers=[says("src:monitor")])
      for n in range(3)),
]  # fmt: skip


def learn(claims):
    reports, readings = read(*claims)
    return learn_all(reports, readings, knowledge=WORLD, codebook=book())


def test_the_same_reports_teach_the_same_in_any_order():
    assert learn(CLAIMS) == learn(CLAIMS[::-1])
    assert learn(CLAIMS).version == learn(CLAIMS[::-1]).version


def test_reports_without_coded_rows_teach_nothing_of_them():
    assert learn(CLAIMS[12:]).rows == shipped().rows


def test_rows_teach_how_often_two_are_one():
    learnt = learn(CLAIMS)
    assert learnt.rows.share != shipped().rows.share and learnt.rows.fields == shipped().rows.fields
    assert "the monitor's own" in learnt.rows.learnt_from


def test_what_was_learnt_is_read_back_and_damage_is_named():
    learnt = learn(CLAIMS)
    assert decoded_learnt(learnt.encoded(), "here") == learnt
    wrong = Learnt(rows=msgspec.structs.replace(learnt.rows, share=2.0))
    for content in (b"no", wrong.encoded()):
        with pytest.raises(TwosourceError, match="weights 7"):
            decoded_learnt(content, "weights 7")


def test_events_and_their_reasons_go_by_what_was_learnt():
    two = [coded("The Paper"), coded("The Agency")]
    reports, readings = read(*two)
    never = msgspec.structs.replace(shipped().rows, prior=-50.0)
    apart, one = (
        corroborate(
            reports, readings, knowledge=WORLD, codebook=book(), settings=Learnt(rows=rows).within(DEFAULTS)
        ).events
        for rows in (never, shipped().rows)
    )
    assert (len(apart), len(one)) == (2, 1)
    because = explain(one[0], two, knowledge=WORLD, codebook=book())[1]
    assert because.total == pytest.approx(sum(field.weight for field in because.fields), abs=1e-3)
    assert because.total > because.threshold == shipped().rows.threshold
    assert {field.field for field in because.fields} >= {"time", "place", "killed", "report"}
