"""Lines broken at a margin become paragraphs again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.paragraphs import is_broken_at_margin, joined

BROKEN = """\
The army has broken the siege of the river city for the first time
since militants surrounded it three years ago, state television said
on Tuesday.
Activists and a war monitor confirmed that government troops and their
allies had reached the western outskirts of the city amid fierce fight-
ing near the base of the 137th brigade."""


def test_a_broken_text_is_seen_and_joined() -> None:
    assert is_broken_at_margin(BROKEN)
    first, second = joined(BROKEN.split("\n"))
    assert first.endswith("three years ago, state television said on Tuesday.")
    assert "fierce fighting near the base" in second


@pytest.mark.parametrize(
    "text",
    [
        "One line.",
        "The army took the town.\nThe rebels left it.\nA truce was signed.\nAid came in.\nSchools opened.\n",
        "Head\n\n" + "A long paragraph of an article that runs on and on without any break at all. " * 4,
        "\n".join(["Aleppo", "Homs", "Hama", "Idlib", "Raqqa", "Deir Ezzor"]),
    ],
)
def test_text_that_is_not_broken_is_left_alone(text: str) -> None:
    assert not is_broken_at_margin(text)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("troops in Damas-", "cus said", "troops in Damascus said"),
        ("the US-", "backed forces", "the US-backed forces"),
        ("the Kurdish-", "led alliance", "the Kurdish-led alliance"),
        ("the Deir ez-", "Zor countryside", "the Deir ez-Zor countryside"),
        ("soft hy\u00ad", "phen gone", "soft hyphen gone"),
        ("killed 12 -", "some say more", "killed 12 - some say more"),
    ],
)
def test_hyphens_at_the_line_end(first: str, second: str, whole: str) -> None:
    assert joined([first, second]) == [whole]


def test_the_rest_of_the_text_decides_about_a_hyphen() -> None:
    assert joined(["A cease-fire held.", "", "The cease-", "fire was welcome"])[-1] == "The cease-fire was welcome"
    assert joined(["A ceasefire held.", "", "The cease-", "fire was welcome"])[-1] == "The ceasefire was welcome"


def test_lists_indents_and_headings_begin_paragraphs() -> None:
    lines = [
        "Situation report",
        "Fighting went on in the east of the city for a third day, the council said in a long line.",
        "• 1,200 people were displaced to the camp near the river crossing by the end of the day",
        "• two hospitals closed",
        "    An indented line begins a paragraph of its own.",
    ]
    assert joined(lines) == [line.strip() for line in lines]


@given(st.lists(st.text(alphabet="abc .-\u00ad", max_size=30)))
def test_no_letter_is_lost(lines: list[str]) -> None:
    before = [c for line in lines for c in line if c.isalpha()]
    assert [c for paragraph in joined(lines) for c in paragraph if c.isalpha()] == before
