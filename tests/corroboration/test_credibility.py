from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.credibility import NOWHERE, Scene, credibility
from twosource.corroboration.grade import Standing
from twosource.corroboration.origins import Voice
from twosource.corroboration.reliability import SHIPPED_SOURCES, Heard, Look, Relay, Reliabilities, SourceWeights
from twosource.corroboration.settings import DEFAULTS, CredibilitySettings

SETTINGS = CredibilitySettings()
STATED = Reliabilities(SHIPPED_SOURCES, DEFAULTS)


def standing(key="src:x", kind="press", interest="none", weight=1.0, hedged=False, since="2017-09-05", group=""):
    voice = Voice(key, key, key, kind, 1.0, False, key)
    return Standing(voice, interest, weight, frozenset(), hedged, since, group)


def value(*standings, deniers=(), reliabilities=STATED, scene=NOWHERE):
    return credibility(standings, deniers, forecast=False, reliabilities=reliabilities, scene=scene)


def heard(source, right=80.0, wrong=20.0, interest="none", **more):
    rates = {"sight": 0.5, "gullible": 0.05, "gullible_n": 10.0, "denies_true": 0.01, "denies_false": 0.08}
    return Heard(
        source=source, interest=interest, right=(right, 0, 0, 0, 0), wrong=(wrong, 0, 0, 0, 0), known=1.0,
        **(rates | more),
    )  # fmt: skip


def learnt(*sources, looks=(), relays=()):
    weights = SourceWeights(events=200, heard=sources, looks=looks, relays=relays)
    return Reliabilities(weights, DEFAULTS)


STANDINGS = st.builds(
    standing,
    key=st.text("abc", min_size=1, max_size=3),
    kind=st.sampled_from(sorted(SETTINGS.kinds)),
    interest=st.sampled_from(["interested", "adverse", "none"]),
    weight=st.sampled_from([0.25, 0.5, 1.0]),
    hedged=st.booleans(),
)


@given(st.lists(STANDINGS, max_size=5), st.lists(STANDINGS, max_size=3))
def test_a_credibility_lies_in_its_interval_and_both_in_0_to_1(standings, deniers):
    found = value(*standings, deniers=deniers)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(st.lists(STANDINGS, min_size=1, max_size=4, unique_by=lambda s: s.voice.key), STANDINGS)
def test_a_later_voice_never_lowers_it_and_a_denial_never_raises_it(standings, more):
    later = replace(more, since="2017-09-07", voice=replace(more.voice, key="later"))
    assert value(*standings, later).value >= value(*standings).value - 1e-4
    assert value(*standings, deniers=[more]).value <= value(*standings).value


def test_an_interested_source_is_believed_less_and_an_admission_more():
    interested, plain, adverse = (value(standing(interest=i)).value for i in ("interested", "none", "adverse"))
    assert interested < plain < adverse


def test_a_hedge_is_believed_less():
    assert value(standing(hedged=True)).value < value(standing()).value


def test_a_single_origin_says_that_it_is_its_prior():
    found = value(standing(kind="monitor"))
    assert found.value == 0.8 and "single origin" in found.basis and "prior" in found.basis


def test_several_origins_say_that_nothing_was_learnt():
    assert "not learnt" in value(standing("a"), standing("b")).basis


def test_a_denial_is_told_in_the_basis():
    assert "denying" in value(standing("a"), deniers=[standing("b")]).basis


def test_a_forecast_says_nothing_of_what_happened():
    found = credibility([standing()], [], forecast=True, reliabilities=STATED)
    assert (found.value, found.low, found.high) == (0.0, 0.0, 1.0)


def test_what_was_withdrawn_has_none():
    assert value().value == 0.0


def test_two_sharing_voices_are_believed_as_one():
    one = value(standing("a", "state_media")).value
    both = [standing("a", "state_media", weight=0.5, group="a"), standing("b", "state_media", weight=0.5, group="a")]
    assert value(*both).value == pytest.approx(one, abs=1e-3)


def test_what_is_learnt_of_a_source_is_its_prior_where_it_stands_alone():
    found = value(standing("a"), reliabilities=learnt(heard("a", 180.0, 20.0)))
    assert found.value == pytest.approx(0.9, abs=0.02)
    assert "single origin" in found.basis and "prior" in found.basis and "200 events" in found.basis
    assert found.high - found.low < value(standing("a")).high - value(standing("a")).low


def test_what_the_events_of_its_own_fold_taught_is_left_out():
    reliabilities = learnt(heard("a", 0.0, 40.0))
    assert value(standing("a"), reliabilities=reliabilities).value < 0.35
    assert value(standing("a"), reliabilities=reliabilities, scene=Scene(fold=0)).value == 0.75


def test_a_relay_adds_little_to_what_it_relays():
    relay = Relay(source="b", of="a", rate=2.0, share=0.9, low=0.7, high=1.0, n=40, shown=20)
    voices = [standing("a"), standing("b", since="2017-09-06")]
    apart = value(*voices, reliabilities=learnt(heard("a"), heard("b")))
    bound = value(*voices, reliabilities=learnt(heard("a"), heard("b"), relays=(relay,)))
    alone = value(standing("a"), reliabilities=learnt(heard("a"), heard("b")))
    assert alone.value <= bound.value < apart.value
    assert bound.value - alone.value < 0.3 * (apart.value - alone.value)


def test_silence_tells_something_only_of_those_known_to_look_there():
    looks = (Look(source="b", kind="press", region="XX/1", scale=1.0),)
    reliabilities = learnt(heard("a"), heard("b", sight=2.0), looks=looks)
    silent = (("b", "press", "none"),)
    heard_of = value(standing("a"), reliabilities=reliabilities)
    here = value(standing("a"), reliabilities=reliabilities, scene=Scene(None, "XX/1", silent))
    elsewhere = value(standing("a"), reliabilities=reliabilities, scene=Scene(None, "XX/2", silent))
    assert here.value < heard_of.value == elsewhere.value
    assert "silent" in here.basis


def test_a_denial_by_a_source_without_interest_weighs_more_than_one_by_the_side_it_serves():
    told = standing("a")
    plain = value(told, deniers=[standing("b")]).value
    serving = value(told, deniers=[standing("b", interest="interested")]).value
    assert plain < serving < value(told).value
