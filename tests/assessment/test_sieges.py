from datetime import date

import pytest
from made_picture import event, party, picture, siege
from made_world import claim, count, on, where, who

from twosource.records import Bounds, People

DAY = date.fromisoformat
CITY = where("plc:xx:city")


def laid(when="2017-08-01", **more):
    return event("siege_laid", "blue", "red", when=when, **more)


def broken(when="2017-09-05", **more):
    return event("siege_broken", "red", "blue", when=when, **more)


def test_a_siege_goes_on_until_it_ends():
    found = siege(laid())
    assert (found.status, found.end, found.besieger, found.besieged) == (
        "ongoing",
        None,
        (party("blue"),),
        (party("red"),),
    )
    assert found.start == Bounds(low=DAY("2017-08-01"), high=DAY("2017-08-01"))


@pytest.mark.parametrize(
    ("end", "status"),
    [
        (broken(), "broken"),
        (event("siege_lifted", "blue"), "lifted"),
        (event("capture", "blue", "red"), "fallen"),
        (event("capture", "blue-ally", "red"), "fallen"),
        (event("withdraw", "red", "blue"), "fallen"),
        (event("hand_over", "red", "blue"), "fallen"),
    ],
)
def test_broken_lifted_and_fallen_are_different_ends(end, status):
    found = siege(laid(), end)
    assert (found.status, found.end) == (status, Bounds(low=DAY("2017-09-05"), high=DAY("2017-09-05")))
    assert found.because == (laid().event_id, end.event_id)


def test_a_siege_broken_in_part_goes_on():
    found = siege(laid(), broken(attributes=("partly",)))
    assert (found.status, found.end) == ("partly_broken", None)


def test_an_end_by_force_is_told_with_more_than_an_end():
    ends = broken(), event("siege_lifted", "red")
    assert siege(laid(), *ends).status == siege(laid(), *ends[::-1]).status == "broken"


def test_words_of_a_corridor_after_the_siege_was_broken_do_not_reopen_it():
    found = siege(laid(), broken(), broken("2017-09-07", attributes=("partly",)))
    assert (found.status, found.end.high) == ("broken", DAY("2017-09-05"))


def test_a_siege_broken_in_part_and_then_wholly_is_broken():
    assert siege(laid(), broken(attributes=("partly",)), broken("2017-09-09")).status == "broken"


def test_a_capture_by_another_than_the_besieger_does_not_make_it_fall():
    assert siege(laid(), event("capture", "red", "blue")).status == "ongoing"


def test_a_part_taken_does_not_make_it_fall():
    assert siege(laid(), event("capture", "blue", "red", attributes=("partly",))).status == "ongoing"


def test_a_siege_first_told_of_when_it_is_broken_has_no_beginning():
    found = siege(broken())
    assert (found.start, found.status, found.besieger, found.besieged) == (None, "broken", (party("blue"),), ())
    assert "When it began is not told" in found.reason


def test_an_end_that_is_only_claimed_does_not_end_it_and_is_told():
    found = siege(laid(), broken(credibility=0.39, grade="claimed"))
    assert found.status == "ongoing" and "only claimed" in found.reason


@pytest.mark.parametrize("how", [{"grade": "predicted"}, {"effective_origins": 0.0}])
def test_forecast_and_withdrawn_ends_are_none(how):
    assert siege(laid(), broken(**how)).status == "ongoing"


def test_how_long_it_has_gone_on_tells_when_it_began():
    told = claim(
        "siege_continues",
        actor=[who("act:blue")],
        place=[CITY],
        time=on("2014-09-01", "2017-09-04"),
        modality="ongoing",
    )
    goes_on = event("siege_continues", "blue", when=("2014-09-01", "2017-09-04"), claims=(told.claim_id,))
    found = siege(goes_on, broken(), claims=[told])
    assert found.start == Bounds(low=DAY("2014-09-01"), high=DAY("2014-12-31"))


def test_that_it_went_on_last_week_does_not_tell_when_it_began():
    told = claim("siege_continues", place=[CITY], time=on("2017-09-04", "2017-09-05", basis="news"))
    goes_on = event("siege_continues", "blue", when=("2017-09-04", "2017-09-05"), claims=(told.claim_id,))
    assert siege(goes_on, claims=[told]).start is None


def test_a_new_siege_after_the_end_is_another_siege():
    found = picture(laid(), broken(), laid("2017-11-01")).sieges
    assert sorted(s.status for s in found) == ["broken", "ongoing"]
    assert len({s.siege_id for s in found}) == 2


def test_words_of_the_old_siege_after_its_end_make_no_new_one():
    stale = event("siege_continues", "blue", when=("2017-09-07", "2017-09-08"))
    assert siege(laid(), broken(), stale).status == "broken"
    late = event("siege_continues", "blue", when=("2017-10-07", "2017-10-08"))
    assert len(picture(laid(), broken(), late).sieges) == 2


@pytest.mark.parametrize("base", ["base", "airbase"])
def test_a_base_besieged_with_its_city_is_no_siege_of_its_own(base):
    inner = event("siege_continues", (), "red-ally", where=base, when="2017-09-05")
    found = siege(laid(), inner, broken())
    assert found.place == "Rivertown" and inner.event_id in found.because
    assert found.besieged == (party("red"), party("red-ally"))


def test_a_base_whose_siege_has_an_end_of_its_own_is_one():
    second = event("siege_broken", "red", "blue", where="airbase", when="2017-09-09")
    found = {s.place: s.end.high for s in picture(laid(), broken(), second).sieges}
    assert found == {"Rivertown": DAY("2017-09-05"), "Airbase": DAY("2017-09-09")}


def test_a_road_that_is_cut_is_no_siege():
    assert picture(event("siege_laid", "blue", attributes=("supply_route",))).sieges == ()


def test_a_village_far_from_it_is_another_siege():
    assert len(picture(laid(), event("siege_laid", "blue", where="village")).sieges) == 2


def test_a_place_that_was_not_found_has_its_siege_by_name():
    found = siege(event("siege_laid", "blue", where="Tell Nowhere"))
    assert (found.place_id, found.place, found.lat) == (None, "Tell Nowhere", None)


def test_who_is_inside_and_what_reaches_them():
    residents = claim(
        "hardship",
        publisher="A",
        place=[CITY],
        time=on("2017-08-20"),
        figures=[count("residents", 60000, 70000, 80000)],
    )
    aid = claim(
        "aid_delivery", publisher="B", actor=[who("act:un")], place=[CITY], time=on("2017-08-15", "2017-09-01"),
        figures=[count("people", 90000)], instrument=[who(None, "air drops")],
    )  # fmt: skip
    delivered = event("aid_delivery", "un", when=("2017-08-15", "2017-09-01"), claims=(aid.claim_id,))
    found = siege(laid(), broken(), delivered, claims=[residents, aid])
    assert found.people == People(low=60000, best=70000, high=90000)
    assert found.supply == ("UN air drops",) and delivered.event_id in found.because


@pytest.mark.parametrize(
    "how",
    [
        {"place": [where("plc:xx:port")]},
        {"time": on("2016-01-01")},
        {"polarity": "denied"},
        {"modality": "predicted"},
        {"figures": [count("killed", 3)]},
    ],
)
def test_what_is_not_of_the_siege_counts_nobody_inside(how):
    told = claim(
        "hardship", **{"place": [CITY], "time": on("2017-08-20"), "figures": [count("residents", 70000)], **how}
    )
    assert siege(laid(), broken(), claims=[told]).people is None
