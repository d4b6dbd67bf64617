"""Paragraphs: lines broken at the margin, as in a PDF or an e-mail, joined again into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"^(?:[•▪◦·‣*–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_BROKEN_WORD = re.compile(r"(?P<head>\w[\w’']*)[-\u2010\u00ad]$")
_TAIL = re.compile(r"^\w[\w’']*")
_WORDS = re.compile(r"\w[\w’']*(?:-\w[\w’']*)*")
# Second halves of words that keep their hyphen: "US-" + "backed" is no "USbacked".
_COMPOUND_TAIL = re.compile(
    "affiliated|aligned|armed|backed|based|born|built|controlled|dominated|era|friendly|fire|funded|general|government|held"
    "|in|inspired|known|language|led|like|linked|loyalist|made|majority|minister|old|owned|populated|president|range"
    "|ranking|run|scale|speaking|sponsored|style|supplied|supported|term|time|to|trained|wide|year"
)
_SHORT_HEADING = 0.6
_SHORT_END = 0.85
_MARGIN_NARROWEST, _MARGIN_WIDEST = 45, 100
_FEWEST_BREAKS = 4


def is_broken_at_margin(text: str) -> bool:
    """Whether a text's lines are broken at a margin: most lines that another follows are near one length and end in
    the middle of a sentence."""
    lines = text.split("\n")
    breaks = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(breaks) < _FEWEST_BREAKS:
        return False
    widest = max(len(line) for line in breaks)
    near = sum(len(line) >= 0.7 * widest for line in breaks)
    unended = sum(not _ENDS.search(line.rstrip()) for line in breaks)
    fits = _MARGIN_NARROWEST <= widest <= _MARGIN_WIDEST
    return fits and near >= 0.8 * len(breaks) and unended >= 0.6 * len(breaks)


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs of lines that were broken at a margin, words broken by a hyphen made whole.

    A paragraph ends before an empty, indented or list line, after a line that ends a sentence short of the margin, and
    after a short line before a capital (a heading).
    """
    width = _typical_width(lines)
    words = frozenset(word.casefold() for line in lines for word in _WORDS.findall(line))
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        stripped = line.strip()
        if stripped and before.strip() and not _starts_anew(before, line, width):
            paragraph = paragraphs[-1]
            paragraph[-1] = _end_before(paragraph[-1], stripped, words)
            paragraph.append(stripped)
        elif stripped:
            paragraphs.append([stripped])
        before = line
    return ["".join(paragraph) for paragraph in paragraphs]


def _typical_width(lines: Sequence[str]) -> int:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(0.9 * len(lengths))] if lengths else 0


def _starts_anew(before: str, line: str, width: int) -> bool:
    previous, stripped = before.strip(), line.strip()
    indented = line[0].isspace() and not before[0].isspace()
    if indented or _ITEM.match(stripped):
        return True
    if _BROKEN_WORD.search(previous):
        return False
    if _ENDS.search(previous):
        return len(previous) < _SHORT_END * width
    return (
        len(previous) < _SHORT_HEADING * width
        and not stripped[0].islower()
        and not previous.endswith((",", ";", "–", "—"))
    )


def _end_before(line: str, following: str, words: frozenset[str]) -> str:
    """A line as it stands before the one that goes on with it: a space after it, or a broken word's hyphen gone."""
    broken = _BROKEN_WORD.search(line)
    tail = _TAIL.match(following)
    if not broken or not tail:
        return f"{line} "
    if line.endswith("\u00ad") or not _keeps_hyphen(broken["head"], tail[0], words):
        return line[:-1]
    return line


def _keeps_hyphen(head: str, tail: str, words: frozenset[str]) -> bool:
    if f"{head}{tail}".casefold() in words:
        return False
    if f"{head}-{tail}".casefold() in words or _COMPOUND_TAIL.fullmatch(tail):
        return True
    return not tail[0].islower() or head.isupper() or head.isdigit()
