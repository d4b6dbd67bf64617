"""Folding: the form of a name or a text that spelling habits do not change, with the way back to the raw text.

In: a name or a text. Out: its folded form: lower case, without diacritics, ayn, hamza and other apostrophes, hyphens as
spaces; and for a text the offset map, so that whatever is found in the folded form is shown in the words of the raw
one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_APOSTROPHES = "’‘‛`´ʹʼʻʽʾʿˈ′"
_HYPHENS = "‐‑‒–"
_SPACES = "\t\r\u00a0\u2002\u2003\u2009\u202f\u3000_"
_ASCII_SPACES = "\t\r_"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeffـ"
# Letters whose base form Unicode does not give by decomposition.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ŋ": "ng",
    "ħ": "h", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o", "ς": "σ",
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا",
}  # fmt: skip
_HALVES = range(0xD800, 0xE000)  # halves of a surrogate pair standing alone: no index of names takes them
_RANGES = ((0xA0, 0x700), (0x1E00, 0x1F00))  # Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic; Vietnamese


def _fold_letter(letter: str) -> str:
    """A letter without its marks, its case kept."""
    if letter.lower() in _LETTERS:
        plain = _LETTERS[letter.lower()]
        return plain if letter == letter.lower() else plain.capitalize()
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """What each character becomes: those that stay one character, and those that vanish or grow."""
    same_length = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_APOSTROPHES, "'")
    same_length |= dict.fromkeys(map(chr, _HALVES), "\ufffd")
    others = dict.fromkeys(_INVISIBLE, "")
    for low, high in _RANGES:
        for letter in map(chr, range(low, high)):
            if letter in same_length or letter in others:
                continue
            if letter.isalpha() or unicodedata.combining(letter):
                plain = _fold_letter(letter)
                if len(plain) != 1:
                    others[letter] = plain
                elif plain != letter:
                    same_length[letter] = plain
    return same_length, others


_SAME_LENGTH, _OTHERS = _tables()
_EVERY = str.maketrans(_SAME_LENGTH | _OTHERS)
_ODD = re.compile(rf"[{re.escape(_SPACES)}\x80-\U0010ffff]")
_LINE_ENDS = re.compile(r"\n[ \n]*")
_APOSTROPHE = re.compile("'")
_POINT = re.compile(r"\.(?:(?<=(?<![^\W_])[^\W_]\.)|(?<=[SM]t\.))")  # after a letter alone, "St" or "Mt"
_RUN = re.compile(r"  +")
_OTHER = re.compile(rf"[{re.escape(''.join(sorted(_OTHERS)))}]")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text's folded form. ``cased`` is the same with its capitals and hyphens kept; both have the same offsets."""

    text: str
    cased: str
    _starts: Sequence[int]  # of each stretch that changed length: where it starts in the folded text,
    _stretches: Sequence[tuple[int, int, int]]  # its length there, and its start and end in the raw text

    @property
    def unmoved(self) -> int:
        """As far as this the offsets are those of the raw text."""
        return self._starts[0] if self._starts else len(self.text)

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
        if not self._starts or end <= self._starts[0]:
            return start, end
        at = bisect_right(self._starts, end - 1) - 1
        length, raw_start, raw_end = self._stretches[at]
        folded_start = self._starts[at]
        beyond = raw_end - folded_start - length  # what is to be added after the stretch
        raw_stop = raw_end if end <= folded_start + length else end + beyond
        if start < folded_start:
            return self.raw_start(start), raw_stop
        return raw_start if start < folded_start + length else start + beyond, raw_stop


def _line_end(match: re.Match[str]) -> str:
    """One line's end is a space like any other; a blank line stays, and no name reaches over it."""
    return match.group() if match.group().count("\n") > 1 else " " * len(match.group())


