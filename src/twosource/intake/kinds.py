"""Kinds: what an input is, by its name, by what a server says of it, and by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from twosource.intake.refusal import Refused

Kind = Literal["text", "markdown", "html", "pdf", "lines"]

READABLE = ".txt, .md, .html, .pdf and .jsonl"

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
_MEDIA_TYPES: dict[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/json": "lines",
    "application/jsonl": "lines",
    "application/x-ndjson": "lines",
    "application/x-jsonlines": "lines",
    "application/jsonlines": "lines",
    "application/json-lines": "lines",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/download")
_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_LINE = re.compile(rb'^\s*\{\s*"')
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
_STRAY_CONTROLS = 3
_CONTROL_SHARE = 0.02
_NUL_SHARE = 0.3


def by_name(name: str) -> Kind | None:
    """The kind that a file's name promises, or None."""
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def by_media_type(media_type: str) -> Kind | None:
    """The kind that a server's content type names, or None."""
    return _MEDIA_TYPES.get(media_type.strip().lower())


def says_nothing(media_type: str) -> bool:
    """Whether a content type leaves open what the content is."""
    return media_type.strip().lower() in _UNTOLD


def by_content(head: bytes) -> Kind:
    """The kind that the first bytes show; plain text where they show none."""
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if _PAGE.match(head):
        return "html"
    return "lines" if _LINE.match(head) else "text"


def refuse_binary(head: bytes) -> None:
    """Let text pass.

    Args:
        head: the first bytes (some 64 kB) of what should be text.

    Raises:
        Refused: they are a PDF, a picture, an archive, a program or the like.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return
    if head.startswith(b"%PDF-"):
        raise Refused("is a PDF, not text", cure="Give it a name that ends in .pdf")
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise Refused(f"is {name}, not text", cure=f"Save its text as one of {READABLE}")
    if not head:
        return
    if max(head[0::2].count(0), head[1::2].count(0)) > _NUL_SHARE * len(head):
        cure = "Save it as UTF-8, for example with: iconv -f UTF-16LE -t UTF-8 OLD > NEW"
        raise Refused("is binary, or UTF-16 without its byte order mark", cure=cure)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _STRAY_CONTROLS and controls > _CONTROL_SHARE * len(head):
        raise Refused(
            f"is binary, not text: {controls} of its first {len(head)} bytes are control characters",
            cure=f"Save its text as one of {READABLE}",
        )
