"""Surface: a stretch of a report in, the text that the parser sees out, with the way back for every character.

The model was trained on other news: it takes Deir Ezzor for a person and splits at curly apostrophes. So every known name
stands in the parser's text as one familiar word of its kind, which makes the parse the same whatever the names are.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from twosource.knowledge import NameHit
from twosource.knowledge.places import is_mere_bearing
from twosource.reading.text.plural_names import stands_as_plural

_STAND_INS = {"place": "London", "actor": "NATO", "source": "Reuters", "person": "Smith"}
_PLURAL_STAND_IN = "Russians"  # for a party whose name is a plural, or its verb is taken for a noun
_TRUST = {"place": 1, "person": 0, "actor": 2, "source": 3}  # which kind stands in where several fit one name
_QUOTES = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "´": "'", "`": "'"}
_ALIAS = re.compile(r"\s*\(([A-Z][\w.&’'-]{1,14}|[^()]{1,40})\)")
# Fixed terms whose words the parser takes for verbs and clauses, and the word that stands for them.
_TERM = re.compile(
    r"\bimprovised[ -]explosive[ -]device(?P<many>s?)\b|\bcounter[-‑](?P<counter>offensives?|attack(?:s|ed|ing)?)\b"
    r"|\bre[-‑](?P<again>enlist|enter|encircl|besieg|establish|join)(?P<form>\w*)|\bre[-‑](?P<re>(?:arm|captur|deploy|group|open|"
    r"occup|tak|took|conquer|gain|suppl|unit)\w*)",
    re.IGNORECASE,
)
_OR = re.compile(r",? or (?:the )?")
_BRACKET = re.compile(r"\[([^\[\]]{1,40})\]")
_DESCRIPTOR = re.compile(r"(?<=\s)(?:monitor|watchdog)s?,?\s+(?:the\s+)?$")
_WITHIN_A_NAME = re.compile(r"-[a-z]{1,3}-$")  # before a match that is only the end of a longer name
_NUMBERED = re.compile(r"-\d")
_ARTICLE = re.compile(r"\b(?:the|a) $", re.IGNORECASE)
_AROUND_OR_UNIT = re.compile(  # "the Karachi area", "the Nangarhar province"
    r" (?:area|suburbs?|outskirts|metropolitan area|province|governorate|region|oblast|state|district|county|department"
    r"|prefecture|territory|township|municipality)\b"
)
_PLAIN = re.compile(r"[A-Za-z0-9,.;:!?%$&/()\"'-]{1,100}(?: [A-Za-z0-9,.;:!?%$&/()\"'-]{1,100})*")
# Characters without a space: beyond them the cost of the tokenizer grows with their square, and no word is longer.
_UNBROKEN = 100
_LOWER_TAIL = re.compile(r"\b[a-z]\w+$")


@dataclass(frozen=True, slots=True)
class Surface:
    """The parser's text, where each of its characters came from, and which names stand in it.

    ``starts[i]:ends[i]`` is the stretch of the report that character i stands for; ``names`` maps the start of a stand-in in
    ``text`` to the hits it stands for; ``tails`` maps the end, in the report, of a name that stands as it is ("Syrian army").
    """

    text: str
    starts: array[int]
    ends: array[int]
    names: dict[int, tuple[NameHit, ...]]
    tails: dict[int, tuple[NameHit, ...]]


def surface(text: str, start: int, end: int, hits: list[NameHit]) -> Surface:
    """The parser's text for ``text[start:end]``.

    Args:
        text: the report's stored text.
        start: where the stretch begins.
        end: where it ends.
        hits: names found in the whole text, by where they start.
    """
    builder = _Builder(text)
    groups = _groups(hits, start, end)
    terms = {m.start(): m for m in _TERM.finditer(text, start, end) if m.start() not in groups}
    marks = sorted([*groups, *terms])
    at = start
    while at < end:
        group = groups.get(at)
        if group is not None and _stands_in(group[0]):
            longest = group[0]
            if any(hit.kind == "source" for hit in group):
                builder.drop_descriptor()
            kind = max((hit.kind for hit in group if hit.end == longest.end), key=lambda kind: _TRUST[kind])
            builder.name(_stand_in(text, kind, group), longest.start, longest.end, group)
            at = longest.end
            at = builder.possessive(at, end)
            at = _skip_alias(text, longest.start, at, end, groups)
            continue
        if at in terms:
            builder.term(_one_word(terms[at]), at, terms[at].end())
            at = terms[at].end()
            continue
        run = _PLAIN.match(text, at, _next(marks, at, end))
        at = builder.plain(at, run.end()) if run else builder.character(at, end)
    tails = {group[0].end: group for group in groups.values() if not _stands_in(group[0])}
    return builder.done(tails)


_COUNTING = re.compile(r"\b(?:only|first|last|other|another|every|each|any|no)\s$", re.IGNORECASE)


def plausible(text: str, hits: list[NameHit], is_state: Callable[[str], bool]) -> list[NameHit]:
    """The hits that may be names: no town of the base gazetteer behind an article ("the Centre"), none within "Khak-e-Safayd" or
    with the name of a group or a source ("Hamas"), no party in the name of a weapon ("a Badr-1 missile")."""
    groups = {
        (hit.start, hit.end)
        for hit in hits
        if hit.kind == "source" or (hit.kind == "actor" and not any(is_state(actor) for actor in hit.ids))
    }
    return [
        hit
        for hit in hits
        if not (hit.kind == "place" and _WITHIN_A_NAME.search(text, max(0, hit.start - 5), hit.start))
        and not (hit.kind == "place" and _one_of_a_kind(text, hit))
        and not (hit.kind == "actor" and _NUMBERED.match(text, hit.end))
        and not (
            hit.kind == "place"
            and ((hit.start, hit.end) in groups or _ARTICLE.search(text[max(0, hit.start - 4) : hit.start]))
            and all(i.startswith("gn:") for i in hit.ids)
            and " " not in hit.text
            and (_AROUND_OR_UNIT.match(text, hit.end) is None or is_mere_bearing(hit.text))
        )
    ]


def _stand_in(text: str, kind: str, group: tuple[NameHit, ...]) -> str:
    """The word that stands for a name; for a party's that is a plural, and neither a state's nor a city's, a plural."""
    if kind != "actor" or any(hit.kind == "place" for hit in group):
        return _STAND_INS[kind]
    return _PLURAL_STAND_IN if stands_as_plural(text, group[0]) else _STAND_INS[kind]


