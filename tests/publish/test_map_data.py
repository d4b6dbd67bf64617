"""What the map draws: the snapshot, no point too fine, nothing unresolved drawn, every quote with its speaker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from twosource.publish.map_data import MapData
from twosource.records import Picture

SNAPSHOT = Path(__file__).parent / "snapshots" / "map.json"


@pytest.fixture(scope="module")
def values(picture: Picture, knowledge: Any, codebook: Any) -> dict[str, Any]:
    return MapData(picture, knowledge, codebook).values()


def _event(values: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(event for event in values["events"] if event["id"] == key)
    return found


def test_it_is_its_snapshot(values: dict[str, Any]) -> None:
    assert json.dumps(values, ensure_ascii=False, indent=1) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


def test_every_event_has_the_words_of_a_report(values: dict[str, Any]) -> None:
    for event in values["events"]:
        assert event["quotes"]
        for number in event["quotes"]:
            assert values["quotes"][number]["text"] and values["quotes"][number]["attribution"]


def test_a_base_is_shown_at_its_town(values: dict[str, Any]) -> None:
    place = _event(values, "evt_6")["place"]
    assert (place["lat"], place["lon"], place["at"], place["moved"]) == (35.336, 40.141, "Deir ez-Zor", True)
    assert place["radius_km"] >= 8


def test_a_province_is_drawn_as_wide_as_it_is_and_not_at_its_capital(values: dict[str, Any]) -> None:
    drawn = [
        event["place"] for event in values["events"] if (event["place"] or {}).get("name", "").endswith("Governorate")
    ]
    assert drawn
    assert {(place["lat"], place["lon"], place["radius_km"], place["moved"]) for place in drawn} == {
        (35.0, 40.4, 90.0, False)
    }


def test_what_was_not_found_is_not_drawn(values: dict[str, Any]) -> None:
    assert _event(values, "evt_7")["place"]["lat"] is None
    assert _event(values, "evt_8")["place"] is None


def test_what_is_known_to_the_country_alone_is_not_drawn_as_a_point(
    picture: Picture, knowledge: Any, codebook: Any
) -> None:
    wide = msgspec.structs.replace(picture.events[1].place, id=None, radius_km=400.0)
    event = msgspec.structs.replace(picture.events[1], place=wide)
    values = MapData(msgspec.structs.replace(picture, events=(event,)), knowledge, codebook).values()
    assert values["events"][0]["place"]["lat"] is None and values["events"][0]["place"]["radius_km"] == 400.0


def test_no_private_name_is_in_it(values: dict[str, Any]) -> None:
    text = json.dumps(values, ensure_ascii=False).casefold()
    assert not [name for name in ("mirela", "kastanova", "yusra", "haddadin") if name in text]


def test_the_slider_spans_the_days_of_reports_and_events(values: dict[str, Any]) -> None:
    assert values["days"] == {"first": "2017-09-03", "last": "2017-09-08"}


def test_a_picture_without_days_has_no_slider(knowledge: Any, codebook: Any) -> None:
    empty = Picture(reports=(), readings=(), events=(), holdings=(), sieges=(), sources=())
    assert MapData(empty, knowledge, codebook).values()["days"] == {"first": None, "last": None}


def test_the_order_of_records_makes_no_difference(
    values: dict[str, Any], picture: Picture, knowledge: Any, codebook: Any
) -> None:
    turned = msgspec.structs.replace(
        picture,
        reports=picture.reports[::-1],
        readings=picture.readings[::-1],
        events=picture.events[::-1],
        holdings=picture.holdings[::-1],
    )
    assert MapData(turned, knowledge, codebook).values() == values
