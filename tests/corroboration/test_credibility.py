from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.credibility import credibility
from twosource.corroboration.grade import Standing
from twosource.corroboration.origins import Voice
from twosource.corroboration.settings import CredibilitySettings

SETTINGS = CredibilitySettings()


def standing(key="src:x", kind="press", interest="none", weight=1.0, hedged=False):
    return Standing(Voice(key, key, key, kind, 1.0, False, key), interest, weight, frozenset(), hedged)


def value(*standings, deniers=()):
    return credibility(standings, deniers, forecast=False, settings=SETTINGS)


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


@given(st.lists(STANDINGS, min_size=1, max_size=4), STANDINGS)
def test_another_voice_never_lowers_it_and_a_denial_never_raises_it(standings, more):
    assert value(*standings, more).value >= value(*standings).value
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
    found = credibility([standing()], [], forecast=True, settings=SETTINGS)
    assert (found.value, found.low, found.high) == (0.0, 0.0, 1.0)


def test_what_was_withdrawn_has_none():
    assert value().value == 0.0
