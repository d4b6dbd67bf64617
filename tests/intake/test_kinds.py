"""Kinds: by name, by content type, by first bytes; and what is binary, whatever its name."""

from __future__ import annotations

import pytest

from twosource.intake.kinds import Kind, by_content, by_media_type, by_name, refuse_binary
from twosource.intake.refusal import Refused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.TXT", "text"),
        ("a.md", "markdown"),
        ("a.b.htm", "html"),
        ("a.pdf", "pdf"),
        ("a.ndjson", "lines"),
        ("a.csv", None),
    ],
)
def test_by_name(name: str, kind: Kind | None) -> None:
    assert by_name(name) == kind


def test_by_media_type() -> None:
    assert by_media_type(" Text/HTML ") == "html"
    assert by_media_type("image/png") is None


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><title>x", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns=''>", "html"),
        (b"<!-- saved from a browser -->\n<HTML>", "html"),
        (b'{"text": "x"}', "lines"),
        (b"{ not json }", "text"),
        (b"The army <html> took the town", "text"),
        (b"", "text"),
    ],
)
def test_by_content(head: bytes, kind: Kind) -> None:
    assert by_content(head) == kind


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (b"%PDF-1.4", "is a PDF"),
        (b"PK\x03\x04\x14\x00", "Office document"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 text", "RTF"),
        (bytes(range(256)) * 4, "control characters"),
        ("The army took the town".encode("utf-16-le"), "UTF-16 without its byte order mark"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_binary_is_refused_with_what_it_is(head: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as caught:
        refuse_binary(head)
    assert caught.value.cure


@pytest.mark.parametrize(
    "head",
    [
        b"",
        "الجيش".encode(),
        b"A stray \x00 byte and a \x1b[1mcolour\x1b[0m",
        "\ufeffx".encode("utf-16-le"),
        b"MZ is a word",
    ],
)
def test_text_passes(head: bytes) -> None:
    assert refuse_binary(head) is None
