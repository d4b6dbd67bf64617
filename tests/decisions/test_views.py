"""Views: as of a day, and without a source; both worked out from what is kept, and stored nowhere."""

from itertools import pairwise

import pytest
from made_world import claim, on, says, where, who
from world_rooms import BY_AGENCY, BY_TV, CLAIMS, FOUNDER, PORT, SHELLING, TAKEN, Desk, WorldRooms, day

from twosource.pipeline import Monitor, SilenceError, View
from twosource.records import Picture


def claims(picture: Picture) -> set[str]:
    return {claim.claim_id for reading in picture.readings for claim in reading.claims}


def test_as_of_a_day_only_reports_published_by_then_count(desk: Desk) -> None:
    picture = desk.picture(View(as_of=day("2017-09-06")))
    assert {report.published for report in picture.reports} == {"2017-09-05", "2017-09-06"}
    assert not {BY_AGENCY.claim_id, SHELLING.claim_id} & claims(picture)
    (event,) = (event for event in picture.events if FOUNDER.claim_id in event.claims)
    assert set(event.claims) == {FOUNDER.claim_id, BY_TV.claim_id}


def test_as_of_a_day_gives_what_a_monitor_of_that_day_held(desk: Desk, tmp_path) -> None:
    picture = desk.picture(View(as_of=day("2017-09-07")))
    early = [one for one in CLAIMS if one.published <= "2017-09-07"]
    with Desk(tmp_path / "then", WorldRooms(early)) as then:
        assert desk.shown(picture) == then.shown()


def test_as_of_the_far_future_is_now_with_its_decisions(desk: Desk) -> None:
    desk.judge("reject", BY_TV.claim_id)
    desk.judge("correct_report", PORT.report_id, field="published", value="unknown")
    assert desk.picture(View(as_of=day("9999-12-31"))) == desk.picture()


def test_a_decision_made_later_is_not_heeded(desk: Desk) -> None:
    before = desk.shown()
    desk.judge("reject", BY_TV.claim_id)
    desk.judge("correct_report", PORT.report_id, field="published", value="2017-09-02")
    assert desk.shown(desk.picture(View(as_of=day("2018-01-01")))) == before


def test_later_days_only_add_reports(desk: Desk) -> None:
    days = [day(f"2017-09-{number:02}") for number in range(4, 12)]
    seen = [{report.report_id for report in desk.picture(View(as_of=one)).reports} for one in days]
    assert all(earlier <= later for earlier, later in pairwise(seen))
    assert (len(seen[0]), len(seen[-1])) == (0, len({one.report_id for one in CLAIMS}))


def test_an_undated_report_counts_from_the_day_it_came_in(tmp_path) -> None:
    undated = claim(publisher="The Paper", published=None, **TAKEN)
    with Desk(tmp_path, WorldRooms([undated])) as desk:
        came_in = desk.ledger.taken_in()[undated.report_id][:10]
        assert desk.picture(View(as_of=day("2018-01-01"))).reports == ()
        assert desk.picture(View(as_of=day(came_in))) == desk.picture()


QUOTED = claim(
    publisher="Blue TV", published="2017-09-08", speakers=[says("src:un"), says("src:monitor")],
    place=[where("plc:xx:base")], actor=[who("act:red")], time=on("2017-09-08"),
)  # fmt: skip
LONG = "The War Monitor says that fighters of the Red movement captured the whole of Rivertown on Tuesday morning"
ORIGINAL = claim(publisher="War Monitor", published="2017-09-05", sentence=LONG, trigger="captured", **TAKEN)
COPY = claim(publisher="The Relay", published="2017-09-06", sentence=LONG, trigger="captured", **TAKEN)
HEARD = (*CLAIMS, QUOTED, ORIGINAL, COPY)


@pytest.mark.parametrize("name", ["src:monitor", "War Monitor", "war  monitor"])
def test_without_a_source_all_that_came_from_it_is_gone_whoever_passed_it_on_or_copied_it(tmp_path, name: str) -> None:
    with Monitor(tmp_path, rooms=WorldRooms(HEARD)) as monitor:
        monitor.read([], overrides=None)
        picture = monitor.picture(View(without=(name,)))
        assert claims(picture) == {one.claim_id for one in (BY_TV, BY_AGENCY, SHELLING, PORT)} | {CLAIMS[5].claim_id}
        assert ORIGINAL.report_id not in {report.report_id for report in picture.reports}
        assert "src:monitor" not in {source.source_id for source in picture.sources}
        assert all(origin.source_id != "src:monitor" for event in picture.events for origin in event.origins)


def test_without_a_go_between_what_it_passed_on_is_gone_too(tmp_path) -> None:
    with Monitor(tmp_path, rooms=WorldRooms(HEARD)) as monitor:
        monitor.read([], overrides=None)
        assert {QUOTED.claim_id} == claims(monitor.picture()) - claims(monitor.picture(View(without=("src:un",))))


@pytest.mark.parametrize("name", ["The Relay", "src:relay"])
def test_without_a_paper_its_copies_of_an_agencys_texts_are_gone(tmp_path, name: str) -> None:
    text = claim(publisher="The Relay", published="2017-09-06", **TAKEN)
    with Monitor(tmp_path, rooms=WorldRooms([*CLAIMS, text], wires={"The Relay": "src:agency"})) as monitor:
        monitor.read([], overrides=None)
        assert {text.claim_id} == claims(monitor.picture()) - claims(monitor.picture(View(without=(name,))))


def test_without_several_sources_none_of_them_speaks(desk: Desk) -> None:
    picture = desk.picture(View(without=("src:paper", "Red TV")))
    assert claims(picture) == {BY_AGENCY.claim_id, PORT.claim_id, CLAIMS[5].claim_id}


def test_a_source_that_nothing_comes_from_is_refused_and_not_repeated(desk: Desk) -> None:
    with pytest.raises(SilenceError, match="twosource sources") as refused:
        desk.picture(View(without=("Jane Doe",)))
    assert "Jane" not in str(refused.value)


def test_looking_stores_nothing(desk: Desk) -> None:
    before, runs = desk.ledger.digest(), list(desk.ledger.runs())
    desk.picture(View(as_of=day("2017-09-06"), without=("src:red-tv",)))
    assert (desk.ledger.digest(), list(desk.ledger.runs())) == (before, runs)
