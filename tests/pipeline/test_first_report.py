"""The first report, whole: the siege broken and corroborated, the city contested, the strike only claimed, the girl unnamed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.intake import ReportFields
from twosource.pipeline import Monitor
from twosource.records import Event, Picture

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def picture(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Picture]:
    with Monitor(tmp_path_factory.mktemp("first-report")) as monitor:
        outcome = monitor.read([str(shared_data / "seed" / "report.txt")], ReportFields())
        assert outcome.rejected == ()
        yield monitor.picture()


def one(picture: Picture, event_type: str, place_id: str) -> Event:
    (event,) = [e for e in picture.events if e.event_type == event_type and e.place and e.place.id == place_id]
    return event


def test_the_breaking_of_the_siege_is_corroborated_by_state_tv_and_the_monitor(picture: Picture) -> None:
    event = one(picture, "siege_broken", "plc:sy:deir-ezzor-city")
    assert event.grade == "corroborated"
    interests = {origin.source_id: origin.interest for origin in event.origins}
    assert interests["src:syrian-state-tv"] == "interested"
    assert interests["src:sohr"] == "none"
    assert event.grade_reason.endswith(".")


def test_the_activists_are_an_origin_of_their_own(picture: Picture) -> None:
    event = one(picture, "advance", "plc:sy:deir-ezzor-city")
    assert {"src:local-activists", "src:sohr"} <= {origin.source_id for origin in event.origins}


def test_the_missile_strike_is_only_claimed(picture: Picture) -> None:
    event = one(picture, "missile_strike", "plc:sy:deir-ezzor-governorate")
    assert event.grade == "claimed"
    assert [(origin.source_id, origin.interest) for origin in event.origins] == [("src:russian-mod", "interested")]


def test_the_siege_is_broken_about_three_years_after_it_began(picture: Picture) -> None:
    (siege,) = [s for s in picture.sieges if s.place_id == "plc:sy:deir-ezzor-city"]
    assert siege.status == "broken"
    assert siege.end is not None and siege.end.high is not None and siege.end.high.isoformat() == "2017-09-05"
    assert siege.start is not None and siege.start.low is not None and siege.start.low.year == 2014
    assert siege.people is not None and siege.people.best == 70_000
    assert any("air drop" in s.lower() or "United Nations" in s for s in siege.supply)


def test_control_says_no_more_than_the_report(picture: Picture) -> None:
    latest = {holding.place_id: holding for holding in sorted(picture.holdings, key=lambda h: str(h.from_))}
    assert latest["plc:sy:deir-ezzor-city"].status == "contested"
    assert latest["plc:sy:raqqa-city"].status == "contested"
    assert latest["plc:sy:raqqa-old-city"].holder is not None
    mosul = [h for h in picture.holdings if h.place == "Mosul"]
    assert mosul and all(h.holder is None or h.holder.id != "act:is" for h in mosul)


def test_forecasts_are_never_counted_as_happened(picture: Picture) -> None:
    captures = [e for e in picture.events if e.event_type == "capture" and e.grade != "predicted"]
    assert [e.place.id for e in captures if e.place] == ["plc:sy:raqqa-old-city"]
