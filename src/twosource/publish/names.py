"""Finding personal names in any string: prose, titles, addresses, file names; whatever the case, accents or joints.

In: names as reports write them. Out: where they stand in a string. A string is searched through a folded projection of
itself (lower case, no accents, percent-escapes decoded, soft hyphens dropped); every letter knows where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import unquote

import yaml

_LETTERS = re.compile(r"[^\W\d_]+")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_INITIAL_GAP = 2  # "L. Wenzel": a letter farther off is no initial of the name
_MAX_GAP = 4  # characters between two parts of a name: ", " or "%20" or " - "
_ANYWHERE = 8  # a joined name this long is found inside a longer word too ("isisgirllindawenzel")
_GRAM = 6
_JOINTS = frozenset((" ", "-", "_", "\u00a0", "%20", "+"))
_CAPITALISED = re.compile(r"(?:^|[\s\"'“‘(])[A-ZÀ-Þ]")
_BEFORE = re.compile(r"(?:^|[\s\"'“‘(\[—–])$")
_BEHIND = re.compile(r"[\s\"'”’)\],;:!?—–]|\.?(?:\s|$)")
_STROKES = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "þ": "th",
    "ħ": "h",
    "ʻ": "",
    "ʿ": "",
    "ʾ": "",
}
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "ae", "Ö": "oe", "Ü": "ue", "Å": "aa"}
)


@cache
def _name_words(what: str) -> frozenset[str]:
    """One list of the package's words about names: ``ordinary``, ``particles``, ``titles`` or ``calendar``."""
    text = resources.files("twosource.publish").joinpath("data/name_words.yaml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text)[what])


def ordinary_words() -> frozenset[str]:
    """English words that are names too (``will``, ``rose``), from the package's list."""
    return _name_words("ordinary")


@cache
def _fold_char(char: str) -> str:
    if unicodedata.category(char) == "Cf":  # soft hyphens, zero-width joints, direction marks
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return "".join(_STROKES.get(c, c) for c in plain.casefold())


_Token = tuple[str, int, int]  # a word, its start and end in the folded text


class _Folded(NamedTuple):
    text: str
    starts: tuple[int, ...] | None  # of each folded character, where its original begins; None: the same place
    ends: tuple[int, ...] | None


def _fold(text: str) -> _Folded:
    if text.isascii() and "%" not in text:
        return _Folded(text.lower(), None, None)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(char: str, start: int, end: int) -> None:
        for letter in _fold_char(char):
            letters.append(letter)
            starts.append(start)
            ends.append(end)

    position = 0
    for escape in _ESCAPES.finditer(text):
        for i in range(position, escape.start()):
            put(text[i], i, i + 1)
        at = escape.start()
        for char in unquote(escape.group(), errors="surrogateescape"):
            size = 3 * len(char.encode("utf-8", "surrogateescape"))
            put(char, at, at + size)
            at += size
        position = escape.end()
    for i in range(position, len(text)):
        put(text[i], i, i + 1)
    return _Folded("".join(letters), tuple(starts), tuple(ends))


def name_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a name, titles left off: ``Dr Zoë al-Masri`` gives ``("zoe", "al", "masri")``."""
    parts = _LETTERS.findall(_fold(text).text)
    while len(parts) > 1 and parts[0] in _name_words("titles"):
        parts.pop(0)
    if len(parts) > 1 and parts[-1] == "s":  # the possessive
        parts.pop()
    return tuple(parts)


def folded_words(text: str) -> frozenset[str]:
    """All words of a text, folded as names are."""
    return frozenset(_LETTERS.findall(_fold(text).text))


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """A name's parts, and the same with umlauts written out (``mueller`` for ``müller``)."""
    plain = name_parts(text)
    written_out = name_parts(unicodedata.normalize("NFC", text).translate(_UMLAUTS))
    return (plain,) if plain == written_out else (plain, written_out)


def surname(parts: tuple[str, ...]) -> str | None:
    """The last part that is no particle, or None where the name has but one part."""
    solid = [part for part in parts if part not in _name_words("particles")]
    return solid[-1] if len(solid) > 1 or (solid and len(parts) > 1) else None


def solid_parts(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that may stand for the person alone: no particles, no month or weekday, at least two letters."""
    return tuple(
        p for p in parts if p not in _name_words("particles") and p not in _name_words("calendar") and len(p) > 1
    )


@dataclass(frozen=True)
class Words:
    """A string cut into folded words, to be searched by more than one index."""

    original: str
    folded: _Folded
    tokens: tuple[_Token, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a string."""
        folded = _fold(text)
        return cls(text, folded, tuple((m.group(), m.start(), m.end()) for m in _LETTERS.finditer(folded.text)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the original."""
        if self.folded.starts is None or self.folded.ends is None:
            return start, end
        return self.folded.starts[start], self.folded.ends[end - 1]

    def looks_like_name(self, word: str, start: int) -> bool:
        """Whether a lone word that begins here is the name and not the English word it looks like.

        With a capital it is. Written small it is none in prose that has capitals, nor where it is known for an English word; an
        address, a file name and a line all in small letters may name somebody so.
        """
        at, end = self.span(start, start + len(word))
        if self.original[at].isupper():
            return True
        return word not in ordinary_words() and not (self._capitals and self._in_prose(at, end))

    @property
    def _capitals(self) -> bool:
        return _CAPITALISED.search(self.original) is not None

    def _in_prose(self, start: int, end: int) -> bool:
        """Whether a word stands between spaces and marks, as in a sentence, and not inside an address or a file name."""
        return _BEFORE.search(self.original, max(0, start - 2), start) is not None and (
            _BEHIND.match(self.original, end) is not None
        )


class Hit(NamedTuple):
    """Where a name stands, in the offsets of the string searched, and whether it is a child's.

    ``withheld``: no name, but words that may hold some.
    """

    start: int
    end: int
    child: bool
    withheld: bool = False


@dataclass
class _Node:
    """A part of names in the tree of sequences: what may follow, and whether a name (a child's) ends here."""

    after: dict[str, _Node] = field(default_factory=dict)
    ends: bool = False
    child: bool = False


@dataclass
class NameIndex:
    """Names to be found, made ready for search. Searching costs time linear in the string.

    ``add_name`` takes a whole name, ``add_word`` a part that stands for the person alone.
    """

    _sequences: _Node = field(default_factory=_Node)
    _words: dict[str, bool] = field(default_factory=dict)
    _joined: dict[str, bool] = field(default_factory=dict)
    _lengths: dict[str, set[int]] = field(default_factory=dict)  # of joined names, by their first letters

    def __bool__(self) -> bool:
        return bool(self._sequences.after or self._words)

    def add_name(self, parts: tuple[str, ...], child: bool) -> None:
        """Take in a name of two parts or more, in each order and shortening that headlines and addresses use."""
        solid = tuple(p for p in parts if p not in _name_words("particles"))
        variants = {parts, solid}
        if len(solid) > 1:
            variants |= {
                (*solid[-1:], *solid[:-1]),
                (solid[0], solid[-1]),
                (solid[-1], solid[0]),
                (solid[0][0], solid[-1]),
            }
        if len(parts) > 2 and parts[-2] in _name_words("particles"):
            variants |= {(parts[0], *parts[-2:]), (parts[0], parts[-2] + parts[-1])}
        for variant in sorted(v for v in variants if len(v) > 1):
            node = self._sequences
            for part in variant:
                node = node.after.setdefault(part, _Node())
            node.ends, node.child = True, node.child or child
            if len(variant[0]) > 1:
                self._join("".join(variant), child)

    def add_whole(self, parts: tuple[str, ...]) -> None:
        """Take in a name as it stands, and no other form of it."""
        node = self._sequences
        for part in parts:
            node = node.after.setdefault(part, _Node())
        node.ends = True

    def add_word(self, word: str, child: bool) -> None:
        """Take in one word that stands for the person alone."""
        for joined in (word, "al" + word, "el" + word):
            self._words[joined] = self._words.get(joined, False) or child

    def _join(self, joined: str, child: bool) -> None:
        self._joined[joined] = self._joined.get(joined, False) or child
        if len(joined) >= _ANYWHERE:
            self._lengths.setdefault(joined[:_GRAM], set()).add(len(joined))

    def find(self, text: str | Words) -> list[Hit]:
        """Every place in a string where one of the names stands; they may overlap."""
        if not self:
            return []
        words = text if isinstance(text, Words) else Words.of(text)
        starts, alone, joined = self._sequences.after, self._words, self._joined
        hits: list[tuple[int, int, bool]] = []
        for i, (word, start, end) in enumerate(words.tokens):
            if word in starts:
                hits += [(start, last, child) for last, child in self._follow(words.tokens, i)]
            lone = word if word in alone else word[:-1] if word[-1] == "s" and word[:-1] in alone else None
            if lone is not None and words.looks_like_name(lone, start):
                hits.append((start, end, alone[lone]))
            if word in joined:
                hits.append((start, end, joined[word]))
            elif len(word) > _ANYWHERE:
                hits += [(start + at, start + to, child) for at, to, child in self._inside(word)]
        return [Hit(*words.span(start, end), child) for start, end, child in hits]

    def _inside(self, word: str) -> Iterator[tuple[int, int, bool]]:
        """The joined names inside a longer word."""
        for at in range(len(word) - _ANYWHERE + 1):
            for length in sorted(self._lengths.get(word[at : at + _GRAM], ())):
                child = self._joined.get(word[at : at + length])
                if child is not None:
                    yield at, at + length, child

    def _follow(self, tokens: tuple[_Token, ...], first: int) -> Iterator[tuple[int, bool]]:
        """The ends of the names that begin at this token, and whether each is a child's."""
        node, before = self._sequences, tokens[first][1]
        for i in range(first, len(tokens)):
            word, start, end = tokens[i]
            gap = _INITIAL_GAP if i == first + 1 and len(tokens[first][0]) == 1 else _MAX_GAP
            if start - before > gap:
                return
            plural = node.after.get(word[:-1]) if word.endswith("s") and i > first else None
            if plural is not None and plural.ends:
                yield end, plural.child
            following = node.after.get(word)
            if following is None:
                return
            node, before = following, end
            if node.ends:
                yield end, node.child


def apart_from(hits: Iterable[Hit], kept: Sequence[tuple[int, int]], text: str) -> list[Hit]:
    """The hits without what lies in the stretches that are kept: the names of others that share a word with theirs.

    Args:
        hits: where private names stand.
        kept: first and last offsets of the names that stay, in order; what a hit covers and more doesn't.
        text: the string that all of them stand in.
    """
    left = []
    for hit in hits:
        start, end = hit.start, hit.end
        for first, last in kept:
            if start <= first and last <= end and last - first < end - start:
                continue
            if first <= start < last:
                start = last
            if first < end <= last:
                end = first
        while start < end and hit.start < start and not text[start].isalnum():
            start += 1
        while start < end < hit.end and not text[end - 1].isalnum():
            end -= 1
        if start < end:
            left.append(hit._replace(start=start, end=end))
    return left


def merge_hits(hits: Iterable[Hit], text: str) -> list[Hit]:
    """The hits in order; those that overlap, or that only a space or hyphen parts, are made one.

    It is a child's if any of them is.
    """
    merged: list[Hit] = []
    for hit in sorted(hits):
        last = merged[-1] if merged else None
        if last is not None and (hit.start <= last.end or text[last.end : hit.start] in _JOINTS):
            end, child = max(last.end, hit.end), last.child or hit.child
            merged[-1] = Hit(last.start, end, child, last.withheld or hit.withheld)
        else:
            merged.append(hit)
    return merged
