from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_picture import event, holdings, now, party, picture, shown
from made_world import claim, exchanged

from twosource.assessment import Assessment

DAY = date.fromisoformat


def test_a_holding_begins_on_the_last_day_by_which_it_was_so():
    assert now(event("capture", "red", when=("2017-09-01", "2017-09-05"))).from_ == DAY("2017-09-05")
    assert now(event("capture", "red", when=("2017-09-01", None))).from_ == DAY("2017-09-01")


def test_an_undated_event_is_taken_at_its_first_publication():
    told = claim("capture", published="2017-09-08")
    assert now(event("capture", "red", when=(None, None), claims=(told.claim_id,)), claims=[told]).from_ == DAY(
        "2017-09-08"
    )


def test_an_event_without_any_date_bears_on_nothing():
    assert picture(event("capture", "red", when=(None, None))).holdings == ()


def test_nothing_told_is_nothing_shown():
    assert picture() == Assessment(holdings=(), sieges=())


def test_a_place_that_changes_hands_has_two_holdings_without_a_gap():
    first, second = holdings(event("capture", "red", when="2017-08-01"), event("capture", "blue"))
    assert (shown(first), first.from_, first.to) == (("held", "Red"), DAY("2017-08-01"), DAY("2017-09-05"))
    assert (shown(second), second.from_, second.to) == (("held", "Blue"), DAY("2017-09-05"), None)


def test_evidence_that_says_the_same_again_prolongs_a_holding():
    first, again = event("capture", "red", when="2017-08-01"), event("hold", "red")
    (holding,) = holdings(first, again)
    assert holding.from_ == DAY("2017-08-01") and set(holding.because) == {first.event_id, again.event_id}
    assert holding.probability > 0.8


def test_a_place_fought_over_and_taken_on_one_day_is_taken():
    assert shown(now(event("capture", "red", "blue"), event("clash", "blue", "red"))) == ("held", "Red")


def test_a_place_that_two_sides_took_on_one_day_is_contested():
    assert shown(now(event("capture", "red", "blue"), event("capture", "blue", "red"))) == ("contested", None)


def test_a_holding_fades_and_tells_both_probabilities():
    holding = now(event("capture", "red", credibility=0.9), as_of=DAY("2017-12-04"))
    assert shown(holding) == ("held", "Red") and holding.probability == pytest.approx(0.9 * 0.5**0.5, abs=1e-3)
    assert "0.90 at the last evidence of 2017-09-05, 0.64 by 2017-12-04" in holding.reason


def test_a_holding_that_has_faded_is_unknown_from_that_day_on():
    known, gone = holdings(event("capture", "red", credibility=0.8), as_of=DAY("2019-09-05"))
    assert shown(known) == ("held", "Red") and shown(gone) == ("unknown", None)
    assert known.to == gone.from_ and gone.to is None
    # 0.8 halves to below 0.5 after 180 * log2(1.6) = 122.05 days.
    assert (known.to - known.from_).days == 123
    assert gone.alternatives[0].holder == party("red")


def test_a_holding_that_would_fade_on_the_day_of_the_next_evidence_ends_that_day():
    told = holdings(
        event("capture", "blue", "red", when="2017-09-04", credibility=0.635),
        event("capture", "red", "blue", when="2017-09-05", credibility=0.5),
        event("advance", "red-ally", "blue", when="2017-09-06", credibility=0.75),
    )
    assert [holding.from_ for holding in told] == sorted({holding.from_ for holding in told})
    assert shown(told[1]) == ("held", "Red") and told[1].to == DAY("2017-09-06")
    assert len({holding.holding_id for holding in told}) == len(told)


def test_the_half_life_is_a_setting():
    (holding,) = holdings(event("capture", "red"), as_of=DAY("2019-09-05"), half_life_days=100_000)
    assert shown(holding) == ("held", "Red")


def test_what_happens_after_the_day_of_the_picture_is_not_in_it():
    later = event("capture", "blue", when="2017-10-01")
    assert shown(now(event("capture", "red"), later, as_of=DAY("2017-09-20"))) == ("held", "Red")


def test_the_day_of_the_picture_is_the_last_that_is_told_of():
    told = claim("capture", published="2018-03-04")
    assert now(event("capture", "red"), claims=[told]).alternatives[0].probability == pytest.approx(0.4, abs=1e-2)


