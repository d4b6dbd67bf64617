"""Input lines: a stream of JSON lines in; their bytes, one by one, and the document on each out.

A line is ``{"id"?, "text" | "html", "published", "publisher", "url"?, "title"?, "language"?}``, and may have
``archive_url`` and ``licence``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from twosource.intake.document import Document
from twosource.intake.fields import decoded_object, given_fields
from twosource.intake.plain import read_plain
from twosource.intake.refusal import Refused
from twosource.intake.webpage import read_page

_ASIDE = frozenset({"id", "text", "html"})
_SKIPPED_AT_ONCE = 1 << 20
_CURE = 'Write each report on a line of its own, as {"text": "...", "published": "2017-09-05", "publisher": "..."}'


def split_lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1, without their ends; None for one longer than ``longest`` bytes.

    No more than one line is held at a time, and of one that is too long no more than that length.
    """
    number = 0
    while line := stream.readline(longest + 2):
        number += 1
        bare = line.rstrip(b"\r\n")
        if len(bare) > longest:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_SKIPPED_AT_ONCE)
            yield number, None
        else:
            yield number, bare


def read_line(line: bytes, *, now: datetime) -> Document:
    """The document on one line of JSON. A line with both text and page is read by its text.

    Raises:
        Refused: it is no JSON object, has neither text nor page, or a field is of the wrong kind.
    """
    given = decoded_object(line)
    fields, unused = given_fields(given, _ASIDE)
    text, page = _content(given, "text"), _content(given, "html")
    external_id = _external_id(given.get("id"))
    if text.strip():
        document = read_plain(text)
    elif page.strip():
        document = read_page(page, now=now)
    else:
        raise Refused('has neither "text" nor "html" with anything in it', cure=_CURE)
    notes = document.notes
    if unused:
        notes += (f"fields not used: {', '.join(name[:40] for name in unused[:20])}",)
    return dataclasses.replace(
        document,
        media_type="application/json",
        fields=fields.over(document.fields),
        external_id=external_id,
        notes=notes,
    )


def _content(given: dict[str, object], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(f'"{key}" is not text', cure=_CURE)
    return value


def _external_id(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Refused('"id" is neither text nor a whole number', cure='Write it in quotation marks, or leave "id" out')
    return str(value)
