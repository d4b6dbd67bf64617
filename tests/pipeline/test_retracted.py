"""A capture that its only source takes back, whole: what the brief says of it, and what is said to have changed it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from twosource.intake import ReportFields
from twosource.pipeline import Monitor, View
from twosource.publish import Masks, brief
from twosource.publish.changes import Changes, changes
from twosource.records import Picture

TOLD = {
    "2017-05-02": "Islamic State fighters captured the town of Uqayribat from the Syrian army on Monday, the Syrian "
    "Observatory for Human Rights said.",
    "2017-05-09": "The Syrian Observatory for Human Rights on Tuesday withdrew its report that Islamic State had captured "
    "Uqayribat on 1 May.",
}


@pytest.fixture(scope="module")
def monitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Monitor]:
    told: Path = tmp_path_factory.mktemp("told") / "told.jsonl"
    told.write_text(
        "\n".join(json.dumps({"published": day, "publisher": "Reuters", "text": text}) for day, text in TOLD.items())
    )
    with Monitor(tmp_path_factory.mktemp("retracted")) as monitor:
        assert monitor.read([str(told)], ReportFields()).rejected == ()
        yield monitor


def test_no_origin_is_left_and_the_brief_says_so(monitor: Monitor) -> None:
    picture: Picture = monitor.picture()
    (event,) = picture.events
    assert (event.grade, event.origins) == ("claimed", ())
    told = brief(picture, knowledge=monitor.rooms.knowledge, codebook=monitor.rooms.codebook)
    assert "is told by nobody who stands by it: all who said so have withdrawn or denied it since" in told


def test_that_nobody_holds_the_town_any_more_is_laid_to_the_retraction(monitor: Monitor) -> None:
    before, after = (monitor.picture(View(as_of=datetime.fromisoformat(f"2017-05-{day}"))) for day in ("05", "10"))
    found: Changes = changes(
        before, after, knowledge=monitor.rooms.knowledge, codebook=monitor.rooms.codebook, masks=Masks(after)
    )
    by_table = {change.table: change for change in found.changes}
    assert by_table["control"].how == "gone"
    assert by_table["control"].reports == by_table["events"].reports == found.reports
    origins = next(field for field in by_table["events"].fields if field.field == "origins")
    assert origins.after == "nobody who stands by it"
