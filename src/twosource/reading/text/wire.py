"""Wire: a report and its paragraphs in; the agency whose text it says it is out.

"(Reuters) -" before the lead, "AFP contributed to this report", a byline "By Reuters", an end that is only "(Reuters)", "- AFP" or
"(France 24 with AFP)", or an agency's name alone behind the last sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.knowledge import Knowledge
from twosource.reading.lexicon import CASELESS
from twosource.records import Paragraph, Report, Source

_FIRST, _LAST = 3, 3  # paragraphs that a credit may stand in

_DATELINE = re.compile(r"^.{0,60}?\((?P<name>[A-Z][\w .&()’'-]{1,40}?)\)\s*[-–—:]")
_LABEL = re.compile(r"^[A-Z][A-Z ,.'’-]{2,40},?.{0,40}?[-–—]\s*(?P<name>[A-Z][\w .&]{1,30}?)\s*[-–—:]")
_CREDIT = re.compile(
    r"(?:^|[.\s(])(?P<name>[A-Z][\w .&()’'-]{1,40}?)\s+contributed to this (?:report|story|article)"
    r"|(?:reporting by|source:|with reporting from|from agencies including|\bvia\b|credit:)\s*(?P<name2>[A-Z][\w .&()’'-]{1,40})",
    re.IGNORECASE,
)
_CREDITING = ("contributed", "reporting", "source:", "agencies", "via", "credit:")
# A line of its own, first or last, and the end of the last paragraph: there only an agency's name is a credit.
_ALONE = re.compile(r"\W*(?:by |source )?(?P<name>[A-Z][\w ,.&’'-]{1,40}?)(?: contributed)?\W*", re.IGNORECASE)
_AT_THE_END = re.compile(r"(?:\(|[-–—]\s+)(?:with )?(?P<name>[A-Z][\w .&’'-]{1,40}?)(?: contributed)?\)?[.\s]*$")
_BEHIND = re.compile(
    r"[.!?][\"”’')]?\s+(?P<name>[A-Z][\w &/,-]{1,40}?)[.\s]*$"
)  # the last sentence, "... on Tuesday. AFP"
_AND = re.compile(r"\s*(?:,|\band\b|\bwith\b|&|/)\s*")


def wire_credit(report: Report, paragraphs: tuple[Paragraph, ...], knowledge: Knowledge) -> str | None:
    """The source id of the agency that a report credits for its text, or None. Its own publisher is no credit."""
    body = [p for p in paragraphs if p.kind == "body"]
    candidates = []
    if body:
        lead = report.text[body[0].start : body[0].end]
        candidates += [m["name"] for m in (_DATELINE.match(lead), _LABEL.match(lead)) if m]
    for paragraph in paragraphs[-_LAST:]:
        text = report.text[paragraph.start : paragraph.end]
        match = _CREDIT.search(text) if _may_credit(text) else None
        if match:
            candidates.append(match["name"] or match["name2"])
    own = knowledge.sources.publisher(report.publisher) if report.publisher else None
    for name in candidates:
        source = _source(name, knowledge)
        if source is not None and (own is None or source.id != own.id):
            return source.id
    for name in _in_place_of_a_name(report, paragraphs):
        source = _source(name, knowledge)
        if source is not None and source.kind == "agency" and (own is None or source.id != own.id):
            return source.id
    return None


def _may_credit(text: str) -> bool:
    """Whether a word of a credit stands in a text: most have none, and the whole pattern is slow to try."""
    lower = text.translate(CASELESS).lower()
    return any(word in lower for word in _CREDITING)


def _source(name: str, knowledge: Knowledge) -> Source | None:
    return knowledge.sources.publisher(name.strip()) or knowledge.sources.named(name.strip())


def _in_place_of_a_name(report: Report, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """What stands as a line of its own at either end, or in brackets or behind a dash at the end: perhaps an agency."""
    for paragraph in (*paragraphs[:_FIRST], *paragraphs[-_LAST:]):
        alone = _ALONE.fullmatch(report.text[paragraph.start : paragraph.end])
        if alone is not None:
            yield from _AND.split(alone["name"])
    for paragraph in paragraphs[-1:]:
        for pattern in (_AT_THE_END, _BEHIND):
            end = pattern.search(report.text[paragraph.start : paragraph.end])
            if end is not None:
                yield from _AND.split(end["name"])
