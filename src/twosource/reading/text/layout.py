"""Layout: a report's text in, its paragraphs out, each with what it is.

Only headline and body paragraphs give claims. A promo is a link or video line set into the page; it looks like a headline
in the middle of the body: a lone line, of sentence length, without a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from twosource.reading.lexicon import CASELESS, Lexicon
from twosource.records import Paragraph, ParagraphKind

_Finder = Callable[[str], "re.Match[str] | None"]
_ENDS = "\n\v\f\u0085\u2028\u2029"  # what ends a line, besides the carriage return that goes with it
_BREAK = re.compile(f"[{_ENDS}]")
_BLANK = re.compile(f"[{_ENDS}][ \\t]*[{_ENDS}]\\s*")
_WRAPPED_LINES = 3
_WRAPPED_WIDTH = 120
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.-]{1,40}(?:[ /,]{1,3}(?:[A-Z][A-Z'’.-]{1,40}|al-[A-Z]{1,40})){0,8}(?:,? [A-Z][a-z]{1,40}\.?(?: \d{1,2})?)?"
    r"\s*(?:\([^)\n]{1,40}\)\s*)?(?:[-–—]{1,3}|:)\s+"
    r"|[A-Z][\w'’.-]{1,40}(?:,? [A-Z][\w'’.-]{1,40}){0,4}\s*\([^)\n]{1,40}\)\s*[-–—]{1,3}\s+"
    r"|[A-Z][A-Z'’]{1,40}(?:[ -][A-Z][A-Z'’]{1,40}){0,3}\.\s+)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# "KABUL, Afghanistan (Feb. 21, 2011)", which needs no dash and may stand behind the letterhead.
_DATED = re.compile(
    rf"\b[A-Z][A-Z'’.-]{{2,40}}(?: [A-Z'’.-]{{2,40}}){{0,3}}(?:, [A-Z][a-z]{{2,40}}(?: [A-Z][a-z]{{2,40}}){{0,2}})?"
    rf"\s{{0,3}}\(\s?{_MONTH}\s{{0,3}}\d{{1,2}}(?:[,.]?\s{{0,3}}\d{{4}})?\s?\)\s{{0,5}}(?:[-–—]{{1,3}}\s{{0,5}})?"
)
_LETTERHEAD = 200  # characters
_HEADLINE_WORDS = 40
_PROMO_WORDS = 25
_LONG = 5000
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


class LayoutReader:
    """Tells a report's paragraphs apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.layout
        self._promo = [_finder(pattern) for pattern in words.promo]
        self._boilerplate = [_finder(pattern) for pattern in words.boilerplate]
        self._caption = [_finder(pattern) for pattern in words.caption]
        bylines = dict.fromkeys([*words.byline, *(p.replace("^by", "^By", 1) for p in words.byline)])
        self._byline = [_finder(pattern) for pattern in (*bylines, r"^BY [A-Z][A-Z.'’-]+( [A-Z.'’-]+){0,6}$")]

    def read(self, text: str, title: str | None = None) -> tuple[Paragraph, ...]:
        """The paragraphs of a text, in order, without the white space around them.

        Args:
            text: the report's stored text.
            title: its title where known: the paragraph that equals it is the headline.
        """
        stretches = list(_stretches(text))
        lines = [text[start:end] for start, end in stretches]
        blocks = any(_TERMINAL.search(line) for line in lines)
        headline_at = self._headline(lines, title)
        paragraphs = []
        for number, (start, end) in enumerate(stretches):
            kind = self._kind(lines, number, headline_at, blocks)
            paragraphs.append(Paragraph(kind=kind, start=start, end=end))
        return tuple(paragraphs)

    def _headline(self, lines: list[str], title: str | None) -> int | None:
        if not lines:
            return None
        if title:
            wanted = _plain(title)
            for number, line in enumerate(lines[:5]):
                if _plain(line) == wanted:
                    return number
        first = lines[0]
        lone = not _TERMINAL.search(first) and len(_WORD.findall(first)) <= _HEADLINE_WORDS
        if not lone or self._matches(self._byline, first):
            return None
        return None if self._matches(self._boilerplate + self._promo, _in_small_letters(first)) else 0

    def _kind(self, lines: list[str], number: int, headline_at: int | None, has_sentences: bool) -> ParagraphKind:
        line = lines[number]
        if number == headline_at:
            return "headline"
        words = len(_WORD.findall(line))
        small = _in_small_letters(line)
        if self._matches(self._boilerplate, small):
            return "boilerplate"
        if number <= 4 and self._matches(self._byline, line):
            return "byline"
        if words <= 60 and self._matches(self._caption, small):
            return "caption"
        if words <= 60 and self._matches(self._promo, small):
            return "promo"
        if words == 0:
            return "boilerplate"
        if not _TERMINAL.search(line) and has_sentences and words <= _PROMO_WORDS:
            # A standfirst right under the headline is the article's; a lone line without a stop further down is not.
            directly_below = headline_at is not None and number == headline_at + 1
            if directly_below and words >= 6 and len(lines) > number + 1:
                return "headline"
            return "promo"
        return "body"

    @staticmethod
    def _matches(finders: list[_Finder], line: str) -> bool:
        return any(find(line) is not None for find in finders)


