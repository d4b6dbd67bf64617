"""Reading: all that one reader made of one report."""

from __future__ import annotations

from twosource.records.base import Record
from twosource.records.claim import Claim
from twosource.records.person import PersonMention
from twosource.records.report import LogEntry, Paragraph


class CodedRow(Record, frozen=True, kw_only=True):
    """Which row of which coded table a report is.

    ``table`` is the name of the set that its map gives, ``row`` the row's id there. ``event`` is given where people have
    put the set's rows apart as events already: rows of one event are one, and rows of two are never joined.
    ``map_sha256`` is the map that it was read by.
    """

    table: str
    row: str
    event: str | None = None
    map_sha256: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """What a reader made of a report: layout, claims, persons, and the log of what was read, skipped and why.

    ``reader`` is the reader's stamp (version, model, codebook and knowledge); another stamp means the report is due to
    be read again. ``own_voice`` is where the publisher's text came from when it is not the publisher's (a wire credit).
    """

    report_id: str
    reader: str
    language: str | None
    paragraphs: tuple[Paragraph, ...]
    claims: tuple[Claim, ...]
    people: tuple[PersonMention, ...]
    log: tuple[LogEntry, ...]
    wire_credit: str | None = None  # source id of the agency whose text this is
    eyewitness: bool = False  # the text says that the publisher's own people saw what it tells of
    gated: bool = False  # the gate before the parser took it for other news: nothing of it was parsed
    coded: CodedRow | None = None  # of a row that people coded
