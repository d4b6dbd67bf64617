"""Document and Accepted: what a parser makes of an input, and what intake hands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.intake.fields import ReportFields
from twosource.records import Record, Report


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document after its parser, before it is a report.

    Attributes:
        text: its main text, paragraphs apart; not yet in normal form.
        media_type: what its raw bytes are.
        fields: what it tells of itself.
        declared_language: the language that its frame names (a page's ``lang``), which may be that of a template.
        external_id: its own id.
        notes: what the person who gave it should know.
    """

    text: str
    media_type: str
    fields: ReportFields = field(default_factory=ReportFields)
    declared_language: str | None = None
    external_id: str | None = None
    notes: tuple[str, ...] = ()


class Accepted(Record, frozen=True, kw_only=True):
    """A report taken in.

    Attributes:
        report: the report.
        raw: the bytes it was made from: the file, the fetched body, or the line of JSON without its line end.
        notes: what was found on the way that the person should know, in order; none of it stops the report.
    """

    report: Report
    raw: bytes
    notes: tuple[str, ...] = ()
