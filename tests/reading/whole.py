"""What holds of any reading of any text: every span lies inside the text and gives its words."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.records import Claim, Reading, Report


def spans(claim: Claim) -> Iterator[tuple[int, int, str]]:
    yield claim.sentence.start, claim.sentence.end, claim.sentence.text
    yield claim.trigger.start, claim.trigger.end, claim.trigger.text
    for mention in (*claim.actor, *claim.target, *claim.instrument, *claim.place, *claim.from_place):
        yield mention.start, mention.end, mention.text
    for figure in claim.figures:
        yield *figure.span, figure.text
    if claim.time.span is not None:
        yield *claim.time.span, claim.time.text


def check(text: str, reading: Reading) -> None:
    """Every span lies inside the text and gives its words."""
    for claim in reading.claims:
        for start, end, words in spans(claim):
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == words
        for speaker in claim.speakers:
            assert 0 <= speaker.start < speaker.end <= len(text)
        assert claim.time.start is None or claim.time.end is None or claim.time.start <= claim.time.end
    for person in reading.people:
        assert text[person.start : person.end] == person.text != ""
    last = 0
    for paragraph in reading.paragraphs:
        assert last <= paragraph.start < paragraph.end <= len(text)
        last = paragraph.end
    assert [(entry.start, entry.end) for entry in reading.log] == [(p.start, p.end) for p in reading.paragraphs]


def report(text: str, published: str | None = "2017-09-05") -> Report:
    return Report(report_id="r", publisher="A Paper", published=published, title=None, text=text, language="en")
