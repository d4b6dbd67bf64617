"""Properties of the whole room: symmetry, order, copies."""

from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_events import book, corroborated, events
from made_world import WORLD, claim, count, exchanged, on, read, says, where, who

from twosource.corroboration import Corroboration, corroborate, learn_reliability
from twosource.records import claim_id, report_id

SOME = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ACTORS = [
    who("act:red"),
    who("act:blue"),
    who("act:red-guard"),
    who("act:blue-ally"),
    who("act:civilians"),
    who(None, "gunmen"),
]
PLACES = [where(f"plc:xx:{p}") for p in ("city", "old-city", "village", "north", "port")]
SPEAKERS = [
    says(s)
    for s in (
        "src:red-tv",
        "src:blue-tv",
        "src:red-command",
        "src:blue-ally-ministry",
        "src:monitor",
        "src:un",
        "src:relay",
    )
] + [says(None, "witnesses", "witness"), says(None, "General Grey", "official")]
TIMES = [
    on("2017-09-04"), on("2017-09-05"), on("2017-09-04", "2017-09-05", basis="news"), on("2014-09-01", "2017-09-05"),
    on(None, "2017-09-05", basis="news", precision="range"), on("2017-09-01", "2017-09-30", precision="month"),
]  # fmt: skip
TYPES = ["capture", "lose", "clash", "advance", "siege_broken", "air_strike", "shelling", "threaten"]


@dataclass(frozen=True)
class Told:
    """A claim's fields, as Hypothesis draws them."""

    fields: tuple

    def claim(self, at):
        kind, publisher, published, speakers, actor, target, place, time, figures, polarity, modality = self.fields
        return claim(
            kind, publisher=publisher, published=published, at=at, speakers=speakers, actor=actor, target=target,
            place=place, time=time, figures=figures, polarity=polarity, modality=modality,
        )  # fmt: skip


def _some(values, most):
    return st.lists(st.sampled_from(values), max_size=most)


TOLD = st.builds(
    Told,
    st.tuples(
        st.sampled_from(TYPES),
        st.sampled_from(["The Paper", "The Agency", "Red News", "Blue News", "Village Voice"]),
        st.sampled_from(["2017-09-05", "2017-09-06", "2017-09-07"]),
        _some(SPEAKERS, 2),
        _some(ACTORS, 2),
        _some(ACTORS, 1),
        _some(PLACES, 1),
        st.sampled_from(TIMES),
        st.lists(st.builds(count, st.just("killed"), st.integers(1, 3)), max_size=1),
        st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"]),
        st.sampled_from(["happened", "happened", "ongoing", "predicted"]),
    ),
)
CLAIMS = st.lists(TOLD, max_size=10).map(lambda told: [one.claim(1000 * i) for i, one in enumerate(told)])


@SOME
@given(CLAIMS)
def test_exchanging_the_sides_of_every_claim_exchanges_every_result(claims):
    there = corroborated(*claims)
    mirrored = corroborated(*(exchanged(one) for one in claims))
    assert mirrored.events == exchanged(Corroboration(events=there.events, sources=())).events
    assert set(mirrored.sources) == set(exchanged(Corroboration(events=(), sources=there.sources)).sources)


@SOME
@given(CLAIMS, st.randoms())
def test_the_order_of_reading_changes_nothing(claims, random):
    reports, readings = read(*claims)
    first = corroborate(reports, readings, knowledge=WORLD, codebook=book())
    mixed = []
    for reading in readings:
        own = list(reading.claims)
        random.shuffle(own)
        mixed.append(msgspec.structs.replace(reading, claims=tuple(own)))
    random.shuffle(mixed)
    random.shuffle(reports)
    assert corroborate(reports, mixed, knowledge=WORLD, codebook=book()) == first


def _copy(one):
    """The same claim in the same words under another paper's name, a day later."""
    publisher, published = "Copycat Times", "2017-09-08"
    in_report = report_id(publisher, published, f"a copy of {one.report_id}")
    return msgspec.structs.replace(
        one, publisher=publisher, published=published, report_id=in_report,
        claim_id=claim_id(in_report, one.trigger.start, one.trigger.end, one.event_type, one.claim_id),
    )  # fmt: skip


