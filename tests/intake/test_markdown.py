"""Markdown: its words without its marks."""

from __future__ import annotations

from twosource.intake.fields import ReportFields
from twosource.intake.markdown import read_markdown

ARTICLE = """\
---
title: "Army takes river town"
pubDate: 2017-09-05
publisher: The Sample Wire
tags: [war]
lang: en
---
# Army takes river town

The **army** took the [river town](https://example.org) on *Tuesday*,
the monitor said.

![A map](map.png)

- 12 were killed
- `Brigade 137` withdrew

| Side | Losses |
|------|--------|
| Army | 12 |

<div class="ad">Buy</div>
"""


def test_an_article() -> None:
    document = read_markdown(ARTICLE)
    assert document.text.split("\n\n") == [
        "Army takes river town",
        "The army took the river town on Tuesday, the monitor said.",
        "12 were killed",
        "Brigade 137 withdrew",
        "Side | Losses",
        "Army | 12",
    ]
    assert document.fields == ReportFields(
        title="Army takes river town", published="2017-09-05", publisher="The Sample Wire", language="en"
    )
    assert document.notes == ("pictures and blocks of HTML in it were left out: 2",)


def test_a_date_that_cannot_be_read_is_not_taken_from_the_front() -> None:
    assert read_markdown("---\ndate: last week\n---\nText of it.").fields.published is None


def test_a_block_too_long_for_the_parser_is_read_as_plain_text() -> None:
    document = read_markdown("# Army takes town\n\n" + "[" * 30_000)
    assert document.text.endswith("[" * 30_000)
    assert "read as plain text" in document.notes[0]
