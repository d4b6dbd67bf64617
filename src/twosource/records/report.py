"""Report: one document as received. It is never changed; what is read out of it is a `Reading`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from twosource.records.base import Record
from twosource.records.ids import content_id

ParagraphKind = Literal["headline", "byline", "body", "promo", "caption", "boilerplate"]


class Report(Record, frozen=True, kw_only=True):
    """One document as received.

    ``published`` is an ISO 8601 date or date-time (zone kept where known), or None where unknown.
    ``text`` is the stored text into which every offset points (Unicode code points). Where the input had a title of
    its own that the text does not begin with, the title is the text's first paragraph.
    """

    report_id: str
    publisher: str | None
    published: str | None
    title: str | None
    text: str
    external_id: str | None = None
    url: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    licence: str | None = None
    origin_name: str | None = None  # the file name or address it was read from
    media_type: str = "text/plain"
    raw_sha256: str | None = None  # the raw bytes in the evidence folder
    map_sha256: str | None = None  # of a row of a coded table: the map that says what its columns hold, there too

    @property
    def published_date(self) -> date | None:
        """The day of publication, or None where unknown."""
        return date.fromisoformat(self.published[:10]) if self.published else None


def report_id(publisher: str | None, published: str | None, text: str) -> str:
    """The id of a report: a hash of publisher, published and text.

    One agency text under two papers is two reports, whose texts are copies.
    """
    return content_id("rep", publisher, published, text)


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of a report's text and what it is. Only headline and body give claims."""

    kind: ParagraphKind
    start: int
    end: int


class LogEntry(Record, frozen=True, kw_only=True):
    """One line of a reading log: a stretch of the text, what was done with it and why."""

    what: Literal["read", "skipped"]
    why: str
    start: int
    end: int


class Rejection(Record, frozen=True, kw_only=True):
    """An input, or a part of one, that could not be taken in: which, why, and the cure."""

    where: str
    reason: str
    cure: str
