"""Plain text: decoded text in; the document with the title, date and publisher that it states itself out."""

from __future__ import annotations

import re

from twosource.intake.dates import normal_date
from twosource.intake.document import Document
from twosource.intake.fields import ReportFields
from twosource.intake.paragraphs import is_broken_at_margin, joined
from twosource.intake.refusal import Refused
from twosource.intake.textform import normal_form

_LONGEST_TITLE = 150
_HEADER_LINES = 12
_FOOTER_LINES = 3
_STATED: dict[str, re.Pattern[str]] = {
    "published": re.compile(
        r"^(?:(?:published|date published|date of publication|publication date|date)(?: on)?\s*:"
        r"|(?:first )?published on|published)"
        r"\s*(?P<value>\S.{0,80})$",
        re.I,
    ),
    "publisher": re.compile(r"^(?:publisher|published by)\s*:\s*(?P<value>\S.{0,200})$", re.I),
    "url": re.compile(r"^url\s*:\s*(?P<value>https?://\S+)$", re.I),
}
_AFTER_DATE = re.compile(r"\s*(?:[|;•]|[,(]?\s*(?:last )?(?:updated|modified)\b)", re.I)
_NO_TITLE = re.compile(
    r"^(?:by\s|https?:|www\.|[-–—•*#>|]|\d{1,2}[./:]\d|page\s+\d)"
    r"|^(?:author|copyright|dateline|headline|id|keywords|language|licen[cs]e|location|section|source|tags|title|topic)\s*:"
    r"|\([A-Z][\w ./]{1,20}\)\s*[-–—]*\s*$"
    r"|[.,;]$",
    re.I,
)


def read_plain(text: str, media_type: str = "text/plain") -> Document:
    """The document that a plain text is.

    Its title is a short first line without a final stop that more text follows. Its date and publisher are taken only
    where a line of its head or foot states them ("Published: 5 September 2017"); those lines stay in the text. Lines
    that were broken at a margin are joined into paragraphs.
    """
    text = normal_form(text)
    notes: tuple[str, ...] = ()
    if is_broken_at_margin(text):
        text = "\n\n".join(joined(text.split("\n")))
        notes = ("its lines were broken at a margin and have been joined into paragraphs",)
    return Document(text=text, media_type=media_type, fields=stated_fields(text), notes=notes)


def stated_fields(text: str) -> ReportFields:
    """Title, date of publication, publisher and address as the text's own lines state them.

    A date that cannot be read is not taken; one in the future is, so that it is refused by its name.
    """
    told: dict[str, str] = {}
    for line in _outer_lines(text):
        for name, form in _STATED.items():
            found = form.match(line)
            value = found["value"] if found else None
            if value and name == "published":
                value = _readable_date(value)
            if value:
                told.setdefault(name, value)
    return ReportFields(title=_title(text), **told)


def _outer_lines(text: str) -> list[str]:
    head = text[:4000].split("\n")
    foot = text[-1000:].split("\n")
    lines = [line.strip() for line in head if line.strip()][:_HEADER_LINES]
    return lines + [line.strip() for line in foot if line.strip()][-_FOOTER_LINES:]


def _readable_date(written: str) -> str | None:
    try:
        return normal_date(_AFTER_DATE.split(written, maxsplit=1)[0].strip(" ."))
    except Refused:
        return None


def _title(text: str) -> str | None:
    first, _, rest = text[: 10 * _LONGEST_TITLE].partition("\n")
    first = first.strip()
    if not rest.strip() or len(first.split()) < 2 or len(first) > _LONGEST_TITLE:
        return None
    stated = any(form.match(first) for form in _STATED.values())
    return None if stated or _NO_TITLE.search(first) else first
