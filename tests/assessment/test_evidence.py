import msgspec
import pytest
from made_picture import disputed, event, now, picture, shown
from made_world import claim, who


def test_a_capture_gives_the_place_to_the_taker():
    holding = now(event("capture", "red", "blue"))
    assert shown(holding) == ("held", "Red") and holding.probability == 0.8


def named_by_few(kind, actor, target, credibility, taker="actor"):
    """An event whose taker is less sure than that it happened."""
    one = event(kind, actor, target, credibility=0.9)
    parties = tuple(msgspec.structs.replace(party, credibility=credibility) for party in getattr(one, taker))
    return msgspec.structs.replace(one, **{taker: parties})


@pytest.mark.parametrize(
    ("kind", "sides", "taker"), [("capture", ("red", "blue"), "actor"), ("lose", ("blue", "red"), "target")]
)
def test_a_taker_whom_one_source_names_holds_it_with_what_that_source_is_worth(kind, sides, taker):
    before = event("capture", "blue", when="2017-08-01", credibility=0.9)
    holding = now(before, named_by_few(kind, *sides, 0.6, taker))
    assert shown(holding) == ("held", "Red") and holding.probability == pytest.approx(0.6, abs=0.01)
    assert "credibility 0.90, 0.60 that it went to who is said to have it" in holding.reason
    blue = [a.probability for a in holding.alternatives if a.holder and a.holder.name == "Blue"]
    assert sum(blue) < 0.1, "the loser has lost it all the same"


def test_a_taker_whom_all_name_holds_it_with_the_events_credibility():
    holding = now(event("capture", "red", "blue", credibility=0.9))
    assert holding.probability == pytest.approx(0.9) and "that it went to" not in holding.reason


def test_a_taker_too_weakly_named_leaves_it_unknown():
    holding = now(named_by_few("capture", "red", "blue", 0.4))
    assert holding.status == "unknown" and holding.holder is None


def test_a_taker_who_was_not_resolved_holds_it_all_the_same():
    holding = now(event("capture", "gunmen"))
    assert holding.status == "held" and (holding.holder.id, holding.holder.name) == (None, "gunmen")


@pytest.mark.parametrize("how", ["lose", "withdraw"])
def test_a_loss_to_nobody_told_leaves_it_unknown_but_not_the_losers(how):
    holding = now(event("capture", "red", when="2017-08-01"), event(how, "red", credibility=0.9))
    assert holding.status == "unknown" and "Not held by Red" in holding.reason
    assert not any(a.holder and a.holder.name == "Red" for a in holding.alternatives)


def test_a_loss_by_another_than_the_holder_changes_nothing():
    assert shown(now(event("capture", "red", when="2017-09-04"), event("lose", "blue"))) == ("held", "Red")


def test_a_loss_to_somebody_told_gives_it_to_them():
    assert shown(now(event("lose", "blue", "red"))) == ("held", "Red")


def test_a_side_that_leaves_a_contested_place_leaves_the_other_as_an_alternative():
    holding = now(event("clash", "red", "blue", when="2017-09-04"), event("withdraw", "blue", credibility=0.9))
    assert holding.status == "unknown" and holding.reason.startswith("Not held by Blue")
    assert {a.holder.name for a in holding.alternatives if a.holder} == {"Red"}


def test_a_hand_over_gives_it_to_the_receiver():
    assert shown(now(event("hand_over", "red", "blue"))) == ("held", "Blue")


def test_who_is_said_to_hold_it_holds_it():
    assert shown(now(event("hold", "red", modality="ongoing"))) == ("held", "Red")


def test_a_fight_contests_a_place_where_both_sides_are_present():
    assert shown(now(event("clash", "red", "blue"))) == ("contested", None)
    assert shown(now(event("capture", "red", when="2017-09-04"), event("advance", "blue"))) == ("contested", None)


def test_one_side_told_to_advance_does_not_colour_an_unknown_place():
    assert picture(event("advance", "red")).holdings == ()


def test_an_ally_who_advances_contests_nothing():
    assert shown(now(event("capture", "red", when="2017-09-04"), event("advance", "red-ally"))) == ("held", "Red")


def test_a_repelled_attack_leaves_it_to_who_holds_it():
    assert shown(now(event("capture", "red", when="2017-09-04"), event("repel", "red", "blue"))) == ("held", "Red")


def test_civilians_and_weapons_contest_nothing():
    assert picture(event("clash", "red", "civilians")).holdings == ()


