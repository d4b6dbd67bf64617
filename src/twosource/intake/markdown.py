"""Markdown: decoded text in; the document without its marks, and what its front matter tells, out."""

from __future__ import annotations

import dataclasses
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from twosource.intake.dates import normal_date
from twosource.intake.document import Document
from twosource.intake.fields import ReportFields
from twosource.intake.plain import read_plain, stated_fields
from twosource.intake.refusal import Refused
from twosource.intake.textform import normal_form

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*):[ \t]+(?P<value>\S.*)$")
_KEYS = {
    "title": "title",
    "published": "published",
    "pubdate": "published",
    "publishdate": "published",
    "date": "published",
    "publisher": "publisher",
    "language": "language",
    "lang": "language",
    "licence": "licence",
    "license": "licence",
    "url": "url",
    "archive_url": "archive_url",
}
_DEEPEST = 100
# The parser's time grows with the square of a block's brackets.
_LONGEST_BLOCK = 20_000


def read_markdown(text: str) -> Document:
    """The document that a Markdown text is: a paragraph for each heading, paragraph, list item and table row.

    Emphasis and links leave their words; pictures and HTML blocks are left out, which a note says.
    """
    text = normal_form(text)
    fields = ReportFields()
    front = _FRONT_MATTER.match(text)
    if front:
        fields = _front_fields(front["lines"])
        text = text[front.end() :]
    if max(map(len, text.split("\n\n"))) > _LONGEST_BLOCK:
        plain = read_plain(text, "text/markdown")
        note = f"it has a block of more than {_LONGEST_BLOCK} characters and was read as plain text, marks and all"
        return dataclasses.replace(plain, fields=fields.over(plain.fields), notes=(note, *plain.notes))
    tokens = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").parse(text)
    paragraphs, left_out = _paragraphs(tokens)
    body = "\n\n".join(paragraphs)
    own = stated_fields(body)
    if paragraphs and tokens[0].type == "heading_open":
        own = ReportFields(title=paragraphs[0]).over(own)
    notes = (f"pictures and blocks of HTML in it were left out: {left_out}",) if left_out else ()
    return Document(text=body, media_type="text/markdown", fields=fields.over(own), notes=notes)


def _front_fields(block: str) -> ReportFields:
    told: dict[str, str] = {}
    for line in block.split("\n"):
        entry = _ENTRY.match(line)
        name = _KEYS.get(entry["key"].lower()) if entry else None
        if entry and name and entry["value"][0] not in "[{|>&*!":
            told.setdefault(name, entry["value"].strip().strip("\"'"))
    try:
        normal_date(told.get("published", ""))
    except Refused:
        told.pop("published", None)
    return ReportFields(**told)


def _paragraphs(tokens: list[Token]) -> tuple[list[str], int]:
    paragraphs: list[str] = []
    cells: list[str] = []
    left_out = 0
    in_row = False
    for token in tokens:
        if token.type == "inline":
            text, pictures = _inline(token)
            left_out += pictures
            (cells if in_row else paragraphs).append(text)
        elif token.type in ("code_block", "fence"):
            paragraphs.append(token.content.strip())
        elif token.type == "html_block":
            left_out += 1
        elif token.type == "tr_open":
            in_row, cells = True, []
        elif token.type == "tr_close":
            in_row = False
            paragraphs.append(" | ".join(cell for cell in cells if cell))
    return [paragraph for paragraph in paragraphs if paragraph.strip()], left_out


def _inline(token: Token) -> tuple[str, int]:
    parts = []
    pictures = 0
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            pictures += 1
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
    return "".join(parts).strip(), pictures