@SOME
@given(CLAIMS)
def test_adding_a_copy_changes_no_grade(claims):
    # Words long enough that a copy of one is seen to be a copy, and that no two claims are copies of one another.
    told = [
        msgspec.structs.replace(one, sentence=msgspec.structs.replace(one.sentence, text=_words(i)))
        for i, one in enumerate(claims)
    ]
    before = {found.event_id: found for found in events(*told)}
    after = {found.event_id: found for found in events(*told, *map(_copy, told))}
    assert after.keys() == before.keys()
    for event_id, found in before.items():
        copied = after[event_id]
        assert (copied.grade, copied.grade_reason) == (found.grade, found.grade_reason)
        assert (copied.credibility, copied.effective_origins) == (found.credibility, found.effective_origins)
        assert (copied.time, copied.place, copied.figures) == (found.time, found.place, found.figures)
        assert copied.n_claims == 2 * found.n_claims


def _words(i):
    return " ".join(f"word{i}x{n}" for n in range(14))


@SOME
@given(CLAIMS)
def test_every_event_is_whole(claims):
    by_id = {one.claim_id: one for one in claims}
    told = [claim_id for found in events(*claims) for claim_id in found.claims]
    assert len(told) == len(set(told)) and set(told) <= set(by_id)
    for found in events(*claims):
        assert any(by_id[c].polarity == "affirmed" for c in found.claims)
        assert (found.grade == "predicted") == all(by_id[c].modality == "predicted" for c in found.claims)
        assert 0 <= found.credibility_low <= found.credibility <= found.credibility_high <= 1
        assert found.time.start is None or found.time.end is None or found.time.start <= found.time.end
        assert found.n_origins == len(found.origins) and all(0 < origin.weight <= 1 for origin in found.origins)
        carried = [c for origin in found.origins for c in origin.claims]
        assert len(carried) == len(set(carried)) and set(carried) <= set(found.claims)


def test_nothing_told_is_nothing_found():
    assert corroborated() == Corroboration(events=(), sources=())


def test_a_claim_that_stands_in_two_readings_counts_once():
    reports, readings = read(claim(place=[where("plc:xx:city")]))
    again = [msgspec.structs.replace(reading, reader="another") for reading in readings]
    found = corroborate(reports, [*readings, *again], knowledge=WORLD, codebook=book())
    assert [event.n_claims for event in found.events] == [1]


REPORTED = st.lists(TOLD, min_size=6, max_size=24).map(lambda told: [one.claim(1000 * i) for i, one in enumerate(told)])
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _learnt(claims):
    reports, readings = read(*claims)
    return learn_reliability(reports, readings, knowledge=WORLD, codebook=book())


def _with(weights, claims):
    reports, readings = read(*claims)
    return corroborate(reports, readings, knowledge=WORLD, codebook=book(), source_weights=weights)


@FEW
@given(REPORTED)
def test_what_is_learnt_of_the_sides_exchanges_with_them(claims):
    there = _with(_learnt(claims), claims)
    other = [exchanged(one) for one in claims]
    mirrored = _with(_learnt(other), other)
    graded = {
        e.event_id: (e.grade, e.grade_reason) for e in exchanged(Corroboration(events=there.events, sources=())).events
    }
    assert {e.event_id: (e.grade, e.grade_reason) for e in mirrored.events} == graded
    believed = {event.event_id: event.credibility for event in there.events}
    assert {e.event_id: e.credibility for e in mirrored.events} == pytest.approx(believed, abs=2e-4)


@FEW
@given(REPORTED, st.randoms())
def test_the_order_of_reading_changes_nothing_that_is_learnt(claims, random):
    weights = _learnt(claims)
    mixed = claims[:]
    random.shuffle(mixed)
    assert _learnt(mixed) == weights


@FEW
@given(REPORTED)
def test_a_copy_changes_no_grade_with_what_was_learnt(claims):
    told = [
        msgspec.structs.replace(one, sentence=msgspec.structs.replace(one.sentence, text=_words(i)))
        for i, one in enumerate(claims)
    ]
    weights = _learnt(told)
    before = {found.event_id: found.grade for found in _with(weights, told).events}
    assert {found.event_id: found.grade for found in _with(weights, [*told, *map(_copy, told)]).events} == before
