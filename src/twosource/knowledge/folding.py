"""Folding: the form of a name or a text that spelling habits do not change, with the way back to the raw text.

In: a name or a text. Out: its folded form: lower case, without diacritics, ayn, hamza and other apostrophes, hyphens as
spaces; and for a text the offset map, so that whatever is found in the folded form is shown in the words of the raw
one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_APOSTROPHES = "'’‘‛`´ʹʼʻʽʾʿˈ′ʿ"
_HYPHENS = "-‐‑‒–_\u00ad"
_SPACES = "\t\u00a0\u2002\u2003\u2009\u202f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeffـ"
# Letters whose base form Unicode does not give by decomposition.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ŋ": "ng",
    "ħ": "h", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ς": "σ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا",
}  # fmt: skip
_RANGES = ((0xA0, 0x700), (0x1D00, 0x1FFF), (0xFB00, 0xFDFF), (0xFE70, 0xFEFF))


def _fold_letter(letter: str) -> str:
    """A letter without its marks, its case kept."""
    if letter.lower() in _LETTERS:
        plain = _LETTERS[letter.lower()]
        return plain if letter == letter.lower() else plain.capitalize()
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _tables() -> tuple[dict[int, str], dict[str, str]]:
    """What each character becomes: those that stay one character, and those that vanish or grow."""
    one_to_one: dict[int, str] = {ord(space): " " for space in _SPACES}
    one_to_one |= {ord(hyphen): " " for hyphen in _HYPHENS if hyphen != "\u00ad"}
    one_to_one[ord("\n")] = " "
    others: dict[str, str] = {}
    for low, high in _RANGES:
        for code in range(low, high):
            letter = chr(code)
            if code in one_to_one or letter in _APOSTROPHES or letter in _INVISIBLE:
                continue
            if not letter.isalpha() and not unicodedata.combining(letter):
                continue
            plain = _fold_letter(letter)
            if len(plain) == 1:
                if plain != letter:
                    one_to_one[code] = plain
            else:
                others[letter] = plain
    return one_to_one, others


_ONE_TO_ONE, _OTHERS = _tables()
_SPECIAL = re.compile(
    r"(?P<space>[\s\u00a0]*\n[\s\u00a0]*\n[\s\u00a0]*|[\s\u00a0]{2,})"
    r"|(?P<abbreviation>(?<![^\W_])(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![^\W_]))?)"
    r"|(?P<saint>(?<=\b[SsMF]t)\.(?= ))"
    rf"|(?P<possessive>(?<=[^\W_])[{_APOSTROPHES}](?=[sS](?![^\W_])))"
    rf"|(?P<apostrophe>(?<=[^\W_])[{_APOSTROPHES}]+|[{_APOSTROPHES}]+(?=[^\W_]))"
    rf"|(?P<other>[{re.escape(''.join(sorted(_OTHERS)))}]|[{_INVISIBLE}\u00ad]+)"
)
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's folded form. ``cased`` is the same with its capitals kept; both have the same length and offsets."""

    text: str
    cased: str
    _starts: tuple[int, ...]  # of each stretch that changed length: where it starts in the folded text,
    _stretches: tuple[tuple[int, int, int], ...]  # its length there, and its start and end in the raw text

    def raw_start(self, position: int) -> int:
        """Where in the raw text the character at this folded position begins."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return position
        length, raw_start, raw_end = self._stretches[at]
        offset = position - self._starts[at]
        return raw_start if offset < length else raw_end + offset - length

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw text's span of the folded span ``[start, end)``, which must not be empty."""
        if not self._starts:
            return start, end
        at = bisect_right(self._starts, end - 1) - 1
        if at < 0:
            return start, end
        length, _, raw_end = self._stretches[at]
        offset = end - 1 - self._starts[at]
        return self.raw_start(start), raw_end if offset < length else raw_end + offset - length + 1


def _replacement(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "space":
        return "\n" if match.group().count("\n") > 1 else " "
    if kind == "abbreviation":
        return match.group().replace(".", "")
    if kind == "possessive":
        return " "
    if kind == "other":
        return _OTHERS.get(match.group(), "")
    return ""


def fold_text(text: str) -> Folded:
    """The folded form of a text, punctuation kept, with its offset map.

    A possessive ``'s`` becomes a word of its own, other apostrophes beside letters vanish, "U.S." becomes "us", a
    single
    line break is a space and a blank line a line break.
    """
    pieces: list[str] = []
    starts: list[int] = []
    stretches: list[tuple[int, int, int]] = []
    raw_at = 0
    folded_at = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        new = _replacement(match)
        pieces.append(text[raw_at:start])
        pieces.append(new)
        folded_at += start - raw_at
        starts.append(folded_at)
        stretches.append((len(new), start, end))
        folded_at += len(new)
        raw_at = end
    if pieces:
        # The pieces' own line breaks (a blank line) must outlive the table, which makes a line break a space.
        pieces.append(text[raw_at:])
        cased = "".join(
            piece if piece == "\n" and index % 2 else piece.translate(_ONE_TO_ONE) for index, piece in enumerate(pieces)
        )
    else:
        cased = text.translate(_ONE_TO_ONE)
    return Folded(cased.lower().replace("ς", "σ"), cased, tuple(starts), tuple(stretches))


def fold_name(name: str) -> str:
    """The key of a name: its folded words, one space between, punctuation gone.

    ``"Deir ez-Zor"`` and ``"DEIR EZ ZOR"`` give ``"deir ez zor"``; ``"Ma‘arrat"`` gives ``"maarrat"``.
    """
    return " ".join(_TOKEN.findall(fold_text(name).text))


def name_keys(name: str) -> tuple[str, ...]:
    """All the keys a name is found under: its folded form, and one with a ``'s`` read as part of its word (Ra's
    al-Ayn)."""
    key = fold_name(name)
    if " s " not in key and not key.endswith(" s"):
        return (key,) if key else ()
    joined = re.sub(r" s(?= |$)", "s", key)
    return (key, joined) if joined != key else (key,)
