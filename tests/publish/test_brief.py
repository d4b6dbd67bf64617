"""The brief: as people see it, each sentence on its words, no more said than the grade bears."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from twosource.publish.brief import BRIEF_FORMATS, brief
from twosource.publish.errors import PublishError
from twosource.publish.wording import number
from twosource.records import Picture

SNAPSHOT = Path(__file__).parent / "snapshots" / "brief.md"
FIRST, LAST = date(2017, 9, 1), date(2017, 9, 8)


@pytest.fixture(scope="module")
def markdown(picture: Picture, knowledge: Any, codebook: Any) -> str:
    return brief(picture, knowledge=knowledge, codebook=codebook, from_=FIRST, to=LAST)


@pytest.fixture(scope="module")
def parsed(picture: Picture, knowledge: Any, codebook: Any) -> dict[str, Any]:
    text = brief(picture, knowledge=knowledge, codebook=codebook, from_=FIRST, to=LAST, format="json")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _section(parsed: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = next(s["sentences"] for s in parsed["sections"] if s["key"] == key)
    return found


def test_it_reads_as_its_snapshot(markdown: str) -> None:
    assert markdown == SNAPSHOT.read_text(encoding="utf-8")


def test_every_sentence_on_an_event_siege_or_holding_has_itsnumber(parsed: dict[str, Any]) -> None:
    numbers = {note["number"] for note in parsed["notes"]}
    for section in parsed["sections"]:
        for sentence in section["sentences"]:
            if any(key.startswith(("evt", "siege")) for key in sentence["about"]):
                assert sentence["notes"]
            assert set(sentence["notes"]) <= numbers


def test_notes_give_the_words_of_the_stored_text(parsed: dict[str, Any], picture: Picture) -> None:
    texts = {report.report_id: report.text for report in picture.reports}
    for quote in (note["quote"] for note in parsed["notes"] if note["quote"]):
        stored = texts[quote["citation"]["report_id"]][quote["start"] : quote["end"]]
        assert quote["text"] == stored.replace("Yusra Haddadin", "a named civilian")


def test_every_count_leads_to_what_was_counted(parsed: dict[str, Any], picture: Picture) -> None:
    tallies = {note["number"]: note["tally"] for note in parsed["notes"] if note["tally"]}
    rests_on, how_sure = _section(parsed, "in_short")[:2]
    reports, events = (tallies[number] for number in rests_on["notes"])
    listed = [one.split(" ")[0] for group in reports["groups"] for one in group["ids"]]
    assert rests_on["text"].startswith(f"This brief rests on {number(len(listed))} reports")
    assert set(listed) <= {report.report_id for report in picture.reports}
    assert f"{number(sum(len(group['ids']) for group in events['groups']))} events fall" in rests_on["text"]
    (grades,) = (tallies[number] for number in how_sure["notes"])
    for group in grades["groups"][:-1]:
        assert f"{number(len(group['ids']))} {group['name']}" in how_sure["text"]
    counting = [s for section in parsed["sections"] for s in section["sentences"] if "told without a" in s["text"]]
    assert counting and all(tallies[s["notes"][0]]["groups"] for s in counting)


@pytest.mark.parametrize("format", BRIEF_FORMATS)
def test_no_private_name_in_any_form(format: str, picture: Picture, knowledge: Any, codebook: Any) -> None:
    text = brief(picture, knowledge=knowledge, codebook=codebook, format=format).casefold()
    assert not re.search("mirela|kastanova|yusra|haddadin", text)
    assert "brett mcgurk" in text


def test_a_claim_of_an_interested_side_is_never_said_to_be_reported(parsed: dict[str, Any]) -> None:
    (missiles,) = _section(parsed, "claimed")
    assert "is claimed only by the Russian Defence Ministry, which has an interest in it" in missiles["text"]
    assert "reported" not in missiles["text"]


def test_a_forecast_is_kept_apart_from_what_happened(parsed: dict[str, Any]) -> None:
    (forecast,) = _section(parsed, "forecasts")
    assert forecast["about"] == ["evt_5"] and "no report says that it has happened" in forecast["text"]
    elsewhere = [s for section in parsed["sections"] if section["key"] != "forecasts" for s in section["sentences"]]
    assert not [s for s in elsewhere if "evt_5" in s["about"]]


def test_a_dispute_is_shown_and_not_averaged(parsed: dict[str, Any]) -> None:
    (dispute,) = _section(parsed, "disputes")
    assert "at least 12 killed (a named civilian); against 30 killed (SANA)" in dispute["text"]
    assert not any("21" in sentence["text"] for section in parsed["sections"] for sentence in section["sentences"])


def test_what_was_not_read_or_resolved_is_told(parsed: dict[str, Any]) -> None:
    words = " ".join(sentence["text"] for sentence in _section(parsed, "open"))
    assert "Sample Daily" in words and "in Arabic" in words
    assert "“Umm Zuhur” could not be found on the map" in words


def test_a_siege_told_by_interested_sides_alone_is_not_stated_as_fact(
    picture: Picture, knowledge: Any, codebook: Any
) -> None:
    events = tuple(msgspec.structs.replace(event, grade="claimed") for event in picture.events)
    text = brief(msgspec.structs.replace(picture, events=events), knowledge=knowledge, codebook=codebook)
    assert "By the account of interested sides alone, the siege of Deir ez-Zor" in text


def test_the_period_bounds_what_is_told(picture: Picture, knowledge: Any, codebook: Any) -> None:
    text = brief(picture, knowledge=knowledge, codebook=codebook, from_=date(2017, 9, 7), to=LAST, format="json")
    about = {key for s in json.loads(text)["sections"] for sentence in s["sentences"] for key in sentence["about"]}
    assert {"evt_7", "evt_8"} <= about and not about & {"evt_1", "evt_2", "evt_3", "evt_6", "siege_1"}


def test_reports_cannot_write_markup_into_the_brief(
    markdown: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    words = "x </blockquote><script>alert(1)</script> [a](javascript:alert(2)) ![](https://evil.example/x.png) & `c`"
    claim = picture.readings[1].claims[4]
    report = msgspec.structs.replace(
        picture.reports[1], text=words, url="javascript:alert(3)", title=words, publisher=words, licence=words
    )
    sentence = msgspec.structs.replace(claim.sentence, start=0, end=len(words), text=words)
    reading = msgspec.structs.replace(
        picture.readings[1],
        people=(),
        claims=(msgspec.structs.replace(claim, sentence=sentence, publisher=words),),
    )
    hostile = msgspec.structs.replace(
        picture, reports=(picture.reports[0], report), readings=(picture.readings[0], reading)
    )
    page = brief(hostile, knowledge=knowledge, codebook=codebook, format="html")
    tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, attrs))

    Tags().feed(page)
    assert not [tag for tag, _ in tags if tag in ("script", "img", "iframe", "object", "link")]
    assert not [value for _, attrs in tags for name, value in attrs if name == "href" and "javascript" in (value or "")]
    plain = brief(hostile, knowledge=knowledge, codebook=codebook)
    assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(|(?<!\\)!\[(?!\^)", plain)


def test_the_same_picture_gives_the_same_bytes_in_any_order_of_events(
    markdown: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    turned = msgspec.structs.replace(
        picture,
        reports=picture.reports[::-1],
        readings=picture.readings[::-1],
        events=picture.events[::-1],
        holdings=picture.holdings[::-1],
    )
    assert brief(turned, knowledge=knowledge, codebook=codebook, from_=FIRST, to=LAST) == markdown


def test_an_empty_picture_has_a_brief_that_says_so(knowledge: Any, codebook: Any) -> None:
    empty = Picture(reports=(), readings=(), events=(), holdings=(), sieges=(), sources=())
    text = brief(empty, knowledge=knowledge, codebook=codebook)
    assert "There are no reports." in text and "No siege is told of." in text


def test_wrong_use_is_refused_with_the_cure(picture: Picture, knowledge: Any, codebook: Any) -> None:
    with pytest.raises(PublishError, match="Choose one of md, html, json"):
        brief(picture, knowledge=knowledge, codebook=codebook, format="docx")
    with pytest.raises(PublishError, match="Exchange"):
        brief(picture, knowledge=knowledge, codebook=codebook, from_=LAST, to=FIRST)


def test_reports_of_other_news_are_counted_and_not_listed(picture: Picture, knowledge: Any, codebook: Any) -> None:
    gated = tuple(
        msgspec.structs.replace(reading, gated=True) if not reading.claims else reading for reading in picture.readings
    )
    number = sum(reading.gated for reading in gated)
    assert number > 0
    shown = msgspec.structs.replace(picture, readings=gated)
    text = brief(shown, knowledge=knowledge, codebook=codebook, from_=FIRST, to=LAST, format="json")
    told = [sentence["text"] for sentence in _section(json.loads(text), "open")]
    assert [one for one in told if "taken for other news" in one]
    assert not [one for one in told if one.startswith("No claim was read")]


def test_the_sum_counts_soldiers_and_civilians_and_tells_the_civilians(
    picture: Picture, knowledge: Any, codebook: Any
) -> None:
    from twosource.records import EventFigure

    def dead(number: int, who: str) -> tuple[EventFigure, ...]:
        return (EventFigure(what="killed", low=number, best=number, high=number, who=who, origins=()),)

    told = {"civilian": 12, "soldier": 7}
    some = [e for e in picture.events if e.grade in ("corroborated", "confirmed") and not e.speech][: len(told)]
    figures = dict(zip((e.event_id for e in some), (dead(n, who) for who, n in told.items()), strict=True))
    events = tuple(msgspec.structs.replace(e, figures=figures.get(e.event_id, ())) for e in picture.events)
    text = brief(msgspec.structs.replace(picture, events=events), knowledge=knowledge, codebook=codebook)
    assert (
        "In all, 19 people killed in two events that give a figure, whoever they are, each event counted once; "
        "12 of them are told to be civilians." in text
    )
