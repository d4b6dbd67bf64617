"""A report in, a reading out: the same whatever else is read, in whatever order; nothing is kept from one to the next."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest

from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.reading.reader import Reader
from twosource.records import Reading, Report, report_id

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "twosource" / "samples" / "deir-ez-zor-2017.jsonl"
CASES = Path(__file__).resolve().parents[1] / "cases" / "cases.jsonl"


def report(text: str, published: str | None = "2017-09-05", title: str | None = None) -> Report:
    made = report_id("A Paper", published, text)
    return Report(report_id=made, publisher="A Paper", published=published, title=title, text=text)


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    """Forty reports of many kinds, more than two batches."""
    samples = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()[:10]]
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()[::20]]
    pronouns = [
        report("SOHR said the army entered Mayadin. It added that 12 soldiers were killed."),
        report("It added that 12 soldiers were killed in Raqqa. They fled the city."),
        report("“We captured Mayadin.\n\n“We shelled Raqqa,” an army spokesman said."),
        report("“We will take Raqqa."),
        report(""),
    ]
    texts = [report(s["title"] + "\n\n" + s["text"], s["published"], s["title"]) for s in samples]
    return [*texts, *(report(case["text"], case["published"]) for case in cases), *pronouns]


@pytest.fixture(scope="module")
def alone(reader: Reader, reports: list[Report]) -> dict[str, bytes]:
    """The bytes of each reading, read one by one."""
    return {one.report_id: encoded(reader.read(one)) for one in reports}


def encoded(reading: Reading) -> bytes:
    return msgspec.json.encode(reading)


def test_enough_is_read_to_tell(reports: list[Report], alone: dict[str, bytes]) -> None:
    assert len(reports) == 40
    assert sum(len(msgspec.json.decode(one)["claims"]) for one in alone.values()) > 60


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_in_any_order_are_read_as_one_by_one(
    reader: Reader, reports: list[Report], alone: dict[str, bytes], seed: int
) -> None:
    shuffled = random.Random(seed).sample(reports, len(reports))
    readings = list(reader.read_many(shuffled))
    assert [reading.report_id for reading in readings] == [one.report_id for one in shuffled]
    assert all(encoded(reading) == alone[reading.report_id] for reading in readings)


def test_a_reader_keeps_nothing_of_a_report(
    knowledge: Knowledge, codebook: Codebook, reports: list[Report], alone: dict[str, bytes]
) -> None:
    fresh = Reader(knowledge, codebook)
    for one in reports[-5:]:
        assert encoded(fresh.read(one)) == alone[one.report_id]


def test_readings_come_one_at_a_time(reader: Reader) -> None:
    taken = 0

    def source():
        nonlocal taken
        for n in range(100):
            taken += 1
            yield report(f"The army captured Mayadin on {n + 1} May 2015.")

    readings = reader.read_many(source())
    next(readings)
    assert taken <= 24
    assert len(list(readings)) == 99


def test_no_reports_give_no_readings(reader: Reader) -> None:
    assert list(reader.read_many([])) == []


def test_an_empty_report_gives_an_empty_reading(reader: Reader) -> None:
    reading = reader.read(report(""))
    assert (reading.claims, reading.people, reading.paragraphs, reading.log) == ((), (), (), ())


def test_the_stamp_names_all_that_a_reading_rests_on(reader: Reader, knowledge: Knowledge, codebook: Codebook) -> None:
    assert knowledge.version in reader.stamp
    assert codebook.version in reader.stamp
    assert reader.read(report("The army left.")).reader == reader.stamp


def test_only_headline_and_body_are_read_and_the_log_says_what_was_not(reader: Reader) -> None:
    text = (
        "Army takes Mayadin\n\nBy Jane Smith\n\nThe army captured Mayadin on Monday.\n\n"
        "Watch: rebels seize Aleppo\n\nImage: soldiers captured Raqqa on Monday.\n\nResidents had waited for years."
    )
    reading = reader.read(report(text))
    assert {(claim.event_type, claim.place[0].text) for claim in reading.claims if claim.place} == {
        ("capture", "Mayadin")
    }
    skipped = [(entry.why, text[entry.start : entry.end]) for entry in reading.log if entry.what == "skipped"]
    assert skipped == [
        ("a byline", "By Jane Smith"),
        ("a link or video line set into the page", "Watch: rebels seize Aleppo"),
        ("a caption", "Image: soldiers captured Raqqa on Monday."),
    ]


def test_a_dateline_s_town_is_no_place_of_the_story(reader: Reader) -> None:
    reading = reader.read(report("BEIRUT (Reuters) - The army captured a town on Monday, residents said."))
    assert [place.text for claim in reading.claims for place in claim.place] == []
