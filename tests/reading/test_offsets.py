"""``text[start:end]`` gives every span's text, for every claim of every report that ships and of the first one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from whole import spans

from twosource.records import Reading

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "twosource" / "samples" / "deir-ez-zor-2017.jsonl"


def wrong(text: str, reading: Reading) -> list[str]:
    found = [
        f"{claim.claim_id}: {text[start:end]!r} is not {given!r}"
        for claim in reading.claims
        for start, end, given in spans(claim)
        if text[start:end] != given
    ]
    found += [
        f"{claim.claim_id}: speaker {speaker.name} has no words"
        for claim in reading.claims
        for speaker in claim.speakers
        if not text[speaker.start : speaker.end].strip()
    ]
    return found + [f"person {p.text}" for p in reading.people if text[p.start : p.end] != p.text]


def test_every_span_of_every_sample_gives_its_text(read: Callable[..., Reading]) -> None:
    claims = 0
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        text = f"{sample['title']}\n\n{sample['text']}"
        reading = read(text, published=sample["published"], publisher=sample["publisher"], title=sample["title"])
        assert wrong(text, reading) == []
        claims += len(reading.claims)
    assert claims > 200


@pytest.mark.shared_data
def test_every_span_of_the_first_report_gives_its_text(read: Callable[..., Reading], shared_data: Path) -> None:
    text = (shared_data / "seed" / "report.txt").read_text(encoding="utf-8")
    reading = read(text)
    assert wrong(text, reading) == []
    assert len(reading.claims) > 20


@pytest.mark.shared_data
def test_every_span_of_long_articles_gives_its_text(read: Callable[..., Reading], shared_data: Path) -> None:
    text = (shared_data / "wikipedia_syria" / "palmyra_offensive_(2017).md").read_text(encoding="utf-8")
    reading = read(text, published="2017-03-10")
    assert wrong(text, reading) == []
