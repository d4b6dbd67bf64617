from datetime import date

import pytest
from made_events import event
from made_world import UNKNOWN_TIME, claim, on, says, where, who

RED, BLUE, GUARD = who("act:red"), who("act:blue"), who("act:red-guard")
CITY, OLD, NORTH = where("plc:xx:city"), where("plc:xx:old-city"), where("plc:xx:north")
TAKEN = {"actor": [RED], "target": [BLUE], "place": [CITY]}


def by(source, kind="capture", **more):
    return claim(kind, publisher=f"Paper {source}", speakers=[says(source)], **{**TAKEN, **more})


def days(*times, kind="capture", **more):
    sources = ("src:monitor", "src:un", "src:agency", "src:verifier")
    found = event(*(by(source, kind, time=time, **more) for source, time in zip(sources, times, strict=False)))
    return (str(found.time.start or ""), str(found.time.end or ""), found.time.precision)


def test_the_type_is_the_one_with_most_origins():
    found = event(by("src:monitor"), by("src:un", "lose", actor=[BLUE], target=[]), by("src:agency"))
    assert found.event_type == "capture" and [p.id for p in found.actor] == ["act:red"]


def test_of_types_with_equal_backing_the_first_told_stands_with_its_own_roles():
    lost = by(
        "src:un",
        "lose",
        actor=[BLUE],
        target=[],
        published="2017-09-04",
        time=on("2017-09-04", "2017-09-05", basis="news"),
    )
    found = event(lost, by("src:monitor"))
    assert found.event_type == "lose"
    assert [p.id for p in found.actor] == ["act:blue"] and [p.id for p in found.target] == ["act:red"]


def test_a_party_and_its_part_are_named_once_by_whom_more_name():
    found = event(by("src:monitor"), by("src:un"), by("src:agency", actor=[GUARD]))
    assert [p.id for p in found.actor] == ["act:red"]


def test_parties_that_act_together_are_all_named():
    found = event(by("src:monitor", actor=[RED, who("act:red-ally")]), by("src:un"))
    assert [p.id for p in found.actor] == ["act:red", "act:red-ally"]


def test_a_party_that_was_not_resolved_keeps_its_name_and_kind():
    found = event(by("src:monitor", actor=[who(None, "gunmen", "armed_group")]))
    assert [(p.id, p.name, p.kind) for p in found.actor] == [(None, "gunmen", "armed_group")]


def test_the_place_is_the_most_specific_that_most_agree_on():
    assert event(by("src:monitor", "air_strike", place=[NORTH]), by("src:un", "air_strike")).place.id == "plc:xx:city"
    three = (by("src:monitor", "air_strike"), by("src:un", "air_strike"), by("src:agency", "air_strike", place=[OLD]))
    assert event(*three).place.id == "plc:xx:old-city"


@pytest.mark.parametrize("base", ["plc:xx:base", "plc:xx:airbase"])
def test_a_siege_broken_at_a_base_of_the_city_is_the_citys(base):
    found = event(by("src:monitor", "siege_broken", place=[where(base)]), by("src:un", "siege_broken"))
    assert found.place.id == "plc:xx:city" and found.disputes == ()


def test_a_place_that_was_not_found_keeps_its_name():
    found = event(by("src:monitor", place=[where(None, "Tell Nowhere")]))
    assert (found.place.id, found.place.name, found.place.lat) == (None, "Tell Nowhere", None)


def test_no_place_told_is_no_place():
    assert event(by("src:monitor", place=[])).place is None


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([on("2017-09-05")], ("2017-09-05", "2017-09-05", "day")),
        ([on("2017-09-04", "2017-09-05", basis="news"), on("2017-09-05")], ("2017-09-05", "2017-09-05", "day")),
        ([on("2017-09-04", "2017-09-05", basis="news")] * 2, ("2017-09-04", "2017-09-05", "range")),
        ([on("2017-09-01", "2017-09-30", precision="month"), on("2017-09-05")], ("2017-09-05", "2017-09-05", "day")),
        ([on(None, "2017-09-05", basis="news", precision="range")], ("", "2017-09-05", "range")),
        ([UNKNOWN_TIME], ("", "", "unknown")),
    ],
)
def test_the_time_is_the_narrowest_that_agrees(times, expected):
    assert days(*times) == expected


def test_what_goes_on_is_told_over_all_its_length():
    one, other = on("2014-09-01", "2017-09-04"), on("2014-12-01", "2017-09-05")
    assert days(one, other, kind="siege_continues", modality="ongoing") == ("2014-09-01", "2017-09-05", "range")


def test_a_publication_date_is_never_passed_off_as_the_event_date():
    found = event(by("src:monitor", time=UNKNOWN_TIME))
    assert found.time.start is None and found.time.end is None


def test_a_degree_holds_only_if_all_tell_it_and_modes_add_up():
    whole, part = (
        by("src:monitor", "siege_broken", attributes=("by_night",)),
        by("src:un", "siege_broken", attributes=("partly",)),
    )
    assert event(whole, part).attributes == ("by_night",)
    assert event(part).attributes == ("partly",)


def test_the_crosswalks_are_of_the_reconciled_event():
    found = event(by("src:monitor"))
    assert (found.plover, found.acled) == ("COERCE", "Non-state actor overtakes territory")


def test_times_are_dates():
    assert isinstance(event(by("src:monitor")).time.start, date)