def _in_small_letters(line: str) -> str:
    """A line for patterns in small letters, which are found many times as fast as those that ignore case."""
    return (line if line.isascii() else line.translate(CASELESS)).lower()


def _finder(pattern: str) -> _Finder:
    """What finds a pattern in a line. Searched for, one of a line's beginning would be tried at every letter of it."""
    compiled = re.compile(pattern)
    whole = pattern.startswith("^") and compiled.pattern.count("|") == _inside(pattern)
    return compiled.match if whole else compiled.search


def _inside(pattern: str) -> int:
    """How many of a pattern's bars stand in brackets, so that they part no whole from another."""
    depth = found = 0
    for before, letter in zip(" " + pattern, pattern, strict=False):
        if before != "\\":
            depth += (letter == "(") - (letter == ")")
        found += letter == "|" and depth > 0
    return found


def without_dateline(text: str, paragraph: Paragraph, sources: Container[int] = ()) -> int:
    """Where a body paragraph's sentence begins, past "BEIRUT (Reuters) -" or a digest's "RAQQA." before it.

    Args:
        text: the report's text.
        paragraph: one of its paragraphs.
        sources: where names of sources begin: "SOHR: shells hit Hama" begins with who says it, and with no dateline.
    """
    if paragraph.kind != "body":
        return paragraph.start
    match = _DATED.search(text, paragraph.start, min(paragraph.start + _LETTERHEAD, paragraph.end))
    match = match or _DATELINE.match(text, paragraph.start, paragraph.end)
    if match and match.start() in sources and match.group().rstrip().endswith(":"):
        return paragraph.start
    return match.end() if match and match.end() < paragraph.end else paragraph.start


def pieces(text: str, paragraph: Paragraph, sources: Container[int] = ()) -> list[tuple[int, int]]:
    """The paragraph as one stretch, or as several of at most 5,000 characters cut at sentence ends, then at spaces.

    A parser's cost grows faster than its input; a paragraph of a megabyte is read in pieces.
    """
    start, end = without_dateline(text, paragraph, sources), paragraph.end
    if end - start <= _LONG:
        return [(start, end)]
    cuts: list[tuple[int, int]] = []
    while end - start > _LONG:
        window = text[start : start + _LONG]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1 or _LONG
        cuts.append((start, start + cut))
        start += cut
    if start < end:
        cuts.append((start, end))
    return cuts


def _stretches(text: str) -> list[tuple[int, int]]:
    """The paragraphs' spans: lines, or blocks between blank lines where the text is wrapped by hand."""
    found = []
    start = 0
    separator = _BLANK if _is_wrapped(text) else _BREAK
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        line = text[start:end]
        stripped = line.strip()
        if stripped:
            left = start + len(line) - len(line.lstrip())
            found.append((left, left + len(stripped)))
        start = match.end() if match else end
    return found


def _is_wrapped(text: str) -> bool:
    inner = [line for block in _BLANK.split(text) for line in _BREAK.split(block)[:-1] if line.strip()]
    if len(inner) < _WRAPPED_LINES or max(map(len, inner)) > _WRAPPED_WIDTH:
        return False
    return sum(not _TERMINAL.search(line.rstrip()) for line in inner) > 0.6 * len(inner)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
