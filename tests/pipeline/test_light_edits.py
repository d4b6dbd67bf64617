"""A dispatch that another paper prints with light edits, read from its words: it brings no second origin."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from twosource.codebook import Codebook
from twosource.corroboration.copies import find_copies
from twosource.corroboration.settings import CopySettings
from twosource.intake import ReportFields
from twosource.knowledge import Knowledge
from twosource.pipeline import Monitor
from twosource.reading import Reader
from twosource.records import Event, Report, report_id

DISPATCH = (
    "Syrian government forces captured the town of al-Sukhnah from Islamic State on Saturday after three days of heavy "
    "fighting that left at least 40 militants dead.",
    "Warplanes struck the village of Kabajib east of the town overnight, killing dozens of fighters and wounding some 20 "
    "civilians, residents said.",
    "At least 12 people were killed when a car bomb exploded at a market in the city of Raqqa on Sunday, police said.",
)
WHOLE = "\n\n".join(DISPATCH)


def edited(*changes: tuple[str, str]) -> str:
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], list[Event]]]:
    folder = tmp_path_factory.mktemp("edits")
    (folder / "first.txt").write_text(WHOLE, encoding="utf-8")

    with Monitor(folder / "m") as monitor:
        monitor.read(
            [str(folder / "first.txt")], ReportFields(published="2017-08-07", publisher="A Paper"), build=False
        )

        def built(text: str) -> list[Event]:
            (folder / "second.txt").write_text(text, encoding="utf-8")
            told = ReportFields(published="2017-08-07", publisher="Another Paper")
            (new,) = monitor.read([str(folder / "second.txt")], told, build=False).added
            held = monitor.ledger.readings(monitor.rooms.reader.stamp)
            first = next(r.report_id for r in monitor.ledger.reports() if r.publisher == "A Paper")
            readings = [reading for reading in held if reading.report_id in (first, new)]
            reports = [r for r in monitor.ledger.reports() if r.report_id in (first, new)]
            return list(monitor.rooms.corroborate(reports, readings, [], None).events)

        yield built


@pytest.mark.parametrize(
    "text",
    [
        edited(("at least 40", "40"), ("At least 12", "Twelve")),
        edited(("at least 40", "more than 40"), ("some 20", "about 20")),
        edited(("dozens of fighters", "fighters"), ("some 20", "20")),
        edited(("captured", "seized"), ("heavy", "fierce"), ("struck", "hit"), ("exploded", "detonated")),
        "\n\n".join(DISPATCH[::-1]),
        "DAMASCUS, Aug 6 (Reuters) - " + WHOLE,
        WHOLE + "\n\nReporting by Reuters.",
        edited(("militants dead.", "militants dead, Reuters reported."), ("residents said", "residents told Reuters")),
        edited(("militants dead.", "militants dead, according to AFP.")),
    ],
    ids=[
        "hedges",
        "other-hedges",
        "vague",
        "synonyms",
        "order",
        "dateline",
        "credit",
        "said-to-an-agency",
        "agency-named",
    ],
)
def test_light_edits_bring_no_second_origin(text: str, events: Callable[[str], list[Event]]) -> None:
    found = events(text)
    assert {"capture", "air_strike", "bombing"} <= {event.event_type for event in found}
    assert [(e.event_type, e.n_origins) for e in found if e.n_origins != 1] == []
    assert {event.n_reports for event in found if event.event_type in ("capture", "air_strike", "bombing")} == {2}


def test_a_dispatch_of_its_own_on_the_same_events_is_a_second_origin(events: Callable[[str], list[Event]]) -> None:
    found = events(
        "Islamic State lost al-Sukhnah to the Syrian army at the weekend, an activist in Palmyra said, putting the number "
        "of dead at about 40.\n\nSeveral air raids hit Kabajib during the night, causing many casualties among the group's "
        "men, the Deir Ezzor 24 network said."
    )
    assert {event.event_type for event in found if event.n_origins == 2} >= {"capture", "air_strike"}


# Forty dispatches of forty wars; an editor's rewording of each; and another hand's telling of it, or the same source's
# bulletin in the same words on another event. Written by who hadn't seen how copies are found.
NEAR_COPIES = [json.loads(line) for line in (Path(__file__).parent / "near_copies.jsonl").read_text().splitlines()]


def test_rewordings_are_copies_and_what_another_hand_wrote_or_tells_of_another_event_is_none() -> None:
    publishers = {"dispatch": "An Agency", "edited": "A Paper", "another": "Another Paper"}
    reports = [
        Report(
            report_id=report_id(publisher, "2024-05-05", row[text]), publisher=publisher, published="2024-05-05",
            title=None, text=row[text], language="en",
        )
        for row in NEAR_COPIES
        for text, publisher in publishers.items()
    ]  # fmt: skip
    claims = [reading.claims for reading in Reader(Knowledge.load(), Codebook.load(), None).read_many(reports)]
    taken = {"edited": 0, "another": 0}
    for first in range(0, len(claims), 3):
        for at, text in ((1, "edited"), (2, "another")):
            # Which came first can't be told where both are of one day: either may be found to be the copy.
            taken[text] += bool(find_copies([*claims[first], *claims[first + at]], CopySettings()))
    assert len(NEAR_COPIES) == 40
    assert taken["edited"] >= 32
    assert taken["another"] == 0
