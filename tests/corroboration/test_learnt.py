import msgspec
import pytest
from made_coded import coded
from made_events import MOVED, book
from made_world import WORLD, claim, count, on, read, says, where, who

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


def test_what_was_learnt_before_sentences_taught_anything_is_read_back():
    before = b'{"rows":' + msgspec.json.encode(shipped().rows) + b"}"
    assert decoded_learnt(before, "here") == shipped()


STRIKES = [
    claim("air_strike", publisher=f"Paper {n}", published="2017-09-05", place=[where("plc:xx:city")],
          time=on(f"2017-09-0{4 + n % 2}"), actor=[who("act:red")], target=[who("act:blue")],
          figures=[count("killed", 12)])
    for n in range(8)
]  # fmt: skip


def test_sentences_teach_how_they_are_linked_unless_told_not_to():
    reports, readings = read(*STRIKES)
    learnt = learn(STRIKES)
    assert learnt.told.shift("time", "told_gap") > 0
    assert learnt.within(DEFAULTS).link.threshold == learnt.told.threshold
    assert decoded_learnt(learnt.encoded(), "here") == learnt
    stated = learn_all(reports, readings, knowledge=WORLD, codebook=book(), links=False)
    assert stated.told is None and stated.within(DEFAULTS).link.threshold == DEFAULTS.link.threshold


def test_a_reason_tells_what_was_learnt_and_what_was_stated():
    settings = Learnt(rows=shipped().rows, told=MOVED).within(DEFAULTS)
    strikes = [msgspec.structs.replace(strike, figures=()) for strike in STRIKES]
    reports, readings = read(*strikes)
    events = corroborate(reports, readings, knowledge=WORLD, codebook=book(), settings=settings).events
    assert len(events) == 1  # the days apart weigh little now
    assert len(corroborate(reports, readings, knowledge=WORLD, codebook=book()).events) == 2
    because = explain(events[0], strikes, knowledge=WORLD, codebook=book(), settings=settings)[1]
    assert because.threshold == MOVED.threshold
    assert because.total == pytest.approx(sum(field.weight for field in because.fields), abs=1e-3)
    for field in because.fields:
        assert field.stated is not None and field.stated != field.weight
    plain = explain(events[0], strikes, knowledge=WORLD, codebook=book())[1]
    assert all(field.stated is None for field in plain.fields)


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
