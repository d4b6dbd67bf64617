"""Markup: tags and text in one pass, as browsers see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.markup import Tag, tags


def shapes(page: str) -> list[tuple[str, str]]:
    return [(tag.kind, tag.name or tag.text) for tag in tags(page)]


def test_tags_texts_and_entities() -> None:
    assert list(tags('<P CLASS="a b" hidden>Tom &amp; &quot;Ann&quot;</p>')) == [
        Tag("open", "p", {"class": "a b", "hidden": ""}, ""),
        Tag("text", "", {}, 'Tom & "Ann"'),
        Tag("close", "p", {}, ""),
    ]


def test_quoted_attributes_may_hold_a_bracket() -> None:
    (tag, text) = tags("<a title='1 > 0' href=/x?y=1&amp;z=2>go")
    assert tag.attributes == {"title": "1 > 0", "href": "/x?y=1&z=2"}
    assert text.text == "go"


def test_of_two_attributes_with_one_name_the_first_holds() -> None:
    assert next(tags("<p id=a ID=b>")).attributes == {"id": "a"}


def test_comments_doctypes_and_instructions_are_left_out() -> None:
    assert shapes("<!DOCTYPE html><!-- <p>no</p> --><?php x ?>yes<!-- open") == [("text", "yes")]


def test_scripts_are_no_text() -> None:
    page = "<script>if (a<b) '<p>'</SCRIPT >after<style>p{}</style>"
    assert shapes(page) == [
        ("open", "script"),
        ("raw", "script"),
        ("close", "script"),
        ("text", "after"),
        ("open", "style"),
        ("raw", "style"),
        ("close", "style"),
    ]


def test_a_lone_bracket_is_text() -> None:
    assert "".join(tag.text for tag in tags("2 < 3 and 5 <6")) == "2 < 3 and 5 <6"


@given(st.text(alphabet="<>/!-?='\" abp&;\n"))
def test_any_text_comes_to_an_end(page: str) -> None:
    assert all(tag.kind in ("open", "close", "text", "raw") for tag in tags(page))


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        ("<!-- ", 0),
        ('<a href="', 1),
        ("<a '", 1),
        ("<a x ", 1),
        ("&amp", 1),
        ("<script>", 2),
        ("<title>", 2),
        ("<", 300_000),
    ],
)
def test_a_long_row_of_unclosed_pieces_is_read_in_one_pass(piece: str, count: int) -> None:
    """Were each piece looked up to the page's end, this would take an hour."""
    assert sum(1 for _ in tags(piece * 300_000)) == count
