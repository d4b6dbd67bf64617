"""Wire: a report and its paragraphs in; the agency whose text it says it is out ("(Reuters) -", "AFP contributed")."""

from __future__ import annotations

import re

from twosource.knowledge import Knowledge
from twosource.records import Paragraph, Report

_DATELINE = re.compile(r"^.{0,60}?\((?P<name>[A-Z][\w .&()’'-]{1,40}?)\)\s*[-–—:]")
_LABEL = re.compile(r"^[A-Z][A-Z ,.'’-]{2,40},?.{0,40}?[-–—]\s*(?P<name>[A-Z][\w .&]{1,30}?)\s*[-–—:]")
_CREDIT = re.compile(
    r"(?:^|[.\s(])(?P<name>[A-Z][\w .&()’'-]{1,40}?)\s+contributed to this (?:report|story|article)"
    r"|(?:reporting by|source:|with reporting from|from agencies including|\bvia\b|credit:)\s*(?P<name2>[A-Z][\w .&()’'-]{1,40})",
    re.IGNORECASE,
)


def wire_credit(report: Report, paragraphs: tuple[Paragraph, ...], knowledge: Knowledge) -> str | None:
    """The source id of the agency that a report credits for its text, or None. Its own publisher is no credit."""
    body = [p for p in paragraphs if p.kind == "body"]
    candidates = []
    if body:
        lead = report.text[body[0].start : body[0].end]
        candidates += [m["name"] for m in (_DATELINE.match(lead), _LABEL.match(lead)) if m]
    for paragraph in paragraphs[-3:]:
        match = _CREDIT.search(report.text[paragraph.start : paragraph.end])
        if match:
            candidates.append(match["name"] or match["name2"])
    own = knowledge.sources.publisher(report.publisher) if report.publisher else None
    for name in candidates:
        source = knowledge.sources.publisher(name.strip()) or knowledge.sources.named(name.strip())
        if source is not None and (own is None or source.id != own.id):
            return source.id
    return None