def test_a_siege_broken_by_force_leaves_the_place_contested():
    assert shown(now(event("siege_broken", "red", "blue"))) == ("contested", None)


def test_a_siege_lifted_says_nothing_of_who_holds_it():
    assert picture(event("siege_lifted", "blue")).holdings == ()


def test_a_part_taken_makes_the_whole_contested_and_not_taken():
    taken = event("capture", "red", where="old-city")
    assert shown(now(taken, where="old-city")) == ("held", "Red")
    whole = now(taken)
    assert shown(whole) == ("contested", None) and "a part of it" in whole.reason
    assert {a.holder.name if a.holder else None: a.probability for a in whole.alternatives} == {"Red": 0.4, None: 0.6}


def test_a_part_taken_by_who_holds_the_whole_changes_nothing():
    assert shown(now(event("capture", "red", when="2017-09-04"), event("capture", "red-ally", where="old-city"))) == (
        "held",
        "Red",
    )


def test_a_part_lost_to_nobody_told_makes_the_whole_contested():
    assert shown(now(event("capture", "red", when="2017-09-04"), event("lose", "red", where="old-city"))) == (
        "contested",
        None,
    )


def test_a_city_taken_takes_its_parts_that_were_seen():
    seen = event("capture", "blue", where="old-city", when="2017-09-01")
    assert shown(now(seen, event("capture", "red"), where="old-city")) == ("held", "Red")
    assert not [h for h in picture(event("capture", "red")).holdings if h.place_id == "plc:xx:old-city"]


def test_a_city_taken_in_part_is_contested():
    assert shown(now(event("capture", "red", "blue", attributes=("partly",)))) == ("contested", None)


def test_a_village_next_to_it_stays_as_it_was():
    assert not [h for h in picture(event("capture", "red")).holdings if h.place_id != "plc:xx:city"]


def test_fighting_somewhere_in_a_province_does_not_colour_the_province():
    assert picture(event("clash", "red", "blue", where="north")).holdings == ()


def test_what_is_taken_in_a_province_colours_neither_the_province_nor_its_towns():
    found = picture(
        event("capture", "red", where="north"), event("capture", "blue", where="village", when="2017-09-01")
    )
    assert {(h.place_id, shown(h)) for h in found.holdings} == {("plc:xx:village", ("held", "Blue"))}


@pytest.mark.parametrize("who", ["un", "civilians", "fighters"])
def test_who_cannot_hold_a_place_does_not(who):
    taken = event("capture", who) if who != "fighters" else event("capture", actor=[who], kinds={who: "fighters"})
    assert picture(taken).holdings == ()


def test_troops_that_were_not_resolved_contest_nothing_with_their_like():
    held = event("capture", "red", when="2017-09-04")
    assert shown(now(held, event("advance", "gunmen"))) == ("held", "Red")


def test_who_is_said_to_hold_it_on_the_day_it_falls_has_lost_it():
    assert shown(now(event("hold", "blue"), event("capture", "red", "blue"))) == ("held", "Red")


@pytest.mark.parametrize(
    "how",
    [
        {"grade": "predicted", "modality": "predicted"},
        {"effective_origins": 0.0},
        {"where": None},
        {"where": "Tell Nowhere"},
        {"event_type": "threaten"},
        {"event_type": "air_strike"},
    ],
)
def test_what_bears_on_no_place(how):
    assert picture(event(**{"event_type": "capture", "actor": "red", "target": "blue", **how})).holdings == ()


def test_what_is_only_claimed_is_shown_as_an_alternative_and_says_so():
    holding = now(event("capture", "red", credibility=0.39, grade="claimed"))
    assert holding.status == "unknown" and holding.alternatives[0].probability == 0.39
    assert "only claimed" in holding.reason


def test_a_place_whose_taker_is_in_dispute_is_contested():
    one, other = (claim("capture", publisher=name, actor=[who(f"act:{name}")]) for name in ("red", "blue"))
    taken = event("capture", "red", disputes=[disputed(one, other)], claims=(one.claim_id, other.claim_id))
    assert shown(now(taken, claims=[one, other])) == ("contested", None)


def test_a_dispute_between_allies_about_who_took_it_is_no_contest():
    one, other = (claim("capture", publisher=name, actor=[who(f"act:{name}")]) for name in ("red", "red-ally"))
    taken = event("capture", "red", disputes=[disputed(one, other)], claims=(one.claim_id, other.claim_id))
    assert shown(now(taken, claims=[one, other])) == ("held", "Red")
