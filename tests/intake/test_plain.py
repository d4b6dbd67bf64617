"""Plain text: a title that looks like one, a date that is stated, and nothing guessed."""

from __future__ import annotations

import pytest

from twosource.intake.fields import ReportFields
from twosource.intake.plain import read_plain, stated_fields

BODY = "The army took the town on Tuesday, the monitor said. Residents fled."


@pytest.mark.parametrize(
    "first",
    [
        "Army takes river town after three weeks",
        "Syria: army takes river town",
        "Who holds the river town?",
        "‘They left at night’: a town without its people",
    ],
)
def test_a_short_first_line_without_a_stop_is_the_title(first: str) -> None:
    document = read_plain(f"{first}\n\n{BODY}")
    assert document.fields.title == first
    assert document.text == f"{first}\n\n{BODY}"


@pytest.mark.parametrize(
    "first",
    [
        "The army took the town.",
        "By Mira Haddad",
        "BEIRUT, Sept 5 (Reuters) -",
        "Published: 5 September 2017",
        "Source: the monitor",
        "https://example.org/a",
        "• the army took the town",
        "Troops entered the town,",
        "Syria",
        "word " * 40,
    ],
)
def test_other_first_lines_are_not(first: str) -> None:
    assert read_plain(f"{first}\n\n{BODY}").fields.title is None


def test_a_single_line_is_a_text_and_no_title() -> None:
    assert read_plain("Army takes river town").fields.title is None


def test_byline_and_dateline_stay_in_the_text() -> None:
    text = f"Army takes town\n\nBy Mira Haddad\n\nBEIRUT (Reuters) - {BODY}"
    assert read_plain(text).text == text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 5 September 2017", "2017-09-05"),
        ("Date: Tuesday, September 5, 2017", "2017-09-05"),
        ("Published on 2017-09-05T14:30:00+03:00.", "2017-09-05T14:30:00+03:00"),
        ("First published on 5 Sept 2017 | Last updated 7 September 2017", "2017-09-05"),
        ("Published 5 September 2017 (updated 6 September 2017)", "2017-09-05"),
        ("Publication date: 05/09/2017", None),
        ("Updated: 5 September 2017", None),
        ("Published a report on 5 September 2017", None),
        ("On 5 September 2017 the army took the town.", None),
    ],
)
def test_a_date_is_taken_only_where_a_line_states_it(line: str, published: str | None) -> None:
    assert stated_fields(f"Army takes town\n{line}\n\n{BODY}").published == published
    assert stated_fields(f"Army takes town\n\n{BODY}\n\n{line}").published == published


def test_a_line_deep_in_the_body_states_nothing() -> None:
    text = "\n\n".join(["Army takes town", *[BODY] * 20, "Published: 5 September 2017", *[BODY] * 20])
    assert stated_fields(text).published is None


def test_publisher_and_address_as_stated() -> None:
    text = f"Army takes town\nPublisher: The Sample Wire\nURL: https://example.org/a\n\n{BODY}"
    assert stated_fields(text) == ReportFields(
        title="Army takes town", publisher="The Sample Wire", url="https://example.org/a"
    )


def test_a_text_broken_at_a_margin_is_joined_and_says_so() -> None:
    lines = [
        "The army has broken the siege of the river city for the first time",
        "since militants surrounded it three years ago, state television said",
        "on Tuesday, as its troops and their allies reached the outskirts of",
        "the city from the west and met the soldiers of the besieged base who",
        "had held out there since the summer of 2014 under daily fire.",
    ]
    document = read_plain("\n".join(lines))
    assert document.text == " ".join(lines)
    assert document.notes == ("its lines were broken at a margin and have been joined into paragraphs",)
