import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_coded import coded
from made_events import MOVED, book
from made_world import WORLD, claim, count, on, read, says, where, who

from twosource.corroboration import Corroborator, Learnt, Linked, corroborate, shipped_weights
from twosource.corroboration.settings import DEFAULTS
from twosource.records import Decision, decision_id

WORDS = (
    "Red forces captured the town of Rivertown after three days of heavy fighting with Blue, residents said on Monday"
)
SIDES = {"actor": [who("act:red")], "target": [who("act:blue")]}
TOLD = st.builds(
    lambda kind, publisher, day, place, denied, sentence, speaker, killed: claim(
        kind,
        publisher=f"Paper {publisher}",
        published=f"2017-09-{day + 1:02d}",
        report=f"{publisher} {day} {place} {sentence}",
        sentence=f"{sentence} {kind}",
        place=[where(place)] if place else [],
        time=on(f"2017-09-{day:02d}"),
        polarity="denied" if denied else "affirmed",
        speakers=[says(speaker)] if speaker else [],
        figures=[count("killed", killed), *([count("strikes", 2)] if sentence == "Others told of" else [])],
        **SIDES,
    ),
    st.sampled_from(["capture", "lose", "air_strike", "shelling", "clash", "casualties"]),
    st.integers(1, 4),
    st.integers(1, 7),
    st.sampled_from(["plc:xx:city", "plc:xx:old-city", "plc:xx:village", None]),
    st.integers(0, 5).map(lambda n: n == 0),
    st.sampled_from([WORDS, WORDS + " evening", "A few words of", "The second", "Others told of"]),
    st.sampled_from([None, "src:monitor", "src:red-tv"]),
    st.sampled_from([3, 30]),
)
ROWS = st.builds(
    lambda n, day: coded(f"Paper {n}", time=on(f"2017-09-{day:02d}")), st.integers(1, 5), st.integers(1, 4)
)
CLAIMS = st.lists(TOLD | ROWS, min_size=2, max_size=12, unique_by=lambda one: one.claim_id)


def same(corroboration):
    return msgspec.json.encode(corroboration)


def added(claims, first, decisions=(), settings=DEFAULTS):
    """What comes of the first claims' reports, and the others' added one by one; and of all at once."""
    reports, readings = read(*claims)
    how = {"knowledge": WORLD, "codebook": book(), "decisions": decisions, "settings": settings}
    held = Corroborator(reports[:first], readings[:first], **how)
    for report, reading in zip(reports[first:], readings[first:], strict=True):
        held.add([report], [reading])
    return held.corroboration(), corroborate(reports, readings, **how)


LEARNT = Learnt(rows=shipped_weights(), told=MOVED).within(DEFAULTS)


@given(CLAIMS, st.integers(0, 5), st.sampled_from([DEFAULTS, LEARNT]))
def test_reports_added_one_by_one_give_byte_for_byte_what_all_at_once_give(claims, first, settings):
    piecemeal, at_once = added(claims, first, settings=settings)
    assert same(piecemeal) == same(at_once)


@given(st.permutations(["analyst", "analyst", "official", "official", "press"]))
def test_a_speaker_told_as_of_several_kinds_is_the_same_whatever_came_last(kinds):
    claims = [
        claim(
            publisher=f"Paper {n}",
            speakers=[says(None, "Hamid Osei-Reyes", kind)],
            place=[where("plc:xx:port")],
            **SIDES,
        )
        for n, kind in enumerate(kinds)
    ]
    piecemeal, at_once = added(claims, 1)
    assert same(piecemeal) == same(at_once)


def test_of_what_is_near_in_time_only_what_may_be_one_with_the_new_is_looked_at_closely(monkeypatch):
    far = [claim(publisher=f"Paper {n}", place=[where("plc:xx:port")], **SIDES) for n in range(4)]
    beside = claim(publisher="The Relay", place=[where("plc:xx:city")], **SIDES)
    reports, readings = read(*far, beside, claim(publisher="The Agency", place=[where("plc:xx:city")], **SIDES))
    held = Corroborator(reports[:-1], readings[:-1], knowledge=WORLD, codebook=book())
    looked_at = []
    weigher = held._linker._comparer.weigher
    monkeypatch.setattr(held._linker._comparer, "weigher", lambda some: looked_at.append(len(some)) or weigher(some))
    held.add(reports[-1:], readings[-1:])
    assert looked_at == [2, 2]
    assert len(held.corroboration().events) == 2