def _same_length(text: str) -> tuple[str, bool]:
    """The text without diacritics and with one kind of space, hyphen and apostrophe; and whether more must change."""
    more = False
    # A search for one character is many times as fast as one for any of several; many texts have nothing but ASCII.
    odd = [space for space in _ASCII_SPACES if space in text] if text.isascii() else sorted(set(_ODD.findall(text)))
    for character in odd:
        if character in _OTHERS:
            more = True
        elif character in _SAME_LENGTH:
            text = text.replace(character, _SAME_LENGTH[character])
    if text.count("\n") != 2 * text.count("\n\n"):  # else every line's end is one of a blank line
        text = _LINE_ENDS.sub(_line_end, text)
    return text, more or "  " in text


def _changes(text: str, more: bool) -> Iterator[tuple[int, int, str]]:
    """The stretches of a text that change their length, or an apostrophe to a space, and what they become."""
    size = len(text)
    # Each kind by itself is a search for one letter, many times as fast as one for any; most texts have few of each.
    kinds = (_APOSTROPHE, _POINT, _RUN, _OTHER) if more else (_APOSTROPHE, _POINT)
    for at, end in sorted(match.span() for kind in kinds for match in kind.finditer(text)):
        found = text[at]
        if found == "'":
            after = at + 1 < size and text[at + 1].isalnum()
            before = at > 0 and text[at - 1].isalnum()
            if before and after and text[at + 1] in "sS" and not (at + 2 < size and text[at + 2].isalnum()):
                yield at, end, " "
            elif before or after:
                yield at, end, ""
        elif found == ".":
            letter = at > 0 and text[at - 1].isalpha() and (at < 2 or not text[at - 2].isalnum())
            if letter and (_lettered(text, at + 1) or (at > 2 and _lettered(text, at - 3))):
                yield at - 1, end, text[at - 1]
            elif text[max(0, at - 2) : end + 1] in ("St. ", "Mt. ") and not text[max(0, at - 3) : at - 2].isalnum():
                yield at, end, ""
        elif found == " ":
            yield at, end, " "
        else:
            yield at, end, _OTHERS[found]


def _lettered(text: str, at: int) -> bool:
    """Whether a letter and a full stop stand here, as in "U.S."."""
    return at + 1 < len(text) and text[at + 1] == "." and text[at].isalpha() and (at == 0 or not text[at - 1].isalpha())


def fold_text(text: str) -> Folded:
    """The folded form of a text, punctuation kept, with its offset map.

    A possessive ``'s`` becomes a word of its own, other apostrophes beside letters vanish, "U.S." becomes "us", one
    line's
    end is a space; a blank line stays.
    """
    flat, more = _same_length(text)
    pieces: list[str] = []
    starts: list[int] = []
    stretches: list[tuple[int, int, int]] = []
    raw_at = folded_at = 0
    for start, end, new in _changes(flat, more):
        pieces += (flat[raw_at:start], new)
        folded_at += start - raw_at
        if len(new) != end - start:
            starts.append(folded_at)
            stretches.append((len(new), start, end))
        folded_at += len(new)
        raw_at = end
    cased = "".join((*pieces, flat[raw_at:])) if pieces else flat
    return Folded(cased.lower().replace("-", " ").replace("/", " ").replace("ς", "σ"), cased, starts, stretches)


def fold_name(name: str) -> str:
    """The key of a name: its folded words, one space between, punctuation gone.

    ``"Deir ez-Zor"`` and ``"DEIR EZ ZOR"`` give ``"deir ez zor"``; ``"Ma‘arrat"`` gives ``"maarrat"``.
    """
    flat = name if name.isascii() else name.translate(_EVERY)
    if "'" in flat or "." in flat:
        flat = fold_text(name).text
    return " ".join(_TOKEN.findall(flat.lower()))


def name_keys(name: str) -> tuple[str, ...]:
    """All the keys a name is found under: its folded form, and one with a ``'s`` read as part of its word (Ra's
    al-Ayn)."""
    key = fold_name(name)
    if " s " not in key and not key.endswith(" s"):
        return (key,) if key else ()
    joined = re.sub(r" s(?= |$)", "s", key)
    return (key, joined) if joined != key else (key,)
