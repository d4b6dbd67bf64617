"""Headline and body give claims; what newsrooms set into the page does not."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.reading.lexicon import Lexicon
from twosource.reading.text.layout import LayoutReader, pieces, without_dateline
from twosource.records import Paragraph

READER = LayoutReader(Lexicon())
ARTICLE = """Army breaks siege of the city

By Jane Smith

The army broke the siege on Tuesday, state television said.

Footage shows soldiers embracing residents

Troops had advanced for weeks.

Watch: inside the besieged city

Image: soldiers at the gate on Tuesday.

Residents lacked food and medicine.

Source link"""


def kinds(text: str, title: str | None = None) -> list[str]:
    return [paragraph.kind for paragraph in READER.read(text, title)]


def test_an_article_is_told_apart_from_what_is_set_into_it() -> None:
    assert kinds(ARTICLE) == ["headline", "byline", "body", "promo", "body", "promo", "caption", "body", "boilerplate"]


def test_the_title_is_the_headline_wherever_it_stands() -> None:
    assert kinds("12 August 2017\nRebels seize town.\nThe town fell on Friday.", "Rebels seize town.")[1] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: the fall of a city",
        "READ ALSO: who is who",
        "Watch the moment the gate fell",
        "► Live updates",
        "Related: ten maps",
    ],
)
def test_promo_lines_of_many_forms(line: str) -> None:
    assert kinds(f"Army takes town\n\nThe army took the town.\n\n{line}\n\nIt had been held for years.")[2] == "promo"


def test_text_wrapped_by_hand_is_read_by_blocks() -> None:
    text = "The army took the town on\nMonday after a fight that\nhad lasted a week and\nleft many dead.\n\nIt was the last."
    assert len(READER.read(text)) == 2


@given(st.text(max_size=400))
def test_paragraphs_are_in_order_apart_and_inside_the_text(text: str) -> None:
    last = 0
    for paragraph in READER.read(text):
        assert last <= paragraph.start < paragraph.end <= len(text)
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end]
        last = paragraph.end


def test_a_megabyte_of_one_paragraph_is_cut_into_pieces_that_lose_nothing() -> None:
    text = "The army shelled the town. " * 40_000
    (paragraph,) = READER.read(text)
    cut = pieces(text, paragraph)
    assert cut[0][0] == paragraph.start
    assert cut[-1][1] == paragraph.end
    assert all(a[1] == b[0] for a, b in itertools.pairwise(cut))
    assert max(end - start for start, end in cut) <= 5000


def test_a_dated_dateline_needs_no_dash_and_may_follow_a_letterhead() -> None:
    text = "Joint Command - Release 12 KABUL, Afghanistan (March 10, 2011) Soldiers left the base."
    (paragraph,) = LayoutReader(Lexicon()).read(text)
    assert text[without_dateline(text, paragraph) :] == "Soldiers left the base."


def test_line_separators_end_lines() -> None:
    text = "For release\u2028The army took the town.\u2028\u2028It left the next day."
    kinds = [(p.kind, text[p.start : p.end]) for p in LayoutReader(Lexicon()).read(text)]
    assert [words for _, words in kinds] == ["For release", "The army took the town.", "It left the next day."]


def test_a_source_before_a_colon_is_no_dateline() -> None:
    text = "SOHR: Shells hit Hama."
    paragraph = Paragraph(kind="body", start=0, end=len(text))
    assert without_dateline(text, paragraph) == 6
    assert without_dateline(text, paragraph, {0}) == 0


@pytest.mark.parametrize(
    "line",
    ["By Amira Haddad in Beirut", "By Jan de Vries and Lina al-Masri", "By AMIRA HADDAD"],
)
def test_a_name_behind_by_is_a_byline(line: str) -> None:
    assert kinds(f"Rebels take town\n\n{line}\n\nThe rebels took the town on Sunday.")[1] == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday the army had almost captured the town.",
        "By April both sides had withdrawn.",
        "By Syrian standards it was a quiet night.",
    ],
)
def test_a_sentence_that_begins_with_by_is_read(line: str) -> None:
    assert kinds(f"Rebels take town\n\n{line}\n\nThe rebels took the town on Sunday.")[1] == "body"


@pytest.mark.parametrize("kind", ["promo", "boilerplate", "caption"])
def test_patterns_that_ignore_case_are_written_in_small_letters(kind: str) -> None:
    for pattern in getattr(Lexicon().layout, kind):
        letters = re.sub(r"\\.", "", pattern)
        assert letters == letters.lower(), pattern


@pytest.mark.parametrize("line", ["READ MORE: the siege", "Read More: the siege", "read more: the siege"])
def test_a_link_is_one_in_any_case(line: str) -> None:
    text = f"Army takes town\n\nThe army took the town on Monday.\n\n{line}\n\nIt withdrew on Tuesday."
    assert kinds(text) == ["headline", "body", "promo", "body"]