def test_an_earlier_original_takes_its_copies_from_where_they_were():
    copies = [claim(publisher=f"Paper {n}", published=f"2017-09-0{n}", sentence=WORDS, trigger="captured",
                    place=[where("plc:xx:city")], **SIDES) for n in (7, 6, 4)]  # fmt: skip
    piecemeal, at_once = added(copies, 1)
    assert same(piecemeal) == same(at_once)
    assert [event.n_origins for event in piecemeal.events] == [1]


@pytest.mark.parametrize("kind", ["same", "not_same"])
def test_decisions_bind_what_is_added(kind):
    one = claim(place=[where("plc:xx:city")], **SIDES)
    other = claim(publisher="The Agency", place=[where("plc:xx:port" if kind == "same" else "plc:xx:city")], **SIDES)
    third = claim(publisher="The Relay", place=[where("plc:xx:city")], **SIDES)
    told = {"kind": kind, "subject": one.claim_id, "other": other.claim_id, "field": None, "value": None, "who": "me",
            "when": "2017-09-06T00:00:00Z"}  # fmt: skip
    decision = Decision(**told, decision_id=decision_id(**told), report_id=None, start=None, end=None, why="")
    for claims in ((one, other, third), (other, third, one), (third, one, other)):
        piecemeal, at_once = added(claims, 1, [decision])
        assert same(piecemeal) == same(at_once)
        is_one = any({one.claim_id, other.claim_id} <= set(event.claims) for event in at_once.events)
        assert is_one == (kind == "same")


def test_what_lies_elsewhere_is_not_linked_again(monkeypatch):
    far = [claim(publisher=f"Paper {n}", place=[where("plc:xx:port")], **SIDES) for n in range(4)]
    reports, readings = read(*far, claim(publisher="The Agency", place=[where("plc:xx:city")], **SIDES))
    held = Corroborator(reports[:-1], readings[:-1], knowledge=WORLD, codebook=book())
    made = []
    make = held._maker.make
    monkeypatch.setattr(held._maker, "make", lambda occurrence: made.append(occurrence) or make(occurrence))
    held.add(reports[-1:], readings[-1:])
    assert [len(occurrence.affirmed) for occurrence in made] == [1]


@given(CLAIMS, st.integers(1, 8), st.sets(st.integers(0, 11)))
def test_what_was_linked_can_be_taken_up_again(claims, first, forgotten):
    reports, readings = read(*claims)
    how = {"knowledge": WORLD, "codebook": book()}
    before = Corroborator(reports[:first], readings[:first], **how)
    kept = msgspec.json.decode(msgspec.json.encode(before.linked()), type=Linked)
    events = [event for n, event in enumerate(before.corroboration().events) if n not in forgotten]
    held = Corroborator(reports[:first], readings[:first], **how, linked=kept, events=events)
    assert held.linked() == before.linked()
    held.add(reports[first:], readings[first:])
    assert same(held.corroboration()) == same(corroborate(reports, readings, **how))


def test_what_is_taken_up_is_not_made_again(monkeypatch):
    reports, readings = read(*(claim(publisher=f"Paper {n}", place=[where("plc:xx:port")], **SIDES) for n in range(4)))
    how = {"knowledge": WORLD, "codebook": book()}
    before = Corroborator(reports, readings, **how)
    monkeypatch.setattr("twosource.corroboration.relinking.EventMaker.make", lambda *_: pytest.fail("made again"))
    monkeypatch.setattr("twosource.corroboration.relinking.find_copies", lambda *_: pytest.fail("compared again"))
    held = Corroborator(reports, readings, **how, linked=before.linked(), events=before.corroboration().events)
    assert same(held.corroboration()) == same(before.corroboration())
