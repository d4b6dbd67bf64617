"""Origin: where a document came from, and what is told of it there."""

from __future__ import annotations

from dataclasses import dataclass, field

from twosource.intake.fields import ReportFields


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a document came from, and what is told of it there.

    Attributes:
        where: the input in words, for messages.
        origin_name: the file name or address that the report keeps.
        told: fields that beat what the document says of itself.
        behind: fields that stand in where the document says nothing.
        external_id: the id that its sidecar gives it.
        address: the address it was fetched from, after redirects.
        charset: the encoding that the server declared.
        notes: what was found before the document was opened.
    """

    where: str
    origin_name: str
    told: ReportFields = field(default_factory=ReportFields)
    behind: ReportFields = field(default_factory=ReportFields)
    external_id: str | None = None
    address: str | None = None
    charset: str | None = None
    notes: tuple[str, ...] = ()
