"""Parsing: the bytes of one document and its kind in; the document out, by the parser of that kind."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from twosource.intake.document import Document
from twosource.intake.kinds import Kind, by_content, refuse_binary
from twosource.intake.markdown import read_markdown
from twosource.intake.pdf import read_pdf
from twosource.intake.plain import read_plain
from twosource.intake.refusal import Refused
from twosource.intake.textform import decode
from twosource.intake.webpage import decoded_page, read_page

_HEAD = 1 << 16


def document_in(
    raw: bytes,
    kind: Kind,
    *,
    now: datetime,
    max_text_bytes: int,
    charset: str | None = None,
    address: str | None = None,
) -> Document:
    """The document that some bytes are.

    Args:
        raw: the bytes.
        kind: what they should be; a page that is named as plain text is read as a page.
        now: the time; no date is guessed that lies after it.
        max_text_bytes: at most so much text is taken out of a PDF.
        charset: the encoding that a server declared for them.
        address: where they were fetched from.

    Raises:
        Refused: they are empty, or not what they should be, or their parser cannot use them.
    """
    if not raw.strip():
        raise nothing_in_it(raw)
    if kind == "pdf":
        return read_pdf(raw, max_text_bytes=max_text_bytes)
    head = raw[:_HEAD]
    refuse_binary(head)
    if kind == "html":
        return _page(raw, now, charset, address)
    if by_content(head) == "html":
        page = _page(raw, now, charset, address)
        return dataclasses.replace(
            page, notes=("it is an HTML page by its first lines and was read as one", *page.notes)
        )
    text = decode(raw, charset)
    return read_markdown(text) if kind == "markdown" else read_plain(text)


def nothing_in_it(raw: bytes) -> Refused:
    """The reason why an input without anything in it is not read."""
    problem = "holds nothing but white space" if raw else "is empty"
    return Refused(problem, cure="Check that it was saved or copied whole")


def _page(raw: bytes, now: datetime, charset: str | None, address: str | None) -> Document:
    page, notes = decoded_page(raw, charset)
    document = read_page(page, now=now, address=address)
    return dataclasses.replace(document, notes=(*notes, *document.notes))