def _one_word(term: re.Match[str]) -> str:
    """The one word that stands for a term: "bomb", "counteroffensive", "enlist", "retake"."""
    found = {name: part.lower() for name, part in term.groupdict().items() if part is not None}
    if "counter" in found:
        return "counter" + found["counter"]
    if "again" in found:
        return found["again"] + found["form"]
    return "re" + found["re"] if "re" in found else "bomb" + found["many"]


def _one_of_a_kind(text: str, hit: NameHit) -> bool:
    """ "the only Somali region that it controls": a word of kind in small letters behind a counting word names no place."""
    last = hit.text.rpartition(" ")[2]
    return last.islower() and " " in hit.text and bool(_COUNTING.search(text[max(0, hit.start - 10) : hit.start]))


def _groups(hits: list[NameHit], start: int, end: int) -> dict[int, tuple[NameHit, ...]]:
    """Hits by where they start, the longest first; one inside a longer one is left out."""
    low = bisect_left(hits, start, key=lambda h: h.start)
    high = bisect_left(hits, end, key=lambda h: h.start)
    inside = sorted((h for h in hits[low:high] if h.end <= end), key=lambda h: (h.start, -h.end, h.kind))
    groups: dict[int, list[NameHit]] = {}
    covered = start
    for hit in inside:
        if hit.start in groups:
            groups[hit.start].append(hit)
        elif hit.start >= covered:
            groups[hit.start] = [hit]
            covered = hit.end
    return {at: tuple(group) for at, group in groups.items()}


def _stands_in(hit: NameHit) -> bool:
    """Whether the parser should see a stand-in: not for "Syrian army", which it parses well as it is."""
    return (hit.text[:1].isupper() and not (" " in hit.text and _LOWER_TAIL.search(hit.text))) or hit.kind == "place"


def _skip_alias(text: str, name: int, at: int, end: int, groups: dict[int, tuple[NameHit, ...]]) -> int:
    """Past an acronym in parentheses after a name, or its other name behind "or": "(SDF)", ", or Isis," only confuse the parse."""
    other = _OR.match(text, at, end)
    if other is not None and other.end() in groups and groups[other.end()][0].ids == groups[name][0].ids:
        return groups[other.end()][0].end
    match = _ALIAS.match(text, at, end)
    if match is None:
        return at
    inner = match.start(1)
    acronym = match.group(1).isupper() and " " not in match.group(1)
    return match.end() if acronym or (inner in groups and groups[inner][0].end == match.end(1)) else at


