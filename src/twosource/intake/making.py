"""Making: a document and where it came from in; the report, in the form in which it is stored, out."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import msgspec

from twosource.intake.document import Accepted, Document
from twosource.intake.fields import ReportFields, normal_fields
from twosource.intake.files import too_large
from twosource.intake.language import language_of
from twosource.intake.origin import Origin
from twosource.intake.refusal import Refused
from twosource.intake.textform import normal_form, one_line, with_title
from twosource.records import Report, report_id

_LONGEST_ID = 200


class ReportMaker:
    """Makes the reports of one batch.

    Args:
        overrides: the caller's fields, which beat all others.
        max_text_bytes: the most text a report may hold, in bytes of UTF-8.
    """

    def __init__(self, *, overrides: ReportFields, max_text_bytes: int) -> None:
        self._overrides = overrides
        self._max_text_bytes = max_text_bytes
        self._ids: dict[str, str] = {}

    def make(self, document: Document, raw: bytes, origin: Origin, now: datetime) -> Accepted:
        """The report of a document: text in normal form, its title in front, fields by who is believed first.

        Overrides beat what is told beside the document (a sidecar, a line's fields), that beats the document, and that
        what its address implies.

        Raises:
            Refused: there are no words in it, or too many, or its date or publisher cannot be used.
        """
        text = normal_form(document.text)
        if not text:
            raise Refused("holds nothing but white space", cure="Check that it was saved or copied whole")
        if not any(c.isalnum() for c in text):
            raise Refused("holds no words", cure="Check that it was saved or copied whole")
        believed = self._overrides.over(origin.told).over(document.fields).over(origin.behind)
        fields, notes = normal_fields(believed, now)
        text = with_title(text, fields.title)
        if len(text) > self._max_text_bytes or len(text.encode()) > self._max_text_bytes:
            raise too_large(self._max_text_bytes)
        language, doubt = self._language(fields.language, document.declared_language, text)
        external_id, id_notes = self._external_id(document.external_id or origin.external_id)
        report = Report(
            report_id=report_id(fields.publisher, fields.published, text),
            text=text,
            external_id=external_id,
            retrieved=now.astimezone(UTC).isoformat(timespec="seconds"),
            origin_name=origin.origin_name,
            media_type=document.media_type,
            raw_sha256=hashlib.sha256(raw).hexdigest(),
            **{**msgspec.structs.asdict(fields), "language": language},
        )
        undated = () if report.published else ("no date of publication was found in it: relative dates stay open",)
        said_before = self._said_before(report)
        notes = (*origin.notes, *document.notes, *notes, *doubt, *id_notes, *undated, *said_before)
        return Accepted(report=report, raw=raw, notes=notes)

    def _language(self, told: str | None, declared: str | None, text: str) -> tuple[str | None, tuple[str, ...]]:
        """The language as told, else as found in the text, else as the document's frame declares it."""
        if told:
            return told, ()
        found = language_of(text)
        if found and declared and found != declared:
            return found, (f"it declares its language as {declared}, but its text is in {found}",)
        return found or declared, ()

    def _external_id(self, given: str | None) -> tuple[str | None, tuple[str, ...]]:
        external_id = one_line(given or "")
        if len(external_id) > _LONGEST_ID:
            return None, (f"its id has {len(external_id)} characters, more than {_LONGEST_ID}, and was left out",)
        return external_id or None, ()

    def _said_before(self, report: Report) -> tuple[str, ...]:
        """A note where another report of the batch has the same id. Both are kept: nothing is lost."""
        if report.external_id is None:
            return ()
        first = self._ids.setdefault(report.external_id, report.report_id)
        if first == report.report_id:
            return ()
        return (
            f"its id {report.external_id} was already used by another report of this batch, {first}; both are kept",
        )
