"""Input lines: one report a line, each for itself."""

from __future__ import annotations

import io
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.lines import read_line, split_lines
from twosource.intake.refusal import Refused


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def test_a_line_as_the_format_has_it(now: datetime) -> None:
    document = read_line(
        line(id="a-1", text="The army took the town.", published="2017-09-05", publisher="P", url="https://e.org/a"),
        now=now,
    )
    assert document.text == "The army took the town."
    assert document.external_id == "a-1"
    assert (document.fields.published, document.fields.publisher) == ("2017-09-05", "P")
    assert document.media_type == "application/json"
    assert document.notes == ()


def test_fields_that_nobody_uses_are_tolerated_and_named(now: datetime) -> None:
    document = read_line(line(text="The army took the town.", section="World", byline="X"), now=now)
    assert document.notes == ("fields not used: byline, section",)


def test_a_page_on_a_line_is_read_as_one_and_the_lines_fields_beat_its_own(now: datetime) -> None:
    page = "<h1>Own title</h1><p>The army took the town.</p><meta name=date content=2017-09-05>"
    document = read_line(line(html=page, title="Given title"), now=now)
    assert document.text == "The army took the town."
    assert (document.fields.title, document.fields.published) == ("Given title", "2017-09-05")


def test_of_text_and_page_the_text_is_read(now: datetime) -> None:
    assert read_line(line(text="Text.", html="<p>Page.</p>"), now=now).text == "Text."
    assert read_line(line(text=" ", html="<p>Page.</p>"), now=now).text == "Page."


def test_a_number_is_an_id(now: datetime) -> None:
    assert read_line(line(id=17, text="Text."), now=now).external_id == "17"
    assert read_line(line(id=None, text="Text."), now=now).external_id is None


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"not json", "is no JSON"),
        (b'{"text": "cut', "is no JSON"),
        (b'["text"]', "a list and no object"),
        (b"{}", 'neither "text" nor "html"'),
        (line(text="", published="2017-09-05"), 'neither "text" nor "html"'),
        (line(text=5), '"text" is not text'),
        (line(text="Text.", publisher=["P"]), '"publisher" is a list'),
        (line(text="Text.", published=20170905), '"published" is a number'),
        (line(text="Text.", id={"a": 1}), '"id" is neither'),
        (b'{"text": "\xff"}', "is no JSON"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason(now: datetime, raw: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as caught:
        read_line(raw, now=now)
    assert caught.value.cure


def test_lines_are_numbered_and_one_too_long_is_skipped_whole() -> None:
    stream = io.BytesIO(b"one\r\n\n" + b"x" * 50 + b"\nfour\n" + b"y" * 10)
    assert list(split_lines(stream, 10)) == [(1, b"one"), (2, b""), (3, None), (4, b"four"), (5, b"y" * 10)]


@given(st.lists(st.binary(max_size=30).map(lambda raw: raw.replace(b"\n", b"").rstrip(b"\r"))), st.integers(1, 20))
def test_splitting_keeps_every_line_that_fits(parts: list[bytes], longest: int) -> None:
    stream = io.BytesIO(b"".join(part + b"\n" for part in parts))
    expected = [(number, part if len(part) <= longest else None) for number, part in enumerate(parts, start=1)]
    assert list(split_lines(stream, longest)) == expected