def _next(marks: list[int], at: int, end: int) -> int:
    """Where the next name after ``at`` begins, or the end."""
    index = bisect_right(marks, at)
    return marks[index] if index < len(marks) else end


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._length = 0
        self._starts = array("l")
        self._ends = array("l")
        self._names: dict[int, tuple[NameHit, ...]] = {}
        self._unbroken = 0

    def _break(self, written: str, at: int) -> None:
        """Write a space where the text has had none for too long."""
        self._unbroken = 0 if written[-1:] == " " else self._unbroken + len(written)
        if self._unbroken > _UNBROKEN:
            self._unbroken = len(written)
            self._out.append(" ")
            self._length += 1
            self._starts.append(at)
            self._ends.append(at)

    def _put(self, written: str, start: int, end: int) -> int:
        """Write what stands for a stretch of the text; where it stands."""
        self._break(written, start)
        at = self._length
        self._out.append(written)
        self._length += len(written)
        for _ in written:
            self._starts.append(start)
            self._ends.append(end)
        return at

    def name(self, stand_in: str, start: int, end: int, hits: tuple[NameHit, ...]) -> None:
        self._names[self._put(stand_in, start, end)] = hits

    def term(self, stand_in: str, start: int, end: int) -> None:
        self._put(stand_in, start, end)

    def drop_descriptor(self) -> None:
        """Take back "monitor the" before a source's name: the parser takes the noun for a verb."""
        written = "".join(self._out[-24:])
        match = _DESCRIPTOR.search(written)
        if match is None:
            return
        for _ in range(len(written) - match.start()):
            last = self._out.pop()
            if len(last) > 1:
                self._out.append(last[:-1])
            self._length -= 1
            self._starts.pop()
            self._ends.pop()

    def possessive(self, at: int, end: int) -> int:
        """After a name: "’s" and the bare apostrophe of "Isis’ defences" both become "'s"."""
        if at < end and self._text[at] in "'’":
            if self._text[at + 1 : at + 2] in ("s", "S") and not self._text[at + 2 : at + 3].isalnum():
                self._put("'", at, at + 1)
                self._put("s", at + 1, at + 2)
                return at + 2
            after = self._text[at + 1 : at + 3]
            if self._text[at - 1] in "sxz" and after[:1] == " " and after[1:2].isalpha() and after[1:2].islower():
                self._put("'s", at, at + 1)
                return at + 1
        return at

    def plain(self, at: int, end: int) -> int:
        """Copy words that stand for themselves, with single spaces between them."""
        run = self._text[at:end]
        space = run.find(" ")
        self._break(run if space < 0 else run[:space], at)
        if space >= 0:
            self._unbroken = len(run) - run.rfind(" ") - 1
        self._out.append(run)
        self._length += end - at
        self._starts.extend(range(at, end))
        self._ends.extend(range(at + 1, end + 1))
        return end

    def character(self, at: int, end: int) -> int:
        char = self._text[at]
        if char == "[":
            match = _BRACKET.match(self._text, at, end)
            if match is not None:  # an editor's word inside a quotation
                return at + 1
        # Marks of direction, zero-width joiners, soft hyphens; halves of surrogate pairs, which the parser can't take.
        if char == "]" or unicodedata.category(char) in ("Cf", "Cs"):
            return at + 1
        if char in "–—":
            spaced = self._text[at - 1 : at] == " "
            self._put("-" if spaced or _joins(self._text, at) else " - ", at, at + 1)
            return at + 1
        if char.isspace():
            after = at + 1
            while after < end and self._text[after].isspace():
                after += 1
            self._put(" ", at, after)
            return after
        self._put(_QUOTES.get(char, char), at, at + 1)
        return at + 1

    def done(self, tails: dict[int, tuple[NameHit, ...]]) -> Surface:
        return Surface("".join(self._out), self._starts, self._ends, self._names, tails)


def _joins(text: str, at: int) -> bool:
    """Whether a dash joins numbers or names ("2016–2017", "Deir–Hafir")."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