def test_before_its_first_evidence_a_place_has_no_holding():
    assert holdings(event("capture", "red"))[0].from_ == DAY("2017-09-05")


def test_a_siege_without_other_evidence_is_shown_as_a_besieged_unknown_place():
    laid = event("siege_laid", "blue", "red", when="2017-08-01")
    (holding,) = holdings(laid)
    assert (holding.status, holding.besieged, holding.because) == ("unknown", True, (laid.event_id,))


def test_a_held_place_is_parted_where_its_siege_begins_and_ends():
    found = holdings(
        event("capture", "red", when="2017-08-01"),
        event("siege_laid", "blue", "red", when="2017-08-10"),
        event("siege_lifted", "blue", when="2017-09-01"),
        event("hold", "red", when="2017-09-05"),
    )
    assert [(h.besieged, str(h.from_), str(h.to)) for h in found] == [
        (False, "2017-08-01", "2017-08-10"), (True, "2017-08-10", "2017-09-01"), (False, "2017-09-01", "None"),
    ]  # fmt: skip
    assert {shown(h) for h in found} == {("held", "Red")}
    assert [len(h.because) for h in found] == [1, 3, 3]


EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(["capture", "lose", "withdraw", "hand_over", "hold", "clash", "advance", "repel", "siege_laid",
                         "siege_broken", "siege_lifted", "siege_continues"]),
        st.sampled_from(["red", "blue", "red-ally", "blue-guard"]),
        st.sampled_from(["red", "blue", ()]),
        st.sampled_from(["city", "old-city", "base", "village", "north"]),
        st.sampled_from(["2017-07-01", "2017-08-01", "2017-09-05", ("2017-08-20", "2017-09-05"), (None, "2017-09-05")]),
        credibility=st.sampled_from([0.3, 0.6, 0.9]),
        attributes=st.sampled_from([(), ("partly",)]),
    ),
    max_size=7,
    unique_by=lambda e: e.event_id,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(EVENTS)
def test_holdings_of_a_place_follow_one_another_and_are_whole(events):
    found = picture(*events, as_of=DAY("2018-12-31"))
    by_place = {}
    for holding in found.holdings:
        by_place.setdefault(holding.place_id, []).append(holding)
    for of_place in by_place.values():
        for first, second in pairwise(of_place):
            assert first.to == second.from_ and (first.from_ is None or first.from_ < first.to)
        assert of_place[-1].to is None or of_place[-1].besieged
    for holding in found.holdings:
        assert 0 <= holding.probability <= 1
        assert (holding.status == "held") == (holding.holder is not None)
        assert sum(a.probability for a in holding.alternatives) <= 1 + 1e-3
        assert set(holding.because) <= {e.event_id for e in events}
        assert holding.reason.endswith(".")
    assert len({h.holding_id for h in found.holdings}) == len(found.holdings)


@settings(max_examples=80, deadline=None)
@given(EVENTS, st.randoms())
def test_the_order_of_events_changes_nothing(events, random):
    mixed = list(events)
    random.shuffle(mixed)
    assert picture(*mixed) == picture(*events)


def _plain(assessment):
    """What must be mirrored: all but the order in which equals are listed, and ids made of names."""
    holdings = {
        (
            h.place_id,
            h.from_,
            h.to,
            h.status,
            h.besieged,
            h.probability,
            h.holder,
            frozenset((a.holder, a.probability) for a in h.alternatives),
        )
        for h in assessment.holdings
    }
    sieges = {
        (s.place_id, s.status, s.start, s.end, frozenset(s.besieger), frozenset(s.besieged)) for s in assessment.sieges
    }
    return holdings, sieges


@settings(max_examples=80, deadline=None)
@example(
    [
        event("capture", "red", "red", "city", "2017-07-01", credibility=0.6),
        event("capture", "blue", "red", "old-city", "2017-09-05", credibility=0.9),
        event("hold", "red-ally", "red", "city", "2017-09-05", credibility=0.3),
        event("clash", "blue-guard", "red", "city", "2017-09-05", credibility=0.3),
    ]
)
@given(EVENTS)
def test_exchanging_the_sides_exchanges_the_picture(events):
    mirrored = picture(*(exchanged(e) for e in events))
    assert _plain(mirrored) == _plain(exchanged(picture(*events)))
