"""Eyewitness: a report and its paragraphs in; whether the text says that its publisher's own people saw what it tells of.

"Our correspondent saw", "a Reuters photographer at the scene", "I watched", "seen by an AFP team", "a Reuters witness". What others
say they saw, inside quotation marks or not, makes nobody else an eyewitness, and a correspondent who is merely somewhere has seen
nothing.
"""

from __future__ import annotations

import re

from twosource.knowledge import Knowledge
from twosource.reading.lexicon import CASELESS
from twosource.records import Paragraph, Report, Source

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_REPORTER = (
    r"(?:correspondent|reporter|journalist|photographer|camera(?:man|woman|men)|videographer|film-?maker"
    r"|(?:news|camera|film|video|television|tv) (?:crew|team)|crew|team)s?"
)
_SAW = (
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )"
    r"(?:saw|see|seeing|witness(?:ed|ing)?|watch(?:ed|ing)?|hear(?:d|ing)?|count(?:ed|ing)|observ(?:ed|ing)|film(?:ed|ing)"
    r"|photograph(?:ed|ing)|visit(?:ed|ing)|(?:at|on|from) the (?:scene|ground|site|spot))"
)
_BESIDE = r"[^.!?;]{0,80}?"
_MAY = ("correspondent", "reporter", "journalist", "photograph", "camera", "crew", "team", "video", "film", "witness")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e) (?:personally |also |myself )?(?:saw|witnessed|watched|heard)\b")


def eyewitness(report: Report, paragraphs: tuple[Paragraph, ...], wire: str | None, knowledge: Knowledge) -> bool:
    """Whether a report says that its own people saw what it tells of.

    Args:
        wire: the id of the agency whose text it is, whose people are its own.
    """
    bodies = [_QUOTED.sub(" ", report.text[p.start : p.end]) for p in paragraphs if p.kind == "body"]
    some = [text for text in bodies if _may_tell(text)]
    if not some:
        return False
    if any(_FIRST_PERSON.search(text) for text in some):
        return True
    pattern = _pattern(_names(report, wire, knowledge))
    return any(pattern.search(text) for text in some)


def _may_tell(text: str) -> bool:
    """Whether a text has a word for a reporter, or one who says "I": most have none, and the pattern is slow to try."""
    lower = text.translate(CASELESS).lower()
    return any(word in lower for word in _MAY) or _FIRST_PERSON.search(text) is not None


def _names(report: Report, wire: str | None, knowledge: Knowledge) -> list[str]:
    """What the publisher, and the agency whose text it is, are called."""
    published: Source | None = knowledge.sources.publisher(report.publisher) if report.publisher else None
    credited = knowledge.sources.get(wire) if wire else None
    names = {report.publisher} if report.publisher else set()
    for source in (published, credited):
        if source is not None:
            names |= {source.name, *source.names}
    return sorted({name.removeprefix("The ").removeprefix("the ") for name in names if len(name) > 1}, key=_longest)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _pattern(names: list[str]) -> re.Pattern[str]:
    named = "|".join(re.escape(name) for name in names)
    paper = r"this (?:newspaper|paper|agency|magazine|broadcaster|channel|reporter)" + (f"|{named}" if named else "")
    own = rf"\b(?:our|my|(?:{paper})(?:['’]s?)?)\s+(?:[\w’'-]+\s+){{0,3}}?{_REPORTER}\b"
    of = rf"\b{_REPORTER} (?:for|of|from|with) (?:the )?(?:{paper})\b"
    either = f"(?:{own}|{of})"
    seen_by = rf"\b(?:seen|witnessed|watched|observed|filmed|photographed) by (?:an? |the |two |three )?{either}"
    witness = rf"\b(?:{named})(?: eye-?|\s+)witness(?:es)?\b" if named else r"(?!)"
    return re.compile(rf"{either}{_BESIDE}\b{_SAW}\b|{seen_by}|{witness}", re.IGNORECASE)
